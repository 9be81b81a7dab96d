"""Verbs as data, on a real season and without a window: when they are offered, what they ask, what they record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.assets import sentences
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.presenters.day_verbs import DAY_VERBS
from jumpup_desktop.presenters.turn_verbs import TURN_VERBS
from jumpup_desktop.presenters.verbs import Confirm, Line, OneOf, Order, Question, Several, converse
from tests.presenters.answers import each

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.presenters.conftest import PlayedDay

VERBS = {verb.name: verb for verb in (*TURN_VERBS, *DAY_VERBS)}
ALWAYS_THERE = {"go", "next", "add", "correct", "away", "shrink"}
DOOR_AND_DAY = set(VERBS) - ALWAYS_THERE


def offered(day: PlayedDay) -> set[str]:
    """What the door and the day offer."""
    return {name for name in DOOR_AND_DAY if VERBS[name].is_offered(day.progress)}


def ready(day: PlayedDay) -> set[str]:
    """What can be done now."""
    return {name for name, verb in VERBS.items() if verb.can_do(day.progress)}


def say_yes(question: Question) -> object:
    """The first thing a hasty person would answer."""
    match question:
        case Line(_, _, text):
            return text or "사유"
        case OneOf():
            return 0
        case Several(_, options):
            return list(range(len(options)))
        case Confirm():
            return True
        case Order(companies, witnesses):
            return [key for key, _ in reversed(companies)], "제비뽑기", witnesses[0][0]
    raise AssertionError(question)


@pytest.mark.parametrize(
    ("before", "is_there", "is_ready"),
    [
        ("open", {"call"}, set()),
        ("call", {"call", "withdraw", "recess", "close", "stage"},
         {"call", "withdraw", "recess", "close", "stage"}),
        ("come_in", {"call", "come_in", "postpone", "withdraw", "recess", "close", "stage"},
         {"call", "come_in", "postpone", "withdraw", "recess", "close", "stage"}),
        ("presenter", {"presenter", "postpone", "withdraw", "recess", "close", "stage"},
         {"presenter", "postpone", "withdraw", "recess", "stage", "go", "away", "shrink"}),
        ("gist", {"presenter", "postpone", "withdraw", "recess", "close", "stage"},
         {"presenter", "postpone", "withdraw", "stage", "go", "next", "add", "correct", "away", "shrink"}),
        ("reveal", {"clear", "withdraw", "recess", "close", "stage"},
         {"clear", "withdraw", "stage", "go", "next", "add", "correct", "away", "shrink"}),
        ("correct_time", {"reopen", "recess", "close", "stage"}, {"reopen", "stage", "close"}),
        ("resume_day", {"recess", "close", "stage"}, {"recess", "stage"}),
        ("papers", set(), set()),
    ],
)  # fmt: skip
def test_what_is_offered_as_the_day_goes_on(
    played: Callable[..., PlayedDay], before: str, is_there: set[str], is_ready: set[str]
) -> None:
    day = played(before)
    assert offered(day) - {"slip"} == is_there
    assert ready(day) - {"slip"} == is_ready


ASKING = {
    "call": ("withdraw", "order", "recess"),
    "come_in": ("postpone", "withdraw"),
    "presenter": ("presenter", "away", "shrink"),
    "gist": ("add", "correct"),
    "reveal": ("clear",),
    "correct_time": ("reopen",),
}


@pytest.mark.parametrize(("before", "name"), [(before, name) for before, names in ASKING.items() for name in names])
def test_giving_up_at_any_question_records_nothing(played: Callable[..., PlayedDay], before: str, name: str) -> None:
    """Stopped at its first, second, … question; answered to the end it records something."""
    day = played(before, companies=2)
    turn = day.turn
    day.progress.person = turn.seats[1].id if turn.seats else ""
    begun, stop_at = day.events(), 0
    while _ask(day, name, stop_at):
        assert day.events() == begun, stop_at
        stop_at += 1
    assert stop_at > 0
    assert day.room.error == ""
    assert day.events() > begun


def _ask(day: PlayedDay, name: str, stop_at: int) -> bool:
    """Answer so many questions of a verb, then give up; whether there was anything to give up."""
    count = 0

    def answer(question: Question) -> object:
        nonlocal count
        count += 1
        return None if count > stop_at else say_yes(question)

    converse(VERBS[name].begin(day.progress), each(answer))
    return count > stop_at


def test_every_verb_has_its_words_in_both_languages() -> None:
    for language in ("ko", "en"):
        words = sentences("en" if language == "en" else "ko")
        assert [name for name in VERBS if f"verb.{name}" not in words] == []


def test_a_stand_in_is_accepted_by_who_presides(played: Callable[..., PlayedDay]) -> None:
    day = played("presenter")
    answers = iter(["홍길동", 1, 2])
    converse(VERBS["presenter"].begin(day.progress), each(lambda _question: next(answers)))
    turn = day.turn
    checked = day.season.store.known(ITEM, turn.entry.item).presenter
    assert checked is not None
    assert (checked.name, checked.is_stand_in, checked.headcount) == ("홍길동", True, 3)
    assert checked.accepted_by == turn.presiding


def test_the_chair_who_presides_confirms_and_another_confirms_the_chair(played: Callable[..., PlayedDay]) -> None:
    day = played("gist")
    turn = day.turn
    assert turn is not None
    member = next(seat.id for seat in turn.seats if seat.id != turn.presiding)
    assert day.progress.confirming(member) == turn.presiding
    assert day.progress.confirming(turn.presiding) not in ("", turn.presiding)


def test_the_order_is_drawn_before_the_first_call_and_swapped_after(played: Callable[..., PlayedDay]) -> None:
    day = played("call", companies=3)
    before = [entry.item for entry in day.view.entries]
    answers = iter([1, ([*reversed(before)], "제비뽑기", day.people["S"])])
    converse(VERBS["order"].begin(day.progress), each(lambda _question: next(answers)))
    assert [entry.item for entry in day.view.entries] == [*reversed(before)]
    swap = iter([0, 0, 1, "두 기업의 대표"])
    converse(VERBS["order"].begin(day.progress), each(lambda _question: next(swap)))
    assert [entry.item for entry in day.view.entries][:2] == [before[1], before[2]]


def test_closing_names_who_presides_and_resuming_too(played: Callable[..., PlayedDay]) -> None:
    day = played("resume_day")
    there = [person.id for person in day.view.people if person.is_present]
    converse(VERBS["recess"].begin(day.progress), say_yes)
    meeting = day.view.meeting
    sitting = day.season.store.known(SITTING, meeting)
    assert not sitting.in_recess
    assert set(sitting.present) == set(there)
    converse(VERBS["close"].begin(day.progress), say_yes)
    closing = day.season.store.known(SITTING, meeting).closing
    assert closing is not None
    assert closing.chair == day.view.chair
