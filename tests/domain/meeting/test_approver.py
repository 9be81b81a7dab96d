"""Time is given and set right by who presides, and by nobody else; who gave time is named."""

from __future__ import annotations

import pytest

from jumpup_desktop.domain.meeting.phases import AddTime, CorrectTime, StartPhase
from tests.domain.build import Room, refusal


@pytest.mark.parametrize("act", [AddTime, CorrectTime])
def test_only_who_presides_allows_it(act: type[AddTime | CorrectTime]) -> None:
    room = Room().opened().called().do(StartPhase("i1", "prepare"))
    assert refusal(lambda: room.do(act("i1", 60, "질문", "m2"))) == "clock.not-approver"
    room.do(act("i1", 60, "질문", "m1"))
    bodies = [e.body for e in room.record.events]
    assert [b.approved_by for b in bodies if hasattr(b, "approved_by")] == ["m1"]


def test_who_gave_time_is_asked_for_and_never_filled_in() -> None:
    room = Room().opened().called().do(StartPhase("i1", "prepare"))
    assert refusal(lambda: room.do(AddTime("i1", 60, "질문"))) == "clock.approver-missing"
    room.do(CorrectTime("i1", -30, "정지를 늦게 누름"))
