"""Facts of an OpenDocument spreadsheet from its content.xml, read as a stream."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.importers import limits
from jumpup_desktop.importers.facts import Cell0, Range, SheetFacts

if TYPE_CHECKING:
    from pathlib import Path

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_ROW, _COLUMN, _SHEET = f"{_TABLE}table-row", f"{_TABLE}table-column", f"{_TABLE}table"
_FAMILY = f"{_STYLE}style"


def ods_facts(path: Path) -> dict[str, SheetFacts]:
    """Facts by sheet name. Raises Refused("file.damaged")."""
    from lxml import etree

    scan = _Scan()
    try:
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
            for event, element in etree.iterparse(
                content, events=("start", "end"), tag=(*_CELLS, _ROW, _COLUMN, _SHEET, _FAMILY), huge_tree=False,
                resolve_entities=False, no_network=True,
            ):  # fmt: skip
                scan.see(event, element)
    except (
        etree.XMLSyntaxError,
        zipfile.BadZipFile,
        zlib.error,
        LookupError,
        ArithmeticError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise Refused("file.damaged") from error
    return scan.sheets


MOST_SPACES = 100_000
"""In one cell, that are written as a number: whoever reads it writes them out."""


class _Scan:
    """Counts rows and columns with their repetitions while the elements go by."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetFacts] = {}
        self._hidden_tables: set[str] = set()
        self._starts = {_SHEET: self._sheet_start, _ROW: self._row_start}
        self._ends = {
            _ROW: self._row_end, _COLUMN: self._column_end, _SHEET: self._sheet_end, _FAMILY: self._style,
            **dict.fromkeys(_CELLS, self._cell),
        }  # fmt: skip
        self._begin("", hidden=False)

    def see(self, event: str, element: Any) -> None:  # noqa: ANN401 - lxml ships no types
        """One element's start or end."""
        seen = self._starts if event == "start" else self._ends
        if element.tag in seen:
            seen[element.tag](element)

    def _begin(self, name: str, *, hidden: bool) -> None:
        self._name, self._is_hidden = name, hidden
        self._row = self._column = self._rows = self._columns = self._listed = 0
        self._errors: list[tuple[Cell0, str]] = []
        self._merges: list[Range] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._filled = 0

    def _sheet_start(self, element: Any) -> None:  # noqa: ANN401
        style = element.get(f"{_TABLE}style-name", "")
        self._begin(element.get(f"{_TABLE}name", ""), hidden=style in self._hidden_tables)

    def _style(self, element: Any) -> None:  # noqa: ANN401
        for inner in element.iter(f"{_STYLE}table-properties"):
            if inner.get(f"{_TABLE}display") == "false":
                self._hidden_tables.add(element.get(f"{_STYLE}name", ""))

    def _row_start(self, element: Any) -> None:  # noqa: ANN401
        self._repeat = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
        self._column, self._filled = 0, 0
        if element.get(f"{_TABLE}visibility", "visible") != "visible" and self._repeat <= limits.ROWS:
            self._hidden_rows |= set(range(self._row + 1, self._row + self._repeat + 1))

    def _cell(self, element: Any) -> None:  # noqa: ANN401
        count = int(element.get(f"{_TABLE}number-columns-repeated", "1"))
        at = (self._row + 1, self._column + 1)
        if element.get(f"{_OFFICE}value-type") or len(element):
            self._filled = self._column + count
        if element.get(f"{_CALC}value-type") == "error":
            self._errors.append((at, "".join(element.itertext(f"{_TEXT}p"))))
        if sum(int(space.get(f"{_TEXT}c", "1")) for space in element.iter(f"{_TEXT}s")) > MOST_SPACES:
            raise ValueError("spaces")
        deep = int(element.get(f"{_TABLE}number-rows-spanned", "1"))
        wide = int(element.get(f"{_TABLE}number-columns-spanned", "1"))
        if deep > 1 or wide > 1:
            self._merges.append((*at, at[0] + deep - 1, at[1] + wide - 1))
        self._column += count
        element.clear()

    def _row_end(self, element: Any) -> None:  # noqa: ANN401
        self._row += self._repeat
        if self._filled:
            self._rows, self._columns = self._row, max(self._columns, self._filled)
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]

    def _column_end(self, element: Any) -> None:  # noqa: ANN401
        count = int(element.get(f"{_TABLE}number-columns-repeated", "1"))
        if element.get(f"{_TABLE}visibility", "visible") != "visible" and count <= limits.COLUMNS:
            self._hidden_columns |= set(range(self._listed + 1, self._listed + count + 1))
        self._listed += count

    def _sheet_end(self, _element: Any) -> None:  # noqa: ANN401
        self.sheets[self._name] = SheetFacts(
            self._name, self._rows, self._columns, tuple(self._errors), (), tuple(self._merges),
            frozenset(self._hidden_rows), frozenset(self._hidden_columns), self._is_hidden,
        )  # fmt: skip
