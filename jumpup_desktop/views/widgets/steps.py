"""The steps of a guided task, with the one being done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from jumpup_desktop.views import theme

if TYPE_CHECKING:
    from collections.abc import Sequence


class StepBar(QWidget):
    """Numbered steps in one line; done ones are green."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._at = 0
        self.setMinimumHeight(36)

    def show_steps(self, names: Sequence[str], at: int) -> None:
        """Show the names and which one is being done."""
        self._names, self._at = tuple(names), at
        self.setAccessibleName(f"{at + 1}/{len(self._names)} {self._names[at]}" if self._names else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        for number, name in enumerate(self._names):
            left = self._draw_step(painter, left, number, name)
            if number < len(self._names) - 1:
                painter.setPen(theme.colour("border_strong"))
                painter.drawLine(int(left + 10), 18, int(left + 34), 18)
            left += 44
        painter.end()

    def _draw_step(self, painter: QPainter, left: float, number: int, name: str) -> float:
        done, now = number < self._at, number == self._at
        disc = QRectF(left, 6, 24, 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if now else "ok_soft" if done else "idle_soft"))
        painter.drawEllipse(disc)
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("accent_text" if now else "ok" if done else "idle"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        font.setPixelSize(14)
        font.setBold(now)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if now else "muted"))
        width = QFontMetricsF(font).horizontalAdvance(name) + 4
        painter.drawText(QRectF(left + 32, 6, width, 24), Qt.AlignmentFlag.AlignVCenter, name)
        return left + 32 + width
