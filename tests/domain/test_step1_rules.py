"""Each code of the STEP1 rules fires on its fault and stays silent on a sound row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.domain.selection.step1 import Step1Record
from jumpup_desktop.domain.selection.step1_rules import row_problems
from jumpup_desktop.domain.selection.step1_table_rules import table_problems

if TYPE_CHECKING:
    from jumpup_desktop.domain.policy import Policy

TODAY = date(2026, 2, 23)
COLUMNS = frozenset(Step1Record.__dataclass_fields__)
SOUND = Step1Record(
    serial=1, sector="ICT", name="㈜가나다", number="0028719831", founded=date(2003, 6, 27), ksic="28111",
    industry="전동기 제조업", mean_sales_won=24_774_000_000, total_assets_won=18_717_000_000, headcount=69,
    place="전남 나주시", route="일반공개", series="시리즈 A", invested_won=0, field="첨단제조",
    as_is="현재", to_be="미래",
    ai_provider="기관A", ai_model="3.1", ai_date=date(2026, 1, 5), k_grade="B+", growth_path="성장",
    performance="50.00", technology="50.00", activity="50.00", personnel="50.00", stability="50.00", peers="50.00",
    site_date=date(2026, 2, 3), site_experts=("가", "나", "다"), site_novelty="70.00", site_grade="B+",
    overall_grade="B+", gate_grade="B+", result="통과",
)  # fmt: skip


def codes(policy: Policy, **changed: Any) -> set[str]:
    """Codes that a changed row gives."""
    record = replace(SOUND, **changed)
    return {p.code.removeprefix("step1.") for p in row_problems({6: record}, {}, policy, TODAY, COLUMNS)}


def test_a_sound_row_has_no_problem(policy: Policy) -> None:
    assert codes(policy) == set()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"name": ""}, "missing"),
        ({"k_grade": ""}, "missing"),
        ({"place": ""}, "empty"),
        ({"technology": ""}, "empty"),
        ({"number": "0028719832"}, "brn-checksum"),
        ({"ksic": "40999"}, "ksic-unknown"),
        ({"sector": "우주·국방"}, "sector-unknown"),
        ({"k_grade": "S+"}, "grade-unknown"),
        ({"growth_path": "폭등"}, "growth-path-unknown"),
        ({"route": "소개"}, "route-unknown"),
        ({"recommender_kind": "친구"}, "recommender-kind-unknown"),
        ({"series": "시리즈 Z"}, "series-unknown"),
        ({"field": "우주"}, "field-unknown"),
        ({"result": "보류"}, "result-unknown"),
        ({"route": "기관추천"}, "recommender-missing"),
        ({"recommender": "벤처투자"}, "recommender-unexpected"),
        ({"site_date": date(2031, 2, 3)}, "date-future"),
        ({"founded": date(2026, 2, 1)}, "founded-late"),
        ({"founded": date(2021, 5, 10)}, "too-young"),
        ({"mean_sales_won": -1}, "negative"),
        ({"mean_sales_won": 3_000_000_000_001}, "unit-slip"),
        ({"total_assets_won": 5_000_000_000_001}, "unit-slip"),
        ({"headcount": 1, "mean_sales_won": 12_100_000_000}, "per-head"),
        ({"mean_sales_won": 12_000_000_000}, "size-class"),
        ({"mean_sales_won": 150_000_000_001}, "size-class"),
        ({"technology": "100.01"}, "score-range"),
        ({"site_novelty": "-0.01"}, "score-range"),
        ({"site_experts": ("가", "나")}, "experts-count"),
        ({"site_grade": "", "site_date": None}, "passed-unvisited"),
        ({"overall_grade": "C+"}, "result-against-gate"),
        ({"result": "탈락"}, "result-against-gate"),
    ],
)
def test_each_fault_gives_its_code_and_no_other(policy: Policy, changed: dict[str, Any], code: str) -> None:
    assert codes(policy, **changed) == {code}


@pytest.mark.parametrize(
    "changed",
    [
        {"mean_sales_won": 12_000_000_001},
        {"mean_sales_won": 150_000_000_000, "headcount": 100},
        {"founded": date(2019, 1, 5)},
        {"site_date": TODAY},
        {"technology": "100.00"},
        {"ksic": "01110", "mean_sales_won": 8_000_000_001},
        {"ksic": "94110", "mean_sales_won": 1_000_000_000},
    ],
)
def test_limits_themselves_are_allowed(policy: Policy, changed: dict[str, Any]) -> None:
    assert codes(policy, **changed) == set()


def test_a_waived_row_needs_no_results_of_step1(policy: Policy) -> None:
    """Practice 30: recommended companies come without AI and site results."""
    nothing: dict[str, Any] = dict.fromkeys(
        ("k_grade", "growth_path", "ai_provider", "performance", "technology", "activity", "personnel", "stability",
         "peers", "site_grade", "overall_grade", "site_novelty"), "",
    )  # fmt: skip
    nothing |= {"ai_date": None, "site_date": None, "site_experts": (), "waived": True, "result": "1단계 면제"}
    assert codes(policy, **nothing, route="기관추천", recommender="벤처투자") == set()
    assert "missing" in codes(policy, **(nothing | {"waived": False}))


def table_codes(policy: Policy, *changes: dict[str, Any]) -> dict[int, set[str]]:
    """Codes by row of a table of ten sound rows, the first ones changed."""
    records = {
        row: replace(SOUND, serial=row, name=f"㈜기업{row}", number=f"{row:010d}", mean_sales_won=20_000_000_000 + row)
        for row in range(6, 16)
    }
    for row, change in zip(records, changes, strict=False):
        records[row] = replace(records[row], **change)
    found: dict[int, set[str]] = {}
    for p in table_problems(records, policy):
        found.setdefault(p.place.row, set()).add(p.code.removeprefix("step1."))
    return found


def test_a_sound_table_has_no_problem(policy: Policy) -> None:
    assert table_codes(policy) == {}


def test_the_same_number_twice_is_an_error_at_both(policy: Policy) -> None:
    assert table_codes(policy, {"number": "0028719831"}, {"number": "0028719831"}) == {
        6: {"number-twice"},
        7: {"number-twice"},
    }


def test_the_same_bare_name_with_another_number_is_noticed(policy: Policy) -> None:
    found = table_codes(policy, {"name": "㈜티테본"}, {"name": "주식회사 티테본"})
    assert found == {6: {"name-twice"}, 7: {"name-twice"}}


def test_the_same_serial_twice_is_noticed(policy: Policy) -> None:
    assert table_codes(policy, {"serial": 7}) == {7: {"serial-twice"}}


@pytest.mark.parametrize("sales", [20_000_000, 20_000_000_000_000 // 2])
def test_an_amount_a_thousand_times_off_is_noticed(policy: Policy, sales: int) -> None:
    found = table_codes(policy, {"total_assets_won": sales if sales < 10**9 else 4_900_000_000_000})
    assert found == {6: {"far-from-median"}}


def test_a_column_in_a_wrong_unit_is_one_problem(policy: Policy) -> None:
    assert table_codes(policy, *[{"mean_sales_won": 20_000_000} for _ in range(10)]) == {0: {"unit-column"}}


def test_the_field_is_the_programmes_own_and_the_ksic_stays_for_the_size(policy: Policy) -> None:
    """J-021: a field of the programme's list with any KSIC; the KSIC alone decides the size class (seeds 000:382)."""
    words = (*policy.fields.master, *(alias for alias, _ in policy.fields.aliases))
    for ksic, sales in (("28111", 24_774_000_000), ("62010", 24_774_000_000)):
        assert [word for word in words if "field-unknown" in codes(policy, ksic=ksic, field=word)] == []
        assert codes(policy, ksic=ksic, field="전동기 제조업", mean_sales_won=sales) == {"field-unknown"}
    assert codes(policy, ksic="28111", mean_sales_won=6_000_000_000) == {"size-class"}
    assert codes(policy, ksic="62010", mean_sales_won=6_000_000_000) == set()


