"""A matter that had ended is open again: 재논의, and 동의 철회 while a sheet is read; its papers follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting import attendance, tally, turn
from jumpup_desktop.domain.meeting import paper as pap
from jumpup_desktop.domain.meeting import signing as papers
from jumpup_desktop.domain.meeting import unanimity as rule
from jumpup_desktop.domain.meeting.item import EXCLUDED
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.presence import require_named
from jumpup_desktop.domain.meeting.sitting import Reconvened
from jumpup_desktop.domain.meeting.tally import TALLY
from jumpup_desktop.domain.rules import existing, require
from jumpup_desktop.services import elsewhere, presence
from jumpup_desktop.services.handling import handles

if TYPE_CHECKING:
    from jumpup_desktop.services.case import Case

GONE = "다시 논의할 때 자리에 없음"
"""Why somebody is away who left between the end of a matter and its being opened again."""

NO_CHAIR = "위원장 귀가"
"""Why somebody else presides over a matter that is open again after the chair went home."""


@handles(rule.Reopen)
def reopen(case: Case, act: rule.Reopen) -> None:
    """The matter is open again, as long as the day is: after 폐회 there is nobody to decide it anew.

    Participants who left the room meanwhile, or did not answer the roll call, are away: the round waits for them.
    Refuses `item.other-in-room`; `item.missing` where somebody who has left was not named; `item.excluded-inside`
    while somebody excluded is there and was not named to go out; `consensus.chair-gone` where who presides has left:
    then an acting chair is elected first.
    """
    case.require_open()
    presence.require_of_today(case, act.item)
    elsewhere.require_reopenable(case, act.item)
    case.require_room_free(act.item)
    _note_gone(case, act.item, act.missing)
    presence.require_out(case, act.item)
    _open_again(case, act.item, act.reason)
    _step_out_the_gone(case, act.item)


@handles(rule.WithdrawAgreement)
def withdraw_agreement(case: Case, act: rule.WithdrawAgreement) -> None:
    """동의 철회 (practice 5c): who has left is out of the new round, unless they objected; then the round waits.

    After 폐회 the day goes on for this item alone, with a quorum. Refuses as `reopen`, as `unanimity.require_agreed`,
    and `sitting.quorum`.
    """
    day = existing(case.day(), "sitting.not-open")
    there = [p for p in day.present if p not in act.missing]
    rule.require_agreed(case.consensus(act.item), case.item(act.item), act.member, there)
    elsewhere.require_reopenable(case, act.item)
    if day.closing is not None:
        _reconvene(case, act)
    case.require_open()
    presence.require_of_today(case, act.item)
    case.require_room_free(act.item)
    _note_gone(case, act.item, act.missing)
    presence.require_out(case, act.item)
    if act.acting:
        _elect_acting(case, act)
    _open_again(case, act.item, act.reason, act.member)
    _take_out_the_gone(case, act.item)
    _step_out_the_gone(case, act.item)


def _reconvene(case: Case, act: rule.WithdrawAgreement) -> None:
    day, turn_ = existing(case.day(), "sitting.not-open"), existing(case.item(act.item), "item.not-called")
    out = presence.excluded(case, act.item)
    present = tuple(p for p in day.present if p not in act.missing or p in out)
    deciding = tuple(p for p in turn_.participants if p in present)
    quorum = turn_.fixed.quorum if turn_.fixed else 0
    require(len(deciding) >= quorum, "sitting.quorum", present=len(deciding), quorum=quorum)
    chair = act.acting or day.presiding(act.item, deciding)
    body = Reconvened((act.item,), act.reason, present, chair)
    case.write(attendance.reconvene(day, case.plan(), body))
    _papers_follow(case, "", act.reason)


def _elect_acting(case: Case, act: rule.WithdrawAgreement) -> None:
    day, turn_ = existing(case.day(), "sitting.not-open"), existing(case.item(act.item), "item.not-called")
    agreed = tuple(p for p in turn_.participants if p in day.present)
    elected = attendance.ElectActingChair(act.acting, (act.item,), agreed, NO_CHAIR)
    out = presence.excluded(case, act.item)
    case.write(attendance.elect_acting_chair(day, case.plan(), elected, out))


def _note_gone(case: Case, item: str, missing: tuple[str, ...]) -> None:
    """Whoever did not answer the roll call has left the room; who is excluded goes out for it."""
    gone = presence.gone(case, item)
    require_named(gone, [p for p in missing if p in gone], case.name)
    day = existing(case.day(), "sitting.not-open")
    left = [p for p in dict.fromkeys(missing) if p in day.present]
    out = presence.excluded(case, item)
    why = {person: EXCLUDED if person in out else GONE for person in left}
    case.write(*(attendance.leave(day, attendance.Leave(person, why[person])) for person in left))


def _open_again(case: Case, item: str, reason: str, withdrawn_by: str = "") -> None:
    chair, day = case.presiding(item), existing(case.day(), "sitting.not-open")
    require(not chair or chair in day.present, "consensus.chair-gone")
    case, state = case.on_behalf_of(chair), case.item(item)
    if case.kind.decided_by == "scores":
        case.write(*tally.reopen(case.get(TALLY, item), state, reason, case.actor, chair))
    else:
        case.write(*rule.reopen(case.consensus(item), state, reason, case.actor, chair, withdrawn_by))
    _papers_follow(case, item, reason)


def _step_out_the_gone(case: Case, item: str) -> None:
    opened, day = case.item(item), existing(case.day(), "sitting.not-open")
    away = [p for p in (opened.in_room if opened else ()) if p not in day.present]
    case.write(*(turn.step_out(opened, person, GONE) for person in away))


def _take_out_the_gone(case: Case, item: str) -> None:
    """Who has left takes no part in the new round, with the time they left; who objected is waited for."""
    state, chair = case.consensus(item), case.presiding(item)
    objected = state.objectors_ever if state else frozenset()
    for person in presence.gone(case, item):
        opened = existing(case.item(item), "item.not-called")
        quorum = opened.fixed.quorum if opened.fixed else 0
        if person not in objected and len(opened.participants) > quorum:
            out = turn.Shrink(item, person, "left", _left_at(case, person), chair)
            case.write(turn.shrink(opened, state, out, chair))


def _left_at(case: Case, person: str) -> str:
    day = case.day()
    last = next((v for v in reversed(day.visits if day else ()) if v.person == person), None)
    return f"{seoul(last.until):%H:%M} 퇴장({last.reason})" if last and last.until else GONE


def _papers_follow(case: Case, item: str, reason: str) -> None:
    """The papers about an item, or about the day, in their newest editions, as far as they were begun.

    What is fixed is opened, its signatures stay on record; what is sealed stays, and a further edition begins. That
    somebody took no part was confirmed once for all.
    """
    for rule_of in case.kind.papers:
        paper = pap.newest(lambda one: case.get(PAPER, one), case.meeting, rule_of.id, item)
        if paper is not None and paper.sealed and rule_of.signers != "excluded":
            case.write(papers.further_edition(paper, pap.ANEW, case.get(PAPER, papers.next_edition(paper))))
        elif paper is not None and paper.frozen and not paper.sealed:
            case.write(papers.thaw(paper, f"다시 논의: {reason}", case.actor.person))
