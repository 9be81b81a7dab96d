"""One count with a line below it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout

from jumpup_desktop.views.widgets.card import Card


class CountCard(Card):
    """Title, figure, line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title, self._figure, self._line = QLabel(), QLabel(), QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        for label, role in ((self._title, "muted"), (self._figure, "figure"), (self._line, "muted")):
            label.setProperty("role", role)
            column.addWidget(label)
        self._line.setWordWrap(True)

    def say(self, title: str, figure: str, line: str, tone: str) -> None:
        """Set all words; the tone `warn` marks the line."""
        self._title.setText(title)
        self._figure.setText(figure)
        self._line.setText(line)
        self._line.setProperty("role", "hint" if tone == "warn" else "muted")
        self._line.style().unpolish(self._line)
        self._line.style().polish(self._line)
