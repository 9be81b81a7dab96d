"""What merged laptops did that the rules would have refused, had both sides been known (decided.md, The event).

Each guard names two kinds of events of one meeting that may not stand side by side unknown to each other. What one slot
holds twice is no matter of this file: `record.history` tells that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import permutations, product
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import consensus as con
from jumpup_desktop.domain.meeting import item as it
from jumpup_desktop.domain.meeting import paper as pap
from jumpup_desktop.domain.meeting import phases as ph
from jumpup_desktop.domain.meeting import sitting as sit
from jumpup_desktop.domain.meeting import tally as tal
from jumpup_desktop.domain.meeting.opinion import OpinionFinalised, OpinionRevised
from jumpup_desktop.domain.meeting.score import ScoreGiven
from jumpup_desktop.domain.record.event import Event
from jumpup_desktop.domain.selection import agenda
from jumpup_desktop.domain.selection.interests import ExclusionSet

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import EventRef

ROOM = (
    it.Called, it.ParticipantsFixed, it.Postponed, it.Concluded, it.Reopened, it.OpinionsRevealed, it.RoomCleared,
    con.Proposed, con.Agreed, con.Objected, con.Reserved, con.Resolved, con.NotReached, con.ConsensusReopened,
    OpinionFinalised, ScoreGiven, tal.TallyMade, tal.TallyUndone,
    ph.PhaseStarted, sit.Arrived, sit.Left, sit.Returned, sit.ObserverAdmitted, sit.Recessed,
    sit.Resumed, sit.OpeningSheetSigned, sit.SheetCarried, sit.InterestsDeclared, sit.ChairElected,
    sit.ActingChairElected,
)  # fmt: skip
"""What nobody can do after 폐회."""
FIXED = (pap.PaperFrozen, pap.PaperSealed)
DECIDING = (
    it.Concluded, it.Reopened, con.Resolved, con.NotReached, con.ConsensusReopened, tal.TallyMade, tal.TallyUndone,
)  # fmt: skip
SAID = (con.Agreed, con.Objected, con.Reserved, con.Resolved, con.Proposed, OpinionFinalised, ScoreGiven, tal.TallyMade)


@dataclass(frozen=True, slots=True)
class Clash:
    """Two events that do not go together: a code, the one that would have been refused, and what it did not know."""

    code: str
    event: Event
    against: Event

    @property
    def refs(self) -> tuple[EventRef, EventRef]:
        """Both, in that order."""
        return self.event.ref, self.against.ref


@dataclass(frozen=True, slots=True)
class Guard:
    """A code with the two kinds of bodies it is about, and whether two such events are about the same thing."""

    code: str
    refused: tuple[type, ...]
    unknown: tuple[type, ...]
    meets: Callable[[Event, Event, Context], bool]


@dataclass(frozen=True, slots=True)
class Context:
    """What a guard needs of the meeting: companies of its items, items of its papers, who came back, who knew what."""

    companies: dict[str, str]
    papers: dict[str, str]
    back: tuple[Event, ...]
    """Every return of a participant."""
    ends: tuple[Event, ...]
    """Every outcome of a company."""
    concurrent: Callable[[Event, Event], bool]


def clashes(events: Iterable[Event], concurrent: Callable[[Event, Event], bool]) -> list[Clash]:
    """Every clash among the events of one meeting, each pair once, in the total order."""
    told = sorted((e for e in events if e.body is not None), key=lambda e: e.order)
    known = context_of(told, concurrent)
    found = []
    for guard in GUARDS:
        refused = [e for e in told if isinstance(e.body, guard.refused)]
        unknown = [e for e in told if isinstance(e.body, guard.unknown)]
        for one, other in product(refused, unknown):
            if one is not other and guard.meets(one, other, known) and concurrent(one, other):
                found.append(Clash(guard.code, one, other))
    return found


def decided_twice(
    turns: Iterable[tuple[str, Iterable[Event]]], concurrent: Callable[[Event, Event], bool]
) -> list[Clash]:
    """Decisions of one company in two meetings that did not know each other, told from both sides.

    `turns` are of each of the company's items how it ended (empty: open) and the events of its decisions.
    """
    standing = [one for ended, turn in turns if (one := _standing(ended, turn)) is not None]
    pairs = [(one, other) for one, other in permutations(standing, 2) if concurrent(one, other)]
    return [Clash("decided-elsewhere", one, other) for one, other in pairs]


def _standing(ended: str, turn: Iterable[Event]) -> Event | None:
    """The decision that stands in a turn; None where there is none, it was opened again, or another end was chosen."""
    found, outcome = None, ""
    for event in sorted(turn, key=lambda e: e.order):
        if isinstance(event.body, con.Resolved | tal.TallyMade):
            found, outcome = event, event.body.outcome
        elif isinstance(event.body, con.ConsensusReopened | tal.TallyUndone):
            found = None
    return found if ended in ("", outcome) else None


def context_of(events: Iterable[Event], concurrent: Callable[[Event, Event], bool]) -> Context:
    """What the events themselves tell of companies, papers and returns."""
    companies, papers, back, ends = {}, {}, [], []
    for event in events:
        match event.body:
            case it.Called(company=company):
                companies[event.entity] = company
            case pap.PaperDrafted(item=item):
                papers[event.entity] = item
            case it.ParticipantReturned():
                back.append(event)
            case it.Concluded():
                ends.append(event)
    return Context(companies, papers, tuple(back), tuple(ends), concurrent)


def _any(_one: Event, _other: Event, _context: Context) -> bool:
    return True


def _said_by(event: Event) -> tuple[str, ...]:
    """Whose word an event is."""
    match event.body:
        case con.Agreed(member=member) | con.Objected(member=member) | con.Reserved(member=member):
            return (member,)
        case OpinionFinalised(member=member) | ScoreGiven(member=member):
            return (member,)
        case tal.TallyMade(totals=totals):
            return tuple(member for member, _ in totals)
        case con.Resolved(participants=people) | it.ParticipantsFixed(participants=people):
            return people
        case con.Proposed(proposed_by=chair):
            return (chair,)
    return ()


def _item_of(event: Event) -> str:
    return event.entity.partition(".")[0]


def _was_out(one: Event, other: Event, context: Context) -> bool:
    """The word of somebody who was out of this company's turn, by another laptop, and had not come back there."""
    match other.body:
        case it.ParticipantOut(person=person):
            return _item_of(one) == other.entity and person in _said_by(one)
        case it.ParticipantLeft(person=person):
            is_out = _item_of(one) == other.entity and person in _said_by(one)
            return is_out and not _came_back(other, person, one, context)
        case ExclusionSet(company=company, person=person):
            return context.companies.get(_item_of(one)) == company and person in _said_by(one)
    return False


