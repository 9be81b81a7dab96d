"""What a reader of values does not tell about a sheet: its true size, error cells, merges, what is hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.importers import limits

if TYPE_CHECKING:
    from collections.abc import Mapping

Cell0 = tuple[int, int]
Range = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """Facts of one sheet. Rows and columns count from 1; a range is (top, left, bottom, right), inclusive.

    `errors` holds the text of error cells (`#REF!`), `uncounted` the formulas saved without a value.
    """

    name: str
    rows: int = 0
    columns: int = 0
    errors: tuple[tuple[Cell0, str], ...] = ()
    uncounted: tuple[Cell0, ...] = ()
    merges: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False


def refuse_giants(facts: Mapping[str, SheetFacts]) -> None:
    """Refuse a workbook with a sheet too large to be a table of companies. Raises Refused("file.too-wide")."""
    for sheet in facts.values():
        too_long = sheet.rows > limits.ROWS or sheet.columns > limits.COLUMNS
        if too_long or sheet.rows * sheet.columns > limits.CELLS:
            raise Refused("file.too-wide", sheet=sheet.name, rows=sheet.rows, columns=sheet.columns)


def column_number(letters: bytes | str) -> int:
    """`A` → 1, `XFD` → 16384."""
    text = letters.decode() if isinstance(letters, bytes) else letters
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 → `A`, 16384 → `XFD`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
