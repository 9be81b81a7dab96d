"""Files beside the database: written whole or not at all, locked against a second instance."""

from __future__ import annotations

import errno
import filecmp
import glob
import os
import re
import secrets
import shutil
import sys
import time
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import own

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

RESERVE_BYTES = 8 * 1024 * 1024
CHUNK = 1024 * 1024
JOURNALS = ("-wal", "-shm", "-journal")
_ENDING = re.compile("-(wal|shm|journal)$")
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
LEAST_ROOM = 128 * 1024
"""Bytes that opening takes for the journal's own files, and a little."""


def write_durably(path: Path, data: bytes) -> None:
    """Write a file so that after a power cut it is the old one or the new one. Raises Trouble."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with part.open("xb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise trouble_of(error) from error


def copy_whole(source: Path, part: Path) -> None:
    """Copy a file into a part of our own: what lies there goes, a link there is not followed. Raises OSError."""
    part.unlink(missing_ok=True)
    with source.open("rb") as reader, part.open("xb") as writer:
        shutil.copyfileobj(reader, writer, CHUNK)


def is_readable(file: Path) -> bool:
    """Whether the disk gives back every byte."""
    try:
        with file.open("rb") as content:
            while content.read(CHUNK):
                pass
    except OSError:
        return False
    return True


def set_aside(file: Path, why: str, when: str) -> Path | None:
    """Keep a database and its journal beside, under FILE.why-when; where, None where there was no file.

    The journal is out of the way then: it must not be played onto what comes in the file's place. The file itself still
    stands where it could be copied, and whoever stops in between parts nothing: the next try goes on under the name
    that was given. What cannot be copied is moved. Raises OSError.
    """
    if not file.exists():
        kept = _moved(file, why)
        _keep_journal(file, kept or free_name(file.with_name(f"{file.name}.journal-{when}")))
        return kept
    kept = _begun(file, why) or free_name(file.with_name(f"{file.name}.{why}-{when}"))
    _keep(file, kept)
    return kept


def _begun(file: Path, why: str) -> Path | None:
    """The name under which an interrupted try kept this file: what lies there, of it or its journal, is its copy."""
    for path in asides(file, why):
        with suppress(OSError):
            known = journals_of(path)
            is_copy = path.exists() and filecmp.cmp(path, file, shallow=False)
            is_to_come = not path.exists() and set(known) <= set(journals_of(file))
            if (is_copy or is_to_come) and _are_alike(file, path, known):
                return path
    return None


def _moved(file: Path, why: str) -> Path | None:
    """The name to which an interrupted try moved this file; the journal that it had copied before still stands here."""
    left = journals_of(file)
    for path in asides(file, why):
        with suppress(OSError):
            if left and journals_of(path) == left and _are_alike(file, path, left):
                return path
    return None


def asides(file: Path, why: str) -> list[Path]:
    """What was laid aside of a file, for one reason, a journal alone too; a link that somebody laid there is none."""
    found = own.plain_files(file.parent, f"{glob.escape(file.name)}.{why}-*")
    return sorted({path.with_name(_ENDING.sub("", path.name)) for path in found})


def _are_alike(file: Path, kept: Path, endings: Iterable[str]) -> bool:
    """Whether these journals beside both are the same, byte for byte; one that is gone here was kept there."""
    pairs = [(_with(file, ending), _with(kept, ending)) for ending in endings]
    return all(not here.exists() or filecmp.cmp(here, there, shallow=False) for here, there in pairs)


def _keep(file: Path, kept: Path) -> None:
    """Copies first, of the journal before the file, so that whoever stops in between parts nothing.

    A file that cannot be read, or has no room, is moved. Raises OSError where there is no room for the journal.
    """
    unread = _copy_journal(file, kept)
    with suppress(OSError):
        if not kept.exists():
            _copy_beside(file, kept)
    if not kept.exists():
        file.replace(kept)
    for ending in unread:
        _with(file, ending).replace(_with(kept, ending))
    _drop_journal(file)


def _keep_journal(file: Path, kept: Path) -> None:
    """Of a file that is gone: its journal alone, under the name it has there or gets."""
    for ending in journals_of(file):
        if not _with(kept, ending).exists():
            _with(file, ending).replace(_with(kept, ending))
    _drop_journal(file)


def _copy_journal(file: Path, kept: Path) -> list[str]:
    """Endings of what could not be copied, as the disk does not give it back. Raises OSError where there is no room."""
    unread = []
    for ending in journals_of(file):
        if _with(kept, ending).exists():
            continue
        try:
            _copy_beside(_with(file, ending), _with(kept, ending))
        except OSError as error:
            if error.errno in NO_ROOM:
                raise
            unread.append(ending)
    return unread


def _copy_beside(file: Path, kept: Path) -> None:
    part = file.with_name(f".{kept.name}.part")
    try:
        copy_whole(file, part)
        make_durable(part, kept)
    finally:
        part.unlink(missing_ok=True)


def _with(file: Path, ending: str) -> Path:
    return file.with_name(f"{file.name}{ending}")


def journals_of(file: Path) -> list[str]:
    """Endings of the journals beside a database that hold something: it may not be in the file yet. Raises OSError."""
    beside = {ending: file.with_name(f"{file.name}{ending}") for ending in ("-wal", "-journal")}
    return [ending for ending, path in beside.items() if path.exists() and path.stat().st_size > 0]


def lay_copy_aside(file: Path) -> Path:
    """Before a whole record takes a file's place: that file with its journal, beside; where. Raises OSError."""
    kept = free_name(file.with_name(f"{file.name}.left-{time.strftime('%Y%m%d-%H%M%S')}"))
    if file.exists():
        kept = _begun(file, "left") or kept
        _keep(file, kept)
    else:
        kept = _moved(file, "left") or kept
        _keep_journal(file, kept)
    return kept


