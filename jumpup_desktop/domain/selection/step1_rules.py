"""Checks of STEP1 rows one by one: pure, over what was read. A problem's column is the record's field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_text, full_years
from jumpup_desktop.domain.identifiers import has_check_digit
from jumpup_desktop.domain.money import won_text
from jumpup_desktop.domain.selection.industries import is_known
from jumpup_desktop.domain.selection.step1 import INDICATORS, SITE_SCORES
from jumpup_desktop.domain.selection.step1_judgement import (
    ERROR,
    WARNING,
    Records,
    limit_problems,
    problem,
    result_problems,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.domain.problems import Level, Problem

REQUIRED = (
    "sector", "name", "number", "founded", "ksic", "mean_sales_won", "total_assets_won", "headcount", "route", "result",
)  # fmt: skip
REQUIRED_IF_EVALUATED = ("k_grade", "overall_grade")
EXPECTED = ("place", "industry", "series", "field", "as_is", "to_be")
EXPECTED_IF_EVALUATED = ("ai_provider", "ai_date", "growth_path", *INDICATORS)
WAIVED_WORDS = ("k_grade", "site_grade", "overall_grade", "result", "route")


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
    yield from _numbers(records)
    yield from _route(records, unread, policy)
    yield from _age(records, policy, today)
    yield from limit_problems(records, policy, today)
    yield from result_problems(records, policy)


def _numbers(records: Records) -> Iterator[Problem]:
    for row, record in records.items():
        if record.number and not has_check_digit(record.number):
            yield problem(row, "number", "brn-checksum", number=record.number)
        if record.ksic and not is_known(record.ksic):
            yield problem(row, "ksic", "ksic-unknown", found=record.ksic)


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


def _route(records: Records, unread: Unread, policy: Policy) -> Iterator[Problem]:
    recommended, opened = policy.intake.recommended_route, policy.intake.open_route
    for row, record in records.items():
        if record.route == recommended and not record.recommender and "recommender" not in unread.get(row, ()):
            yield problem(row, "recommender", "recommender-missing", route=record.route)
        if record.route == opened and record.recommender:
            yield problem(row, "recommender", "recommender-unexpected", WARNING, found=record.recommender)


def _future(records: Records, today: date) -> Iterator[Problem]:
    for field in ("founded", "ai_date", "site_date"):
        said = attrgetter(field)
        for row, record in records.items():
            day = said(record)
            if day and day > today:
                yield problem(row, field, "date-future", date=date_text(day), today=date_text(today))


def _age(records: Records, policy: Policy, today: date) -> Iterator[Problem]:
    least = policy.eligibility.minimum_age_years
    for row, record in records.items():
        founded, seen = record.founded, record.ai_date or today
        if founded is None or founded > today:
            continue
        if founded > seen:
            yield problem(row, "founded", "founded-late", founded=date_text(founded), ai=date_text(seen))
        elif seen.year - founded.year <= least and (years := full_years(founded, seen)) < least:
            yield problem(row, "founded", "too-young", WARNING, years=years, least=least)


def _negative(records: Records) -> Iterator[Problem]:
    for field in ("mean_sales_won", "total_assets_won", "invested_won", "headcount"):
        said = attrgetter(field)
        for row, record in records.items():
            if (said(record) or 0) < 0:
                shown = f"{said(record):,}" if field == "headcount" else won_text(said(record))
                yield problem(row, field, "negative", found=shown)
