"""Which key slots open a season: its own, or a copy of them on this machine; never another season's."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import engine, keys, own, page_seals
from jumpup_desktop.store.anchor import Anchor, FileMark, data_folder
from jumpup_desktop.store.blobs import Blobs
from jumpup_desktop.store.day_keys import DayKeys
from jumpup_desktop.store.files import leave_beside, write_durably
from jumpup_desktop.store.season_paths import is_unfinished, not_found, require_own

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jumpup_desktop.store.season_paths import SeasonPaths

Worth = Callable[[keys.KeyFile, keys.KeyFile], bool]
"""Whether a copy is worth a try where the slots beside the season do not open."""
Opened = tuple[keys.KeyFile, bytes]
"""Slots, and the data key they give."""
FEW = 8
"""Other seasons' copies that are tried where a season's own slots are gone or do not fit; each takes a second."""


def read(paths: SeasonPaths) -> keys.KeyFile:
    """The key slots beside a season. Raises Trouble: not found, lost (`vault.keys-missing`), damaged.

    Nothing beside the season is touched before: what is not its own is refused (`store.not-own`).
    """
    require_own(paths)
    if not paths.file.exists() and (not paths.folder.exists() or is_unfinished(paths)):
        raise not_found(paths)
    try:
        return keys.KeyFile.decoded(own.read(paths.keys, own.SMALL))
    except FileNotFoundError as error:
        raise Trouble("vault.keys-missing", path=str(paths.keys)) from error
    except OSError as error:
        raise trouble_of(error) from error


def of(paths: SeasonPaths) -> keys.KeyFile | Trouble:
    """The slots beside a season; what is wrong with them where this machine has copies to try. Raises Trouble."""
    try:
        return read(paths)
    except Trouble as trouble:
        if trouble.code not in ("vault.keys-missing", "vault.keys-damaged") or not (_copies() or _hurt(paths)):
            raise
        return trouble


def _hurt(paths: SeasonPaths) -> list[keys.KeyFile]:
    """What a damaged key file still gives: the slot itself tells whether it is whole."""
    with suppress(OSError, Trouble):
        return [keys.KeyFile.decoded(own.read(paths.keys, own.SMALL), is_hurt=True)]
    return []


def opened(
    paths: SeasonPaths, there: keys.KeyFile | Trouble, unwrap: Callable[[keys.KeyFile], bytes], is_worth: Worth,
    *, binds: bool,
) -> tuple[str, bytes]:  # fmt: skip
    """(season id, data key) by the season's own slots where they fit its file, else by a copy that does.

    Whose a damaged file is, its pages tell. The copy that fits is put beside it again. Raises
    Trouble("vault.other-folder") where what lies beside the file is another season's, Trouble("vault.does-not-fit")
    where nothing tells whose the file is: nothing is touched. Raises WrongPassphrase; `there`, where that is a Trouble.
    `binds`: what unwraps tells by itself that the slots are this season's; then damaged ones may be tried.
    """
    slots = there if isinstance(there, keys.KeyFile) else None
    hurt = _hurt(paths) if binds and slots is None else []
    data_key, copies = _by_own(paths, slots, unwrap, is_worth) if slots else (b"", _likely(_copies(), paths.file))
    own_one = (slots, data_key) if slots and data_key else None
    if own_one and _opens(paths.file, data_key):
        return own_one[0].season, data_key
    known = list(_until_one_opens(paths.file, [*hurt, *copies], unwrap))
    found = _whose(paths, own_one, known)
    if found is None:
        untried = [copy for copy in copies if all(copy is not one for one, _ in known)]
        if slots and not own_one:
            _of_length(unwrap(slots))
        raise _nothing_fits(paths, there, untried)
    if (slots is None or found[0].season != slots.season) and _is_anothers_folder(paths, found[1]):
        raise Trouble("vault.other-folder", path=str(paths.folder))
    _put_beside(paths, slots, found[0])
    return found[0].season, found[1]


def _until_one_opens(
    file: Path, copies: list[keys.KeyFile], unwrap: Callable[[keys.KeyFile], bytes]
) -> Iterator[Opened]:
    """Copies that the passphrase opens, as far as one that opens the file: each one more costs a second."""
    for copy in copies:
        try:
            data_key = _of_length(unwrap(copy))
        except Trouble:
            continue
        yield copy, data_key
        if _opens(file, data_key):
            return


def _whose(paths: SeasonPaths, own_one: Opened | None, known: list[Opened]) -> Opened | None:
    """Which of the slots the file belongs to, whole or damaged; a file of which nothing is left, to those beside it."""
    if known and _opens(paths.file, known[-1][1]):
        return known[-1]
    candidates = [own_one, *known] if own_one else known
    if found := next((one for one in candidates if _is_written_by(paths.file, *one)), None):
        return found
    if not page_seals.is_blank(paths.file):
        return None
    by_backup = (one for one in candidates if _opens_a_backup(paths, one[1]))
    return next(by_backup, own_one or next((one for one in known if _wrote(one[0].season, paths.file)), None))


def _is_written_by(file: Path, slots: keys.KeyFile, data_key: bytes) -> bool:
    salts = Anchor(slots.season).salts()
    return page_seals.is_written_with(file, keys.subkey(data_key, "database"), salts)


def _nothing_fits(paths: SeasonPaths, there: keys.KeyFile | Trouble, untried: list[keys.KeyFile]) -> Trouble:
    """The slots beside are another's or gone, and no copy is of this file; one with another passphrase may be."""
    if isinstance(there, keys.KeyFile):
        return Trouble("vault.does-not-fit", path=str(paths.folder))
    if any(_wrote(copy.season, paths.file) for copy in untried):
        return keys.WrongPassphrase()
    is_none = paths.file.exists() and paths.file.stat().st_size % engine.PAGE
    return Trouble("vault.not-a-season", path=str(paths.file)) if is_none else there


