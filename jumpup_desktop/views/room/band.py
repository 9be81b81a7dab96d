"""The band above the room: which panel and room, how late it is, when it will end, what time it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jumpup_desktop.domain.dates import clock_time, minute_of_day, seoul
from jumpup_desktop.views.room.words import DAY_TONES, day_name

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Moment
    from jumpup_desktop.services.seen.day import DayView
    from jumpup_desktop.views._forms.ui_progress_form import Ui_ProgressForm


class RoomBand(QObject):
    """Shows the day's own line on the form's band."""

    def __init__(self, form: Ui_ProgressForm) -> None:
        super().__init__()
        self._form = form

    def show_day(self, day: DayView) -> None:
        """Panel, place, state, lateness, expected closing."""
        form = self._form
        form.band_panel.setText(day.panel)
        form.band_place.setText(f"{day.venue} · {day.date}")
        form.progress_state.show_state(day_name(day.state), DAY_TONES[day.state])
        late = day.late_min or 0
        words = self.tr("{n}분 늦음") if late > 0 else self.tr("{n}분 빠름")
        form.late_pill.show_state(words.format(n=abs(late)) if late else "", "warn" if late > 0 else "ok")
        form.band_close.setText(self._closing(day, late))

    def _closing(self, day: DayView, late: int) -> str:
        if not day.ends:
            return ""
        expected = clock_time(minute_of_day(day.ends) + late)
        return self.tr("폐회 예상 {expected} · 계획 {planned}").format(expected=expected, planned=day.ends)

    def tick(self, now: Moment) -> None:
        """The clock on the wall."""
        time = f"{seoul(now.utc_ms):%H:%M}"
        if self._form.wall_clock.text() != time:
            self._form.wall_clock.setText(time)
