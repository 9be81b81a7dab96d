"""The plan of a day: seats, order, draw, swaps, clashes of rooms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.domain.selection import agenda as rule
from jumpup_desktop.domain.selection.agenda import DrawOrder, SwapOrder
from jumpup_desktop.domain.selection.panels import Seat
from jumpup_desktop.domain.selection.running_order import AgendaItem
from tests.domain.build import Room, grown, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.record.event import Draft
    from jumpup_desktop.domain.selection.agenda import Meeting, MeetingPlanned


def planned() -> Meeting:
    return Room(companies=3).case.plan()


def body() -> MeetingPlanned:
    plan = planned().plan
    assert plan is not None
    return plan


def told(state: Meeting | None, draft: Draft) -> Meeting:
    found: Meeting = grown(state, draft)
    return found


def order(meeting: Meeting) -> list[str]:
    return [i.id for i in meeting.items]


def test_a_plan_knows_members_secretary_and_turns() -> None:
    """J-040."""
    meeting = planned()
    assert (len(meeting.members), meeting.secretary, order(meeting)) == (7, "s", ["i1", "i2", "i3"])
    assert meeting.item_of("c2") == meeting.item("i2")
    assert meeting.evaluator_type("s") == ""


def test_the_draw_and_a_swap_set_the_order_and_stay_on_record() -> None:
    """Practice 14."""
    drawn = told(planned(), rule.draw(planned(), DrawOrder(("i3", "i1", "i2"), "제비", "m1")))
    assert order(drawn) == ["i3", "i1", "i2"]
    swapped = told(drawn, rule.swap(drawn, SwapOrder("i3", "i2", "㈜도약"), both_agreed=True))
    assert order(swapped) == ["i2", "i1", "i3"]
    assert swapped.drawn is not None
    noted = swapped.swaps[0]
    assert noted.swap.asked_by == "㈜도약"
    assert (noted.first_before[0], noted.second_before[0]) == (1, 3)
    times = [i.start for i in planned().items]
    assert [i.start for i in drawn.items] == [i.start for i in swapped.items] == times, "times belong to places"


def test_replanning_needs_a_reason_and_keeps_the_plan() -> None:
    again = told(planned(), rule.replan(planned(), planned().seats, planned().items[:2], "기업 포기"))
    assert order(again) == ["i1", "i2"]
    assert again.plan == body()


def _second(**changed: Any) -> Meeting:
    other = replace(body(), title="3분과", venue="B회의실", seats=(Seat("n1", "will", "member"),), items=())
    plan = replace(other, **changed)
    return rule.Meeting("n", plan, plan.seats, plan.items)


CLASHES: list[tuple[dict[str, object], list[str]]] = [
    ({}, []),
    ({"seats": (Seat("m1", "will", "member"),)}, ["meeting.person-clash"]),
    ({"venue": "3층 A회의실"}, ["meeting.room-clash"]),
    ({"venue": "3층 A회의실", "starts": "18:00", "ends": "19:00"}, []),
    ({"items": (AgendaItem("x", 1, "c2", 55),), "starts": "18:00", "ends": "19:00"}, ["meeting.company-clash"]),
]


@pytest.mark.parametrize(("changed", "codes"), CLASHES)
def test_two_rooms_share_neither_people_nor_place_nor_companies(changed: dict[str, object], codes: list[str]) -> None:
    """Practice 34."""
    assert [p.code for p in rule.clashes([planned(), _second(**changed)])] == codes


def test_a_clash_names_who_and_both_days_with_their_times() -> None:
    second = _second(seats=(Seat("m1", "will", "member"),))
    (found,) = rule.clashes([planned(), second], lambda person: {"m1": "평가위원-001"}[person])
    plan = body()
    assert found.shown == {
        "first": f"{plan.title}(2026. 3. 3. {plan.starts}–{plan.ends})",
        "second": f"3분과(2026. 3. 3. {plan.starts}–{plan.ends})",
        "names": "평가위원-001",
    }


SEAT, ITEM = Seat("m1", "will", "member"), AgendaItem("i9", 9, "c1", 55)
REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("meeting.planned-already", lambda: rule.plan(planned(), "m", body())),
    ("meeting.times", lambda: rule.plan(None, "m", replace(body(), ends="09:00"))),
    ("meeting.no-members", lambda: rule.plan(None, "m", replace(body(), seats=(Seat("s", "", "secretary"),)))),
    ("meeting.twice-seated", lambda: rule.plan(None, "m", replace(body(), seats=(SEAT, SEAT)))),
    ("meeting.company-twice", lambda: rule.plan(None, "m", replace(body(), items=(*body().items, ITEM)))),
    ("meeting.reason-missing", lambda: rule.replan(planned(), planned().seats, planned().items, "")),
    ("meeting.item-begun", lambda: rule.replan(planned(), planned().seats, planned().items[1:], "x", ["i1"])),
    ("meeting.twice-seated", lambda: rule.replan(planned(), (SEAT, SEAT), planned().items, "x")),
    ("meeting.draw-order", lambda: rule.draw(planned(), DrawOrder(("i1", "i2"), "제비", "m1"))),
    ("meeting.draw-order", lambda: rule.draw(planned(), DrawOrder(("i1", "i1", "i2"), "제비", "m1"))),
    ("meeting.witness-missing", lambda: rule.draw(planned(), DrawOrder(("i1", "i2", "i3"), "제비", ""))),
    ("meeting.unknown-item", lambda: rule.swap(planned(), SwapOrder("i1", "i9", "x"), both_agreed=True)),
    ("meeting.unknown-item", lambda: rule.swap(planned(), SwapOrder("i1", "i1", "x"), both_agreed=True)),
    ("meeting.swap-agreement", lambda: rule.swap(planned(), SwapOrder("i1", "i2", "x"), both_agreed=False)),
    ("meeting.asker-missing", lambda: rule.swap(planned(), SwapOrder("i1", "i2", " "), both_agreed=True)),
]


@pytest.mark.parametrize(("code", "action"), REFUSED)
def test_what_a_plan_refuses(code: str, action: Callable[[], object]) -> None:
    assert refusal(action) == code


def _of_lengths(*lengths: int) -> Meeting:
    """Companies of so many minutes, one after the other from 9:00, with ten minutes between the second and third."""
    starts, items = 540, []
    for n, minutes in enumerate(lengths, 1):
        items.append(AgendaItem(f"i{n}", n, f"c{n}", minutes, f"{starts // 60:02d}:{starts % 60:02d}"))
        starts += minutes + (10 if n == 2 else 0)
    return replace(planned(), items=tuple(items))


def test_places_of_companies_of_other_lengths_get_times_that_follow_each_other() -> None:
    state = _of_lengths(30, 90, 40)
    assert [i.start for i in state.items] == ["09:00", "09:30", "11:10"]
    swapped = told(state, rule.swap(state, SwapOrder("i1", "i3", "㈜도약"), both_agreed=True))
    assert [(i.id, i.start) for i in swapped.items] == [("i3", "09:00"), ("i2", "09:40"), ("i1", "11:20")]
    noted = swapped.swaps[0]
    assert (noted.first_before, noted.second_before) == ((1, "09:00"), (3, "11:10"))
    back = told(swapped, rule.swap(swapped, SwapOrder("i3", "i1", "㈜도약"), both_agreed=True))
    assert back.items == state.items


def test_the_same_swap_of_two_laptops_is_one_swap() -> None:
    first = rule.swap(planned(), SwapOrder("i1", "i2", "㈜도약"), both_agreed=True)
    second = rule.swap(planned(), SwapOrder("i2", "i1", "㈜다른기업"), both_agreed=True)
    once = told(planned(), first)
    both = told(once, second)
    assert order(both) == ["i2", "i1", "i3"]
    assert both.swaps == once.swaps
