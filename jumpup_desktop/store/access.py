"""The access stream: who looked at whose data, what left, what was refused; beside the record, never in its way."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import astuple, dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from jumpup_desktop.store import engine, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.store.connection import Connection

Kind = Literal["viewed", "exported", "refused"]
MINUTE_MS = 60_000
MOST_WAITING = 20_000
_HEAD = "access.head"
_ROW = "SELECT hash, prev, utc_ms, device, person, role, kind, company, what FROM access"


@dataclass(frozen=True, slots=True)
class Access:
    """One line: when (utc_ms; of a view its minute), on which device, who in which role, did what with which company.

    `company` is empty where it is about none or about all; `what` are words of the program, of an export its names too.
    """

    utc_ms: int
    device: str
    person: str
    role: str
    kind: str
    company: str
    what: str

    def hash_after(self, prev: bytes) -> bytes:
        """What chains this line to the one before it."""
        text = json.dumps(astuple(self), ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(prev + text.encode()).digest()


class AccessStream:
    """Views are gathered by person, company and minute; exports and refusals are written at once.

    What cannot be written (a full disk, a season opened for reading) waits or is let go: the record never stops for it.
    """

    def __init__(self, conn: Connection, device: Callable[[], str], now_ms: Callable[[], int]) -> None:
        self._conn, self._device, self._now_ms = conn, device, now_ms
        self._views: dict[tuple[int, str, str, str], set[str]] = {}
        self._waiting: list[Access] = []

    def saw(self, reader: Reader, what: str, companies: Iterable[str] = ("",)) -> None:
        """This reader was shown something of these companies."""
        minute = self._now_ms() // MINUTE_MS * MINUTE_MS
        if any(key[0] < minute for key in self._views):
            self.flush()
        for company in companies:
            self._views.setdefault((minute, reader.person, reader.role, company), set()).add(what)

    def exported(self, reader: Reader, what: str, company: str = "") -> None:
        """Something left the season."""
        self._at_once(reader, "exported", what, company)

    def refused(self, reader: Reader, what: str, company: str = "") -> None:
        """Somebody wanted to see something and was not let."""
        self._at_once(reader, "refused", what, company)

    def _at_once(self, reader: Reader, kind: Kind, what: str, company: str) -> None:
        self._waiting.append(Access(self._now_ms(), self._device(), reader.person, reader.role, kind, company, what))
        self.flush()

    def flush(self) -> None:
        """Write what was gathered."""
        lines = [
            Access(minute, self._device(), person, role, "viewed", company, " ".join(sorted(what)))
            for (minute, person, role, company), what in sorted(self._views.items())
        ]
        lines = [*lines, *self._waiting]
        if not lines or self._conn.in_transaction:
            return
        try:
            self._write(lines)
        except engine.library().DatabaseError:
            with suppress(engine.library().DatabaseError):
                self._conn.execute("ROLLBACK")
            self._waiting = lines[-MOST_WAITING:]
        else:
            self._waiting = []
        self._views = {}

    def _write(self, lines: Iterable[Access]) -> None:
        self._conn.execute("BEGIN IMMEDIATE")
        prev = bytes.fromhex(settings.get(self._conn, _HEAD) or "")
        for line in lines:
            digest = line.hash_after(prev)
            self._conn.execute("INSERT INTO access VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (digest, prev, *astuple(line)))
            prev = digest
        settings.put(self._conn, _HEAD, prev.hex())
        self._conn.execute("COMMIT")


def accesses(conn: Connection, since_ms: int = 0) -> list[Access]:
    """All lines from a moment on, oldest first; what one device wrote in one moment, as it wrote it."""
    rows = conn.execute(f"{_ROW} WHERE utc_ms >= ? ORDER BY utc_ms, device, hash", (since_ms,))
    moments = groupby(rows, key=lambda row: row[2:4])
    return [Access(*row[2:]) for _, moment in moments for row in _as_chained(list(moment))]


def _as_chained(rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Each line after the line it is chained to."""
    here, after = {row[0] for row in rows}, dict[bytes, list[tuple[Any, ...]]]()
    for row in rows:
        after.setdefault(row[1] if row[1] in here else b"", []).append(row)
    waiting = after.pop(b"", [])[::-1]
    while waiting:
        row = waiting.pop()
        yield row
        waiting += after.pop(row[0], [])[::-1]


def broken(conn: Connection) -> tuple[str, ...]:
    """Hashes (hex) of lines that were changed, or whose line before is gone."""
    known = {b""}
    rows = conn.execute(_ROW).fetchall() if _has_stream(conn) else []
    known |= {row[0] for row in rows}
    wrong = (row[0] for row in rows if row[1] not in known or Access(*row[2:]).hash_after(row[1]) != row[0])
    return tuple(sorted(digest.hex() for digest in wrong))


def bring(conn: Connection, other: Connection) -> int:
    """In an open transaction: take over the lines of another copy that are not here; how many came."""
    if not _has_stream(other):
        return 0
    before = conn.execute("SELECT count(*) FROM access").fetchone()[0]
    conn.executemany("INSERT OR IGNORE INTO access VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _sound(other))
    return int(conn.execute("SELECT count(*) FROM access").fetchone()[0] - before)


def _sound(other: Connection) -> Iterator[tuple[object, ...]]:
    for row in other.execute(_ROW):
        if Access(*row[2:]).hash_after(row[1]) == row[0]:
            yield row


def _has_stream(conn: Connection) -> bool:
    return conn.execute("SELECT 1 FROM sqlite_schema WHERE name = 'access'").fetchone() is not None
