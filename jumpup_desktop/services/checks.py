"""Checks an agency's file in a child process, before anything of it enters the record."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.importers.checked import CheckedTable
from jumpup_desktop.importers.mapping import Mapping
from jumpup_desktop.importers.panels import CheckedPanels
from jumpup_desktop.services.jobs import ProcessJobs

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.services.jobs import Job, Jobs


@dataclass(frozen=True, slots=True)
class Reading:
    """How a person wants a table read, where the guess was wrong."""

    sheet: str | None = None
    header_row: int | None = None
    mapping: Mapping | None = None


def start_step1(
    path: Path, policy: Policy, utc_ms: int, reading: Reading | None = None, *, jobs: Jobs | None = None,
    progress: Callable[[float, str], None] | None = None, texts: bool = True,
) -> Job:  # fmt: skip
    """Begin to check a STEP1 file; the job's result is a CheckedTable, with the cells' texts where they are shown."""
    wish = reading or Reading()
    arguments: dict[str, Any] = {
        "path": str(path),
        "policy": msgspec.to_builtins(policy),
        "today": seoul(utc_ms).date().isoformat(),
        "sheet": wish.sheet,
        "header_row": wish.header_row,
        "mapping": msgspec.to_builtins(wish.mapping),
        "texts": texts,
    }
    return (jobs or ProcessJobs()).start("step1.check", arguments, CheckedTable, progress)


def step1(path: Path, policy: Policy, utc_ms: int) -> CheckedTable:
    """Check a STEP1 file and wait; without the cells' texts. Raises Refused(`file.…`), Trouble(`worker.…`)."""
    checked: CheckedTable = start_step1(path, policy, utc_ms, texts=False).result()
    return checked


def step1_with_texts(
    path: Path, policy: Policy, reading: Reading, progress: Callable[[float, str], None]
) -> CheckedTable:
    """Check a STEP1 file as a person wants it read, and wait; with the cells' texts. Raises as `step1`."""
    now = time.time_ns() // 1_000_000
    checked: CheckedTable = start_step1(path, policy, now, reading, progress=progress).result()
    return checked


def panels(
    path: Path, policy: Policy, known_numbers: Collection[str], *, jobs: Jobs | None = None,
    progress: Callable[[float, str], None] | None = None,
) -> CheckedPanels:  # fmt: skip
    """Check a panels workbook and wait. Raises Refused, Trouble."""
    arguments = {
        "path": str(path),
        "policy": msgspec.to_builtins(policy),
        "known_numbers": sorted(known_numbers),
    }
    checked: CheckedPanels = (jobs or ProcessJobs()).start("panels.check", arguments, CheckedPanels, progress).result()
    return checked
