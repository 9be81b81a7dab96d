"""The phases of a company's turn in a row: what was used, which one is on, which comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from jumpup_desktop.views import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

PhaseState = Literal["done", "over", "on", "next", "later"]
_GROUND = {"done": "ok_soft", "over": "ok_soft", "on": "accent", "next": "surface", "later": "subtle"}
_NAME = {"done": "text", "over": "text", "on": "accent_text", "next": "accent_ink", "later": "muted"}
_LINE = {"done": "muted", "over": "warn", "on": "accent_text", "next": "accent_ink", "later": "muted"}
_GAP, _SIDE = 5, 8


@dataclass(frozen=True, slots=True)
class PhaseBox:
    """One phase: its name, what is said below it, where it stands."""

    name: str
    line: str
    state: PhaseState


class PhaseStrip(QWidget):
    """Looked at, not pressed; a screen reader hears every phase with its line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: tuple[PhaseBox, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_phases(self, boxes: Sequence[PhaseBox]) -> None:
        """Show these, in this order."""
        if self.boxes != tuple(boxes):
            self.boxes = tuple(boxes)
            self.setAccessibleDescription(", ".join(f"{box.name} {box.line}" for box in self.boxes))
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 48)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 48)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.5
        for box, width in zip(self.boxes, self._widths(), strict=True):
            _draw(painter, QRectF(left, 0.5, width - 1, self.height() - 1), box)
            left += width + _GAP
        painter.end()

    def _widths(self) -> list[float]:
        """Each as wide as its words, what is left shared out; narrower all together where there is no room."""
        bold = theme.font(13, is_bold=True)
        needs = [QFontMetricsF(bold).horizontalAdvance(box.name) + 2 * _SIDE + 14 for box in self.boxes]
        room = self.width() - _GAP * (len(self.boxes) - 1)
        if not needs or sum(needs) >= room:
            return [need * room / sum(needs) for need in needs]
        return [need + (room - sum(needs)) / len(needs) for need in needs]


def _draw(painter: QPainter, box: QRectF, phase: PhaseBox) -> None:
    painter.setPen(theme.colour("accent") if phase.state == "next" else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(_GROUND[phase.state]))
    painter.drawRoundedRect(box, 6, 6)
    inside = box.adjusted(_SIDE, 4, -_SIDE, -4)
    mark = " ✓" if phase.state in ("done", "over") else ""
    lines = ((phase.name + mark, 13, True, _NAME), (phase.line, 12, phase.state == "over", _LINE))
    for row, (words, size, is_bold, tones) in enumerate(lines):
        font = theme.font(size, is_bold=is_bold)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.setFont(font)
        painter.setPen(theme.colour(tones[phase.state]))
        half = QRectF(inside.x(), inside.y() + row * inside.height() / 2, inside.width(), inside.height() / 2)
        painter.drawText(half, Qt.AlignmentFlag.AlignVCenter, shown)
