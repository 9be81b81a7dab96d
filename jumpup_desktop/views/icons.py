"""Our own line icons, tinted when loaded, for screens of one and two pixels a point."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel

from jumpup_desktop.assets import asset

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_TONES = {"primary": "accent_text", "quiet": "accent_ink", "link": "accent_ink", "danger": "bad"}


@lru_cache(maxsize=256)
def pixmap(name: str, tint: str, size: int = 20, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture of `size` points."""
    from PySide6.QtSvg import QSvgRenderer

    svg = asset("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", tint)
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, tint: QColor, faint: QColor | None = None) -> QIcon:
    """One icon for dpr 1 and 2, with its disabled face."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, tint.name(), 20, ratio))
        if faint is not None:
            made.addPixmap(pixmap(name, faint.name(), 20, ratio), QIcon.Mode.Disabled)
    return made


def forget() -> None:
    """Drop all pictures; the theme changed."""
    pixmap.cache_clear()


def refresh(widget: QWidget, colour: Callable[[str], QColor]) -> None:
    """Set the icons that buttons and labels below the widget are named for (property `iconName`)."""
    for button in widget.findChildren(QAbstractButton):
        dress(button, colour)
    for label in widget.findChildren(QLabel):
        if name := label.property("iconName"):
            token = str(label.property("iconTone") or "muted")
            size = int(label.property("iconSize") or 20)
            label.setPixmap(pixmap(str(name), colour(token).name(), size, max(1.0, label.devicePixelRatioF())))


def dress(button: QAbstractButton, colour: Callable[[str], QColor]) -> None:
    """The icon a button is named for, in the tone of what the button is (property `kind`)."""
    if name := button.property("iconName"):
        token = _TONES.get(str(button.property("kind") or ""), str(button.property("iconTone") or "muted"))
        button.setIcon(icon(str(name), colour(token), colour("faint")))
        button.setIconSize(QSize(18, 18))
