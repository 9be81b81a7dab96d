"""What lies in FILE.d is the season's own: plain files and folders, never a link, a pipe or a device."""

from __future__ import annotations

import errno
import os
import stat
from fnmatch import fnmatchcase
from typing import IO, TYPE_CHECKING

from jumpup_desktop.errors import Trouble, trouble_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_REPARSE = getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0x400)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
SMALL = 1024 * 1024
"""Bytes of the largest key file or count of guesses that is read."""


def require_plain(folders: Iterable[Path], files: Iterable[Path]) -> None:
    """Look before anything is touched; what is not there is fine. Raises Trouble("store.not-own") naming it."""
    for folder in folders:
        _require(folder, is_folder=True)
    for file in files:
        _require(file, is_folder=False)


def _require(path: Path, *, is_folder: bool) -> None:
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise trouble_of(error) from error
    if not _is_plain(found, is_folder=is_folder):
        raise Trouble("store.not-own", path=str(path))


def _is_plain(found: os.stat_result, *, is_folder: bool) -> bool:
    is_kind = stat.S_ISDIR(found.st_mode) if is_folder else stat.S_ISREG(found.st_mode)
    return is_kind and not getattr(found, "st_file_attributes", 0) & _REPARSE


def followed(path: Path) -> Path:
    """Where a link of the user's own leads to: what belongs to a file lies beside the file, not beside the link."""
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError):  # it leads nowhere, or in a circle
        return path


def plain_files(folder: Path, pattern: str) -> list[Path]:
    """The plain files of a folder that fit, by name; none where the folder is not there.

    One that goes meanwhile is not among them; one that cannot be looked at is, and whoever reads it says why.
    Raises Trouble where the folder cannot be read.
    """
    try:
        names = sorted(path.name for path in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise trouble_of(error, folder) from error
    return [folder / name for name in names if fnmatchcase(name, pattern) and _may_be_plain(folder / name)]


def _may_be_plain(path: Path) -> bool:
    try:
        return _is_plain(path.lstat(), is_folder=False)
    except FileNotFoundError:
        return False
    except OSError:
        return True


def is_plain_file(path: Path) -> bool:
    """Whether a plain file is there."""
    try:
        return _is_plain(path.lstat(), is_folder=False)
    except OSError:
        return False


def is_plain_folder(path: Path) -> bool:
    """Whether a folder is there, and no link to one."""
    try:
        return _is_plain(path.lstat(), is_folder=True)
    except OSError:
        return False


def read(path: Path, most: int | None = None) -> bytes:
    """A plain file's bytes, by its handle. Raises OSError; Trouble("store.not-own") for anything else or too big."""
    with _opened(path, os.O_RDONLY, "rb") as file:
        if most is not None and os.fstat(file.fileno()).st_size > most:
            raise Trouble("store.not-own", path=str(path))
        return file.read()


def read_into(path: Path, room: Callable[[int], memoryview], most: int) -> memoryview:
    """A plain file's bytes, by its handle, in the room that is given for so many. Raises OSError; Trouble as `read`."""
    handle = _handle(path, os.O_RDONLY)
    try:
        size = os.fstat(handle).st_size
        if size > most:
            raise Trouble("store.not-own", path=str(path))
        found = room(size)
        at = 0
        while at < len(found) and (count := _read_some(handle, found[at:])):
            at += count
        return found[:at]
    finally:
        os.close(handle)


def _read_some(handle: int, room: memoryview) -> int:
    if hasattr(os, "readv"):
        return os.readv(handle, [room])
    content = os.read(handle, len(room))
    room[: len(content)] = content
    return len(content)


def open_to_lock(path: Path) -> IO[bytes]:
    """A plain file, made where there is none, held by its handle. Raises OSError; Trouble("store.not-own")."""
    return _opened(path, os.O_RDWR | os.O_CREAT, "r+b")


def _opened(path: Path, flags: int, mode: str) -> IO[bytes]:
    return os.fdopen(_handle(path, flags), mode)


def _handle(path: Path, flags: int) -> int:
    """Looked at by the handle: what lay there a moment ago proves nothing."""
    try:
        handle = os.open(path, flags | _NO_LINK, 0o600)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Trouble("store.not-own", path=str(path)) from error
        raise
    if not _is_plain(os.fstat(handle), is_folder=False):
        os.close(handle)
        raise Trouble("store.not-own", path=str(path))
    return handle
