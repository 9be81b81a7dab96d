"""Another copy of the season came back, say from a laptop that had died: its tail is shown before it joins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.seen.tail import TailSeen


class TailPresenter:
    """`looked` tells what the other file would bring, `merged` how many events came, `failed` what went wrong."""

    def __init__(self, season: OpenSeason, tasks: Tasks, sentences: Sentences) -> None:
        self._season, self._tasks, self._sentences = season, tasks, sentences
        self.looked: Event[tuple[Path, TailSeen]] = Event()
        self.merged: Event[int] = Event()
        self.failed: Event[str] = Event()

    def look(self, other: Path) -> None:
        """Read the other file; nothing is changed."""
        from jumpup_desktop.services.seen import tail

        season = self._season
        self._tasks.submit(
            lambda: tail.tail(season.store, other), lambda seen: self.looked.emit((other, seen)), self._on_fault
        )

    def take(self, other: Path) -> None:
        """Bring its events in; nothing that is here is overwritten."""
        from jumpup_desktop.services import journals

        season = self._season
        self._tasks.submit(
            lambda: journals.bring(season.store, other, season.actor).added, self.merged.emit, self._on_fault
        )

    def _on_fault(self, error: Exception) -> None:
        self.failed.emit(self._sentences.of(error))
