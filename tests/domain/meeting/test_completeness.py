"""The nine statutory fields of the minutes (Public Records Act Decree art. 18(2))."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.domain.meeting import item as it
from jumpup_desktop.domain.meeting.completeness import NINE, lacking
from jumpup_desktop.domain.meeting.turn import NoteGist, Withdraw
from jumpup_desktop.domain.meeting.wording import warnings
from tests.domain.build import Room
from tests.domain.given import KIND, POLICY

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.policy import MeetingKind, Policy
    from jumpup_desktop.domain.selection.agenda import Meeting


def whole() -> tuple[Meeting, Sitting, dict[str, it.Item]]:
    """A closed day: one company heard, one withdrawn."""
    room = Room().opened().debated()
    room.do(NoteGist("i1", "question", "m2", "매출은?"))
    room.proposed().agreed().resolved()
    room.do(Withdraw("i2", "포기서")).closed()
    return room.case.plan(), room.day, {"i1": room.item(), "i2": room.item("i2")}


def missing(meeting: Meeting, day: Sitting | None, turns: dict[str, it.Item], kind: MeetingKind = KIND,
            policy: Policy = POLICY) -> list[str]:  # fmt: skip
    return [p.code.removeprefix("minutes.") for p in lacking(meeting, day, turns, kind, policy)]


def test_a_whole_day_lacks_nothing() -> None:
    assert missing(*whole()) == []


def test_a_day_without_anything_lacks_what_only_the_day_can_give() -> None:
    meeting = Room().case.plan()
    assert missing(meeting, None, {}) == ["when_where", "attendees", "proceedings", "decisions"]


Day = tuple["Meeting", "Sitting", dict[str, it.Item], "MeetingKind", "Policy"]


def _plan(meeting: Meeting, **changed: Any) -> Meeting:
    assert meeting.plan is not None
    return replace(meeting, plan=replace(meeting.plan, **changed))


def _turn(turns: dict[str, it.Item], **changed: Any) -> dict[str, it.Item]:
    return turns | {"i1": replace(turns["i1"], **changed)}


TAKEN_AWAY: dict[str, Callable[[Day], Day]] = {
    "name": lambda d: (_plan(d[0], title=""), *d[1:]),
    "host": lambda d: (*d[:4], replace(d[4], office=replace(d[4].office, host=""))),
    "when_where": lambda d: (_plan(d[0], venue=""), *d[1:]),
    "attendees": lambda d: (d[0], replace(d[1], chair=None), *d[2:]),
    "proceedings": lambda d: (*d[:2], _turn(d[2], calls=(), outcome=None), *d[3:]),
    "agenda": lambda d: (replace(d[0], items=()), *d[1:]),
    "gist": lambda d: (*d[:2], _turn(d[2], gists=()), *d[3:]),
    "decisions": lambda d: (*d[:2], _turn(d[2], outcome=None), *d[3:]),
    "vote": lambda d: (*d[:3], replace(d[3], vote_line=""), d[4]),
}


@pytest.mark.parametrize("name", NINE)
def test_each_of_the_nine_is_missed_when_it_is_taken_away(name: str) -> None:
    assert name in missing(*TAKEN_AWAY[name]((*whole(), KIND, POLICY)))


def test_a_day_that_goes_on_is_not_asked_for_the_items_of_the_next_one() -> None:
    """차수 변경 (practice 20): what was heard needs its gist and decision, what was not heard nothing."""
    room = Room().opened().decided().closed(goes_on=True)
    turns = {"i1": room.item()}
    assert missing(room.case.plan(), room.day, turns) == ["gist"]
    noted = replace(turns["i1"], gists=(it.Gist("g", "question", "m2", "매출은?", 1),))
    assert missing(room.case.plan(), room.day, {"i1": noted}) == []


def test_forbidden_words_are_named_with_their_item_and_place() -> None:
    """Practice 7: told, never refused."""
    room = Room().opened().debated()
    room.do(NoteGist("i1", "question", "m2", "시장 순위는?"))
    room.do(room.proposal(overall="평균 이상의 기술이다.")).agreed().resolved()
    found = warnings(1, room.item(), room.rounds(), KIND)
    assert [(p.level, p.shown) for p in found] == [
        ("warning", {"order": "1", "where": "발언 요지", "word": "순위"}),
        ("warning", {"order": "1", "where": "종합의견", "word": "평균"}),
    ]


def test_the_vote_line_says_there_was_none() -> None:
    """J-043, practice 37."""
    assert KIND.vote_line == "표결 없음(심의 참여 위원 전원합의)"
