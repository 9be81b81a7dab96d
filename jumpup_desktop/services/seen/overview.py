"""Where the season stands, in counts that no panel may be swayed by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_text, date_with_weekday, seoul, time_text
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services import policies, stick
from jumpup_desktop.services.seen.at_hand import DayAtHand, day_at_hand
from jumpup_desktop.services.seen.companies import lines
from jumpup_desktop.services.stick import StickWithKeys
from jumpup_desktop.store import backup
from jumpup_desktop.store.tables import companies, meetings, people

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class Overview:
    """All counts of the start screen."""

    companies: int = 0
    passed: int = 0
    failed: int = 0
    waived: int = 0
    sources: int = 0
    panels: int = 0
    members: int = 0
    panels_with_agenda: int = 0
    panels_short: int = 0
    """Panels with fewer members than the quorum, or with nobody who must write some criterion."""
    next_panel: str = ""
    next_date: str = ""
    meetings: int = 0
    meetings_opened: int = 0
    meetings_closed: int = 0
    days_to_sign: int = 0
    """Closed days whose papers are still to be made or sealed."""
    at_hand: DayAtHand | None = None
    papers: int = 0
    papers_sealed: int = 0
    last_backup: str = ""
    sticks_with_keys: tuple[StickWithKeys, ...] = ()
    """Sticks that were not reached since the last seal of a day whose keys they carry: where, and when copied."""


def overview(store: Store, reader: Reader) -> Overview:
    """Count everything."""
    conn = store.conn
    results = [line.result for line in lines(store, reader)]
    days = meetings.meetings(conn)
    papers = meetings.all_papers(conn)
    waiting = [day for day in days if not day.closed_ms]
    newest = backup.newest(store.paths.backups)
    by_panel = {day.panel_code or day.id: day for day in reversed(days)}.values()
    quorum = policies.current(store).policy.panel.quorum
    return Overview(
        companies=len(results),
        passed=results.count("passed"),
        failed=results.count("failed"),
        waived=results.count("waived"),
        sources=companies.count_loads(conn),
        panels=len(by_panel),
        members=people.count_people(conn),
        panels_with_agenda=sum(day.items > 0 for day in by_panel),
        panels_short=sum(day.members < quorum or _lacks_type(store, day.id) for day in by_panel),
        next_panel=waiting[0].title if waiting else "",
        next_date=date_with_weekday(date.fromisoformat(waiting[0].day)) if waiting else "",
        meetings=len(days),
        meetings_opened=sum(day.opened_ms > 0 for day in days),
        meetings_closed=sum(day.closed_ms > 0 for day in days),
        days_to_sign=sum(is_open for _, is_open in meetings.closed_days(conn)),
        at_hand=day_at_hand(store),
        papers=len(papers),
        papers_sealed=sum(paper.status == "sealed" for paper in papers),
        last_backup=_when(newest.made_ms) if newest else "",
        sticks_with_keys=stick.left_behind(store),
    )


def _lacks_type(store: Store, meeting: str) -> bool:
    """Whether some criterion has nobody who must write it."""
    known = store.known(MEETING, meeting)
    kind = policies.current(store).policy.meeting(known.plan.meeting_kind) if known.plan else None
    types = {seat.evaluator_type for seat in known.seats if seat.role == "member"}
    return kind is not None and any(criterion.id not in types for criterion in kind.criteria)


def _when(made_ms: int) -> str:
    """Date and time in Seoul."""
    made = seoul(made_ms)
    return f"{date_text(made.date())} {time_text(made)}"
