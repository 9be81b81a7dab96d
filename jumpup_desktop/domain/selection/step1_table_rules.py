"""Checks across the rows of a STEP1 table: duplicates, and amounts far from all the others."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jumpup_desktop.domain.money import won_text
from jumpup_desktop.domain.selection.step1_judgement import EOK, problem
from jumpup_desktop.domain.text import bare_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.domain.problems import Problem
    from jumpup_desktop.domain.selection.step1 import Step1Record

SLIP = 200
ENOUGH_ROWS = 8


def table_problems(records: Mapping[int, Step1Record], policy: Policy) -> Iterator[Problem]:
    """Problems that only show beside the other rows; keys are row numbers."""
    yield from _same_number(records)
    yield from _same_name(records)
    yield from _same_serial(records)
    if unit := _column_unit(records, policy):
        yield unit
        return
    for field in ("mean_sales_won", "total_assets_won"):
        yield from _far_from_median(records, field, policy)


def _groups(pairs: Iterable[tuple[str, int]]) -> list[list[int]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for value, row in pairs:
        if value:
            rows[value].append(row)
    return [group for group in rows.values() if len(group) > 1]


def _same_number(records: Mapping[int, Step1Record]) -> Iterator[Problem]:
    for group in _groups((record.number, row) for row, record in records.items()):
        for row in group:
            others = ", ".join(str(other) for other in group if other != row)
            yield problem(row, "number", "number-twice", number=records[row].number, rows=others)


def _same_name(records: Mapping[int, Step1Record]) -> Iterator[Problem]:
    for group in _groups((bare_name(record.name), row) for row, record in records.items()):
        for row in group:
            others = [other for other in group if records[other].number != records[row].number]
            if others:
                shown = ", ".join(map(str, others))
                yield problem(row, "name", "name-twice", "warning", name=records[row].name, rows=shown)


def _same_serial(records: Mapping[int, Step1Record]) -> Iterator[Problem]:
    serials = ((str(r.serial) if r.serial is not None else "", row) for row, r in records.items())
    for group in _groups(serials):
        for row in group[1:]:
            yield problem(row, "serial", "serial-twice", "warning", serial=records[row].serial, rows=group[0])


def _column_unit(records: Mapping[int, Step1Record], policy: Policy) -> Problem | None:
    """The whole column read in a wrong unit: half of the companies beyond what one head can sell."""
    each = [
        r.mean_sales_won // r.headcount
        for r in records.values()
        if r.mean_sales_won and r.headcount and r.headcount > 0
    ]
    if len(each) < ENOUGH_ROWS:
        return None
    middle = _middle(each)
    if 1_000_000 <= middle <= policy.step1.sales_per_head_limit_eok * EOK:
        return None
    return problem(0, "mean_sales_won", "unit-column", found=won_text(middle))


def _far_from_median(records: Mapping[int, Step1Record], field: str, policy: Policy) -> Iterator[Problem]:
    """A single amount 200 times above or below the column's middle: thousands for millions (P-19)."""
    limit = {
        "mean_sales_won": policy.step1.sales_limit_eok,
        "total_assets_won": policy.step1.assets_limit_eok,
    }[field]
    amounts = {row: v for row, r in records.items() if (v := getattr(r, field)) is not None and v > 0}
    if len(amounts) < ENOUGH_ROWS:
        return
    middle = _middle(amounts.values())
    for row, amount in amounts.items():
        if amount <= limit * EOK and (amount > middle * SLIP or amount * SLIP < middle):
            yield problem(row, field, "far-from-median", "warning", found=won_text(amount), middle=won_text(middle))


def _middle(amounts: Iterable[int]) -> int:
    ordered = sorted(amounts)
    return ordered[len(ordered) // 2]
