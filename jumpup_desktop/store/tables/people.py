"""People, panels, bans and exclusions as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.selection.interests import EXCLUSION
from jumpup_desktop.domain.selection.panels import BAN, PANEL
from jumpup_desktop.domain.selection.people import PERSON
from jumpup_desktop.domain.text import sort_key
from jumpup_desktop.store.tables.subject import shown

if TYPE_CHECKING:
    from jumpup_desktop.domain.selection.interests import Exclusion
    from jumpup_desktop.domain.selection.panels import Ban, Panel
    from jumpup_desktop.domain.selection.people import Person
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.tables.subject import Rows


def _person_rows(state: Person) -> Rows:
    f = state.facts
    said = (f.agency_number, f.evaluator_type, f.affiliation, f.position)
    return {"person": [(state.id, f.name, sort_key(f.name), *said, state.unified_into)]}


def _panel_rows(state: Panel) -> Rows:
    return {"panel": [(state.id, state.code, state.name, state.sector, len(state.members))]}


def _ban_rows(state: Ban) -> Rows:
    b = state.listed
    if b is None:
        return {}
    return {"ban": [(state.id, b.what, b.name, b.number, b.since.isoformat(), b.until.isoformat(), b.reason)]}


def _exclusion_rows(state: Exclusion) -> Rows:
    s = state.set
    return {"exclusion": [(state.id, s.company, s.person, s.kind, s.ground, int(state.holds))]} if s else {}


SUBJECTS = (
    shown(PERSON, ("person",), _person_rows),
    shown(PANEL, ("panel",), _panel_rows),
    shown(BAN, ("ban",), _ban_rows),
    shown(EXCLUSION, ("exclusion",), _exclusion_rows),
)


def person_ids(conn: Connection) -> list[str]:
    """Every person of the pool who is not the same as another."""
    return [row[0] for row in conn.execute("SELECT entity FROM person WHERE unified_into = '' ORDER BY entity")]


def ids_of_name(conn: Connection, name: str) -> list[str]:
    """People of this name."""
    return [str(row[0]) for row in conn.execute("SELECT entity FROM person WHERE name = ? ORDER BY entity", (name,))]


def panel_ids(conn: Connection) -> dict[str, str]:
    """Panels' ids by their code."""
    return {str(code): str(entity) for code, entity in conn.execute("SELECT code, entity FROM panel ORDER BY entity")}


def ban_ids(conn: Connection) -> list[str]:
    """Every entry of the ban list."""
    return [row[0] for row in conn.execute("SELECT entity FROM ban ORDER BY entity")]


def count_people(conn: Connection) -> int:
    """How many people the pool has."""
    return int(conn.execute("SELECT count(*) FROM person WHERE unified_into = ''").fetchone()[0])
