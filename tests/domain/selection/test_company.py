"""A company's facts: loaded, corrected, waived, coached, unified."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.selection import company as rule
from jumpup_desktop.domain.selection.step1 import Step1Record
from tests.domain.build import Record, grown, refusal
from tests.domain.given import SECRETARY

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.record.event import Draft
    from jumpup_desktop.domain.selection.company import Company

RECORD = Step1Record(serial=1, name="㈜도약", number="1234567891", field="첨단제조", k_grade="B+")
SOURCE = rule.Source("load", "f" * 64, "STEP1 결과", 2)
WAIVER = rule.Waiver("○○벤처투자", "VC", "30억원", "시리즈 A", "1차 평가 통과")


def told(state: Company | None, draft: Draft, seq: int = 1) -> Company:
    found: Company = grown(state, draft, seq)
    return found


def loaded(entity: str = "c1") -> Company:
    return told(None, rule.load(None, entity, RECORD, SOURCE))


def test_a_row_is_taken_over_with_its_source() -> None:
    """J-038: the agency's own result, with file, sheet and row."""
    company = loaded()
    assert (company.name, company.record, company.source, company.round) == ("㈜도약", RECORD, SOURCE, "r")


def test_a_correction_moves_only_what_changed() -> None:
    company = loaded()
    first = rule.correct(company, replace(RECORD, field="바이오"), "신청서 확인")
    second = rule.correct(company, replace(RECORD, representative="김도약"), "등기 확인")
    merged = told(told(company, first, 2), second, 3)
    assert merged.record == replace(RECORD, field="바이오", representative="김도약")


def test_two_laptops_that_correct_different_facts_do_not_contradict_each_other() -> None:
    """A slot by itself: only what both said differently is a conflict."""
    here = Record()
    here.append(SECRETARY, rule.load(None, "c1", RECORD, SOURCE))
    there = here.copied("e")
    for record, field in ((here, "바이오"), (there, "에너지")):
        known = record.get(rule.COMPANY, "c1")
        assert known is not None
        facts = replace(RECORD, representative="김도약") if record is here else RECORD
        record.append(SECRETARY, rule.correct(known, replace(facts, field=field), "확인"))
    here.take(there)
    assert [(one.slot, len(one.refs)) for one in here.open_conflicts()] == [("fact field", 2)]


def test_a_recommended_company_is_waived_and_coaching_kept() -> None:
    """J-032, J-045."""
    company = told(loaded(), rule.waive(loaded(), WAIVER))
    company = told(company, rule.coach(company, rule.CompanyCoached(True, "코치", 12, "2판")))
    assert company.waiver == WAIVER
    assert company.coaching[0].hours == 12


def test_two_ids_become_one_company() -> None:
    assert told(loaded(), rule.unify(loaded(), loaded("c2"), "번호 정정")).unified_into == "c2"


def _unified() -> Company:
    return told(loaded(), rule.unify(loaded(), loaded("c2"), "번호 정정"))


REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("company.nothing-changed", lambda: rule.load(loaded(), "c1", RECORD, SOURCE)),
    ("company.nothing-changed", lambda: rule.correct(loaded(), RECORD, "x")),
    ("company.reason-missing", lambda: rule.correct(loaded(), replace(RECORD, field="바이오"), " ")),
    ("company.unknown", lambda: rule.correct(rule.Company("c9"), RECORD, "x")),
    ("company.unify-self", lambda: rule.unify(loaded(), loaded(), "x")),
    ("company.already-unified", lambda: rule.unify(_unified(), loaded("c3"), "x")),
    ("company.already-unified", lambda: rule.unify(loaded("c3"), _unified(), "x")),
    ("company.reason-missing", lambda: rule.unify(loaded(), loaded("c2"), "")),
    ("company.recommender-missing", lambda: rule.waive(loaded(), replace(WAIVER, recommender=""))),
    ("company.reason-missing", lambda: rule.waive(loaded(), replace(WAIVER, ground=""))),
    ("company.coach-missing", lambda: rule.coach(loaded(), rule.CompanyCoached(True, "", 0, ""))),
]


@pytest.mark.parametrize(("code", "action"), REFUSED)
def test_what_a_company_refuses(code: str, action: Callable[[], object]) -> None:
    assert refusal(action) == code
