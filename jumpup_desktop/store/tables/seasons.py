"""Season, rounds, policies and devices as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.purging import RECORD
from jumpup_desktop.domain.record import season
from jumpup_desktop.store.tables.subject import shown

if TYPE_CHECKING:
    from jumpup_desktop.domain.purging import Purges
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.tables.subject import Rows


def _season_rows(state: season.Season) -> Rows:
    return {
        "season": [(state.id, state.programme, state.root_sha256, int(state.root_is_local), state.root_certificate)],
        "round": [(state.id, n, round_id, title) for n, (round_id, title) in enumerate(state.rounds, 1)],
    }


def _policy_rows(state: season.PolicyHistory) -> Rows:
    return {
        "policy": [
            (state.id, n, p.name, p.version, p.sha256, p.text, p.reason) for n, p in enumerate(state.adopted, 1)
        ],
        "policy_change": [
            (state.id, n, m, *change) for n, p in enumerate(state.adopted, 1) for m, change in enumerate(p.changes, 1)
        ],
    }


def _device_rows(state: season.Device) -> Rows:
    return {"device_name": [(state.id, state.label, state.follows, state.public_key)]}


def _purged_rows(state: Purges) -> Rows:
    return {"purged": [(state.id, ref) for ref in state.events]}


SUBJECTS = (
    shown(season.SEASON, ("season", "round"), _season_rows),
    shown(season.POLICIES, ("policy", "policy_change"), _policy_rows),
    shown(season.DEVICE, ("device_name",), _device_rows),
    shown(RECORD, ("purged",), _purged_rows),
)


def current_policy(conn: Connection) -> tuple[str, str, str] | None:
    """(name, sha256, text) of the policy that holds; None before one was adopted."""
    row = conn.execute("SELECT name, sha256, text FROM policy ORDER BY number DESC LIMIT 1").fetchone()
    return tuple(row) if row else None


def policies(conn: Connection) -> list[tuple[int, str, str, str, str]]:
    """(number, name, version, sha256, reason) of each adopted policy."""
    return [tuple(r) for r in conn.execute("SELECT number, name, version, sha256, reason FROM policy ORDER BY number")]


def current_round(conn: Connection) -> str:
    """The id of the newest round; empty before the first."""
    row = conn.execute("SELECT round FROM round ORDER BY number DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def round_title(conn: Connection) -> str:
    """The newest round's title; empty before the first."""
    row = conn.execute("SELECT title FROM round ORDER BY number DESC LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def season_facts(conn: Connection) -> tuple[str, str, str, bool]:
    """(id, programme, root fingerprint, root is local)."""
    row = conn.execute("SELECT entity, programme, root_sha256, root_is_local FROM season").fetchone()
    return str(row[0]), str(row[1]), str(row[2]), bool(row[3])
