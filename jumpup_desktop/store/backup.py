"""Rotating backups that were opened and checked before an older one goes."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import engine, own, walking
from jumpup_desktop.store.files import make_durable, sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlite_utils

KEPT, MOST_WAITING = 10, 30
_COUNT = re.compile(r"^\d{6}-[0-9T]+n(\d+)")
GOOD, UNCHECKED = ".jumpup-backup", ".jumpup-backup.unchecked"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check of a copy found: its events, and nothing wrong."""

    path: Path
    events: int


def back_up(db: sqlite_utils.Database, folder: Path, key: bytes, stamp: str) -> Checked:
    """Write one complete, encrypted copy, check it, then let the oldest of its sort beyond ten go. Raises Trouble.

    A stamp may end in a reason (`…-manual`): copies made by hand do not go because a day was closed often.

    Copies are counted: which is the newest does not hang on a clock that may have been set back.
    """
    folder.mkdir(exist_ok=True)
    part = folder / f".{stamp}.part"
    part.unlink(missing_ok=True)
    try:
        db.execute("VACUUM INTO ?", [str(part)])
    except engine.library().DatabaseError as error:
        part.unlink(missing_ok=True)
        raise engine.trouble_of(error, folder) from error
    checked = check(part, key)
    moment, dash, reason = stamp.partition("-")
    target = folder / f"{_next_number(folder):06d}-{moment}n{checked.events}{dash}{reason}{GOOD}"
    part.replace(target)
    sync_folder(folder)
    _rotate(folder, target)
    return Checked(target, checked.events)


def lay_aside(file: Path, folder: Path, key: bytes, events: int) -> None:
    """Copy a season file of so many events that nobody has open; it counts once checked. Raises OSError, Trouble.

    Nobody may have looked for long, where the window is never opened: the eleventh is checked here. Where that finds
    something wrong, it may be what is wrong with the season: such copies stay, but no more than thirty.
    """
    folder.mkdir(exist_ok=True)
    target = folder / f"{_next_number(folder):06d}-{stamp()}n{events}{UNCHECKED}"
    part = folder / f".{target.name}.part"
    try:
        shutil.copyfile(file, part)
        make_durable(part, target)
    finally:
        part.unlink(missing_ok=True)
    waiting = own.plain_files(folder, f"*{UNCHECKED}")
    if len(waiting) > KEPT and not check_new(folder, key, is_season_clean=False):
        for old in waiting[:-MOST_WAITING]:
            old.unlink(missing_ok=True)


def check_new(
    folder: Path, key: bytes, step: Callable[[], None] = lambda: None, *, is_season_clean: bool = True
) -> bool:
    """Check the newest copy that was only laid aside; if it is good it counts, and the ones before it may go.

    Whether the newest copy is good; True where there is none. A bad one of a season that is clean goes: it is no copy.
    """
    waiting = own.plain_files(folder, f"*{UNCHECKED}")
    if not waiting:
        return True
    try:
        check(waiting[-1], key, step)
    except Trouble:
        if is_season_clean:
            waiting[-1].unlink(missing_ok=True)
        return False
    target = waiting[-1].with_suffix("")
    waiting[-1].replace(target)
    for older in waiting[:-1]:
        older.unlink(missing_ok=True)
    sync_folder(folder)
    _rotate(folder, target)
    return True


def _rotate(folder: Path, newest: Path) -> None:
    """Of the checked copies of this one's sort, the ten newest stay."""
    alike = [path for path in own.plain_files(folder, f"*{GOOD}") if _reason(path) == _reason(newest)]
    for old in alike[:-KEPT]:
        old.unlink()


def _next_number(folder: Path) -> int:
    taken = [int(path.name[:6]) for path in own.plain_files(folder, f"*{GOOD}*") if path.name[:6].isdigit()]
    return max(taken, default=0) + 1


def _reason(path: Path) -> str:
    return path.stem.partition("-")[2].partition("-")[2]


def events_in_newest(folder: Path) -> int:
    """How many events the newest copy has, checked or not; -1 before the first."""
    names = [path.name for path in copies(folder)]
    found = _COUNT.search(names[-1]) if names else None
    return int(found[1]) if found else -1


def stamp() -> str:
    """A stamp in UTC for names of copies: the machine's own time, whatever clocks the record runs by."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")[:-3]


def newest(folder: Path) -> str:
    """The stamp of the newest copy that was checked; empty before the first."""
    names = sorted(path.name for path in own.plain_files(folder, f"*{GOOD}"))
    return stamp_of(names[-1]) if names else ""


def stamp_of(name: str) -> str:
    """When a copy was made (UTC, `20260303T060810123`), from its file's name."""
    return name.partition("-")[2].partition(".")[0].partition("-")[0]


def check(path: Path, key: bytes, step: Callable[[], None] = lambda: None) -> Checked:
    """Open a copy read-only, check pages and chains. Raises Trouble("store.copy-damaged")."""
    with closing(engine.connect_read_only(path, key).conn) as conn:
        try:
            verdict = conn.execute("PRAGMA quick_check").fetchone()[0]
            events, faults = walking.audit(conn, step)
        except engine.library().DatabaseError as error:
            raise Trouble("store.copy-damaged", path=str(path), detail=str(error)) from error
    if verdict != "ok" or faults:
        raise Trouble("store.copy-damaged", path=str(path), detail=verdict)
    return Checked(path, events)


def season_of(file: Path) -> Path:
    """The season a backup lies beside; the file itself where it is none."""
    is_backup = file.name.endswith((GOOD, UNCHECKED)) and file.parent.name == "backups"
    return file.parent.parent.with_suffix("") if is_backup and file.parent.parent.suffix == ".d" else file


def copies(folder: Path) -> list[Path]:
    """All copies, checked or not, oldest first."""
    return own.plain_files(folder, f"[0-9]*{GOOD}*")


def last_good(folder: Path, key: bytes) -> Checked | None:
    """The newest backup that opens and checks; None when there is none."""
    for path in reversed(copies(folder)):
        try:
            return check(path, key)
        except Trouble:
            continue
    return None
