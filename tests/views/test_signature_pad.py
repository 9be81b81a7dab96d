"""A signature drawn with a pen keeps its shape: one line from press to lift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from jumpup_desktop.views.widgets.signature import SignaturePad

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def touch(pad: SignaturePad, kind: QEvent.Type, x: float, y: float) -> None:
    """One event as a pen sends it."""
    at, none, left = QPointF(x, y), Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    pen = QPointingDevice.primaryPointingDevice()
    event = QTabletEvent(kind, pen, at, at, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, none, left, left)
    QApplication.sendEvent(pad, event)


def test_a_pen_draws_a_line(qtbot: QtBot) -> None:
    pad = SignaturePad()
    qtbot.addWidget(pad)
    pad.resize(200, 100)
    pad.show()
    touch(pad, QEvent.Type.TabletMove, 5, 5)
    touch(pad, QEvent.Type.TabletPress, 20, 20)
    touch(pad, QEvent.Type.TabletMove, 100, 50)
    touch(pad, QEvent.Type.TabletMove, 180, 20)
    touch(pad, QEvent.Type.TabletRelease, 180, 20)
    touch(pad, QEvent.Type.TabletMove, 10, 90)
    (line,) = pad.strokes
    assert len(line) >= 3
    assert line[0] == (0.1, 0.3), "20 of 200 across, 20 of 200 / 3 down: the paper is three times as wide as high"
