"""Nobody sits in two rooms at once, and no room holds two meetings (practice 34)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.selection import agenda
from jumpup_desktop.domain.selection.agenda import MEETING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jumpup_desktop.services.case import Transaction


def require_free(tx: Transaction, planned: Sequence[agenda.Meeting], name: Callable[[str], str]) -> None:
    """No other meeting of its day has the same people or the same room at the same time.

    Refuses `meeting.person-clash`, `.room-clash`, `.company-clash`, naming who, both days and their times.
    """
    for one in planned:
        ids = tx.meetings_on(one.plan.day) if one.plan else ()
        others = [other for id_ in ids if id_ != one.id and (other := tx.get(MEETING, id_)) is not None]
        for found in (problem for other in others for problem in agenda.clashes((one, other), name)):
            raise Refused(found.code, **found.shown)
