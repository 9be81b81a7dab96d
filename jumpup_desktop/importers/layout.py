"""Finds the table inside a sheet as people make it: titles, two header rows, unit notes, footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from jumpup_desktop.importers.grid import Cell, Row
    from jumpup_desktop.importers.workbook import Sheet, Workbook

SEARCHED_ROWS = 60
DEEPEST_NOTE = 3
"""Brackets within brackets."""
_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
FEWEST_MATCHES = 3
_UNIT = re.compile(r"단위\s*[::]?\s*([^)\]】]*)")
_MONEY = re.compile(r"(?<![가-힣])(조|억|백만|천만|만|천)?\s*원")
_TOTALS = frozenset(("합계", "총계", "소계", "누계", "계", "총합계", "평균", "total", "subtotal", "sum"))
_FOOTNOTE = re.compile(r"^\s*(※|\*|＊|주\s*\d*\s*[)::.]|주석|☞|-\s)")

RowKind = Literal["data", "blank", "header", "total", "footnote"]
ROW_KINDS: tuple[RowKind, ...] = ("data", "blank", "header", "total", "footnote")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table is. Rows count from 1 as the spreadsheet numbers them; texts are on one line."""

    sheet: str
    header_rows: tuple[int, ...]
    headers: tuple[str, ...]
    groups: tuple[str, ...]
    unit_note: str
    money_unit: str


def header_key(text: str) -> str:
    """What two spellings of a header share: no notes in brackets, spaces, dots, dashes, case."""
    found = one_line(text)
    for _ in range(DEEPEST_NOTE):
        found = _NOTE.sub("", found)
    return re.sub(r"[\s·ㆍ・‧\-–_/.,*※:]", "", found).casefold()


def find_layout(
    book: Workbook, vocabulary: AbstractSet[str], sheet: str | None = None, header_row: int | None = None
) -> Layout:
    """The most likely table; sheet and (lower) header row can be given. Raises Refused("table.no-header")."""
    sheets = [book.sheet(sheet)] if sheet else sorted(book.sheets, key=lambda s: s.facts.is_hidden)
    found = [(_matches(s, low, vocabulary), s, low) for s in sheets for low in _candidates(s, header_row)]
    if not found:
        raise Refused("table.empty")
    count, chosen, low = max(found, key=lambda item: item[0])
    if count < FEWEST_MATCHES and header_row is None:
        raise Refused("table.no-header", sheet=chosen.name)
    return _layout(chosen, low, vocabulary)


def _candidates(sheet: Sheet, header_row: int | None) -> list[int]:
    if header_row is not None:
        return [header_row] if 1 <= header_row <= len(sheet.rows) else []
    return [n for n in range(1, min(len(sheet.rows), SEARCHED_ROWS) + 1) if any(sheet.rows[n - 1])]


def _matches(sheet: Sheet, low: int, vocabulary: AbstractSet[str]) -> int:
    return len(
        {key for cell in sheet.rows[low - 1] if isinstance(cell, str) and (key := header_key(cell)) in vocabulary}
    )


def _layout(sheet: Sheet, low: int, vocabulary: AbstractSet[str]) -> Layout:
    rows = _header_rows(sheet, low, vocabulary)
    lower, upper = sheet.rows[rows[-1] - 1], _spread(sheet, rows[0]) if len(rows) > 1 else []
    groups = [_text(cell) for cell in upper] or [""] * len(lower)
    headers = [_text(cell) for cell in lower]
    if len(rows) > 1:
        headers = [own or group for own, group in zip(headers, groups, strict=True)]
    note = _unit_note(sheet, rows[0])
    return Layout(sheet.name, rows, tuple(headers), tuple(groups), note, money_unit(note))


def _header_rows(sheet: Sheet, low: int, vocabulary: AbstractSet[str]) -> tuple[int, ...]:
    below = sheet.rows[low] if low < len(sheet.rows) else []
    gaps = [c for c, cell in enumerate(sheet.rows[low - 1]) if cell is None or _is_merged_wide(sheet, low, c + 1)]
    named = [
        c for c in gaps if c < len(below) and isinstance(below[c], str) and header_key(str(below[c])) in vocabulary
    ]
    if len(named) >= 2:
        return (low, low + 1)
    above = sheet.rows[low - 2] if low > 1 else []
    texts = [cell for cell in above if isinstance(cell, str) and not _UNIT.search(cell)]
    is_group_row = len(texts) >= 2 and all(cell is None or isinstance(cell, str) for cell in above)
    return (low - 1, low) if is_group_row else (low,)


def _is_merged_wide(sheet: Sheet, row: int, column: int) -> bool:
    return any(t <= row <= b and lft <= column <= r and r > lft for t, lft, b, r in sheet.facts.merges)


def _spread(sheet: Sheet, row: int) -> Row:
    """The group row with each name over all columns of its merge, or up to the next name."""
    spread: Row = []
    reach = {lft: r for t, lft, b, r in sheet.facts.merges if t <= row <= b}
    current: Cell = None
    until = 0
    for column, cell in enumerate(sheet.rows[row - 1], 1):
        if cell is not None:
            current, until = cell, reach.get(column, column if reach else len(sheet.rows[row - 1]))
        spread.append(current if column <= until else None)
    return spread


def _unit_note(sheet: Sheet, top: int) -> str:
    for row in sheet.rows[: top - 1]:
        for cell in row:
            if isinstance(cell, str) and (match := _UNIT.search(cell)):
                return one_line(match.group(0)).rstrip(") ")
    return ""


def money_unit(text: str) -> str:
    """The unit of money named in a note or a header (`(단위: 백만원, 명)` → `백만원`); "" if none."""
    match = _MONEY.search(text)
    return f"{match.group(1) or ''}원" if match else ""


def _text(cell: Cell) -> str:
    return "" if cell is None else one_line(str(cell))


def row_kind(row: Row, header: frozenset[str]) -> RowKind:
    """What a row below the header is. `header`: keys of all header and group texts."""
    first, count = row[0] if row else None, len(row) - row.count(None) - row.count("")
    if count > 2 and count * 2 > len(row) and first is not None and type(first) is not str:
        return "data"
    filled = [cell for cell in row if cell is not None and cell != ""]
    if not filled or all(isinstance(cell, str) and not cell.strip() for cell in filled):
        return "blank"
    if len(filled) > 2 and type(filled[0]) is not str and len(filled) * 2 > len(row):
        return "data"
    return _wordy_kind(filled, len(row), header)


def _wordy_kind(filled: Sequence[Cell], width: int, header: frozenset[str]) -> RowKind:
    texts = [cell for cell in filled if isinstance(cell, str)]
    if len(filled) == 1 and (not texts or _FOOTNOTE.match(texts[0]) or len(texts[0]) > 20):
        return "footnote" if texts else "blank"
    if len(texts) == len(filled) and all(header_key(text) in header for text in texts[:40]):
        return "header"
    if any(header_key(text) in _TOTALS for text in texts[:3]) and len(filled) <= width * 2 // 3:
        return "total"
    return "data"
