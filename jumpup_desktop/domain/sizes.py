"""Size classes by mean sales and main industry: the programme's own rows, then the decree's tables by their date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EOK = 100_000_000
NO_BOUNDS, NO_CODE, NO_SALES = "규모 기준이 없는 업종", "업종 코드 없음", "매출액 없음"
OR = " 또는 "
Operator = Literal[">", ">="]


@dataclass(frozen=True, slots=True)
class SizeRow:
    """One industry that the programme itself prints (J-027, 000:421-430): mean sales of three years, 억원.

    A 중기업 lies above `medium_over`, a 중견후보 at or above `candidate_from`, a 중견기업 above `upper_over`.
    """

    industry: str
    ksic_prefixes: tuple[str, ...]
    medium_over: int
    candidate_from: int
    upper_over: int


@dataclass(frozen=True, slots=True)
class MediumBound:
    """Industries whose 소기업 end at one amount (중소기업기본법 시행령 별표 3), 억원."""

    medium_over: int
    ksic_prefixes: tuple[str, ...]

    @property
    def name(self) -> str:
        """How a list of differences calls it."""
        return str(self.medium_over)


@dataclass(frozen=True, slots=True)
class UpperBound:
    """Industries whose 중소기업 end at one amount (중소기업기본법 시행령 별표 1), 억원.

    `candidate_from` only where it is stated somewhere; otherwise it follows from the programme's rows.
    """

    upper_over: int
    ksic_prefixes: tuple[str, ...]
    candidate_from: int | None = None

    @property
    def name(self) -> str:
        """How a list of differences calls it."""
        return str(self.upper_over)


@dataclass(frozen=True, slots=True)
class DecreeTable:
    """별표 1 and 별표 3 of the decree as they stand from one day on."""

    valid_from: date
    medium: tuple[MediumBound, ...]
    upper: tuple[UpperBound, ...]

    @property
    def name(self) -> str:
        """How a list of differences calls it."""
        return self.valid_from.isoformat()


@dataclass(frozen=True, slots=True)
class Unsized:
    """Industries without a figure, and why."""

    ksic_prefixes: tuple[str, ...]
    reason: str

    @property
    def name(self) -> str:
        """How a list of differences calls it."""
        return self.reason


@dataclass(frozen=True, slots=True)
class SizeTable:
    """The bounds of every industry with their operators (Q-12). A policy written before has `rows` alone."""

    medium_operator: Operator
    candidate_operator: Operator
    upper_operator: Operator
    names: tuple[str, ...]
    rows: tuple[SizeRow, ...]
    decree: tuple[DecreeTable, ...] = ()
    unsized: tuple[Unsized, ...] = ()


Listed = TypeVar("Listed", SizeRow, MediumBound, UpperBound, Unsized)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What divides the classes of one industry on one day, 억원.

    Where the candidate threshold is not known but must lie between two amounts, `candidate_surely` is the upper one.
    """

    industry: str
    medium_over: int
    candidate_from: int
    candidate_surely: int
    upper_over: int
    is_derived: bool


@dataclass(frozen=True, slots=True)
class Size:
    """The class of one company; the two it may be in where the threshold between them is not known; else why none.

    `is_derived`: the class rests on a candidate threshold that the programme does not print for this industry.
    """

    classes: tuple[str, ...]
    industry: str = ""
    is_derived: bool = False
    reason: str = ""


def bounds_on(table: SizeTable, ksic: str, day: date) -> Bounds | Unsized:
    """The bounds of an industry for an application of that day.

    The programme's rows hold whatever the decree says; the longest matching KSIC prefix decides (J-027).
    """
    if row := _longest(table.rows, ksic):
        return Bounds(row.industry, row.medium_over, row.candidate_from, row.candidate_from, row.upper_over, False)
    held = max((one for one in table.decree if one.valid_from <= day), key=lambda one: one.valid_from, default=None)
    medium, upper = (_longest(held.medium, ksic), _longest(held.upper, ksic)) if held else (None, None)
    if medium is None or upper is None:
        return _longest(table.unsized, ksic) or Unsized((ksic,), NO_BOUNDS)
    least, surely = _candidate(table, upper)
    is_derived = upper.candidate_from is None
    return Bounds("", medium.medium_over, max(least, medium.medium_over), surely, upper.upper_over, is_derived)


