"""A season is made in a folder beside its place and moved there whole: who is interrupted can make it again."""

from __future__ import annotations

import shutil
from contextlib import suppress

from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import own
from jumpup_desktop.store.files import FileLock, sync_folder
from jumpup_desktop.store.vault import SeasonPaths


def begin(paths: SeasonPaths) -> SeasonPaths:
    """An empty place beside, in which the season is made; what an interrupted try left there goes.

    A move that was interrupted is ended first. Raises Trouble: `vault.exists`, `store.in-use`, `store.not-own`.
    """
    making = _beside(paths)
    own.require_plain((making.file.parent, making.folder), (making.file, making.lock))
    try:
        if making.file.exists() and paths.folder.exists() and not paths.file.exists() and not making.folder.exists():
            end(making, paths)
        if paths.file.exists() or paths.folder.exists():
            raise Trouble("vault.exists", path=str(paths.file))
        _clear(making)
        making.folder.mkdir(parents=True)
    except OSError as error:
        raise trouble_of(error) from error
    return making


def require_folded(making: SeasonPaths) -> None:
    """All that was written stands in the file itself. Raises Trouble where the disk had no room for it."""
    wal = making.file.with_name(f"{making.file.name}-wal")
    if wal.exists() and wal.stat().st_size:
        raise Trouble("machine.disk-full", path=str(making.file), detail="")


def end(making: SeasonPaths, paths: SeasonPaths) -> None:
    """Move a season that is made to its place: the file last, so that it is there with all that belongs to it."""
    try:
        if making.folder.exists():
            making.folder.rename(paths.folder)
        making.file.rename(paths.file)
        sync_folder(paths.file.parent)
        give_up(making)
    except OSError as error:
        raise trouble_of(error) from error


def give_up(making: SeasonPaths) -> None:
    """Nothing stays in the place beside."""
    with suppress(OSError):
        shutil.rmtree(making.file.parent)


def _beside(paths: SeasonPaths) -> SeasonPaths:
    return SeasonPaths(paths.file.with_name(f".{paths.file.name}.making") / paths.file.name)


def _clear(making: SeasonPaths) -> None:
    """What a killed program left; another one that is at it just now is not disturbed."""
    if not making.file.parent.exists():
        return
    if making.folder.exists():
        lock = FileLock(making.lock)
        lock.acquire()
        lock.release()
    shutil.rmtree(making.file.parent)
