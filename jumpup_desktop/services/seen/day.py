"""A meeting's day: people, agenda, rules, and the company that is in or asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.dates import date_text, date_with_weekday, minute_of_day, seoul
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.on_paper import DayTimes
from jumpup_desktop.domain.meeting.paper import PAPER, newest
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.policy import Criterion, Outcome, Phase, Pledge
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.interests import EXCLUSION, exclusion_id
from jumpup_desktop.domain.selection.panels import PANEL
from jumpup_desktop.domain.selection.people import PERSON
from jumpup_desktop.services import further_days, policies
from jumpup_desktop.services.conflict_places import touching
from jumpup_desktop.services.seen.opinions import Matrix
from jumpup_desktop.services.seen.turn import Entry, TurnView, turn_view
from jumpup_desktop.services.step1_gate import failed, is_put
from jumpup_desktop.store.tables import meetings as tables

if TYPE_CHECKING:
    from datetime import date

    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.policy import MeetingKind, Policy
    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.domain.selection.people import PersonFacts
    from jumpup_desktop.domain.selection.running_order import AgendaItem
    from jumpup_desktop.services.seen.turn import EntryState
    from jumpup_desktop.store.season_store import Store

DayState = Literal["planned", "open", "recess", "closed"]
DayMode = Literal["panel_laptop", "shared_laptop", "own_laptops", "paper"]


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A planned or held day, for the choice of a meeting."""

    id: str
    title: str
    date: str
    state: DayState


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """One person of the day; `division` names the evaluator type, `conflicts` the companies they are out of."""

    id: str
    name: str
    role: Literal["member", "secretary", "observer"]
    division: str
    affiliation: str
    is_present: bool
    has_come: bool
    has_sheet: bool
    esign: bool
    conflicts: tuple[str, ...]
    unsigned: int = 0
    """Companies decided with them whose sheet they have not signed."""
    pledges: tuple[str, ...] = ()
    """What they ticked, by id; before that what they ticked at an earlier sitting."""
    carries: bool = False
    """Whether the opening sheet of an earlier sitting holds."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the policy of the day says about the room."""

    name: str
    sha256: str
    quorum: int
    call_times: int
    pledges: tuple[Pledge, ...]
    criteria: tuple[Criterion, ...]
    phases: tuple[Phase, ...]
    outcomes: tuple[Outcome, ...]
    marks: tuple[str, ...]
    short_below: int = 0
    gist_phrases: tuple[str, ...] = ()
    reserves_by_wish: bool = True
    least_pin: int = 6


@dataclass(frozen=True, slots=True)
class DayView:
    """The day as it stands; `turn` is the company in the room, or the one asked for.

    `mode` is how opinions are written (practice 9); `late_min` how far the day is behind its plan, negative when ahead.
    """

    meeting: str
    title: str
    panel: str
    venue: str
    date: str
    state: DayState
    people: tuple[PersonSeen, ...]
    chair: str
    acting: tuple[str, ...]
    until: str
    entries: tuple[Entry, ...]
    turn: TurnView | None
    rules: Rules
    mode: DayMode = "panel_laptop"
    late_min: int | None = None
    paper_times: DayTimes | None = None
    other_day: Mapping[str, str] = field(default_factory=dict)
    """The `planned` date and `today`, as they are written, where they differ."""
    ends: str = ""
    """When it was planned to end (HH:MM)."""

    @property
    def is_live(self) -> bool:
        """Whether it is still to be held or going on."""
        return self.state != "closed"

    @property
    def phase_runs(self) -> bool:
        """Whether a phase is on: then nothing locks by itself (practice 27)."""
        return bool(self.turn and self.turn.phase)

    def name(self, person: str) -> str:
        """A person's name."""
        return next((p.name for p in self.people if p.id == person), person)

    @property
    def members_present(self) -> tuple[PersonSeen, ...]:
        """Members in the room."""
        return tuple(p for p in self.people if p.role == "member" and p.is_present)


def state_of(sitting: Sitting | None) -> DayState:
    """Where the day stands."""
    if sitting is None or sitting.opening is None:
        return "planned"
    if sitting.closing is not None:
        return "closed"
    return "recess" if sitting.in_recess else "open"


def meetings(store: Store) -> tuple[MeetingLine, ...]:
    """Every planned day, in order of days."""
    return tuple(_meeting(store, row.id, row.title) for row in tables.meetings(store.conn))


def _meeting(store: Store, meeting: str, title: str) -> MeetingLine:
    plan = store.known(MEETING, meeting).plan
    assert plan is not None  # a meeting in a list was planned
    return MeetingLine(meeting, title, date_with_weekday(plan.day), state_of(store.get(SITTING, meeting)))


def day_view(store: Store, reader: Reader, meeting_id: str, item: str = "") -> DayView:
    """The whole day at once, as it is on record; the company that is in comes first, then the one asked for."""
    meeting, sitting = store.known(MEETING, meeting_id), store.get(SITTING, meeting_id)
    policy, plan = policies.accepted(store, sitting), meeting.plan
    assert plan is not None  # a meeting in a list was planned
    kind = policy.policy.meeting(plan.meeting_kind)
    panel = store.get(PANEL, plan.panel)
    entries = tuple(_entry(store, entry, kind, policy.policy, sitting) for entry in meeting.items)
    shown = next((e for e in entries if e.state == "in_room"), None) or next(
        (e for e in entries if e.item == item), None
    )
    store.access.saw(reader, "day", (shown.company if shown else "",))
    matrix = Matrix(store, reader, meeting, shown.item, policy.policy) if shown else None
    return DayView(
        meeting=meeting_id,
        title=plan.title,
        panel=f"{panel.code} {panel.name}" if panel else plan.title,
        venue=plan.venue,
        date=date_with_weekday(plan.day),
        state=state_of(sitting),
        people=_people(store, meeting, sitting, kind),
        chair=sitting.chair.person if sitting and sitting.chair else "",
        acting=tuple(a.person for a in sitting.acting) if sitting else (),
        until=sitting.recesses[-1][0].until if sitting and sitting.in_recess else "",
        entries=entries,
        turn=turn_view(store, meeting, sitting, shown, policy.policy, matrix) if shown and matrix else None,
        rules=_rules(policy.policy, kind, policy.sha256),
        mode=sitting.opening.mode if sitting and sitting.opening else "panel_laptop",
        late_min=_late(store, meeting),
        paper_times=sitting.paper_times if sitting else None,
        other_day=_other_day(plan.day, seoul(store.now().utc_ms).date()),
        ends=plan.ends,
    )


