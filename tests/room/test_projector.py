"""A real projector: the stage on the second screen, pulled out and put back. Run inside `test_two_screens`."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from jumpup_desktop.views.room.stage import is_alone

if TYPE_CHECKING:
    from tests.room.operator import Operator

RIGHT = ("--setmonitor", "right", "1366/361x768/203+1366+0", "none")


def xrandr(*words: str) -> None:
    """Change the monitors of the display this runs on."""
    subprocess.run(["xrandr", *words], check=True, capture_output=True)


def test_a_pulled_projector_never_puts_the_stage_over_the_secretarys_screen(operator: Operator) -> None:
    """Practice 18: found again when it comes back."""
    if len(QGuiApplication.screens()) < 2:
        pytest.skip("needs two screens: test_two_screens runs it on a display that has them")
    stage = operator.built.pages_of_the_day.control.open()
    QTest.qWait(300)
    assert stage.geometry().x() == 1366
    assert not is_alone()
    xrandr("--delmonitor", "right")
    operator.until(lambda: len(QGuiApplication.screens()) == 1)
    operator.until(lambda: not stage.isVisible())
    xrandr(*RIGHT)
    operator.until(lambda: stage.isVisible() and stage.geometry().x() == 1366)
    assert operator.window.geometry().x() < 1366
