"""Tables that screens read: written from each aggregate's state, and rebuildable from the journal alone."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.event import subject_of
from jumpup_desktop.store import journal
from jumpup_desktop.store.tables.registry import SUBJECTS, find_conflicts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.tables.subject import Rows, Shown


def show(conn: Connection, shown: Shown, entity: str, state: object | None, *, is_new: bool) -> None:
    """Replace the rows of one aggregate by what its state says."""
    if not is_new:
        for table in shown.tables:
            conn.execute(f"DELETE FROM {table} WHERE entity = ?", (entity,))
    if state is not None:
        insert_rows(conn, shown.rows(state))


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
    for name, entity, state in _folded(conn):
        show(conn, SUBJECTS[name], entity, state, is_new=True)
    find_conflicts(conn)


def _folded(conn: Connection) -> Iterable[tuple[str, str, object]]:
    current: tuple[str, str] | None = None
    state: object | None = None
    for event in list(journal.all_events(conn)):
        key = (subject_of(event.header.kind), event.entity)
        if key[0] not in SUBJECTS:
            continue
        if key != current:
            if current is not None:
                yield (*current, state)
            current, state = key, None
        state = SUBJECTS[key[0]].subject.evolve(state, event)
    if current is not None:
        yield (*current, state)


def digest(conn: Connection) -> str:
    """SHA-256 over every row of every projection: equal when live and rebuilt tables are equal."""
    total = hashlib.sha256()
    tables = [table for shown in SUBJECTS.values() for table in shown.tables]
    for table in [*sorted(tables), "conflict"]:
        total.update(table.encode())
        for row in sorted(map(repr, conn.execute(f"SELECT * FROM {table}").fetchall())):
            total.update(row.encode())
    return total.hexdigest()
