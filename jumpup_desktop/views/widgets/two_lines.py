"""Draws list entries of two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jumpup_desktop.views import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex


class TwoLineDelegate(QStyledItemDelegate):
    """A list entry of two lines: the first stands out, the second explains."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, 54)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        first, _, second = str(index.data()).partition("\n")
        painter.save()
        self.draw_lines(painter, QRectF(option.rect), first, second)
        painter.restore()

    def draw_lines(self, painter: QPainter, row: QRectF, first: str, second: str) -> None:
        """Both lines in a row's rectangle."""
        box = row.adjusted(14, 8, -10, -8)
        for text, size, token, place in ((first, 14, "text", 0), (second, 12, "muted", box.height() / 2 + 1)):
            font = theme.font(size, is_bold=size == 14)
            painter.setFont(font)
            painter.setPen(theme.colour(token))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            line = QRectF(box.x(), box.y() + place, box.width(), box.height() / 2)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
