"""Short lists that are shown again and again: rows are set, not made anew, so a choice and its focus stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QListWidget

USABLE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


def fill(view: QListWidget, lines: Sequence[str], keys: Sequence[str]) -> None:
    """Show these lines; each carries its key, and one without a key cannot be chosen.

    The row that was chosen stays chosen by its key; where that is gone, nothing is chosen.
    """
    chosen = view.currentItem().data(Qt.ItemDataRole.UserRole) if view.currentItem() else ""
    while view.count() > len(lines):
        view.takeItem(view.count() - 1)
    while view.count() < len(lines):
        view.addItem(QListWidgetItem())
    for row, (line, key) in enumerate(zip(lines, keys, strict=True)):
        item = view.item(row)
        item.setText(line)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setFlags(USABLE if key else Qt.ItemFlag.NoItemFlags)
    view.setCurrentRow(list(keys).index(chosen) if chosen and chosen in keys else -1)
