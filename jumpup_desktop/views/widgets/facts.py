"""Facts as label and value, in two columns that can be read and copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


class FactList(QWidget):
    """Pairs of label and value; values can be selected with mouse and keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)

    def show_facts(self, pairs: Sequence[tuple[str, str]], columns: int = 1, label_width: int = 110) -> None:
        """Show other facts, in one or more columns of pairs."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, (label, value) in enumerate(pairs):
            row, column = divmod(number, columns)
            name, said = QLabel(label), QLabel(value or "–")
            name.setProperty("role", "muted")
            said.setWordWrap(True)
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(name, row, column * 2)
            self._grid.addWidget(said, row, column * 2 + 1)
            self._grid.setColumnMinimumWidth(column * 2, label_width)
            self._grid.setColumnStretch(column * 2 + 1, 1)
