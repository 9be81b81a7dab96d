"""Who is missing from a company's turn, and who is in the room though excluded from it, as the record has it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import presence as rule
from jumpup_desktop.domain.meeting.attendance import CloseDay, observers_out
from jumpup_desktop.domain.meeting.paper_entry import is_paper
from jumpup_desktop.domain.meeting.turn import Call, ComeIn
from jumpup_desktop.domain.meeting.unanimity import Reopen, WithdrawAgreement
from jumpup_desktop.domain.rules import require
from jumpup_desktop.services.step1_gate import is_barred, is_put

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.services.case import Case


def excluded(case: Case, item: str) -> frozenset[str]:
    """Who is out of the company of a turn."""
    entry = case.plan().item(item)
    found = case.exclusions(entry.company) if entry else []
    return frozenset(e.set.person for e in found if e.holds and e.set)


def require_out(case: Case, item: str) -> None:
    """Nobody excluded hears a matter, and once opinions are open no observer who may not.

    Refuses `item.excluded-inside`, `item.observers-inside`. On a day held on paper the forms tell who was there.
    """
    day, turn = case.day(), case.item(item)
    if day is None or is_paper(day):
        return
    rule.require_out(day, excluded(case, item), case.name)
    if turn is not None and turn.revealed and turn.is_called:
        inside = observers_out(day, [p.id for p in case.kind.phases if p.is_private])
        require(not inside, "item.observers-inside", count=len(inside))


def require_deliberation(case: Case, item: str) -> None:
    """While opinions are open and nothing is decided, nothing goes on before somebody excluded.

    Refuses as `require_out`.
    """
    turn = case.item(item)
    if turn is not None and turn.revealed and turn.outcome is None:
        require_out(case, item)


def require_of_today(case: Case, item: str) -> None:
    """After 폐회 nothing ends any more, and a day that goes on after it does so for its items alone.

    Refuses `sitting.closed`, `sitting.only-items`.
    """
    day = case.day()
    require(day is None or day.closing is None, "sitting.closed")
    require(day is None or not day.only or item in day.only, "sitting.only-items")


def missing(case: Case, item: str) -> tuple[str, ...]:
    """Members who are not in the room for the company that is called."""
    day = case.day()
    return rule.missing(day, case.plan(), excluded(case, item)) if day else ()


def gone(case: Case, item: str) -> tuple[str, ...]:
    """Participants of a turn that ended who have left the room since."""
    turn, day = case.item(item), case.day()
    return tuple(p for p in turn.participants if p not in day.present) if turn and day else ()


def _excluded_inside(case: Case, item: str) -> tuple[str, ...]:
    out, day = excluded(case, item), case.day()
    return tuple(p for p in day.present if p in out) if day and not is_paper(day) else ()


def open_items(case: Case) -> tuple[str, ...]:
    """Items of the day that have not ended; a company that stopped at STEP1 is none, nor one that no closing knew."""
    day = case.day()
    turns = ((i.id, case.item(i.id)) for i in case.plan().items if is_put(case.get, i, case.policy, day))
    return tuple(item for item, turn in turns if turn is None or turn.outcome is None)


def _away(case: Case) -> tuple[str, ...]:
    """Members and the secretary who came and are not in the room."""
    day, seated = case.day(), {seat.person for seat in case.plan().seats}
    came = dict.fromkeys(visit.person for visit in day.visits if visit.person in seated) if day else {}
    return tuple(person for person in came if day and person not in day.present)


def barred_items(case: Case) -> tuple[str, ...]:
    """Items of the day that were never put, because their companies failed STEP1."""
    day = case.day()
    return tuple(i.id for i in case.plan().items if is_barred(case.get, i, case.policy, day))


def named(case: Case, act: Act) -> tuple[Act, tuple[str, ...]]:
    """The act as a script means it that names nobody or nothing, and whom to tell of.

    Who is missing, and what a closing leaves open, is taken from the record.
    """
    match act:
        case Call(missing=()) | ComeIn(missing=()):
            found = missing(case, act.item)
        case Reopen(missing=()) | WithdrawAgreement(missing=()):
            found = (*gone(case, act.item), *_excluded_inside(case, act.item))
        case CloseDay():
            left = open_items(case) if act.goes_on and not act.open_items else act.open_items
            return replace(act, open_items=left), _away(case)
        case _:
            return act, ()
    return replace(act, missing=found), found