def test_a_recommended_company_names_its_recommender_and_may_pass_step1_unseen(policy: Policy) -> None:
    """J-032: 민간 투자사 추천제: who recommended, of which kind; 1차 평가 면제 needs no results (seeds 000:468)."""
    route = policy.intake.recommended_route
    assert codes(policy, route=route) == {"recommender-missing"}
    for kind in policy.intake.recommender_kinds:
        assert codes(policy, route=route, recommender="벤처투자", recommender_kind=kind) == set()
    nothing: dict[str, Any] = dict.fromkeys(("k_grade", "growth_path", "overall_grade", "gate_grade", "site_grade"), "")
    recommended = nothing | {"route": route, "recommender": "벤처투자", "site_date": None, "site_experts": ()}
    assert "missing" in codes(policy, **recommended, result=policy.step1.passed_word)
    assert "missing" not in codes(policy, **recommended, result=policy.step1.waiver_word, waived=True)


def test_only_the_gate_grade_and_above_pass(policy: Policy) -> None:
    """J-038: 기준등급 이상: a stated result that says otherwise is told, grade by grade (seeds 000:521)."""
    grades, gate = policy.step1.k_grades, policy.step1.gate
    for grade in grades:
        reached = grades.index(grade) <= grades.index(gate)
        right, wrong = (policy.step1.passed_word, policy.step1.failed_word)[:: 1 if reached else -1]
        row = {"overall_grade": grade, "gate_grade": gate}
        assert codes(policy, **row, result=right) == set(), grade
        assert codes(policy, **row, result=wrong) == {"result-against-gate"}, grade
