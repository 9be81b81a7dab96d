"""Brings calls of other threads onto the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


class Dispatcher(QObject):
    """`deliver` may be called from any thread; the call runs on the thread this object lives in."""

    _came = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._came.connect(self._run)

    def deliver(self, call: Callable[[], None]) -> None:
        """Run the call on the window's thread: from another thread it is queued there."""
        self._came.emit(call)

    def _run(self, call: Callable[[], None]) -> None:
        call()
