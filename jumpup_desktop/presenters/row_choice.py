"""Which rows of a checked table are loaded: none with an error, those with a warning only after a yes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.importers.checked import CheckedRow
    from jumpup_desktop.presenters.event import Event

_RANK = {"": 0, "note": 1, "warning": 2, "error": 3}


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem in words, at its cell; row 0 means the table as a whole."""

    number: int
    level: Level
    row: int
    column: str
    text: str


class RowChoice:
    """The rows with what is wrong with them; `changed` is told when one is chosen or left out."""

    def __init__(self, rows: Sequence[CheckedRow], lines: tuple[ProblemLine, ...], changed: Event[None]) -> None:
        self._rows, self.lines, self._changed = rows, lines, changed
        self._cells: dict[tuple[int, str], tuple[Level, str]] = {}
        self._levels: dict[int, str] = {}
        self._left_out: set[int] = set()
        self._accepted: set[int] = set()
        for line in lines:
            self._note(line)

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
        self._changed.emit(None)

    def accept_all(self, is_accepted: bool) -> None:
        """Say yes to all rows with warnings, or take the yes back."""
        warned = {row.row for row in self._rows if self.level(row) == "warning"}
        self._accepted = warned if is_accepted else set()
        self._left_out -= warned
        self._changed.emit(None)

    def chosen(self) -> list[CheckedRow]:
        """The rows that will be loaded."""
        return [row for row in self._rows if self.is_chosen(row)]

    def tally(self) -> dict[str, int]:
        """Rows in all, chosen, in error, waiting for a yes."""
        levels = [self.level(row) for row in self._rows]
        waiting = sum(
            level == "warning" and row.row not in self._accepted for level, row in zip(levels, self._rows, strict=True)
        )
        return {"rows": len(levels), "chosen": len(self.chosen()), "error": levels.count("error"), "waiting": waiting}
