"""A member's opinions, one use case each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import opinion as rule
from jumpup_desktop.domain.rules import require

if TYPE_CHECKING:
    from jumpup_desktop.domain.changes import Changes
    from jumpup_desktop.domain.record.event import Actor, EventId
    from jumpup_desktop.services.ports import Desk


def finalise(desk: Desk, actor: Actor, body: rule.OpinionFinalised) -> Changes:
    """개별의견."""
    state = desk.opinion(body.item, body.member, body.criterion)
    draft = rule.finalise(state, desk.item(body.item), body, desk.kind, desk.policy, desk.meeting)
    return desk.write(actor, draft)


def revise(
    desk: Desk,
    actor: Actor,
    item: str,
    member: str,
    criterion: str,
    body: rule.OpinionRevised,
    base: tuple[EventId, ...] | None = None,
    seen: str = "",
) -> Changes:
    """최종의견; without a base it builds on what holds now.

    `seen` names the version the writer had before them: another one holds by now, refuses `opinion.other-base`.
    """
    state = desk.opinion(item, member, criterion)
    require(not seen or state is None or state.base == seen, "opinion.other-base")
    on = base if base is not None else (state.tree.leaves if state else ())
    return desk.write(actor, rule.revise(state, desk.item(item), member, on, body, desk.meeting))


def pre_review(desk: Desk, actor: Actor, body: rule.PreReviewed) -> Changes:
    """사전검토의견서, typed in from paper; one more of the same takes nobody's place and is refused."""
    known = desk.pre_review(body.item, body.member, body.criterion)
    return desk.write(actor, rule.pre_review(known, body, desk.meeting))


def settle(desk: Desk, actor: Actor, item: str, criterion: str, body: rule.VersionsSettled) -> Changes:
    """The author closes a conflict."""
    author = actor.on_behalf_of or actor.person
    return desk.write(actor, rule.settle(desk.opinion(item, author, criterion), author, body, desk.meeting))
