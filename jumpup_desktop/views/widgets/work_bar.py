"""A line that shows long work: what it does, how far it is, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget


class WorkBar(QFrame):
    """Hidden until work is told of; `cancelled` when the user wants out."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("work_bar")
        self.text, self.bar, self.cancel = QLabel(), QProgressBar(), QPushButton()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.cancel.setProperty("iconName", "close")
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.text)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.retranslate()
        self.hide()

    def tell(self, text: str, share: float) -> None:
        """Show how far the work is."""
        self.text.setText(text)
        self.bar.setValue(round(share * 100))
        self.show()

    def retranslate(self) -> None:
        """Say everything again in the language of now; the button is named after the bar, once that has a name."""
        self.cancel.setObjectName(f"{self.objectName()}_cancel")
        self.bar.setAccessibleName(self.tr("진행"))
        self.cancel.setText(self.tr("취소"))
