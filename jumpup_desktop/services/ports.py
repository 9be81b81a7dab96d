"""What a use case needs of the store: states, appending in one transaction, new ids; and the desk of one meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from jumpup_desktop.domain.changes import Changes
from jumpup_desktop.domain.meeting.consensus import Consensus
from jumpup_desktop.domain.meeting.item import Item
from jumpup_desktop.domain.meeting.opinion import Opinion, opinion_id
from jumpup_desktop.domain.meeting.paper import Paper
from jumpup_desktop.domain.meeting.phases import Phases
from jumpup_desktop.domain.meeting.sitting import Sitting
from jumpup_desktop.domain.policy import MeetingKind, Policy
from jumpup_desktop.domain.record.event import Moment
from jumpup_desktop.domain.rules import existing, require
from jumpup_desktop.domain.selection.agenda import Meeting
from jumpup_desktop.domain.selection.company import Company
from jumpup_desktop.domain.selection.interests import Exclusion, exclusion_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.domain.record.aggregate import State
    from jumpup_desktop.domain.record.event import Actor, Draft, EventId
    from jumpup_desktop.domain.selection.company import FileAttached

T = TypeVar("T")


class Transaction(Protocol):
    """One write transaction of the season file."""

    def state(self, subject: str, entity: str) -> State:
        """The aggregate as it stands in this transaction."""

    def append(
        self, actor: Actor, drafts: Sequence[Draft], *, moment: Moment | None = None, round_id: str | None = None
    ) -> tuple[EventId, ...]:
        """Write events and evolve their aggregates."""

    def new_id(self) -> str:
        """A random id of 128 bits."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One meeting within one transaction, read by typed names."""

    tx: Transaction
    policy: Policy
    kind: MeetingKind
    meeting: str
    round: str
    moment: Moment | None = None
    policy_sha256: str = ""
    """The hash of the policy that holds, which the opening accepts."""

    def _get(self, wanted: type[T], subject: str, entity: str) -> T | None:
        return cast("T | None", self.tx.state(subject, entity))

    def plan(self) -> Meeting:
        """The plan, which must be there. Refuses `meeting.unknown`."""
        return existing(self._get(Meeting, "meeting", self.meeting), "meeting.unknown")

    def day(self) -> Sitting | None:
        """The day so far."""
        return self._get(Sitting, "sitting", self.meeting)

    def require_open(self) -> None:
        """Nothing is heard or decided before 개회, in 정회, or after 폐회. Refuses `sitting.not-open`."""
        day = self.day()
        require(day is not None and day.is_open, "sitting.not-open")

    def item(self, item: str) -> Item | None:
        """One turn."""
        return self._get(Item, "item", item)

    def deck(self, company: str) -> FileAttached | None:
        """The deck a company handed in."""
        known = self._get(Company, "company", company)
        return known.deck if known else None

    def phases(self, item: str) -> Phases | None:
        """Its clocks."""
        return self._get(Phases, "clock", item)

    def consensus(self, item: str) -> Consensus | None:
        """Its rounds."""
        return self._get(Consensus, "consensus", item)

    def opinion(self, item: str, member: str, criterion: str) -> Opinion | None:
        """One opinion."""
        return self._get(Opinion, "opinion", opinion_id(item, member, criterion))

    def pre_review(self, item: str, member: str, criterion: str) -> Opinion | None:
        """One 사전검토의견."""
        return self._get(Opinion, "opinion", opinion_id(item, member, criterion, pre_review=True))

    def opinions(self, item: str) -> list[Opinion]:
        """All opinions of an item by those who take part."""
        turn, criteria = self.item(item), [*(c.id for c in self.kind.criteria), "overall"]
        found = [self.opinion(item, p, c) for p in (turn.participants if turn else ()) for c in criteria]
        return [o for o in found if o is not None]

    def paper(self, paper: str) -> Paper | None:
        """One paper."""
        return self._get(Paper, "paper", paper)

    def exclusion(self, company: str, person: str) -> Exclusion | None:
        """The exclusion of a person from a company."""
        return self._get(Exclusion, "exclusion", exclusion_id(company, person))

    def exclusions(self, company: str) -> list[Exclusion]:
        """All exclusions of seated people from a company."""
        found = [self.exclusion(company, s.person) for s in self.plan().seats]
        return [e for e in found if e is not None]

    def presiding(self, item: str) -> str:
        """Who presides over an item now; empty when nobody does."""
        turn, day = self.item(item), self.day()
        return day.presiding(item, turn.participants if turn else ()) if day else ""

    def write(self, actor: Actor, *drafts: Draft) -> Changes:
        """Append what was decided."""
        self.tx.append(actor, drafts, round_id=self.round, moment=self.moment)
        return Changes(frozenset((d.subject, d.entity) for d in drafts))
