"""The roll call in its box: nobody is ticked before they answer, one key a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog

from jumpup_desktop.views.dialogs import Dialogs

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = ("가", "나", "다")


def _answered(presses: Callable[[QDialog], None], *, taken: bool) -> list[int] | None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        presses(box)

    QTimer.singleShot(0, press)
    return Dialogs().choose_several("속개", "호명하여 확인한 사람", NAMES, "속개", "그만두기", taken=taken)


def _space(times: int) -> Callable[[QDialog], None]:
    def presses(box: QDialog) -> None:
        for _ in range(times):
            QTest.keyClick(box.focusWidget(), Qt.Key.Key_Space)
        box.accept()

    return presses


def test_one_press_ticks_one_name_and_goes_on_to_the_next(qapp: QApplication) -> None:
    assert qapp
    assert _answered(_space(0), taken=False) == []
    assert _answered(_space(2), taken=False) == [0, 1]
    assert _answered(_space(3), taken=False) == [0, 1, 2]


def test_a_name_is_ticked_by_mouse_too_and_giving_up_answers_nothing(qapp: QApplication) -> None:
    assert qapp

    def clicks(box: QDialog) -> None:
        box.findChildren(QCheckBox)[2].click()
        box.accept()

    assert _answered(clicks, taken=False) == [2]
    assert _answered(lambda box: box.reject(), taken=False) is None
    assert _answered(_space(0), taken=True) == [0, 1, 2]
