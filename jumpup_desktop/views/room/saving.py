"""A box that stays open until what was typed in it is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class SavingDialog(QDialog):
    """While it is being recorded it cannot be cancelled; what is refused is still there, with the reason.

    `save` takes what was typed and what to call once it is recorded.
    """

    def __init__(self, save: Callable[..., None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save, self._is_saving = save, False
        self.error = QLabel()
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self.buttons = QDialogButtonBox()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def record(self, said: object) -> None:
        """Ask to record it; `say` or the end follows."""
        self._is_saving = True
        self.buttons.setEnabled(False)
        self._save(said, self._on_recorded)

    def say(self, error: str) -> None:
        """What came of it: why it was not recorded, or nothing."""
        self._is_saving = False
        self.buttons.setEnabled(True)
        self.error.setText(error)
        self.error.setVisible(bool(error))

    def reject(self) -> None:
        if not self._is_saving:
            super().reject()

    def _on_recorded(self) -> None:
        self._is_saving = False
        super().accept()
