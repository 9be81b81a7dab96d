"""A letter typed on a cell of a table begins its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTableWidget, QWidget

_PLAIN = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)


class WritesAtOnce(QObject):
    """What is typed or composed on the table lands in the text that `begin` opens; nothing where none may be."""

    def __init__(self, table: QTableWidget, begin: Callable[[], QWidget | None]) -> None:
        super().__init__(table)
        self._begin = begin
        table.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        table.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not _is_text(event):
            return False
        text = self._begin()
        if text is not None:
            QApplication.sendEvent(text, event)
        return text is not None


def _is_text(event: QEvent) -> bool:
    """Whether a letter was pressed, or is being composed."""
    if isinstance(event, QInputMethodEvent):
        return bool(event.preeditString() or event.commitString())
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return not event.modifiers() & _PLAIN and event.text().isprintable() and bool(event.text().strip())
