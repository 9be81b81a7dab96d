"""Recorded days, read-only: who came, what happened when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_with_weekday, seoul
from jumpup_desktop.services.papers import proceedings
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.kinds.minutes import attendees
from jumpup_desktop.services.papers.proceedings import MomentKind
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.services.papers.day import DayRecord
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class RecordedMoment:
    """One recorded moment (HH:MM) of a panel's day, in the words of the minutes."""

    at: str
    kind: MomentKind
    what: str


@dataclass(frozen=True, slots=True)
class RecordedDay:
    """A panel's recorded day; attendance lists name, role, state."""

    meeting: str
    title: str
    date: str
    attendance: tuple[tuple[str, str, str], ...]
    lines: tuple[RecordedMoment, ...]


def days(store: Store, reader: Reader) -> tuple[RecordedDay, ...]:
    """Every day that was opened."""
    opened = [read_day(store, row.id) for row in meetings.meetings(store.conn) if row.opened_ms]
    store.access.saw(reader, "days", [item.company for day in opened for item in day.meeting.items])
    return tuple(map(_recorded, opened))


def _recorded(day: DayRecord) -> RecordedDay:
    attendance = tuple((a.name, a.duty, a.note or "출석") for a in attendees(day))
    lines = tuple(
        RecordedMoment(f"{seoul(m.at):%H:%M}", m.kind, f"{m.what} · {m.note}" if m.note else m.what)
        for m in proceedings.moments(day)
    )
    return RecordedDay(day.meeting.id, day.plan.title, date_with_weekday(day.plan.day), attendance, lines)
