"""발표순서 추첨: the drawn order, how it was drawn, who witnessed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

DRAWN = "추첨함에서 번호를 뽑음"


class OrderDialog(QDialog):
    """Rows are dragged, or moved by Alt+↑ and Alt+↓."""

    def __init__(
        self, companies: Sequence[tuple[str, str]], witnesses: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("order_dialog")
        title, hint = QLabel(self.tr("추첨한 발표순서")), QLabel(self.tr("끌어 옮기거나 Alt+↑, Alt+↓로 옮기십시오."))
        title.setProperty("role", "title")
        hint.setProperty("role", "muted")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("발표순서"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        for key, name in companies:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.up, self.down = QPushButton(self.tr("위로")), QPushButton(self.tr("아래로"))
        for button, keys, step in ((self.up, "Alt+Up", -1), (self.down, "Alt+Down", 1)):
            button.clicked.connect(lambda _checked=False, step=step: self._move(step))
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self._move(step))
        self.method, self.witness = QLineEdit(DRAWN), QComboBox()
        self.method.setAccessibleName(self.tr("추첨 방법"))
        self.witness.setAccessibleName(self.tr("입회한 사람"))
        for key, name in witnesses:
            self.witness.addItem(self.tr("입회: {name}").format(name=name), key)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("기록"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("그만두기"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        moves = QHBoxLayout()
        moves.addWidget(self.up)
        moves.addWidget(self.down)
        moves.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        parts: tuple[QWidget, ...] = (title, hint, self.list, self.method, self.witness, buttons)
        for part in parts:
            column.addWidget(part)
        column.insertLayout(3, moves)
        self.resize(460, 520)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentRow(row + step)

    @property
    def order(self) -> list[str]:
        """The companies' items in the order drawn."""
        return [str(self.list.item(n).data(Qt.ItemDataRole.UserRole)) for n in range(self.list.count())]

    @property
    def chosen_witness(self) -> str:
        """Who witnessed the draw."""
        return str(self.witness.currentData() or "")
