"""Appends events to this device's chain and reads events back, in the total order."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jumpup_desktop import __version__
from jumpup_desktop.domain.record import chain
from jumpup_desktop.domain.record.event import Event, EventId, Header, Stream, kind_of, subject_of, version_of
from jumpup_desktop.domain.record.season import DeviceRestored, JournalImported
from jumpup_desktop.store import codec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jumpup_desktop.domain.record.event import Actor, Body, Draft, Moment
    from jumpup_desktop.store.connection import Connection

STREAMS: tuple[Stream, ...] = ("record", "access")
_INSERT_EVENT = (
    "INSERT INTO event (device, stream, seq, lamport, subject, entity, kind, header, hash, sig)"
    " VALUES (?,?,?,?,?,?,?,?,?,?)"
)
_INSERT_BODY = "INSERT INTO body (device, stream, seq, salt, body) VALUES (?,?,?,?,?)"


@dataclass(frozen=True, slots=True)
class Head:
    """The end of one device's stream."""

    seq: int = 0
    hash: str = chain.GENESIS
    lamport: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the record an event stands: its round, the meeting it belongs to, its stream."""

    round: str
    meeting: str | None = None
    stream: Stream = "record"


@dataclass(frozen=True, slots=True)
class Written:
    """One event as it goes into the tables."""

    event: Event
    event_row: tuple[Any, ...]
    body_row: tuple[Any, ...]
    head: Head


class Journal:
    """The journal of an open season, on the writing connection."""

    def __init__(self, conn: Connection, device: str, device_number: int) -> None:
        self._conn = conn
        self.device = device
        self._number = device_number
        self._heads: dict[Stream, Head] = {}

    def forget(self) -> None:
        """Read the heads anew next time (after a rollback or an import)."""
        self._heads.clear()

    def head(self, stream: Stream = "record") -> Head:
        """The end of this device's own stream."""
        if stream not in self._heads:
            self._heads[stream] = read_head(self._conn, self._number, stream)
        return self._heads[stream]

    def append(self, draft: Draft, actor: Actor, moment: Moment, place: Place) -> Event:
        """Write one event; it is durable when the surrounding transaction commits."""
        written = self._make(draft, actor, moment, place)
        self._conn.execute(_INSERT_EVENT, written.event_row)
        self._conn.execute(_INSERT_BODY, written.body_row)
        return written.event

    def append_many(self, drafts: Iterable[Draft], actor: Actor, moment: Moment, place: Place) -> list[Event]:
        """Write many events at one moment (a load)."""
        written = [self._make(draft, actor, moment, place) for draft in drafts]
        self._conn.executemany(_INSERT_EVENT, [w.event_row for w in written])
        self._conn.executemany(_INSERT_BODY, [w.body_row for w in written])
        return [w.event for w in written]

    def _make(self, draft: Draft, actor: Actor, moment: Moment, place: Place) -> Written:
        raw = codec.encode_body(draft.body)
        salt = secrets.token_bytes(32)
        head = self.head(place.stream)
        header = Header(
            device=self.device,
            seq=head.seq + 1,
            stream=place.stream,
            prev=head.hash,
            lamport=1 + max(head.lamport, brought_lamport(draft.body)),
            round=place.round,
            meeting=place.meeting,
            entity=draft.entity,
            base=draft.base,
            kind=kind_of(draft.body),
            body_v=version_of(draft.body),
            body_commitment=chain.commitment(salt, raw),
            actor=actor.person,
            role=actor.role,
            on_behalf_of=actor.on_behalf_of,
            proof=actor.proof,
            utc_ms=moment.utc_ms,
            utc_offset_min=moment.utc_offset_min,
            boot_id=moment.boot_id,
            boottime_ns=moment.boottime_ns,
            monotonic_ns=moment.monotonic_ns,
            app=__version__,
        )
        written = self._rows(header, raw, salt)
        self._heads[place.stream] = written.head
        return written

    def _rows(self, header: Header, raw: bytes, salt: bytes) -> Written:
        header_bytes = codec.encode_header(header)
        digest = chain.event_hash(header_bytes)
        key = (self._number, STREAMS.index(header.stream), header.seq)
        subject = subject_of(header.kind)
        return Written(
            Event(header, codec.decode_body(header.kind, header.body_v, raw)),
            (*key, header.lamport, subject, header.entity, header.kind, header_bytes, digest, None),
            (*key, salt, raw),
            Head(header.seq, digest, header.lamport),
        )


