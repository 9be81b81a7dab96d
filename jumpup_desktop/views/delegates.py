"""Draws status pills and shaded cells in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jumpup_desktop.views import theme
from jumpup_desktop.views.models import ToneRole

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

ShadeRole = ToneRole + 10


def draw_pill(painter: QPainter, left: float, middle: float, text: str, tone: str) -> float:
    """A soft pill with its left edge and middle line given; its width comes back."""
    font = QFont(painter.font())
    font.setPixelSize(12)
    font.setBold(True)
    width = QFontMetricsF(font).horizontalAdvance(text) + 20
    box = QRectF(left, middle - 11, width, 22)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{tone}_soft"))
    painter.drawRoundedRect(box, 11, 11)
    painter.setFont(font)
    painter.setPen(theme.colour(tone))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return width


class CellDelegate(QStyledItemDelegate):
    """A cell as the model says: plain, with a pill (`tone`), or on a coloured ground (`shade`)."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index.data(ToneRole):
            option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        if shade := index.data(ShadeRole):
            painter.fillRect(rect.adjusted(0, 0, 0, -1), theme.colour(f"{shade}_soft"))
            painter.fillRect(rect.x(), rect.y(), 3, rect.height() - 1, theme.colour(str(shade)))
        super().paint(painter, option, index)
        tone = index.data(ToneRole)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if tone and text:
            draw_pill(painter, rect.x() + 8, rect.y() + rect.height() / 2, str(text), str(tone))
