"""Tables that screens read: written from each aggregate's state, and rebuildable from the journal alone."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from jumpup_desktop.store import conflicts, journal
from jumpup_desktop.store.tables.registry import SUBJECTS

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.aggregate import Aggregate
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.tables.subject import Row, Rows, Shown

AT_ONCE = 500
"""Rows that are gathered before they are inserted: all of them at once would be the season in memory."""


def show(conn: Connection, shown: Shown, entity: str, aggregate: Aggregate[object]) -> None:
    """Replace the rows of one aggregate by what its state says, and its open conflicts by what its history says."""
    for table in shown.tables:
        _empty(conn, table, entity)
    conflicts.forget(conn, shown.subject.name, entity)
    insert_rows(conn, _rows(shown, aggregate))
    conflicts.note(conn, shown.subject.name, entity, aggregate.history)


def show_change(
    conn: Connection, shown: Shown, entity: str, before: Aggregate[object], after: Aggregate[object]
) -> None:
    """Replace what an event changed: the tables whose rows it made others, the conflicts where it made others."""
    old, new = _rows(shown, before), _rows(shown, after)
    changed = [table for table in shown.tables if old.get(table, ()) != new.get(table, ())]
    for table in changed:
        if old.get(table):
            _empty(conn, table, entity)
    insert_rows(conn, {table: new.get(table, ()) for table in changed})
    if before.history.conflicts != after.history.conflicts:
        conflicts.forget(conn, shown.subject.name, entity)
        conflicts.note(conn, shown.subject.name, entity, after.history)


def _empty(conn: Connection, table: str, entity: str) -> None:
    conn.execute(f"DELETE FROM {table} WHERE entity = ?", (entity,))


def _rows(shown: Shown, aggregate: Aggregate[object]) -> Rows:
    return shown.rows(aggregate.state) if aggregate.state is not None else {}


def insert_rows(conn: Connection, rows: Rows) -> None:
    """Insert rows of any number of aggregates."""
    for table, values in rows.items():
        if values:
            marks = ",".join("?" * len(values[0]))
            conn.executemany(f"INSERT INTO {table} VALUES ({marks})", values)


def rebuild(conn: Connection) -> None:
    """Empty every projection and write it anew from the events, in the open transaction."""
    for shown in SUBJECTS.values():
        for table in reversed(shown.tables):
            conn.execute(f"DELETE FROM {table}")
    conflicts.forget_all(conn)
    journal.reroute(conn)
    waiting: dict[str, list[Row]] = {}
    for subject, entity, events in journal.histories(conn):
        if subject not in SUBJECTS:
            continue
        shown_as = SUBJECTS[subject]
        aggregate = shown_as.subject.fold(events, entity)
        for table, rows in _rows(shown_as, aggregate).items():
            waiting.setdefault(table, []).extend(rows)
        conflicts.note(conn, subject, entity, aggregate.history)
        if sum(map(len, waiting.values())) >= AT_ONCE:
            insert_rows(conn, waiting)
            waiting.clear()
    insert_rows(conn, waiting)
    conflicts.find_between(conn)


def digest(conn: Connection) -> str:
    """SHA-256 over every row of every projection: equal when live and rebuilt tables are equal."""
    total = hashlib.sha256()
    tables = [table for shown in SUBJECTS.values() for table in shown.tables]
    for table in [*sorted(tables), "conflict"]:
        total.update(table.encode())
        for row in conn.execute(f"SELECT * FROM {table}"):  # in the order of its primary key
            total.update(repr(row).encode())
    return total.hexdigest()
