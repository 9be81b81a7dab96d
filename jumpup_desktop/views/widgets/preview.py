"""A paper's pages as pictures, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from jumpup_desktop.views import theme


class PagePreview(QWidget):
    """Draws one page fitted into its place; PgUp and PgDn turn it."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 200)

    def show_page(self, png: bytes) -> None:
        """Show another page's picture; no bytes, no page."""
        self._picture = QPixmap()
        if png:
            self._picture.loadFromData(png)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(380, 520)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        if self._picture.isNull():
            painter.end()
            return
        size = self._picture.size().scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        left = area.x() + (area.width() - size.width()) / 2
        page = QRectF(left, area.y() + (area.height() - size.height()) / 2, size.width(), size.height())
        painter.drawPixmap(page, self._picture, QRectF(self._picture.rect()))
        painter.setPen(theme.colour("focus" if self.hasFocus() else "border_strong"))
        painter.drawRect(page)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.turned.emit(step)
            return
        super().keyPressEvent(event)
