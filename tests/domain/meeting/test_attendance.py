"""The day's frame: who comes, pledges, chairs, opens, goes, closes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.domain.meeting import attendance as rule
from jumpup_desktop.domain.meeting import opinion as op
from jumpup_desktop.domain.meeting import sitting as sit
from jumpup_desktop.domain.meeting.attendance import (
    AdmitObserver,
    Arrive,
    ComeBack,
    DeclaredConflict,
    DeclareInterests,
    ElectActingChair,
    ElectChair,
    KeepSound,
    Leave,
    OpenDay,
    Recess,
    ResetPin,
    ResumeDay,
    SignOpeningSheet,
)
from jumpup_desktop.domain.meeting.phases import StartPhase
from jumpup_desktop.domain.rules import about
from jumpup_desktop.domain.selection.agenda import DrawOrder, SwapOrder
from tests.domain.build import MINUTE, Room, refusal
from tests.domain.given import POLICY, SECRETARY

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT = KeepSound("녹음", "ab" * 32, "기록물관리담당")


def test_a_day_opens_with_chair_quorum_sheets_and_a_blank_state() -> None:
    """J-040, J-041."""
    room = Room().opened()
    assert room.day.is_open
    assert room.day.chair is not None
    assert rule.members_present(room.day, room.case.plan()) == room.members
    assert room.day.opening is not None
    assert room.day.opening.opinions_before == 0


def test_a_recess_stops_the_day_and_the_roll_call_shows_who_is_missing() -> None:
    room = _in_recess()
    assert not room.day.is_open
    back = ("s", *room.members[:6])
    room.wait(60).do(ResumeDay(back, "m1"))
    assert "m7" not in room.day.present
    recess, since, until = room.day.recesses[0]
    assert (recess.reason, until - since) == ("점심", 3_600_000)


def test_leaving_and_coming_back_leave_two_visits() -> None:
    room = Room().opened()
    room.do(Leave("m3", "전화"))
    room.wait(5).do(ComeBack("m3"))
    visits = [v for v in room.day.visits if v.person == "m3"]
    assert [bool(v.until) for v in visits] == [True, False]
    assert visits[0].reason == "전화"


def test_an_acting_chair_presides_only_over_the_items_elected_for() -> None:
    """A recused chair (practice 15)."""
    room = Room().opened().excluded("m1").acting("m2", "i1")
    assert room.day.presiding("i1", ("m2", "m3")) == "m2"
    assert room.day.presiding("i2", room.members) == "m1"
    assert room.day.presiding("i2", ("m2", "m3")) == ""


def test_a_day_that_goes_on_closes_with_items_open() -> None:
    room = Room().opened().closed(goes_on=True)
    assert room.day.closing is not None
    assert room.day.closing.present == room.members
    assert refusal(lambda: room.do(Arrive("m1", "x"))) == "sitting.present-already"
    assert refusal(lambda: room.do(Leave("m1", "x"))) == "sitting.closed"


def test_a_day_does_not_close_by_a_chair_who_has_gone() -> None:
    """Somebody in the room presides at 폐회, so that the 의결서 has its last signature (practice 15)."""
    room = Room(companies=1).opened().decided()
    room.do(Leave("m1", "열차", for_good=True))
    assert refusal(room.closed) == "sitting.chair-confirms"
    room.acting("m2").closed("m2")
    assert room.day.closing is not None


def test_a_forgotten_pin_is_reset_by_whoever_presides_with_the_secretary() -> None:
    """Practice 27; in the signing turns after 폐회 too."""
    room = Room().opened().acting("m2", "i1")
    room.do(ResetPin("m3", "m1", "135790"))
    room.do(ResetPin("m4", "m2", "135790"))
    room.closed(goes_on=True)
    room.do(ResetPin("m3", "m1", "135790"))
    assert [(r.person, r.chair, r.secretary) for r in room.day.resets] == [
        ("m3", "m1", "s"), ("m4", "m2", "s"), ("m3", "m1", "s"),
    ]  # fmt: skip


def test_each_election_keeps_its_time() -> None:
    """호선 and 직무대행 stand in 진행 순서 with hh:mm (practice 23)."""
    room = Room().opened().wait(30).acting("m2", "i1")
    assert [(e.person, e.acting, e.items) for e in room.day.elections] == [("m1", False, ()), ("m2", True, ("i1",))]
    assert room.day.elections[1].at - room.day.elections[0].at == 30 * MINUTE


def test_the_order_is_drawn_or_swapped_before_a_company_is_called() -> None:
    """Practice 14: the draw with its witness, the swap with who asked."""
    room = Room().opened()
    room.do(DrawOrder(("i2", "i1"), "제비뽑기", "s"))
    assert [i.id for i in room.case.plan().items] == ["i2", "i1"]
    room.do(SwapOrder("i1", "i2", "다른기업"))
    assert [i.id for i in room.case.plan().items] == ["i1", "i2"]
    room.called("i1")
    assert refusal(lambda: room.do(SwapOrder("i1", "i2", "x"))) == "meeting.item-begun"
    assert refusal(lambda: room.do(DrawOrder(("i2", "i1"), "x", "s"))) == "meeting.item-begun"


def test_observers_are_out_before_the_debate() -> None:
    """J-047, J-048: directors and fund managers hear the pitch and are out before the debate (practice 16)."""
    room = Room().opened()
    room.do(AdmitObserver("o1", "디렉터"))
    assert rule.observers_out(room.day, ["pitch"]) == ()
    assert rule.observers_out(room.day, ["deliberation"]) == ("o1",)
    room.called().written()
    assert refusal(room.revealed) == "item.observers-inside"
    room.do(Leave("o1", "배석 범위 종료"))
    assert room.revealed().item().revealed


def test_who_leaves_the_room_during_a_turn_is_away_from_the_turn() -> None:
    """Consensus cannot close without somebody who is out (practice 3)."""
    room = Room().opened().debated().proposed().agreed()
    room.do(Leave("m4", "전화"))
    assert room.item().away == ("m4",)
    assert refusal(room.resolved) == "consensus.away"
    room.do(ComeBack("m4"))
    assert room.item().away == ()
    assert room.resolved().item().outcome


def test_who_is_missing_at_the_roll_call_is_away_from_the_turn() -> None:
    room = Room().opened().debated().proposed().agreed()
    room.do(Recess("화재경보", "14:00"))
    room.do(ResumeDay(("s", *room.members[:6]), "m1"))
    assert refusal(room.resolved) == "consensus.away"


def _chaired(members: int = 7) -> Room:
    room = Room(members).arrived().pledged()
    return room.do(ElectChair("m1", "m2", room.members))


def _opens(room: Room, policy_sha256: str = "a" * 64) -> None:
    room.do(OpenDay(policy_sha256))


def _elects(room: Room, person: str, agreed: tuple[str, ...]) -> None:
    room.do(ElectChair(person, "m2", agreed))


def _acts(room: Room, **changed: Any) -> None:
    act = ElectActingChair("m2", ("i1",), room.members, "회피")
    room.do(replace(act, **changed))


def _without(room: Room, person: str) -> Room:
    return room.do(Leave(person, "전화"))


def _judged_before() -> Room:
    """An opinion came into the record before the opening, as a merge or a slip of an older program may bring."""
    room = _chaired()
    early = op.OpinionFinalised("i1", "m2", "growth", "미리 쓴 의견")
    room.record.append(SECRETARY, [about(early, op.opinion_id("i1", "m2", "growth"))])
    return room


def _in_recess() -> Room:
    return Room().opened().do(Recess("점심", "13:00"))


def _running() -> None:
    Room().opened().called().do(StartPhase("i1", "prepare")).do(Recess("점심", "13:00"))


def _issue(room: Room, person: str) -> None:
    rule.issue_key(room.day, sit.KeyIssued(person, "f" * 64))


def _declare(room: Room, *conflicts: tuple[str, str]) -> None:
    room.do(DeclareInterests("m2", tuple(DeclaredConflict(company, ground) for company, ground in conflicts)))


def _unready(person: str) -> Room:
    """All but one pledged, and a chair elected."""
    room = Room().arrived().pledged(*[p for p in ("s", "m1", "m2", "m3", "m4", "m5", "m6", "m7") if p != person])
    return room.do(ElectChair("m1", "m2", room.members))


REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("sitting.not-appointed", lambda: Room().arrived("stranger")),
    ("sitting.present-already", lambda: Room().arrived("m1").arrived("m1")),
    ("sitting.identity-missing", lambda: Room().do(Arrive("m1", " "))),
    ("sitting.closed", lambda: Room().opened(late=("m7",)).closed(goes_on=True).arrived("m7")),
    ("sitting.not-present", lambda: Room().arrived("m1").pledged("m2")),
    ("sitting.sheet-signed", lambda: Room().arrived("m1").pledged("m1").pledged("m1")),
    ("sitting.other-company", lambda: _declare(Room().arrived(), ("c9", "자문"))),
    ("sitting.ground-missing", lambda: _declare(Room().arrived(), ("c1", " "))),
    ("sitting.sheet-missing", lambda: _issue(Room().arrived(), "m1")),
    ("sitting.no-esign", lambda: _issue(Room().arrived().pledged(esign=False), "m1")),
    ("sitting.reset-two", lambda: Room().opened().do(ResetPin("m3", "m2", "135790"))),
    ("sitting.reset-two", lambda: _without(Room().opened(), "s").do(ResetPin("m3", "m1", "135790"))),
    ("sitting.reset-two", lambda: _without(Room().opened(), "m1").do(ResetPin("m3", "m1", "135790"))),
    ("sitting.never-came", lambda: Room().opened(late=("m7",)).do(ResetPin("m7", "m1", "135790"))),
    ("sitting.observer-is-member", lambda: Room().do(AdmitObserver("m1", "디렉터"))),
    ("sitting.role-missing", lambda: Room().do(AdmitObserver("o1", ""))),
    ("sitting.not-member", lambda: _elects(Room().arrived(), "s", ("m1",))),
    ("sitting.not-present", lambda: _elects(Room().arrived("s", "m2"), "m1", ("m2",))),
    ("sitting.election-open", lambda: _elects(Room().arrived(), "m1", ("m1", "m2"))),
    ("sitting.acting-excluded", lambda: _acts(Room().opened().excluded("m2"))),
    ("sitting.reason-missing", lambda: _acts(Room().opened(), reason="")),
    ("sitting.election-open", lambda: _acts(Room().opened(), agreed=("m2", "m3"))),
    ("sitting.no-chair", lambda: _opens(Room())),
    ("sitting.no-chair", lambda: _opens(Room().arrived().pledged())),
    ("sitting.no-chair", lambda: _opens(_without(_chaired(), "m1"))),
    ("sitting.no-secretary", lambda: _opens(_without(_chaired(), "s"))),
    ("sitting.quorum", lambda: _opens(_chaired(4))),
    ("sitting.sheet-missing", lambda: _opens(_unready("m3"))),
    ("sitting.not-blank", lambda: _opens(_judged_before())),
    ("sitting.chair-stays", lambda: _elects(Room().opened(), "m2", Room().members)),
    ("sitting.policy-missing", lambda: _opens(_chaired(), policy_sha256="")),
    ("sitting.opened-already", lambda: _opens(Room().opened())),
    ("sitting.reason-missing", lambda: Room().opened().do(Leave("m1", ""))),
    ("sitting.never-came", lambda: Room().opened(late=("m7",)).do(ComeBack("m7"))),
    ("sitting.present-already", lambda: Room().opened().do(ComeBack("m1"))),
    ("sitting.clock-runs", _running),
    ("sitting.not-open", lambda: _in_recess().do(Recess("x", ""))),
    ("sitting.reason-missing", lambda: Room().opened().do(Recess("", ""))),
    ("sitting.not-in-recess", lambda: Room().opened().do(ResumeDay(("m1",), "m1"))),
    ("sitting.never-came", lambda: _in_recess().do(ResumeDay(("s", *Room().members, "stranger"), "m1"))),
    ("sitting.quorum", lambda: _in_recess().do(ResumeDay(("s", "m1", "m2"), "m1"))),
    ("sitting.chair-confirms", lambda: _in_recess().do(ResumeDay(Room().members, "m2"))),
    ("sitting.not-open", lambda: Room().closed()),
    ("sitting.items-open", lambda: Room().opened().closed()),
    ("sitting.chair-confirms", lambda: Room().opened().closed("m2", goes_on=True)),
]


@pytest.mark.parametrize(("code", "action"), REFUSED)
def test_what_the_day_refuses(code: str, action: Callable[[], object]) -> None:
    assert refusal(action) == code


@pytest.mark.parametrize("pledge", [p.id for p in POLICY.pledges if p.required])
def test_no_required_pledge_may_be_missing(pledge: str) -> None:
    room = Room().arrived()
    short = tuple(p.id for p in POLICY.pledges if p.id != pledge)
    assert refusal(lambda: room.do(SignOpeningSheet("m1", pledges=short))) == "sitting.pledge-missing"


def test_consent_to_electronic_signing_and_its_pledge_go_together() -> None:
    room = Room().arrived()
    ticked = tuple(p.id for p in POLICY.pledges)
    sheet = SignOpeningSheet("m1", esign=False, pledges=ticked)
    assert refusal(lambda: room.do(sheet)) == "sitting.pledge-missing"


def test_a_declared_conflict_puts_the_member_out_of_that_company_at_once() -> None:
    """Practice 17, 26: 회피."""
    room = Room().arrived()
    _declare(room, ("c1", "자문계약"))
    exclusion = room.case.exclusion("c1", "m2")
    assert exclusion is not None
    assert exclusion.holds
    assert room.case.exclusion("c2", "m2") is None


def test_a_sound_record_is_kept_by_hash_and_keeper_after_the_opening() -> None:
    """Practice 38; the last one holds, the file stays outside."""
    room = Room()
    assert refusal(lambda: room.do(KEPT)) == "sitting.not-open"
    room.opened()
    for wrong, code in ((replace(KEPT, sha256="abc"), "hash"), (replace(KEPT, keeper=" "), "keeper")):
        assert refusal(partial(room.do, wrong)) == f"sitting.sound-{code}"
    room.do(replace(KEPT, keeper="아무개")).closed(goes_on=True).do(KEPT)
    assert room.day.sound == sit.SoundKept(KEPT.what, KEPT.sha256, KEPT.keeper)
