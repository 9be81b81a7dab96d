"""A day held on paper and entered later: its times as written, a second look at the entry, the forms as scans.

Practice 39: power failed or the laptop stayed at the door; the forms are the original, the record follows them.
"""

from __future__ import annotations

from dataclasses import dataclass

from jumpup_desktop.domain.record.event import EventRef, kind


@kind("item.paper_times")
@dataclass(frozen=True, slots=True)
class PaperTimes:
    """When the company was called and when its turn ended, as written on the form (HH:MM)."""

    called: str
    ended: str


@kind("sitting.paper_times")
@dataclass(frozen=True, slots=True)
class DayTimes:
    """The day as written on its forms, all HH:MM: opened, closed, recesses (since, until, reason), stays (person,
    came, left)."""

    opened: str
    closed: str
    recesses: tuple[tuple[str, str, str], ...] = ()
    stays: tuple[tuple[str, str, str], ...] = ()


@kind("item.looked_again")
@dataclass(frozen=True, slots=True)
class LookedAgain:
    """Somebody else than who typed compared the entry with the paper; `seen` names the texts it had then."""

    by: str
    seen: tuple[EventRef, ...] = ()


@kind("sitting.form_filed")
@dataclass(frozen=True, slots=True)
class FormFiled:
    """Scanned pages of one emergency form: its number, the pages found of how many, the scan's hash."""

    number: str
    found: tuple[int, ...]
    pages: int
    scan_sha256: str
