"""Consensus on one company: proposals, stances by roll call, objections; it never turns into a vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import EventRef, kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.rules import said

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.record.event import Event
    from jumpup_desktop.domain.record.history import Filling


@dataclass(frozen=True, slots=True)
class Condition:
    """조건: 무엇을 · 언제까지 · 누가 확인."""

    what: Text
    until: str
    checked_by: str


@kind("consensus.counted")
@dataclass(frozen=True, slots=True)
class DissentCounted:
    """Before the chair asked, so many of so many had another view; no names (practice 12)."""

    dissenting: int
    asked: int


@kind("consensus.proposed")
@dataclass(frozen=True, slots=True)
class Proposed:
    """A round: outcome, wording per criterion, overall wording, conditions; who proposes and who typed it.

    `round` is for people; `after` names the reopening it follows, empty for the first rounds.
    """

    round: int
    outcome: str
    wording: tuple[tuple[str, Text], ...]
    overall: Text
    conditions: tuple[Condition, ...]
    proposed_by: str
    typed_by: str
    after: EventRef | Literal[""] = ""

    @property
    def content(self) -> tuple[object, ...]:
        """What is proposed, whoever proposed it and in which round."""
        return (self.outcome, self.wording, self.overall, self.conditions)


@kind("consensus.agreed")
@dataclass(frozen=True, slots=True)
class Agreed:
    """A participant agrees to this proposal."""

    proposal: EventRef
    member: str


@kind("consensus.objected")
@dataclass(frozen=True, slots=True)
class Objected:
    """A participant objects to this proposal: which criterion, why."""

    proposal: EventRef
    member: str
    criterion: str
    reason: Text


@kind("consensus.reserved")
@dataclass(frozen=True, slots=True)
class Reserved:
    """유보의견 beside the agreement to this proposal; printed only if its author wishes, always kept."""

    proposal: EventRef
    member: str
    text: Text
    printed: bool


@kind("consensus.deferral_offered")
@dataclass(frozen=True, slots=True)
class DeferralOffered:
    """After so many rounds 의결보류 was offered first."""

    after_rounds: int


@kind("consensus.resolved")
@dataclass(frozen=True, slots=True)
class Resolved:
    """전원합의: the proposal, its outcome, exactly who agreed, confirmed by who presides."""

    proposal: EventRef
    outcome: str
    participants: tuple[str, ...]
    confirmed_by: str


@kind("consensus.failed")
@dataclass(frozen=True, slots=True)
class NotReached:
    """전원합의 미도출: 의결보류 or 재심의, why; no counts."""

    outcome: str
    reason: Text
    confirmed_by: str


@kind("consensus.reopened", version=2)
@dataclass(frozen=True, slots=True)
class ConsensusReopened:
    """The matter is open again: why, by whom; `end` names how it had ended. All rounds before stay.

    `withdrawn_by`: the member who took back the agreement while reading the sheet (practice 5c).
    """

    end: EventRef
    reason: Text
    by: str
    withdrawn_by: str = ""


@dataclass(frozen=True, slots=True)
class ConsensusRound:
    """One proposal and what each said last to it; `trail` holds every stance in order, `said` every word."""

    ref: EventRef
    proposal: Proposed
    agreed: tuple[str, ...] = ()
    objections: tuple[Objected, ...] = ()
    trail: tuple[Agreed | Objected, ...] = ()
    said: tuple[tuple[str, EventRef], ...] = ()

    def words(self, member: str) -> tuple[EventRef, ...]:
        """What this member said to the proposal so far: a new word follows it."""
        return tuple(ref for person, ref in self.said if person == member)


@dataclass(frozen=True, slots=True)
class Consensus:
    """All rounds of one company."""

    id: str
    rounds: tuple[ConsensusRound, ...] = ()
    reservations: tuple[Reserved, ...] = ()
    counts: tuple[DissentCounted, ...] = ()
    offered: tuple[DeferralOffered, ...] = ()
    resolved: Resolved | None = None
    failed: NotReached | None = None
    reopenings: tuple[ConsensusReopened, ...] = ()
    before: tuple[tuple[EventRef, Resolved | NotReached | None], ...] = ()
    """Of each reopening its event and the end that it took back."""
    ended: EventRef | None = None
    reopened: EventRef | Literal[""] = ""

    @property
    def open_rounds(self) -> tuple[ConsensusRound, ...]:
        """The rounds since the matter was last opened again."""
        return tuple(r for r in self.rounds if r.proposal.after == self.reopened)

    @property
    def current(self) -> ConsensusRound | None:
        """The round that is on; none after reopening until something is proposed."""
        return next(reversed(self.open_rounds), None)

    @property
    def is_over(self) -> bool:
        """Whether it ended, either way."""
        return self.resolved is not None or self.failed is not None

    @property
    def objectors_ever(self) -> frozenset[str]:
        """Who objected in any round, before a reopening too: they may no longer leave the set (practice 3)."""
        return frozenset(s.member for r in self.rounds for s in r.trail if isinstance(s, Objected))


def decided(consensus: Consensus | None, item: Item | None) -> Proposed | None:
    """The proposal that all agreed to and the company's turn ended by: what screens, papers and signers go by.

    None without 의결, and where the turn ended otherwise (a withdrawal that was chosen over another laptop's 의결).
    """
    if consensus is None or consensus.resolved is None or item is None or item.outcome is None:
        return None
    wanted = consensus.resolved.proposal
    found = next((r.proposal for r in consensus.rounds if r.ref == wanted), None)
    return found if found and found.outcome == item.outcome.outcome else None


def ended_without(consensus: Consensus | None, item: Item | None) -> NotReached | None:
    """The exit without agreement that the turn ended by; None where it ended otherwise."""
    failed = consensus.failed if consensus else None
    ended = item.outcome.outcome if item and item.outcome else ""
    return failed if failed and failed.outcome == ended else None


def printed_reservations(consensus: Consensus | None, item: Item | None) -> tuple[Reserved, ...]:
    """유보의견 that papers print: to the wording the turn ended by; where it ended without agreement, to any since the
    matter was last opened.
    """
    asked = [r for r in consensus.reservations if r.printed] if consensus else []
    if consensus and consensus.resolved and decided(consensus, item):
        return tuple(r for r in asked if r.proposal == consensus.resolved.proposal)
    open_ = {one.ref for one in consensus.open_rounds} if consensus else set()
    return tuple(r for r in asked if r.proposal in open_) if ended_without(consensus, item) else ()


def evolve_consensus(state: Consensus | None, event: Event) -> Consensus:
    """The rounds after one more event."""
    consensus, body = state or Consensus(event.entity), said(event)
    return _ends(_stances(consensus, body, event.ref), body, event.ref)


def _stances(c: Consensus, body: object, ref: EventRef) -> Consensus:
    match body:
        case DissentCounted():
            return replace(c, counts=(*c.counts, body))
        case Proposed():
            others = tuple(r for r in c.rounds if r.ref != ref)
            known = next((r for r in c.rounds if r.ref == ref), ConsensusRound(ref, body))
            return replace(c, rounds=(*others, known))
        case Agreed(proposal=proposal) | Objected(proposal=proposal):
            rounds = tuple(_heard(r, body, ref) if r.ref == proposal else r for r in c.rounds)
            return replace(c, rounds=rounds)
        case Reserved(proposal=proposal, member=member):
            kept = tuple(r for r in c.reservations if (r.proposal, r.member) != (proposal, member))
            rounds = tuple(replace(r, said=_spoken(r, member, ref)) if r.ref == proposal else r for r in c.rounds)
            return replace(c, rounds=rounds, reservations=(*kept, body))
        case DeferralOffered():
            return replace(c, offered=(*c.offered, body))
    return c


def _heard(r: ConsensusRound, stance: Agreed | Objected, ref: EventRef) -> ConsensusRound:
    agreed = tuple(m for m in r.agreed if m != stance.member)
    objections = tuple(o for o in r.objections if o.member != stance.member)
    if isinstance(stance, Agreed):
        agreed = (*agreed, stance.member)
    else:
        objections = (*objections, stance)
    trail = r.trail if (stance.member, ref) in r.said else (*r.trail, stance)
    return replace(r, said=_spoken(r, stance.member, ref), agreed=agreed, objections=objections, trail=trail)


def _spoken(r: ConsensusRound, member: str, ref: EventRef) -> tuple[tuple[str, EventRef], ...]:
    """Who said something to this proposal by which event, each told once."""
    return tuple(dict.fromkeys((*r.said, (member, ref))))


def _ends(c: Consensus, body: object, ref: EventRef) -> Consensus:
    match body:
        case Resolved():
            return replace(c, resolved=body, failed=None, ended=ref)
        case NotReached():
            return replace(c, failed=body, resolved=None, ended=ref)
        case ConsensusReopened():
            before = (*c.before, (ref, c.resolved or c.failed))
            return replace(c, resolved=None, failed=None, reopenings=(*c.reopenings, body), before=before, reopened=ref)
    return c


def again_consensus(state: Consensus, event: Event) -> Consensus:
    """What was chosen holds; that it was counted or opened again stays told once."""
    grown = evolve_consensus(state, event)
    match event.body:
        case DissentCounted() as body:
            at = state.counts.index(body) if body in state.counts else len(state.counts)
            return replace(grown, counts=(*state.counts[:at], *state.counts[at + 1 :], body))
        case ConsensusReopened():
            return replace(grown, reopenings=state.reopenings, before=state.before)
    return grown


def fills_consensus(event: Event) -> tuple[Filling, ...]:
    """What is proposed, each one's word to each proposal, and how it ended."""
    return _fills_of_words(event.body) or _fills_of_end(event.body)


def _fills_of_words(body: object) -> tuple[Filling, ...]:
    match body:
        case DissentCounted(dissenting=count):
            return (("dissent", count),)
        case Proposed():
            return (("proposal", body.content),)
        case Agreed(proposal=proposal, member=member):
            return ((f"stance {proposal} {member}", "agreed"),)
        case Objected(proposal=proposal, member=member, criterion=criterion, reason=reason):
            return ((f"stance {proposal} {member}", (criterion, reason)),)
        case Reserved(proposal=proposal, member=member, text=text, printed=printed):
            return ((f"reservation {proposal} {member}", (text, printed)),)
    return ()


def _fills_of_end(body: object) -> tuple[Filling, ...]:
    match body:
        case Resolved(proposal=proposal):
            return (("end", proposal),)
        case NotReached(outcome=outcome, reason=reason):
            return (("end", (outcome, reason)),)
        case ConsensusReopened():
            return (("end", ""), ("proposal", ""))
    return ()


CONSENSUS = Subject("consensus", evolve_consensus, fills_consensus, again_consensus)
