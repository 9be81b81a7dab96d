"""A season file with its folder: made, opened, locked; its passphrase changed; wrong guesses slowed."""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import engine, keys, own
from jumpup_desktop.store.anchor import Anchor, FileMark, data_folder
from jumpup_desktop.store.blobs import Blobs
from jumpup_desktop.store.files import free_name, write_durably

if TYPE_CHECKING:
    from collections.abc import Callable

FEW = 3
"""Other seasons' copies that are looked at where the passphrase opens the slots, and these not the file."""
MOST_GUESSES = 20
"""More wrong guesses wait no longer."""


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


def create_keys(paths: SeasonPaths, passphrase: str, recipient: str, cost: keys.KdfCost) -> tuple[str, bytes]:
    """Make the key slots of a new season; its id and data key. Raises Trouble."""
    season, data_key = secrets.token_hex(16), keys.new_data_key()
    recovery = keys.recovery_slot(data_key, recipient)
    slot = keys.wrap(data_key, passphrase, cost, season)
    _store_keys(paths, keys.KeyFile(season, slot, recovery))
    return season, data_key


def unlock(paths: SeasonPaths, passphrase: str) -> tuple[str, bytes]:
    """(season id, data key). Raises Trouble: not found, wrong passphrase, too many guesses."""
    slots = _slots(paths)
    _wait_for_guess(paths)
    try:
        found = _opened(paths, slots, lambda one: keys.unwrap(one.passphrase, passphrase, one.season))
    except keys.WrongPassphrase:
        _count_guess(paths)
        raise
    with suppress(OSError):
        _guess_file(paths).unlink(missing_ok=True)
    return found


def _guess_file(paths: SeasonPaths) -> Path:
    """Beside the season; where its folder is lost, in the user's own."""
    if paths.folder.is_dir():
        return paths.guesses
    name = hashlib.sha256(str(paths.file.resolve()).encode()).hexdigest()[:32]
    return data_folder() / "keys" / f"{name}.guesses"


def unlock_by_recovery(paths: SeasonPaths, identity: str) -> tuple[str, bytes]:
    """(season id, data key) by the recovery key. Raises Trouble, `vault.wrong-recovery` for one of something else."""
    try:
        return _opened(paths, _slots(paths), lambda one: keys.recover(one.recovery, identity))
    except keys.WrongPassphrase as error:
        raise Trouble("vault.wrong-recovery") from error


def _slots(paths: SeasonPaths) -> keys.KeyFile | None:
    """The slots beside the season; None where they are gone or damaged and this machine has copies. Raises Trouble."""
    try:
        return read_keys(paths)
    except Trouble as trouble:
        if trouble.code not in ("vault.keys-missing", "vault.keys-damaged") or not _copies():
            raise
        if paths.file.exists() and paths.file.stat().st_size % engine.PAGE:
            raise Trouble("vault.not-a-season", path=str(paths.file)) from trouble
        return None


def _opened(
    paths: SeasonPaths, slots: keys.KeyFile | None, unwrap: Callable[[keys.KeyFile], bytes]
) -> tuple[str, bytes]:
    """By the season's own slots where they fit it, else by a copy that does; that one is put beside it again.

    Raises Trouble("vault.other-folder") where another season's slots lie beside the file: that folder is not touched.

    Raises WrongPassphrase; Trouble("store.damaged") where every copy opens and nothing of the season can be read.
    """
    data_key, candidates = _by_own(paths, slots, unwrap) if slots else (b"", _copies())
    if slots and data_key and _opens(paths.file, data_key):
        _keep_newer(slots)
        return slots.season, data_key
    opened = [(copy, key) for copy in candidates if (key := _tried(unwrap, copy))]
    own = [(slots, data_key)] if slots and data_key else []
    found = _first(opened, paths, _opens_file) or _first(own, paths, _fits) or _first(opened, paths, _fits)
    if found and slots and found[0].season != slots.season and not _is_folder_of(paths, found[1]):
        raise Trouble("vault.other-folder", path=str(paths.folder))
    if found:
        _put_beside(paths, slots, found[0])
        return found[0].season, found[1]
    if slots:  # of a damaged file nobody can tell whose it is
        return slots.season, data_key or _of_length(unwrap(slots))
    if len(opened) == len(candidates):
        raise Trouble("store.damaged", path=str(paths.file), detail="no key fits")
    raise keys.WrongPassphrase


