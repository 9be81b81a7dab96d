"""A panel's day in memory: real rules and use cases, events folded as the season file folds them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.domain.meeting import consensus as con
from jumpup_desktop.domain.meeting import opinion as op
from jumpup_desktop.domain.meeting import sitting as sit
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import Actor, Draft, Event, EventId, Header, Moment, kind_of, subject_of
from jumpup_desktop.domain.rules import existing
from jumpup_desktop.domain.selection.agenda import AgendaItem, MeetingPlanned
from jumpup_desktop.domain.selection.interests import ExclusionSet
from jumpup_desktop.domain.selection.panels import Seat
from jumpup_desktop.services import consensus, items, meetings, opinions, policies
from jumpup_desktop.services.ports import Desk
from jumpup_desktop.store.tables.registry import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.sitting import Sitting

POLICY = policies.shipped().policy
KIND = POLICY.meeting("selection")
SECRETARY = Actor("s", "secretary")
MINUTE = 60_000
NINE_O_CLOCK = 1_772_496_000_000
TYPES = tuple(c.id for c in KIND.criteria)
WORDING = tuple((c, "합의한 문장이다.") for c in TYPES)


def refusal(action: Callable[[], object]) -> str:
    """The code with which the action is refused."""
    with pytest.raises(Refused) as caught:
        action()
    return caught.value.code


def moment(ms: int, boot: str = "b") -> Moment:
    """A moment at which all clocks agree."""
    return Moment(ms, 540, boot, ms * 1_000_000, ms * 1_000_000)


def event(body: object, entity: str, seq: int = 1, at: Moment | None = None, draft: Draft | None = None) -> Event:
    """An event as the journal would give it back; a body of None is a purged one."""
    when, name = at or moment(NINE_O_CLOCK), kind_of(draft.body if draft else body) if draft or body else "item.called"
    base, meeting = (draft.base, draft.meeting) if draft else ((), None)
    header = Header(
        "d", seq, "record", "", seq, "r", meeting, entity, base, name, 1, "", "s", "secretary", None, "passphrase",
        when.utc_ms, when.utc_offset_min, when.boot_id, when.boottime_ns, when.monotonic_ns, "t",
    )  # fmt: skip
    return Event(header, body)


def grown(state: Any, draft: Draft, seq: int = 1, at: Moment | None = None) -> Any:
    """The aggregate after what a rule decided."""
    return SUBJECTS[draft.subject].evolve(state, event(draft.body, draft.entity, seq, at, draft))


@dataclass
class Record:
    """Events in order and the states they made: what a season file does, without the file."""

    events: list[Event] = field(default_factory=list)
    states: dict[tuple[str, str], Any] = field(default_factory=dict)
    now: int = NINE_O_CLOCK

    def state(self, subject: str, entity: str) -> Any:
        return self.states.get((subject, entity))

    def new_id(self) -> str:
        return f"{len(self.events):032x}"

    def append(
        self, actor: Actor, drafts: Sequence[Draft], *, moment: Moment | None = None, round_id: str | None = None
    ) -> tuple[EventId, ...]:
        return tuple(self._one(draft, moment) for draft in drafts)

    def _one(self, draft: Draft, at: Moment | None) -> EventId:
        told = event(draft.body, draft.entity, len(self.events) + 1, at or moment(self.now), draft)
        self.events.append(told)
        key = (subject_of(told.header.kind), draft.entity)
        self.states[key] = SUBJECTS[key[0]].evolve(self.states.get(key), told)
        return told.header.id


class Room:
    """One panel with members m1 (chair) … mN, secretary s, companies c1 … of items i1 …"""

    def __init__(self, members: int = 7, quorum: int = 5, companies: int = 2) -> None:
        self.record = Record()
        self.policy = replace(POLICY, panel=replace(POLICY.panel, quorum=quorum))
        self.members = tuple(f"m{n}" for n in range(1, members + 1))
        self.desk = Desk(self.record, self.policy, KIND, "m", "r")
        seats = [Seat(m, TYPES[n % 4], "member") for n, m in enumerate(self.members)]
        entries = tuple(AgendaItem(f"i{n}", n, f"c{n}", 55) for n in range(1, companies + 1))
        body = MeetingPlanned(
            "selection", "r", "p", "2분과 평가위원회", date(2026, 3, 3), "3층 A회의실", "09:00", "18:00",
            (*seats, Seat("s", "", "secretary")), entries,
        )  # fmt: skip
        meetings.plan(self.record, SECRETARY, "m", body)

    @property
    def day(self) -> Sitting:
        return existing(self.desk.day(), "test")

    def item(self, item: str = "i1") -> Item:
        return existing(self.desk.item(item), "test")

    def rounds(self, item: str = "i1") -> con.Consensus:
        return existing(self.desk.consensus(item), "test")

    def clock(self) -> Moment:
        """All clocks now."""
        return moment(self.record.now)

    def wait(self, minutes: int) -> Room:
        """Let time pass."""
        self.record.now += minutes * MINUTE
        return self

    def arrived(self, *people: str) -> Room:
        for person in people or ("s", *self.members):
            meetings.arrive(self.desk, SECRETARY, person, "신분증")
        return self

    def pledged(self, *people: str, esign: bool = True) -> Room:
        for person in people or ("s", *self.members):
            meetings.sign_opening_sheet(self.desk, SECRETARY, self.sheet(person, esign=esign))
        return self

    def sheet(self, person: str, *, esign: bool = True) -> sit.OpeningSheetSigned:
        pledges = tuple(p.id for p in POLICY.pledges if p.required or esign)
        return sit.OpeningSheetSigned(person, pledges, "electronic" if esign else "ink", esign)

    def opened(self, *, ink: Sequence[str] = (), late: Sequence[str] = ()) -> Room:
        """Everyone but the late is there and pledged; m1 chairs; the day is open."""
        there = [p for p in ("s", *self.members) if p not in late]
        self.arrived(*there)
        for person in there:
            self.pledged(person, esign=person not in ink)
        agreed = tuple(p for p in there if p != "s")
        meetings.elect_chair(self.desk, SECRETARY, "m1", "m2", agreed)
        meetings.open_day(self.desk, SECRETARY, "a" * 64)
        return self

    def excluded(self, person: str, company: str = "c1") -> Room:
        meetings.exclude(self.desk, SECRETARY, ExclusionSet(company, person, "by_law", "친족 재직", ""))
        return self

    def acting(self, person: str, *chosen: str) -> Room:
        agreed = tuple(p for p in self.members if p in self.day.present)
        body = sit.ActingChairElected(person, chosen, agreed, "위원장 부재")
        meetings.elect_acting_chair(self.desk, SECRETARY, body)
        return self

    def called(self, item: str = "i1") -> Room:
        """The company is in the room and who takes part is fixed."""
        items.call(self.desk, SECRETARY, item)
        items.come_in(self.desk, SECRETARY, item)
        return self

    def written(self, item: str = "i1", *people: str) -> Room:
        """Each participant finalised the own criterion and the overall line."""
        for person in people or self.item(item).participants:
            for criterion in (self.desk.plan().evaluator_type(person), op.OVERALL):
                body = op.OpinionFinalised(item, person, criterion, "독자 기술이 있다.")
                opinions.finalise(self.desk, SECRETARY, body)
        return self

    def revealed(self, item: str = "i1") -> Room:
        items.clear_room(self.desk, SECRETARY, item)
        items.reveal(self.desk, SECRETARY, item)
        return self

    def debated(self, item: str = "i1") -> Room:
        """Called, written, revealed: ready for a proposal."""
        return self.called(item).written(item).revealed(item)

    def proposal(self, item: str = "i1", outcome: str = "selected", overall: str = "") -> con.Proposed:
        state, chair = self.desk.consensus(item), self.desk.presiding(item)
        number = len(state.rounds) + 1 if state else 1
        return con.Proposed(number, outcome, WORDING, overall or f"제{number}안", (), chair, "s")

    def by_chair(self, item: str = "i1") -> Actor:
        return replace(SECRETARY, on_behalf_of=self.desk.presiding(item))

    def proposed(self, item: str = "i1", outcome: str = "selected") -> Room:
        consensus.propose(self.desk, self.by_chair(item), item, self.proposal(item, outcome))
        return self

    def agreed(self, *people: str, item: str = "i1") -> Room:
        for person in people or self.item(item).participants:
            consensus.agree(self.desk, SECRETARY, item, person)
        return self

    def objected(self, person: str, item: str = "i1") -> Room:
        consensus.object_to(self.desk, SECRETARY, item, person, "growth", "매출 근거가 모자라다")
        return self

    def resolved(self, item: str = "i1") -> Room:
        consensus.resolve(self.desk, self.by_chair(item), item)
        return self

    def decided(self, item: str = "i1") -> Room:
        """The whole turn up to 의결."""
        return self.debated(item).proposed(item).agreed(item=item).resolved(item)

    def closed(self, chair: str = "m1", *, goes_on: bool = False) -> Room:
        meetings.close(self.desk, SECRETARY, chair, goes_on=goes_on)
        return self
