"""Conflicts are closed, one handler; what that comes to can be seen before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import settling as rule
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.record.event import Reader
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.interests import EXCLUSION, exclusion_id
from jumpup_desktop.services import policies
from jumpup_desktop.services.case import Case, Get, Transaction
from jumpup_desktop.services.handling import do, handles

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.closing import OpenConflict
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.store.season_store import Store


def settle_outside(store: Store, actor: Actor, act: rule.SettleConflicts) -> None:
    """Close what belongs to no day: facts of companies and people, panels, policies. Refuses as the rule does."""
    with store.transaction() as tx:
        do(outside(store, tx, actor), act)


def outside(store: Store, tx: Transaction, actor: Actor) -> Case:
    """A case that belongs to no meeting."""
    policy = policies.current(store)
    return Case(tx, policy.policy, policy.sha256, actor, Reader(actor.person, actor.role), store.now())


@handles(rule.SettleConflicts)
def settle(case: Case, act: rule.SettleConflicts) -> None:
    """What was chosen holds, said by those who closed it."""
    meeting = case.get(MEETING, case.meeting) if case.meeting else None
    theirs = [one for one in case.tx.open_conflicts() if meeting is None or _is_of(case, one, meeting)]
    papers = [case.get(PAPER, choice.entity) for choice in act.choices if choice.subject == PAPER.name]
    seals = {ref for paper in papers if paper for ref in paper.seals}

    def stands(one: OpenConflict) -> bool:
        return meeting is not None and may_stand(case.get, meeting, one, act.chair)

    case.write(rule.settle(theirs, act, case.actor, meeting, stands, seals))


def may_stand(get: Get, meeting: Meeting, one: OpenConflict, person: str) -> bool:
    """Whether a person can stand by closing it in this meeting: who presides over what it is about, or its author."""
    if rule.is_author(one, person):
        return True
    place = one.entity.partition(".")[0]
    paper = get(PAPER, one.entity) if one.subject == PAPER.name else None
    turn = get(ITEM, paper.drafted.item if paper and paper.drafted else place)
    company = place if one.subject in (EXCLUSION.name, COMPANY.name) else turn.company if turn else ""
    held = get(EXCLUSION, exclusion_id(company, person)) if company else None
    entry = meeting.item_of(company) if company else None
    if (held is not None and held.holds) or one.entity == exclusion_id(company, person):
        return False
    return rule.presides(get(SITTING, meeting.id), turn, entry.id if entry else "", person)


def _is_of(case: Case, one: OpenConflict, meeting: Meeting) -> bool:
    """A panel closes only what it was itself about, or hears anew; what belongs to no day is closed on any."""
    place = one.entity.partition(".")[0]
    if one.subject in ("item", "consensus", "clock", "opinion", "score", "tally", "paper", "sitting", "meeting"):
        return place in {meeting.id, *(i.id for i in meeting.items)} or _is_heard_anew(case, place, meeting)
    if one.subject == "exclusion":
        return meeting.item_of(place) is not None
    return True


def _is_heard_anew(case: Case, place: str, meeting: Meeting) -> bool:
    """Whether a further sitting, which is open, has the same company; for a whole day, is the same panel's."""
    before, turn = case.get(MEETING, place), case.get(ITEM, place)
    if not (day := case.day()) or not day.is_open:
        return False
    if before is not None and before.plan is not None and meeting.plan is not None:
        return before.plan.panel == meeting.plan.panel
    return turn is not None and meeting.item_of(turn.company) is not None
