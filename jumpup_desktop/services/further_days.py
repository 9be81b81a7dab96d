"""What a further sitting takes from the sittings before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.sitting import SITTING, Sitting
from jumpup_desktop.domain.rules import existing
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services import elsewhere
from jumpup_desktop.services.step1_gate import failed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.domain.selection.running_order import AgendaItem
    from jumpup_desktop.services.case import Get
    from jumpup_desktop.services.elsewhere import Places


def before(get: Get, plan: Meeting) -> Iterator[Meeting]:
    """The sittings that a further one continues, the last one first."""
    seen, known = {plan.id}, get(MEETING, plan.continues) if plan.continues else None
    while known is not None and known.id not in seen:
        yield known
        seen.add(known.id)
        known = get(MEETING, known.continues) if known.continues else None


def with_sheet(get: Get, plan: Meeting, person: str) -> Sitting | None:
    """The last earlier sitting at which a person signed the opening sheet."""
    days = (get(SITTING, earlier.id) for earlier in before(get, plan))
    return next((day for day in days if day is not None and day.sheet(person)), None)


def hearable(get: Get, places_of: Places, plan: Meeting, policy: Policy) -> tuple[AgendaItem, ...]:
    """What the sitting after this one can hear: left open or ended without agreement, here or before, and not gone on
    with since; the earliest sitting's first. Nobody is who stopped at STEP1, or
    whom another meeting decided.
    """
    planned = existing(plan.plan, "meeting.unknown", meeting=plan.id)
    exits, gone_on = {o.id for o in policy.meeting(planned.meeting_kind).outcomes if o.is_exit}, set[str]()
    found: list[AgendaItem] = []
    for meeting in (plan, *before(get, plan)):
        items = (i for i in meeting.items if i.id not in gone_on and not failed(get, i.company, policy))
        turns = ((i, get(ITEM, i.id)) for i in items)
        open_ = [i for i, t in turns if t is None or t.outcome is None or t.outcome.outcome in exits]
        found = [*open_, *found]
        gone_on |= {i.before for i in meeting.items}
    return tuple(one for one in found if not elsewhere.is_decided(get, places_of, plan, policy, one))
