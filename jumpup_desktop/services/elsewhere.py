"""What other meetings of the season have with a company: planned in another room, decided in another panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_text
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.rules import require
from jumpup_desktop.domain.selection.agenda import MEETING

if TYPE_CHECKING:
    from jumpup_desktop.domain.selection.agenda import AgendaItem
    from jumpup_desktop.services.case import Case


def entry_here(case: Case, item: str) -> AgendaItem:
    """The item on this meeting's agenda. Refuses `item.other-panel`, naming the room it belongs to."""
    entry = case.plan().item(item)
    if entry is not None:
        return entry
    other = case.get(MEETING, case.tx.meeting_of_item(item))
    own, plan = case.plan().plan, other.plan if other else None
    there = next((i.start for i in (other.items if other else ()) if i.id == item), "")
    raise Refused(
        "item.other-panel",
        venue=plan.venue if plan else "-",
        panel=plan.title if plan else "-",
        time=" ".join((date_text(plan.day), there)).strip() if plan else "-",
        here=own.venue if own else "-",
    )


def require_undecided(case: Case, entry: AgendaItem) -> None:
    """What one panel decided no other hears. Refuses `item.decided-elsewhere`, naming panel, day and outcome."""
    for meeting, item in case.tx.places_of(entry.company):
        turn = case.item(item)
        if item == entry.id or turn is None or turn.outcome is None:
            continue
        other = case.get(MEETING, meeting)
        if other is None or other.plan is None:
            continue
        known = {o.id: o for o in case.policy.meeting(other.plan.meeting_kind).outcomes}
        ended = known.get(turn.outcome.outcome)
        is_open = ended is not None and (ended.is_exit or ended.by_absence or ended.by_withdrawal)
        named = {"panel": other.plan.title, "day": date_text(other.plan.day), "outcome": ended.name if ended else "-"}
        require(is_open, "item.decided-elsewhere", **named)
