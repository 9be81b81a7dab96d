"""The frame around the pages: where the user is, what is saved, when it locks itself."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.changes import Changes
    from jumpup_desktop.presenters.session import SessionPresenter
    from jumpup_desktop.presenters.tasks import Tasks

PageName = Literal["start", "step1", "panels", "opening", "progress", "papers", "settings"]
Saved = Literal["saved", "saving", "unsaved"]
SECTIONS: tuple[tuple[str, tuple[PageName, ...]], ...] = (
    ("prepare", ("start", "step1", "panels")),
    ("evaluate", ("opening", "progress", "papers")),
    ("program", ("settings",)),
)
PAGES: tuple[PageName, ...] = tuple(page for _, pages in SECTIONS for page in pages)


class ShellPresenter:
    """Pages in the order of work; `recorded` tells what was written, so that pages which show it are drawn anew."""

    def __init__(
        self,
        session: SessionPresenter,
        phase_runs: Callable[[], bool],
        tasks: Tasks,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session, self._phase_runs, self._clock = session, phase_runs, clock
        self.changed: Event[None] = Event()
        self.moved: Event[PageName] = Event()
        self.page: PageName = "start"
        self.band = ""
        self._running = 0
        self._unsaved: set[str] = set()
        self._touched = clock()
        self.recorded: Event[Changes] = tasks.recorded
        tasks.busy.listen(self._on_busy)

    @property
    def saved(self) -> Saved:
        """Whether everything the user did is kept."""
        if self._running:
            return "saving"
        return "unsaved" if self._unsaved else "saved"

    @property
    def phase_runs(self) -> bool:
        """Whether a phase of the day is on."""
        return self._session.screen in ("open", "locked") and self._phase_runs()

    @property
    def policy_line(self) -> str:
        """The policy's name and the beginning of its hash."""
        card = self._session.card
        return f"{card.policy} · {card.policy_sha256[:8]}" if card else ""

    @property
    def title(self) -> str:
        """Programme and round of the open season."""
        card = self._session.card
        return " · ".join(part for part in (card.programme, card.round) if part) if card else ""

    def go(self, page: PageName) -> None:
        """Show a page."""
        self.page = page
        self.moved.emit(page)

    def show_band(self, text: str) -> None:
        """Say which panel and room the screens are about; no text, no band."""
        self.band = text
        self.changed.emit(None)

    def mark_unsaved(self, what: str, *, is_unsaved: bool) -> None:
        """A page holds something that is not in the record yet."""
        if is_unsaved != (what in self._unsaved):
            (self._unsaved.add if is_unsaved else self._unsaved.discard)(what)
            self.changed.emit(None)

    def touch(self) -> None:
        """The user did something."""
        self._touched = self._clock()

    def tick(self) -> None:
        """Lock after the policy's idle minutes, but never while a phase runs (practice 27)."""
        card = self._session.card
        if card is None or self._session.screen != "open" or not card.idle_minutes:
            return
        if self._clock() - self._touched >= card.idle_minutes * 60 and not self._phase_runs():
            self._session.lock()

    def _on_busy(self, running: int) -> None:
        self._running = running
        self.changed.emit(None)
