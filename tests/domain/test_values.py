"""Text, numbers, dates, money: read as people type them, shown as official papers write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumpup_desktop.domain import dates, money, text
from jumpup_desktop.domain.identifiers import BusinessNumber, has_check_digit, industry_code


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026. 3. 2.", date(2026, 3, 2)),
        ("2026. 3. 2.(월)", date(2026, 3, 2)),
        ("2026-03-02", date(2026, 3, 2)),
        ("2026/3/2", date(2026, 3, 2)),
        ("2026년 3월 2일", date(2026, 3, 2)),
        ("20260302", date(2026, 3, 2)),
        ("’26. 3. 2.", date(2026, 3, 2)),
    ],
)
def test_dates_are_read_in_the_agencies_forms(written: str, day: date) -> None:
    assert dates.parse_date(written) == day


@pytest.mark.parametrize("written", ["", "2026. 13. 2.", "2026. 2. 30.", "어제", "2026"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="date-form"):
        dates.parse_date(written)


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_a_date_written_on_paper_is_read_back(day: date) -> None:
    assert dates.parse_date(dates.date_text(day)) == day
    assert dates.parse_date(dates.date_with_weekday(day)) == day
    assert dates.from_serial((day - date(1899, 12, 30)).days) == day


@given(st.dates(), st.dates())
def test_full_years_never_round_up(a: date, b: date) -> None:
    since, until = min(a, b), max(a, b)
    years = dates.full_years(since, until)
    assert years == until.year - since.year - ((until.month, until.day) < (since.month, since.day))
    assert years >= 0


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (2_127_000_000, "21억 2,700만원"),
        (123_456_789, "1억 2,345만 6,789원"),
        (10**12, "1조원"),
        (0, "0원"),
        (-50_000, "-5만원"),
    ],
)
def test_amounts_are_shown_in_eok_and_man(amount: int, shown: str) -> None:
    assert money.won_text(amount) == shown


@given(st.integers(-(10**15), 10**15))
def test_an_amount_shown_says_exactly_its_value(amount: int) -> None:
    shown = money.won_text(amount).removesuffix("원").replace(",", "")
    sign = -1 if shown.startswith("-") else 1
    total, rest = 0, shown.lstrip("-")
    for part in rest.split(" "):
        size = {"조": 10**12, "억": 10**8, "만": 10**4}.get(part[-1], 1)
        total += int(part.rstrip("조억만")) * size
    assert sign * total == amount


@given(st.decimals(-(10**9), 10**9, places=2))
def test_numbers_are_read_with_and_without_separators(value: Decimal) -> None:
    assert money.parse_number(f"{value:,}") == money.parse_number(f"{value}") == value


@pytest.mark.parametrize("written", ["52명(추정)", "76%", "1,2,3", "12,34", "", "-", "1e5", "NaN"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="number-form"):
        money.parse_number(written)


def test_a_fraction_of_a_won_is_refused() -> None:
    assert money.won(Decimal("17.5"), "백만원") == 17_500_000
    with pytest.raises(ValueError, match="won-fraction"):
        money.won(Decimal("0.5"))


def test_business_numbers_are_checked() -> None:
    assert str(BusinessNumber.parse("007-81-22794")) == "007-81-22794"
    with pytest.raises(ValueError, match="brn-checksum"):
        BusinessNumber.parse("003-81-86178")
    with pytest.raises(ValueError, match="brn-form"):
        BusinessNumber.parse("34055")


@given(st.integers(0, 10**9 - 1), st.integers(0, 9))
def test_exactly_one_tenth_digit_fits(nine: int, wrong: int) -> None:
    fitting = [d for d in range(10) if has_check_digit(f"{nine:09d}{d}")]
    assert len(fitting) == 1
    assert has_check_digit(f"{nine:09d}{wrong}") == (wrong == fitting[0])


def test_industry_codes_lose_their_letter() -> None:
    assert industry_code("C28111") == industry_code("28111") == "28111"
    with pytest.raises(ValueError, match="ksic-form"):
        industry_code("2811")


@pytest.mark.parametrize(
    "name", ["㈜세로돌케미칼", "세로돌 케미칼", "주식회사 세로돌케미칼", "세로돌케미칼(주)", " (주) 세로돌케미칼\n"]
)
def test_spellings_of_one_name_share_their_bare_form(name: str) -> None:
    assert text.bare_name(name) == "세로돌케미칼"


def test_english_names_lose_their_legal_form() -> None:
    assert text.bare_name("DUNEDIN METALS INC.") == text.bare_name("Dunedin Metals Co., Ltd.")


def test_names_sort_the_korean_way() -> None:
    names = ["Apple", "회차10", "㈜가나", "나비", "회차2", "가나다"]
    assert sorted(names, key=text.sort_key) == ["㈜가나", "가나다", "나비", "회차2", "회차10", "Apple"]
