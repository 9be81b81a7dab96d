"""What all pages share: they speak the chosen language and name the areas F6 walks through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


class Page(QWidget):
    """A page draws itself from its presenter in `redraw`; `retranslate` also sets the form's words."""

    is_gone = False
    shows: tuple[str, ...] = ()
    """Subjects the page shows something of; nothing means that it shows nothing of the record."""

    def __init__(self) -> None:
        super().__init__()
        self.is_stale = True

    def redraw(self) -> None:
        """Something it shows was written while it is in view."""
        self.refresh()

    def leave(self) -> None:
        """Hear nothing more; the page and those inside it are about to be destroyed."""
        for page in (self, *self.findChildren(Page)):
            page.is_gone = True

    def refresh(self) -> None:
        """Ask the presenter for what is new; called when the page comes into view."""

    def flush(self) -> None:
        """Take the last syllable and keep what is typed: before a lock, another page, a close."""

    def areas(self) -> Sequence[QWidget]:
        """Where F6 goes to, in order."""
        return ()

    def home(self) -> QWidget | None:
        """Where the focus belongs now: what is written or pressed next; nothing where the page cannot tell."""
        return None

    def search_field(self) -> QWidget | None:
        """Where Ctrl+F goes to."""
        return None

    def band(self) -> str:
        """Which panel and room the page is about, for the band above it."""
        return ""

    def retranslate(self) -> None:
        """Say everything again in the language that is on."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and not self.is_gone:
            self.retranslate()
        super().changeEvent(event)
