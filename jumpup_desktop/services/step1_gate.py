"""Which companies of an agenda are matters of its day: not those that stopped at STEP1 (000:521)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.rules import require
from jumpup_desktop.domain.selection.company import COMPANY, has_failed

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.domain.selection.running_order import AgendaItem
    from jumpup_desktop.services.case import Case, Get


def failed(get: Get, company: str, policy: Policy) -> bool:
    """Whether it stopped at STEP1 and nobody let it through."""
    return has_failed(get(COMPANY, company), policy.step1.failed_word)


def let_through(get: Get, company: str, policy: Policy) -> bool:
    """Whether it stopped at STEP1 and somebody of the agency let it through."""
    known = get(COMPANY, company)
    return bool(known and known.let_through and known.record and known.record.result == policy.step1.failed_word)


def is_barred(get: Get, entry: AgendaItem, policy: Policy, day: Sitting | None) -> bool:
    """Whether it was never put: it failed, and its turn was never called. Then it is no matter of the day.

    From 폐회 on that stays as the closing says, whatever becomes of the company later.
    """
    turn, closing = get(ITEM, entry.id), day.last_closing if day else None
    if turn is not None and (turn.attempts or turn.outcome):
        return False
    return entry.id in closing.barred if closing else failed(get, entry.company, policy)


def is_put(get: Get, entry: AgendaItem, policy: Policy, day: Sitting | None) -> bool:
    """Whether it is a matter of the day, or can still become one: it is not barred, and no closing missed it."""
    return not is_barred(get, entry, policy, day) and not came_after_closing(get, entry, day)


def came_after_closing(get: Get, entry: AgendaItem, day: Sitting | None) -> bool:
    """Whether the closing knew nothing of it: a plan that another laptop made brought it to a day that was over."""
    turn, closing = get(ITEM, entry.id), day.last_closing if day else None
    if closing is None or (turn is not None and (turn.attempts or turn.outcome)):
        return False
    return entry.id not in (*closing.open_items, *closing.barred)


def require_passed(case: Case, company: str) -> None:
    """Nobody calls or lets in a company that failed. Refuses `item.step1-failed`."""
    known = case.get(COMPANY, company)
    require(not failed(case.get, company, case.policy), "item.step1-failed", name=known.name if known else "")
