"""What a STEP1 row states against the programme's limits: amounts, size class, stated result against gate."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

from jumpup_desktop.domain.money import won_text
from jumpup_desktop.domain.problems import Level, Place, Problem
from jumpup_desktop.domain.selection.step1 import Step1Record
from jumpup_desktop.domain.sizes import OR, bounds_on, size_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jumpup_desktop.domain.policy import Policy

Records = Mapping[int, Step1Record]
ERROR: Level = "error"
WARNING: Level = "warning"
NOTE: Level = "note"
EOK = 100_000_000
EXPERTS = 3
LOWEST_SALES_PER_HEAD_WON = 1_000_000


def problem(row: int, field: str, code: str, level: Level = "error", /, **values: object) -> Problem:
    """A problem at a row and field."""
    return Problem(f"step1.{code}", level, tuple((k, str(v)) for k, v in values.items()), Place("", row, field))


def limit_problems(records: Records, policy: Policy, today: date) -> Iterator[Problem]:
    """Amounts beyond what such a company can have (P-19), and size classes that may not apply (J-023)."""
    limits = policy.step1
    for field, limit in (
        ("mean_sales_won", limits.sales_limit_eok),
        ("total_assets_won", limits.assets_limit_eok),
    ):
        for row, record in records.items():
            amount = record.mean_sales_won if field == "mean_sales_won" else record.total_assets_won
            if amount is not None and amount > limit * EOK:
                yield problem(row, field, "unit-slip", found=won_text(amount), limit=won_text(limit * EOK))
    yield from _per_head(records, policy)
    yield from _size(records, policy, today)


def _per_head(records: Records, policy: Policy) -> Iterator[Problem]:
    most, sales_limit = policy.step1.sales_per_head_limit_eok * EOK, policy.step1.sales_limit_eok * EOK
    for row, record in records.items():
        sales, heads = record.mean_sales_won, record.headcount
        if sales is None or heads is None or heads <= 0 or not 0 < sales <= sales_limit:
            continue
        if not LOWEST_SALES_PER_HEAD_WON <= sales // heads <= most:
            yield problem(row, "mean_sales_won", "per-head", WARNING, found=won_text(sales // heads), heads=heads)


def _size(records: Records, policy: Policy, today: date) -> Iterator[Problem]:
    """Who may not apply by size (J-023): a warning by the programme's own rows, a note by the decree's tables.

    The agency judges by each company's financial year, which no row states; where two classes are possible, both count.
    """
    bounds = cache(partial(bounds_on, policy.size, day=today))
    for row, record in records.items():
        sales = record.mean_sales_won
        if not record.ksic or sales is None or not 0 <= sales <= policy.step1.sales_limit_eok * EOK:
            continue
        found = size_in(policy.size, bounds(record.ksic), sales)
        if not set(found.classes) <= set(policy.eligibility.size_classes):
            industry = found.industry or record.industry or record.ksic
            shown = {"size": OR.join(found.classes), "industry": industry, "sales": won_text(sales)}
            yield problem(row, "mean_sales_won", "size-class", WARNING if found.industry else NOTE, **shown)


def result_problems(records: Records, policy: Policy) -> Iterator[Problem]:
    """The stated result stands; a contradiction only needs a yes (Q-2, J-038)."""
    grades, passed = policy.step1.k_grades, policy.step1.passed_word
    for row, record in records.items():
        if record.site_date and len(record.site_experts) != EXPERTS:
            found = len(record.site_experts)
            yield problem(row, "site_experts", "experts-count", WARNING, found=found, wanted=EXPERTS)
        if record.waived:
            continue
        if record.result == passed and not record.site_grade and not record.site_date:
            yield problem(row, "site_grade", "passed-unvisited", WARNING)
        gate = record.gate_grade or policy.step1.gate
        if record.overall_grade in grades and gate in grades and _contradicts(record, gate, policy):
            stated = {"result": record.result, "grade": record.overall_grade, "gate": gate}
            yield problem(row, "result", "result-against-gate", WARNING, **stated)


def _contradicts(record: Step1Record, gate: str, policy: Policy) -> bool:
    grades = policy.step1.k_grades
    reached = grades.index(record.overall_grade) <= grades.index(gate)
    stated = policy.step1.passed_word if reached else policy.step1.failed_word
    return record.result in (policy.step1.passed_word, policy.step1.failed_word) and record.result != stated
