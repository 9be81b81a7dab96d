"""Whether the tables that screens read say what the events say: folded anew and compared, nothing is written."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING

import msgspec

from jumpup_desktop.domain.record.chain import Fault
from jumpup_desktop.domain.record.closing import SLOT
from jumpup_desktop.store import conflicts, journal
from jumpup_desktop.store.tables.registry import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jumpup_desktop.domain.record.aggregate import Aggregate
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.tables.subject import Row

ATTACHMENT = "attachment"
CLOSED, CONFLICT = "closed_by", "conflict"
Told = tuple[str, "Row"]
"""A table and a row of it."""


def differing(conn: Connection, step: Callable[[], None] = lambda: None) -> list[Fault]:
    """Tables whose rows are not those of the events, by the aggregate (`attachment-row`, else `rows`)."""
    key = secrets.token_bytes(32)
    sums = {table: _Sum(key) for table in _tables()}
    for table, row in _told(conn, step):
        sums[table].add(row)
    wrong = [table for table, told in sums.items() if told.value != _Sum(key, _stored(conn, table)).value]
    return [fault for table in wrong for fault in _places(conn, table, step)]


class _Sum:
    """Rows in any order, as one number under a key of this audit: nothing of them is kept, none is made to fit."""

    def __init__(self, key: bytes, rows: Iterable[Row] = ()) -> None:
        self._key = key
        self.value = (0, 0)
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        count, total = self.value
        digest = hashlib.blake2b(msgspec.msgpack.encode(row), digest_size=32, key=self._key).digest()
        self.value = (count + 1, total + int.from_bytes(digest, "big"))


def _tables() -> list[str]:
    own = (table for shown in SUBJECTS.values() for table in shown.tables)
    return [*dict.fromkeys(own), CLOSED, CONFLICT]


def _stored(conn: Connection, table: str) -> Iterable[Row]:
    return conn.execute(f"SELECT * FROM {table}")


def _told(conn: Connection, step: Callable[[], None]) -> Iterator[Told]:
    """Every row that the events make."""
    for row in journal.routes(conn):
        yield CLOSED, row
    for between in conflicts.between(conn):
        yield CONFLICT, between
    for subject, entity, events in journal.histories(conn):
        step()
        if subject in SUBJECTS:
            yield from _of(subject, SUBJECTS[subject].subject.fold(events, entity))


def _of(subject: str, aggregate: Aggregate[object]) -> Iterator[Told]:
    if aggregate.state is not None:
        for table, rows in SUBJECTS[subject].rows(aggregate.state).items():
            for row in rows:
                yield table, row
    for one in aggregate.history.conflicts:
        yield CONFLICT, (SLOT, subject, aggregate.entity, one.slot, " ".join(one.refs))


def _places(conn: Connection, table: str, step: Callable[[], None]) -> list[Fault]:
    """Which aggregates it is: looked for only where something is wrong."""
    told = {repr(tuple(row)): row for name, row in _told(conn, step) if name == table}
    kept = {repr(tuple(row)): row for row in _stored(conn, table)}
    differ = [row for text, row in (told | kept).items() if (text in told) != (text in kept)]
    at = 2 if table == CONFLICT else 1 if table == CLOSED else 0
    entities = sorted({str(row[at]) for row in differ}) or [""]
    if table == ATTACHMENT:
        return [Fault("attachment-row", entity, 0) for entity in entities]
    return [Fault("rows", f"{table} {entity}".rstrip(), 0) for entity in entities]
