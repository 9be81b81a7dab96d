"""A pad for a drawn signature: mouse, touch or pen; only the shape is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF, QTabletEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jumpup_desktop.views import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

ASPECT = 3.0
HEIGHT = 90


class SignaturePad(QWidget):
    """`lines` are (x, y) from 0 to 1, y downwards, on paper three times as wide as high."""

    drawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[list[tuple[float, float]]] = []
        self._is_drawing = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def sizeHint(self) -> QSize:
        return QSize(round(HEIGHT * ASPECT), HEIGHT)

    def clear(self) -> None:
        """An empty pad."""
        self.lines = []
        self._is_drawing = False
        self.update()

    def show_strokes(self, lines: Sequence[Sequence[tuple[float, float]]]) -> None:
        """A signature as it was drawn before."""
        self.lines = [list(line) for line in lines]
        self.update()

    @property
    def strokes(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """What was drawn; empty where nothing was."""
        return tuple(tuple(line) for line in self.lines if len(line) > 1)

    def _paper(self) -> tuple[float, float]:
        width = min(float(self.width()), HEIGHT * ASPECT)
        return width, width / ASPECT

    def _begin(self, at: QPointF) -> None:
        self._is_drawing = True
        self.lines.append([])
        self._go_on(at)

    def _go_on(self, at: QPointF) -> None:
        width, height = self._paper()
        point = (round(min(1.0, max(0.0, at.x() / width)), 4), round(min(1.0, max(0.0, at.y() / height)), 4))
        self.lines[-1].append(point)
        self.update()

    def _end(self) -> None:
        self._is_drawing = False
        self.drawn.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_drawing:
            self._go_on(event.position())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._is_drawing:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._begin(event.position())
        elif event.type() == QEvent.Type.TabletMove and self._is_drawing:
            self._go_on(event.position())
        elif event.type() == QEvent.Type.TabletRelease and self._is_drawing:
            self._end()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        width, height = self._paper()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("border_strong"), 1))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 8, 8)
        painter.setPen(QPen(QColor("#cbd4e1"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(16, height * 0.78), QPointF(width - 16, height * 0.78))
        pen = QPen(QColor("#121a3d"), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for line in self.lines:
            painter.drawPolyline(QPolygonF([QPointF(x * width, y * height) for x, y in line]))
        painter.end()