def _is_anothers_folder(paths: SeasonPaths, data_key: bytes) -> bool:
    """Whether something lies beside the file and nothing of it is this season's; the key file alone says nothing.

    Of two folders that were laid into one, what is this season's is used, and what is the other's stays.
    """
    copies, attachments = own.plain_files(paths.backups, "*.jumpup-backup*"), Blobs(paths.blobs, data_key)
    names = attachments.names()
    found = chain((_opens(file, data_key) for file in copies), map(attachments.opens, names))
    day_keys = own.is_plain_file(paths.day_keys)
    is_any = bool(copies or names or day_keys)
    return is_any and not any(found) and not (day_keys and DayKeys(paths.day_keys, data_key).meetings)


def _put_beside(paths: SeasonPaths, there: keys.KeyFile | None, found: keys.KeyFile) -> None:
    """The slots that fit, in their place; those of another season that lay there, or what may be such, stay beside."""
    if found == there:
        return
    with suppress(OSError, Trouble):
        paths.folder.mkdir(exist_ok=True)
        if (there is None or there.season != found.season) and own.is_plain_file(paths.keys):
            leave_beside(paths.keys)
        write_durably(paths.keys, found.encoded())


def keep(paths: SeasonPaths, season: str, data_key: bytes) -> None:
    """The slots beside a season that opened, and whose record is this season's, become this machine's copy.

    Not where they are older than that: a folder may have come back. Of two changes made apart, the one that lies beside
    the season holds. A season brought here has no copy yet. The way by the recovery key stays the one first known, and
    no other key comes in its place: who has the file can write what they like into its slots.
    """
    copy = copy_of(season)
    with suppress(OSError, Trouble):
        there = keys.KeyFile.decoded(own.read(paths.keys, own.SMALL))
        known = keys.KeyFile.decoded(own.read(copy, own.SMALL)) if copy.exists() else None
        if known is not None and (known.changed > there.changed or not Anchor(season).opens(data_key)):
            return
        kept = replace(there, recovery=known.recovery) if known else there
        if there.season == season and kept != known:
            copy.parent.mkdir(parents=True, exist_ok=True)
            write_durably(copy, kept.encoded())


def copy_of(season: str) -> Path:
    """Where this machine keeps a copy of a season's slots."""
    return data_folder() / "keys" / f"{season}.json"


def _by_own(
    paths: SeasonPaths, slots: keys.KeyFile, unwrap: Callable[[keys.KeyFile], bytes], is_worth: Worth
) -> tuple[bytes, list[keys.KeyFile]]:
    """The key in the season's own slots, and which copies are worth a look where it does not fit.

    Raises WrongPassphrase where there is none: nobody waits for what is of other seasons, and a former passphrase opens
    nothing.
    """
    others = [copy for copy in _copies() if copy != slots]
    alike = [copy for copy in others if copy.season == slots.season]
    strangers = [copy for copy in others if copy.season != slots.season]
    try:
        return _of_length(unwrap(slots)), [*_likely(strangers, paths.file), *alike]
    except keys.WrongPassphrase:
        written = [copy for copy in strangers if _wrote(copy.season, paths.file)]
        newer = [copy for copy in alike if is_worth(copy, slots)]
        former = [copy for copy in alike if copy not in newer]
        if any(_opens(paths.file, key) for _, key in _until_one_opens(paths.file, former, unwrap)):
            raise keys.WrongPassphrase("vault.former-passphrase", path=str(paths.keys)) from None
        if not written and not newer:
            raise
        return b"", [*written, *newer]
    except Trouble:
        return b"", [*alike, *_likely(strangers, paths.file)]


def _likely(copies: list[keys.KeyFile], file: Path) -> list[keys.KeyFile]:
    """Those of seasons that wrote into this file here, and a few more: it may have been brought by hand."""
    written = [copy for copy in copies if _wrote(copy.season, file)]
    return [*written, *[copy for copy in copies if copy not in written][:FEW]]


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


def fits(paths: SeasonPaths, data_key: bytes) -> bool:
    """Whether the season, or where it is damaged one of its copies, is of this key."""
    return _opens(paths.file, data_key) or _opens_a_backup(paths, data_key)


def _opens_a_backup(paths: SeasonPaths, data_key: bytes) -> bool:
    with suppress(Trouble):
        return any(_opens(file, data_key) for file in reversed(own.plain_files(paths.backups, "*.jumpup-backup*")))
    return False


def _opens(file: Path, data_key: bytes) -> bool:
    try:
        engine.connect_read_only(file, keys.subkey(data_key, "database")).conn.close()
    except Trouble:
        return False
    return True


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
