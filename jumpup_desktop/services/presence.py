"""Who is missing from a company's turn, and who is in the room though excluded from it, as the record has it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import presence as rule
from jumpup_desktop.domain.meeting.attendance import CloseDay
from jumpup_desktop.domain.meeting.paper_entry import is_paper
from jumpup_desktop.domain.meeting.turn import Call, ComeIn
from jumpup_desktop.domain.meeting.unanimity import Reopen, WithdrawAgreement

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.services.case import Case


def excluded(case: Case, item: str) -> frozenset[str]:
    """Who is out of the company of a turn."""
    entry = case.plan().item(item)
    found = case.exclusions(entry.company) if entry else []
    return frozenset(e.set.person for e in found if e.holds and e.set)


def require_out(case: Case, item: str) -> None:
    """Refuses `item.excluded-inside`. On a day held on paper who was in the room stands on the forms."""
    day = case.day()
    if day is not None and not is_paper(day):
        rule.require_out(day, excluded(case, item), case.name)


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
    """Items of the day that have not ended."""
    turns = ((i.id, case.item(i.id)) for i in case.plan().items)
    return tuple(item for item, turn in turns if turn is None or turn.outcome is None)


def named(case: Case, act: Act) -> tuple[Act, tuple[str, ...]]:
    """The act as a script means it that names nobody: who is missing is taken from the record, to be told."""
    match act:
        case Call(missing=()) | ComeIn(missing=()):
            found = missing(case, act.item)
        case Reopen(missing=()) | WithdrawAgreement(missing=()):
            found = (*gone(case, act.item), *_excluded_inside(case, act.item))
        case CloseDay(goes_on=True, open_items=()):
            return replace(act, open_items=open_items(case)), ()
        case _:
            return act, ()
    return replace(act, missing=found), found
