"""A window's end: destroyed here and now, so that the next test's theme and language do not reach it any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from jumpup_desktop.views.shell.window import Window


def destroy(window: Window) -> None:
    """With all its pages, not whenever the collector comes by."""
    if window.frame is not None:
        window.frame.forget_pages()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