def brought_lamport(body: Body | None) -> int:
    """The highest lamport an event brought in from other devices; 0 for most."""
    if isinstance(body, JournalImported | DeviceRestored):
        return max((lamport for _, _, lamport in body.heads), default=0)
    return 0


def read_head(conn: Connection, number: int, stream: Stream) -> Head:
    """The end of one device's stream as stored."""
    row = conn.execute(
        "SELECT seq, hash, lamport FROM event WHERE device = ? AND stream = ? ORDER BY seq DESC LIMIT 1",
        (number, STREAMS.index(stream)),
    ).fetchone()
    return Head(*row) if row else Head()


def all_heads(conn: Connection) -> tuple[tuple[str, int, int], ...]:
    """(device, seq, lamport) at the end of every record stream in the file."""
    rows = conn.execute(
        "SELECT d.id, max(e.seq), max(e.lamport) FROM event e JOIN device d ON d.number = e.device"
        " WHERE e.stream = 0 GROUP BY d.id ORDER BY d.id"
    )
    return tuple((str(d), int(s), int(n)) for d, s, n in rows)


_SELECT = """
SELECT e.header, b.body FROM event e
LEFT JOIN body b ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq
JOIN device d ON d.number = e.device
WHERE e.stream = 0 AND d.status <> 'quarantined'
"""


def events_of(conn: Connection, subject: str, entity: str) -> list[Event]:
    """All events of one aggregate in the total order."""
    rows = conn.execute(
        _SELECT + " AND e.entity = ? AND e.subject = ? ORDER BY e.lamport, d.id, e.seq", (entity, subject)
    )
    return [_event(*row) for row in rows]


def all_events(conn: Connection) -> Iterator[Event]:
    """Every event of the record, aggregate by aggregate, each in the total order."""
    for row in conn.execute(_SELECT + " ORDER BY e.subject, e.entity, e.lamport, d.id, e.seq"):
        yield _event(*row)


def _event(header_bytes: bytes, body: bytes | None) -> Event:
    header = codec.decode_header(header_bytes)
    return Event(header, None if body is None else codec.decode_body(header.kind, header.body_v, body))


def audit(conn: Connection) -> tuple[int, list[chain.Fault]]:
    """Check every chain; the number of events and what is wrong. Writes nothing."""
    count, faults = 0, []
    for number, _ in conn.execute("SELECT number, id FROM device ORDER BY number").fetchall():
        for stream in (0, 1):
            links = list(_links(conn, number, stream))
            count += len(links)
            faults += chain.audit(links)
    return count, faults


def _links(conn: Connection, number: int, stream: int) -> Iterator[chain.ChainLink]:
    rows = conn.execute(
        "SELECT e.header, e.hash, e.sig, b.salt, b.body FROM event e LEFT JOIN body b"
        " ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq"
        " WHERE e.device = ? AND e.stream = ? ORDER BY e.seq",
        (number, stream),
    )
    for header_bytes, digest, sig, salt, body in rows:
        header = codec.decode_header(header_bytes)
        matches = None if body is None else chain.commitment(salt, body) == header.body_commitment
        content = codec.decode_body(header.kind, header.body_v, body) if body is not None else None
        yield chain.ChainLink(
            header, digest, chain.event_hash(header_bytes, sig or b""), matches, brought_lamport(content)
        )


def unknown_kinds(conn: Connection) -> set[str]:
    """Kinds in the file that this program does not know: it then opens read-only."""
    from jumpup_desktop.domain.record.event import body_class

    return {row[0] for row in conn.execute("SELECT DISTINCT kind FROM event") if body_class(row[0]) is None}


def count(conn: Connection) -> int:
    """How many events the file holds, both streams."""
    return int(conn.execute("SELECT count(*) FROM event").fetchone()[0])


def written_at(conn: Connection, event: EventId) -> int:
    """When an event of the record was written, in utc_ms; 0 for one that is not there."""
    row = conn.execute(
        "SELECT e.header FROM event e JOIN device d ON d.number = e.device"
        " WHERE d.id = ? AND e.stream = 0 AND e.seq = ?",
        (event.device, event.seq),
    ).fetchone()
    return codec.decode_header(row[0]).utc_ms if row else 0


def last_written_at(conn: Connection) -> int:
    """When the newest event of the record was written, in utc_ms; 0 for an empty one."""
    row = conn.execute(
        "SELECT header FROM event WHERE stream = 0 ORDER BY lamport DESC, device, seq LIMIT 1"
    ).fetchone()
    return codec.decode_header(row[0]).utc_ms if row else 0
