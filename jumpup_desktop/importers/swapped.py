"""Cells that stand in each other's column: a number where the date belongs, assets where the heads belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Place, Problem
from jumpup_desktop.importers import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from jumpup_desktop.importers.grid import Cell, Row
    from jumpup_desktop.importers.table import Table

MANY_HEADS = 5_000


def swapped(table: Table, subject: str, suspects: Container[int]) -> list[Problem]:
    """An error at each of two cells that only make sense in the other's column; only `suspects` are looked at."""
    index = table.index()
    pairs = [(a, b, test) for a, b, test in _PAIRS if a in index and b in index]
    return [
        Problem(
            f"{subject}.swapped",
            "error",
            (("found", _shown(row[index[here]])), ("other", other)),
            Place("", n, here),
        )
        for n, row in table.rows
        if n in suspects
        for a, b, test in pairs
        if test(row, index[a], index[b])
        for here, other in ((a, table.header_of(b)), (b, table.header_of(a)))
    ]


def _shown(cell: Cell) -> str:
    return cells.text(cell)


def _reads(cell: Cell, reader: Callable[[Cell], object]) -> bool:
    try:
        return reader(cell) not in (None, "")
    except ValueError:
        return False


def _number_and_date(row: Row, number: int, founded: int) -> bool:
    a, b = row[number], row[founded]
    return _reads(b, cells.business_number) and not _reads(a, cells.business_number) and _reads(a, cells.day)


def _number_and_name(row: Row, number: int, name: int) -> bool:
    a, b = row[number], row[name]
    return (
        type(b) is str and a is not None and _reads(b, cells.business_number) and not _reads(a, cells.business_number)
    )


def _heads_and_amount(row: Row, heads: int, amount: int) -> bool:
    """More heads than any such company has, and an amount smaller than they are."""
    try:
        many, little = cells.integer(row[heads]), cells.number(row[amount])
    except ValueError:
        return False
    return many is not None and little is not None and many > MANY_HEADS and 0 < little * 10 < many


_PAIRS: tuple[tuple[str, str, Callable[[Row, int, int], bool]], ...] = (
    ("number", "founded", _number_and_date),
    ("number", "name", _number_and_name),
    ("headcount", "mean_sales_won", _heads_and_amount),
    ("headcount", "total_assets_won", _heads_and_amount),
)
