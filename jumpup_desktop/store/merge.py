"""Brings another season file's events in: a set union; branches are kept apart; nothing is overwritten."""

from __future__ import annotations

import hashlib
import re
import tempfile
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.chain import LAMPORT_JUMP
from jumpup_desktop.domain.record.closing import OpenConflict, concerned
from jumpup_desktop.domain.record.event import Header, ref_of
from jumpup_desktop.domain.record.season import JournalImported
from jumpup_desktop.domain.rules import about
from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import (
    access,
    adoption,
    branches,
    codec,
    conflicts,
    engine,
    heads,
    journal,
    migrations,
    own,
    purge,
    purged,
    since,
    standing,
    walking,
    wholeness,
)
from jumpup_desktop.store.blobs import Blobs
from jumpup_desktop.store.branches import Branch
from jumpup_desktop.store.files import copy_whole, journals_of
from jumpup_desktop.store.keys import subkey
from jumpup_desktop.store.season_paths import SeasonPaths, require_own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.season_store import Store

_STORED = (
    "SELECT e.stream, e.seq, e.lamport, e.subject, e.entity, e.kind, e.header, e.hash, e.sig, b.salt, b.body"
    " FROM event e LEFT JOIN body b ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq"
    " WHERE e.device = ? ORDER BY e.stream, e.seq"
)
_HEADERS = "SELECT stream, seq, subject, header, hash FROM event WHERE device = ? ORDER BY stream, seq"
MOST = 1024 * 1024
"""Bytes of a body, and of a header with all that it answers, that an import reads; a rule lets a tenth of it pass."""
_HUGE = (
    f"SELECT 1 FROM event WHERE length(header) > {MOST} OR length(entity) > {MOST} OR length(kind) > {MOST}"
    f" UNION ALL SELECT 1 FROM body WHERE length(body) > {MOST} OR length(salt) > {MOST} LIMIT 1"
)
MOST_DEVICES = 10_000
IMPORTED, CLOSED = "device.imported", "conflict.closed"
_CHAINS = "SELECT id, number FROM device WHERE status <> 'quarantined' ORDER BY id, number"


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import did: events that joined, events of branches that stand apart, events known before.

    `branches` are the branches that a person has to decide on, `conflicts` those that are open now.
    """

    added: int
    forked: int
    known: int
    branches: tuple[Branch, ...] = ()
    conflicts: tuple[OpenConflict, ...] = ()
    missing: int = 0
    """Attachments that the record names and neither file has beside it."""
    purged: int = 0
    """Texts that were here, and that the other record had purged."""


@dataclass(slots=True)
class _Counts:
    added: int = 0
    forked: int = 0
    known: int = 0
    touched: set[tuple[str, str]] = field(default_factory=set)
    is_own_forked: bool = False
    purged: frozenset[str] = frozenset()
    news: bool = False
    """Whether something came that is worth an import of its own: not that the other side had imported, too."""


@dataclass(frozen=True, slots=True)
class Tail:
    """What another copy has and this one lacks, with what it is about, in order; `forked` contradict what is here."""

    events: tuple[tuple[str, Header], ...]
    forked: int


def tail_of(store: Store, other: Path) -> Tail:
    """Look at what an import would bring, and change nothing. Raises Trouble as the import does."""
    with _opened(store, other) as source:
        _check(store, source, other)
        new, forked = [], 0
        for device, number in source.execute(_CHAINS).fetchall():
            known = branches.Chains(store.conn, device)
            for stream, seq, subject, header, digest in source.execute(_HEADERS, (number,)):
                if known.holds(stream, seq, digest):
                    continue
                if known.is_fork(stream, seq):
                    forked += 1
                else:
                    new.append((str(subject), codec.decode_header(header), digest))
    new.sort(key=lambda one: (one[1].lamport, one[1].device, one[1].seq, one[2]))
    return Tail(tuple((subject, header) for subject, header, _ in new), forked)


def import_season(store: Store, other: Path, actor: Actor) -> Merged:
    """Union with another copy of the same season, whole or not at all.

    Raises Trouble when it is damaged or another season, or what it brings does not fit on the disk.
    """
    with _opened(store, other) as source:
        _check(store, source, other)
        with _blaming(store, other), store.transaction() as tx, since.noting(store.conn):
            counts = _Counts(purged=purged.named(store.conn))
            for device, number in source.execute(_CHAINS).fetchall():
                _bring_chain(store, source, device, number, counts)
            counts.touched |= adoption.apply_adoptions(store.conn)
            before = _texts(store.conn)
            counts.touched |= purge.apply(store.conn)
            gone = before - _texts(store.conn)
            writing = store.leave_device("forked") if counts.is_own_forked else tx
            store.refresh(counts.touched)
            _bring_attachments(store, other)
            access.bring(store.conn, source)
            if counts.news or counts.forked:
                heads = journal.all_heads(store.conn)
                body = JournalImported(_file_hash(source), counts.added, counts.forked, heads)
                writing.append(actor, about(body, store.journal.device))
    open_branches = tuple(branches.not_adopted(store.conn))
    named = store.conn.execute("SELECT DISTINCT sha256 FROM attachment").fetchall()
    missing = sum(not store.blobs.has(sha256) for (sha256,) in named)
    found = tuple(conflicts.all_open(store.conn))
    return Merged(counts.added, counts.forked, counts.known, open_branches, found, missing, gone)


def _texts(conn: Connection) -> int:
    return int(conn.execute("SELECT count(*) FROM body").fetchone()[0])


@contextmanager
def _blaming(store: Store, other: Path) -> Iterator[None]:
    """What cannot be taken in is told of the file it came from, as long as the own one is whole."""
    try:
        yield
    except Trouble as trouble:
        if trouble.code != "store.damaged" or wholeness.pages(store.conn):
            raise
        raise Trouble("journal.other-damaged", path=str(other)) from trouble
    except codec.UNREADABLE as error:
        raise Trouble("journal.other-damaged", path=str(other)) from error


def _bring_attachments(store: Store, other: Path) -> None:
    """Sealed attachments that the record names now and that lie beside the other file; a damaged one stays out."""
    paths = SeasonPaths(_season_of(own.followed(other)))
    require_own(paths)
    theirs = Blobs(paths.blobs, store.data_key)
    wanted = theirs.names()
    if not journal.any_apart(store.conn):
        named = store.conn.execute("SELECT DISTINCT sha256 FROM attachment").fetchall()
        wanted &= {store.blobs.name_of(sha256) for (sha256,) in named}
    store.blobs.take(theirs, wanted - store.blobs.names())


@contextmanager
def _opened(store: Store, other: Path) -> Iterator[Connection]:
    """The other file as it is at one moment; its journal is read too and not folded in, by a copy where need be."""
    with ExitStack() as held:
        other = own.followed(other)
        SeasonPaths(other)  # a root, or nothing, is no file
        try:
            source = _open_other(store, other, other)
        except Trouble as error:
            if not error.code.startswith("machine.") or not journals_of(other):
                raise
            folder = Path(held.enter_context(tempfile.TemporaryDirectory()))
            source = _open_other(store, _copied(other, folder), other, is_ours=True)
        held.enter_context(closing(source)).execute("BEGIN")
        yield source


_ASIDE = re.compile(r"(.+)\.(?:left|damaged)-[0-9]{8}-[0-9]{6}(?:~[0-9]+)?")


def _season_of(other: Path) -> Path:
    """Beside which file the attachments lie: a file that was laid aside left them where it was."""
    found = _ASIDE.fullmatch(other.name)
    return other.with_name(found[1]) if found and not SeasonPaths(other).blobs.exists() else other


def _copied(other: Path, folder: Path) -> Path:
    """The file and its journal, to be read there."""
    try:
        for ending in (*journals_of(other), ""):
            copy_whole(other.with_name(f"{other.name}{ending}"), folder / f"{other.name}{ending}")
    except OSError as error:
        raise trouble_of(error, other) from error
    return folder / other.name


def _open_other(store: Store, file: Path, other: Path, *, is_ours: bool = False) -> Connection:
    """`file` holds what is read, `other` is what a person chose; in a copy of ours its journal may be played."""
    if not other.exists():
        raise Trouble("machine.not-found", path=str(other))
    if other.is_dir():
        raise Trouble("machine.not-a-file", path=str(other))
    if not other.is_file() or other.stat().st_size < engine.PAGE:
        raise Trouble("journal.other-damaged", path=str(other))
    key = subkey(store.data_key, "database")
    try:
        if is_ours:
            return engine.connect(file, key, query_only=True).conn
        return engine.connect_read_only(file, key, with_journal=bool(journals_of(file))).conn
    except Trouble as error:
        if error.code != "store.damaged":
            raise
        raise Trouble("journal.other-season", path=str(other)) from error


def _is_huge(source: Connection) -> bool:
    """Whether it holds what no season does, and what would take minutes to look through."""
    devices = int(source.execute("SELECT count(*) FROM device").fetchone()[0])
    return devices > MOST_DEVICES or source.execute(_HUGE).fetchone() is not None


def _check(store: Store, source: Connection, other: Path) -> None:
    migrations.require_present(source, other)
    migrations.require_newest(source, other)
    try:
        if wholeness.tables(source) or wholeness.schema(source) or _is_huge(source):
            raise Trouble("journal.other-damaged", path=str(other))
        walked = walking.walk(source)
        faults = walked.faults or [
            *wholeness.event_indexes(source, walked.filed),
            *wholeness.bodies(source, walked.silent),
            *heads.missing(source),
            *standing.groundless(source),
            *wholeness.of_season(source, store.season),
        ]
    except (*codec.UNREADABLE, Trouble) as error:
        raise Trouble("journal.other-damaged", path=str(other)) from error
    except engine.library().DatabaseError as error:
        known = engine.trouble_of(error, other)
        if known.code == "store.damaged":
            raise Trouble("journal.other-damaged", path=str(other)) from error
        raise known from error
    if faults:
        first = faults[0]
        raise Trouble("journal.chain-broken", fault=first.code, device=first.device, seq=first.seq)
    if walked.newer:  # taken in, it would close this season to this program
        raise Trouble("journal.other-newer", path=str(other), found=walked.newer.kind)
    theirs = max((n for _, n in journal.all_heads(source)), default=0)
    ours = max((n for _, n in journal.all_heads(store.conn)), default=0)
    if theirs > ours + LAMPORT_JUMP:
        raise Trouble("journal.order-jump", path=str(other))


def _bring_chain(store: Store, source: Connection, device: str, number: int, counts: _Counts) -> None:
    """One chain of the other file: what is known stays, what follows joins its chain, what forks begins a branch."""
    chains = branches.Chains(store.conn, device)
    for row in source.execute(_STORED, (number,)):
        event = branches.Stored(*row)
        if chains.holds(event.stream, event.seq, event.hash):
            counts.known += 1
            filled = None if ref_of(device, event.seq, event.hash) in counts.purged else chains.fill(event)
            if filled is not None:
                _route(store, filled, event)
                counts.touched |= {(event.subject, event.entity), *_concerned(event)}
            continue
        chain = chains.place(event)
        counts.is_own_forked |= chains.is_own(chain)
        chains.keep(chain, event)
        _route(store, chain, event)
        if chains.is_apart(chain):
            counts.forked += 1
            continue
        counts.added += 1
        counts.news |= event.kind != IMPORTED
        counts.touched |= {(event.subject, event.entity), *_concerned(event)}


def _route(store: Store, chain: int, event: branches.Stored) -> None:
    for key in _concerned(event):
        journal.route(store.conn, chain, event.seq, key)


def _concerned(event: branches.Stored) -> tuple[tuple[str, str], ...]:
    """What an event closes conflicts of."""
    if event.kind != CLOSED:
        return ()
    return concerned(codec.event_of(codec.decode_header(event.header), event.hash, event.body))


def _file_hash(source: Connection) -> str:
    total = hashlib.sha256()
    for (digest,) in source.execute("SELECT hash FROM event ORDER BY device, stream, seq"):
        total.update(digest.encode())
    return total.hexdigest()
