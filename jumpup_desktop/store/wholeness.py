"""Whether a season file is whole beneath its chains: its pages, its schema, the bodies that should be there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jumpup_desktop.assets import asset
from jumpup_desktop.domain.purging import is_text
from jumpup_desktop.domain.record.chain import Fault
from jumpup_desktop.domain.record.event import ref_of
from jumpup_desktop.store import engine, journal, purge
from jumpup_desktop.store.tables.registry import SUBJECTS

if TYPE_CHECKING:
    from jumpup_desktop.store.connection import Connection

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


def bodies(conn: Connection) -> list[Fault]:
    """Events that say nothing though no purge took their words, or none can (`body-missing`)."""
    purged = purge.named_anywhere(conn)
    rows = conn.execute(
        "SELECT d.id, e.seq, e.hash, e.kind FROM event e JOIN device d ON d.number = e.device LEFT JOIN body b"
        " ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq"
        " WHERE e.stream = 0 AND b.seq IS NULL ORDER BY d.id, e.seq"
    ).fetchall()
    return [
        Fault("body-missing", device, seq)
        for device, seq, digest, kind in rows
        if not is_text(kind) or ref_of(device, seq, digest) not in purged
    ]


def attachments(conn: Connection) -> list[Fault]:
    """Aggregates whose attachments are not in the table as their events name them (`attachment-row`)."""
    found = []
    for subject, entity in journal.aggregates(conn):
        shown = SUBJECTS.get(subject)
        if shown is None or TABLE not in shown.tables:
            continue
        state = shown.subject.fold(journal.events_of(conn, subject, entity), entity).state
        told = [] if state is None else [tuple(row) for row in shown.rows(state).get(TABLE, ())]
        kept = conn.execute(f"SELECT * FROM {TABLE} WHERE entity = ?", (entity,)).fetchall()
        if sorted(map(repr, told)) != sorted(repr(tuple(row)) for row in kept):
            found.append(Fault("attachment-row", entity, 0))
    return found
