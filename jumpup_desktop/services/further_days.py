"""What a further sitting takes from the sittings before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.sitting import SITTING, Sitting
from jumpup_desktop.domain.selection.agenda import MEETING

if TYPE_CHECKING:
    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.services.case import Get


def with_sheet(get: Get, plan: Meeting, person: str) -> Sitting | None:
    """The last earlier sitting at which a person signed the opening sheet."""
    before, seen = plan.continues, {plan.id}
    while before and before not in seen:
        seen.add(before)
        day, known = get(SITTING, before), get(MEETING, before)
        if day is not None and day.sheet(person):
            return day
        before = known.continues if known else ""
    return None
