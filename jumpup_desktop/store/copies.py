"""Running copies on a stick: whole or as before, checked by reading back; a spare laptop goes on from one."""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.season import DeviceCopied
from jumpup_desktop.domain.rules import about
from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import backup, engine, heads, journal, making, own, slots, wholeness
from jumpup_desktop.store.day_keys import MOST_BYTES
from jumpup_desktop.store.files import (
    FileLock,
    asides,
    copy_whole,
    is_readable,
    journals_of,
    lay_copy_aside,
    leave_beside,
    make_durable,
    sync_folder,
    write_durably,
)
from jumpup_desktop.store.keys import subkey
from jumpup_desktop.store.season_paths import SeasonPaths, require_own
from jumpup_desktop.store.season_store import PROGRAM

if TYPE_CHECKING:
    from jumpup_desktop.store.season_store import Store

_STICK = "stick"
_OURS = re.compile(r"\.left-[0-9]{8}-[0-9]{6}(?:~[0-9]+)?$")
"""How the name of a file ends that `lay_copy_aside` laid aside: no other is taken away."""
STICK_NAME = re.compile("[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The record at one moment (utc_ms), beside the season: taken in the store's thread, carried in another.

    `day_keys` are those of the days that are not over yet, as a copy carries them; empty where there are none.
    """

    path: Path
    paths: SeasonPaths
    events: int
    taken_ms: int
    day_keys: bytes = b""
    key_names: tuple[str, ...] = ()
    opens: Callable[[str], bool] = lambda _: True
    """Whether an attachment here is whole: one that is not replaces none on the stick."""
    knows: Callable[[Path], bool] = lambda _: False
    """Whether this record holds all that another file does."""
    reads_keys: Callable[[bytes], bool] = lambda _: True
    """Whether keys of a day are this season's."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What lies on the stick now: the file, its events, how many attachments were new to it; which stick it is.

    `left` counts attachments that the disk here does not give back; `asides` is where files lie now that lay there, and
    held what is not known here.
    """

    file: Path
    events: int
    attachments: int
    stick: str = ""
    left: int = 0
    asides: tuple[Path, ...] = ()


def take(store: Store) -> Snapshot:
    """A complete, encrypted and checked copy of the record beside the season. Raises Trouble."""
    with store.transaction() as tx:
        tx.append(PROGRAM, about(DeviceCopied(journal.count(store.conn)), store.journal.device))
    store.device.remember(durably=True)
    part = store.paths.folder / ".stick.part"
    try:
        part.unlink(missing_ok=True)
    except OSError as error:
        raise trouble_of(error) from error
    try:
        store.db.execute("VACUUM INTO ?", [str(part)])
    except engine.library().DatabaseError as error:
        part.unlink(missing_ok=True)
        raise engine.trouble_of(error, store.paths.file) from error
    except UnicodeEncodeError as error:
        raise Trouble("machine.strange-name", path=ascii(str(store.paths.folder))) from error
    key = subkey(store.data_key, "database")
    checked = backup.check(part, key, excused=wholeness.HOLES)  # a hole stops no copy: what it lacks stays on the stick
    carried = (store.day_keys.for_copy(), tuple(sorted(store.day_keys.names)))
    return Snapshot(
        part, store.paths, checked.events, store.now().utc_ms, *carried,
        store.blobs.opens, lambda other: heads.knows(part, other, key), store.day_keys.reads,
    )  # fmt: skip


def carry(snapshot: Snapshot, folder: Path) -> Carried:
    """Bring a snapshot to a stick: attachments first, then the keys, the record last. Raises Trouble.

    What lies there from before stays until the new record is whole: a pulled or full stick loses nothing. What another
    laptop wrote there, or another file of that name, is laid aside.
    """
    target = SeasonPaths(folder / snapshot.paths.file.name)
    lock = FileLock(target.lock)
    try:
        require_own(target)
        if folder.resolve() == snapshot.paths.file.parent.resolve():
            raise Trouble("copy.same-place", path=str(folder))
        if _is_of_another_season(target, slots.read(snapshot.paths).season):
            raise Trouble("copy.other-season", path=str(target.file))
        _make_way_for_keys(target, snapshot.reads_keys)
        stick = name_of(target)
        lock.acquire()  # somebody may have opened the copy on the stick itself
        _clear_keys(target, all_of_them=not snapshot.day_keys)
        count, left = _lay_beside(snapshot.paths, target, snapshot.opens)
        _replace(snapshot.path, target.file, snapshot.knows)
        if snapshot.day_keys:
            write_durably(target.day_keys, snapshot.day_keys)
        sync_folder(target.folder)
        asides = _laid_aside(target.file, snapshot.knows)
    except OSError as error:
        raise trouble_of(error, folder) from error
    finally:
        lock.release()
        snapshot.path.unlink(missing_ok=True)
    return Carried(target.file, snapshot.events, count, stick, left, asides)


def _is_of_another_season(target: SeasonPaths, season: str) -> bool:
    """What a pulled stick left of the keys there tells nothing: they are written anew."""
    try:
        return target.keys.exists() and slots.read(target).season != season
    except Trouble as trouble:
        if trouble.code != "vault.keys-damaged":
            raise
        return False


def _make_way_for_keys(target: SeasonPaths, reads_keys: Callable[[bytes], bool]) -> None:
    """What cannot be read as keys may be another season's all the same: it stays beside, with its keys of a day."""
    try:
        slots.read(target)
    except Trouble:
        if own.is_plain_file(target.keys) and target.keys.stat().st_size:
            leave_beside(target.keys)
        if own.is_plain_file(target.day_keys) and not reads_keys(own.read(target.day_keys, MOST_BYTES)):
            leave_beside(target.day_keys)


def _laid_aside(file: Path, knows: Callable[[Path], bool]) -> tuple[Path, ...]:
    """What lies aside there, from this copy or an earlier one, and is to be told until somebody saw to it.

    What was laid aside and the record knows by now goes: it is one more copy of what is here.
    """
    found = asides(file, "left")
    for path in found:
        if _OURS.search(path.name) and not journals_of(path) and knows(path):
            path.unlink()
    return tuple(path for path in found if path.exists() or journals_of(path))


def _clear_keys(target: SeasonPaths, *, all_of_them: bool) -> None:
    """Keys that a pulled stick left half written go; all of them where none belong there any more."""
    for part in own.plain_files(target.folder, f".{target.day_keys.name}*.part"):
        part.unlink()
    if all_of_them:
        target.day_keys.unlink(missing_ok=True)


def name_of(target: SeasonPaths) -> str:
    """A name of its own for this stick, kept on it: what carried keys must be reached. Raises OSError, Trouble."""
    require_own(target)
    known = _known_name(target)
    if not known:
        known = secrets.token_hex(8)
        target.folder.mkdir(parents=True, exist_ok=True)
        write_durably(target.folder / _STICK, known.encode())
    return known


def _known_name(target: SeasonPaths) -> str:
    try:
        known = own.read(target.folder / _STICK, own.SMALL).decode("ascii", "replace").strip()
    except FileNotFoundError:
        return ""
    return known if STICK_NAME.fullmatch(known) else ""


def bring(source: Path, target: Path) -> Path:
    """Lay a copy from a stick onto this laptop, to go on from there. Raises Trouble."""
    came, here = SeasonPaths(own.followed(source)), SeasonPaths(target)
    if here.file.exists():
        raise Trouble("vault.exists", path=str(here.file))
    if not came.file.exists() or not came.keys.exists():
        raise Trouble("copy.none", path=str(source))
    require_own(came)
    size = came.file.stat().st_size
    if size < engine.PAGE or (size % engine.PAGE and not journals_of(came.file)):
        raise Trouble("copy.cut", path=str(source))
    begun, lock = making.begin(here), FileLock(came.lock)
    try:
        if came.lock.exists() and os.access(came.lock, os.W_OK):  # a stick may be read-only
            lock.acquire()
        _fill(came, begun.beside)
    except BaseException as error:
        begun.give_up()  # nothing was there before: it can be tried again
        raise (trouble_of(error, source) if isinstance(error, OSError) else error) from error
    finally:
        lock.release()
    begun.end()
    return here.file


def _fill(came: SeasonPaths, here: SeasonPaths) -> None:
    _lay_beside(came, here)
    _copy(came.file, here.file)
    if "-wal" in journals_of(came.file):  # one of the other sort is none of ours
        _copy(came.file.with_name(f"{came.file.name}-wal"), here.file.with_name(f"{here.file.name}-wal"))
    if came.day_keys.exists():
        name, at_ms = _known_name(came) or secrets.token_hex(8), time.time_ns() // 1_000_000
        origin = {"id": name, "place": str(came.file.parent.resolve()), "at_ms": at_ms}
        write_durably(here.came_from, json.dumps(origin).encode())
        _copy(came.day_keys, here.day_keys)  # at the very last: what is stopped before leaves none behind


def _lay_beside(
    source: SeasonPaths, target: SeasonPaths, opens: Callable[[str], bool] = lambda _: True
) -> tuple[int, int]:
    """Attachments and keys; the record comes last, so that all of it is there once it has its name.

    How many attachments were new, and how many the disk they lie on does not give back: they hold up nothing.
    """
    target.blobs.mkdir(parents=True, exist_ok=True)
    wanted = [path for path in own.plain_files(source.blobs, "*") if not path.name.startswith(".")]
    new = [path for path in wanted if not _is_there(path, target.blobs / path.name)]
    new = [path for path in new if not (target.blobs / path.name).exists() or opens(path.name)]
    left = sum(not _brought(path, target.blobs / path.name) for path in new)
    _copy(source.keys, target.keys)
    return len(new) - left, left


def _replace(record: Path, target: Path, knows: Callable[[Path], bool]) -> None:
    """Put a record in the place of a file; somebody may have opened the copy on the stick itself, or gone on from it.

    What the record does not know is laid aside before.
    """

    def make_way(there: Path) -> None:
        if journals_of(there) or (there.exists() and not knows(there)):
            lay_copy_aside(there)

    _copy(record, target, make_way)


def _brought(attachment: Path, target: Path) -> bool:
    try:
        _copy(attachment, target)
    except OSError:
        if is_readable(attachment):
            raise
        return False
    return True


def _is_there(source: Path, target: Path) -> bool:
    """Whether a plain file of that size lies there: what a pulled stick or another hand left is copied anew."""
    try:
        return own.is_plain_file(target) and target.stat().st_size == source.stat().st_size
    except OSError:
        return False


def _copy(source: Path, target: Path, make_way: Callable[[Path], None] = lambda _: None) -> None:
    """Copy, read back, and only then give the copy its name; what must make way for it goes just before."""
    part = target.with_name(f".{target.name}.part")
    try:
        copy_whole(source, part)
        if _digest(part) != _digest(source):
            raise Trouble("store.copy-damaged", path=str(target), detail="")
        make_way(target)
        make_durable(part, target)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(target.parent)


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
