"""The day in the user's language: names the policy gives to phases and outcomes, where it has English ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumpup_desktop.assets import Language
    from jumpup_desktop.services.seen.day import DayView
    from jumpup_desktop.services.seen.turn import Entry


def spoken(day: DayView, language: Language) -> DayView:
    """The day as it is shown; what goes into the record and onto paper stays Korean."""
    if language != "en":
        return day
    rules = day.rules
    phases = tuple(replace(p, name=p.name_en or p.name) for p in rules.phases)
    outcomes = tuple(replace(o, name=o.name_en or o.name) for o in rules.outcomes)
    words = {o.name: o.name_en or o.name for o in rules.outcomes}

    def named(entry: Entry) -> Entry:
        return replace(entry, outcome=words.get(entry.outcome, entry.outcome))

    turn = replace(day.turn, entry=named(day.turn.entry)) if day.turn else None
    entries = tuple(named(entry) for entry in day.entries)
    return replace(day, rules=replace(rules, phases=phases, outcomes=outcomes), entries=entries, turn=turn)
