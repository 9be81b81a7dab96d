"""Consensus on one company, one handler an act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import unanimity as rule
from jumpup_desktop.domain.meeting.consensus import Proposed
from jumpup_desktop.services import elsewhere, presence
from jumpup_desktop.services.handling import handles

if TYPE_CHECKING:
    from jumpup_desktop.services.case import Case


@handles(rule.CountDissent)
def count_dissent(case: Case, act: rule.CountDissent) -> None:
    """The number of other views, without names."""
    presence.require_out(case, act.item)
    case.write(rule.count_dissent(case.consensus(act.item), case.item(act.item), act.count))


@handles(rule.Propose)
def propose(case: Case, act: rule.Propose) -> None:
    """A round begins; who presides proposes, whoever types."""
    _require_deliberating(case, act.item)
    chair, typist = case.presiding(act.item), case.actor.person
    case, state = case.on_behalf_of(chair), case.consensus(act.item)
    number, after = (len(state.rounds) + 1, state.reopened) if state else (1, "")
    wording = tuple(act.wording.items())
    body = Proposed(number, act.outcome, wording, act.overall, act.conditions, chair, typist, after)
    case.write(rule.propose(state, case.item(act.item), body, case.actor, chair, case.kind, _present(case)))


@handles(rule.Agree)
def agree(case: Case, act: rule.Agree) -> None:
    """동의."""
    _require_deliberating(case, act.item)
    case.write(rule.agree(case.consensus(act.item), case.item(act.item), act, _present(case)))


@handles(rule.Object)
def object_to(case: Case, act: rule.Object) -> None:
    """이견; when the rounds of policy are used up, 의결보류 is offered with it."""
    _require_deliberating(case, act.item)
    case.write(rule.object_to(case.consensus(act.item), case.item(act.item), act, case.kind, _present(case)))
    after = case.consensus(act.item)
    if after and rule.offers_deferral(after, case.policy) and len(after.offered) == 0:
        case.write(rule.offer_deferral(after, case.policy))


@handles(rule.Reserve)
def reserve(case: Case, act: rule.Reserve) -> None:
    """유보의견."""
    presence.require_out(case, act.item)
    case.write(rule.reserve(case.consensus(act.item), case.item(act.item), act, case.policy, _present(case)))


@handles(rule.Resolve)
def resolve(case: Case, act: rule.Resolve) -> None:
    """의결."""
    _require_deliberating(case, act.item)
    elsewhere.require_undecided(case, act.item)
    chair = case.presiding(act.item)
    case = case.on_behalf_of(chair)
    state, turn = case.consensus(act.item), case.item(act.item)
    case.write(*rule.resolve(state, turn, act, case.actor, chair, _present(case)))


@handles(rule.EndWithout)
def end_without(case: Case, act: rule.EndWithout) -> None:
    """전원합의 미도출: also where another meeting has decided, since it decides nothing."""
    _require_deliberating(case, act.item)
    chair = case.presiding(act.item)
    case = case.on_behalf_of(chair)
    state, turn = case.consensus(act.item), case.item(act.item)
    case.write(*rule.fail(state, turn, act, case.actor, chair, case.kind, _present(case)))


def _require_deliberating(case: Case, item: str) -> None:
    """The day is on, and nobody who is excluded hears it. Refuses `sitting.not-open`, `item.excluded-inside`."""
    case.require_open()
    presence.require_out(case, item)


def _present(case: Case) -> tuple[str, ...]:
    day = case.day()
    return day.present if day else ()
