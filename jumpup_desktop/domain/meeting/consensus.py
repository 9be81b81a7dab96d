"""Consensus on one company: proposals, stances by roll call, objections; it never turns into a vote."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import kind
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.rules import said

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Event


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
    """A round: outcome, wording per criterion, overall wording, conditions; who proposes and who typed it."""

    round: int
    outcome: str
    wording: tuple[tuple[str, Text], ...]
    overall: Text
    conditions: tuple[Condition, ...]
    proposed_by: str
    typed_by: str


@kind("consensus.agreed")
@dataclass(frozen=True, slots=True)
class Agreed:
    """A participant agrees to the round's proposal."""

    round: int
    member: str


@kind("consensus.objected")
@dataclass(frozen=True, slots=True)
class Objected:
    """A participant objects: which criterion, why."""

    round: int
    member: str
    criterion: str
    reason: Text


@kind("consensus.reserved")
@dataclass(frozen=True, slots=True)
class Reserved:
    """유보의견 beside agreement; printed only if its author wishes, always kept."""

    round: int
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
    """전원합의: the round, its outcome, exactly who agreed, confirmed by who presides."""

    round: int
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


@kind("consensus.reopened")
@dataclass(frozen=True, slots=True)
class ConsensusReopened:
    """The matter is open again: why, by whom. All rounds before stay."""

    reason: Text
    by: str


@dataclass(frozen=True, slots=True)
class Round:
    """One proposal and what each said last; `trail` holds every stance in order."""

    proposal: Proposed
    agreed: tuple[str, ...] = ()
    objections: tuple[Objected, ...] = ()
    trail: tuple[Agreed | Objected, ...] = ()


@dataclass(frozen=True, slots=True)
class Consensus:
    """All rounds of one company."""

    id: str
    rounds: tuple[Round, ...] = ()
    reservations: tuple[Reserved, ...] = ()
    counts: tuple[DissentCounted, ...] = ()
    offered: tuple[DeferralOffered, ...] = ()
    resolved: Resolved | None = None
    failed: NotReached | None = None
    reopenings: tuple[ConsensusReopened, ...] = ()
    ends: tuple[Resolved | NotReached, ...] = ()
    open_from: int = 0

    @property
    def current(self) -> Round | None:
        """The round that is on; none after reopening until something is proposed."""
        return self.rounds[-1] if len(self.rounds) > self.open_from else None

    @property
    def is_over(self) -> bool:
        """Whether it ended, either way."""
        return self.resolved is not None or self.failed is not None

    @property
    def objectors_ever(self) -> frozenset[str]:
        """Who objected in any round, before a reopening too: they may no longer leave the set (practice 3)."""
        return frozenset(s.member for r in self.rounds for s in r.trail if isinstance(s, Objected))


def evolve_consensus(state: Consensus | None, event: Event) -> Consensus:
    """The rounds after one more event."""
    consensus, body = state or Consensus(event.entity), said(event)
    return _ends(_stances(consensus, body), body)


def _stances(c: Consensus, body: object) -> Consensus:
    match body:
        case DissentCounted():
            return replace(c, counts=(*c.counts, body))
        case Proposed():
            return replace(c, rounds=(*c.rounds, Round(body)))
        case Agreed(round=number) | Objected(round=number):
            rounds = tuple(_heard(r, body) if r.proposal.round == number else r for r in c.rounds)
            return replace(c, rounds=rounds)
        case Reserved():
            return replace(c, reservations=(*c.reservations, body))
        case DeferralOffered():
            return replace(c, offered=(*c.offered, body))
    return c


def _heard(r: Round, stance: Agreed | Objected) -> Round:
    agreed = tuple(m for m in r.agreed if m != stance.member)
    objections = tuple(o for o in r.objections if o.member != stance.member)
    if isinstance(stance, Agreed):
        agreed = (*agreed, stance.member)
    else:
        objections = (*objections, stance)
    return replace(r, agreed=agreed, objections=objections, trail=(*r.trail, stance))


def _ends(c: Consensus, body: object) -> Consensus:
    match body:
        case Resolved():
            return replace(c, resolved=body, failed=None, ends=(*c.ends, body))
        case NotReached():
            return replace(c, failed=body, resolved=None, ends=(*c.ends, body))
        case ConsensusReopened():
            reopened = (*c.reopenings, body)
            return replace(c, resolved=None, failed=None, reopenings=reopened, open_from=len(c.rounds))
    return c


CONSENSUS = Subject("consensus", evolve_consensus)
