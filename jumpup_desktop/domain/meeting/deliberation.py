"""When a company's matter was deliberated on, and whether somebody was in the room then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.paper_entry import is_paper

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.sitting import Sitting, Visit

Span = tuple[int, int]
"""From and until, in utc_ms; until 0 while it lasts."""


def spans(item: Item) -> tuple[Span, ...]:
    """From the opening of the opinions, and of the matter again, to the end it came to each time."""
    begins = [at for at in (item.revealed_at, *(at for _, at in item.reopenings)) if at]
    ends = [at for _, at in item.history]
    return tuple((begin, next((end for end in ends if end >= begin), 0)) for begin in begins)


def heard(day: Sitting, item: Item, person: str) -> bool:
    """Whether somebody was in the room during it; on a day held on paper nobody knows by the minute."""
    if is_paper(day):
        return False
    stays = [visit for visit in day.visits if visit.person == person]
    return any(_overlap(visit, span) for visit in stays for span in spans(item))


def returns(day: Sitting, item: Item, person: str) -> tuple[Visit, ...]:
    """Each stay in the room, of somebody excluded, while the company's turn was on."""
    turn = (item.fixed_at, item.outcome_at)
    stays = [visit for visit in day.visits if visit.person == person and visit.since > item.fixed_at > 0]
    return tuple(visit for visit in stays if _overlap(visit, turn))


def _overlap(visit: Visit, span: Span) -> bool:
    begins_before_end = not span[1] or visit.since < span[1]
    ends_after_begin = not visit.until or visit.until > span[0]
    return begins_before_end and ends_after_begin
