"""The companies of a day in the order they are heard, with the times that belong to the places."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import clock_time, minute_of_day
from jumpup_desktop.domain.record.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One company's turn; `minutes` are planned for the whole turn; `start` as hh:mm.

    `before`: the item of an earlier sitting that was left open or ended without agreement.
    """

    id: str
    order: int
    company: str
    minutes: int
    start: str = ""
    before: str = ""


def in_order(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """As they are heard."""
    return tuple(sorted(items, key=lambda i: (i.order, i.id)))


def exchanged(items: Sequence[AgendaItem], first: str, second: str) -> tuple[str, ...]:
    """The ids in the order in which these two have changed places."""
    other = {first: second, second: first}
    return tuple(other.get(i.id, i.id) for i in items)


def arranged(items: tuple[AgendaItem, ...], order: Sequence[str]) -> tuple[AgendaItem, ...]:
    """The items in this order (ids); one that it does not name keeps its place.

    The times belong to the places: between two companies lies the same pause as before, whichever they are now.
    """
    before, named = in_order(items), {i.id: i for i in items}
    following = (named[item] for item in dict.fromkeys(order) if item in named)
    after = [next(following) if i.id in order else i for i in before]
    late = accumulate((new.minutes - old.minutes for new, old in zip(after, before, strict=True)), initial=0)
    places = zip(after, before, late, strict=False)
    return tuple(replace(new, order=old.order, start=_moved(old.start, by)) for new, old, by in places)


def _moved(start: str, minutes: int) -> str:
    return clock_time(minute_of_day(start) + minutes) if start and minutes else start
