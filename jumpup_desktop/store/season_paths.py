"""A season file and what lies beside it: the places, and that nothing strange lies there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import own


@dataclass(frozen=True, slots=True)
class SeasonPaths:
    """FILE and what lies beside it in FILE.d. Raises Trouble("machine.not-a-file") for what can be no file."""

    file: Path

    def __post_init__(self) -> None:
        """A root, or nothing, has no name that something could lie beside."""
        if not self.file.name:
            raise Trouble("machine.not-a-file", path=str(self.file))

    @property
    def folder(self) -> Path:
        """FILE.d."""
        return self.file.with_name(self.file.name + ".d")

    @property
    def keys(self) -> Path:
        """The key slots."""
        return self.folder / "keys.json"

    @property
    def lock(self) -> Path:
        """The lock against a second instance."""
        return self.folder / "lock"

    @property
    def backups(self) -> Path:
        """The rotating backups."""
        return self.folder / "backups"

    @property
    def blobs(self) -> Path:
        """The sealed attachments."""
        return self.folder / "blobs"

    @property
    def day_keys(self) -> Path:
        """The keys of the days that are not over yet."""
        return self.folder / "day-keys"

    @property
    def making(self) -> Path:
        """Where it is made, before it is moved to its place."""
        return self.file.with_name(f".{self.file.name}.making")

    @property
    def sticks(self) -> Path:
        """Which sticks carry keys of a day."""
        return self.folder / "sticks"

    @property
    def sticks_lost(self) -> Path:
        """A list of sticks that could not be read any more: which they were is to be found out by a person."""
        return self.folder / "sticks.unreadable"

    @property
    def came_from(self) -> Path:
        """Which stick it was brought from, where that carried keys of a day."""
        return self.folder / "came-from"

    @property
    def guesses(self) -> Path:
        """How often a wrong passphrase was tried."""
        return self.folder / "guesses.json"


def paths_of(file: Path) -> SeasonPaths:
    """A season as a person named it: by a link of their own, it lies with all that is beside it where that leads."""
    return SeasonPaths(own.followed(file) if file.is_symlink() else file)


def require_own(paths: SeasonPaths) -> None:
    """Everything the program will touch beside a season is its own. Raises Trouble("store.not-own") naming what is not.

    The file itself may be reached by a link of the user's own.
    """
    if paths.file.is_dir():
        raise Trouble("machine.not-a-file", path=str(paths.file))
    if paths.file.exists() and not paths.file.is_file():
        raise Trouble("store.not-own", path=str(paths.file))
    beside = [paths.file.with_name(f"{paths.file.name}{ending}") for ending in ("-wal", "-shm", "-journal")]
    small = [paths.folder / name for name in ("reserve", "stick", "sticks", "sticks.unreadable", "came-from")]
    own.require_plain(
        (paths.folder, paths.blobs, paths.backups),
        (paths.keys, paths.guesses, paths.lock, paths.day_keys, *small, *beside),
    )


def not_found(paths: SeasonPaths) -> Trouble:
    """There is no such season, one that was never made to its end, or one of which only the folder beside is left."""
    is_lost = paths.folder.is_dir() and not paths.file.exists()
    code = "vault.unfinished" if is_unfinished(paths) else "vault.file-lost" if is_lost else "vault.not-found"
    return Trouble(code, path=str(paths.file))


def is_unfinished(paths: SeasonPaths) -> bool:
    """Whether it is being made, or was until the move of its file; an empty place beside says nothing."""
    return (paths.making / paths.file.name).exists() or (paths.making.exists() and not paths.keys.exists())
