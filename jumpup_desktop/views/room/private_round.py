"""Each one's first word, asked in private: only the number of other views leaves this box (practice 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class PrivateRound(QDialog):
    """Goes from one member to the next; nobody can go back, and nothing is kept but `dissenting`."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._at = tuple(names), 0
        self.dissenting = 0
        self.setWindowTitle(self.tr("속마음 먼저 묻기"))
        self.name, hint = (
            QLabel(),
            QLabel(self.tr("위원에게 노트북을 건네고 화면을 돌려 주십시오. 수만 남고 이름은 남지 않습니다.")),
        )
        self.name.setProperty("role", "title")
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.agree, self.other = QPushButton(self.tr("동의")), QPushButton(self.tr("이견"))
        for button in (self.agree, self.other):
            button.setAutoDefault(False)
        self.agree.clicked.connect(lambda: self._said(0))
        self.other.clicked.connect(lambda: self._said(1))
        buttons = QHBoxLayout()
        for button in (self.agree, self.other):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(self.name)
        column.addWidget(hint)
        column.addLayout(buttons)
        self.setMinimumWidth(420)
        self._show()

    def _said(self, dissent: int) -> None:
        self.dissenting += dissent
        self._at += 1
        if self._at >= len(self._names):
            self.accept()
        else:
            self._show()

    def _show(self) -> None:
        self.name.setText(self._names[self._at] if self._names else "")
        self.setFocus()
