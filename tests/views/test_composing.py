"""The last syllable, which the input method still holds, is safe in every text field, in boxes too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from jumpup_desktop.views.dialogs import Dialogs
from jumpup_desktop.views.widgets.composing import Composing

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

LAST = "정"


def compose(field: QWidget, text: str) -> None:
    """Hangul as an input method gives it: what went before is committed, the last syllable is not."""
    typed = QInputMethodEvent()
    typed.setCommitString(text[:-1])
    QApplication.sendEvent(field, typed)
    QApplication.sendEvent(field, QInputMethodEvent(text[-1], []))


def _ok(box: QDialog) -> QPushButton:
    return next(button for button in box.findChildren(QPushButton) if button.text() == "기록")


def _by_mouse(box: QDialog, _field: QWidget) -> None:
    QTest.mouseClick(_ok(box), Qt.MouseButton.LeftButton)


def _by_enter(_box: QDialog, field: QWidget) -> None:
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize("end", [_by_mouse, _by_enter])
def test_a_reason_keeps_its_last_syllable(
    qtbot: QtBot, qapp: QApplication, end: Callable[[QDialog, QWidget], None]
) -> None:
    """One line in a box, whether it ends with a click or with Enter."""
    watch = Composing(qapp)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialogs = Dialogs()
    dialogs.parent = parent

    def fill() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        field = box.findChild(QLineEdit)
        assert field is not None
        field.setFocus()
        compose(field, f"양산일{LAST}")
        end(box, field)

    QTimer.singleShot(50, fill)
    assert dialogs.ask_line("사유", "고치는 사유", "기록", "그만두기") == "양산일정"
    watch.deleteLater()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_another_field_takes_no_syllable_away(
    qtbot: QtBot, qapp: QApplication, kind: type[QLineEdit | QPlainTextEdit]
) -> None:
    watch = Composing(qapp)
    page = QWidget()
    qtbot.addWidget(page)
    one, other = kind(page), QLineEdit(page)
    page.show()
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    one.setFocus()
    compose(one, f"양산일{LAST}")
    other.setFocus()
    assert (one.text() if isinstance(one, QLineEdit) else one.toPlainText()) == "양산일정"
    one.setFocus()
    other.setFocus()
    assert (one.text() if isinstance(one, QLineEdit) else one.toPlainText()) == "양산일정", "once"
    watch.deleteLater()
