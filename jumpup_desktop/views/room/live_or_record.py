"""A page that is live while the day is on, and shows the record once it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout

from jumpup_desktop.views.page import Page
from jumpup_desktop.views.room.words import fill_meetings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.room import RoomPresenter


class LiveOrRecord(Page):
    """Of the two pages one is shown; both are asked for what is new."""

    shows = (
        "meeting", "panel", "person", "company", "sitting", "item", "clock", "opinion", "consensus", "exclusion",
        "conflict", "score", "tally", "policy", "season",
    )  # fmt: skip

    def __init__(self, room: RoomPresenter, live: Page, record: Page) -> None:
        super().__init__()
        self._room, self.live, self.record = room, live, record
        self._stack = QStackedWidget()
        self._stack.addWidget(live)
        self._stack.addWidget(record)
        self.combo = QComboBox()
        self.combo.activated.connect(lambda _at: room.choose(str(self.combo.currentData())))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.combo)
        column.addWidget(self._stack)
        room.changed.listen(self._on_changed)
        self._on_changed(None)

    @property
    def shown(self) -> Page:
        """The one of the two that is shown."""
        return self.live if self._stack.currentWidget() is self.live else self.record

    def refresh(self) -> None:
        self._room.refresh()
        self.record.refresh()

    def redraw(self) -> None:
        """The room reads its day after each of its acts; what is recorded is read here."""
        if self.shown is self.record:
            self.record.refresh()

    def flush(self) -> None:
        self.live.flush()

    def areas(self) -> Sequence[QWidget]:
        return self.shown.areas()

    def home(self) -> QWidget | None:
        return self.shown.home()

    def band(self) -> str:
        return self.shown.band()

    def _on_changed(self, _none: None) -> None:
        is_live = self._room.day is not None and self._room.day.is_live
        self._stack.setCurrentWidget(self.live if is_live else self.record)
        fill_meetings(self.combo, self._room)
        self.combo.setObjectName(f"{self.live.objectName()}_meetings")
        self.combo.setAccessibleName(self.tr("회의"))
        self.combo.setVisible(not is_live and len(self._room.meetings) > 1)
