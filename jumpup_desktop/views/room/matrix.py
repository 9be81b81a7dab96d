"""The matrix of opinions: members down, criteria across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from jumpup_desktop.views import theme

if TYPE_CHECKING:
    from jumpup_desktop.presenters.opinions import OpinionsPresenter
    from jumpup_desktop.services.seen.opinions import OpinionCell
    from jumpup_desktop.services.seen.turn import TurnView


ROW = 40


class OpinionMatrix(QObject):
    """Where each opinion stands, in one word."""

    def __init__(self, presenter: OpinionsPresenter, table: QTableWidget) -> None:
        super().__init__(table)
        self._presenter, self._table = presenter, table
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)

    def show_turn(self, turn: TurnView) -> None:
        """Fill it anew; the cell that is being written is the current one."""
        matrix, criteria = self._table, self._presenter.criteria
        names = dict(self._presenter.room.criteria())
        with QSignalBlocker(matrix):
            shown = self._presenter.seats
            matrix.setRowCount(len(shown))
            matrix.setColumnCount(len(criteria))
            matrix.setHorizontalHeaderLabels([names.get(c, self.tr("종합")).replace(" ", "\n") for c in criteria])
            matrix.setVerticalHeaderLabels([s.name for s in shown])
            for row, seat in enumerate(shown):
                for column, criterion in enumerate(criteria):
                    cell = self._presenter.cell(seat.id, criterion)
                    if cell is not None:
                        matrix.setItem(row, column, self._item(cell))
            place = self._presenter.place
            seats = [s.id for s in shown]
            if place is not None and place.item == turn.entry.item and place.member in seats:
                matrix.setCurrentCell(seats.index(place.member), criteria.index(place.criterion))

    def _item(self, cell: OpinionCell) -> QTableWidgetItem:
        item = QTableWidgetItem(self._word(cell))
        notes = [self._presenter.room.sentences.of(note) for note in cell.advice]
        item.setToolTip("\n".join(part for part in (cell.text, *notes) if part))
        token = "ok" if cell.state != "none" else "warn" if cell.is_required else "faint"
        item.setForeground(theme.colour(token))
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        return item

    def _word(self, cell: OpinionCell) -> str:
        if cell.state == "none":
            if cell.has_draft or self._presenter.has_text(cell.member, cell.criterion):
                return self.tr("쓰는 중")
            return self.tr("꼭 쓸") if cell.is_required else "·"
        word = (cell.mark or self.tr("씀")) + (" △" if cell.advice else "")
        return self.tr("{word} (토론 후)").format(word=word) if cell.state == "after" else word
