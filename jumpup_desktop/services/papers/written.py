"""A day held on paper, with the times of its forms: what is printed of it never carries the hours of typing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import SEOUL, minute_of_day
from jumpup_desktop.domain.meeting.sitting import Recessed, Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.on_paper import DayTimes
    from jumpup_desktop.domain.meeting.sitting import Sitting


def written_sitting(sitting: Sitting, day: date, called: Mapping[str, int]) -> Sitting:
    """The sitting with the times of the day's forms, where they were entered; `called`: each item's call in utc_ms.

    An acting chair is elected for items: that stands at the call of the first of them. Who came was identified then.
    A resumption after 폐회 has no time of its own: the forms tell one opening and one closing.
    """
    times = sitting.paper_times
    if times is None:
        return sitting
    opened, closed = written_ms(day, times.opened), written_ms(day, times.closed)
    visits = tuple(_visits(sitting.visits, times, day))
    came = {visit.person: visit.since for visit in visits}
    return replace(
        sitting,
        opened_at=opened,
        closed_at=closed if sitting.closed_at else 0,
        reconvened=(),
        visits=visits,
        identified=tuple(replace(one, at=came.get(one.person, opened)) for one in sitting.identified),
        recesses=tuple(
            (Recessed(reason, until, ""), written_ms(day, since), written_ms(day, until))
            for since, until, reason in times.recesses
        ),
        elections=tuple(
            replace(e, at=min((called[i] for i in e.items if i in called), default=opened)) for e in sitting.elections
        ),
    )


def written_item(item: Item, day: date) -> Item:
    """The item with the times of its form; what the form tells without a time has none (0)."""
    item = replace(
        item,
        shrunk=tuple((out, 0) for out, _ in item.shrunk),
        absences=tuple((person, reason, 0, 0) for person, reason, _, _ in item.absences),
    )
    times = item.paper_times
    if times is None:
        return item
    called, ended = written_ms(day, times.called), written_ms(day, times.ended)
    calls = tuple(replace(call, utc_ms=called) for call in item.calls)
    return replace(item, calls=calls, outcome_at=ended if item.outcome_at else 0)


def written_ms(day: date, time: str) -> int:
    """A time of a form (HH:MM) on the day it was written, in utc_ms."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=SEOUL)
    return int(midnight.timestamp() * 1000) + minute_of_day(time) * 60_000


def _visits(visits: Iterable[Visit], times: DayTimes, day: date) -> Iterable[Visit]:
    """One stay for everyone who came; until the closing where nothing else was written."""
    stays = {person: (came, left) for person, came, left in times.stays}
    reasons = {visit.person: visit.reason for visit in visits}
    for person, reason in reasons.items():
        came, left = stays.get(person, (times.opened, times.closed))
        is_early = left != times.closed
        yield Visit(person, written_ms(day, came), written_ms(day, left) if is_early else 0, reason if is_early else "")
