"""A panel's day as tests tell it: each step is one given, so that a test reads as given, when, then."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Self

from jumpup_desktop.domain.meeting.attendance import (
    Arrive,
    CloseDay,
    ElectActingChair,
    ElectChair,
    Leave,
    OpenDay,
    SignOpeningSheet,
)
from jumpup_desktop.domain.meeting.item import EXCLUDED
from jumpup_desktop.domain.meeting.opinion import OVERALL, WriteOpinion
from jumpup_desktop.domain.meeting.turn import Call, ClearRoom, ComeIn, Reveal
from jumpup_desktop.domain.meeting.unanimity import Agree, Object, Propose, Resolve
from jumpup_desktop.domain.record.event import Actor, Reader
from jumpup_desktop.domain.rules import existing
from jumpup_desktop.domain.selection.interests import Exclude
from jumpup_desktop.services import policies, presence
from jumpup_desktop.services.acts import do
from jumpup_desktop.services.case import Case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.domain.meeting.consensus import Consensus
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.domain.record.event import Moment
    from jumpup_desktop.services.case import Transaction

POLICY = policies.shipped().policy
KIND = POLICY.meeting("selection")
SECRETARY = Actor("s", "secretary")
READER = Reader("s", "secretary")
TYPES = tuple(c.id for c in KIND.criteria)
WORDING = tuple((c, "합의한 문장이다.") for c in TYPES)


class Panel(ABC):
    """A planned panel: where its acts are recorded, under which policy, who its members are."""

    record: Transaction
    policy: Policy
    policy_sha256: str
    members: tuple[str, ...]

    @abstractmethod
    def clock(self) -> Moment:
        """All clocks now."""

    def case_of(self, actor: Actor) -> Case:
        """What a handler would get now."""
        return Case(self.record, self.policy, self.policy_sha256, actor, READER, self.clock(), "m")

    @property
    def case(self) -> Case:
        """What a handler would get of the secretary."""
        return self.case_of(SECRETARY)

    def do(self, act: Act, actor: Actor = SECRETARY) -> Self:
        """The act is done, or refused as its rule does."""
        do(self.case_of(actor), act)
        return self

    @property
    def day(self) -> Sitting:
        return existing(self.case.day(), "test")

    def item(self, item: str = "i1") -> Item:
        return existing(self.case.item(item), "test")

    def rounds(self, item: str = "i1") -> Consensus:
        return existing(self.case.consensus(item), "test")


class Attendance(Panel):
    """Who is there, who may not hear a company, the day's beginning and end."""

    def arrived(self, *people: str) -> Self:
        for person in people or ("s", *self.members):
            self.do(Arrive(person))
        return self

    def pledged(self, *people: str, esign: bool = True) -> Self:
        for person in people or ("s", *self.members):
            self.do(SignOpeningSheet(person, esign))
        return self

    def opened(self, *, ink: Sequence[str] = (), late: Sequence[str] = ()) -> Self:
        """Everyone but the late is there and pledged; m1 chairs; the day is open."""
        there = [p for p in ("s", *self.members) if p not in late]
        self.arrived(*there)
        for person in there:
            self.pledged(person, esign=person not in ink)
        agreed = tuple(p for p in there if p != "s")
        return self.do(ElectChair("m1", "m2", agreed)).do(OpenDay("a" * 64))

    def excluded(self, person: str, company: str = "c1") -> Self:
        return self.do(Exclude(company, person, "by_law", "친족 재직"))

    def acting(self, person: str, *chosen: str) -> Self:
        agreed = tuple(p for p in self.members if p in self.day.present)
        return self.do(ElectActingChair(person, chosen, agreed, "위원장 부재"))

    def closed(self, chair: str = "m1", *, goes_on: bool = False) -> Self:
        return self.do(CloseDay(chair, goes_on, presence.open_items(self.case) if goes_on else ()))


class Hearing(Attendance):
    """A company's turn from the call to the opened opinions."""

    def called(self, item: str = "i1") -> Self:
        """Who is missing is named, whoever is excluded goes out, the company is in and who takes part is fixed."""
        gone = presence.missing(self.case, item)
        self.do(Call(item, gone))
        for person in sorted(presence.excluded(self.case, item) & set(self.day.present)):
            self.do(Leave(person, EXCLUDED))
        return self.do(ComeIn(item))

    def written(self, item: str = "i1", *people: str) -> Self:
        """Each participant finalised the own criterion and the overall line."""
        for person in people or self.item(item).participants:
            for criterion in (self.case.plan().evaluator_type(person), OVERALL):
                self.do(WriteOpinion(item, person, criterion, "독자 기술이 있다."))
        return self

    def revealed(self, item: str = "i1") -> Self:
        return self.do(ClearRoom(item)).do(Reveal(item))

    def debated(self, item: str = "i1") -> Self:
        """Called, written, revealed: ready for a proposal."""
        return self.called(item).written(item).revealed(item)


class Decision(Hearing):
    """전원합의: what is proposed, what each says to it, 의결."""

    def proposal(self, item: str = "i1", outcome: str = "selected", overall: str = "") -> Propose:
        state = self.case.consensus(item)
        number = len(state.rounds) + 1 if state else 1
        return Propose(item, outcome, dict(WORDING), overall or f"제{number}안")

    def proposed(self, item: str = "i1", outcome: str = "selected") -> Self:
        return self.do(self.proposal(item, outcome))

    def agreed(self, *people: str, item: str = "i1") -> Self:
        for person in people or self.item(item).participants:
            self.do(Agree(item, person))
        return self

    def objected(self, person: str, item: str = "i1") -> Self:
        return self.do(Object(item, person, "growth", "매출 근거가 모자라다"))

    def resolved(self, item: str = "i1") -> Self:
        return self.do(Resolve(item))

    def decided(self, item: str = "i1") -> Self:
        """The whole turn up to 의결."""
        return self.debated(item).proposed(item).agreed(item=item).resolved(item)