def _came_back(left: Event, person: str, word: Event, context: Context) -> bool:
    """Whether they came back after this leaving, where the word was not yet known: it may have been said then."""
    return any(
        isinstance(r.body, it.ParticipantReturned) and (r.entity, r.body.person) == (left.entity, person)
        and r.order > left.order and not context.concurrent(r, left) and context.concurrent(r, word)
        for r in context.back
    )  # fmt: skip


def _unread(one: Event, other: Event, context: Context) -> bool:
    """Words that no outcome of the company knew; one that did makes two outcomes, which are their own conflict."""
    if _item_of(one) != other.entity or (isinstance(one.body, OpinionRevised) and one.body.reason.strip()):
        return False
    return not any(
        end.entity == other.entity and end.order > one.order and not context.concurrent(one, end)
        for end in context.ends
    )


def _paper_over(one: Event, other: Event, context: Context) -> bool:
    item = context.papers.get(one.entity)
    return item is not None and item in ("", other.entity)


def _order_over(one: Event, other: Event, _context: Context) -> bool:
    match one.body:
        case agenda.OrderDrawn():
            return True
        case agenda.OrderSwapped(first=first, second=second):
            return other.entity in (first, second)
    return False


GUARDS = (
    Guard("after-closing", ROOM, (sit.Closed,), _any),
    Guard(
        "while-out",
        (*SAID, it.ParticipantsFixed),
        (it.ParticipantOut, it.ParticipantLeft, ExclusionSet),
        _was_out,
    ),
    Guard("unread-by-decision", (OpinionFinalised, OpinionRevised, ScoreGiven), (it.Concluded,), _unread),
    Guard("paper-over-decision", FIXED, DECIDING, _paper_over),
    Guard("order-after-call", (agenda.OrderDrawn, agenda.OrderSwapped), (it.Called,), _order_over),
)
