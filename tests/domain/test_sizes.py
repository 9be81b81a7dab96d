"""Size classes (J-027): the programme's five rows, the decree's tables by date, and what is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumpup_desktop.domain.policy import faults
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.selection.industries import DIVISIONS
from jumpup_desktop.domain.sizes import Bounds, SizeRow, Unsized, UpperBound, bounds_on, goal_after
from jumpup_desktop.services import policies

POLICY = policies.shipped().policy
BEFORE, AFTER = date(2025, 8, 31), date(2025, 9, 1)


def eok(ksic: str, hundredths: int, day: date = AFTER) -> tuple[str, ...]:
    """The classes for sales in hundredths of 억원."""
    return POLICY.size_of(ksic, hundredths * 1_000_000, day).classes


@pytest.mark.parametrize("day", [BEFORE, AFTER])
@pytest.mark.parametrize(
    ("ksic", "medium", "candidate", "upper"),
    [
        ("28111", 120, 1000, 1500),
        ("22211", 80, 700, 1000),
        ("62010", 50, 550, 800),
        ("70111", 30, 400, 600),
        ("85501", 10, 300, 400),
    ],
)
def test_the_five_printed_rows_hold_whatever_the_decree_says(
    day: date, ksic: str, medium: int, candidate: int, upper: int
) -> None:
    """J-027 (000:421-430); Q-12: over, from, over."""
    assert eok(ksic, medium * 100, day) == ("소기업",)
    assert eok(ksic, medium * 100 + 1, day) == eok(ksic, candidate * 100 - 1, day) == ("중기업",)
    assert eok(ksic, candidate * 100, day) == eok(ksic, upper * 100, day) == ("중견후보기업",)
    assert eok(ksic, upper * 100 + 1, day) == ("중견기업",)
    assert not POLICY.size_of(ksic, candidate * 10**8, day).is_derived


@pytest.mark.parametrize(
    ("ksic", "before", "after"),
    [
        ("10111", (120, 700, 700, 1000), (120, 700, 1000, 1200)),
        ("17124", (80, 1000, 1000, 1500), (80, 1000, 1800, 1800)),
        ("26121", (120, 700, 700, 1000), (120, 700, 700, 1000)),
        ("33999", (80, 550, 550, 800), (80, 700, 700, 1000)),
        ("34011", (10, 400, 400, 600), (15, 400, 400, 600)),
        ("38312", (30, 550, 550, 800), (40, 550, 550, 800)),
        ("46411", (50, 700, 700, 1000), (60, 700, 1000, 1200)),
        ("52102", (80, 550, 550, 800), (100, 700, 700, 1000)),
        ("75110", (30, 400, 400, 600), (30, 550, 550, 800)),
        ("76110", (30, 300, 300, 400), (30, 300, 300, 400)),
    ],
)
def test_other_industries_follow_the_decree_of_the_day(
    ksic: str, before: tuple[int, int, int, int], after: tuple[int, int, int, int]
) -> None:
    """중소기업기본법 시행령 별표 1·3, until and from 2025-09-01."""
    for day, expected in ((BEFORE, before), (AFTER, after)):
        found = bounds_on(POLICY.size, ksic, day)
        assert found == Bounds("", *expected, True)


def test_a_class_that_rests_on_a_derived_threshold_says_so() -> None:
    medium, small, over = (POLICY.size_of("26121", n * 10**8, AFTER) for n in (300, 120, 1001))
    assert (medium.classes, medium.is_derived) == (("중기업",), True)
    assert (small.classes, small.is_derived) == (("소기업",), False)
    assert (over.classes, over.is_derived) == (("중견기업",), False)
    assert goal_after(POLICY.size, medium) == "중견후보기업"


def test_between_two_thresholds_that_are_known_both_classes_are_possible() -> None:
    """No printed row has the bound of 1,200: its threshold lies between those of 1,000 and 1,500."""
    assert eok("10111", 69_999) == ("중기업",)
    assert eok("10111", 70_000) == eok("10111", 99_999) == ("중기업", "중견후보기업")
    assert eok("10111", 100_000) == eok("10111", 120_000) == ("중견후보기업",)
    assert goal_after(POLICY.size, POLICY.size_of("10111", 80_000_000_000, AFTER)) == ""


def test_a_threshold_that_was_found_is_not_derived() -> None:
    held = POLICY.size.decree[-1]
    upper = tuple(replace(one, candidate_from=840) if one.upper_over == 1200 else one for one in held.upper)
    table = replace(POLICY.size, decree=(replace(held, upper=upper),))
    assert bounds_on(table, "10111", AFTER) == Bounds("", 120, 840, 840, 1200, is_derived=False)


def test_the_longer_prefix_wins_over_the_division() -> None:
    """별표 1 비고 2: seats for cars have the bound of furniture."""
    seats, cars = (bounds_on(POLICY.size, ksic, AFTER) for ksic in ("30393", "30392"))
    assert isinstance(seats, Bounds)
    assert isinstance(cars, Bounds)
    assert (seats.upper_over, cars.upper_over) == (1500, 1200)
    row = SizeRow("전지", ("2820",), 100, 900, 1400)
    table = replace(POLICY.size, rows=(*POLICY.size.rows, row))
    assert bounds_on(table, "28202", AFTER) == Bounds("전지", 100, 900, 900, 1400, is_derived=False)


@pytest.mark.parametrize(
    ("ksic", "sales", "day", "reason"),
    [
        ("94110", 10**10, AFTER, "별표 1·3에 없는 업종"),
        ("26121", 10**10, date(2014, 1, 1), "규모 기준이 없는 업종"),
        ("26121", None, AFTER, "매출액 없음"),
        ("", 10**10, AFTER, "업종 코드 없음"),
    ],
)
def test_what_has_no_class_says_why(ksic: str, sales: int | None, day: date, reason: str) -> None:
    size = POLICY.size_of(ksic, sales, day)
    assert (size.classes, size.reason) == ((), reason)


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_every_division_has_bounds_or_a_reason(day: date) -> None:
    found = {division: bounds_on(POLICY.size, f"{division}111", day) for division in DIVISIONS}
    without = {division for division, one in found.items() if isinstance(one, Unsized)}
    assert without == {"84", "94", "97", "98", "99"}


def test_the_amendment_raises_sixteen_upper_bounds_and_twelve_small_ones() -> None:
    """As announced on 2025-08-26: of 44 industries by 200–300억, of 43 by 5–20억."""
    sections = {"F": "41 42", "G": "45 46 47", "H": "49 50 51 52", "J": "58 59 60 61 62 63", "I": "55 56", "Q": "86 87",
                "K": "64 65 66", "E": "37 38 39", "N": "74 75", "S": "95 96"}  # fmt: skip
    industry = {division: letter for letter, all_of in sections.items() for division in all_of.split()}
    table = replace(POLICY.size, rows=())
    upper, medium = {}, {}
    for division in sorted(DIVISIONS):
        was, now = (bounds_on(table, f"{division}111", day) for day in (BEFORE, AFTER))
        if isinstance(was, Bounds) and isinstance(now, Bounds):
            upper[industry.get(division, division)] = now.upper_over - was.upper_over
            medium[industry.get(division, division)] = now.medium_over - was.medium_over
    assert sorted(n for n in upper.values() if n) == [200] * 13 + [300] * 3
    assert sorted(n for n in medium.values() if n) == [5] * 5 + [10] * 3 + [20] * 4


@given(
    ksic=st.sampled_from([f"{division}111" for division in sorted(DIVISIONS)]),
    day=st.sampled_from([BEFORE, AFTER, date(2030, 1, 1)]),
    sales=st.lists(st.integers(0, 300_000_000_000), min_size=2, max_size=8),
)
def test_more_sales_never_make_a_smaller_class(ksic: str, day: date, sales: list[int]) -> None:
    names = POLICY.size.names
    sizes = [POLICY.size_of(ksic, one, day) for one in sorted(sales)]
    ranks = [sum(map(names.index, one.classes)) / max(1, len(one.classes)) for one in sizes]
    assert ranks == sorted(ranks)


def test_a_policy_with_the_old_shape_of_sizes_is_still_read() -> None:
    """Organisations wrote policies with the programme's rows alone: they are read, other industries say why not."""
    text = policies.shipped().text
    start, end = text.index("[[size.decree]]"), text.index("[eligibility]")
    old = policies.read(text[:start] + text[end:]).policy
    assert old.size.decree == ()
    assert old.size_of("28111", 20_000_000_000, AFTER).classes == ("중기업",)
    assert old.size_of("26121", 20_000_000_000, AFTER).reason == "규모 기준이 없는 업종"


def test_a_table_that_contradicts_itself_is_refused() -> None:
    held = POLICY.size.decree[-1]
    for wrong in (
        replace(held, upper=(*held.upper, UpperBound(700, ("10",)))),
        replace(held, upper=(UpperBound(100, ("10",)),)),
        replace(held, upper=(UpperBound(900, ("10",), 1000),)),
    ):
        assert faults(replace(POLICY, size=replace(POLICY.size, decree=(wrong,)))) != []
    assert faults(replace(POLICY, size=replace(POLICY.size, decree=(held, held)))) == ["size.decree 2025-09-01 2×"]
    with pytest.raises(Refused, match=r"policy\.contradicts"):
        policies.read(
            policies.shipped().text.replace(
                'medium_over = 140, ksic_prefixes = ["19"', 'medium_over = 2000, ksic_prefixes = ["19"'
            )
        )
