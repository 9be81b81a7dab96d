"""A file as sheets of typed cells, whatever its format."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import trouble_of
from jumpup_desktop.importers.container import Kind, kind_of
from jumpup_desktop.importers.facts import SheetFacts, refuse_giants
from jumpup_desktop.importers.grid import Row
from jumpup_desktop.importers.prescan import prescan

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows[0]` is row 1 of the spreadsheet; every row has the same length; empty is None."""

    name: str
    rows: list[Row]
    facts: SheetFacts


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a file holds, with the hash of its bytes."""

    name: str
    kind: Kind
    size: int
    sha256: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet:
        """The sheet by name. Raises Refused("table.no-sheet")."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise Refused("table.no-sheet", sheet=name, sheets=", ".join(s.name for s in self.sheets))


def read(path: Path) -> Workbook:
    """Read a table file. Raises Refused(`file.…`) for what is no table, Trouble for what the machine refuses."""
    kind = kind_of(path)
    facts = prescan(path, kind)
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        sheets = _sheets(path, kind, facts)
        size = path.stat().st_size
    except OSError as error:
        raise trouble_of(error) from error
    refuse_giants({sheet.name: sheet.facts for sheet in sheets})
    return Workbook(path.name, kind, size, digest, tuple(sheets))


def _sheets(path: Path, kind: Kind, facts: dict[str, SheetFacts]) -> list[Sheet]:
    if kind == "text":
        from jumpup_desktop.importers.text_table import read_text

        return [Sheet(path.stem, rows, SheetFacts(path.stem, len(rows), len(rows[0]))) for rows in [read_text(path)]]
    if kind == "xls":
        from jumpup_desktop.importers.xls import read_xls

        return [Sheet(name, rows, found) for name, rows, found in read_xls(path)]
    return _calamine_sheets(path, facts)


def _calamine_sheets(path: Path, facts: dict[str, SheetFacts]) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))  # by content: names are often wrong
        grids = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
            if name in facts
        }
    except CalamineError as error:
        raise Refused("file.damaged") from error
    return [Sheet(name, _typed(grid), facts[name]) for name, grid in grids.items()]


def _typed(grid: list[list[Any]]) -> list[Row]:
    """Whole floats as integers, empty text as None."""
    return [
        [(int(v) if v.is_integer() else v) if type(v) is float else (None if v == "" else v) for v in row]
        for row in grid
    ]
