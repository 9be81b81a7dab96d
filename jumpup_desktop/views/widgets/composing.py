"""The syllable that is still being composed: taken over before a save, a lock, another field, a close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ENDING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}
"""Keys that end what is written in a field, where no letter is meant."""


def commit(editor: QPlainTextEdit) -> None:
    """Ask the input method first; what it left uncommitted in the editor is taken as typed."""
    QGuiApplication.inputMethod().commit()
    layout = editor.textCursor().block().layout()
    composing = layout.preeditAreaText() if layout is not None else ""
    if composing:
        _type(editor, composing)


def _type(field: QObject, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


class Composing(QObject):
    """Watches whatever text field has the focus, in a page or in a box.

    A syllable that the input method holds is the field's before the field loses the focus and before a key ends it.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._held = ""
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._held = ""
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._held = event.preeditString()
        elif self._held and _ends(event):
            held, self._held = self._held, ""
            _type(watched, held)
        return False


def _ends(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent):
        is_last = event.key() in ENDING or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F12
        return is_last and event.type() == QEvent.Type.KeyPress
    return event.type() == QEvent.Type.FocusOut
