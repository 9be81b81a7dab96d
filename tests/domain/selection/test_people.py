"""People of the pool: who a row is, corrected, unified or kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.selection import people as rule
from jumpup_desktop.domain.selection.people import PersonFacts
from tests.domain.build import grown, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.record.event import Draft
    from jumpup_desktop.domain.selection.people import Person

FACTS = PersonFacts("김평가", 1970, "N1", "growth", affiliation="㈜ 도약 투자")


def told(state: Person | None, draft: Draft) -> Person:
    found: Person = grown(state, draft)
    return found


def known(entity: str = "a", facts: PersonFacts = FACTS) -> Person:
    return told(None, rule.add(None, entity, facts))


MATCHES: list[tuple[PersonFacts, str]] = [
    (PersonFacts("김평가", agency_number="N1"), "same"),
    (PersonFacts("김평가", 1970), "same"),
    (PersonFacts("김평가"), "proposed"),
    (PersonFacts("김평가", 1971), "new"),
    (PersonFacts("김평가", agency_number="N2"), "new"),
    (PersonFacts("박평가", 1970, "N1"), "new"),
]


@pytest.mark.parametrize(("facts", "verdict"), MATCHES)
def test_who_a_row_of_the_pool_is(facts: PersonFacts, verdict: str) -> None:
    """J-046: number and name, name and year, else somebody decides."""
    found = rule.match_person([known()], facts)
    assert found.verdict == verdict
    assert found.persons == (() if verdict == "new" else ("a",))


def test_two_namesakes_of_one_year_are_proposed_not_guessed() -> None:
    pool = [known("a", PersonFacts("김평가", 1970)), known("b", PersonFacts("김평가", 1970))]
    assert rule.match_person(pool, PersonFacts("김평가", 1970)) == rule.Match("proposed", ("a", "b"))


def test_a_correction_moves_only_its_own_fields() -> None:
    moved = told(
        known(), rule.correct(known(), PersonFacts("김평가", 1970, "N1", "market", "", "㈜ 도약 투자"), "전직")
    )
    assert (moved.facts.evaluator_type, moved.facts.affiliation) == ("market", "㈜ 도약 투자")


def test_whoever_was_unified_is_matched_no_more() -> None:
    gone = told(known(), rule.unify(known(), known("b"), "같은 사람"))
    assert gone.unified_into == "b"
    assert rule.match_person([gone], FACTS).verdict == "new"


def test_works_for_sees_through_legal_forms() -> None:
    """Practice 16."""
    assert rule.works_for(FACTS, "도약투자 주식회사")
    assert not rule.works_for(FACTS, "도약")
    assert not rule.works_for(PersonFacts("x"), " ")


def _apart() -> Person:
    return told(known(), rule.keep_apart(known(), "b", "동명이인"))


REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("person.exists", lambda: rule.add(known(), "a", FACTS)),
    ("person.name-missing", lambda: rule.add(None, "a", PersonFacts(" "))),
    ("person.nothing-changed", lambda: rule.correct(known(), FACTS, "x")),
    ("person.reason-missing", lambda: rule.correct(known(), PersonFacts("이평가"), "")),
    ("person.unify-self", lambda: rule.unify(known(), known(), "x")),
    ("person.said-distinct", lambda: rule.unify(_apart(), known("b"), "x")),
    ("person.said-distinct", lambda: rule.unify(known("b"), _apart(), "x")),
    ("person.reason-missing", lambda: rule.unify(known(), known("b"), " ")),
    ("person.unify-self", lambda: rule.keep_apart(known(), "a", "x")),
    ("person.reason-missing", lambda: rule.keep_apart(known(), "b", "")),
]


@pytest.mark.parametrize(("code", "action"), REFUSED)
def test_what_the_pool_refuses(code: str, action: Callable[[], object]) -> None:
    assert refusal(action) == code


def test_a_name_stands_on_one_line() -> None:
    """As papers and certificates hold it: one that spread over two would make a paper that nobody can verify."""
    assert known(facts=PersonFacts(" 김\u200b평가\n\u202e ")).name == "김평가"
    person = known()
    assert told(person, rule.correct(person, PersonFacts("김\r\n평가", 1970), "오기")).name == "김 평가"
    assert refusal(lambda: rule.correct(person, PersonFacts("\u200b\n"), "오기")) == "person.name-missing"
