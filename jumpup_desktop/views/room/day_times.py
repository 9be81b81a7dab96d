"""하루의 시각: when a day held on paper was opened and closed, its recesses, who came later or left earlier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from jumpup_desktop.domain.meeting.paper_entry import RecessTime, StayTime, WriteDayTimes
from jumpup_desktop.views.room.saving import SavingDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.services.seen.day import DayView

_RECESS = re.compile(r"\s*(\d\d:\d\d)\s*[-~–]\s*(\d\d:\d\d)\s*(\S.*?)\s*")


def recesses_of(text: str) -> list[RecessTime] | None:
    """「12:00-13:00 점심; 15:10-15:20 휴식」 as since, until, reason; None where a part is not of that form."""
    found = [_RECESS.fullmatch(part) for part in text.split(";") if part.strip()]
    if not all(found):
        return None
    return [RecessTime(*match.groups()) for match in found if match]


class DayTimesDialog(SavingDialog):
    """Stays open until `save` has called back; who is left blank was there from the opening to the closing."""

    def __init__(
        self, day: DayView, save: Callable[[WriteDayTimes, Callable[[], None]], None],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(save, parent)
        self.setObjectName("day_times_dialog")
        self.setWindowTitle(self.tr("하루의 시각"))
        title = QLabel(self.tr("서식에 적힌 시각"))
        title.setProperty("role", "title")
        self.opened, self.closed, self.recesses = QLineEdit(), QLineEdit(), QLineEdit()
        self.opened.setPlaceholderText("09:30")
        self.closed.setPlaceholderText("16:00")
        self.recesses.setPlaceholderText(self.tr("12:00-13:00 점심; 15:10-15:20 휴식"))
        fields = QFormLayout()
        fields.setSpacing(8)
        for name, edit in (
            (self.tr("개회"), self.opened), (self.tr("폐회"), self.closed), (self.tr("정회"), self.recesses)
        ):  # fmt: skip
            edit.setAccessibleName(name)
            fields.addRow(name, edit)
        hint = QLabel(self.tr("늦게 오거나 먼저 간 사람만 입실·퇴실 시각을 적습니다."))
        hint.setProperty("role", "muted")
        self.people = self._table(day)
        buttons = self.buttons
        self.yes = buttons.addButton(self.tr("기록"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("그만두기"), QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addLayout(fields)
        for widget in (hint, self.people, self.error, buttons):
            column.addWidget(widget)
        self.resize(520, 560)
        self._fill(day)

    def _table(self, day: DayView) -> QTableWidget:
        people = [p for p in day.people if p.has_come]
        self._ids = [p.id for p in people]
        table = QTableWidget(len(people), 3)
        table.setAccessibleName(self.tr("입실·퇴실"))
        table.setHorizontalHeaderLabels([self.tr("성명"), self.tr("입실"), self.tr("퇴실")])
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().hide()
        for row, person in enumerate(people):
            name = QTableWidgetItem(person.name)
            name.setFlags(Qt.ItemFlag.ItemIsEnabled)
            table.setItem(row, 0, name)
            for column in (1, 2):
                table.setItem(row, column, QTableWidgetItem(""))
        return table

    def _fill(self, day: DayView) -> None:
        """What was entered before."""
        kept = day.paper_times
        if kept is None:
            return
        self.opened.setText(kept.opened)
        self.closed.setText(kept.closed)
        self.recesses.setText("; ".join(f"{since}-{until} {reason}" for since, until, reason in kept.recesses))
        stays = {person: (came, left) for person, came, left in kept.stays}
        for row in range(self.people.rowCount()):
            times = stays.get(self._ids[row], ("", ""))
            for column, (time, usual) in enumerate(zip(times, (kept.opened, kept.closed), strict=True), 1):
                self.people.setItem(row, column, QTableWidgetItem("" if time == usual else time))

    def accept(self) -> None:
        QGuiApplication.inputMethod().commit()
        recesses = recesses_of(self.recesses.text())
        if recesses is None:
            self.say(self.tr("정회는 「12:00-13:00 점심」처럼 적고, 여럿이면 쌍반점(;)으로 나눕니다."))
            return
        opened, closed = self.opened.text().strip(), self.closed.text().strip()
        self.record(WriteDayTimes(opened, closed, tuple(recesses), tuple(self._stays(opened, closed))))

    def _stays(self, opened: str, closed: str) -> list[StayTime]:
        found = []
        for row, person in enumerate(self._ids):
            cells = [self.people.item(row, column) for column in (1, 2)]
            came, left = (cell.text().strip() if cell else "" for cell in cells)
            if came or left:
                found.append(StayTime(person, came or opened, left or closed))
        return found
