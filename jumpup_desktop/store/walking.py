"""Reads every chain, event by event, and checks it: hashes, order, bodies, signatures of devices."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from jumpup_desktop.domain.record import chain
from jumpup_desktop.domain.record.event import ENVELOPE, is_signed_kind, kind_version, known_kinds, subject_of
from jumpup_desktop.domain.record.season import DeviceRestored, DeviceStarted
from jumpup_desktop.store import codec, journal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jumpup_desktop.domain.record.event import Body, Header
    from jumpup_desktop.store.connection import Connection

BEGIN = ("device.started", "device.restored")
"""What a device says of itself, and no other device."""
LATEST_MS, DAY_MIN = 253_402_300_800_000, 24 * 60
"""A moment (utc_ms) before the year 10000, and minutes of an offset, are what a calendar can tell."""
DEVICES = "device"
"""Subject of the events whose bodies the check of a chain itself needs."""


@dataclass(frozen=True, slots=True)
class Silent:
    """An event whose body is not there."""

    device: str
    seq: int
    hash: str
    kind: str


@dataclass(slots=True)
class Walked:
    """What came of reading every event: how many, what is wrong, which of the record say nothing."""

    events: int = 0
    filed: int = 0
    """Sum over where each event's columns would file it: what the indexes are held against."""
    faults: list[chain.Fault] = field(default_factory=list)
    silent: list[Silent] = field(default_factory=list)
    newer: Silent | None = None
    """An event of a kind, or in a shape, which this program does not know yet."""


def audit(conn: Connection, step: Callable[[], None] = lambda: None) -> tuple[int, list[chain.Fault]]:
    """Check every chain; the number of events and what is wrong. Writes nothing."""
    walked = walk(conn, step)
    return walked.events, walked.faults


def walk(conn: Connection, step: Callable[[], None] = lambda: None, *, reads: bool = True) -> Walked:
    """Check every chain, event by event (`unreadable` where one cannot be read). Writes nothing.

    Whether bodies can be read as what they are is left to whoever reads them next, without `reads`.
    """
    walked = Walked()
    for number, origin in conn.execute("SELECT number, forks_from FROM device ORDER BY number").fetchall():
        before = walked.events
        links = _noted(number, _links(conn, number, 0, reads=reads), walked, step)
        try:
            walked.faults += chain.audit(links, _start(conn, number, origin, 0))
        except codec.UNREADABLE:
            walked.faults.append(chain.Fault("unreadable", _id_of(conn, number), walked.events - before + 1))
            walked.events = before
    strange = conn.execute("SELECT device, seq FROM event WHERE stream <> 0 LIMIT 1").fetchone()
    if strange:  # a stream that nothing reads excuses nothing
        walked.faults.append(chain.Fault("stream", _id_of(conn, strange[0]), strange[1]))
    return walked


def filed(number: int, header: Header) -> int:
    """What an event adds to the sum: under its thing, and under its kind."""
    one, place = header, (number, 0, header.seq)
    return hash((one.entity, one.subject, one.lamport, *place)) + hash((one.kind, *place))


def _noted(
    number: int, links: Iterator[chain.ChainLink], walked: Walked, step: Callable[[], None]
) -> Iterator[chain.ChainLink]:
    versions = {kind: kind_version(kind) for kind in known_kinds()}
    for link in links:
        step()
        walked.events += 1
        walked.filed += filed(number, link.header)
        if link.header.body_v > versions.get(link.header.kind, 0) or link.header.v > ENVELOPE:
            walked.newer = Silent(link.header.device, link.header.seq, link.stored, link.header.kind)
        if link.body_matches is None and link.header.stream == "record":
            walked.silent.append(Silent(link.header.device, link.header.seq, link.stored, link.header.kind))
        yield link


def _id_of(conn: Connection, number: int) -> str:
    row = conn.execute("SELECT id FROM device WHERE number = ?", (number,)).fetchone()
    return str(row[0]) if row else ""


