"""Consensus on one company, one handler an act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import tally, turn
from jumpup_desktop.domain.meeting import unanimity as rule
from jumpup_desktop.domain.meeting.consensus import Proposed
from jumpup_desktop.domain.meeting.tally import TALLY
from jumpup_desktop.domain.rules import existing, require
from jumpup_desktop.services.handling import handles

if TYPE_CHECKING:
    from jumpup_desktop.services.case import Case

GONE = "다시 논의할 때 자리에 없음"
"""Why somebody is away who left between the end of a matter and its being opened again."""


@handles(rule.CountDissent)
def count_dissent(case: Case, act: rule.CountDissent) -> None:
    """The number of other views, without names."""
    case.write(rule.count_dissent(case.consensus(act.item), case.item(act.item), act.count))


@handles(rule.Propose)
def propose(case: Case, act: rule.Propose) -> None:
    """A round begins; who presides proposes, whoever types."""
    case.require_open()
    chair, typist = case.presiding(act.item), case.actor.person
    case, state = case.on_behalf_of(chair), case.consensus(act.item)
    number, after = (len(state.rounds) + 1, state.reopened) if state else (1, "")
    wording = tuple(act.wording.items())
    body = Proposed(number, act.outcome, wording, act.overall, act.conditions, chair, typist, after)
    case.write(rule.propose(state, case.item(act.item), body, case.actor, chair, case.kind))


@handles(rule.Agree)
def agree(case: Case, act: rule.Agree) -> None:
    """동의."""
    case.require_open()
    case.write(rule.agree(case.consensus(act.item), case.item(act.item), act))


@handles(rule.Object)
def object_to(case: Case, act: rule.Object) -> None:
    """이견; when the rounds of policy are used up, 의결보류 is offered with it."""
    case.require_open()
    case.write(rule.object_to(case.consensus(act.item), case.item(act.item), act, case.kind))
    after = case.consensus(act.item)
    if after and rule.offers_deferral(after, case.policy) and len(after.offered) == 0:
        case.write(rule.offer_deferral(after, case.policy))


@handles(rule.Reserve)
def reserve(case: Case, act: rule.Reserve) -> None:
    """유보의견."""
    case.write(rule.reserve(case.consensus(act.item), case.item(act.item), act, case.policy))


@handles(rule.Resolve)
def resolve(case: Case, act: rule.Resolve) -> None:
    """의결."""
    case.require_open()
    chair = case.presiding(act.item)
    case = case.on_behalf_of(chair)
    case.write(*rule.resolve(case.consensus(act.item), case.item(act.item), act, case.actor, chair))


@handles(rule.EndWithout)
def end_without(case: Case, act: rule.EndWithout) -> None:
    """전원합의 미도출."""
    case.require_open()
    chair = case.presiding(act.item)
    case = case.on_behalf_of(chair)
    case.write(*rule.fail(case.consensus(act.item), case.item(act.item), act, case.actor, chair, case.kind))


@handles(rule.Reopen)
def reopen(case: Case, act: rule.Reopen) -> None:
    """The matter is open again, as long as the day is: after 폐회 there is nobody to decide it anew.

    Participants who left the room meanwhile are away: the round waits for them. Refuses `item.other-in-room`;
    `consensus.chair-gone` where who presides has left: then an acting chair is elected first.
    """
    case.require_open()
    case.require_room_free(act.item)
    chair, day = case.presiding(act.item), existing(case.day(), "sitting.not-open")
    require(not chair or chair in day.present, "consensus.chair-gone")
    case, state = case.on_behalf_of(chair), case.item(act.item)
    if case.kind.decided_by == "scores":
        case.write(*tally.reopen(case.get(TALLY, act.item), state, act.reason, case.actor, chair))
    else:
        case.write(*rule.reopen(case.consensus(act.item), state, act.reason, case.actor, chair))
    opened = case.item(act.item)
    gone = [p for p in (opened.in_room if opened else ()) if p not in day.present]
    case.write(*(turn.step_out(opened, person, GONE) for person in gone))
