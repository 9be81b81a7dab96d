"""The plan of one panel's day: who sits where, which companies come in which order, and how that changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_text
from jumpup_desktop.domain.problems import Problem
from jumpup_desktop.domain.record.act import Act, ItemId, PersonId, act
from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import EventRef, kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.rules import about, require, said, written
from jumpup_desktop.domain.selection.panels import Seat
from jumpup_desktop.domain.selection.running_order import AgendaItem, arranged, exchanged, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from jumpup_desktop.domain.record.event import Draft, Event
    from jumpup_desktop.domain.record.history import Filling


@kind("meeting.planned", version=2)
@dataclass(frozen=True, slots=True)
class MeetingPlanned:
    """A day is planned; times are hh:mm in Seoul; `meeting_kind` is the policy's kind of meeting.

    `continues`: the meeting whose open items it hears (차수 변경); `sitting` counts them (제n차).
    """

    meeting_kind: str
    round: str
    panel: str
    title: str
    day: date
    venue: str
    starts: str
    ends: str
    seats: tuple[Seat, ...]
    items: tuple[AgendaItem, ...]
    continues: str = ""
    sitting: int = 1


@kind("meeting.replanned", version=2)
@dataclass(frozen=True, slots=True)
class MeetingReplanned:
    """Items or seats were set anew before the opening, or a company moved back during it."""

    seats: tuple[Seat, ...]
    items: tuple[AgendaItem, ...]
    reason: Text


@kind("meeting.moved")
@dataclass(frozen=True, slots=True)
class MeetingMoved:
    """Before the opening the day gets another title, date, place or time."""

    title: str
    day: date
    venue: str
    starts: str
    ends: str
    reason: Text


@kind("meeting.drawn")
@dataclass(frozen=True, slots=True)
class OrderDrawn:
    """발표순서 추첨: item ids in the drawn order, how, and who watched."""

    order: tuple[str, ...]
    method: str
    witness: str


@kind("meeting.swapped", version=2)
@dataclass(frozen=True, slots=True)
class OrderSwapped:
    """Two companies changed places: who asked, that both agreed (practice 14), the item ids in the order it made."""

    first: str
    second: str
    asked_by: str
    both_agreed: bool
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SwapNoted:
    """A swap as it came about: when (utc_ms), the place and planned start that each had before; the event's name."""

    swap: OrderSwapped
    at: int
    first_before: tuple[int, str]
    second_before: tuple[int, str]
    ref: EventRef


