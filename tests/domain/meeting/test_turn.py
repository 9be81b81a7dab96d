"""One company's turn: calls, the door, who takes part, what is said, ends without consensus."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.domain.meeting import item as it
from jumpup_desktop.domain.meeting import turn as rule
from jumpup_desktop.domain.meeting.attendance import Leave, Recess, ResumeDay
from jumpup_desktop.domain.meeting.item import EXCLUDED
from jumpup_desktop.domain.meeting.opinion import WriteOpinion
from jumpup_desktop.domain.meeting.phases import StartPhase
from jumpup_desktop.domain.meeting.turn import (
    Call,
    Challenge,
    CheckDeck,
    CheckPresenter,
    ClearRoom,
    ComeIn,
    CorrectGist,
    NoteGist,
    Postpone,
    RecordNoShow,
    Reveal,
    Shrink,
    StepIn,
    StepOut,
    Withdraw,
)
from jumpup_desktop.domain.meeting.unanimity import EndWithout, Reopen
from jumpup_desktop.domain.rules import existing
from jumpup_desktop.domain.selection.interests import Exclude
from tests.domain.build import MINUTE, Room, grown, moment, refusal
from tests.domain.given import KIND, POLICY, TYPES

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.record.event import Draft

HANDED_IN = "a" * 64
OTHER_DECK = CheckDeck("i1", "b" * 64, registered_sha256=HANDED_IN, reason="고침")
STAND_IN = CheckPresenter("i1", "대표자", stand_in=True, headcount=2, papers=("위임장", "재직증명"), accepted_by="m1")
FILED = it.ChallengeFiled("기피-1", "m3", "경쟁사 근무")
HEARD = Challenge("i1", "기피-1", "m3", "경쟁사 근무", "퇴사하였다", False, "소명", "m1")


def out(person: str, confirmed_by: str = "m1", reason: str = "열차") -> Shrink:
    return Shrink("i1", person, "left", reason, confirmed_by)


def test_who_takes_part_is_fixed_when_the_company_comes_in() -> None:
    """Practice 3: the room less the excluded; a late-comer joins from the next company."""
    room = Room().opened(late=("m7",)).excluded("m3").called()
    fixed = room.item().fixed
    assert fixed is not None
    assert fixed.participants == ("m1", "m2", "m4", "m5", "m6")
    assert (fixed.excluded, fixed.absent) == ((("m3", "by_law"),), ("m7",))
    room.arrived("m7").pledged("m7")
    assert "m7" not in room.item().participants


def test_shrinking_takes_one_out_with_reason_and_keeps_the_quorum() -> None:
    room = Room().opened().called()
    room.do(out("m7"))
    room.do(out("m6"))
    assert room.item().participants == room.members[:5]
    assert refusal(lambda: room.do(out("m5"))) == "item.quorum"


def test_whoever_objected_stays_in_the_set_even_after_a_reopening() -> None:
    """Practice 3: then only 의결보류 is open."""
    room = Room().opened().debated().proposed().objected("m5")
    assert refusal(lambda: room.do(out("m5"))) == "item.objected"
    room.do(EndWithout("i1", "deferred", "이견이 남음")).do(Reopen("i1", "자료가 더 왔다"))
    assert refusal(lambda: room.do(out("m5"))) == "item.objected"


def test_the_chair_put_out_leaves_the_item_to_an_acting_chair() -> None:
    """Practice 15: nothing is stuck, nobody decides without a chair."""
    room = Room().opened().debated().proposed().agreed()
    room.do(Shrink("i1", "m1", "own_request", "자문 이력이 드러남", "m2"))
    assert room.case.presiding("i1") == ""
    assert refusal(room.resolved) == "item.excluded-inside"
    room.do(Leave("m1", EXCLUDED))
    assert refusal(room.resolved) == "consensus.not-chair"
    room.acting("m2", "i1").resolved()
    resolved = room.rounds().resolved
    assert resolved is not None
    assert resolved.confirmed_by == "m2"


def test_stepping_back_in_the_middle_excludes_from_the_company_for_good() -> None:
    """The projection that hides a company from its excluded reader stands on the exclusion."""
    room = Room().opened().called()
    room.do(Shrink("i1", "m3", "own_request", "친족 재직", "m1"))
    exclusion = room.case.exclusion("c1", "m3")
    assert exclusion is not None
    assert exclusion.holds
    room.do(Postpone("i1", "장비"))
    assert "m3" not in room.called().item().participants


def test_nothing_and_nobody_stands_in_while_nobody_presides() -> None:
    room = Room().opened().excluded("m1").called()
    assert room.case.presiding("i1") == ""
    assert refusal(lambda: room.do(replace(STAND_IN, accepted_by=""))) == "item.stand-in"
    assert refusal(lambda: room.do(OTHER_DECK)) == "item.deck-changed"


def test_the_door_a_stand_in_and_another_deck_need_the_chair() -> None:
    room = Room().opened().called()
    room.do(STAND_IN).do(replace(OTHER_DECK, allowed_by="m1"))
    assert room.item().presenter == it.PresenterChecked("대표자", True, True, 2, STAND_IN.papers, "m1")
    assert room.item().deck == it.DeckChecked("b" * 64, HANDED_IN, "고침", "m1")


def test_a_no_show_is_never_a_rejection() -> None:
    """J-043, practice 14: three calls and the wait."""
    room = Room().opened()
    for _ in range(POLICY.calls.times):
        room.do(Call("i1"))
    room.wait(POLICY.calls.wait_minutes)
    room.do(RecordNoShow("i1"))
    outcome = room.item().outcome
    assert outcome is not None
    assert (outcome.outcome, outcome.note) == ("no_show", "호명 3회")
    assert refusal(lambda: room.do(Call("i1"))) == "item.concluded"


def test_a_company_that_moves_back_is_called_anew() -> None:
    room = Room().opened().called()
    room.do(Postpone("i1", "교통"))
    assert (room.item().fixed, room.item().calls, room.item().participants) == (None, (), ())
    assert room.called().item().participants == room.members


def test_a_company_that_moves_back_leaves_no_clock_running_and_starts_its_phases_anew() -> None:
    """Otherwise the clock of a company that is not there would forbid the recess."""
    room = Room().opened().called()
    room.do(StartPhase("i1", "prepare"))
    room.wait(2).do(Postpone("i1", "장비"))
    phases = existing(room.case.phases("i1"), "test")
    assert not phases.running
    assert [(p.phase, p.figures.used_ms) for p in phases.done if p.figures] == [("prepare", 120_000)]
    room.do(Recess("점심", "13:00"))
    room.wait(60).do(ResumeDay(("s", *room.members), "m1"))
    room.called().do(StartPhase("i1", "prepare"))
    assert existing(room.case.phases("i1"), "test").phase == "prepare"


def test_a_member_who_left_before_the_move_back_is_counted_once() -> None:
    """회피, then 후순위 이동, then called again: excluded by the new call, not twice."""
    room = Room().opened().called()
    room.do(Shrink("i1", "m3", "own_request", "자문", "m1"))
    room.do(StepOut("i1", "m4", "전화"))
    room.wait(1).do(Postpone("i1", "장비"))
    assert all(until for *_, until in room.item().absences)
    item = room.called().item()
    assert item.fixed is not None
    assert [p for p, _ in item.fixed.excluded] == ["m3"]
    assert item.out_since_call == ()
    ((called, moved, reason),) = item.earlier
    assert (moved - called, reason) == (MINUTE, "장비")


def test_a_company_that_withdraws_leaves_no_clock_running() -> None:
    room = Room().opened().called()
    room.do(StartPhase("i1", "prepare"))
    room.do(Withdraw("i1", "포기서"))
    assert existing(room.case.phases("i1"), "test").running is None


def test_a_short_absence_is_kept_with_both_times() -> None:
    room = Room().opened().called()
    room.do(StepOut("i1", "m2", "전화"))
    assert room.item().in_room == ("m1", *room.members[2:])
    room.wait(3).do(StepIn("i1", "m2"))
    ((person, reason, since, until),) = room.item().absences
    assert (person, reason, until - since) == ("m2", "전화", 180_000)


def test_the_chair_may_open_the_debate_with_somebody_unfinished() -> None:
    """Practice 8: labelled 토론 후 작성, never lost."""
    room = Room().opened().called().written("i1", *Room().members[1:])
    room.do(ClearRoom("i1"))
    assert refusal(lambda: room.do(Reveal("i1"))) == "item.unfinished"
    room.do(Reveal("i1", "시간"))
    assert room.item().revealed == it.OpinionsRevealed(("m1",), "시간")
    room.do(WriteOpinion("i1", "m1", "overall", "뒤늦은 글"))
    late = room.case.opinion("i1", "m1", "overall")
    assert late is not None
    assert late.after_debate


def test_what_was_said_is_put_right_and_the_earlier_text_kept() -> None:
    room = Room().opened().called()
    room.do(NoteGist("i1", "question", "m2", "매출은?"))
    room.do(CorrectGist("i1", room.item().gists[0].entry, "수출 매출은?", "m2"))
    (gist,) = room.item().gists
    assert (gist.text, gist.before) == ("수출 매출은?", ("매출은?",))


def test_a_challenge_is_heard_and_decided_at_once() -> None:
    room = Room().opened().called().do(HEARD)
    (challenge,) = room.item().challenges
    assert challenge.answer == "퇴사하였다"
    assert challenge.decision is not None


def test_an_upheld_challenge_puts_the_member_out_of_the_company_at_once() -> None:
    room = Room().opened().called().do(replace(HEARD, upheld=True))
    exclusion = room.case.exclusion("c1", "m3")
    assert "m3" not in room.item().participants
    assert exclusion is not None
    assert exclusion.holds


def _decide(**changed: Any) -> None:
    item = _challenged()
    body = it.ChallengeDecided("기피-1", True, "사유 있음", "m1")
    rule.decide_challenge(item, replace(body, **changed))


def _decided_twice() -> None:
    item = _challenged()
    for _ in range(2):
        item = _told(item, rule.decide_challenge(item, it.ChallengeDecided("기피-1", False, "소명", "m1")))


def _challenged() -> Item:
    """A challenge was filed and nothing decided yet."""
    item = Room().opened().called().item()
    return _told(item, rule.file_challenge(item, FILED))


def _told(item: Item, draft: Draft) -> Item:
    found: Item = grown(item, draft)
    return found


def _no_show(calls: int, waited_ms: int, wall_ms: int = 0) -> None:
    """Not there after so many calls and so long; the wall clock was put forward by `wall_ms` meanwhile."""
    room = Room().opened()
    for _ in range(calls):
        room.do(Call("i1"))
    now = moment(room.record.now + waited_ms)
    rule.no_show(room.item(), replace(now, utc_ms=now.utc_ms + wall_ms), "m1", POLICY, KIND)


def _called_often() -> None:
    room = Room().opened()
    for _ in range(4):
        room.do(Call("i1"))


def _on(act: Callable[[Room], object], *, called: bool = True) -> Callable[[], object]:
    return lambda: act(Room().opened().called() if called else Room().opened())


def _shrink(act: Shrink) -> Callable[[], object]:
    return _on(lambda r: r.do(act))


def _withdrawn_twice(r: Room) -> None:
    for _ in range(2):
        r.do(Withdraw("i1", "포기서"))


def _gist_twice(r: Room) -> None:
    item = r.item()
    for _ in range(2):
        item = _told(item, rule.note_gist(item, it.GistNoted("g1", "remark", "m1", "말")))


def _step_out_twice(r: Room) -> None:
    for _ in range(2):
        r.do(StepOut("i1", "m2", "전화"))


EXCLUDE = Exclude("c1", "m3", "by_law", "친족")
REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("sitting.not-open", lambda: Room().arrived().called()),
    ("item.other-panel", _on(lambda r: r.do(Call("i9")), called=False)),
    ("item.in-room", _on(lambda r: r.do(Call("i1")))),
    ("item.other-in-room", _on(lambda r: r.do(Call("i2")))),
    ("item.calls-used", _called_often),
    ("item.not-called", lambda: Room().opened().do(ComeIn("i1"))),
    ("item.not-called", _on(lambda r: r.do(ComeIn("i1")))),
    ("item.quorum", lambda: Room(5).opened().excluded("m3").called()),
    ("sitting.sheet-missing", lambda: Room().opened(late=("m7",)).arrived("m7").called()),
    ("exclusion.takes-part", _on(lambda r: r.do(EXCLUDE))),
    ("item.stand-in", _on(lambda r: rule.check_presenter(r.item(), replace(STAND_IN, papers=()), "m1"))),
    ("item.stand-in", _on(lambda r: rule.check_presenter(r.item(), replace(STAND_IN, accepted_by="m2"), "m1"))),
    ("item.deck-changed", _on(lambda r: rule.check_deck(r.item(), CheckDeck("i1", "b"), HANDED_IN, "m1"))),
    ("item.not-called", lambda: rule.postpone(None, "x")),
    ("item.reason-missing", _on(lambda r: rule.postpone(r.item(), ""))),
    ("item.begun", lambda: rule.postpone(Room().opened().debated().item(), "x")),
    ("item.concluded", lambda: rule.postpone(Room().opened().decided().item(), "x")),
    ("item.calls-left", lambda: _no_show(2, 10**9)),
    ("item.wait", lambda: _no_show(3, POLICY.calls.wait_minutes * 60_000 - 1)),
    ("item.wait", lambda: _no_show(3, 60_000, wall_ms=3_600_000)),
    ("item.in-room", _on(lambda r: rule.no_show(r.item(), r.clock(), "m1", POLICY, KIND))),
    ("item.chair-confirms", lambda: rule.withdraw(None, Withdraw("i1", "포기서"), "", KIND)),
    ("item.no-such-end", lambda: rule.withdraw(None, Withdraw("i1", "포기서"), "m1", replace(KIND, outcomes=()))),
    ("item.withdrawal-paper", _on(lambda r: r.do(Withdraw("i1", " ")))),
    ("item.concluded", _on(_withdrawn_twice)),
    ("item.away", _on(_step_out_twice)),
    ("item.reason-missing", _on(lambda r: r.do(StepOut("i1", "m2", "")))),
    ("item.not-participant", _on(lambda r: r.do(StepOut("i1", "s", "전화")))),
    ("item.not-away", _on(lambda r: r.do(StepIn("i1", "m2")))),
    ("item.not-participant", _shrink(out("s"))),
    ("item.reason-missing", _shrink(out("m3", reason=""))),
    ("item.chair-confirms", _shrink(out("m3", confirmed_by="m2"))),
    ("item.chair-confirms", _shrink(out("m3", confirmed_by=""))),
    ("item.chair-confirms", _shrink(out("m1", confirmed_by="s"))),
    ("item.observers-inside", _on(lambda r: rule.clear_room(r.item(), ("o1",), "m1"))),
    ("item.not-called", _on(lambda r: r.do(ClearRoom("i1")), called=False)),
    ("item.gist-exists", _on(_gist_twice)),
    ("item.text-missing", _on(lambda r: rule.note_gist(r.item(), it.GistNoted("g", "remark", "m1", " ")))),
    ("item.gist-unknown", _on(lambda r: rule.correct_gist(r.item(), CorrectGist("i1", "g", "말", "m1")))),
    ("item.room-not-cleared", _on(lambda r: r.do(Reveal("i1", "말")))),
    ("item.not-participant", _on(lambda r: rule.file_challenge(r.item(), replace(FILED, member="s")))),
    ("item.reason-missing", _on(lambda r: rule.file_challenge(r.item(), replace(FILED, ground="")))),
    ("item.challenge-unknown", _on(lambda r: rule.answer_challenge(r.item(), it.ChallengeAnswered("x", "y")))),
    ("item.challenge-own", lambda: _decide(decided_by="m3")),
    ("item.reason-missing", lambda: _decide(reason="")),
    ("item.challenge-decided", _decided_twice),
    ("item.chair-confirms", _on(lambda r: r.do(replace(HEARD, decided_by="m2")))),
]


@pytest.mark.parametrize(("code", "action"), REFUSED)
def test_what_the_turn_refuses(code: str, action: Callable[[], object]) -> None:
    assert refusal(action) == code


def test_every_member_has_a_criterion_of_the_programme() -> None:
    """J-041."""
    plan = Room().case.plan()
    assert {plan.evaluator_type(m) for m in plan.members} == set(TYPES)
