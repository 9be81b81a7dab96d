"""What came out of checking a table: shown, adjusted, then confirmed row by row."""

from __future__ import annotations

from dataclasses import dataclass

from jumpup_desktop.domain.problems import Level, Problem
from jumpup_desktop.domain.selection.step1 import Step1Record

SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class CheckedColumn:
    """One column as found: its letter, printed header on one line, group above it, and field ("" if unused)."""

    letter: str
    header: str
    group: str
    field: str
    unit: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row of data by its number in the spreadsheet; no record where it has an error.

    `joined` holds the raw texts of the cells, one string with U+001F between: 32 times less to send; empty
    where nobody shows them.
    """

    row: int
    record: Step1Record | None
    joined: str

    @property
    def texts(self) -> tuple[str, ...]:
        """The raw text of each cell."""
        return tuple(self.joined.split(SEPARATOR))


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How the rows below the header were read."""

    data: int = 0
    blank: int = 0
    header: int = 0
    total: int = 0
    footnote: int = 0


@dataclass(frozen=True, slots=True)
class CheckedTable:
    """A checked STEP1 table. `fingerprint` is what a mapping for such headers is remembered under."""

    file: str
    sha256: str
    size: int
    kind: str
    sheet: str
    sheets: tuple[str, ...]
    header_rows: tuple[int, ...]
    columns: tuple[CheckedColumn, ...]
    unit_note: str
    money_unit: str
    fingerprint: str
    rows: tuple[CheckedRow, ...]
    problems: tuple[Problem, ...]
    counts: RowCounts

    def records(self) -> tuple[Step1Record, ...]:
        """The records of all rows without an error."""
        return tuple(row.record for row in self.rows if row.record is not None)

    def count(self, level: Level) -> int:
        """How many problems of a level there are."""
        return sum(problem.level == level for problem in self.problems)
