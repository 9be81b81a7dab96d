"""Which companies of an agenda are not heard: those that stopped at STEP1 (000:521)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.rules import require
from jumpup_desktop.domain.selection.company import COMPANY, has_failed

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.domain.selection.agenda import AgendaItem
    from jumpup_desktop.services.case import Case, Get


def failed(get: Get, company: str, policy: Policy) -> bool:
    """Whether it stopped at STEP1 and nobody let it through."""
    return has_failed(get(COMPANY, company), policy.step1.failed_word)


def is_barred(get: Get, entry: AgendaItem, policy: Policy, day: Sitting | None) -> bool:
    """Whether it was never put: it failed, and its turn was never called. Then it is no matter of the day.

    From 폐회 on that stays as the closing left it, whatever becomes of the company later.
    """
    turn = get(ITEM, entry.id)
    if turn is not None and (turn.attempts or turn.outcome):
        return False
    closing = day.last_closing if day else None
    return entry.id not in closing.open_items if closing else failed(get, entry.company, policy)


def require_passed(case: Case, company: str) -> None:
    """Nobody calls or lets in a company that failed. Refuses `item.step1-failed`."""
    known = case.get(COMPANY, company)
    require(not failed(case.get, company, case.policy), "item.step1-failed", name=known.name if known else "")
