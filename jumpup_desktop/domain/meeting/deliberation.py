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
    """From the closing of the door (or the opening of the opinions), and of the matter again, to the end it came to."""
    begins = [at for at in (item.cleared_at or item.revealed_at, *(at for _, at in item.reopenings)) if at]
    ends = [at for _, at in item.history]
    return tuple((begin, next((end for end in ends if end >= begin), 0)) for begin in begins)


def turn_spans(item: Item) -> tuple[Span, ...]:
    """From each first call, and each reopening, to the move back or the end that it came to."""
    begins = sorted((*item.attempts, *(at for _, at in item.reopenings)))
    ends = sorted((*(moved for _, moved, _ in item.earlier), *(at for _, at in item.history)))
    found: list[Span] = []
    for begin in begins:
        if found and (not found[-1][1] or begin < found[-1][1]):
            continue  # called once more within the same turn
        found.append((begin, next((end for end in ends if end >= begin), 0)))
    return tuple(found)


def out_at(item: Item, person: str, at: int) -> str:
    """The kind of exclusion from this item that held for somebody at a time; empty where none did."""
    before = dict(item.fixed.excluded).get(person, "") if item.fixed else ""
    since = next((out.kind for out, when in item.shrunk if out.person == person and when <= at), "")
    return before or ("" if since == "left" else since)


def heard(day: Sitting, item: Item, person: str) -> bool:
    """Whether somebody was in the room during it; on a day held on paper nobody knows by the minute."""
    if is_paper(day):
        return False
    stays = [visit for visit in day.visits if visit.person == person]
    return any(_overlap(visit, span) for visit in stays for span in spans(item))


def _overlap(visit: Visit, span: Span) -> bool:
    begins_before_end = not span[1] or visit.since < span[1]
    ends_after_begin = not visit.until or visit.until > span[0]
    return begins_before_end and ends_after_begin
