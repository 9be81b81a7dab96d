"""Time is given and set right by who presides, named or understood, and by nobody else."""

from __future__ import annotations

import pytest

from jumpup_desktop.domain.meeting.phases import AddTime, CorrectTime, StartPhase
from tests.domain.build import Room, refusal


@pytest.mark.parametrize("act", [AddTime, CorrectTime])
def test_only_who_presides_allows_it(act: type[AddTime | CorrectTime]) -> None:
    room = Room().opened().called().do(StartPhase("i1", "prepare"))
    assert refusal(lambda: room.do(act("i1", 60, "질문", "m2"))) == "clock.not-approver"
    room.do(act("i1", 60, "질문", "m1")).do(act("i1", 60, "질문"))
    bodies = [e.body for e in room.record.events]
    assert [b.approved_by for b in bodies if hasattr(b, "approved_by")] == ["m1", "m1"]
