"""Rotating backups that were opened and checked before an older one goes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import copy_names, engine, journal, wholeness
from jumpup_desktop.store.copy_names import FAULTY, GOOD, UNCHECKED, of_folder
from jumpup_desktop.store.files import copy_whole, make_durable, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    import sqlite_utils

    from jumpup_desktop.store.copy_names import Copy
    from jumpup_desktop.store.journal import State

KEPT, MOST_FAULTY = 10, 30
LEFT = "left-behind"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check of a copy found: its events, and nothing wrong."""

    path: Path
    events: int


def back_up(
    db: sqlite_utils.Database, folder: Path, key: bytes, reason: str = "", excused: Collection[str] = ()
) -> Checked:
    """Write one complete, encrypted copy, check it, then let the oldest of its sort beyond ten go. Raises Trouble.

    Copies made for a reason (`…-manual`) do not go because a day was closed often.

    Copies are counted: which is the newest does not hang on a clock that may have been set back.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise trouble_of(error, folder) from error
    target = folder / copy_names.name(_next_number(folder), journal.state(db.conn), reason, GOOD)
    part = folder / f".{target.name}.part"
    try:
        db.execute("VACUUM INTO ?", [str(part)])
        checked = _checked(part, key, folder, excused)
        part.replace(target)
    except engine.library().DatabaseError as error:
        raise engine.trouble_of(error, folder) from error
    except UnicodeEncodeError as error:
        raise Trouble("machine.strange-name", path=ascii(str(folder))) from error
    finally:
        part.unlink(missing_ok=True)
    sync_folder(folder)
    _rotate(folder, reason, key)
    return Checked(target, checked.events)


def _checked(part: Path, key: bytes, folder: Path, excused: Collection[str]) -> Checked:
    """A copy made just now; where it is not whole, its season is not. Raises Trouble("store.backup-of-damaged")."""
    try:
        return check(part, key, excused=excused)
    except Trouble as trouble:
        if trouble.code != "store.copy-damaged":
            raise
        raise Trouble("store.backup-of-damaged", path=str(folder)) from trouble


def lay_aside(file: Path, folder: Path, key: bytes, state: State) -> None:
    """Copy a season file of this state that nobody has open; it counts once checked. Raises OSError, Trouble.

    Nobody may have looked for long, where the window is never opened: the eleventh is checked here.
    """
    folder.mkdir(exist_ok=True)
    target = folder / copy_names.name(_next_number(folder), state, "", UNCHECKED)
    part = folder / f".{target.name}.part"
    try:
        copy_whole(file, part)
        make_durable(part, target)
    finally:
        part.unlink(missing_ok=True)
    if len(_waiting(folder)) > KEPT:
        check_new(folder, key, is_season_clean=False)


def check_new(
    folder: Path, key: bytes, step: Callable[[], None] = lambda: None, *, is_season_clean: bool = True
) -> None:
    """Of the copies that were only laid aside, the newest that is good counts; the ones before it may go.

    Not one of more events: an older file may lie in the season's place, and somebody has looked at it.
    A bad one of a season that is clean goes: it is no copy. Otherwise the season itself may be wrong, and what it
    still tells stays (`….faulty`), thirty at most. Raises Cancelled.
    """
    waiting = _waiting(folder)
    while waiting:
        copy = waiting.pop()
        if _is_good(copy, key, step):
            copy.path.replace(copy.path.with_suffix(""))
            for older in waiting:
                if older.state[0] <= copy.state[0] and is_ours(older, key):
                    older.path.unlink(missing_ok=True)
            sync_folder(folder)
            _rotate(folder, copy.reason, key)
            return
        if not is_ours(copy, key):
            continue
        if is_season_clean:
            copy.path.unlink(missing_ok=True)
        else:
            copy.path.replace(copy.path.with_suffix(".faulty"))
    _let_go(of_folder(folder, FAULTY), MOST_FAULTY, key)


def _waiting(folder: Path) -> list[Copy]:
    return [copy for copy in of_folder(folder, UNCHECKED) if not copy.reason]


def keep_fullest(folder: Path, key: bytes) -> None:
    """The season goes on from less than a copy may hold: the one of most events is out of every turn, ten such at most.

    The newest may be one of the lesser season already: somebody looked at it before. Raises OSError.
    """
    plain = [copy for copy in of_folder(folder, GOOD, UNCHECKED) if not copy.reason and is_ours(copy, key)]
    if plain:
        fullest = max(plain, key=lambda copy: (copy.state[0], copy.number))
        stem = fullest.path.name.removesuffix(fullest.ending)
        fullest.path.replace(fullest.path.with_name(f"{stem}-{LEFT}{fullest.ending}"))
    _let_go([copy for copy in of_folder(folder, GOOD, UNCHECKED) if copy.reason == LEFT], KEPT, key)


def _is_good(copy: Copy, key: bytes, step: Callable[[], None]) -> bool:
    try:
        check(copy.path, key, step)
    except Trouble:
        return False
    return True


def _rotate(folder: Path, reason: str, key: bytes) -> None:
    """Of the checked copies of one sort, the ten newest stay."""
    _let_go([copy for copy in of_folder(folder, GOOD) if copy.reason == reason], KEPT, key)


def _let_go(copies: list[Copy], most: int, key: bytes) -> None:
    """Of the season's own copies the newest stay; another season's are not counted and not touched."""
    ours = [copy for copy in copies if is_ours(copy, key)] if len(copies) > most else []
    for old in ours[:-most]:
        old.path.unlink(missing_ok=True)


def is_ours(copy: Copy, key: bytes) -> bool:
    """Whether a copy opens with the season's key; one that does not may be another season's, whose only one it is."""
    try:
        engine.connect_read_only(copy.path, key).conn.close()
    except Trouble:
        return False
    return True


def _next_number(folder: Path) -> int:
    return min(max((copy.number for copy in of_folder(folder)), default=0) + 1, copy_names.MOST)


def holds_newest(folder: Path, state: State) -> bool:
    """Whether the newest copy, checked or not, has just this state; not where the folder cannot be listed."""
    try:
        copies = of_folder(folder)
    except Trouble:
        return False
    return bool(copies) and copies[-1].state == (state.events, state.mark)


def newest(folder: Path) -> Copy | None:
    """The newest copy that was checked; None before the first."""
    checked = of_folder(folder, GOOD)
    return checked[-1] if checked else None


def check(path: Path, key: bytes, step: Callable[[], None] = lambda: None, excused: Collection[str] = ()) -> Checked:
    """Open a copy read-only, check it as the season itself is checked. Raises Trouble("store.copy-damaged").

    `excused` are faults, by code, that a copy may have as its season has them.
    """
    with closing(engine.connect_read_only(path, key).conn) as conn:
        try:
            events, faults = wholeness.of_file(conn, step)
        except engine.library().DatabaseError as error:
            raise Trouble("store.copy-damaged", path=str(path), detail=str(error)) from error
    wrong = [fault.code for fault in faults if fault.code not in excused]
    if wrong:
        raise Trouble("store.copy-damaged", path=str(path), detail=wrong[0])
    return Checked(path, events)


def season_of(file: Path) -> Path:
    """The season a backup lies beside; the file itself where it is none."""
    is_backup = file.name.endswith((GOOD, UNCHECKED, FAULTY)) and file.parent.name == "backups"
    return file.parent.parent.with_suffix("") if is_backup and file.parent.parent.suffix == ".d" else file


def last_good(folder: Path, key: bytes) -> tuple[Copy, Checked] | None:
    """The newest backup that opens and checks; None when there is none."""
    for copy in reversed(of_folder(folder, GOOD, UNCHECKED)):
        try:
            return copy, check(copy.path, key)
        except Trouble:
            continue
    return None
