"""Cells as people type them."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumpup_desktop.domain.dates import date_text
from jumpup_desktop.importers import cells

if TYPE_CHECKING:
    from decimal import Decimal

    from jumpup_desktop.importers.grid import Cell


@given(st.integers(min_value=-(9 * 10**12), max_value=9 * 10**12))
def test_a_number_is_the_same_with_or_without_separators(value: int) -> None:
    read = cells.money("백만원")
    assert read(value) == read(str(value)) == read(f" {value:,} ") == value * 1_000_000


@given(st.decimals(min_value=0, max_value=100, places=1))
def test_a_score_is_the_same_as_number_and_as_text(value: Decimal) -> None:
    assert cells.score(float(value)) == cells.score(str(value)) == f"{value:.2f}"


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2069, 12, 31)))
def test_a_date_is_the_same_in_every_form(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    forms = (day, datetime(day.year, day.month, day.day, 9), serial, float(serial), str(serial), day.isoformat(),
             date_text(day), f"{day:%Y%m%d}", f"{day:%Y/%m/%d}", f"{day:%Y년 %m월 %d일}",
             f"{day:%y.%m.%d}")  # fmt: skip
    assert {cells.day(form) for form in forms} == {day}


@pytest.mark.parametrize("cell", [None, "", " - ", "–", "해당없음", "\u200b"])
def test_nothing_is_nothing(cell: str | None) -> None:
    assert cells.text(cell) == ""
    assert cells.number(cell) is None
    assert cells.day(cell) is None
    assert cells.business_number(cell) == ""
    assert cells.ksic(cell) == ""
    assert cells.clock(cell) is None


@pytest.mark.parametrize(
    "cell", ["002-87-19831", "0028719831", "002－87－19831", "００２-８７-１９８３１", 28719831, " 002 87 19831 "]
)
def test_a_business_number_is_read_as_ten_digits(cell: str | int) -> None:
    assert cells.business_number(cell) == "0028719831"


@pytest.mark.parametrize("cell", ["28719831", "123-45-6789", "abc", 34055, date(2000, 1, 1), True, 1.5])
def test_no_other_thing_is_a_business_number(cell: Cell) -> None:
    with pytest.raises(ValueError, match="brn-form"):
        cells.business_number(cell)


@pytest.mark.parametrize(
    ("cell", "won"), [("1,234백만원", 1_234_000_000), ("12.5억원", 1_250_000_000), ("△5", -5_000_000), (1.5, 1_500_000)]
)
def test_amounts_may_name_their_unit(cell: str | float, won: int) -> None:
    assert cells.money("백만원")(cell) == won


@pytest.mark.parametrize(("cell", "heads"), [("52명", 52), ("1,052 명", 1052), (52, 52), (52.0, 52)])
def test_heads_may_be_counted(cell: str | float, heads: int) -> None:
    assert cells.integer(cell) == heads


@pytest.mark.parametrize("cell", ["52명(추정)", "76%", "약 50", True, date(2020, 1, 1), "1,23"])
def test_what_is_no_number_is_refused(cell: Cell) -> None:
    with pytest.raises(ValueError, match="number-form"):
        cells.integer(cell)


@pytest.mark.parametrize("cell", [float("nan"), float("inf"), float("-inf"), 1e300, 10**40, "9" * 30, "9" * 30 + "원"])
def test_a_number_that_nobody_can_mean_is_refused(cell: Cell) -> None:
    """Found by the fuzzer of tables: a damaged cell is told beside it, and stops nothing."""
    for read in (cells.number, cells.integer, cells.score, cells.money("억원")):
        with pytest.raises(ValueError, match="number-form"):
            read(cell)
    if isinstance(cell, float):
        with pytest.raises(ValueError, match="date-form"):
            cells.day(cell)


@pytest.mark.parametrize("cell", ["언젠가", "2026-13-01", True, 1, "2026. 2. 30."])
def test_what_is_no_date_is_refused(cell: Cell) -> None:
    with pytest.raises(ValueError, match="date-form"):
        cells.day(cell)


@pytest.mark.parametrize(("cell", "minutes"), [(time(9, 5), 545), ("9:05", 545), ("09:05:00", 545), (0.375, 540)])
def test_times_are_minutes(cell: Cell, minutes: int) -> None:
    assert cells.clock(cell) == minutes


def test_a_time_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="time-form"):
        cells.clock("아홉 시")


@pytest.mark.parametrize("cell", ["C28111", "28111", 28111, "c 28111"])
def test_industry_codes_lose_their_letter(cell: str | int) -> None:
    assert cells.ksic(cell) == "28111"


def test_grades_and_experts() -> None:
    assert cells.grade(" b ＋") == "B+"
    assert cells.experts("가(교수, 박사)-1 / 나-2 ; 다-3") == ("가(교수, 박사)-1", "나-2", "다-3")
