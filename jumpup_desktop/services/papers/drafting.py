"""Beginning the papers that can be made now, and dropping what is not wanted any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import paper as pap
from jumpup_desktop.domain.meeting import signing as rules
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.rules import require
from jumpup_desktop.services.papers import desk, staleness
from jumpup_desktop.services.papers.day import DayRecord, read_day
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.services.papers.paper_kinds import Wanted
    from jumpup_desktop.store.season_store import Store

UNWANTED = "확인할 사람이 없음"
"""Why a paper that was begun is not made: an excluded member has heard the matter after all."""


def draft_due(store: Store, actor: Actor, meeting: str) -> tuple[Wanted, ...]:
    """Begin every paper that can be made now and was not begun. Refuses `paper.none-due`.

    After 폐회 what was begun and is wanted no more is dropped, and what a merge left behind begins its next edition.
    """
    day = read_day(store, meeting)
    found = desk.due(day)
    require(found, "paper.none-due")
    if day.sitting.closing is not None:
        _drop_unwanted(store, actor, day)
        if staleness.renew_stale(store, actor, day):
            found = desk.due(read_day(store, meeting))
    with store.transaction() as tx:
        for want in found:
            if tx.get(PAPER, want.id) is None:
                body = pap.PaperDrafted(want.rule.id, want.item, want.number)
                tx.append(actor, rules.draft(None, want.id, body), meeting=meeting)
    return found


def _drop_unwanted(store: Store, actor: Actor, day: DayRecord) -> None:
    known = {want.id for want in desk.wanted(day)}
    rows = [row for row in meetings.papers(store.conn, day.meeting.id) if row.status != "sealed"]
    for row in rows:
        if row.id not in known:
            with store.transaction() as tx:
                tx.append(actor, rules.drop(tx.get(PAPER, row.id), UNWANTED), meeting=day.meeting.id)
