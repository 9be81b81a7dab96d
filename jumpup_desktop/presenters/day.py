"""A panel's day as it was recorded; nothing is changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.seen.days import RecordedDay


class DayPresenter:
    """The recorded days and the one that is shown."""

    def __init__(self, season: OpenSeason, tasks: Tasks, sentences: Sentences) -> None:
        self._season, self._tasks, self._sentences = season, tasks, sentences
        self.changed: Event[None] = Event()
        self.days: Sequence[RecordedDay] = ()
        self.day: RecordedDay | None = None
        self.error = ""

    def refresh(self) -> None:
        """Read the days again."""
        season = self._season

        def read() -> Sequence[RecordedDay]:
            from jumpup_desktop.services.seen import days

            return days.days(season.store, season.reader)

        self._tasks.submit(read, self._on_days, self._on_fault)

    def choose(self, meeting: str) -> None:
        """Show another day."""
        self.day = next((day for day in self.days if day.meeting == meeting), None)
        self.changed.emit(None)

    def _on_days(self, days: Sequence[RecordedDay]) -> None:
        self.days, self.error = days, ""
        kept = self.day.meeting if self.day else ""
        self.day = next((day for day in days if day.meeting == kept), days[0] if days else None)
        self.changed.emit(None)

    def _on_fault(self, error: Exception) -> None:
        self.error = self._sentences.of(error)
        self.changed.emit(None)
