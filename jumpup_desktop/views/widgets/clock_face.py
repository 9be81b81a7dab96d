"""The big digits of a phase, with a bar for the time that is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from jumpup_desktop.presenters.clock_face import NOTHING, Face
from jumpup_desktop.views import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

TONES = {"idle": "faint", "calm": "text", "warning": "warn", "danger": "bad", "over": "bad", "paused": "muted"}


class ClockFace(QWidget):
    """Draws a face; drawn again only when the face differs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = NOTHING
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(220, 108)

    def show_face(self, face: Face) -> None:
        """Show another face."""
        if (face.text, face.tone) != (self.face.text, self.face.tone):
            self.setAccessibleDescription(face.text)
        if face != self.face:
            self.face = face
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont("NanumGothic")
        font.setPixelSize(min(64, round(self.width() / 3.6)))
        font.setWeight(QFont.Weight.ExtraBold)
        painter.setFont(font)
        painter.setPen(theme.colour(TONES[self.face.tone]))
        box = QRectF(0, 0, self.width(), self.height() - 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.face.text)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(12, self.height() - 12, self.width() - 24, 6)
        painter.setBrush(theme.colour("border"))
        painter.drawRoundedRect(bar, 3, 3)
        if self.face.share > 0:
            painter.setBrush(theme.colour(TONES[self.face.tone]))
            painter.drawRoundedRect(QRectF(bar.x(), bar.y(), bar.width() * self.face.share, bar.height()), 3, 3)
        painter.end()
