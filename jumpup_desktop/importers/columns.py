"""Reads whole columns at once: each different cell is read once, however often it stands there."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from jumpup_desktop.domain.garbled import is_garbled, repaired, suspects
from jumpup_desktop.domain.problems import Place, Problem
from jumpup_desktop.importers import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jumpup_desktop.importers.fields import FieldSpec
    from jumpup_desktop.importers.grid import Cell
    from jumpup_desktop.importers.table import Table

Values = dict[str, list[Any]]


def read_columns(table: Table, specs: Sequence[FieldSpec], unit: str, subject: str) -> tuple[Values, list[Problem]]:
    """The values of each field, row by row, and what could not be read (codes under `subject`).

    A problem's column is the field's name here; a cell that cannot be read gives the field's nothing.
    """
    values: Values = {}
    problems: list[Problem] = []
    index = table.index()
    numbers = [number for number, _ in table.rows]
    columns = list(zip_longest(*(row for _, row in table.rows)))
    for spec in specs:
        if spec.name not in index:
            continue
        at = index[spec.name]
        column = columns[at] if at < len(columns) else (None,) * len(numbers)
        faulty = [n in numbers_of for n in numbers] if (numbers_of := _faulty(table, at)) else None
        reader = reader_of(spec, table.columns[at].unit or unit)
        values[spec.name], faults = _read(column, reader, faulty)
        if spec.reading in ("text", "experts"):
            faults += _garbled(column)
        problems += [_problem(subject, code, numbers[i], spec.name, column[i]) for i, code in faults]
    return values, problems


def reader_of(spec: FieldSpec, unit: str) -> Callable[[Cell], Any]:
    """The reader for a field; amounts in `unit`."""
    simple: dict[str, Callable[[Cell], Any]] = {
        "text": cells.text, "integer": cells.integer, "date": cells.day, "time": cells.clock, "score": cells.score,
        "number": cells.business_number, "ksic": cells.ksic, "grade": cells.grade, "experts": cells.experts,
    }  # fmt: skip
    return cells.money(unit) if spec.reading == "money" else simple[spec.reading]


def _faulty(table: Table, at: int) -> set[int]:
    return {row for row, column in table.faulty_cells if column == at + 1}


def _read(
    column: Sequence[Cell], reader: Callable[[Cell], Any], faulty: list[bool] | None
) -> tuple[list[Any], list[tuple[int, str]]]:
    """Values and (index, code) of the cells that cannot be read; error cells are already told."""
    nothing = reader(None)
    cells_read = (
        [str(cell) if cell is True or cell is False else cell for cell in column]
        if bool in set(map(type, column))
        else column
    )
    known: dict[Cell, Any] = {}
    codes: dict[Cell, str] = {}
    for cell in set(cells_read):
        try:
            known[cell] = reader(cell)
        except ValueError as error:
            known[cell], codes[cell] = nothing, str(error)
    read = [known[cell] for cell in cells_read]
    if faulty:
        read = [nothing if bad else value for bad, value in zip(faulty, read, strict=True)]
    faults = [(i, codes[cell]) for i, cell in enumerate(cells_read) if cell in codes] if codes else []
    return read, faults


def _garbled(column: Sequence[Cell]) -> list[tuple[int, str]]:
    if not suspects("\n".join(cell for cell in set(column) if type(cell) is str)):
        return []
    return [(i, "garbled") for i, cell in enumerate(column) if type(cell) is str and is_garbled(cell)]


def _problem(subject: str, code: str, row: int, field: str, cell: Cell) -> Problem:
    found = "" if cell is None else str(cell).strip()[:80]
    values = (("found", found), ("perhaps", repaired(found) or "")) if code == "garbled" else (("found", found),)
    return Problem(f"{subject}.{code}", "error", values, Place("", row, field))
