"""What a day still lacks before its papers can be fixed, and what in them a person should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.assets import sentence
from jumpup_desktop.domain.meeting.completeness import lacking
from jumpup_desktop.domain.meeting.wording import warnings
from jumpup_desktop.domain.rules import require
from jumpup_desktop.services.papers import unprintable

if TYPE_CHECKING:
    from jumpup_desktop.domain.problems import Problem
    from jumpup_desktop.services.papers.day import DayRecord, Turn


def problems(day: DayRecord) -> list[Problem]:
    """Errors for statutory fields that are missing; warnings for words that do not belong into these papers, and for
    characters that cannot be printed.
    """
    found = lacks(day)
    for turn in day.turns:
        found += warnings(turn.agenda.order, turn.item, turn.consensus, day.kind)
    return found + unprintable.warnings(day)


def require_complete(day: DayRecord) -> None:
    """The 회의록 is not fixed while one of the nine fields is missing. Refuses `minutes.incomplete`."""
    missing = lacks(day)
    require(not missing, "minutes.incomplete", fields=" ".join(sentence(p.code) for p in missing))


def lacks(day: DayRecord) -> list[Problem]:
    """The statutory fields that are missing, of the matters that were put."""
    items = {turn.agenda.id: turn.item for turn in day.turns}
    asked = {turn.agenda.id for turn in day.put if not _is_called_behind_the_closing(day, turn)}
    barred = [entry.id for entry in day.meeting.items if entry.id not in asked]
    return lacking(day.meeting, day.sitting, items, day.kind, day.policy.policy, barred)


def _is_called_behind_the_closing(day: DayRecord, turn: Turn) -> bool:
    """Another laptop called it and did not know of the closing: it is the next sitting's."""
    closing = day.sitting.closing
    is_open = turn.item.outcome is None and bool(turn.item.attempts)
    return closing is not None and is_open and turn.agenda.id not in closing.open_items
