"""A panels workbook on its way in: looked through first, loaded as a whole after a yes, stopped at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from jumpup_desktop.errors import Cancelled
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.presenters.tasks import Progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.panel_files import PanelsFile

T = TypeVar("T")


class PanelFilePresenter:
    """One workbook at a time; `progressed` tells (share, step), `checked` what was found."""

    def __init__(self, season: OpenSeason, tasks: Tasks, sentences: Sentences) -> None:
        self._season, self._tasks, self._sentences = season, tasks, sentences
        self.changed: Event[None] = Event()
        self.progressed: Event[tuple[float, str]] = Event()
        self.checked: Event[PanelsFile] = Event()
        self.error = ""
        self._progress: Progress | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a workbook is being read or loaded."""
        return self._progress is not None

    def check(self, path: Path) -> None:
        """Look a workbook through before anything of it enters the record."""
        season = self._season

        def check(tell: Progress) -> PanelsFile:
            from jumpup_desktop.services import panel_files

            return panel_files.check(season.store, season.actor, path, tell)

        self._work(check, self.checked.emit)

    def load(self, path: Path) -> None:
        """Load the workbook that was looked through."""
        season = self._season

        def load(tell: Progress) -> object:
            from jumpup_desktop.services import panel_files

            return panel_files.load(season.store, season.actor, path, tell)

        self._work(load, lambda _added: None)

    def cancel(self) -> None:
        """Stop; nothing of the workbook is kept."""
        if self._progress is not None:
            self._progress.cancel()

    def lines(self, checked: PanelsFile) -> tuple[str, ...]:
        """Each problem as a line: sheet, row, sentence."""
        places = [f"{p.place.sheet} {p.place.row}: " if p.place.row else "" for p in checked.problems]
        return tuple(at + self._sentences.of(p) for at, p in zip(places, checked.problems, strict=True))

    def can_load(self, checked: PanelsFile) -> bool:
        """Panels load as a whole or not at all."""
        return not any(p.level == "error" for p in checked.problems)

    def _work(self, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        if self.is_busy:
            return
        progress = Progress(self._tasks.deliver, lambda share, step: self.progressed.emit((share, step)))
        self._progress, self.error = progress, ""
        self.changed.emit(None)

        def finish(result: T) -> None:
            self._end("")
            done(result)

        self._tasks.submit(lambda: work(progress), finish, self._on_fault)

    def _on_fault(self, error: Exception) -> None:
        self._end("" if isinstance(error, Cancelled) else self._sentences.of(error))

    def _end(self, error: str) -> None:
        self._progress, self.error = None, error
        self.changed.emit(None)
