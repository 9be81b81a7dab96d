"""Loading an agency's table, step by step: file, columns, problems, changes, load."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.errors import Cancelled
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.presenters.row_choice import ProblemLine, RowChoice
from jumpup_desktop.presenters.tasks import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from jumpup_desktop.importers.checked import CheckedTable
    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.step1_loads import Loaded, RowChange

Step = Literal["file", "columns", "problems", "changes", "load"]
STEPS: tuple[Step, ...] = ("file", "columns", "problems", "changes", "load")


class ImportPresenter:
    """`rows` are those of the checked table, chosen or left out."""

    def __init__(self, season: OpenSeason, tasks: Tasks, sentences: Sentences) -> None:
        self._season, self._tasks, self._sentences = season, tasks, sentences
        self.changed: Event[None] = Event()
        self.progressed: Event[tuple[float, str]] = Event()
        self.finished: Event[Loaded] = Event()
        self.reset()

    def reset(self) -> None:
        """Begin anew, with no file."""
        self.step: Step = "file"
        self.path: Path | None = None
        self.checked: CheckedTable | None = None
        self.changes: Mapping[int, RowChange] = {}
        self.counts: Loaded | None = None
        self.error = ""
        self.is_busy = False
        self._mapping: dict[str, str] = {}
        self.rows = RowChoice((), (), self.changed)
        self._progress: Progress | None = None
        self.changed.emit(None)

    def fields(self) -> tuple[str, ...]:
        """Fields a column can be mapped to."""
        from jumpup_desktop.domain.selection.step1 import Step1Record

        return tuple(f.name for f in fields(Step1Record) if f.name != "waived")

    def choose(self, path: Path) -> None:
        """Check a file with what the program finds by itself."""
        self.reset()
        self.path = path
        self.check(None, None)

    def check(self, sheet: str | None, header_row: int | None) -> None:
        """Check the file again with another sheet, header row or mapping."""
        if self.path is None:
            return
        path, mapping, policy = self.path, tuple(self._mapping.items()), self._season.policy.policy

        def work(tell: Progress) -> CheckedTable:
            from jumpup_desktop.importers.mapping import Mapping
            from jumpup_desktop.services import checks

            settled = Mapping(fields=mapping) if mapping else None
            return checks.step1_with_texts(path, policy, checks.Reading(sheet, header_row, settled), tell)

        self._work(work, self._on_checked)

    def map(self, header: str, field: str) -> None:
        """Settle what a column holds; "" leaves it out."""
        self._mapping[header] = field
        if self.checked is not None:
            self.check(self.checked.sheet, self.checked.header_rows[-1])

    def _on_checked(self, checked: CheckedTable) -> None:
        self.checked = checked
        lines = (
            ProblemLine(n, p.level, p.place.row, p.place.column, self._sentences.of(p))
            for n, p in enumerate(checked.problems)
        )
        self.rows = RowChoice(checked.rows, tuple(lines), self.changed)
        if self.step == "file":
            self.step = "columns"

    @property
    def can_go_on(self) -> bool:
        """Whether the next step is open."""
        if self.is_busy or self.checked is None:
            return False
        return bool(self.rows.chosen()) if self.step in ("problems", "changes") else self.step != "load"

    def next(self) -> None:
        """The next step; the last one loads."""
        if not self.can_go_on or self.checked is None:
            return
        checked = self.checked
        if self.step == "problems":
            from jumpup_desktop.services import step1_loads

            self._work(lambda _tell: step1_loads.compare(self._season.store, checked), self._on_compared, store=True)
        elif self.step == "changes":
            self._start_loading()
        else:
            self._go(STEPS[STEPS.index(self.step) + 1])

    def back(self) -> None:
        """The step before."""
        if not self.is_busy and self.step != "file":
            self._go(STEPS[STEPS.index(self.step) - 1])

    def cancel(self) -> None:
        """Stop what runs; nothing of it is kept."""
        if self._progress is not None:
            self._progress.cancel()

    def _on_compared(self, changes: Sequence[RowChange]) -> None:
        self.changes = {change.row: change for change in changes if change.what != "error"}
        self.step = "changes"

    def _start_loading(self) -> None:
        checked, path = self.checked, self.path
        if checked is None or path is None:
            return
        season, rows = self._season, [row.row for row in self.rows.chosen()]
        self.step = "load"

        def work(_tell: Progress) -> Loaded:
            from jumpup_desktop.services import step1_loads

            return step1_loads.load(season.store, season.actor, checked, path, rows=rows)

        self._work(work, self._on_loaded, store=True)

    def _on_loaded(self, counts: Loaded) -> None:
        self.counts = counts
        self.finished.emit(counts)

    def _go(self, step: Step) -> None:
        self.step, self.error = step, ""
        self.changed.emit(None)

    def _work(self, work: Callable[[Progress], object], done: Callable[..., None], *, store: bool = False) -> None:
        progress = Progress(self._tasks.deliver, lambda share, step: self.progressed.emit((share, step)))
        self._progress, self.is_busy, self.error = progress, True, ""
        self.changed.emit(None)

        def finish(result: object) -> None:
            self._progress, self.is_busy = None, False
            done(result)
            self.changed.emit(None)

        self._tasks.submit(lambda: work(progress), finish, self._on_fault, "store" if store else "files")

    def _on_fault(self, error: Exception) -> None:
        self._progress, self.is_busy = None, False
        self.error = "" if isinstance(error, Cancelled) else self._sentences.of(error)
        if self.step == "load":
            self.step = "changes"
        self.changed.emit(None)
