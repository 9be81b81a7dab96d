"""Ends of chains that are known from elsewhere: what this machine saw acknowledged must still stand in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.chain import Fault
from jumpup_desktop.domain.record.event import place_of
from jumpup_desktop.domain.record.season import DeviceRestored
from jumpup_desktop.store import journal
from jumpup_desktop.store.anchor import Anchor, Anchored, FileMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from jumpup_desktop.store.connection import Connection


def lost(conn: Connection, season: str, file: Path) -> list[Fault]:
    """Chains that end before what this machine saw of them (`tail`), or say something else there (`rewritten`).

    A file that was put back from a copy ends there too: once its new device has told so, it is no fault any more. A
    copy in another place ends where it ends.
    """
    told, mark, found = _told(conn), FileMark.of(file), []
    for seen, hashes in _known(conn, season):
        is_here = seen.file.is_same(mark) or seen.file.path == mark.path
        if not hashes and is_here and told.get(seen.device) != _last(conn, seen.device):
            found.append(Fault("tail", seen.device, seen.seq))
        elif hashes and seen.hash not in hashes:
            found.append(Fault("rewritten", seen.device, seen.seq))
    return found


def is_behind(conn: Connection, season: str) -> bool:
    """Whether this machine knows of events that the file lacks: what they name may lie beside it."""
    return any(not hashes for _, hashes in _known(conn, season))


def _known(conn: Connection, season: str) -> Iterator[tuple[Anchored, set[str]]]:
    """What this machine saw last of each device in the file, and the hashes that stand there."""
    for (device,) in conn.execute("SELECT DISTINCT id FROM device ORDER BY id").fetchall():
        seen = Anchor(season).read(device)
        if seen is not None and seen.seq:
            yield seen, _hashes_at(conn, device, seen.seq)


def strange(conn: Connection, hashes: Iterable[str]) -> list[str]:
    """Of these hashes of events, those that no event of the file has."""
    wanted = set(hashes)
    for (digest,) in conn.execute("SELECT hash FROM event WHERE stream = 0") if wanted else ():
        wanted.discard(digest)
    return sorted(wanted)


def _told(conn: Connection) -> dict[str, int]:
    """The last number of each chain from which a new device said that it goes on."""
    bodies = (event.body for event in journal.events_of_kinds(conn, None, ("device.restored",)))
    places = [place_of(body.old_head) for body in bodies if isinstance(body, DeviceRestored) and body.old_head]
    return {device: seq for device, seq, _ in places}


def _hashes_at(conn: Connection, device: str, seq: int) -> set[str]:
    rows = conn.execute(
        "SELECT e.hash FROM event e JOIN device d ON d.number = e.device WHERE d.id = ? AND e.stream = 0 AND e.seq = ?",
        (device, seq),
    )
    return {str(row[0]) for row in rows}


def _last(conn: Connection, device: str) -> int:
    row = conn.execute(
        "SELECT max(e.seq) FROM event e JOIN device d ON d.number = e.device WHERE d.id = ? AND e.stream = 0", (device,)
    ).fetchone()
    return int(row[0] or 0)
