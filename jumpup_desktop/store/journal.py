"""Appends events to this device's chain and reads events back, in the total order."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec

from jumpup_desktop import __version__
from jumpup_desktop.domain.record import chain
from jumpup_desktop.domain.record.closing import concerned
from jumpup_desktop.domain.record.event import (
    ENVELOPE,
    PREFIX,
    Event,
    EventRef,
    Header,
    Stream,
    is_signed,
    kind_of,
    place_of,
    ref_of,
    version_of,
)
from jumpup_desktop.domain.record.season import BranchAdopted, DeviceRestored, JournalImported
from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import codec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nacl.signing import SigningKey

    from jumpup_desktop.domain.record.event import Actor, Body, Draft, Moment
    from jumpup_desktop.store.connection import Connection

Sign = Callable[[bytes], bytes]
STREAMS: tuple[Stream, ...] = ("record", "access")
CONFLICTS, DEVICES = "conflict", "device"
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
class State:
    """What a file holds: so many events of both streams, and eight digits that change with the end of any chain."""

    events: int
    mark: str


@dataclass(frozen=True, slots=True)
class EventPlace:
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

    def __init__(self, conn: Connection, device: str, device_number: int, key: SigningKey | None = None) -> None:
        self._conn = conn
        self.device = device
        self.number = device_number
        self._key = key
        self._heads: dict[Stream, Head] = {}

    def forget(self) -> None:
        """Read the heads anew next time (after a rollback or an import)."""
        self._heads.clear()

    def head(self, stream: Stream = "record") -> Head:
        """The end of this device's own stream."""
        if stream not in self._heads:
            self._heads[stream] = read_head(self._conn, self.number, stream)
        return self._heads[stream]

    def append(self, draft: Draft, actor: Actor, moment: Moment, place: EventPlace, sign: Sign | None = None) -> Event:
        """Write one event, signed over its header where `sign` or the kind says so; durable with its transaction."""
        written = self._make(draft, actor, moment, place, sign)
        self._conn.execute(_INSERT_EVENT, written.event_row)
        self._conn.execute(_INSERT_BODY, written.body_row)
        return written.event

    def append_many(self, drafts: Iterable[Draft], actor: Actor, moment: Moment, place: EventPlace) -> list[Event]:
        """Write many events at one moment (a load)."""
        written = [self._make(draft, actor, moment, place) for draft in drafts]
        self._conn.executemany(_INSERT_EVENT, [w.event_row for w in written])
        self._conn.executemany(_INSERT_BODY, [w.body_row for w in written])
        return [w.event for w in written]

    def _make(self, draft: Draft, actor: Actor, moment: Moment, place: EventPlace, sign: Sign | None = None) -> Written:
        raw = codec.encode_body(draft.body)
        salt = secrets.token_bytes(32)
        head = self.head(place.stream)
        header = Header(
            v=ENVELOPE,
            device=self.device,
            seq=head.seq + 1,
            stream=place.stream,
            prev=head.hash,
            lamport=1 + max(head.lamport, brought_lamport(draft.body)),
            round=place.round,
            meeting=place.meeting,
            subject=draft.subject,
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
        if sign is None and self._key is not None and is_signed(draft.body):
            key = self._key
            sign = lambda content: bytes(key.sign(content).signature)  # noqa: E731 - bound to this device's key
        written = self._rows(header, raw, salt, sign)
        self._heads[place.stream] = written.head
        return written

    def _rows(self, header: Header, raw: bytes, salt: bytes, sign: Sign | None) -> Written:
        header_bytes = codec.encode_header(header)
        signature = sign(header_bytes) if sign else None
        digest = chain.event_hash(header_bytes, signature or b"")
        key = (self.number, STREAMS.index(header.stream), header.seq)
        return Written(
            codec.event_of(header, digest, raw),
            (*key, header.lamport, header.subject, header.entity, header.kind, header_bytes, digest, signature),
            (*key, salt, raw),
            Head(header.seq, digest, header.lamport),
        )


def brought_lamport(body: Body | None) -> int:
    """The highest lamport an event brought in from other devices; 0 for most."""
    if isinstance(body, JournalImported | DeviceRestored | BranchAdopted):
        return max((lamport for _, lamport in body.heads), default=0)
    return 0


def read_head(conn: Connection, number: int, stream: Stream) -> Head:
    """The end of one device's stream as stored."""
    row = conn.execute(
        "SELECT seq, hash, lamport FROM event WHERE device = ? AND stream = ? ORDER BY seq DESC LIMIT 1",
        (number, STREAMS.index(stream)),
    ).fetchone()
    return Head(*row) if row else Head()


def all_heads(conn: Connection) -> tuple[tuple[EventRef, int], ...]:
    """(reference, order number) at the end of every record stream that counts in the file."""
    rows = conn.execute(
        "SELECT d.id, max(e.seq), e.hash, e.lamport FROM event e JOIN device d ON d.number = e.device"
        " WHERE e.stream = 0 AND d.status IN ('active', 'retired') GROUP BY d.number ORDER BY d.id, d.branch"
    )
    return tuple((ref_of(device, seq, digest), int(lamport)) for device, seq, digest, lamport in rows)


_SELECT = """
SELECT e.header, e.hash, b.body FROM event e
LEFT JOIN body b ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq
JOIN device d ON d.number = e.device
WHERE e.stream = 0 AND d.status IN ('active', 'retired')
"""
_CLOSED = """
SELECT e.header, e.hash, b.body FROM closed_by c
JOIN event e ON e.device = c.device AND e.stream = 0 AND e.seq = c.seq
LEFT JOIN body b ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq
JOIN device d ON d.number = e.device
WHERE d.status IN ('active', 'retired') AND e.kind = 'conflict.closed' AND c.entity = ? AND c.subject = ?
"""


def events_of(conn: Connection, subject: str, entity: str) -> list[Event]:
    """All events of one aggregate in the total order, the closings of its conflicts among them."""
    rows = conn.execute(_SELECT + " AND e.entity = ? AND e.subject = ?", (entity, subject)).fetchall()
    events = [_event(*row) for row in rows]
    if subject != CONFLICTS:
        closing = (_event(*row) for row in conn.execute(_CLOSED, (entity, subject)).fetchall())
        events += [event for event in closing if (subject, entity) in concerned(event)]
    return sorted(events, key=lambda event: event.order)


_EVERYTHING = """
SELECT e.subject, e.entity, e.header, e.hash, b.body FROM event e
LEFT JOIN body b ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq
WHERE e.stream = 0 AND e.device IN (SELECT number FROM device WHERE status IN ('active', 'retired'))
ORDER BY e.entity, e.subject, e.lamport
"""


def histories(conn: Connection) -> Iterator[tuple[str, str, list[Event]]]:
    """(subject, entity, events) of everything the record speaks of, one after the other, as `events_of` gives them."""
    closed = {(str(subject), str(entity)) for subject, entity in conn.execute("SELECT subject, entity FROM closed_by")}
    for (subject, entity), rows in groupby(conn.execute(_EVERYTHING), key=itemgetter(0, 1)):
        if (subject, entity) in closed and subject != CONFLICTS:
            yield subject, entity, events_of(conn, subject, entity)
        else:
            yield subject, entity, _in_order([_event(*row[2:]) for row in rows])


def _in_order(events: list[Event]) -> list[Event]:
    """Events that came by their order numbers: only equal ones need to be looked at."""
    numbers = {event.header.lamport for event in events}
    return events if len(numbers) == len(events) else sorted(events, key=lambda event: event.order)


def route(conn: Connection, number: int, seq: int, key: tuple[str, str]) -> None:
    """Note that an event closes a conflict of another aggregate too, whose history it then is part of."""
    conn.execute("INSERT INTO closed_by VALUES (?,?,?,?) ON CONFLICT DO NOTHING", (*key, number, seq))


def reroute(conn: Connection) -> None:
    """Note anew what every closing concerns, whichever chain it stands in."""
    conn.execute("DELETE FROM closed_by")
    conn.executemany("INSERT INTO closed_by VALUES (?,?,?,?) ON CONFLICT DO NOTHING", routes(conn))


def routes(conn: Connection) -> set[tuple[str, str, int, int]]:
    """(subject, entity, chain, number) of everything that a closing of a conflict concerns beside its own aggregate."""
    rows = conn.execute(
        "SELECT e.device, e.seq, e.header, e.hash, b.body FROM event e JOIN body b"
        " ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq"
        " WHERE e.stream = 0 AND e.kind = 'conflict.closed'"
    ).fetchall()
    return {
        (*key, number, seq)
        for number, seq, header, digest, body in rows
        for key in concerned(_event(header, digest, body))
    }


def any_apart(conn: Connection) -> bool:
    """Whether the file holds a chain that stands apart, whose events name files that no row tells of."""
    return conn.execute("SELECT 1 FROM device WHERE status NOT IN ('active', 'retired') LIMIT 1").fetchone() is not None


def events_of_kinds(conn: Connection, number: int | None, kinds: tuple[str, ...]) -> list[Event]:
    """Events of these kinds, of one chain or of all that count, in the total order."""
    marks = ",".join("?" * len(kinds))
    chosen = " AND +e.device = ?" if number is not None else ""  # by the few of a kind, not by the whole chain
    values = (*kinds, *((number,) if number is not None else ()))
    rows = conn.execute(f"{_SELECT} AND e.kind IN ({marks}){chosen}", values)
    return sorted((_event(*row) for row in rows), key=lambda event: event.order)


def purges(conn: Connection) -> list[Event]:
    """Every purge in the file, whether its chain counts or stands apart for a person to decide."""
    rows = conn.execute(
        "SELECT e.header, e.hash, b.body FROM event e JOIN body b"
        " ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq"
        " JOIN device d ON d.number = e.device AND d.status <> 'quarantined' WHERE e.kind = 'record.purged'"
    )
    return [_event(*row) for row in rows]


def every(conn: Connection) -> list[Event]:
    """All events of the chains that count, in the total order."""
    return sorted((_event(*row) for row in conn.execute(_SELECT)), key=lambda event: event.order)


def event_at(conn: Connection, ref: EventRef) -> Event | None:
    """The event of a reference, in whichever chain it stands; None where it is not here."""
    device, seq, prefix = place_of(ref)
    row = conn.execute(
        "SELECT e.header, e.hash, b.body FROM event e JOIN device d ON d.number = e.device LEFT JOIN body b"
        " ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq"
        " WHERE d.id = ? AND e.stream = 0 AND e.seq = ? AND substr(e.hash, 1, ?) = ?",
        (device, seq, PREFIX, prefix),
    ).fetchone()
    return _event(*row) if row else None


def _event(header_bytes: bytes, digest: str, body: bytes | None) -> Event:
    """An event as stored. Raises Trouble("store.damaged"): a page in the middle of a long text reads as nothing."""
    try:
        return codec.event_of(codec.decode_header(header_bytes), digest, body)
    except msgspec.DecodeError as error:
        raise Trouble("store.damaged", path="", detail=type(error).__name__) from error


def season_of(conn: Connection) -> str:
    """The season's id as the record has it; empty before its first event."""
    row = conn.execute("SELECT entity FROM event WHERE kind = 'season.created' AND stream = 0").fetchone()
    return str(row[0]) if row else ""


def unknown_kinds(conn: Connection) -> set[str]:
    """Kinds in the file that this program does not know: it then opens read-only."""
    from jumpup_desktop.domain.record.event import body_class

    return {row[0] for row in conn.execute("SELECT DISTINCT kind FROM event") if body_class(row[0]) is None}


def state(conn: Connection) -> State:
    """How much the file holds, and a mark of where each of its chains ends, from the ends alone."""
    chains = [row[0] for row in conn.execute("SELECT number FROM device").fetchall()]
    found = [_length(conn, number, stream) for number in chains for stream in (0, 1)]
    ends = "".join(sorted(last for _, last in found))
    return State(sum(events for events, _ in found), hashlib.sha256(ends.encode()).hexdigest()[:8])


def _length(conn: Connection, number: int, stream: int) -> tuple[int, str]:
    """Events of a chain, from its first number to its last, and the hash of the last."""
    ends = [
        conn.execute(
            f"SELECT seq, hash FROM event WHERE device = ? AND stream = ? ORDER BY seq {way} LIMIT 1", (number, stream)
        ).fetchone()
        for way in ("ASC", "DESC")
    ]
    return (int(ends[1][0]) - int(ends[0][0]) + 1, str(ends[1][1])) if ends[0] else (0, "")


def count(conn: Connection) -> int:
    """How many events the file holds, both streams."""
    return state(conn).events


def written_at(conn: Connection, ref: EventRef) -> int:
    """When an event of the record was written, in utc_ms; 0 for one that is not there."""
    device, seq, prefix = place_of(ref)
    row = conn.execute(
        "SELECT e.header FROM event e JOIN device d ON d.number = e.device"
        " WHERE d.id = ? AND e.stream = 0 AND e.seq = ? AND e.hash LIKE ?",
        (device, seq, f"{prefix}%"),
    ).fetchone()
    return codec.decode_header(row[0]).utc_ms if row else 0


def last_written_at(conn: Connection) -> int:
    """When the newest event of the record was written, in utc_ms; 0 for an empty one."""
    row = conn.execute(
        "SELECT header FROM event WHERE stream = 0 ORDER BY lamport DESC, device, seq LIMIT 1"
    ).fetchone()
    return codec.decode_header(row[0]).utc_ms if row else 0
