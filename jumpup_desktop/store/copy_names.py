"""What the name of a copy says: its number, when it was made, the state it holds, why, and how it was found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.store import own

if TYPE_CHECKING:
    from jumpup_desktop.store.journal import State

GOOD = ".jumpup-backup"
UNCHECKED, FAULTY = f"{GOOD}.unchecked", f"{GOOD}.faulty"
OURS = (GOOD, UNCHECKED, FAULTY)
_NAME = re.compile(r"(\d{6,9})-(\d{8}T\d{9})n(\d{1,12})h([0-9a-f]{8})(?:-([a-z-]+))?(\.jumpup-backup(?:\.[a-z]+)?)")
MOST = 900_000_000
"""The number after which copies are told apart by their time: no season comes that far, a stranger's name may."""
YEARS = range(1971, 9999)
"""Of a day that is one in every zone of time."""
_STAMP = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy in a season's `backups`. Its number says which is newer: clocks are set back."""

    path: Path
    number: int
    made_ms: int
    state: tuple[int, str]
    reason: str
    ending: str


def name(number: int, state: State, reason: str, ending: str) -> str:
    """The name of a copy made now, by the machine's own time in UTC, whatever clocks the record runs by."""
    stamp = datetime.now(UTC).strftime(_STAMP)[:-3]
    return f"{number:06d}-{stamp}n{state.events}h{state.mark}{f'-{reason}' if reason else ''}{ending}"


def read(path: Path) -> Copy | None:
    """What a name says; None for a file that was put there by somebody else."""
    found = _NAME.fullmatch(path.name)
    try:
        made = datetime.strptime(f"{found[2]}000", _STAMP).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None
    if found is None or made is None or made.year not in YEARS or int(found[1]) > MOST:
        return None
    state = (int(found[3]), found[4])
    return Copy(path, int(found[1]), int(made.timestamp() * 1000), state, found[5] or "", found[6])


def of_folder(folder: Path, *endings: str) -> list[Copy]:
    """The copies of a folder, oldest first; with these endings, or all."""
    found = [copy for path in own.plain_files(folder, f"*{GOOD}*") if (copy := read(path))]
    return sorted(
        (copy for copy in found if not endings or copy.ending in endings), key=lambda copy: (copy.number, copy.made_ms)
    )
