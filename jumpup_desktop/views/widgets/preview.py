"""A paper's pages as pictures, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jumpup_desktop.views import theme

_MARGIN, WIDEST = 8, 900


class PagePreview(QWidget):
    """Draws one page fitted into its place, or as wide as that; PgUp and PgDn turn it."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._is_wide = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 200)

    def fill_width(self) -> None:
        """As wide as its place from now on, and as high as that makes a page: it stands in what scrolls."""
        self._is_wide = True
        self._stretch()

    def show_page(self, png: bytes) -> None:
        """Show another page's picture; no bytes, no page."""
        self._picture = QPixmap()
        if png:
            self._picture.loadFromData(png)
        self._stretch()
        self.update()

    def _stretch(self) -> None:
        if self._is_wide and not self._picture.isNull():
            wide = min(self.width() - 2 * _MARGIN, WIDEST)
            self.setMinimumHeight(wide * self._picture.height() // self._picture.width() + 2 * _MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._stretch()

    def sizeHint(self) -> QSize:
        return QSize(380, 520)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
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
