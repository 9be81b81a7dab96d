"""Rules of consensus: who proposes, what an objection needs, when it is reached, and the exits that are no vote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from jumpup_desktop.domain.meeting import consensus as con
from jumpup_desktop.domain.meeting.attendance import is_presiding
from jumpup_desktop.domain.meeting.item import Concluded, Reopened
from jumpup_desktop.domain.meeting.turn import called
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.act import Act, ItemId, PersonId, act
from jumpup_desktop.domain.rules import about, existing, require, written

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jumpup_desktop.domain.meeting.consensus import Consensus, ConsensusRound
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.policy import MeetingKind, Policy
    from jumpup_desktop.domain.record.event import Actor, Draft

T = TypeVar("T")


@act("dissent")
@dataclass(frozen=True, slots=True)
class CountDissent(Act):
    """How many have another view, asked in private; no names."""

    item: ItemId
    count: int


@act("propose")
@dataclass(frozen=True, slots=True)
class Propose(Act):
    """The wording by criterion, outcome and conditions go to the participants."""

    item: ItemId
    outcome: str
    wording: Mapping[str, str]
    overall: str
    conditions: tuple[con.Condition, ...] = ()


@act("agree")
@dataclass(frozen=True, slots=True)
class Agree(Act):
    """동의 at the roll call; `proposal` names what was shown, else it is the one that is on."""

    item: ItemId
    member: PersonId
    proposal: str = ""


@act("object")
@dataclass(frozen=True, slots=True)
class Object(Act):
    """이견, by criterion and with a reason."""

    item: ItemId
    member: PersonId
    criterion: str
    reason: str
    proposal: str = ""


@act("reserve")
@dataclass(frozen=True, slots=True)
class Reserve(Act):
    """유보의견 beside an agreement; printed only if its author wishes."""

    item: ItemId
    member: PersonId
    text: str
    printed: bool = False
    proposal: str = ""


@act("resolve")
@dataclass(frozen=True, slots=True)
class Resolve(Act):
    """의결 of the proposal that was shown, else of the one that is on."""

    item: ItemId
    proposal: str = ""


@act("fail")
@dataclass(frozen=True, slots=True)
class EndWithout(Act):
    """전원합의 미도출."""

    item: ItemId
    outcome: str
    reason: str


@act("reopen")
@dataclass(frozen=True, slots=True)
class Reopen(Act):
    """재논의 or 동의 철회; `missing` are the participants who are not in the room at the roll call."""

    item: ItemId
    reason: str
    missing: tuple[PersonId, ...] = ()


@act("withdraw_agreement")
@dataclass(frozen=True, slots=True)
class WithdrawAgreement(Act):
    """동의 철회 while the sheet is read (practice 5c): the round is open again, after 폐회 in a resumed sitting.

    `missing` are the participants who have left; where who presides is one of them, those who are there have
    agreed on `acting` to preside.
    """

    item: ItemId
    member: PersonId
    reason: str
    missing: tuple[PersonId, ...] = ()
    acting: PersonId = ""


def count_dissent(state: Consensus | None, item: Item | None, dissenting: int) -> Draft:
    """Only the number of other views is kept (practice 12). Refuses `item.not-called`, `consensus.count`."""
    turn = called(item)
    require(0 <= dissenting <= len(turn.in_room), "consensus.count")
    require(state is None or not state.is_over, "consensus.over")
    return about(con.DissentCounted(dissenting, len(turn.in_room)), turn.id)


def propose(
    state: Consensus | None,
    item: Item | None,
    body: con.Proposed,
    actor: Actor,
    presiding: str,
    kind_: MeetingKind,
    present: Collection[str],
) -> Draft:
    """The chair proposes; the secretary may type, never propose (practice 12).

    Refuses `consensus.not-chair`, `.over`, `.opinions-hidden`, `.outcome`, `.wording-missing`,
    `.condition`, `.same-wording`; `.objector-gone` while somebody who objected is not in the room.
    """
    turn = called(item)
    require(not objectors_gone(state, turn, present), "consensus.objector-gone")
    require(presiding and body.proposed_by == presiding and is_presiding(actor, presiding), "consensus.not-chair")
    require(state is None or not state.is_over, "consensus.over")
    require(turn.revealed, "consensus.opinions-hidden")
    by_consensus = {o.id for o in kind_.outcomes if o.by_consensus}
    require(body.outcome in by_consensus, "consensus.outcome", outcome=body.outcome)
    _check_wording(body, kind_)
    if state and state.current:
        require(state.current.proposal.content != body.content, "consensus.same-wording")
    number = len(state.rounds) + 1 if state else 1
    require(body.round == number, "consensus.round", round=number)
    return about(body, turn.id)


def _check_wording(body: con.Proposed, kind_: MeetingKind) -> None:
    known = [c.id for c in kind_.criteria]
    texts = dict(body.wording)
    for criterion in known:
        written(texts.get(criterion, ""), "consensus.wording-missing", criterion=kind_.criterion(criterion).name)
    require(set(texts) <= set(known), "consensus.criterion")
    written(body.overall, "consensus.overall-missing")
    for condition in body.conditions:
        whole = condition.what.strip() and condition.until.strip() and condition.checked_by.strip()
        require(whole, "consensus.condition", what=condition.what)


def agree(state: Consensus | None, item: Item | None, act: Agree, present: Collection[str]) -> Draft:
    """동의 at the roll call, to the proposal that was shown. `present` are those in the room of the day.

    Refuses `consensus.nothing-proposed`, `.other-proposal`, `.not-participant`, `.away`, `.said-already`.
    """
    on, turn = _asked(state, item, act, present)
    require(act.member not in on.agreed, "consensus.said-already")
    return about(con.Agreed(on.ref, act.member), turn.id, (*on.words(act.member), on.ref))


def object_to(
    state: Consensus | None, item: Item | None, act: Object, kind_: MeetingKind, present: Collection[str]
) -> Draft:
    """이견. Refuses `consensus.criterion`, `consensus.reason-missing` and what `agree` refuses."""
    on, turn = _asked(state, item, act, present)
    require(act.criterion in {c.id for c in kind_.criteria}, "consensus.criterion")
    reason = written(act.reason, "consensus.reason-missing")
    return about(con.Objected(on.ref, act.member, act.criterion, reason), turn.id, (*on.words(act.member), on.ref))


def roll(people: Sequence[T], order: int, policy: Policy) -> tuple[T, ...]:
    """Those who take part in the order in which they are asked: by their seats, or one seat further at each item."""
    first = (order - 1) % len(people) if people and policy.consensus.stance_order == "agenda" else 0
    return (*people[first:], *people[:first])


def reserve(
    state: Consensus | None, item: Item | None, act: Reserve, policy: Policy, present: Collection[str]
) -> Draft:
    """유보의견 beside an agreement, printed as its author wishes, or always where policy asks no wish.

    Refuses `consensus.reserve-agree` unless the member agreed, `.reason-missing`.
    """
    on, turn = _asked(state, item, act, present)
    require(act.member in on.agreed, "consensus.reserve-agree")
    text = written(act.text, "consensus.reason-missing")
    is_printed = act.printed or not policy.consensus.reservation_printed_by_wish
    return about(con.Reserved(on.ref, act.member, text, is_printed), turn.id, (*on.words(act.member), on.ref))


def offers_deferral(state: Consensus | None, policy: Policy) -> bool:
    """Whether 의결보류 stands first now (practice 12): so many rounds ended with an objection."""
    opened = state.open_rounds if state else ()
    return sum(1 for r in opened if r.objections) >= policy.consensus.offer_deferral_after_rounds


def offer_deferral(state: Consensus | None, policy: Policy) -> Draft:
    """Record the offer. Refuses `consensus.deferral-early`."""
    known = existing(state, "consensus.nothing-proposed")
    require(offers_deferral(known, policy), "consensus.deferral-early")
    return about(con.DeferralOffered(len(known.open_rounds)), known.id)


def waiting_for(state: Consensus | None, item: Item) -> tuple[str, ...]:
    """Participants who have not agreed to the proposal that is on."""
    agreed = state.current.agreed if state and state.current else ()
    return tuple(p for p in item.participants if p not in agreed)


def resolve(
    state: Consensus | None, item: Item | None, act: Resolve, actor: Actor, presiding: str, present: Collection[str]
) -> list[Draft]:
    """의결: only when every participant agreed and is in the room, by the turn and by the day.

    Refuses `consensus.not-chair`, `.nothing-proposed`, `.over`, `.objection-open`, `.not-all`, `.away`, `item.quorum`.
    """
    on, turn = _on(state, item)
    require(act.proposal in ("", on.ref), "consensus.other-proposal")
    require(is_presiding(actor, presiding), "consensus.not-chair")
    require(not on.objections, "consensus.objection-open", count=len(on.objections))
    gone = [p for p in turn.participants if p in turn.away or p not in present]
    require(not gone, "consensus.away", count=len(gone))
    rest = waiting_for(state, turn)
    require(turn.participants and not rest, "consensus.not-all", count=len(rest))
    quorum = turn.fixed.quorum if turn.fixed else 0
    require(len(turn.participants) >= quorum, "item.quorum", present=len(turn.participants), quorum=quorum)
    outcome = on.proposal.outcome
    body = con.Resolved(on.ref, outcome, turn.participants, presiding)
    return [about(body, turn.id), about(Concluded(outcome, presiding), turn.id)]


def fail(
    state: Consensus | None,
    item: Item | None,
    act: EndWithout,
    actor: Actor,
    presiding: str,
    kind_: MeetingKind,
    present: Collection[str],
) -> list[Draft]:
    """전원합의 미도출: an explicit exit, never a vote; with an objector gone, or no quorum, only the first, 의결보류.

    Refuses `consensus.not-chair`, `.over`, `.exit` unless 의결보류 or 재심의, `.reason-missing`, `.objector-gone`;
    `.quorum-lost` where fewer are there than decide anything.
    """
    turn = called(item)
    require(is_presiding(actor, presiding), "consensus.not-chair")
    require(state is None or not state.is_over, "consensus.over")
    exits = [o.id for o in kind_.outcomes if o.is_exit]
    require(act.outcome in exits, "consensus.exit", outcome=act.outcome)
    is_first = act.outcome == exits[0]
    require(is_first or not objectors_gone(state, turn, present), "consensus.objector-gone")
    require(is_first or _has_quorum(turn, present), "consensus.quorum-lost")
    body = con.NotReached(act.outcome, written(act.reason, "consensus.reason-missing"), presiding)
    return [about(body, turn.id), about(Concluded(act.outcome, presiding), turn.id)]


def _has_quorum(turn: Item, present: Collection[str]) -> bool:
    there = [person for person in turn.in_room if person in present]
    return turn.fixed is None or len(there) >= turn.fixed.quorum


def require_agreed(state: Consensus | None, item: Item | None, member: str, present: Collection[str]) -> None:
    """Whoever takes back an agreement gave it to what was resolved, and is in the room.

    Refuses `consensus.not-resolved`, `.not-participant`, `.away`.
    """
    known, turn = existing(state, "consensus.not-resolved"), existing(item, "item.not-called")
    require(con.decided(known, turn) and known.resolved, "consensus.not-resolved")
    require(known.resolved and member in known.resolved.participants, "consensus.not-participant")
    require(member in present, "consensus.away", count=1)


def reopen(
    state: Consensus | None, item: Item | None, reason: str, actor: Actor, presiding: str, withdrawn_by: str = ""
) -> list[Draft]:
    """재논의 or 동의 철회. Refuses `consensus.not-over`, `.not-chair`, `.reason-missing`; the trail stays."""
    known, turn = existing(state, "consensus.not-over"), existing(item, "item.not-called")
    require(known.is_over and turn.outcome, "consensus.not-over")
    require(is_presiding(actor, presiding), "consensus.not-chair")
    why, end = written(reason, "consensus.reason-missing"), existing(known.ended, "consensus.not-over")
    return [
        about(con.ConsensusReopened(end, why, presiding, withdrawn_by), turn.id),
        about(Reopened(why, presiding), turn.id),
    ]


def _on(state: Consensus | None, item: Item | None) -> tuple[ConsensusRound, Item]:
    require(state is None or not state.is_over, "consensus.over")
    turn = called(item)
    if state is None or state.current is None:
        raise Refused("consensus.nothing-proposed")
    return state.current, turn


def _asked(
    state: Consensus | None, item: Item | None, act: Agree | Object | Reserve, present: Collection[str]
) -> tuple[ConsensusRound, Item]:
    on, turn = _on(state, item)
    require(act.proposal in ("", on.ref), "consensus.other-proposal")
    require(act.member in turn.participants, "consensus.not-participant")
    require(act.member not in turn.away and act.member in present, "consensus.away", count=1)
    return on, turn


def objectors_gone(state: Consensus | None, turn: Item, present: Collection[str]) -> tuple[str, ...]:
    """Who objected in some round and is not in the room: without them only 의결보류 is open (practice 3)."""
    objected = state.objectors_ever if state else frozenset[str]()
    return tuple(p for p in turn.participants if p in objected and (p in turn.away or p not in present))
