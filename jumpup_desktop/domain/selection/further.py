"""A further sitting (차수 변경): what is open or ended without agreement is heard again another day."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import clock_time, minute_of_day
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.act import Act, ItemId, act
from jumpup_desktop.domain.rules import require
from jumpup_desktop.domain.selection.agenda import MeetingPlanned
from jumpup_desktop.domain.selection.running_order import AgendaItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.domain.selection.agenda import Meeting

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NTH = re.compile(r"\s*제\d+차$")


@act("plan_next")
@dataclass(frozen=True, slots=True)
class PlanNextSitting(Act):
    """The next day of the same panel: when (ISO date, hh:mm), where, which items; none named: all that can be heard.

    What is not said stays as it was planned for this day.
    """

    day: str
    venue: str = ""
    starts: str = ""
    ends: str = ""
    items: tuple[ItemId, ...] = ()


def next_id(meeting: str) -> str:
    """The id of the sitting after this one, so that every laptop means the same one."""
    return _after(meeting)


def plan_next(state: Meeting, act: PlanNextSitting, hearable: Sequence[AgendaItem]) -> MeetingPlanned:
    """The further sitting's plan: its agenda from the items named, in their order, from its start on.

    `hearable` are the items of this sitting and those before it that were left open or ended without agreement.
    Refuses `meeting.nothing-open`, `meeting.item-decided`, `meeting.not-a-day`, `meeting.times`.
    """
    plan = state.plan
    if plan is None:
        raise Refused("meeting.unknown", meeting=state.id)
    chosen = [i for i in hearable if not act.items or i.id in act.items]
    require({i.id for i in chosen} >= set(act.items), "meeting.item-decided")
    require(chosen, "meeting.nothing-open")
    starts, ends = act.starts or plan.starts, act.ends or plan.ends
    require(_TIME.fullmatch(starts) and _TIME.fullmatch(ends), "meeting.times", title=plan.title)
    title = f"{_NTH.sub('', plan.title)} 제{plan.sitting + 1}차"
    return MeetingPlanned(
        plan.meeting_kind, plan.round, plan.panel, title, _day(act.day, plan.day), act.venue or plan.venue,
        starts, ends, state.seats, _items(chosen, starts), state.id, plan.sitting + 1,
    )  # fmt: skip


def _items(chosen: Sequence[AgendaItem], starts: str) -> tuple[AgendaItem, ...]:
    found, at = [], minute_of_day(starts)
    for n, item in enumerate(chosen, 1):
        found.append(AgendaItem(_after(item.id), n, item.company, item.minutes, clock_time(at), item.id))
        at = min(at + item.minutes, 23 * 60 + 59)
    return tuple(found)


def _after(known: str) -> str:
    return hashlib.sha256(f"{known}.next".encode()).hexdigest()[:32]


def _day(said: str, before: date) -> date:
    try:
        found = date.fromisoformat(said)
    except ValueError:
        raise Refused("meeting.not-a-day", day=said) from None
    require(found > before, "meeting.not-a-day", day=said)
    return found
