"""Brings another season file's events in: a set union; forks are kept apart; nothing is overwritten."""

from __future__ import annotations

import hashlib
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jumpup_desktop.domain.record.chain import LAMPORT_JUMP
from jumpup_desktop.domain.record.event import Header
from jumpup_desktop.domain.record.season import JournalImported
from jumpup_desktop.domain.rules import about
from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import codec, engine, journal
from jumpup_desktop.store.blobs import Blobs
from jumpup_desktop.store.keys import subkey
from jumpup_desktop.store.vault import SeasonPaths

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.season_store import Store

_STORED = (
    "SELECT e.stream, e.seq, e.lamport, e.subject, e.entity, e.kind, e.header, e.hash, e.sig, b.salt, b.body"
    " FROM event e LEFT JOIN body b ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq"
    " WHERE e.device = ? ORDER BY e.stream, e.seq"
)


_HEADERS = "SELECT stream, seq, subject, header, hash FROM event WHERE device = ? ORDER BY stream, seq"


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import did: events added, events that fork a known chain (kept apart)."""

    added: int
    forked: int
    known: int


@dataclass(frozen=True, slots=True)
class Tail:
    """What another copy has and this one lacks, with what it is about, in order; `forked` contradict what is here."""

    events: tuple[tuple[str, Header], ...]
    forked: int


def tail_of(store: Store, other: Path) -> Tail:
    """Look at what an import would bring, and change nothing. Raises Trouble as the import does."""
    with closing(_open_other(store, other)) as source:
        _check(store, source, other)
        new, forked = [], 0
        for device, number in source.execute("SELECT id, number FROM device ORDER BY id").fetchall():
            known = _known(store.conn, device)
            for stream, seq, subject, header, digest in source.execute(_HEADERS, (number,)):
                if (stream, seq) not in known:
                    new.append((str(subject), codec.decode_header(header)))
                elif known[stream, seq] != digest:
                    forked += 1
    return Tail(tuple(sorted(new, key=lambda one: one[1].order)), forked)


def import_season(store: Store, other: Path, actor: Actor) -> Merged:
    """Union with another copy of the same season. Raises Trouble when it is damaged or another season."""
    with closing(_open_other(store, other)) as source:
        _check(store, source, other)
        with store.transaction() as tx:
            touched: set[tuple[str, str]] = set()
            counts = [0, 0, 0]
            for device, number in source.execute("SELECT id, number FROM device ORDER BY id").fetchall():
                _bring_device(store, tx.now().utc_ms, source, device, number, counts, touched)
            _bring_attachments(store, source, other)
            if counts[0]:
                body = JournalImported(_file_hash(source), counts[0], counts[1], _foreign_heads(store))
                store.refresh(touched)
                tx.append(actor, about(body, store.journal.device))
    return Merged(*counts)


def _bring_attachments(store: Store, source: Connection, other: Path) -> None:
    """Sealed attachments the other file has and this one lacks; one that is damaged there stays out."""
    known = {row[0] for row in store.conn.execute("SELECT keyed_hash FROM attachment")}
    theirs = Blobs(SeasonPaths(other).blobs, store.data_key)
    for row in source.execute("SELECT keyed_hash, sha256, bytes, name, stored_ms FROM attachment").fetchall():
        if row[0] in known:
            continue
        with suppress(Trouble):
            store.blobs.put(theirs.get(row[0]))
            store.conn.execute("INSERT INTO attachment VALUES (?,?,?,?,?)", tuple(row))


def _open_other(store: Store, other: Path) -> Connection:
    if not other.exists():
        raise Trouble("machine.not-found", path=str(other))
    wal = other.with_name(other.name + "-wal")
    key = subkey(store.data_key, "database")
    try:
        if wal.exists() and wal.stat().st_size:
            return engine.connect(other, key, query_only=True).conn
        return engine.connect_read_only(other, key).conn
    except Trouble as error:
        raise Trouble("journal.other-season", path=str(other)) from error


def _check(store: Store, source: Connection, other: Path) -> None:
    try:
        _, faults = journal.audit(source)
    except engine.library().DatabaseError as error:
        raise engine.trouble_of(error, other) from error
    if faults:
        first = faults[0]
        raise Trouble("journal.chain-broken", fault=first.code, device=first.device, seq=first.seq)
    theirs = max((n for _, _, n in journal.all_heads(source)), default=0)
    ours = max((n for _, _, n in journal.all_heads(store.conn)), default=0)
    if theirs > ours + LAMPORT_JUMP:
        raise Trouble("journal.order-jump", path=str(other))


def _bring_device(
    store: Store,
    at_ms: int,
    source: Connection,
    device: str,
    number: int,
    counts: list[int],
    touched: set[tuple[str, str]],
) -> None:
    own_number = _device_number(store.conn, device)
    known = _known(store.conn, device)
    forked = False
    for row in source.execute(_STORED, (number,)):
        stream, seq, digest = row[0], row[1], row[7]
        if known.get((stream, seq)) == digest:
            counts[2] += 1
        elif (stream, seq) in known or forked:
            forked = True
            counts[1] += _keep_fork(store.conn, device, row, at_ms)
        else:
            _keep_event(store.conn, own_number, row)
            touched.add((row[3], row[4]))
            counts[0] += 1


def _known(conn: Connection, device: str) -> dict[tuple[int, int], str]:
    """Hashes of the events of a device that are here, by stream and number."""
    rows = conn.execute(
        "SELECT e.stream, e.seq, e.hash FROM event e JOIN device d ON d.number = e.device WHERE d.id = ?", (device,)
    )
    return {(stream, seq): digest for stream, seq, digest in rows}


def _device_number(conn: Connection, device: str) -> int:
    row = conn.execute("SELECT number FROM device WHERE id = ?", (device,)).fetchone()
    if row:
        return int(row[0])
    number = int(conn.execute("SELECT coalesce(max(number), 0) + 1 FROM device").fetchone()[0])
    conn.execute("INSERT INTO device VALUES (?, 0, 'active', ?)", (device, number))
    return number


def _keep_event(conn: Connection, number: int, row: tuple[Any, ...]) -> None:
    stream, seq, lamport, subject, entity, kind, header, digest, sig, salt, body = row
    conn.execute(
        "INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?)",
        (number, stream, seq, lamport, subject, entity, kind, header, digest, sig),
    )
    if body is not None:
        conn.execute("INSERT INTO body VALUES (?,?,?,?,?)", (number, stream, seq, salt, body))


def _keep_fork(conn: Connection, device: str, row: tuple[Any, ...], at_ms: int) -> int:
    stream, seq, _, _, _, _, header, digest, sig, salt, body = row
    done = conn.execute(
        "INSERT INTO fork VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
        (device, stream, seq, header, digest, sig, salt, body, at_ms),
    )
    return int(done.rowcount)


def _foreign_heads(store: Store) -> tuple[tuple[str, int, int], ...]:
    return tuple(head for head in journal.all_heads(store.conn) if head[0] != store.journal.device)


def _file_hash(source: Connection) -> str:
    total = hashlib.sha256()
    for (digest,) in source.execute("SELECT hash FROM event ORDER BY device, stream, seq"):
        total.update(digest.encode())
    return total.hexdigest()
