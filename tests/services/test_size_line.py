"""The company sheet's line of the size, for every industry (J-027)."""

from __future__ import annotations

from datetime import date

import pytest

from jumpup_desktop.documents.company_sheet import size_line
from jumpup_desktop.documents.contents import CompanyProfile
from jumpup_desktop.domain.selection.step1 import Step1Record
from jumpup_desktop.services import policies
from jumpup_desktop.services.papers.kinds.company_sheet import sizes

EOK = 100_000_000


@pytest.mark.parametrize(
    ("ksic", "eok", "line"),
    [
        ("28111", 300, "중기업 → 중견후보기업"),
        ("26121", 300, "중기업(후보 기준 산정) → 중견후보기업"),
        ("26121", 700, "중견후보기업(후보 기준 산정) → 중견기업"),
        ("26121", 20, "소기업 → 중기업"),
        ("10111", 800, "중기업 또는 중견후보기업(후보 기준 미확인)"),
        ("94110", 300, "별표 1·3에 없는 업종"),
        ("28111", None, "매출액 없음"),
    ],
)
def test_the_size_is_printed_with_what_it_rests_on_or_why_there_is_none(ksic: str, eok: int | None, line: str) -> None:
    record = Step1Record(ksic=ksic, mean_sales_won=None if eok is None else eok * EOK)
    now, goal = sizes(record, policies.shipped().policy, date(2026, 2, 23))
    assert size_line(CompanyProfile("", "", "", "", "", now, goal, "", "")) == line
    assert not [word for word in policies.shipped().policy.panel_kind.forbidden_words if word in line]


def test_the_day_decides_which_table_of_the_decree_holds() -> None:
    """An aluminium mill with 134억: a 중기업 until the decree's amendment of 2025-09-01, a 소기업 since."""
    record, policy = Step1Record(ksic="24222", mean_sales_won=134 * EOK), policies.shipped().policy
    assert sizes(record, policy, date(2025, 8, 31))[0] == "중기업(후보 기준 산정)"
    assert sizes(record, policy, date(2025, 9, 1))[0] == "소기업"
