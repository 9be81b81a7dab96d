"""One act about to be done, as every handler gets it: the transaction, the policy, who acts, who looks, when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from jumpup_desktop.domain.meeting.consensus import CONSENSUS, Consensus
from jumpup_desktop.domain.meeting.item import ITEM, Item
from jumpup_desktop.domain.meeting.opinion import OPINION, OVERALL, Opinion, opinion_id
from jumpup_desktop.domain.meeting.phases import PHASES, Phases
from jumpup_desktop.domain.meeting.sitting import SITTING, Sitting
from jumpup_desktop.domain.policy import MeetingKind, Policy
from jumpup_desktop.domain.record.event import Actor, Moment, Reader
from jumpup_desktop.domain.rules import existing, require
from jumpup_desktop.domain.selection.agenda import MEETING, Meeting
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.interests import EXCLUSION, Exclusion, exclusion_id
from jumpup_desktop.domain.selection.people import PERSON

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from jumpup_desktop.domain.record.aggregate import Subject
    from jumpup_desktop.domain.record.closing import OpenConflict
    from jumpup_desktop.domain.record.event import Draft, EventRef
    from jumpup_desktop.domain.selection.company import FileAttached

S = TypeVar("S")


class Get(Protocol):
    """How an aggregate is asked for, inside a transaction or outside; None when it has no event."""

    def __call__(self, subject: Subject[S], entity: str, /) -> S | None: ...


class Transaction(Protocol):
    """One write transaction of the season file."""

    def get(self, subject: Subject[S], entity: str) -> S | None:
        """The aggregate as it stands in this transaction; None when it has no event."""

    def append(
        self, actor: Actor, drafts: Draft | Sequence[Draft], *, moment: Moment | None = None, meeting: str | None = None
    ) -> tuple[EventRef, ...]:
        """Write events and evolve their aggregates."""

    def new_id(self) -> str:
        """A random id of 128 bits."""

    def places_of(self, company: str) -> Sequence[tuple[str, str]]:
        """Every (meeting, item) under which a company is planned."""

    def meetings_on(self, day: date) -> Sequence[str]:
        """Every meeting that is planned for a day."""

    def meeting_of_item(self, item: str) -> str:
        """The meeting on whose agenda an item stands; empty where it stands on none."""

    def open_conflicts(self) -> Sequence[OpenConflict]:
        """Everything two laptops said differently that nobody has closed."""


class Keys(Protocol):
    """The keys of one meeting's people, opened by their PINs."""

    def issue(self, person: str, name: str, pin: str) -> str:
        """Make a person's keys; the certificate's fingerprint. Refuses `pin.form`."""

    def reset(self, person: str, pin: str) -> None:
        """A new PIN for a person's keys. Refuses `pin.form`, `pin.no-key`."""

    def keep_drawing(self, strokes: object) -> str:
        """Keep a drawn signature; its hash."""

    def seal(self, person: str, text: str) -> str:
        """Keep a text that only this person can read; the hash of what is kept."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a handler decides with. `meeting` is empty where the act belongs to none; `keys` where nobody has any."""

    tx: Transaction
    policy: Policy
    policy_sha256: str
    actor: Actor
    reader: Reader
    moment: Moment
    meeting: str = ""
    keys: Keys | None = None

    def get(self, subject: Subject[S], entity: str) -> S | None:
        """One aggregate; None when it has no event."""
        return self.tx.get(subject, entity)

    def write(self, *drafts: Draft) -> None:
        """Append what was decided."""
        self.tx.append(self.actor, drafts, moment=self.moment, meeting=self.meeting or None)

    def on_behalf_of(self, person: str) -> Case:
        """The same case, typed for another person."""
        return replace(self, actor=replace(self.actor, on_behalf_of=person))

    def plan(self) -> Meeting:
        """The meeting's plan. Refuses `meeting.unknown`."""
        return existing(self.get(MEETING, self.meeting), "meeting.unknown", meeting=self.meeting)

    @property
    def kind(self) -> MeetingKind:
        """The kind of meeting it is. Refuses `meeting.unknown`."""
        plan = existing(self.plan().plan, "meeting.unknown", meeting=self.meeting)
        return self.policy.meeting(plan.meeting_kind)

    def day(self) -> Sitting | None:
        """The day so far."""
        return self.get(SITTING, self.meeting)

    def require_open(self) -> None:
        """Nothing is heard or decided before 개회, in 정회, or after 폐회. Refuses `sitting.not-open`."""
        day = self.day()
        require(day is not None and day.is_open, "sitting.not-open")

    def item(self, item: str) -> Item | None:
        """One turn."""
        return self.get(ITEM, item)

    def deck(self, company: str) -> FileAttached | None:
        """The deck a company handed in."""
        known = self.get(COMPANY, company)
        return known.deck if known else None

    def name(self, person: str) -> str:
        """A person's name; who is not in the pool is known by what was written."""
        known = self.get(PERSON, person)
        return known.facts.name if known else person

    def phases(self, item: str) -> Phases | None:
        """A turn's clocks."""
        return self.get(PHASES, item)

    def consensus(self, item: str) -> Consensus | None:
        """A turn's rounds."""
        return self.get(CONSENSUS, item)

    def opinion(self, item: str, member: str, criterion: str, *, pre_review: bool = False) -> Opinion | None:
        """One opinion, or the 사전검토의견 of the same place."""
        return self.get(OPINION, opinion_id(item, member, criterion, pre_review=pre_review))

    def opinions(self, item: str) -> list[Opinion]:
        """All opinions of an item by those who take part."""
        turn, criteria = self.item(item), [*(c.id for c in self.kind.criteria), OVERALL]
        found = [self.opinion(item, p, c) for p in (turn.participants if turn else ()) for c in criteria]
        return [o for o in found if o is not None]

    def exclusion(self, company: str, person: str) -> Exclusion | None:
        """The exclusion of a person from a company."""
        return self.get(EXCLUSION, exclusion_id(company, person))

    def exclusions(self, company: str) -> list[Exclusion]:
        """All exclusions of seated people from a company."""
        found = [self.exclusion(company, s.person) for s in self.plan().seats]
        return [e for e in found if e is not None]

    def presiding(self, item: str) -> str:
        """Who presides over an item now, of those who are in the room if one of them can; empty when nobody does."""
        turn, day = self.item(item), self.day()
        if day is None or turn is None:
            return ""
        here = tuple(p for p in turn.participants if p in day.present)
        return day.presiding(item, here) or day.presiding(item, turn.participants)

    def require_room_free(self, item: str) -> None:
        """No other company is in the room. Refuses `item.other-in-room`."""
        others = (self.item(i.id) for i in self.plan().items if i.id != item)
        require(not any(t and t.is_called for t in others), "item.other-in-room")