def _start(conn: Connection, number: int, origin: int | None, stream: int) -> chain.Start:
    """A branch follows the event of its chain that stands before its first own one."""
    first = conn.execute("SELECT min(seq) FROM event WHERE device = ? AND stream = ?", (number, stream)).fetchone()[0]
    if origin is None or first is None:
        return chain.Start()
    row = conn.execute(
        "SELECT hash, seq, lamport FROM event WHERE device = ? AND stream = ? AND seq = ?", (origin, stream, first - 1)
    ).fetchone()
    return chain.Start(*row) if row else chain.Start()


def _links(conn: Connection, number: int, stream: int, *, reads: bool) -> Iterator[chain.ChainLink]:
    rows = conn.execute(
        "SELECT e.stream, e.seq, e.lamport, e.subject, e.entity, e.kind, e.header, e.hash, e.sig, b.salt, b.body"
        " FROM event e LEFT JOIN body b"
        " ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq"
        " WHERE e.device = ? AND e.stream = ? ORDER BY e.seq",
        (number, stream),
    )
    key, device = _public_key(conn, number), _id_of(conn, number)
    for *columns, header_bytes, digest, sig, salt, body in rows:
        header = codec.decode_header(header_bytes)
        matches = None if body is None else chain.commitment(salt, body) == header.body_commitment
        is_needed = reads or header.subject == DEVICES
        content, is_readable = _content(header, body) if is_needed else (None, True)
        must = is_signed_kind(header.kind)
        signs = key is not None and (must or (sig is not None and header.proof != "pin"))
        holds = _verifies(key, header_bytes, sig or b"") if signs and key else None
        computed = chain.event_hash(header_bytes, sig or b"") if _are_of(device, columns, header) else ""
        yield chain.ChainLink(
            header, digest, computed, matches and is_readable, journal.brought_lamport(content), holds
        )


def _content(header: Header, body: bytes | None) -> tuple[Body | None, bool]:
    """What an event says, and whether it can be said at all in its kind."""
    try:
        return (codec.decode_body(header.kind, header.body_v, body) if body is not None else None), True
    except (msgspec.MsgspecError, ValueError, TypeError):
        return None, False


def _are_of(device: str, columns: list[Any], header: Header) -> bool:
    """Whether an event's chain and columns say what its header says: the header alone is hashed."""
    stream = journal.STREAMS.index(header.stream)
    of_header = [stream, header.seq, header.lamport, header.subject, header.entity, header.kind]
    is_known = device == header.device and subject_of(header.kind) == header.subject
    is_own = header.kind not in BEGIN or header.entity == device
    is_whole = columns[1].__class__ is int and columns[2].__class__ is int  # 9.0 equals 9, and is written on as 10.0
    is_told = 0 <= header.utc_ms < LATEST_MS and -DAY_MIN <= header.utc_offset_min <= DAY_MIN
    return is_known and is_own and is_whole and is_told and columns == of_header


def _public_key(conn: Connection, number: int) -> VerifyKey | None:
    """The key a chain's device named in its first event, which a branch shares."""
    row = conn.execute(
        "SELECT e.header, e.hash, b.body FROM device d JOIN device o ON o.id = d.id JOIN event e ON e.device = o.number"
        " JOIN body b ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq"
        " WHERE d.number = ? AND e.stream = 0 AND e.seq = 1 ORDER BY o.number LIMIT 1",
        (number,),
    ).fetchone()
    body = codec.event_of(codec.decode_header(row[0]), row[1], row[2]).body if row else None
    named = body.public_key if isinstance(body, DeviceStarted | DeviceRestored) else ""
    return VerifyKey(bytes.fromhex(named)) if named else None


def _verifies(key: VerifyKey, content: bytes, signature: bytes) -> bool:
    try:
        key.verify(content, signature)
    except (BadSignatureError, ValueError):
        return False
    return True
