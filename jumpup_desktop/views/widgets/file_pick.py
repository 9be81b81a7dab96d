"""Takes a file by drag and drop or by a button."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent


def dropped_file(mime: QMimeData) -> Path | None:
    """The one local file that is being dragged."""
    urls = [url for url in mime.urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None


class FilePick(QWidget):
    """A dashed area; `dropped` carries the path, `wanted` asks for the file chooser."""

    dropped = Signal(object)
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._area, self._icon, self._text = QFrame(), QLabel(), QLabel()
        self._area.setObjectName("drop_area")
        self._icon.setProperty("iconName", "import")
        self._icon.setProperty("iconSize", 40)
        self._icon.setProperty("iconTone", "accent")
        self._text.setProperty("role", "heading")
        self._hint = QLabel()
        self._hint.setProperty("role", "muted")
        self.button = QPushButton()
        self.button.setProperty("kind", "primary")
        self.button.setProperty("iconName", "folder")
        self.button.clicked.connect(self.wanted)
        inner = QVBoxLayout(self._area)
        inner.setSpacing(12)
        inner.addStretch()
        from PySide6.QtCore import Qt

        for widget in (self._icon, self._text, self._hint, self.button):
            inner.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch()
        self.setFocusProxy(self.button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def say(self, text: str, hint: str, button: str) -> None:
        """Set all words."""
        self._text.setText(text)
        self._hint.setText(hint)
        self.button.setText(button)
        self.button.setObjectName(f"{self.objectName()}_button")

    def _mark(self, over: bool) -> None:
        self._area.setProperty("over", over)
        self._area.style().unpolish(self._area)
        self._area.style().polish(self._area)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()):
            self._mark(over=True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(over=False)
        if path := dropped_file(event.mimeData()):
            self.dropped.emit(path)
