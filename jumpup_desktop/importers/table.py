"""A table cut out of a sheet: its columns with their fields, its rows, and what was odd on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Level, Place, Problem
from jumpup_desktop.importers.checked import CheckedColumn, RowCounts
from jumpup_desktop.importers.facts import column_letters
from jumpup_desktop.importers.grid import Row
from jumpup_desktop.importers.layout import ROW_KINDS, Layout, find_layout, header_key, money_unit, row_kind
from jumpup_desktop.importers.mapping import Mapping, guess, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.importers.fields import FieldSpec
    from jumpup_desktop.importers.workbook import Sheet, Workbook


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of data by their number in the spreadsheet; `problems` carry headers as their columns."""

    layout: Layout
    columns: tuple[CheckedColumn, ...]
    rows: tuple[tuple[int, Row], ...]
    problems: tuple[Problem, ...]
    counts: RowCounts
    faulty_cells: frozenset[tuple[int, int]]

    def index(self) -> dict[str, int]:
        """The column index of each field."""
        return {column.field: at for at, column in enumerate(self.columns) if column.field}

    def header_of(self, field: str) -> str:
        """The printed header of a field; the field itself where the table has no such column."""
        return next((column.header for column in self.columns if column.field == field), field)

    def placed(self, problem: Problem) -> Problem:
        """A rule's problem with the sheet and the printed header in its place."""
        place = Place(self.layout.sheet, problem.place.row, self.header_of(problem.place.column))
        return replace(problem, place=place)


def cut(
    book: Workbook, specs: Sequence[FieldSpec], sheet: str | None, header_row: int | None, mapping: Mapping
) -> Table:
    """Find the table and its columns. Raises Refused(`table.…`)."""
    layout = find_layout(book, vocabulary(specs), sheet, header_row)
    source = book.sheet(layout.sheet)
    fields = guess(layout.headers, layout.groups, source.rows[layout.header_rows[-1] :], specs, mapping)
    columns = _columns(source, layout, fields)
    rows, counts, odd = _rows(source, layout)
    rows, merged = _fill_merged(source, rows, columns)
    faulty, errors = _error_cells(source, rows, columns)
    hidden = _hidden(source, rows, columns)
    return Table(layout, columns, tuple(rows), (*odd, *merged, *errors, *hidden), counts, faulty)


def missing_columns(table: Table, wanted: Sequence[FieldSpec]) -> list[Problem]:
    """An error for each field without which the table says nothing; it stops all rows."""
    have = table.index()
    place = Place(table.layout.sheet, 0, "")
    return [
        Problem("table.column-missing", "error", (("wanted", spec.aliases[0]),), place)
        for spec in wanted
        if spec.name not in have
    ]


def _columns(sheet: Sheet, layout: Layout, fields: tuple[str, ...]) -> tuple[CheckedColumn, ...]:
    triples = enumerate(zip(layout.headers, layout.groups, fields, strict=True), 1)
    hidden = sheet.facts.hidden_columns
    return tuple(
        CheckedColumn(column_letters(n), header, group, field, money_unit(header), n in hidden)
        for n, (header, group, field) in triples
    )


def _rows(sheet: Sheet, layout: Layout) -> tuple[list[tuple[int, Row]], RowCounts, list[Problem]]:
    header = frozenset(header_key(text) for text in (*layout.headers, *layout.groups) if text)
    first = layout.header_rows[-1]
    kinds = [(number, row, row_kind(row, header)) for number, row in enumerate(sheet.rows[first:], first + 1)]
    odd = [
        Problem(f"table.{kind}-row", "note", (), Place(layout.sheet, number, ""))
        for number, _, kind in kinds
        if kind in ("header", "total")
    ]
    last = max((number for number, _, kind in kinds if kind != "blank"), default=0)
    counted = Counter(kind for number, _, kind in kinds if number <= last)
    return (
        [(number, row) for number, row, kind in kinds if kind == "data"],
        RowCounts(*(counted[kind] for kind in ROW_KINDS)),
        odd,
    )


def _fill_merged(
    sheet: Sheet, rows: list[tuple[int, Row]], columns: tuple[CheckedColumn, ...]
) -> tuple[list[tuple[int, Row]], list[Problem]]:
    """Cells merged downwards say the same for each row; whether that was meant, only a person knows."""
    by_number = dict(rows)
    problems: list[Problem] = []
    for top, left, bottom, _ in sheet.facts.merges:
        source = by_number.get(top)
        if bottom == top or source is None or left > len(columns):
            continue
        for number in range(top + 1, bottom + 1):
            if number in by_number:
                by_number[number] = [*by_number[number]]
                by_number[number][left - 1] = source[left - 1]
                values = (("found", str(source[left - 1])), ("above", str(top)))
                place = Place(sheet.name, number, columns[left - 1].header)
                problems.append(Problem("table.merged-cell", "warning", values, place))
    return list(by_number.items()), problems


def _error_cells(
    sheet: Sheet, rows: list[tuple[int, Row]], columns: tuple[CheckedColumn, ...]
) -> tuple[frozenset[tuple[int, int]], list[Problem]]:
    numbers = {number for number, _ in rows} if sheet.facts.errors or sheet.facts.uncounted else set()
    cells = [(at, "error-cell", text) for at, text in sheet.facts.errors]
    cells += [(at, "uncounted-cell", "") for at in sheet.facts.uncounted]
    problems = [
        Problem(
            f"table.{code}",
            _level_of(columns[c - 1]),
            (("found", text),),
            Place(sheet.name, r, columns[c - 1].header),
        )
        for (r, c), code, text in cells
        if r in numbers and c <= len(columns)
    ]
    return frozenset(at for at, _, _ in cells), problems


def _level_of(column: CheckedColumn) -> Level:
    return "error" if column.field else "note"


def _hidden(sheet: Sheet, rows: list[tuple[int, Row]], columns: tuple[CheckedColumn, ...]) -> list[Problem]:
    facts = sheet.facts
    problems = [
        Problem("table.hidden-row", "warning", (), Place(sheet.name, number, ""))
        for number, _ in (rows if facts.hidden_rows else [])
        if number in facts.hidden_rows
    ]
    problems += [
        Problem("table.hidden-column", "note", (), Place(sheet.name, 0, column.header))
        for column in columns
        if column.is_hidden and column.field
    ]
    if facts.is_hidden:
        problems.append(Problem("table.hidden-sheet", "warning", (), Place(sheet.name, 0, "")))
    return problems
