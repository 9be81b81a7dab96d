"""One writer of a database on this machine, by whatever name its file is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.errors import Trouble
from jumpup_desktop.store.anchor import data_folder
from jumpup_desktop.store.files import FileLock

if TYPE_CHECKING:
    from pathlib import Path


class InodeLock:
    """Holds a database on this machine, whatever name it gets: a second writer by another name would destroy it.

    The lock lies in the user's folder: one on the database itself would meet the database's own on network drives.
    """

    def __init__(self) -> None:
        self._lock: FileLock | None = None

    def acquire(self, file: Path) -> None:
        """Hold a file that is there; once is enough. Raises Trouble("store.in-use") when another program has it."""
        if self._lock is not None or not file.exists():
            return
        found, folder = file.stat(), data_folder() / "locks"
        lock = FileLock(folder / f"{found.st_dev:x}-{found.st_ino:x}")
        try:
            for place in (folder.parent, folder):
                place.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock.acquire()
        except OSError:
            return
        except Trouble as trouble:
            if trouble.code == "store.in-use":
                raise Trouble("store.in-use", path=str(file)) from trouble
            return
        self._lock = lock

    def release(self) -> None:
        """Give it back, after the database was closed."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
