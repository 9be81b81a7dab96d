"""The access stream: who looked at whose data, what left, what was refused; beside the record, never in its way."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import astuple, dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal, get_args

from jumpup_desktop.store import engine, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.store.connection import Connection

Kind = Literal["viewed", "exported", "refused"]
MINUTE_MS = 60_000
MOST_WAITING = 20_000
YEAR_2100_MS = 4_102_444_800_000
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
        self.left(reader, ((what, company),))

    def left(self, reader: Reader, what: Iterable[tuple[str, str]]) -> None:
        """Several things (what, company) left the season at once."""
        self._at_once(reader, "exported", what)

    def refused(self, reader: Reader, what: str, company: str = "") -> None:
        """Somebody wanted to see something and was not let."""
        self._at_once(reader, "refused", ((what, company),))

    def _at_once(self, reader: Reader, kind: Kind, what: Iterable[tuple[str, str]]) -> None:
        now, device = self._now_ms(), self._device()
        self._waiting += [
            Access(now, device, reader.person, reader.role, kind, company, _clean(said)) for said, company in what
        ]
        self.flush()

    def flush_past(self) -> None:
        """Write what was gathered, where the minute it belongs to is over."""
        if self._waiting or any(key[0] + MINUTE_MS <= self._now_ms() for key in self._views):
            self.flush()

    def flush(self) -> None:
        """Write what was gathered."""
        views = [
            Access(minute, self._device(), person, role, "viewed", company, _clean(" ".join(sorted(what))))
            for (minute, person, role, company), what in sorted(self._views.items())
        ]
        lines = [*self._waiting, *views]
        if not lines or self._conn.in_transaction:
            return
        self._views, self._waiting = {}, []
        try:
            self._write(lines)
        except engine.library().DatabaseError:
            with suppress(engine.library().DatabaseError):
                self._conn.execute("ROLLBACK")
            self._waiting = lines[-MOST_WAITING:]

    def _write(self, lines: Iterable[Access]) -> None:
        """A line that came with another copy before it was written here is the same line."""
        self._conn.execute("BEGIN IMMEDIATE")
        prev = _head(self._conn)
        for line in lines:
            digest = line.hash_after(prev)
            row = (digest, prev, *astuple(line))
            self._conn.execute("INSERT OR IGNORE INTO access VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            prev = digest
        settings.put(self._conn, _HEAD, prev.hex())
        self._conn.execute("COMMIT")


def _clean(text: str) -> str:
    """One line of plain words, whatever stood in it."""
    return "".join(c if c.isprintable() else " " for c in text)


def _head(conn: Connection) -> bytes:
    """What the next line is chained to; empty where none was written, or where it cannot be read."""
    return settings.read(conn, _HEAD, bytes.fromhex) or b""


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
    """Hashes (hex) of lines that were changed, or whose line before is gone; of the last one, where it is gone."""
    rows = conn.execute(_ROW).fetchall() if _has_stream(conn) else []
    known = {b"", *(row[0] for row in rows)}
    wrong = {row[0] for row in rows if row[1] not in known or Access(*row[2:]).hash_after(row[1]) != row[0]}
    last = _head(conn)
    return tuple(sorted(digest.hex() for digest in (wrong if last in known else {*wrong, last})))


def bring(conn: Connection, other: Connection) -> int:
    """In an open transaction: take over the lines of another copy that are not here; how many came.

    A line that was changed, or does not hang on one that is known, stays behind.
    """
    if not _has_stream(other):
        return 0
    before = conn.execute("SELECT count(*) FROM access").fetchone()[0]
    own = {row[0] for row in conn.execute("SELECT hash FROM access")}
    rows = _hanging_on({b"", *own}, filter(_is_sound, other.execute(_ROW)))
    conn.executemany("INSERT OR IGNORE INTO access VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return int(conn.execute("SELECT count(*) FROM access").fetchone()[0] - before)


LONGEST = 8_000
"""Letters of a field that a merge takes over."""


def _is_sound(row: tuple[Any, ...]) -> bool:
    """Whether a row of a foreign file has the shape and the hash of a line."""
    digest, prev, utc_ms, *texts = row
    if not isinstance(digest, bytes) or not isinstance(prev, bytes) or not isinstance(utc_ms, int):
        return False
    if not all(isinstance(text, str) and len(text) <= LONGEST and text.isprintable() for text in texts):
        return False
    line = Access(utc_ms, *texts)
    is_possible = 0 <= utc_ms < YEAR_2100_MS and line.kind in get_args(Kind)
    return is_possible and line.hash_after(prev) == digest


def _hanging_on(known: set[bytes], rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    after: dict[bytes, list[tuple[Any, ...]]] = {}
    for row in rows:
        after.setdefault(row[1], []).append(row)
    waiting = [row for digest in known for row in after.pop(digest, ())]
    while waiting:
        row = waiting.pop()
        yield row
        waiting += after.pop(row[0], ())


def _has_stream(conn: Connection) -> bool:
    return conn.execute("SELECT 1 FROM sqlite_schema WHERE name = 'access'").fetchone() is not None
