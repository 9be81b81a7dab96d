"""Which companies of an agenda are not heard: those that stopped at STEP1 (000:521)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.selection.company import COMPANY, has_failed

if TYPE_CHECKING:
    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.domain.selection.agenda import AgendaItem
    from jumpup_desktop.services.case import Get


def is_barred(get: Get, entry: AgendaItem, policy: Policy) -> bool:
    """Whether it failed, nobody let it through and its turn neither began nor ended: no matter of the day."""
    turn = get(ITEM, entry.id)
    has_begun = turn is not None and (turn.fixed or turn.outcome)
    return not has_begun and has_failed(get(COMPANY, entry.company), policy.step1.failed_word)