Opened = tuple[keys.KeyFile, bytes]


def _first(opened: list[Opened], paths: SeasonPaths, fits: Callable[[SeasonPaths, bytes], bool]) -> Opened | None:
    return next(((copy, key) for copy, key in opened if fits(paths, key)), None)


def _opens_file(paths: SeasonPaths, data_key: bytes) -> bool:
    return _opens(paths.file, data_key)


def _is_folder_of(paths: SeasonPaths, data_key: bytes) -> bool:
    """Whether nothing else beside the file is another season's: only the key file is then."""
    copies, attachments = own.plain_files(paths.backups, "*.jumpup-backup*"), Blobs(paths.blobs, data_key)
    return all(_opens(file, data_key) for file in copies) and all(map(attachments.opens, attachments.names()))


def _put_beside(paths: SeasonPaths, there: keys.KeyFile | None, found: keys.KeyFile) -> None:
    """The slots that fit, in their place; those of another season that lay there stay beside."""
    if found == there:
        return
    with suppress(OSError, Trouble):
        paths.folder.mkdir(exist_ok=True)
        if there and there.season != found.season:
            paths.keys.replace(free_name(paths.keys.with_name(f"{paths.keys.name}.left")))
        write_durably(paths.keys, found.encoded())


def _keep_newer(slots: keys.KeyFile) -> None:
    """What opens the season becomes this machine's copy, where it is not older than that: a folder may have come back.

    Of two changes made apart, the one that lies beside the season holds.
    """
    copy = _copy_of(slots.season)
    with suppress(OSError, Trouble):
        known = keys.KeyFile.decoded(own.read(copy, own.SMALL))
        if known != slots and known.changed <= slots.changed:
            write_durably(copy, slots.encoded())


def _copy_of(season: str) -> Path:
    return data_folder() / "keys" / f"{season}.json"


def _by_own(
    paths: SeasonPaths, slots: keys.KeyFile, unwrap: Callable[[keys.KeyFile], bytes]
) -> tuple[bytes, list[keys.KeyFile]]:
    """The key in the season's own slots, and which copies are worth a look where it does not fit.

    Raises WrongPassphrase where there is none: nobody waits for what is of other seasons, and a former passphrase opens
    nothing.
    """
    others = [copy for copy in _copies() if copy != slots]
    strangers = [copy for copy in others if copy.season != slots.season]
    written = [copy for copy in strangers if _wrote(copy.season, paths.file)]
    alike = [copy for copy in others if copy.season == slots.season]
    try:
        return _of_length(unwrap(slots)), [*written, *strangers[:FEW], *alike]
    except keys.WrongPassphrase:
        newer = [copy for copy in alike if copy.changed > slots.changed]
        if not written and not newer:
            raise
        return b"", [*written, *newer]
    except Trouble:
        return b"", others


def _wrote(season: str, file: Path) -> bool:
    """Whether this machine wrote into this very file, or one in its place, as a device of that season."""
    anchor, path = Anchor(season), str(file.resolve())
    known = [one for one in map(anchor.read_if_possible, anchor.devices_if_possible()) if one is not None]
    with suppress(OSError):
        mark = FileMark.of(file)
        return any(one.file.is_same(mark) or one.file.path == path for one in known)
    return any(one.file.path == path for one in known)


def _of_length(data_key: bytes) -> bytes:
    if len(data_key) != keys.LENGTH:
        raise Trouble("vault.keys-damaged")
    return data_key


def _tried(unwrap: Callable[[keys.KeyFile], bytes], copy: keys.KeyFile) -> bytes:
    try:
        return _of_length(unwrap(copy))
    except Trouble:
        return b""


