"""The running order beside the room: number, whole name, time, and a mark for what has happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from jumpup_desktop.views import theme
from jumpup_desktop.views.models import Column
from jumpup_desktop.views.room.words import ENTRY_TONES, entry_name
from jumpup_desktop.views.widgets.two_lines import TwoLineDelegate

if TYPE_CHECKING:
    from jumpup_desktop.services.seen.turn import Entry
    from jumpup_desktop.views._forms.ui_progress_form import Ui_ProgressForm
    from jumpup_desktop.views.widgets.table import TableView

NAME_AT, TOP, LINE, TIME = 1, 7, 18, 17
WIDE, RAIL, NARROW = 272, 72, 1140
COLUMN, COLUMN_NARROW, RAIL_ROW = 288, 240, 40
ROOMY = 1600
"""From this width on names and wording have room beside each other."""
"""Points: the agenda, the rail of its numbers, the page's width below which it is one; the clock's column in both."""
_WRAPPED = int(Qt.TextFlag.TextWrapAnywhere)


class AgendaDelegate(TwoLineDelegate):
    """A name over as many lines as it takes, its time below."""

    def draw_lines(self, painter: QPainter, row: QRectF, first: str, second: str) -> None:
        box = row.adjusted(4, TOP, -2, -TOP)
        painter.setFont(theme.font(14, is_bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(box, _WRAPPED, first)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("muted"))
        line = QRectF(box.x(), box.bottom() - TIME, box.width(), TIME)
        painter.drawText(line, Qt.AlignmentFlag.AlignBottom, second)


class AgendaColumns(QObject):
    """What each row says: its number, the name with its time, and a mark for what has happened."""

    def __init__(self, fold: AgendaFold) -> None:
        super().__init__()
        self._fold = fold

    def columns(self) -> tuple[Column[Entry], ...]:
        """The three of them."""
        return (
            Column(lambda: self.tr("순서"), self._order, 48, right=True, tip=lambda e: f"{e.order}. {e.name}"),
            Column(lambda: self.tr("기업"), self._name, 120, stretch=True, tip=lambda e: f"{e.start}  {e.name}"),
            Column(lambda: self.tr("상태"), self._state, 84,
                tone=lambda e: "bad" if e.in_conflict else "ok" if e.outcome else ENTRY_TONES[e.state]),
        )  # fmt: skip

    def _order(self, entry: Entry) -> str:
        """With a mark where the numbers stand alone."""
        mark = "✓" if entry.is_done else "●" if entry.state in ("called", "in_room") else ""
        return f"{entry.order} {mark}".strip() if self._fold.is_rail else str(entry.order)

    def _name(self, entry: Entry) -> str:
        planned = self.tr("{time} 예정").format(time=entry.start) if entry.start and entry.is_waiting else entry.start
        return f"{entry.name}\n{planned}"

    def _state(self, entry: Entry) -> str:
        if entry.in_conflict:
            return self.tr("서로 다름")
        return "" if entry.is_waiting else entry.outcome or entry_name(entry.state)


class AgendaFold:
    """The running order as a rail of numbers where there is no room for names, or as F8 wants it."""

    def __init__(self, form: Ui_ProgressForm) -> None:
        self._form = form
        self.is_rail = self._is_narrow = self._is_wording = False

    def turn_over(self) -> None:
        """The other way round, until the width of the page changes, or what is done on it."""
        self._show(is_rail=not self.is_rail)

    def fit(self, width: int, *, is_wording: bool) -> bool:
        """As the page's width allows, and the text that is agreed on beside the opinions; whether that changed it."""
        wanted = (width < NARROW, is_wording and width < ROOMY)
        if wanted == (self._is_narrow, self._is_wording):
            return False
        self._is_narrow, self._is_wording = wanted
        self._show(is_rail=any(wanted))
        self._form.clock_column.setFixedWidth(COLUMN_NARROW if self._is_narrow else COLUMN)
        self._form.band_place.setVisible(not self._is_narrow)
        return True

    def _show(self, *, is_rail: bool) -> None:
        form, self.is_rail = self._form, is_rail
        for widget in (form.agenda_head, form.agenda_foot):
            widget.setVisible(not is_rail)
        for column in (NAME_AT, NAME_AT + 1):
            form.entries_table.setColumnHidden(column, is_rail)
        form.agenda_card.setFixedWidth(RAIL if is_rail else WIDE)


def fit_rows(table: TableView) -> None:
    """Every row as high as its name needs at this width."""
    model, width = table.model(), table.columnWidth(NAME_AT) - 6
    if table.isColumnHidden(NAME_AT):
        for row in range(model.rowCount()):
            table.setRowHeight(row, RAIL_ROW)
        return
    metrics = QFontMetricsF(theme.font(14, is_bold=True))
    for row in range(model.rowCount()):
        name = str(model.index(row, NAME_AT).data()).partition("\n")[0]
        high = metrics.boundingRect(QRectF(0, 0, width, 400), _WRAPPED, name).height()
        table.setRowHeight(row, round(max(LINE, high)) + TIME + 2 * TOP)