def _longest(entries: tuple[Listed, ...], ksic: str) -> Listed | None:
    """The entry with the longest prefix of the code: three or four digits win over two."""
    found = [(len(p), one) for one in entries for p in one.ksic_prefixes if ksic.startswith(p)]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _candidate(table: SizeTable, upper: UpperBound) -> tuple[int, int]:
    """The candidate threshold of an upper bound: as stated, else as the programme's row with that bound shows it.

    No row with that bound: it lies between the thresholds of the next rows below and above, for it rises with them.
    """
    if upper.candidate_from is not None:
        return upper.candidate_from, upper.candidate_from
    alike = {row.candidate_from for row in table.rows if row.upper_over == upper.upper_over}
    if len(alike) == 1:
        return min(alike), min(alike)
    below = [row.candidate_from for row in table.rows if row.upper_over <= upper.upper_over]
    above = [row.candidate_from for row in table.rows if row.upper_over >= upper.upper_over]
    return max(below, default=0), min(above, default=upper.upper_over)


def size_in(table: SizeTable, bounds: Bounds | Unsized, mean_sales_won: int) -> Size:
    """The class for mean sales of three years, in won (000:421-430). The table's own operators decide."""
    if isinstance(bounds, Unsized):
        return Size((), reason=bounds.reason)
    names, industry = table.names, bounds.industry
    if _reaches(mean_sales_won, bounds.upper_over, table.upper_operator):
        return Size(names[-1:], industry)
    if not _reaches(mean_sales_won, bounds.medium_over, table.medium_operator):
        return Size(names[:1], industry)
    if _reaches(mean_sales_won, bounds.candidate_surely, table.candidate_operator):
        return Size(names[-2:-1], industry, bounds.is_derived)
    if _reaches(mean_sales_won, bounds.candidate_from, table.candidate_operator):
        return Size(names[-3:-1], industry, bounds.is_derived)
    return Size(names[-3:-2], industry, bounds.is_derived)


def _reaches(sales_won: int, limit_eok: int, operator: Operator) -> bool:
    bound = limit_eok * EOK
    return sales_won > bound or (operator == ">=" and sales_won == bound)


def goal_after(table: SizeTable, size: Size) -> str:
    """The class that a company grows into next; none where its own is not known for certain."""
    if len(size.classes) != 1:
        return ""
    return table.names[min(table.names.index(size.classes[0]) + 1, len(table.names) - 1)]


def size_faults(table: SizeTable) -> Iterator[str]:
    """What contradicts itself inside the size table."""
    for row in table.rows:
        if not row.medium_over < row.candidate_from <= row.upper_over:
            yield f"size.{row.industry}"
    days = [one.valid_from for one in table.decree]
    yield from (f"size.decree {day} 2×" for day in sorted({day for day in days if days.count(day) > 1}))
    for held in table.decree:
        yield from _decree_faults(held)


def _decree_faults(held: DecreeTable) -> Iterator[str]:
    for bounds in (held.medium, held.upper):
        yield from (f"size.decree {held.name}: {p} 2×" for p in _twice(p for one in bounds for p in one.ksic_prefixes))
    for upper in held.upper:
        least = upper.upper_over if upper.candidate_from is None else upper.candidate_from
        small = [_longest(held.medium, prefix) for prefix in upper.ksic_prefixes]
        if least > upper.upper_over or any(one and one.medium_over >= least for one in small):
            yield f"size.decree {held.name}: {upper.name}"


def _twice(prefixes: Iterable[str]) -> list[str]:
    said = list(prefixes)
    return sorted({one for one in said if said.count(one) > 1})
