"""Panels, their members, agenda and recorded days, as the window shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from jumpup_desktop.domain.dates import date_with_weekday
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.panels import PANEL
from jumpup_desktop.domain.selection.people import PERSON
from jumpup_desktop.presenters.ports.days import DayLine, DayRecord
from jumpup_desktop.presenters.ports.panels import AgendaItem, Member, PanelDetail, PanelRow, PanelsFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from jumpup_desktop.app.holder import Holder
    from jumpup_desktop.domain.kinds import KindWords
    from jumpup_desktop.domain.policy import MeetingKind
    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.importers.panels import CheckedPanels
    from jumpup_desktop.services.papers.day import DayRecord as Recorded

BREAK = "break-"
SHORTEST_BREAK = 5
Kind = Literal["opening", "attendance", "company", "phase", "recess", "decision", "closing"]


class Panels:
    """Planned days; a day's order can change until it is opened."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder

    def panels(self) -> Sequence[PanelRow]:
        """Every planned day, in order of days."""
        from jumpup_desktop.store.tables import meetings

        store = self._holder.store
        return [self._row(store.known(MEETING, row.id)) for row in meetings.meetings(store.conn)]

    def _row(self, meeting: Meeting) -> PanelRow:
        plan = meeting.plan
        if plan is None:
            return PanelRow(meeting.id, "", "", "", "", 0, 0)
        panel = self._holder.store.get(PANEL, plan.panel)
        name, sector = (f"{panel.code} {panel.name}", panel.sector) if panel else (plan.title, "")
        companies, members = len(meeting.items), len(meeting.members)
        return PanelRow(meeting.id, name, sector, date_with_weekday(plan.day), plan.venue, companies, members)

    def detail(self, panel: str) -> PanelDetail:
        """Members by evaluator type, and the agenda."""
        store = self._holder.store
        meeting = store.known(MEETING, panel)
        policy = self._holder.policy.policy
        kind = policy.meeting(meeting.plan.meeting_kind) if meeting.plan else policy.panel_kind
        sitting = store.get(SITTING, panel)
        return PanelDetail(
            self._row(meeting),
            meeting.plan.starts if meeting.plan else "",
            policy.panel.quorum,
            kind.criteria,
            tuple(self._member(s.person, s.evaluator_type) for s in meeting.seats if s.role == "member"),
            self._agenda(meeting),
            is_opened=sitting is not None and sitting.opening is not None,
        )

    def _agenda(self, meeting: Meeting) -> tuple[AgendaItem, ...]:
        """Companies with the breaks that the planned times leave between them."""
        found: list[AgendaItem] = []
        end = 0
        for item in meeting.items:
            start = _minutes(item.start) if item.start else end
            if found and start - end >= SHORTEST_BREAK:
                found.append(AgendaItem(f"{BREAK}{len(found)}", "break", "휴식", "", start - end))
            found.append(self._item(item.id, item.company, item.minutes))
            end = start + item.minutes
        return tuple(found)

    def _member(self, person: str, criterion: str) -> Member:
        facts = self._holder.store.known(PERSON, person).facts
        return Member(person, facts.name, facts.job, criterion, facts.affiliation)

    def _item(self, item: str, company: str, minutes: int) -> AgendaItem:
        state = self._holder.store.get(COMPANY, company)
        record = state.record if state else None
        number = record.number if record else ""
        return AgendaItem(item, "company", record.name if record else "", number, minutes)

    def check_file(self, path: Path, progress: Callable[[float, str], None]) -> PanelsFile:
        """Look a panels workbook through, against the season: what is wrong, and what of the known it would change."""
        from jumpup_desktop.services import panel_loads

        checked = self._checked(path, progress)
        tables = checked.tables
        holder = self._holder
        changed = panel_loads.corrections(holder.store, holder.actor, checked, self._kind())
        return PanelsFile(path, len(tables.days), len(tables.evaluators), (*checked.problems, *changed))

    def load_file(self, path: Path, progress: Callable[[float, str], None]) -> int:
        """Load the workbook as a whole; how many days were added. Refuses as the service does."""
        from jumpup_desktop.services import panel_loads

        holder, checked = self._holder, self._checked(path, lambda share, step: progress(share / 2, step))
        progress(0.5, "load")
        done = panel_loads.load(
            holder.store, holder.actor, checked, path, self._kind(), lambda share: progress(0.5 + share / 2, "load")
        )
        return done.meetings

    def _kind(self) -> MeetingKind:
        return self._holder.policy.policy.panel_kind

    def _checked(self, path: Path, progress: Callable[[float, str], None]) -> CheckedPanels:
        from jumpup_desktop.services import checks, step1_loads

        numbers = step1_loads.known_numbers(self._holder.store)
        return checks.panels(path, self._holder.policy.policy, numbers, progress=progress)

    def reorder(self, panel: str, items: Sequence[str]) -> None:
        """Set the order of companies anew; times follow from the day's start. Refuses as the domain does."""
        from jumpup_desktop.services import meetings

        store = self._holder.store
        with store.transaction() as tx:
            companies = tuple(item for item in items if not item.startswith(BREAK))
            meetings.reorder(tx, self._holder.actor, panel, companies, "준비 화면에서 순서를 바꿈")


class Days:
    """Recorded days, read-only."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder

    def days(self) -> Sequence[DayRecord]:
        """Every day that was opened."""
        from jumpup_desktop.services.papers.day import read_day
        from jumpup_desktop.store.tables import meetings

        store = self._holder.store
        opened = [row for row in meetings.meetings(store.conn) if row.opened_ms]
        return [_recorded(read_day(store, row.id)) for row in opened]


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _recorded(day: object) -> DayRecord:
    from jumpup_desktop.services.papers import proceedings
    from jumpup_desktop.services.papers.kinds.minutes import attendees

    record = cast("Recorded", day)
    steps = proceedings.steps(record)
    attendance = tuple((a.name, a.duty, a.note or "출석") for a in attendees(record))
    lines = tuple(DayLine(_clock(s.at), _kind(s.what, record.kind.words), _said(s.what, s.note)) for s in steps)
    return DayRecord(record.meeting.id, record.plan.title, date_with_weekday(record.plan.day), attendance, lines)


def _clock(at: datetime) -> str:
    return at.strftime("%H:%M")


def _said(what: str, note: str) -> str:
    return f"{what} · {note}" if note else what


def _kind(what: str, said: KindWords) -> Kind:
    words: tuple[tuple[str, Kind], ...] = (
        ("개회", "opening"),
        ("정회", "recess"),
        ("속개", "recess"),
        ("호명", "company"),
        (said.resolved, "decision"),
    )
    return next((kind for word, kind in words if word in what), "closing" if what == "폐회" else "phase")
