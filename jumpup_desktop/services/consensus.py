"""Consensus on one company, one use case each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import unanimity as rule

if TYPE_CHECKING:
    from jumpup_desktop.domain.changes import Changes
    from jumpup_desktop.domain.meeting.consensus import Proposed
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.services.ports import Desk


def count_dissent(desk: Desk, actor: Actor, item: str, dissenting: int) -> Changes:
    """The number of other views, without names."""
    return desk.write(actor, rule.count_dissent(desk.consensus(item), desk.item(item), dissenting, desk.meeting))


def propose(desk: Desk, actor: Actor, item: str, body: Proposed) -> Changes:
    """A round begins."""
    desk.require_open()
    state, turn = desk.consensus(item), desk.item(item)
    draft = rule.propose(state, turn, body, actor, desk.presiding(item), desk.kind, desk.meeting)
    return desk.write(actor, draft)


def agree(desk: Desk, actor: Actor, item: str, member: str) -> Changes:
    """동의."""
    desk.require_open()
    return desk.write(actor, rule.agree(desk.consensus(item), desk.item(item), member, desk.meeting))


def object_to(desk: Desk, actor: Actor, item: str, member: str, criterion: str, reason: str) -> Changes:
    """이견; when the rounds of policy are used up, 의결보류 is offered with it."""
    desk.require_open()
    state, turn = desk.consensus(item), desk.item(item)
    changes = desk.write(actor, rule.object_to(state, turn, member, criterion, reason, desk.kind, desk.meeting))
    after = desk.consensus(item)
    if after and rule.offers_deferral(after, desk.policy) and len(after.offered) == 0:
        return changes | desk.write(actor, rule.offer_deferral(after, desk.policy, desk.meeting))
    return changes


def reserve(desk: Desk, actor: Actor, item: str, member: str, text: str, *, printed: bool) -> Changes:
    """유보의견."""
    state, turn = desk.consensus(item), desk.item(item)
    return desk.write(actor, rule.reserve(state, turn, member, text, printed=printed, meeting=desk.meeting))


def resolve(desk: Desk, actor: Actor, item: str) -> Changes:
    """의결."""
    desk.require_open()
    drafts = rule.resolve(desk.consensus(item), desk.item(item), actor, desk.presiding(item), desk.meeting)
    return desk.write(actor, *drafts)


def fail(desk: Desk, actor: Actor, item: str, outcome: str, reason: str) -> Changes:
    """전원합의 미도출."""
    desk.require_open()
    state, turn, chair = desk.consensus(item), desk.item(item), desk.presiding(item)
    return desk.write(actor, *rule.fail(state, turn, outcome, reason, actor, chair, desk.kind, desk.meeting))


def reopen(desk: Desk, actor: Actor, item: str, reason: str) -> Changes:
    """The matter is open again, as long as the day is: after 폐회 there is nobody to decide it anew."""
    desk.require_open()
    state, turn, chair = desk.consensus(item), desk.item(item), desk.presiding(item)
    return desk.write(actor, *rule.reopen(state, turn, reason, actor, chair, desk.meeting))
