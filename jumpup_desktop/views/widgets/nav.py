"""A page's button in the left navigation."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget


class NavButton(QPushButton):
    """Checked while its page is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setProperty("iconTone", "nav_text")
