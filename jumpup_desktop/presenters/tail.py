"""Another copy of the season came back, say from a laptop that had died: its tail is shown before it joins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.ports.season import SeasonsPort, TailView
    from jumpup_desktop.presenters.tasks import Tasks


class TailPresenter:
    """`looked` tells what the other file would bring, `merged` how many events came, `failed` what went wrong."""

    def __init__(self, port: SeasonsPort, tasks: Tasks, sentences: Sentences) -> None:
        self._port, self._tasks, self._sentences = port, tasks, sentences
        self.looked: Event[tuple[Path, TailView]] = Event()
        self.merged: Event[int] = Event()
        self.failed: Event[str] = Event()

    def look(self, other: Path) -> None:
        """Read the other file; nothing is changed."""
        self._tasks.submit(
            lambda: self._port.tail_of(other), lambda tail: self.looked.emit((other, tail)), self._on_fault
        )

    def take(self, other: Path) -> None:
        """Bring its events in; nothing that is here is overwritten."""
        self._tasks.submit(lambda: self._port.merge(other), self.merged.emit, self._on_fault)

    def _on_fault(self, error: Exception) -> None:
        self.failed.emit(self._sentences.of(error))
