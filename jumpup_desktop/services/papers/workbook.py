"""All tables of a day as one workbook, for the secretariat's own lists (practice 33); each cell text or number."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.limits import CONTROL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from jumpup_desktop.documents.day_lists import DayList
    from jumpup_desktop.documents.day_printouts import ListHead

POINTS_PER_MM = 0.6
_SAVED = re.compile(rb"(<dcterms:(?:created|modified) [^>]*>)[^<]*")
LONGEST, DIGITS = 32_767, 15
"""Letters of a cell, and digits that a sheet keeps of a number."""


def workbook(head: ListHead, tables: Sequence[DayList], made: datetime) -> bytes:
    """One sheet for each table, its head frozen and filtered; nothing is ever taken for a formula.

    The same tables give the same bytes: `made` (Seoul) is when what they tell was recorded last.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = head.programme
    book.properties.title = f"{head.panel} {head.meeting} {head.held}"
    first = book.active
    for table in tables:
        _fill(book.create_sheet(table.name), table)
    if first is not None:
        book.remove(first)
    target = io.BytesIO()
    book.save(target)
    return _dated(target.getvalue(), made)


def _dated(content: bytes, made: datetime) -> bytes:
    """The library writes the hour of saving into the archive and into what the book says of itself."""
    target, at = io.BytesIO(), made.timetuple()[:6]
    utc = made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as anew:
        for name in whole.namelist():
            part = whole.read(name)
            told = _SAVED.sub(rb"\g<1>" + utc, part) if name == "docProps/core.xml" else part
            anew.writestr(zipfile.ZipInfo(name, at), told, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _fill(sheet: Worksheet, table: DayList) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, (name, width) in enumerate(table.columns, 1):
        cell = sheet.cell(1, column, name)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E5EDFC")
        sheet.column_dimensions[get_column_letter(column)].width = max(8.0, width * POINTS_PER_MM)
    for number, row in enumerate(table.rows, 2):
        for column, word in enumerate(row, 1):
            cell = sheet.cell(number, column)
            _write(cell, word)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _write(cell: Cell, word: str) -> None:
    """Numbers as numbers; anything else as text, also what begins like a formula, without letters no sheet may hold."""
    word = CONTROL.sub("", word)[:LONGEST]
    if word.isascii() and word.isdigit() and len(word) <= DIGITS and (word == "0" or not word.startswith("0")):
        cell.value = int(word)
        return
    cell.value = word
    cell.data_type = "s"
