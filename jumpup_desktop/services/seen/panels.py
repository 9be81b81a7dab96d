"""Planned panels: who sits in them, and the order of their day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.dates import date_with_weekday, minute_of_day
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.policy import Criterion
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.panels import PANEL
from jumpup_desktop.domain.selection.people import PERSON
from jumpup_desktop.services import policies
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.domain.selection.running_order import AgendaItem
    from jumpup_desktop.store.season_store import Store

BREAK = "break-"
SHORTEST_BREAK = 5


@dataclass(frozen=True, slots=True)
class PanelLine:
    """One panel (분과위원회) as the list shows it."""

    id: str
    name: str
    sector: str
    date: str
    venue: str
    companies: int
    members: int


@dataclass(frozen=True, slots=True)
class PanelMember:
    """One appointed member; `criterion` is the id of the criterion their evaluator type must write."""

    id: str
    name: str
    criterion: str
    affiliation: str


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """One part of the planned day: a company, or a break between two."""

    id: str
    kind: Literal["company", "break"]
    name: str
    number: str
    minutes: int


@dataclass(frozen=True, slots=True)
class PanelDetail:
    """A panel with members and the parts of its day, and the policy's criteria."""

    row: PanelLine
    start: str
    quorum: int
    criteria: tuple[Criterion, ...]
    members: tuple[PanelMember, ...]
    agenda: tuple[PlannedPart, ...]
    is_opened: bool = False


def lines(store: Store, reader: Reader) -> tuple[PanelLine, ...]:
    """Every planned day, in order of days."""
    store.access.saw(reader, "panels")
    return tuple(_line(store, store.known(MEETING, row.id)) for row in meetings.meetings(store.conn))


def detail(store: Store, reader: Reader, panel: str) -> PanelDetail:
    """Members by evaluator type, and the agenda."""
    meeting, sitting = store.known(MEETING, panel), store.get(SITTING, panel)
    store.access.saw(reader, "panel", [item.company for item in meeting.items] or ("",))
    policy = policies.current(store).policy
    kind = policy.meeting(meeting.plan.meeting_kind) if meeting.plan else policy.panel_kind
    return PanelDetail(
        _line(store, meeting),
        meeting.plan.starts if meeting.plan else "",
        policy.panel.quorum,
        kind.criteria,
        tuple(_member(store, s.person, s.evaluator_type) for s in meeting.seats if s.role == "member"),
        _agenda(store, meeting),
        is_opened=sitting is not None and sitting.opening is not None,
    )


def companies_of(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The companies' own ids among the parts of a day."""
    return tuple(part for part in parts if not part.startswith(BREAK))


def _line(store: Store, meeting: Meeting) -> PanelLine:
    plan = meeting.plan
    if plan is None:
        return PanelLine(meeting.id, "", "", "", "", 0, 0)
    panel = store.get(PANEL, plan.panel)
    name, sector = (f"{panel.code} {panel.name}", panel.sector) if panel else (plan.title, "")
    name += f" 제{plan.sitting}차" if plan.sitting > 1 else ""
    counts = len(meeting.items), len(meeting.members)
    return PanelLine(meeting.id, name, sector, date_with_weekday(plan.day), plan.venue, *counts)


def _agenda(store: Store, meeting: Meeting) -> tuple[PlannedPart, ...]:
    """Companies with the breaks that the planned times leave between them."""
    found: list[PlannedPart] = []
    end = 0
    for item in meeting.items:
        start = minute_of_day(item.start) if item.start else end
        if found and start - end >= SHORTEST_BREAK:
            found.append(PlannedPart(f"{BREAK}{len(found)}", "break", "휴식", "", start - end))
        found.append(_company(store, item))
        end = start + item.minutes
    return tuple(found)


def _company(store: Store, item: AgendaItem) -> PlannedPart:
    state = store.get(COMPANY, item.company)
    record = state.record if state else None
    name, number = (record.name, record.number) if record else ("", "")
    return PlannedPart(item.id, "company", name, number, item.minutes)


def _member(store: Store, person: str, criterion: str) -> PanelMember:
    facts = store.known(PERSON, person).facts
    return PanelMember(person, facts.name, criterion, facts.affiliation)
