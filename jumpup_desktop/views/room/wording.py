"""The texts of a proposal: one for each criterion and the overall one, and its conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHeaderView, QTableWidgetItem, QVBoxLayout

from jumpup_desktop.domain.meeting.opinion import OVERALL
from jumpup_desktop.views.room.wording_row import WordingRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QTableWidget, QWidget

    from jumpup_desktop.domain.meeting.consensus import Proposed
    from jumpup_desktop.services.seen.wording import Wording
    from jumpup_desktop.views.room.opinions_beside import Beside


def as_text(proposal: Proposed, names: Mapping[str, str], overall: str) -> str:
    """A proposal as one text, for comparing it with another."""
    lines = [f"[{names.get(key, key)}] {text}" for key, text in proposal.wording]
    lines.append(f"[{overall}] {proposal.overall}")
    lines += [f"· {c.what} ({c.until}, {c.checked_by})" for c in proposal.conditions]
    return "\n".join(lines)


class WordingEditors:
    """Fills a widget with one editor for each text; what is typed goes into the wording at once, and `typed` hears."""

    def __init__(
        self, scroll: QScrollArea, place: QWidget, conditions: QTableWidget, overall: Callable[[], str],
        typed: Callable[[], None],
    ) -> None:  # fmt: skip
        self._scroll = scroll
        self._column = QVBoxLayout(place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._conditions, self._overall, self._typed = conditions, overall, typed
        self._known: tuple[tuple[str, str], ...] = ()
        self.rows: dict[str, WordingRow] = {}
        self.editors: dict[str, QPlainTextEdit] = {}
        self._wording: Wording | None = None
        conditions.setColumnCount(3)
        conditions.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        conditions.setColumnWidth(1, 120)
        conditions.setColumnWidth(2, 150)
        conditions.verticalHeader().hide()
        conditions.itemChanged.connect(lambda _item: self._read_conditions())

    def show_criteria(self, criteria: Sequence[tuple[str, str]]) -> None:
        """Make the editors anew where the policy differs."""
        if tuple(criteria) == self._known:
            return
        self._known = tuple(criteria)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.rows = {key: self._row(key, name) for key, name in self._named()}
        self.editors = {key: row.editor for key, row in self.rows.items()}
        if (shown := self._wording) is not None:
            self._wording = None
            self.show_wording(shown)

    def _named(self) -> list[tuple[str, str]]:
        return [*self._known, (OVERALL, self._overall())]

    def _row(self, key: str, name: str) -> WordingRow:
        row = WordingRow(key, name)
        row.editor.textChanged.connect(lambda: self._read(key))
        row.opened.connect(lambda: self._open(key))
        self._column.addWidget(row)
        return row

    def _open(self, key: str) -> None:
        """One row at a time shows its opinions: the one that is written in."""
        for each, row in self.rows.items():
            row.open(is_open=each == key)
        opened = self.rows[key]
        QTimer.singleShot(0, opened, lambda: self._scroll.ensureWidgetVisible(opened))

    def show_opinions(self, opinions: Mapping[str, Sequence[Beside]], *, can_take: bool) -> None:
        """What the members wrote, by criterion."""
        for key, row in self.rows.items():
            row.show_opinions(opinions.get(key, ()), can_take=can_take)

    def _read(self, key: str) -> None:
        if self._wording is None:
            return
        text = self.editors[key].toPlainText()
        if key == OVERALL:
            self._wording.overall = text
        else:
            self._wording.texts[key] = text
        self._typed()

    def _read_conditions(self) -> None:
        if self._wording is not None:
            table = self._conditions
            cells = [[table.item(row, column) for column in range(3)] for row in range(table.rowCount())]
            self._wording.conditions = [
                (texts[0], texts[1], texts[2]) for texts in ([c.text() if c else "" for c in row] for row in cells)
            ]
            self._typed()

    def show_wording(self, wording: Wording) -> None:
        """Show another wording."""
        if wording is self._wording:
            return
        self._wording = None
        for key, editor in self.editors.items():
            text = wording.overall if key == OVERALL else wording.texts.get(key, "")
            with QSignalBlocker(editor):
                editor.setPlainText(text)
                editor.moveCursor(QTextCursor.MoveOperation.Start)
        self._show_conditions(wording)
        self._wording = wording

    def _show_conditions(self, wording: Wording) -> None:
        table = self._conditions
        with QSignalBlocker(table):
            table.setRowCount(len(wording.conditions))
            for row, texts in enumerate(wording.conditions):
                for column, text in enumerate(texts):
                    table.setItem(row, column, QTableWidgetItem(text))

    def add_condition(self) -> None:
        """One more empty row."""
        table = self._conditions
        with QSignalBlocker(table):
            table.insertRow(table.rowCount())
            for column in range(3):
                table.setItem(table.rowCount() - 1, column, QTableWidgetItem(""))
        self._read_conditions()
        table.setCurrentCell(table.rowCount() - 1, 0)
        table.setFocus()

    def drop_condition(self) -> None:
        """Take the current row away, or the last one."""
        table = self._conditions
        row = table.currentRow() if table.currentRow() >= 0 else table.rowCount() - 1
        if row >= 0:
            table.removeRow(row)
            self._read_conditions()

    def lock(self, *, is_locked: bool) -> None:
        """Whether the texts can be changed."""
        for editor in self.editors.values():
            editor.setReadOnly(is_locked)
        self._conditions.setEnabled(not is_locked)
