"""A day whose papers are made, signed and sent out: how it stands, and the work on it, one thing at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from jumpup_desktop.errors import Cancelled
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.presenters.tasks import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.problems import Problem
    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.papers.signing_table import SigningTable
    from jumpup_desktop.services.seen.signing import SigningDay

T = TypeVar("T")


class SigningDayPresenter:
    """`changed` when the day was read anew or work began or ended; `progressed` tells (share, paper's number)."""

    def __init__(self, season: OpenSeason, tasks: Tasks, sentences: Sentences) -> None:
        self.season, self.tasks, self.sentences = season, tasks, sentences
        self.changed: Event[None] = Event()
        self.progressed: Event[tuple[float, str]] = Event()
        self.day: SigningDay | None = None
        self.error = ""
        self.is_busy = False
        self._progress: Progress | None = None

    def refresh(self) -> None:
        """Read the day again."""
        self.choose(self.day.meeting if self.day else "")

    def choose(self, meeting: str) -> None:
        """Work on another day's papers."""
        self.tasks.submit(lambda: self._read(meeting), self._on_day, self._on_unread)

    def do(
        self, work: Callable[[SigningTable], T], done: Callable[[T], None] = lambda _none: None, meeting: str = "",
        refused: Callable[[str], None] | None = None,
    ) -> None:  # fmt: skip
        """Do something with this day's papers (or another's); the day is read again, then `done` hears the result.

        What is wrong is said in `error`, or to `refused`.
        """
        wanted = meeting or (self.day.meeting if self.day else "")
        if not wanted:
            return
        self.is_busy, self.error = True, ""
        self.changed.emit(None)

        def work_and_read() -> tuple[T, SigningDay | None]:
            result = work(self._table(wanted))
            return result, self._read(wanted)

        def finish(found: tuple[T, SigningDay | None]) -> None:
            result, self.day = found
            self.is_busy, self._progress = False, None
            done(result)
            self.changed.emit(None)

        def fail(error: Exception) -> None:
            if refused is None or isinstance(error, Cancelled):
                self._on_fault(error)
                return
            self.is_busy, self._progress = False, None
            self.refresh()
            self.changed.emit(None)
            refused(self.sentences.of(error))

        self.tasks.submit(work_and_read, finish, fail)

    def act(self, *acts: Act) -> None:
        """What the room still puts right after 폐회."""
        self.do(lambda table: table.room.act(*acts))

    def begin_progress(self) -> Progress:
        """For long work: reports go to `progressed`, and it can be stopped."""
        self._progress = Progress(self.tasks.deliver, lambda share, step: self.progressed.emit((share, step)))
        return self._progress

    def cancel(self) -> None:
        """Stop long work; what is done stays."""
        if self._progress is not None:
            self._progress.cancel()

    def say(self, problem: Problem) -> None:
        """Show what is wrong with what the user is about to do."""
        self.error = self.sentences.of(problem)
        self.changed.emit(None)

    def _table(self, meeting: str) -> SigningTable:
        from jumpup_desktop.services.papers.signing_table import SigningTable

        return SigningTable(self.season.store, meeting, self.season.pin_cost)

    def _read(self, meeting: str) -> SigningDay | None:
        from jumpup_desktop.services.seen import signing

        return signing.signing_day(self.season.store, self.season.reader, meeting)

    def _on_day(self, day: SigningDay | None) -> None:
        self.day = day
        self.changed.emit(None)

    def _on_fault(self, error: Exception) -> None:
        self.is_busy, self._progress = False, None
        self.error = "" if isinstance(error, Cancelled) else self.sentences.of(error)
        self.refresh()
        self.changed.emit(None)

    def _on_unread(self, error: Exception) -> None:
        self.error = self.sentences.of(error)
        self.changed.emit(None)
