"""Verbs of 전원합의: propose, each one's word, the resolution, the exit without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import unanimity
from jumpup_desktop.domain.meeting.consensus import Condition
from jumpup_desktop.domain.meeting.phases import FinishPhase
from jumpup_desktop.presenters.verbs import Confirm, Form, Line, OneOf, Verb, opens_its_window

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.presenters.consensus import ConsensusPresenter
    from jumpup_desktop.presenters.verbs import Talk

    P = ConsensusPresenter


def _is_asked(p: P) -> bool:
    """Whether the members have a text before them that is the one shown: nobody agrees to another."""
    return bool(p.can_propose and p.turn and p.turn.consensus.has_open_round and not p.differs)


def _can_answer(p: P) -> bool:
    """Whether the member that is chosen, if one is, is in the room to be asked."""
    return _is_asked(p) and not (p.seat and p.seat.is_away)


def _can_agree(p: P) -> bool:
    return _can_answer(p) and not (p.seat and p.stance(p.seat) == "agreed")


def _can_reserve(p: P) -> bool:
    """유보의견 stands beside an agreement."""
    return _can_answer(p) and not (p.seat and p.stance(p.seat) != "agreed")


def has_new_wording(p: P) -> bool:
    """Whether there is another text than the one the members have before them; what it lacks is told when proposed."""
    lacks_objector = bool(p.turn and p.turn.consensus.lacks_objector)
    return p.can_propose and not lacks_objector and (p.differs or not (p.turn and p.turn.consensus.has_open_round))


def _propose(p: P) -> None:
    """The wording goes to the participants."""
    wording = p.wording
    texts, conditions = dict(wording.texts), tuple(Condition(*parts) for parts in wording.conditions)
    outcome, overall = wording.outcome, wording.overall
    p.on_item(lambda item: unanimity.Propose(item, outcome, texts, overall, conditions))


def _agree(p: P) -> None:
    if p.member:
        p.on_item(lambda item: unanimity.Agree(item, p.member, p.shown))


def _object(p: P) -> Talk:
    """이견, by criterion and with a reason."""
    member, shown, criteria = p.member, p.shown, p.room.criteria()
    if not member:
        return
    to = OneOf(p.say("ask.objection-to", name=p.name(member)), [name for _, name in criteria])
    why = Line(p.say("ask.objection-why", name=p.name(member)))
    at, reason = yield Form((to, why), p.say("ask.record"))
    p.on_item(lambda item: unanimity.Object(item, member, criteria[at][0], reason, shown))


def _reserve(p: P) -> Talk:
    """유보의견 beside an agreement; whether it is printed is its author's wish, where policy says so."""
    member, shown = p.member, p.shown
    if not member:
        return
    text = yield Line(p.say("ask.reservation", name=p.name(member)), p.say("ask.next"))
    is_printed = True
    if p.reserves_by_wish:
        is_printed = yield Confirm(p.say("ask.reservation-print"), p.say("ask.note"), p.say("ask.not-printed"))
    p.on_item(lambda item: unanimity.Reserve(item, member, text, is_printed, shown))


def _resolve(p: P) -> None:
    """의결; the phase that is on ends with it."""
    shown = p.shown
    p.on_item(*_end_of_phase(p), lambda item: unanimity.Resolve(item, shown))


def _fail(p: P) -> Talk:
    """전원합의 미도출."""
    exits = p.exits
    way, why = OneOf(p.say("ask.exit"), [outcome.name for outcome in exits]), Line(p.say("ask.reason"))
    at, reason = yield Form((way, why), p.say("ask.record"))
    p.on_item(*_end_of_phase(p), lambda item: unanimity.EndWithout(item, exits[at].id, reason))


def _end_of_phase(p: P) -> tuple[Callable[[str], Act], ...]:
    return (FinishPhase,) if p.turn and p.turn.phase else ()


CONSENSUS_VERBS: tuple[Verb[ConsensusPresenter], ...] = (
    Verb("propose", _propose, is_ready=has_new_wording),
    Verb("wording_reset", lambda p: p.take_back(), lambda p: p.differs),
    Verb("agree", _agree, is_ready=_can_agree, keys=("A",)),
    Verb("object", _object, is_ready=_can_answer, keys=("O",)),
    Verb("reserve", _reserve, is_ready=_can_reserve),
    Verb("resolve", _resolve, is_ready=lambda p: p.can_resolve),
    Verb("fail", _fail, is_ready=lambda p: p.can_propose,
        leads=lambda p: bool(p.turn and p.turn.consensus.offers_deferral and not p.turn.consensus.lacks_objector)),
    Verb("private", opens_its_window, is_ready=lambda p: p.can_propose),
    Verb("rounds", opens_its_window, lambda p: bool(p.turn and len(p.turn.consensus.rounds) > 1)),
)  # fmt: skip
