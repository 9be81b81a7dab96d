"""One criterion of the text that is being agreed on: its name, the members' opinions, the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from jumpup_desktop.views.room.opinions_beside import OpinionsBeside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from jumpup_desktop.views.room.opinions_beside import Beside

ROOMY, LEFT = 560, 272
"""From this width on the opinions stand beside the editor, so wide; in less room above it."""
OPEN, CLOSED = 160, 64


class WordingRow(QWidget):
    """While it is open its opinions are seen; it opens where somebody writes in it."""

    opened = Signal()

    def __init__(self, key: str, name: str) -> None:
        super().__init__()
        self.label, self.editor, self.count = QLabel(name), QPlainTextEdit(), QPushButton()
        self.label.setProperty("role", "label")
        self.editor.setObjectName(f"wording_{key}")
        self.editor.setAccessibleName(name)
        self.editor.setTabChangesFocus(True)
        self.editor.setProperty("role", "wording")
        self.editor.installEventFilter(self)
        self.count.setProperty("kind", "link")
        self.count.clicked.connect(self.editor.setFocus)
        self.beside = OpinionsBeside(key, self.tr("가져오기"), self.tr("가져옴"))
        self.beside.setAccessibleName(self.tr("{name}: 위원 의견").format(name=name))
        self.beside.taken.connect(self._take)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self.is_open = False
        self._arrange()
        QWidget.setTabOrder(self.editor, self.beside)

    def show_opinions(self, opinions: Sequence[Beside], *, can_take: bool) -> None:
        """What the members wrote of it; nothing before they are opened."""
        self.beside.show_opinions(opinions, can_take=can_take)
        self.count.setText(self.tr("위원 의견 {n}건").format(n=len(opinions)))
        self._arrange()

    def open(self, *, is_open: bool) -> None:
        """Show the opinions, or fold them."""
        if is_open != self.is_open:
            self.is_open = is_open
            self._arrange()

    def _arrange(self) -> None:
        has_any, is_roomy = bool(self.beside.opinions), self.width() >= ROOMY
        is_seen = has_any and self.is_open
        self.count.setVisible(has_any and not self.is_open)
        self.beside.setVisible(is_seen)
        for widget in (self.label, self.count, self.beside, self.editor):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.label, 0, 0)
        self._grid.addWidget(self.count, 0, 1)
        self._grid.setColumnStretch(1, 1)
        if is_seen and is_roomy:
            self.beside.setFixedSize(LEFT, OPEN)
            self._grid.addWidget(self.beside, 1, 0)
            self._grid.addWidget(self.editor, 1, 1)
        else:
            self.beside.setMinimumWidth(0)
            self.beside.setMaximumWidth(16_777_215)
            self.beside.setFixedHeight(OPEN - CLOSED if is_seen else 0)
            self._grid.addWidget(self.beside, 1, 0, 1, 2)
            self._grid.addWidget(self.editor, 2, 0, 1, 2)
        self.editor.setFixedHeight(OPEN if is_seen and is_roomy else CLOSED)

    def _take(self, text: str) -> None:
        """At the caret, as a sentence of its own; nobody's name goes with it."""
        cursor = self.editor.textCursor()
        before = self.editor.toPlainText()[: cursor.position()]
        self.editor.insertPlainText(f"{' ' if before and not before[-1].isspace() else ''}{text}")
        self.editor.setFocus()

    def eventFilter(self, _editor: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.opened.emit()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().width() >= ROOMY) != (event.oldSize().width() >= ROOMY):
            self._arrange()
