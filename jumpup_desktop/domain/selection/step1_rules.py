"""Checks of STEP1 rows one by one: pure, over what was read. A problem's column is the record's field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_text, full_years
from jumpup_desktop.domain.identifiers import has_check_digit
from jumpup_desktop.domain.money import won_text
from jumpup_desktop.domain.policy import size_class
from jumpup_desktop.domain.problems import Level, Place, Problem
from jumpup_desktop.domain.selection.industries import is_known
from jumpup_desktop.domain.selection.step1 import INDICATORS, SITE_SCORES, Step1Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jumpup_desktop.domain.policy import Policy

EOK = 100_000_000
REQUIRED = (
    "sector", "name", "number", "founded", "ksic", "mean_sales_won", "total_assets_won", "headcount", "route", "result",
)  # fmt: skip
REQUIRED_IF_EVALUATED = ("k_grade", "overall_grade")
EXPECTED = ("place", "industry", "series", "field", "as_is", "to_be")
EXPECTED_IF_EVALUATED = ("ai_provider", "ai_date", "growth_path", *INDICATORS)
EXPERTS = 3
ERROR: Level = "error"
WARNING: Level = "warning"
WAIVED_WORDS = ("k_grade", "site_grade", "overall_grade", "result", "route")
LOWEST_SALES_PER_HEAD_WON = 1_000_000


def problem(row: int, field: str, code: str, level: Level = "error", **values: object) -> Problem:
    """A problem at a row and field."""
    return Problem(f"step1.{code}", level, tuple((k, str(v)) for k, v in values.items()), Place("", row, field))


Records = Mapping[int, Step1Record]
Unread = Mapping[int, Collection[str]]


def row_problems(
    records: Records, unread: Unread, policy: Policy, today: date, columns: Collection[str]
) -> Iterator[Problem]:
    """All problems of single rows, keyed by row number.

    `unread`: by row, the fields whose cell already has a problem; `columns`: the fields the table has.
    """
    yield from missing(records, unread, columns)
    yield from _words(records, policy)
    yield from _scores(records, policy)
    yield from _future(records, today)
    yield from _negative(records)
    for row, record in records.items():
        if record.number and not has_check_digit(record.number):
            yield problem(row, "number", "brn-checksum", number=record.number)
        if record.ksic and not is_known(record.ksic):
            yield problem(row, "ksic", "ksic-unknown", found=record.ksic)
        yield from _route(row, record, policy, unread.get(row, ()))
        yield from _age(row, record, policy, today)
        yield from _amounts(row, record, policy)
        yield from _result(row, record, policy)


def missing(records: Records, unread: Unread, columns: Collection[str]) -> Iterator[Problem]:
    """Empty cells that must or should say something; 1단계 면제 needs no AI and site results (practice 30)."""
    for fields, code, level, of_waived in (
        (REQUIRED, "missing", ERROR, True),
        (REQUIRED_IF_EVALUATED, "missing", ERROR, False),
        (EXPECTED, "empty", WARNING, True),
        (EXPECTED_IF_EVALUATED, "empty", WARNING, False),
    ):
        for field in fields:
            said = attrgetter(field)
            for row, record in records.items() if field in columns else ():
                if said(record) in ("", None) and (of_waived or not record.waived) and field not in unread.get(row, ()):
                    yield problem(row, field, code, level)


def _words(records: Records, policy: Policy) -> Iterator[Problem]:
    for field, known, code, level in _vocabulary(policy):
        said = attrgetter(field)
        strange = {said(record) for record in records.values()} - {"", *known}
        for row, record in records.items() if strange else ():
            if said(record) in strange and not (record.waived and field in WAIVED_WORDS):
                yield problem(row, field, code, level, found=said(record), known=", ".join(known))


def _vocabulary(policy: Policy) -> tuple[tuple[str, tuple[str, ...], str, Level], ...]:
    step1, intake = policy.step1, policy.intake
    aliases = tuple(alias for alias, _ in policy.fields.aliases)
    return (
        ("sector", policy.fields.sectors, "sector-unknown", ERROR),
        ("k_grade", step1.k_grades, "grade-unknown", ERROR),
        ("overall_grade", step1.k_grades, "grade-unknown", ERROR),
        ("gate_grade", step1.k_grades, "grade-unknown", ERROR),
        ("site_grade", step1.site_grades, "grade-unknown", ERROR),
        ("growth_path", step1.growth_paths, "growth-path-unknown", WARNING),
        ("route", (intake.open_route, intake.recommended_route), "route-unknown", ERROR),
        ("recommender_kind", intake.recommender_kinds, "recommender-kind-unknown", WARNING),
        ("series", intake.series, "series-unknown", WARNING),
        ("field", policy.fields.master + aliases, "field-unknown", WARNING),
        ("result", (step1.passed_word, step1.failed_word, step1.waiver_word), "result-unknown", ERROR),
    )


def _scores(records: Records, policy: Policy) -> Iterator[Problem]:
    for field in INDICATORS + SITE_SCORES:
        said = attrgetter(field)
        different = {said(record) for record in records.values()} - {""}
        outside = {score for score in different if not 0 <= Decimal(score) <= policy.step1.score_maximum}
        for row, record in records.items() if outside else ():
            if said(record) in outside:
                yield problem(row, field, "score-range", found=said(record), maximum=policy.step1.score_maximum)


def _route(row: int, record: Step1Record, policy: Policy, unread: Collection[str]) -> Iterator[Problem]:
    is_recommended = record.route == policy.intake.recommended_route
    if is_recommended and not record.recommender and "recommender" not in unread:
        yield problem(row, "recommender", "recommender-missing", route=record.route)
    if record.route == policy.intake.open_route and record.recommender:
        yield problem(row, "recommender", "recommender-unexpected", "warning", found=record.recommender)


def _future(records: Records, today: date) -> Iterator[Problem]:
    for field in ("founded", "ai_date", "site_date"):
        said = attrgetter(field)
        for row, record in records.items():
            day = said(record)
            if day and day > today:
                yield problem(row, field, "date-future", date=date_text(day), today=date_text(today))


def _age(row: int, record: Step1Record, policy: Policy, today: date) -> Iterator[Problem]:
    if not record.founded or record.founded > today:
        return
    if record.ai_date and record.founded > record.ai_date:
        yield problem(row, "founded", "founded-late", founded=date_text(record.founded), ai=date_text(record.ai_date))
        return
    years = full_years(record.founded, record.ai_date or today)
    least = policy.eligibility.minimum_age_years
    if years < least:
        yield problem(row, "founded", "too-young", "warning", years=years, least=least)


def _negative(records: Records) -> Iterator[Problem]:
    for field in ("mean_sales_won", "total_assets_won", "invested_won", "headcount"):
        said = attrgetter(field)
        for row, record in records.items():
            if (said(record) or 0) < 0:
                shown = f"{said(record):,}" if field == "headcount" else won_text(said(record))
                yield problem(row, field, "negative", found=shown)


def _amounts(row: int, record: Step1Record, policy: Policy) -> Iterator[Problem]:
    for field, limit in (
        ("mean_sales_won", policy.step1.sales_limit_eok),
        ("total_assets_won", policy.step1.assets_limit_eok),
    ):
        amount = getattr(record, field)
        if amount is not None and amount > limit * EOK:
            yield problem(row, field, "unit-slip", found=won_text(amount), limit=won_text(limit * EOK))
            return
    yield from _per_head(row, record, policy)
    yield from _size(row, record, policy)


def _per_head(row: int, record: Step1Record, policy: Policy) -> Iterator[Problem]:
    sales, heads = record.mean_sales_won, record.headcount
    if sales is None or not heads or sales <= 0 or heads < 0:
        return
    each = sales // heads
    if each > policy.step1.sales_per_head_limit_eok * EOK or each < LOWEST_SALES_PER_HEAD_WON:
        yield problem(row, "mean_sales_won", "per-head", "warning", found=won_text(each), heads=heads)


def _size(row: int, record: Step1Record, policy: Policy) -> Iterator[Problem]:
    size = policy.size_row(record.ksic) if record.ksic else None
    if size is None or record.mean_sales_won is None or record.mean_sales_won < 0:
        return
    found = size_class(record.mean_sales_won, size, policy.size)
    if found not in policy.eligibility.size_classes:
        shown = won_text(record.mean_sales_won)
        yield problem(row, "mean_sales_won", "size-class", "warning", size=found, industry=size.industry, sales=shown)


def _result(row: int, record: Step1Record, policy: Policy) -> Iterator[Problem]:
    """The stated result stands; a contradiction only needs a yes (Q-2, J-038)."""
    if record.site_date and len(record.site_experts) != EXPERTS:
        yield problem(row, "site_experts", "experts-count", "warning", found=len(record.site_experts), wanted=EXPERTS)
    if record.waived:
        return
    grades, gate = policy.step1.k_grades, record.gate_grade or policy.step1.gate
    if record.result == policy.step1.passed_word and not record.site_grade and not record.site_date:
        yield problem(row, "site_grade", "passed-unvisited", "warning")
    if record.overall_grade not in grades or gate not in grades:
        return
    reached = grades.index(record.overall_grade) <= grades.index(gate)
    stated = {policy.step1.passed_word: True, policy.step1.failed_word: False}.get(record.result)
    if stated is not None and stated != reached:
        yield problem(
            row, "result", "result-against-gate", "warning", result=record.result, grade=record.overall_grade, gate=gate
        )
