"""Who counts and who is there: nothing goes on silently with somebody missing, or heard by somebody excluded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.meeting import attendance
from jumpup_desktop.domain.meeting.attendance import Arrive, ComeBack, Leave, SignOpeningSheet
from jumpup_desktop.domain.meeting.item import EXCLUDED
from jumpup_desktop.domain.meeting.phases import StartPhase
from jumpup_desktop.domain.meeting.turn import Call, ClearRoom, ComeIn, Reveal, Shrink, StepIn, StepOut
from jumpup_desktop.domain.meeting.unanimity import Agree, CountDissent, EndWithout, Object, Reopen, Reserve, Resolve
from jumpup_desktop.domain.problems import Refused
from tests.domain.build import Room, refusal

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Draft


def _objected_twice() -> Room:
    """m3 objects to two texts and goes home; the company is deferred and opened again."""
    room = Room(4, quorum=2).opened().debated().proposed().objected("m3").proposed().objected("m3")
    room.do(Leave("m3", "귀가", for_good=True)).do(EndWithout("i1", "deferred", "이견"))
    return room.do(Reopen("i1", "자료가 더 옴", ("m3",)))


def test_nobody_agrees_for_an_objector_who_went_home() -> None:
    """Practice 3: with the objector gone only 의결보류 is open, however the round is begun again."""
    room = _objected_twice()
    assert room.item().away == ("m3",)
    assert refusal(room.proposed) == "consensus.objector-gone"
    assert refusal(lambda: room.do(Agree("i1", "m3"))) == "consensus.nothing-proposed"
    assert refusal(lambda: room.do(EndWithout("i1", "reconsider", "이견"))) == "consensus.objector-gone"
    assert refusal(lambda: room.do(Shrink("i1", "m3", "left", "귀가", "m1"))) == "item.objected"
    assert refusal(lambda: room.do(StepIn("i1", "m3"))) == "sitting.not-present"
    room.do(EndWithout("i1", "deferred", "이견이 남음"))
    outcome = room.item().outcome
    assert outcome is not None
    assert outcome.outcome == "deferred"


def test_an_objector_who_comes_back_is_asked_again() -> None:
    room = _objected_twice().do(ComeBack("m3")).proposed().agreed().resolved()
    resolved = room.rounds().resolved
    assert resolved is not None
    assert set(resolved.participants) == {"m1", "m2", "m3", "m4"}


@pytest.mark.parametrize("said", ["agree", "object", "reserve", "resolve"])
def test_each_word_asks_whether_its_author_is_in_the_room_of_the_day(said: str) -> None:
    """A merge can bring that somebody left the day though the turn does not know of it."""
    room = Room(4, quorum=2).opened().debated().proposed()
    people = ("m1", "m2", "m3", "m4")
    room.agreed(*(people if said in ("reserve", "resolve") else people[:2]))
    room.record.append(room.case.actor, _left_unknown_to_the_turn(room, "m3"), meeting="m")
    assert room.item().away == ()
    acts = {
        "agree": Agree("i1", "m3"),
        "object": Object("i1", "m3", "growth", "근거"),
        "reserve": Reserve("i1", "m3", "단서", printed=True),
        "resolve": Resolve("i1"),
    }
    assert refusal(lambda: room.do(acts[said])) == "consensus.away"


def _left_unknown_to_the_turn(room: Room, person: str) -> Draft:
    return attendance.leave(room.day, Leave(person, "전화"))


def test_the_call_names_who_is_missing() -> None:
    room = Room(companies=2).opened(late=("m6",)).do(Leave("m7", "전화"))
    with pytest.raises(Refused) as caught:
        room.do(Call("i1"))
    assert caught.value.code == "item.missing"
    assert caught.value.problem.shown["names"] == "m6, m7"
    assert refusal(lambda: room.do(Call("i1", ("m6",)))) == "item.missing"
    assert refusal(lambda: room.do(Call("i1", ("m6", "m7", "m5")))) == "item.missing"
    room.do(Call("i1", ("m7", "m6"))).do(ComeIn("i1"))
    assert room.item().missing == ("m7", "m6")
    assert room.item().participants == ("m1", "m2", "m3", "m4", "m5")


def test_who_leaves_or_comes_between_call_and_entry_is_named_there() -> None:
    room = Room().opened().do(Call("i1")).do(Leave("m7", "전화"))
    assert refusal(lambda: room.do(ComeIn("i1"))) == "item.missing"
    room.do(ComeIn("i1", ("m7",)))
    assert "m7" not in room.item().participants
    late = Room().opened(late=("m7",)).do(Call("i1", ("m7",))).do(Arrive("m7")).do(SignOpeningSheet("m7"))
    assert "m7" in late.do(ComeIn("i1")).item().participants


def test_a_roll_call_on_reopening_takes_who_did_not_answer_for_gone() -> None:
    room = Room(4, quorum=2).opened().decided()
    room.do(Reopen("i1", "정정", ("m4",)))
    assert room.item().away == ("m4",)
    assert "m4" not in room.day.present


INSIDE = {
    "entry": lambda r: r.do(Call("i1")).do(ComeIn("i1")),
    "phase": lambda r: r.called().do(ComeBack("m3")).do(StartPhase("i1", "prepare")),
    "door": lambda r: r.called().written().do(ComeBack("m3")).do(ClearRoom("i1")),
    "reveal": lambda r: r.called().written().do(ClearRoom("i1")).do(ComeBack("m3")).do(Reveal("i1")),
    "count": lambda r: r.debated().do(ComeBack("m3")).do(CountDissent("i1", 0)),
    "proposal": lambda r: r.debated().do(ComeBack("m3")).proposed(),
    "word": lambda r: r.debated().proposed().do(ComeBack("m3")).do(Agree("i1", "m1")),
    "objection": lambda r: r.debated().proposed().do(ComeBack("m3")).objected("m1"),
    "resolution": lambda r: r.debated().proposed().agreed().do(ComeBack("m3")).resolved(),
    "exit": lambda r: r.debated().do(ComeBack("m3")).do(EndWithout("i1", "deferred", "이견")),
}


@pytest.mark.parametrize("step", sorted(INSIDE))
def test_nothing_goes_on_while_somebody_excluded_is_in_the_room(step: str) -> None:
    room = Room().opened().excluded("m3")
    with pytest.raises(Refused) as caught:
        INSIDE[step](room)
    assert caught.value.code == "item.excluded-inside"
    assert caught.value.problem.shown["names"] == "m3"


def test_a_return_is_on_record_and_it_goes_on_when_they_are_out_again() -> None:
    room = Room().opened().excluded("m3").debated().proposed().agreed().do(ComeBack("m3"))
    assert refusal(room.resolved) == "item.excluded-inside"
    room.do(Leave("m3", EXCLUDED)).resolved()
    assert [v.person for v in room.day.visits].count("m3") == 2
    room.do(ComeBack("m3"))
    assert "m3" in room.day.present


def test_a_short_absence_of_an_objector_waits() -> None:
    room = Room(4, quorum=2).opened().debated().proposed().objected("m2").do(StepOut("i1", "m2", "전화"))
    assert refusal(room.proposed) == "consensus.objector-gone"
    room.do(StepIn("i1", "m2")).proposed()
    assert len(room.rounds().rounds) == 2
