"""A member's opinions, one handler an act."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import opinion as rule
from jumpup_desktop.domain.rules import require, written
from jumpup_desktop.services import presence
from jumpup_desktop.services.handling import handles

if TYPE_CHECKING:
    from jumpup_desktop.services.case import Case


@handles(rule.WriteOpinion)
def write(case: Case, act: rule.WriteOpinion) -> None:
    """개별의견."""
    state = case.opinion(act.item, act.member, act.criterion)
    case.write(rule.finalise(state, case.item(act.item), act, case.kind, case.policy))


@handles(rule.ReviseOpinion)
def revise(case: Case, act: rule.ReviseOpinion) -> None:
    """최종의견; where the writer had another version before them than holds by now: refuses `opinion.other-base`."""
    presence.require_deliberation(case, act.item)
    state = case.opinion(act.item, act.member, act.criterion)
    require(not act.base or state is None or state.base == act.base, "opinion.other-base")
    case.write(rule.revise(state, case.item(act.item), act))


@handles(rule.BringPreReview)
def bring_pre_review(case: Case, act: rule.BringPreReview) -> None:
    """사전검토의견서, typed in from paper; one more of the same takes nobody's place and is refused."""
    text = written(act.text, "opinion.empty")
    sealed = case.keys.seal(act.member, text) if case.keys else hashlib.sha256(text.encode()).hexdigest()
    body = rule.PreReviewed(act.item, act.member, act.criterion, sealed, act.written_on)
    known = case.opinion(act.item, act.member, act.criterion, pre_review=True)
    case.write(rule.pre_review(known, body))
