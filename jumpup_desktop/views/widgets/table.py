"""A table driven by keyboard: keeps its selection by key, sorts by header, opens a row by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from jumpup_desktop.views.delegates import CellDelegate

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QKeyEvent

    from jumpup_desktop.views.models import ListModel

ROW = 44


class TableView(QTableView):
    """`opened` carries the key of the row that was double-clicked or entered; `chosen` the current one."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list: ListModel[Any] | None = None
        self._key: Hashable | None = None
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(CellDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSortIndicatorShown(False)
        self.doubleClicked.connect(self._on_double_clicked)

    def show_list(self, model: ListModel[Any], *, sortable: bool = True) -> None:
        """Show a model. Rows stay in the order they came until a header is clicked."""
        self._list = model
        self.setModel(model)
        header = self.horizontalHeader()
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, column.width)
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        if sortable:
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(self._on_current)

    def select_key(self, key: Hashable) -> bool:
        """Make the row of a key current; False if it is not shown."""
        row = self._list.row_of(key) if self._list else -1
        if row >= 0:
            column = max(0, self.currentIndex().column())
            self.setCurrentIndex(self._list.index(row, column))  # type: ignore[union-attr]
        return row >= 0

    @property
    def current_key(self) -> Hashable | None:
        """The key of the current row, None if there is none."""
        return self._list.key_at(self.currentIndex().row()) if self._list else None

    def _restore(self) -> None:
        if self._key is not None:
            self.select_key(self._key)

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        key = self._list.key_at(current.row()) if self._list and current.isValid() else None
        if key is not None and key != self._key:
            self._key = key
            self.chosen.emit(key)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self._list is not None and (key := self._list.key_at(index.row())) is not None:
            self.opened.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_double_clicked(self.currentIndex())
            return
        super().keyPressEvent(event)
