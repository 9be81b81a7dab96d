"""What an empty screen says: why it is empty, and the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from jumpup_desktop.views import theme

WIDTH = 460


class EmptyState(QWidget):
    """An icon, a sentence, and at most one button."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._title, self._text = QLabel(), QLabel(), QLabel()
        self.button = QPushButton()
        self._title.setProperty("role", "heading")
        self._text.setProperty("role", "muted")
        self._text.setWordWrap(True)
        self._text.setFixedWidth(WIDTH)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button.setProperty("kind", "primary")
        self.button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (self._icon, self._title, self._text, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, icon: str, title: str, text: str, button: str = "", button_icon: str = "") -> None:
        """Set all words; without a button text there is no button."""
        self._icon.setProperty("iconName", icon)
        self._icon.setProperty("iconSize", 40)
        self._icon.setProperty("iconTone", "faint")
        self._title.setText(title)
        self._text.setText(text)
        self._text.ensurePolished()
        self._text.setMinimumHeight(self._text.heightForWidth(WIDTH))
        self.button.setText(button)
        self.button.setProperty("iconName", button_icon)
        self.button.setVisible(bool(button))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button else Qt.FocusPolicy.NoFocus)
        self.button.setObjectName(f"{self.objectName()}_button")
        theme.dress(self)
