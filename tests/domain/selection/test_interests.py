"""심의 제외: 제척, 기피, 회피 of a person from a company."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.selection import interests as rule
from tests.domain.build import grown, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.record.event import Draft
    from jumpup_desktop.domain.selection.interests import Exclusion

BODY = rule.ExclusionSet("c1", "m3", "by_challenge", "경쟁사 근무", "m1")
DECIDED = rule.RecordAgencyDecision(
    "c1", "m1", True, "직무 배제", "2026-03-10", "담당관 김", told_member=True, told_applicant=True
)


def told(state: Exclusion | None, draft: Draft) -> Exclusion:
    found: Exclusion = grown(state, draft)
    return found


def out() -> Exclusion:
    return told(None, rule.exclude(None, BODY))


def lifted() -> Exclusion:
    return told(out(), rule.lift(out(), "이름 착오", "m1"))


def test_two_reports_of_one_exclusion_meet_under_one_id() -> None:
    assert rule.exclude(None, BODY).entity == rule.exclusion_id("c1", "m3")
    assert out().holds


def test_the_law_itself_needs_no_decider() -> None:
    assert told(None, rule.exclude(None, replace(BODY, kind="by_law", decided_by=""))).holds


def test_it_ends_when_lifted_and_can_begin_again() -> None:
    assert not lifted().holds
    assert told(lifted(), rule.exclude(lifted(), BODY)).holds


def test_the_agency_decides_later_and_both_sides_hear_of_it() -> None:
    """Practice 26: Conflict-of-Interest Act art. 7."""
    decided = told(out(), rule.record_agency_decision(out(), DECIDED, ()))
    agency = rule.AgencyDecided(True, "직무 배제", date(2026, 3, 10), True, True, "담당관 김")
    assert decided.agency == agency
    assert decided.holds


REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("exclusion.already", lambda: rule.exclude(out(), BODY)),
    ("exclusion.ground-missing", lambda: rule.exclude(None, replace(BODY, ground=" "))),
    ("exclusion.decider-missing", lambda: rule.exclude(None, replace(BODY, kind="own_request", decided_by=""))),
    ("exclusion.own-case", lambda: rule.exclude(None, replace(BODY, decided_by="m3"))),
    ("exclusion.unknown", lambda: rule.record_agency_decision(None, DECIDED, ())),
    ("exclusion.measure-missing", lambda: rule.record_agency_decision(out(), replace(DECIDED, measure=""), ())),
    ("exclusion.official-missing", lambda: rule.record_agency_decision(out(), replace(DECIDED, official=""), ())),
    ("exclusion.official-of-panel", lambda: rule.record_agency_decision(out(), DECIDED, ("담당관 김",))),
    ("exclusion.not-a-day", lambda: rule.record_agency_decision(out(), replace(DECIDED, decided_on="내일"), ())),
    ("exclusion.unknown", lambda: rule.lift(None, "x", "m1")),
    ("exclusion.unknown", lambda: rule.lift(lifted(), "x", "m1")),
    ("exclusion.ground-missing", lambda: rule.lift(out(), "", "m1")),
]


@pytest.mark.parametrize(("code", "action"), REFUSED)
def test_what_an_exclusion_refuses(code: str, action: Callable[[], object]) -> None:
    assert refusal(action) == code