def _drop_journal(file: Path) -> None:
    """What was kept elsewhere, and what holds nothing: looking at the file may have made it."""
    for ending in JOURNALS:
        _with(file, ending).unlink(missing_ok=True)


def free_name(wanted: Path) -> Path:
    """The name, or the first like it under which nothing lies, no journal either."""
    names, found, n = {path.name for path in wanted.parent.iterdir()}, wanted, 1
    while any(f"{found.name}{suffix}" in names for suffix in ("", *JOURNALS)):
        n += 1
        found = wanted.with_name(f"{wanted.name}~{n}")
    return found


def leave_beside(path: Path) -> None:
    """What may be another's makes way, and stays beside as `NAME.left`. Raises OSError."""
    path.replace(free_name(path.with_name(f"{path.name}.left")))


def require_free(path: Path) -> None:
    """Nothing is written over that lies there already. Raises Trouble("machine.exists")."""
    if path.exists() or path.is_symlink():
        raise Trouble("machine.exists", path=str(path))


def make_durable(part: Path, target: Path) -> None:
    """Give a finished file its name, on the disk before this returns. Raises OSError."""
    with part.open("rb+") as handle:
        os.fsync(handle.fileno())
    part.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder durable (a no-op where folders cannot be synced)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep_parts(folder: Path, before: float) -> None:
    """Remove what a killed writer left in a folder before a moment (seconds): not what is being written now."""
    for part in own.plain_files(folder, ".*.part"):
        with suppress(OSError):
            if part.stat().st_mtime < before:
                part.unlink()


class FileLock:
    """A lock that a second instance, the command line included, cannot take."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: IO[bytes] | None = None

    def acquire(self) -> None:
        """Take the lock. Raises Trouble("store.in-use") when another program has it."""
        try:
            handle = own.open_to_lock(self._path)
        except OSError as error:
            raise trouble_of(error) from error
        try:
            _lock(handle)
        except OSError as error:
            handle.close()
            raise Trouble("store.in-use", path=str(self._path.parent)) from error
        self._handle = handle

    def release(self) -> None:
        """Give the lock back; giving it back twice is fine."""
        if self._handle is not None:
            self._handle.close()
            self._handle = None


def _lock(handle: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Reserve:
    """Eight megabytes kept for the moment the disk is full, so that what was typed can still be saved."""

    def __init__(self, folder: Path, size: int = RESERVE_BYTES) -> None:
        self._path = folder / "reserve"
        self._size = size

    def keep(self) -> bool:
        """Make sure the reserve is there; False when the disk has no room for it and for the work."""
        if self._path.exists() and self._path.stat().st_size == self._size:
            return True
        part = self._path.with_name(".reserve.part")
        try:
            if shutil.disk_usage(self._path.parent).free < self._size + LEAST_ROOM:
                return False
            part.unlink(missing_ok=True)
            with part.open("xb") as handle:
                handle.write(b"\0" * self._size)
            make_durable(part, self._path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            return False
        return True

    def free_if_full(self) -> bool:
        """Give the space back where not even opening a season would find room; whether it did."""
        try:
            is_full = shutil.disk_usage(self._path.parent).free < LEAST_ROOM
        except OSError:
            return False
        return is_full and self.free()

    def free(self) -> bool:
        """Give the space back; False when there was none to give."""
        if not self._path.exists():
            return False
        self._path.unlink()
        sync_folder(self._path.parent)
        return True