def _other_day(planned: date, today: date) -> Mapping[str, str]:
    return {} if planned == today else {"planned": date_text(planned), "today": date_text(today)}


def _late(store: Store, meeting: Meeting) -> int | None:
    """How many minutes after its planned time the last company was called; None before the first, or on another day."""
    called = [(e, store.get(ITEM, e.id)) for e in meeting.items if e.start]
    times = [(item.calls[-1].utc_ms, entry.start) for entry, item in called if item is not None and item.calls]
    if not times:
        return None
    at, planned = max(times)
    when = seoul(at)
    if meeting.plan is None or when.date() != meeting.plan.day:
        return None
    return when.hour * 60 + when.minute - minute_of_day(planned)


def _rules(policy: Policy, kind: MeetingKind, sha256: str) -> Rules:
    return Rules(
        policy.policy.title, sha256, policy.panel.quorum, policy.calls.times, policy.pledges, kind.criteria,
        kind.phases, kind.outcomes, policy.opinion.marks, policy.opinion.short_below_characters,
        policy.disclosure.gist_phrases, policy.consensus.reservation_printed_by_wish, policy.locking.pin_length,
    )  # fmt: skip


def _entry(store: Store, entry: AgendaItem, kind: MeetingKind, policy: Policy, day: Sitting | None) -> Entry:
    item = store.get(ITEM, entry.id)
    company = store.get(COMPANY, entry.company)
    words = {o.id: o.name for o in kind.outcomes}
    return Entry(
        entry.id, entry.company, entry.order, company.name if company else "",
        company.record.number if company and company.record else "", entry.start, entry.minutes, entry_state(item),
        words.get(item.outcome.outcome, "") if item and item.outcome else "",
        lacks_gist=bool(item and item.fixed and not item.gists),
        in_conflict=bool(touching(store, "", entry.id, (entry.company,))),
        failed_step1=failed(store.get, entry.company, policy) and not (item and (item.fixed or item.outcome)),
        is_put=is_put(store.get, entry, policy, day),
    )  # fmt: skip


def entry_state(item: Item | None) -> EntryState:
    """Where a company stands."""
    if item is None or (not item.calls and item.outcome is None):
        return "waiting"
    if item.outcome is not None:
        return "done"
    return "in_room" if item.fixed else "called"


def _people(store: Store, meeting: Meeting, sitting: Sitting | None, kind: MeetingKind) -> tuple[PersonSeen, ...]:
    found = [_seated(store, meeting, sitting, seat.person, kind) for seat in meeting.seats]
    observers = [o.person for o in sitting.observers] if sitting else []
    for person in dict.fromkeys(observers):
        facts = _facts(store, person)
        there = bool(sitting and person in sitting.present)
        name, where = (facts.name, facts.affiliation) if facts else (person, "")
        found.append(PersonSeen(person, name, "observer", "", where, there, True, False, False, ()))
    return tuple(found)


def _seated(store: Store, meeting: Meeting, sitting: Sitting | None, person: str, kind: MeetingKind) -> PersonSeen:
    facts = _facts(store, person)
    sheet = sitting.sheet(person) if sitting else None
    excluded = tuple(entry.company for entry in meeting.items if _is_out(store, entry.company, person))
    before = further_days.with_sheet(store.get, meeting, person) if sheet is None else None
    known = before.sheet(person) if before else sheet
    return PersonSeen(
        id=person,
        name=facts.name if facts else person,
        role="secretary" if person == meeting.secretary else "member",
        division=kind.division(meeting.evaluator_type(person)),
        affiliation=f"{facts.affiliation} {facts.position}".strip() if facts else "",
        is_present=bool(sitting and person in sitting.present),
        has_come=bool(sitting and any(v.person == person for v in sitting.visits)),
        has_sheet=sheet is not None,
        esign=bool(sheet and sheet.esign),
        conflicts=excluded,
        pledges=known.pledges if known else (),
        carries=sheet is None and known is not None,
        unsigned=sum(_has_to_sign(store, meeting, entry, person, kind) for entry in meeting.items),
    )


def _has_to_sign(store: Store, meeting: Meeting, entry: AgendaItem, person: str, kind: MeetingKind) -> bool:
    """Whether a sheet of those who took part is still without this person's signature."""
    turn = store.get(ITEM, entry.id)
    if turn is None or turn.outcome is None or person not in turn.participants:
        return False
    rules = [rule for rule in kind.papers if rule.signers == "participants"]
    papers = [newest(lambda one: store.get(PAPER, one), meeting.id, rule.id, entry.id) for rule in rules]
    return any(p is None or (not p.sealed and person not in {m.person for m in p.marks}) for p in papers)


def _is_out(store: Store, company: str, person: str) -> bool:
    known = store.get(EXCLUSION, exclusion_id(company, person))
    return bool(known and known.holds)


def _facts(store: Store, person: str) -> PersonFacts | None:
    state = store.get(PERSON, person)
    return state.facts if state else None
