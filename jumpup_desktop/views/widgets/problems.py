"""The list of problems of a table: filtered by level, a double click leads to the cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jumpup_desktop.views.models import Column, ListModel
from jumpup_desktop.views.widgets.table import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.presenters.row_choice import ProblemLine

LEVELS = ("error", "warning", "note")
TONES = {"error": "bad", "warning": "warn", "note": "idle"}


class ProblemList(QWidget):
    """Chips for the levels above a table of problems; `jumped` carries (row, column header)."""

    jumped = Signal(int, str)
    filtered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[str, int] = {}
        self.chips = {level: QPushButton() for level in LEVELS}
        line = QHBoxLayout()
        line.setSpacing(8)
        for level, chip in self.chips.items():
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setChecked(level != "note")
            chip.setObjectName(f"problem_chip_{level}")
            chip.toggled.connect(self._on_chip)
            line.addWidget(chip)
        line.addStretch()
        self.model: ListModel[ProblemLine] = ListModel(self._columns(), lambda line: line.number)
        self.table = TableView()
        self.table.setObjectName("problem_table")
        self.table.show_list(self.model)
        self.table.verticalHeader().setDefaultSectionSize(36)
        self.table.opened.connect(self._on_opened)
        self.table.chosen.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        self._retranslate()

    def _columns(self) -> tuple[Column[ProblemLine], ...]:
        return (
            Column(lambda: self.tr("행"), lambda p: str(p.row or "–"), 52, lambda p: p.row, right=True),
            Column(lambda: self.tr("열"), lambda p: p.column, 150, tip=lambda p: p.column),
            Column(lambda: self.tr("정도"), lambda p: self.level_name(p.level), 74, tone=lambda p: TONES[p.level]),
            Column(
                lambda: self.tr("무엇이 문제이고 어떻게 하면 되는지"),
                lambda p: p.text,
                stretch=True,
                tip=lambda p: p.text,
            ),
        )

    def level_name(self, level: str) -> str:
        """The word for a level."""
        return {"error": self.tr("오류"), "warning": self.tr("주의"), "note": self.tr("참고")}[level]

    def show_problems(self, lines: Sequence[ProblemLine], counts: dict[str, int]) -> None:
        """Show other problems."""
        self._counts = counts
        self.model.set_rows(lines)
        self._retranslate()
        self._on_chip()

    def _on_chip(self) -> None:
        levels = {level for level, chip in self.chips.items() if chip.isChecked()}
        self.model.keep(lambda line: line.level in levels)
        self.filtered.emit(levels)

    def _on_opened(self, number: object) -> None:
        line = next((p for p in self.model.shown if p.number == number), None)
        if line is not None:
            self.jumped.emit(line.row, line.column)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.model.touch()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for level, chip in self.chips.items():
            chip.setText(f"{self.level_name(level)} {self._counts.get(level, 0)}")
        self.table.setAccessibleName(self.tr("문제 목록"))
