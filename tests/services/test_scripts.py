"""A script's JSON becomes acts: its names become our ids, and what is no act is refused before anything is recorded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import jumpup_desktop.services.plays  # noqa: F401 - registers every act
from jumpup_desktop.domain.meeting.attendance import (
    AdmitObserver,
    Arrive,
    DeclaredConflict,
    DeclareInterests,
    ElectChair,
    SignOpeningSheet,
)
from jumpup_desktop.domain.meeting.consensus import Condition
from jumpup_desktop.domain.meeting.paper_entry import RecessTime, StayTime, WriteDayTimes
from jumpup_desktop.domain.meeting.phases import AddTime
from jumpup_desktop.domain.meeting.signing import RefusalOf, SignPapers
from jumpup_desktop.domain.meeting.unanimity import Propose
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.selection.agenda import DrawOrder, SwapOrder
from jumpup_desktop.services.plays import Player, ScriptClocks
from jumpup_desktop.services.scripts import Names, Said, decode
from jumpup_desktop.store.keys import LEAST_COST
from tests.minimal_day import play_minimal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jumpup_desktop.domain.record.act import Act
    from tests.minimal_day import MinimalDay

NAMES = Names({"E1": "p1", "E2": "p2", "S": "p9"}, {"17": "c17"}, {"1": "i1", "2": "i2"})
GOOD: dict[str, Any] = {"at": "09:00:00", "do": "arrive", "person": "E1"}


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[MinimalDay]:
    """A planned day of which nothing was played."""
    made = play_minimal(tmp_path, before="arrive")
    yield made
    made.store.close()


def said(do: str, **fields: object) -> Act:
    """What one act of a script becomes."""
    (one,) = decode([{"at": "09:00:00", "do": do, **fields}], NAMES)
    return one.act


WRONG: list[tuple[dict[str, Any], str, str]] = [
    (GOOD | {"persn": "E1"}, "play.act-shape", "persn"),
    ({"at": "09:00:00", "do": "arrive", "persn": "E1"}, "play.act-shape", "persn, person"),
    ({"at": "09:00:00", "do": "arrive"}, "play.act-shape", "person"),
    (GOOD | {"at": "9:00"}, "play.act-shape", "at"),
    ({"do": "arrive", "person": "E1"}, "play.act-shape", "at"),
    (GOOD | {"person": ["E1"]}, "play.act-shape", "$.person"),
    (GOOD | {"person": None}, "play.act-shape", "$.person"),
    (GOOD | {"do": "pledge", "esign": "no"}, "play.act-shape", "$.esign"),
    (GOOD | {"do": "declare", "conflicts": [{"company": "17"}]}, "play.act-shape", "ground"),
    (GOOD | {"do": "declare", "conflicts": "17"}, "play.act-shape", "$.conflicts"),
    ({"at": "09:00:00", "do": "add_time", "item": "1", "seconds": "60", "reason": "x"}, "play.act-shape", "$.seconds"),
    (
        {"at": "09:00:00", "do": "gist", "item": "1", "kind": "joke", "speaker": "E1", "text": "x"},
        "play.act-shape",
        "$.kind",
    ),
    (GOOD | {"do": "dance"}, "play.unknown-name", "dance"),
    ({"at": "09:00:00", "person": "E1"}, "play.unknown-name", ""),
    ({"at": "09:00:00", "do": "call", "item": "99"}, "play.unknown-name", "99"),
    ({"at": "09:00:00", "do": "swap", "first": "1", "second": "99", "asked_by": "x"}, "play.unknown-name", "99"),
    (
        {"at": "09:00:00", "do": "draw", "order": ["1", "99"], "method": "제비", "witness": "E1"},
        "play.unknown-name",
        "99",
    ),
    (GOOD | {"do": "declare", "conflicts": [{"company": "99", "ground": "자문"}]}, "play.unknown-name", "99"),
    (GOOD | {"do": "exclude", "company": "99", "kind": "by_law", "ground": "친족"}, "play.unknown-name", "99"),
]


@pytest.mark.parametrize(("wrong", "code", "told"), WRONG)
def test_what_is_no_act_is_refused_with_its_number(wrong: dict[str, Any], code: str, told: str) -> None:
    with pytest.raises(Refused) as caught:
        decode([GOOD, wrong], NAMES)
    values = caught.value.problem.shown
    assert (caught.value.code, values["number"]) == (code, "2")
    assert told in values["fields" if code == "play.act-shape" else "name"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"at": "09:00:00", "do": "arrive", "persn": "E2"}, "play.act-shape"),
        ({"at": "09:00:00", "do": "pledge", "person": "E1", "esign": "no"}, "play.act-shape"),
        ({"at": "09:00:00", "do": "call", "item": "99"}, "play.unknown-name"),
        (
            {"at": "09:00:00", "do": "declare", "person": "E1", "conflicts": [{"company": "99", "ground": "x"}]},
            "play.unknown-name",
        ),
    ],
)
def test_nothing_of_a_script_is_recorded_when_one_of_its_acts_is_none(
    begun: MinimalDay, wrong: dict[str, Any], code: str
) -> None:
    script, before = begun.script | {"acts": [GOOD, GOOD, wrong]}, begun.store.audit()
    with pytest.raises(Refused) as caught:
        Player(begun.store, script, ScriptClocks(date.fromisoformat(script["day"])), LEAST_COST)
    assert (caught.value.code, caught.value.problem.shown["number"]) == (code, "3")
    assert begun.store.audit() == before


def test_a_time_a_person_one_acts_for_and_the_act_itself_come_out() -> None:
    one, other = decode([GOOD | {"at": "09:01:02", "by": "E2"}, GOOD], NAMES)
    assert one == Said("09:01:02", "p2", Arrive("p1"))
    assert other.by == ""


def test_what_a_script_leaves_out_is_as_the_act_has_it() -> None:
    assert said("pledge", person="E1") == SignOpeningSheet("p1")
    assert said("pledge", person="E1", esign=False, strokes=[[[0, 0], [40, 12]]]) == SignOpeningSheet(
        "p1", esign=False, strokes=(((0.0, 0.0), (40.0, 12.0)),)
    )
    assert said("add_time", item="1", seconds=60, reason="질문") == AddTime("i1", 60, "질문")


def test_a_script_that_still_says_sort_is_read() -> None:
    old = said("gist", item="1", sort="question", speaker="E1", text="물음")
    assert old == said("gist", item="1", kind="question", speaker="E1", text="물음")


def test_names_are_resolved_in_every_field_that_holds_one_and_in_no_other() -> None:
    assert said("elect_chair", person="E1", nominated_by="E2", agreed=["E1", "E2"]) == ElectChair(
        "p1", "p2", ("p1", "p2")
    )
    assert said("draw", order=["2", "1"], method="E1", witness="S") == DrawOrder(("i2", "i1"), "E1", "p9")
    assert said("swap", first="1", second="2", asked_by="E1") == SwapOrder("i1", "i2", "E1")


def test_names_are_resolved_inside_nested_values() -> None:
    conflicts = [{"company": "17", "ground": "자문"}]
    assert said("declare", person="E1", conflicts=conflicts) == DeclareInterests(
        "p1", (DeclaredConflict("c17", "자문"),)
    )
    refusal = {"person": "E1", "paper": "gist", "item": "2", "reason": "개인 사정", "confirmed_by": ["E2", "S"]}
    assert said("papers", refusals=[refusal]) == SignPapers((RefusalOf("p1", "gist", "개인 사정", ("p2", "p9"), "i2"),))
    stays = [{"person": "E2", "came": "09:50", "left": "15:10"}]
    recesses = [{"since": "12:00", "until": "13:00", "reason": "E1"}]
    assert said("day_times", opened="09:30", closed="16:00", recesses=recesses, stays=stays) == WriteDayTimes(
        "09:30", "16:00", (RecessTime("12:00", "13:00", "E1"),), (StayTime("p2", "09:50", "15:10"),)
    )
    condition = {"what": "인증", "until": "협약 전", "checked_by": "E1"}
    assert said(
        "propose", item="1", outcome="selected", wording={"growth": "E1"}, overall="17", conditions=[condition]
    ) == Propose("i1", "selected", {"growth": "E1"}, "17", (Condition("인증", "협약 전", "E1"),))


def test_a_person_outside_the_pool_keeps_the_written_name() -> None:
    assert said("observe", person="디렉터-07", role="참관") == AdmitObserver("디렉터-07", "참관")
    assert said("elect_chair", person="E1", nominated_by="손님", agreed=["손님", "E2"]) == ElectChair(
        "p1", "손님", ("손님", "p2")
    )
