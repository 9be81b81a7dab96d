"""What can be done about a damaged season file: the last good backup takes its place, the damaged one is kept."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import backup, engine, files, heads, season_paths, wholeness
from jumpup_desktop.store.anchor import Anchor, FileMark
from jumpup_desktop.store.keys import subkey
from jumpup_desktop.store.tables import seasons

if TYPE_CHECKING:
    from jumpup_desktop.store.season_paths import SeasonPaths


@dataclass(frozen=True, slots=True)
class Offer:
    """The newest backup that opens and checks: its file, when it was made, how many events, of which season."""

    path: Path
    made_ms: int
    events: int
    title: str
    """Of its newest round; empty before the first."""


@dataclass(frozen=True, slots=True)
class PutBack:
    """A backup stands where the damaged file was, and where that one lies now; None where there was no file left."""

    kept: Path | None
    events: int


def require_readable(file: Path, key: bytes) -> None:
    """The file opens with its key and tells what it holds; nothing is written. Raises Trouble("store.damaged").

    Each page is authenticated when it is read; whether all of them are whole is for the audit to say. What is smaller
    than a page would be taken for a new database: it is one that was cut off. A journal of the other sort is none that
    this program makes, and would be played onto the file: Trouble("store.not-own") names it.
    """
    if not file.exists():
        raise season_paths.not_found(season_paths.SeasonPaths(file))
    if "-journal" in files.journals_of(file):
        raise Trouble("store.not-own", path=f"{file}-journal")
    size, journal = file.stat().st_size, file.with_name(f"{file.name}-wal")
    is_cut = size % engine.PAGE != 0 and not (journal.exists() and journal.stat().st_size)
    if size < engine.PAGE or is_cut:  # what a journal still holds mends an end that was torn
        raise Trouble("store.damaged", path=str(file), detail=f"{size} bytes")
    engine.connect_read_only(file, key, with_journal=True).conn.close()


def keeps_aside(paths: SeasonPaths) -> bool:
    """Whether a damaged or another file was laid aside: while it lies there, no attachment it may know is swept."""
    return any(files.asides(paths.file, why) for why in ("damaged", "left"))


def offer(paths: SeasonPaths, data_key: bytes) -> Offer | None:
    """What can be put back; None when no backup is good."""
    key = subkey(data_key, "database")
    good = backup.last_good(paths.backups, key)
    if good is None:
        return None
    copy, checked = good
    with closing(engine.connect_read_only(copy.path, key).conn) as conn:
        return Offer(copy.path, copy.made_ms, checked.events, seasons.round_title(conn))


def is_sound(paths: SeasonPaths, data_key: bytes) -> bool:
    """Whether the file is there, its pages whole and its chains unbroken. Raises Trouble where that cannot be told."""
    try:
        _require_damaged(paths, data_key)
    except Trouble as trouble:
        if trouble.code != "store.sound":
            raise
        return True
    return False


def put_back(paths: SeasonPaths, season: str, data_key: bytes, stamp: str) -> PutBack:
    """Put the last good backup in the place of a damaged or lost file. Nothing is deleted.

    Raises Trouble: `store.sound` where nothing is wrong with the file, `store.no-backup`.

    The file's own journal goes with it: it must not be played onto the backup.
    """
    lock, part = files.FileLock(paths.lock), paths.file.with_name(f".{paths.file.name}.put-back.part")
    lock.acquire()
    try:
        _require_damaged(paths, data_key)
        good = offer(paths, data_key)
        if good is None:
            raise Trouble("store.no-backup", path=str(paths.backups))
        files.copy_whole(good.path, part)
        backup.check(part, subkey(data_key, "database"))
        kept = files.set_aside(paths.file, "damaged", stamp)
        files.make_durable(part, paths.file)
        _tell_anchor(paths.file, season, subkey(data_key, "database"))
    except OSError as error:
        raise trouble_of(error) from error
    finally:
        part.unlink(missing_ok=True)
        lock.release()
    return PutBack(kept, good.events)


def _tell_anchor(file: Path, season: str, key: bytes) -> None:
    """A person chose what the backup holds: that later events are not in it is no news to the audit."""
    with closing(engine.connect_read_only(file, key).conn) as conn, suppress(Trouble):
        Anchor(season).leave_behind(FileMark.of(file), lambda seen: heads.holds(conn, seen))


def _require_damaged(paths: SeasonPaths, data_key: bytes) -> None:
    key = subkey(data_key, "database")
    if not paths.file.exists():
        return
    try:
        require_readable(paths.file, key)
        with closing(engine.connect_read_only(paths.file, key, with_journal=True).conn) as conn:
            is_whole = not (wholeness.pages(conn) or wholeness.of_file(conn)[1])
    except (Trouble, engine.library().DatabaseError) as error:
        known = error if isinstance(error, Trouble) else engine.trouble_of(error, paths.file)
        if known.code == "store.damaged" or not _is_readable(paths.file):
            return
        raise known from error  # a file that cannot be read now, by a lock or a full disk, may be sound
    if is_whole:
        raise Trouble("store.sound", path=str(paths.file))


def _is_readable(file: Path) -> bool:
    """Whether the disk gives back every byte, of the journal too."""
    wal = file.with_name(f"{file.name}-wal")
    return files.is_readable(file) and (not wal.exists() or files.is_readable(wal))
