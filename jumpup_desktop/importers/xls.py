"""Excel 97–2003 workbooks through xlrd, which tells error cells, merges and what is hidden."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.importers.facts import Cell0, SheetFacts, refuse_giants
from jumpup_desktop.importers.ole import DAMAGED

if TYPE_CHECKING:
    from datetime import datetime, time
    from pathlib import Path

    from jumpup_desktop.importers.grid import Cell, Row


def read_xls(path: Path) -> list[tuple[str, list[Row], SheetFacts]]:
    """Sheets with rows and facts. Raises Refused("file.damaged" | "file.password" | "file.too-wide")."""
    import xlrd

    try:
        book = xlrd.open_workbook(str(path), formatting_info=True, ragged_rows=True, logfile=io.StringIO())
        facts = [_facts(sheet) for sheet in book.sheets()]
        refuse_giants({fact.name: fact for fact in facts})
        return [(f.name, _grid(sheet, f, book.datemode), f) for f, sheet in zip(facts, book.sheets(), strict=True)]
    except xlrd.XLRDError as error:
        raise Refused("file.password" if "encrypted" in str(error) else "file.damaged") from error
    except DAMAGED as error:
        raise Refused("file.damaged") from error


def _facts(sheet: Any) -> SheetFacts:  # noqa: ANN401 - xlrd ships no types
    from xlrd import XL_CELL_ERROR, error_text_from_code

    errors: list[tuple[Cell0, str]] = [
        ((row + 1, column + 1), error_text_from_code.get(sheet.cell_value(row, column), "#ERR!"))
        for row in range(sheet.nrows)
        for column, kind in enumerate(sheet.row_types(row))
        if kind == XL_CELL_ERROR
    ]
    return SheetFacts(
        sheet.name,
        sheet.nrows,
        max((sheet.row_len(row) for row in range(sheet.nrows)), default=0),
        tuple(errors),
        (),
        tuple((top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells),
        frozenset(row + 1 for row, shape in sheet.rowinfo_map.items() if shape.hidden),
        frozenset(column + 1 for column, shape in sheet.colinfo_map.items() if shape.hidden),
        bool(sheet.visibility),
    )


def _grid(sheet: Any, facts: SheetFacts, datemode: int) -> list[Row]:  # noqa: ANN401
    rows: list[Row] = []
    for number in range(sheet.nrows):
        kinds, values = sheet.row_types(number), sheet.row_values(number)
        row = [_cell(kind, value, datemode) for kind, value in zip(kinds, values, strict=True)]
        rows.append(row + [None] * (facts.columns - len(row)))
    return rows


def _cell(kind: int, value: Any, datemode: int) -> Cell:  # noqa: ANN401
    import xlrd

    if kind == xlrd.XL_CELL_TEXT:
        return str(value) or None
    if kind == xlrd.XL_CELL_NUMBER:
        return int(value) if float(value).is_integer() else float(value)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_DATE:
        return _moment(float(value), datemode)
    return None


def _moment(value: float, datemode: int) -> Cell:
    import xlrd

    try:
        moment = xlrd.xldate_as_datetime(value, datemode)
    except (xlrd.XLDateError, OverflowError, ValueError):
        return value
    if value < 1:
        at: time = moment.time()
        return at
    day: datetime = moment
    return day.date() if value.is_integer() else day
