"""Python's cyclic collector, run by the window's thread alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class GuiCollector(QObject):
    """Collects when it is due, between two events of the window.

    Left to itself the collector runs in whatever thread makes objects; a widget freed by another thread than the
    window's ends the program. It would also stop the clock's face for as long as it walks through all modules.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._is_settled = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def settle(self) -> None:
        """All that is loaded by now stays: it is collected once and not walked through again."""
        if not self._is_settled:
            self._is_settled = True
            gc.collect()
            gc.freeze()

    def collect_due(self) -> None:
        """The oldest generation whose count is over its threshold."""
        due = [
            n for n, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
        ]
        if due:
            gc.collect(due[-1])
