"""Rotating backups that were opened and checked before an older one goes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import engine, journal, own
from jumpup_desktop.store.files import sync_folder

if TYPE_CHECKING:
    import sqlite_utils

KEPT = 10


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
    target = folder / f"{_next_number(folder):06d}-{stamp}.jumpup-backup"
    part = folder / f".{stamp}.part"
    part.unlink(missing_ok=True)
    try:
        db.execute("VACUUM INTO ?", [str(part)])
    except engine.library().DatabaseError as error:
        part.unlink(missing_ok=True)
        raise engine.trouble_of(error, folder) from error
    checked = check(part, key)
    part.replace(target)
    sync_folder(folder)
    alike = [path for path in own.plain_files(folder, "*.jumpup-backup") if _reason(path) == _reason(target)]
    for old in alike[:-KEPT]:
        old.unlink()
    return Checked(target, checked.events)


def _next_number(folder: Path) -> int:
    taken = [int(path.name[:6]) for path in own.plain_files(folder, "*.jumpup-backup") if path.name[:6].isdigit()]
    return max(taken, default=0) + 1


def _reason(path: Path) -> str:
    return path.stem.partition("-")[2].partition("-")[2]


def stamp() -> str:
    """A stamp in UTC for names of copies: the machine's own time, whatever clocks the record runs by."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")[:-3]


def newest(folder: Path) -> str:
    """The stamp of the newest copy; empty before the first."""
    names = sorted(path.name for path in own.plain_files(folder, "*.jumpup-backup"))
    return stamp_of(names[-1]) if names else ""


def stamp_of(name: str) -> str:
    """When a copy was made (UTC, `20260303T060810123`), from its file's name."""
    return name.partition("-")[2].partition(".")[0].partition("-")[0]


def check(path: Path, key: bytes) -> Checked:
    """Open a copy read-only, check pages and chains. Raises Trouble("store.copy-damaged")."""
    with closing(engine.connect_read_only(path, key).conn) as conn:
        try:
            verdict = conn.execute("PRAGMA quick_check").fetchone()[0]
            events, faults = journal.audit(conn)
        except engine.library().DatabaseError as error:
            raise Trouble("store.copy-damaged", path=str(path), detail=str(error)) from error
    if verdict != "ok" or faults:
        raise Trouble("store.copy-damaged", path=str(path), detail=verdict)
    return Checked(path, events)


def last_good(folder: Path, key: bytes) -> Checked | None:
    """The newest backup that opens and checks; None when there is none."""
    for path in sorted(own.plain_files(folder, "*.jumpup-backup"), reverse=True):
        try:
            return check(path, key)
        except Trouble:
            continue
    return None
