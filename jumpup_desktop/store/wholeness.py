"""Whether a season file is whole beneath its chains: its pages, its schema, the bodies that should be there."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

from jumpup_desktop.assets import asset
from jumpup_desktop.domain.purging import is_text
from jumpup_desktop.domain.record.chain import Fault
from jumpup_desktop.domain.record.event import body_class, ref_of
from jumpup_desktop.store import engine, journal, purged
from jumpup_desktop.store.tables.registry import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.journal import Silent

TABLE = "attachment"
_PAGE = re.compile(r"page (\d+)")


def pages(conn: Connection) -> list[Fault]:
    """Pages whose seal does not fit (`page`, its number); `database` where they do not hang together."""
    try:
        rows = [str(row[0]) for row in conn.execute("PRAGMA cipher_integrity_check").fetchall()]
        if rows:
            return [Fault("page", "", int(found[1]) if (found := _PAGE.search(row)) else 0) for row in rows]
        verdict = str(conn.execute("PRAGMA quick_check").fetchone()[0])
    except engine.library().DatabaseError:
        return [Fault("database", "", 0)]
    return [] if verdict == "ok" else [Fault("database", "", 0)]


def schema(conn: Connection) -> list[Fault]:
    """Tables, indexes, triggers and views that are not as db/schema.sql has them, by name (`schema`)."""
    ours = {_plain(sql) for sql in asset("db", "schema.sql").read_text(encoding="utf-8").split(";\n\n")}
    rows = conn.execute(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '\\_sqlite%' ESCAPE '\\'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    ).fetchall()
    found = {_plain(sql): name for name, sql in rows}
    strange = [Fault("schema", name, 0) for sql, name in found.items() if sql not in ours]
    return strange + [Fault("schema", sql.split("(")[0].strip(), 0) for sql in sorted(ours - found.keys())]


def _plain(sql: str) -> str:
    return " ".join(sql.strip().rstrip(";").split())


def bodies(conn: Connection, silent: Iterable[Silent]) -> list[Fault]:
    """Of the events that say nothing, those whose words no purge took, or none can (`body-missing`)."""
    gone = purged.named_anywhere(conn)
    return [
        Fault("body-missing", event.device, event.seq)
        for event in silent
        if not is_text(event.kind) or ref_of(event.device, event.seq, event.hash) not in gone
    ]


def attachments(conn: Connection, step: Callable[[], None] = lambda: None) -> list[Fault]:
    """Aggregates whose attachments are not in the table as their events name them (`attachment-row`)."""
    kept: dict[str, list[tuple[str, ...]]] = {}
    for row in conn.execute(f"SELECT * FROM {TABLE}"):
        kept.setdefault(row[0], []).append(tuple(row))
    named = _may_name(conn)
    told: dict[str, list[tuple[str, ...]]] = {}
    for subject, entity in sorted(named):
        told.setdefault(entity, []).extend(_told(conn, subject, entity, step))
    differ = [e for e in sorted(told | kept) if sorted(told.get(e, [])) != sorted(kept.get(e, []))]
    return [Fault("attachment-row", entity, 0) for entity in differ]


def _may_name(conn: Connection) -> set[tuple[str, str]]:
    """(subject, entity) of whatever has an event that names something by its hash."""
    kinds = [str(row[0]) for row in conn.execute("SELECT DISTINCT kind FROM event WHERE stream = 0")]
    naming = [kind for kind in kinds if (body := body_class(kind)) and any("sha256" in f.name for f in fields(body))]
    marks = ",".join("?" * len(naming))
    rows = conn.execute(
        "SELECT DISTINCT e.subject, e.entity FROM event e JOIN device d ON d.number = e.device"
        f" WHERE e.stream = 0 AND d.status IN ('active', 'retired') AND e.kind IN ({marks})",
        naming,
    )
    return {(str(subject), str(entity)) for subject, entity in rows if TABLE in _tables(subject)}


def _tables(subject: str) -> tuple[str, ...]:
    return SUBJECTS[subject].tables if subject in SUBJECTS else ()


def _told(conn: Connection, subject: str, entity: str, step: Callable[[], None]) -> list[tuple[str, ...]]:
    step()
    shown = SUBJECTS[subject]
    state = shown.subject.fold(journal.events_of(conn, subject, entity), entity).state
    rows = () if state is None else shown.rows(state).get(TABLE, ())
    return [tuple(str(value) for value in row) for row in rows]
