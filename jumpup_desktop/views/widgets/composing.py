"""The syllable that is still being composed: taken over before a save, a lock, another field, a close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit


def commit(editor: QPlainTextEdit) -> None:
    """Ask the input method first; what it left uncommitted in the editor is taken as typed."""
    QGuiApplication.inputMethod().commit()
    layout = editor.textCursor().block().layout()
    composing = layout.preeditAreaText() if layout is not None else ""
    if composing:
        event = QInputMethodEvent()
        event.setCommitString(composing)
        QApplication.sendEvent(editor, event)