def _fits(paths: SeasonPaths, data_key: bytes) -> bool:
    """Whether the season, or where it is damaged one of its copies, is of this key."""
    if _opens(paths.file, data_key):
        return True
    with suppress(Trouble):
        return any(_opens(file, data_key) for file in reversed(own.plain_files(paths.backups, "*.jumpup-backup*")))
    return False


def _opens(file: Path, data_key: bytes) -> bool:
    try:
        engine.connect_read_only(file, keys.subkey(data_key, "database")).conn.close()
    except Trouble:
        return False
    return True


def change_passphrase(paths: SeasonPaths, data_key: bytes, passphrase: str, cost: keys.KdfCost) -> None:
    """Rewrite the passphrase slot here. Copies made earlier still open with the old passphrase.

    Raises Trouble("store.damaged") where the key opens nothing here: what does would be written over.
    """
    if not _fits(paths, data_key):
        raise Trouble("store.damaged", path=str(paths.file), detail="no key fits")
    old = read_keys(paths)
    slot = keys.wrap(data_key, passphrase, cost, old.season)
    _store_keys(paths, keys.KeyFile(old.season, slot, old.recovery, old.changed + 1))


def read_keys(paths: SeasonPaths) -> keys.KeyFile:
    """The key slots beside a season. Raises Trouble: not found, lost (`vault.keys-missing`), damaged.

    Nothing beside the season is touched before: what is not its own is refused (`store.not-own`).
    """
    require_own(paths)
    if not paths.file.exists() and (not paths.folder.exists() or _is_unfinished(paths)):
        raise not_found(paths)
    try:
        return keys.KeyFile.decoded(own.read(paths.keys, own.SMALL))
    except FileNotFoundError as error:
        raise Trouble("vault.keys-missing", path=str(paths.keys)) from error
    except OSError as error:
        raise trouble_of(error) from error


def not_found(paths: SeasonPaths) -> Trouble:
    """There is no such season, one that was never made to its end, or one of which only the folder beside is left."""
    is_lost = paths.folder.is_dir() and not paths.file.exists()
    code = "vault.unfinished" if _is_unfinished(paths) else "vault.file-lost" if is_lost else "vault.not-found"
    return Trouble(code, path=str(paths.file))


def _is_unfinished(paths: SeasonPaths) -> bool:
    """Whether it is being made, or was until the move of its file; an empty place beside says nothing."""
    return (paths.making / paths.file.name).exists() or (paths.making.exists() and not paths.keys.exists())


def _copies() -> list[keys.KeyFile]:
    """The copies this machine keeps, the newest first: two seasons of one file name have one each."""
    found = []
    for path in sorted(own.plain_files(data_folder() / "keys", "*.json"), key=_age):
        with suppress(OSError, Trouble):
            found.append(keys.KeyFile.decoded(own.read(path, own.SMALL)))
    return found


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except OSError:
        return 0.0


def _store_keys(paths: SeasonPaths, key_file: keys.KeyFile) -> None:
    """The copy first: where it cannot be written, nothing was changed. Raises Trouble."""
    copy = _copy_of(key_file.season)
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble_of(error) from error
    before = own.read(copy, own.SMALL) if own.is_plain_file(copy) else b""
    write_durably(copy, key_file.encoded())
    try:
        write_durably(paths.keys, key_file.encoded())
    except Trouble:
        with suppress(Trouble, OSError):
            write_durably(copy, before) if before else copy.unlink()
        raise


def _wait_for_guess(paths: SeasonPaths) -> None:
    count, last = _guesses(paths)
    wait = min(2 ** max(count - 3, 0), 300) if count >= 3 else 0
    left = last + wait - time.time()
    if 0 < left <= wait:
        raise Trouble("vault.wait", seconds=int(left) + 1)


def _count_guess(paths: SeasonPaths) -> None:
    count, _ = _guesses(paths)
    with suppress(Trouble):
        write_durably(_guess_file(paths), json.dumps({"count": count + 1, "last": time.time()}).encode())


def _guesses(paths: SeasonPaths) -> tuple[int, float]:
    try:
        content = json.loads(own.read(_guess_file(paths), own.SMALL))
        return min(max(int(content["count"]), 0), MOST_GUESSES), float(content["last"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return 0, 0.0
