"""Loading an agency's table, step by step: file, columns, problems, changes, load."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.problems import Level
from jumpup_desktop.errors import Cancelled
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.presenters.tasks import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from jumpup_desktop.importers.checked import CheckedRow, CheckedTable
    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.step1_loads import Loaded, RowChange

Step = Literal["file", "columns", "problems", "changes", "load"]
STEPS: tuple[Step, ...] = ("file", "columns", "problems", "changes", "load")
_RANK = {"": 0, "note": 1, "warning": 2, "error": 3}


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem in words, at its cell; row 0 means the table as a whole."""

    number: int
    level: Level
    row: int
    column: str
    text: str


class ImportPresenter:
    """Rows with an error cannot be chosen; rows with a warning are loaded only after a yes."""

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
        self.lines: tuple[ProblemLine, ...] = ()
        self.error = ""
        self.is_busy = False
        self._mapping: dict[str, str] = {}
        self._cells: dict[tuple[int, str], tuple[Level, str]] = {}
        self._levels: dict[int, str] = {}
        self._left_out: set[int] = set()
        self._accepted: set[int] = set()
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
        problems = enumerate(checked.problems)
        self.lines = tuple(
            ProblemLine(n, p.level, p.place.row, p.place.column, self._sentences.of(p)) for n, p in problems
        )
        self._cells, self._levels = {}, {}
        for line in self.lines:
            self._note(line)
        self._left_out, self._accepted = set(), set()
        if self.step == "file":
            self.step = "columns"

    def _note(self, line: ProblemLine) -> None:
        at = (line.row, line.column)
        if at not in self._cells or _RANK[line.level] > _RANK[self._cells[at][0]]:
            self._cells[at] = (line.level, line.text)
        if _RANK[line.level] > _RANK[self._levels.get(line.row, "")]:
            self._levels[line.row] = line.level

    def cell(self, row: int, column: str) -> tuple[Level, str] | None:
        """The worst problem of a cell and its sentence."""
        return self._cells.get((row, column))

    def level(self, row: CheckedRow) -> str:
        """The worst level of a row; a row without a record is in error whatever was said."""
        return "error" if row.record is None else self._levels.get(row.row, "")

    @property
    def stops_all(self) -> bool:
        """Whether the table as a whole is in error."""
        return self._levels.get(0) == "error"

    def problem_counts(self) -> dict[str, int]:
        """How many problems of each level there are."""
        return {level: sum(p.level == level for p in self.lines) for level in ("error", "warning", "note")}

    def can_choose(self, row: CheckedRow) -> bool:
        """Whether a row may be loaded at all."""
        return not self.stops_all and self.level(row) != "error"

    def is_chosen(self, row: CheckedRow) -> bool:
        """Whether a row will be loaded."""
        if not self.can_choose(row) or row.row in self._left_out:
            return False
        return self.level(row) != "warning" or row.row in self._accepted

    def set_chosen(self, row: CheckedRow, is_chosen: bool) -> None:
        """Take a row in or leave it out; taking one with a warning is the yes it needs."""
        if not self.can_choose(row):
            return
        (self._left_out.discard if is_chosen else self._left_out.add)(row.row)
        (self._accepted.add if is_chosen and self.level(row) == "warning" else self._accepted.discard)(row.row)
        self.changed.emit(None)

    def accept_all(self, is_accepted: bool) -> None:
        """Say yes to all rows with warnings, or take the yes back."""
        rows = self.checked.rows if self.checked else ()
        warned = {row.row for row in rows if self.level(row) == "warning"}
        self._accepted = warned if is_accepted else set()
        self._left_out -= warned
        self.changed.emit(None)

    def chosen(self) -> list[CheckedRow]:
        """The rows that will be loaded."""
        return [row for row in (self.checked.rows if self.checked else ()) if self.is_chosen(row)]

    def tally(self) -> dict[str, int]:
        """Rows in all, chosen, in error, waiting for a yes."""
        rows = self.checked.rows if self.checked else ()
        levels = [self.level(row) for row in rows]
        waiting = sum(
            level == "warning" and row.row not in self._accepted for level, row in zip(levels, rows, strict=True)
        )
        return {"rows": len(rows), "chosen": len(self.chosen()), "error": levels.count("error"), "waiting": waiting}

    @property
    def can_go_on(self) -> bool:
        """Whether the next step is open."""
        if self.is_busy or self.checked is None:
            return False
        return bool(self.chosen()) if self.step in ("problems", "changes") else self.step != "load"

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
        season, rows = self._season, [row.row for row in self.chosen()]
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
