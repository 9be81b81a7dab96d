"""A season is made in a folder beside its place and moved there whole: who is interrupted can make it again."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass

from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import own
from jumpup_desktop.store.files import JOURNALS, FileLock, journals_of, lay_copy_aside, sync_folder
from jumpup_desktop.store.season_paths import SeasonPaths


@dataclass(frozen=True, slots=True)
class Making:
    """A season that is being made: where it is made, where it is to lie, and the lock that keeps others off."""

    beside: SeasonPaths
    paths: SeasonPaths
    lock: FileLock

    def end(self) -> None:
        """Move what is made to its place: the file last, so that it is there with all that belongs to it."""
        if self.paths.file.exists() or (self.beside.folder.exists() and self.paths.folder.exists()):
            self.give_up()
            raise Trouble("vault.exists", path=str(self.paths.file))
        try:
            if self.beside.folder.exists():
                self.beside.folder.rename(self.paths.folder)
            for ending in journals_of(self.beside.file):  # what was written on the stick itself and not folded in
                written = self.beside.file.with_name(f"{self.beside.file.name}{ending}")
                written.replace(self.paths.file.with_name(f"{self.paths.file.name}{ending}"))
            self.beside.file.rename(self.paths.file)
            sync_folder(self.paths.file.parent)
        except OSError as error:
            self.lock.release()  # what is there is ended by whoever tries again
            raise trouble_of(error) from error
        self.give_up()

    def give_up(self) -> None:
        """Nothing of ours stays in the place beside."""
        self.clear()
        self.lock.release()
        with suppress(OSError):
            (self.beside.file.parent / "lock").unlink()
            self.beside.file.parent.rmdir()

    def clear(self) -> None:
        """Take away what was made so far, by our own names."""
        shutil.rmtree(self.beside.folder, ignore_errors=True)
        for ending in ("", *JOURNALS):
            name = f"{self.beside.file.name}{ending}"
            for ours in (name, f".{name}.part"):
                with suppress(OSError):
                    self.beside.file.with_name(ours).unlink(missing_ok=True)

    def require_folded(self) -> None:
        """All that was written stands in the file itself. Raises Trouble where the disk had no room for it."""
        if journals_of(self.beside.file):
            raise Trouble("machine.disk-full", path=str(self.paths.file), detail="")


def begin(paths: SeasonPaths) -> Making:
    """An empty place beside; what an interrupted try left there goes, a move that was interrupted is ended.

    Raises Trouble: `vault.exists`, `store.in-use` where another program makes the same season now, `store.not-own`.
    """
    folder = paths.making
    making = Making(SeasonPaths(folder / paths.file.name), paths, FileLock(folder / "lock"))
    own.require_plain((folder, making.beside.folder), (making.beside.file, folder / "lock"))
    if paths.file.exists():
        raise Trouble("vault.exists", path=str(paths.file))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        making.lock.acquire()
        _take_over(making)
        _clear_keys(paths)
    except OSError as error:
        making.lock.release()
        raise trouble_of(error) from error
    except Trouble as trouble:
        raise Trouble(trouble.code, **(trouble.values | {"path": str(paths.file)})) from trouble
    return making


def _clear_keys(paths: SeasonPaths) -> None:
    """Places of other names that an interrupted try left in this folder with keys of a day: those keys go."""
    for folder in paths.file.parent.glob(".*.making"):
        name = folder.name.removeprefix(".").removesuffix(".making")
        if folder == paths.making or not name or not own.is_plain_folder(folder):
            continue
        other = SeasonPaths(paths.file.with_name(name))
        left = Making(SeasonPaths(folder / name), other, FileLock(folder / "lock"))
        if own.is_plain_file(left.beside.day_keys):
            with suppress(Trouble, OSError):
                left.lock.acquire()
                left.give_up()


def _take_over(making: Making) -> None:
    """Under the lock: end what only had to be moved, clear what was not made to its end."""
    beside, paths = making.beside, making.paths
    if beside.file.exists() and paths.folder.exists() and not paths.file.exists() and not beside.folder.exists():
        making.end()
    if paths.file.exists() or paths.folder.exists() or paths.folder.is_symlink():
        making.give_up()
        raise Trouble("vault.exists", path=str(paths.file))
    if journals_of(paths.file):  # it outlived its file, and is no part of this one
        lay_copy_aside(paths.file)
    making.clear()
    beside.folder.mkdir()
