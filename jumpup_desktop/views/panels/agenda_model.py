"""The day's order as a table whose rows can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt

from jumpup_desktop.views.models import AnyIndex, Column, ListModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex

    from jumpup_desktop.presenters.panels import Slot

_MIME = "application/x-jumpup-agenda"


class AgendaModel(ListModel["Slot"]):
    """Dropping a row tells `on_drop(id, place)`; the presenter arranges."""

    def __init__(self, columns: Sequence[Column[Slot]], on_drop: Callable[[str, int], None]) -> None:
        super().__init__(columns, lambda slot: slot.item.id)
        self._on_drop = on_drop

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        if indexes:
            carried.setData(_MIME, str(self.key_at(indexes[0].row())).encode())
        return carried

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        _ = action, column
        key = bytes(data.data(_MIME).data()).decode()
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self.shown)
        at = self.row_of(key)
        if at >= 0:
            self._on_drop(key, place - 1 if place > at else place)
        return False