@dataclass(frozen=True, slots=True)
class Meeting:
    """A planned day as its events tell it."""

    id: str
    plan: MeetingPlanned | None = None
    seats: tuple[Seat, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    drawn: OrderDrawn | None = None
    drawn_at: int = 0
    drawn_by: EventRef | None = None
    swaps: tuple[SwapNoted, ...] = ()

    @property
    def continues(self) -> str:
        """The meeting whose open items it hears; empty for a first sitting."""
        return self.plan.continues if self.plan else ""

    @property
    def members(self) -> tuple[str, ...]:
        """위촉 위원, in the order of seats."""
        return tuple(s.person for s in self.seats if s.role == "member")

    @property
    def secretary(self) -> str:
        """간사; empty before planning."""
        return next((s.person for s in self.seats if s.role == "secretary"), "")

    def evaluator_type(self, person: str) -> str:
        """The criterion id that this member must write; empty for others."""
        return next((s.evaluator_type for s in self.seats if s.person == person), "")

    def code(self, panel: str) -> str:
        """What its papers' numbers stand on: its panel's code, with the 차수 of a further sitting."""
        known = panel or self.id[:4]
        return f"{known}-{self.plan.sitting}" if self.plan and self.plan.sitting > 1 else known

    def item(self, item: str) -> AgendaItem | None:
        """The agenda item by id."""
        return next((i for i in self.items if i.id == item), None)

    def item_of(self, company: str) -> AgendaItem | None:
        """The agenda item of a company."""
        return next((i for i in self.items if i.company == company), None)


@act("draw")
@dataclass(frozen=True, slots=True)
class DrawOrder(Act):
    """발표순서 추첨: the drawn order, how, and who watched."""

    order: tuple[ItemId, ...]
    method: str
    witness: PersonId


@act("swap")
@dataclass(frozen=True, slots=True)
class SwapOrder(Act):
    """Two companies that both agreed change places."""

    first: ItemId
    second: ItemId
    asked_by: str


def plan(state: Meeting | None, meeting: str, body: MeetingPlanned) -> Draft:
    """Plan a day. Refuses `meeting.planned-already`, `.no-members`, `.twice-seated`, `.company-twice`, `.times`."""
    require(state is None, "meeting.planned-already", title=body.title)
    require(body.starts < body.ends, "meeting.times", title=body.title)
    _check(body.title, body.seats, body.items)
    return about(body, meeting)


def replan(
    state: Meeting, seats: tuple[Seat, ...], items: tuple[AgendaItem, ...], reason: str, begun: Collection[str] = ()
) -> Draft:
    """Set seats and items anew; `begun` are the items that were called or ended: those stay.

    Refuses as `plan` does, `meeting.reason-missing`, `meeting.item-begun`.
    """
    require(set(begun) <= {i.id for i in items}, "meeting.item-begun")
    _check(state.plan.title if state.plan else "", seats, items)
    body = MeetingReplanned(seats, items, written(reason, "meeting.reason-missing"))
    return about(body, state.id)


def move(state: Meeting, body: MeetingMoved) -> Draft:
    """Another title, date, place or time. Refuses `meeting.times`, `meeting.reason-missing`."""
    require(body.starts < body.ends, "meeting.times", title=state.plan.title if state.plan else "")
    written(body.reason, "meeting.reason-missing")
    return about(body, state.id)


def draw(state: Meeting, act: DrawOrder) -> Draft:
    """Record the draw. Refuses `meeting.draw-order` unless every item stands in it once, `.witness-missing`."""
    require(sorted(act.order) == sorted(i.id for i in state.items), "meeting.draw-order")
    body = OrderDrawn(act.order, act.method, written(act.witness, "meeting.witness-missing"))
    return about(body, state.id)


def swap(state: Meeting, act: SwapOrder, *, both_agreed: bool) -> Draft:
    """Swap two companies. Refuses `meeting.unknown-item`, `.swap-agreement`, `.asker-missing` (practice 14)."""
    require(state.item(act.first) and state.item(act.second) and act.first != act.second, "meeting.unknown-item")
    require(both_agreed, "meeting.swap-agreement")
    order = exchanged(state.items, act.first, act.second)
    body = OrderSwapped(act.first, act.second, written(act.asked_by, "meeting.asker-missing"), both_agreed, order)
    return about(body, state.id)


def _check(title: str, seats: tuple[Seat, ...], items: tuple[AgendaItem, ...]) -> None:
    people = [s.person for s in seats]
    companies = [i.company for i in items]
    require(any(s.role == "member" for s in seats), "meeting.no-members", title=title)
    require(len(people) == len(set(people)), "meeting.twice-seated", title=title)
    require(len(companies) == len(set(companies)), "meeting.company-twice", title=title)


def clashes(meetings: Iterable[Meeting], name: Callable[[str], str] = str) -> list[Problem]:
    """Two rooms at one time (practice 34): `meeting.person-clash`, `.room-clash`; in any two: `.company-clash`.

    `name` tells what a person is called; each names both days with their times.
    """
    found: list[Problem] = []
    for a, b in combinations([m for m in meetings if m.plan], 2):
        if _heard_first(a) & _heard_first(b):
            found.append(_clash("meeting.company-clash", a, b))
        if _overlap(a, b):
            both = [s.person for s in a.seats if s.person in {other.person for other in b.seats}]
            if both:
                found.append(_clash("meeting.person-clash", a, b, names=", ".join(map(name, both))))
            if a.plan and b.plan and a.plan.venue == b.plan.venue:
                found.append(_clash("meeting.room-clash", a, b))
    return found


def _heard_first(meeting: Meeting) -> set[str]:
    """Companies that a meeting hears and no earlier sitting did."""
    return {i.company for i in meeting.items if not i.before}


def _overlap(a: Meeting, b: Meeting) -> bool:
    one, two = a.plan, b.plan
    return bool(one and two and one.day == two.day and one.starts < two.ends and two.starts < one.ends)


def _clash(code: str, a: Meeting, b: Meeting, **values: str) -> Problem:
    first, second = (f"{m.plan.title}({date_text(m.plan.day)} {m.plan.starts}–{m.plan.ends})" for m in (a, b) if m.plan)
    return Problem(code, "error", (("first", first), ("second", second), *values.items()))


def evolve_meeting(state: Meeting | None, event: Event) -> Meeting:
    """The plan after one more event."""
    meeting = state or Meeting(event.entity)
    match said(event):
        case MeetingPlanned(seats=seats, items=items) as body:
            return replace(meeting, plan=body, seats=seats, items=in_order(items))
        case MeetingReplanned(seats=seats, items=items):
            return replace(meeting, seats=seats, items=in_order(items))
        case MeetingMoved(title, day, venue, starts, ends) if meeting.plan:
            plan_ = replace(meeting.plan, title=title, day=day, venue=venue, starts=starts, ends=ends)
            return replace(meeting, plan=plan_)
        case OrderDrawn(order=order) as body:
            items = arranged(meeting.items, order)
            return replace(meeting, drawn=body, drawn_at=event.header.utc_ms, drawn_by=event.ref, items=items)
        case OrderSwapped() as body:
            return _swapped(meeting, body, event)
    return meeting


def _swapped(meeting: Meeting, body: OrderSwapped, event: Event) -> Meeting:
    """The order that it made; what another laptop did as well is told once."""
    items = arranged(meeting.items, body.order or exchanged(meeting.items, body.first, body.second))
    if items == meeting.items:
        return meeting
    before = {i.id: (i.order, i.start) for i in arranged(items, exchanged(items, body.first, body.second))}
    first, second = (before.get(item, (0, "")) for item in (body.first, body.second))
    noted = SwapNoted(body, event.header.utc_ms, first, second, event.ref)
    return replace(meeting, items=items, swaps=(*meeting.swaps, noted))


def again_meeting(state: Meeting, event: Event) -> Meeting:
    """The order that was chosen holds; that it came about so stays told once."""
    grown = evolve_meeting(state, event)
    is_told = any(noted.ref == event.ref for noted in state.swaps)
    return replace(grown, swaps=state.swaps) if is_told else grown


def without(state: Meeting, refs: Collection[EventRef]) -> Meeting:
    """Swaps and draws that a person decided against are not told as made."""
    swaps = tuple(noted for noted in state.swaps if noted.ref not in refs)
    if state.drawn_by in refs:
        return replace(state, drawn=None, drawn_at=0, drawn_by=None, swaps=swaps)
    return replace(state, swaps=swaps)


def fills_meeting(event: Event) -> tuple[Filling, ...]:
    """Title, day, place and time; the seats; the order of the companies."""
    match event.body:
        case MeetingPlanned(seats=seats, items=items) as body:
            return (
                ("plan", (body.title, body.day, body.venue, body.starts, body.ends)),
                ("seats", seats),
                ("order", items),
            )
        case MeetingReplanned(seats=seats, items=items):
            return (("seats", seats), ("order", items))
        case MeetingMoved() as body:
            return (("plan", (body.title, body.day, body.venue, body.starts, body.ends)),)
        case OrderDrawn(order=order):
            return (("order", order),)
        case OrderSwapped(first=first, second=second, order=order):
            return (("order", order or (first, second)),)
    return ()


MEETING = Subject("meeting", evolve_meeting, fills_meeting, again_meeting, without)
