"""The running order beside the room: number, whole name, time, and a mark for what has happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jumpup_desktop.views import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from jumpup_desktop.views.widgets.table import TableView

NAME_AT, TOP, LINE, TIME = 1, 7, 18, 17
_WRAPPED = int(Qt.TextFlag.TextWrapAnywhere)


class AgendaDelegate(QStyledItemDelegate):
    """A name over as many lines as it takes, its time below."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        name, _, time = str(index.data()).partition("\n")
        box = QRectF(option.rect).adjusted(4, TOP, -2, -TOP)
        painter.save()
        painter.setFont(_font(14, is_bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(box, _WRAPPED, name)
        painter.setFont(_font(12))
        painter.setPen(theme.colour("muted"))
        line = QRectF(box.x(), box.bottom() - TIME, box.width(), TIME)
        painter.drawText(line, Qt.AlignmentFlag.AlignBottom, time)
        painter.restore()


def fit_rows(table: TableView) -> None:
    """Every row as high as its name needs at this width."""
    model, width = table.model(), table.columnWidth(NAME_AT) - 6
    for row in range(model.rowCount()):
        name = str(model.index(row, NAME_AT).data()).partition("\n")[0]
        high = QFontMetricsF(_font(14, is_bold=True)).boundingRect(QRectF(0, 0, width, 400), _WRAPPED, name).height()
        table.setRowHeight(row, round(max(LINE, high)) + TIME + 2 * TOP)


def _font(size: int, *, is_bold: bool = False) -> QFont:
    font = QFont("NanumGothic")
    font.setPixelSize(size)
    font.setBold(is_bold)
    return font
