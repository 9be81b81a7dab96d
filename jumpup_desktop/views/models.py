"""One table model for all lists: columns are data, sorting and filtering are done on Python lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

# ruff: noqa: ANN401 - Qt's model calls take and give any value
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

T = TypeVar("T")
ToneRole = Qt.ItemDataRole.UserRole + 1
KeyRole = Qt.ItemDataRole.UserRole + 2
_ROOT = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex
_DISPLAY, _ALIGN, _TIP = Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.ToolTipRole
_CHECK, _NAME = Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.AccessibleTextRole


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: `title` is asked again when the language changes; `tone` draws a pill, `shade` colours the cell."""

    title: Callable[[], str]
    text: Callable[[T], str]
    width: int = 120
    sort: Callable[[T], Any] | None = None
    tone: Callable[[T], str] | None = None
    shade: Callable[[T], str] | None = None
    tip: Callable[[T], str] | None = None
    right: bool = False
    stretch: bool = False


class ListModel(QAbstractTableModel, Generic[T]):
    """Rows of one kind. Selection is kept by key (`key`), never by row number."""

    def __init__(self, columns: Sequence[Column[T]], key: Callable[[T], Hashable]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._key = key
        self._all: Sequence[T] = ()
        self.shown: list[T] = []
        self._needles: tuple[str, ...] = ()
        self._haystack: Callable[[T], str] = lambda _row: ""
        self._hay: list[str] = []
        self._keep: Callable[[T], bool] | None = None
        self._order: tuple[int, bool] | None = None
        self.checkable: Callable[[T], bool] | None = None
        self.checked: Callable[[T], bool] = lambda _row: False
        self.on_check: Callable[[T, bool], None] = lambda _row, _on: None

    def set_rows(self, rows: Sequence[T], haystack: Callable[[T], str] | None = None) -> None:
        """Show other rows; search, filter and order stay."""
        self._all = rows
        self._haystack = haystack or self._haystack
        self._hay = []
        self._show()

    def search(self, text: str) -> None:
        """Keep the rows that contain every word of the text."""
        self._needles = tuple(text.casefold().split())
        self._show()

    def keep(self, predicate: Callable[[T], bool] | None) -> None:
        """Keep the rows the predicate says yes to."""
        self._keep = predicate
        self._show()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 is the order the rows came in."""
        self._order = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._show()

    def _show(self) -> None:
        self.beginResetModel()
        rows: Sequence[T] = self._all
        if self._needles:
            self._hay = self._hay or [self._haystack(row).casefold() for row in rows]
            needles = self._needles
            if len(needles) == 1:
                rows = [row for row, hay in zip(rows, self._hay, strict=True) if needles[0] in hay]
            else:
                rows = [row for row, hay in zip(rows, self._hay, strict=True) if all(n in hay for n in needles)]
        if self._keep is not None:
            rows = list(filter(self._keep, rows))
        self.shown = self._ordered(rows)
        self.endResetModel()

    def _ordered(self, rows: Sequence[T]) -> list[T]:
        if self._order is None:
            return list(rows)
        column, backwards = self._order
        spec = self.columns[column]
        return sorted(rows, key=spec.sort or spec.text, reverse=backwards)

    def row_of(self, key: Hashable) -> int:
        """The row a key is shown in, -1 if it is filtered away."""
        return next((n for n, row in enumerate(self.shown) if self._key(row) == key), -1)

    def key_at(self, row: int) -> Hashable | None:
        """The key of a shown row."""
        return self._key(self.shown[row]) if 0 <= row < len(self.shown) else None

    def touch(self) -> None:
        """Draw all cells and titles again: language, theme or check marks changed."""
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.column() == 0 and self.checkable is not None and self.checkable(self.shown[index.row()]):
            return base | Qt.ItemFlag.ItemIsUserCheckable
        return base

    def data(self, index: AnyIndex, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        row = self.shown[index.row()]
        column = self.columns[index.column()]
        if role in (_DISPLAY, _NAME):
            return column.text(row)
        if role == _ALIGN:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == KeyRole:
            return self._key(row)
        return self._look(row, column, index.column(), role)

    def _look(self, row: T, column: Column[T], number: int, role: int) -> Any:
        if role == ToneRole:
            return column.tone(row) if column.tone else None
        if role == ToneRole + 10:
            return column.shade(row) if column.shade else None
        if role == _TIP:
            return column.tip(row) if column.tip else None
        if role == _CHECK and number == 0 and self.checkable is not None:
            return Qt.CheckState.Checked if self.checked(row) else Qt.CheckState.Unchecked
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK or not index.isValid() or self.checkable is None:
            return False
        self.on_check(self.shown[index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        self.dataChanged.emit(index, index)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        if role == _DISPLAY:
            mark = ""
            if self._order and self._order[0] == section:
                mark = " ▼" if self._order[1] else " ▲"
            return self.columns[section].title() + mark
        if role == _ALIGN:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
