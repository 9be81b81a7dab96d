"""Ends of chains that are known from elsewhere: what this machine saw acknowledged must still stand in the file."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.chain import Fault
from jumpup_desktop.domain.record.event import EventRef, place_of, ref_of
from jumpup_desktop.domain.record.season import BranchAdopted, DeviceRestored, JournalImported
from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import engine, journal, purged, wholeness
from jumpup_desktop.store.anchor import Anchor, Anchored, FileMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from jumpup_desktop.store.connection import Connection


def lost(conn: Connection, known: Iterable[Anchored], file: Path) -> list[Fault]:
    """Chains that end before what this machine saw of them (`tail`), or say something else there (`rewritten`).

    A file that was put back from a copy ends there too: once its new device went on from there on this machine, it is
    no fault any more. What another machine says of it excuses nothing. A copy in another place ends where it ends.
    """
    mark, found = FileMark.of(file), list[Fault]()
    for one, hashes in _standing(conn, known):
        is_here = one.file.is_same(mark) or one.file.path == mark.path
        if is_here and not one.is_left and one.hash not in hashes:
            found.append(Fault("rewritten" if hashes else "tail", one.device, one.seq))
    return found


def missing(conn: Connection) -> list[Fault]:
    """Ends of chains that an event names, as it brought them in or went on from them, that are not here (`tail`)."""
    kinds = ("device.imported", "device.restored", "device.adopted")
    named: set[EventRef] = set()
    for event in journal.events_of_kinds(conn, None, kinds):
        if isinstance(event.body, JournalImported | DeviceRestored | BranchAdopted):
            named |= {ref for ref, _ in event.body.heads}
        if isinstance(event.body, DeviceRestored) and event.body.old_head:
            named.add(event.body.old_head)
    gone = sorted(ref for ref in named if journal.event_at(conn, ref) is None)
    return [Fault("tail", device, seq) for device, seq, _ in map(place_of, gone)]


def holds(conn: Connection, one: Anchored) -> bool:
    """Whether the file has what this machine saw last of a device."""
    return one.seq == 0 or one.hash in _hashes_at(conn, one.device, one.seq)


def says_something(conn: Connection, one: Anchored) -> bool:
    """Whether anything stands where this machine saw a device's end: what it saw, or something else."""
    return one.seq == 0 or bool(_hashes_at(conn, one.device, one.seq))


def is_behind(conn: Connection, season: str) -> bool:
    """Whether this machine may know of events that the file lacks: what they name may lie beside it."""
    try:
        return any(not hashes for _, hashes in _standing(conn, seen(season)))
    except Trouble:
        return True


def seen(season: str) -> list[Anchored]:
    """What this machine saw last of each of the season's devices: to be read before the file is, which may grow.

    Raises Trouble where the disk does not give it back.
    """
    anchor = Anchor(season)
    known = (anchor.read(device) for device in anchor.devices())
    return [one for one in known if one is not None and one.seq]


def seen_if_possible(season: str) -> list[Anchored]:
    """As `seen`, of those that the disk gives back: a season opens though one of them is lost."""
    anchor = Anchor(season)
    known = map(anchor.read_if_possible, anchor.devices_if_possible())
    return [one for one in known if one is not None and one.seq]


def _standing(conn: Connection, known: Iterable[Anchored]) -> Iterator[tuple[Anchored, set[str]]]:
    """Each with the hashes that stand there in the file."""
    for one in known:
        yield one, _hashes_at(conn, one.device, one.seq)


def is_here(conn: Connection, digest: str, near: EventRef) -> bool:
    """Whether an event of this hash is in the file; it is looked for just before another one first.

    A paper is fixed just after the end that it names; on a laptop that begins with it, that is another chain's end.
    """
    device, seq, _ = place_of(near)
    before = "SELECT 1 FROM event WHERE device = ? AND stream = 0 AND seq < ? AND hash = ? ORDER BY seq DESC LIMIT 1"
    for (number,) in conn.execute("SELECT number FROM device WHERE id = ?", (device,)).fetchall():
        if conn.execute(before, (number, seq, digest)).fetchone():
            return True
    return conn.execute("SELECT 1 FROM event WHERE stream = 0 AND hash = ?", (digest,)).fetchone() is not None


_ENDS = (
    "SELECT d.id, e.stream, max(e.seq), e.hash FROM event e JOIN device d ON d.number = e.device"
    " GROUP BY e.device, e.stream"
)
_STANDS = (
    "SELECT 1 FROM event e JOIN device d ON d.number = e.device"
    " WHERE d.id = ? AND e.stream = ? AND e.seq = ? AND e.hash = ?"
)
_SILENT = (
    "SELECT d.id, e.stream, e.seq, e.hash FROM event e JOIN device d ON d.number = e.device"
    " LEFT JOIN body b ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq WHERE b.seq IS NULL"
)
_SAYS = (
    "SELECT 1 FROM body b JOIN device d ON d.number = b.device JOIN event e"
    " ON e.device = b.device AND e.stream = b.stream AND e.seq = b.seq"
    " WHERE d.id = ? AND b.stream = ? AND b.seq = ? AND e.hash = ?"
)


def _silent(conn: Connection) -> list[tuple[str, int, int, str]]:
    """Events whose words are gone though no purge took them: another copy may have them still."""
    gone = purged.named(conn)
    rows = conn.execute(_SILENT).fetchall()
    return [
        (device, stream, seq, digest) for device, stream, seq, digest in rows if ref_of(device, seq, digest) not in gone
    ]


def knows(record: Path, other: Path, key: bytes) -> bool:
    """Whether a record holds the end of every chain of another file, its words, and its access lines.

    False for what is no whole season of this key.
    """
    try:
        with (
            closing(engine.connect_read_only(record, key).conn) as here,
            closing(engine.connect_read_only(other, key).conn) as there,
        ):
            if wholeness.tables(there):  # reading it may never end
                return False
            lines = {row[0] for row in here.execute("SELECT hash FROM access")}
            is_read = all(row[0] in lines for row in there.execute("SELECT hash FROM access"))
            are_known = is_read and all(here.execute(_STANDS, end).fetchone() for end in there.execute(_ENDS))
            return are_known and not any(there.execute(_SAYS, one).fetchone() for one in _silent(here))
    except (Trouble, engine.library().DatabaseError):
        return False


def _hashes_at(conn: Connection, device: str, seq: int) -> set[str]:
    """Of the chains that count."""
    rows = conn.execute(
        "SELECT e.hash FROM event e JOIN device d ON d.number = e.device"
        " WHERE d.id = ? AND e.stream = 0 AND e.seq = ? AND d.status IN ('active', 'retired')",
        (device, seq),
    )
    return {str(row[0]) for row in rows}
