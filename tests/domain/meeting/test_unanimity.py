"""Consensus: everyone's last word is agreement, or it is not reached; it never turns into a vote."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jumpup_desktop.domain.meeting import consensus as con
from jumpup_desktop.domain.meeting import item as it
from jumpup_desktop.domain.meeting import unanimity as rule
from jumpup_desktop.domain.meeting.attendance import ComeBack, Leave
from jumpup_desktop.domain.meeting.phases import AddTime, PausePhase, StartPhase
from jumpup_desktop.domain.meeting.turn import NoteGist, Postpone, Shrink, StepOut
from jumpup_desktop.domain.meeting.unanimity import CountDissent, EndWithout, Object, Reopen, Reserve
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import known_kinds
from jumpup_desktop.services import presence
from jumpup_desktop.store.tables.registry import SUBJECTS
from tests.domain.build import Room, event, refusal
from tests.domain.given import KIND, POLICY, SECRETARY, WORDING

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE = ("m1", "m2", "m3", "m4")
COMMANDS: dict[str, Callable[[Room, str], object]] = {
    "agree": lambda r, who: r.agreed(who),
    "object": lambda r, who: r.objected(who),
    "propose": lambda r, _: r.proposed(),
    "resolve": lambda r, _: r.resolved(),
    "out": lambda r, who: r.do(StepOut("i1", who, "전화")),
    "leave": lambda r, who: r.do(Leave(who, "전화")),
    "back": lambda r, who: r.do(ComeBack(who)),
    "shrink": lambda r, who: r.do(Shrink("i1", who, "left", "열차", r.case.presiding("i1"))),
    "fail": lambda r, _: r.do(EndWithout("i1", "deferred", "이견")),
    "reopen": lambda r, _: r.do(Reopen("i1", "자료", presence.gone(r.case, "i1"))),
    "later": lambda r, _: r.do(Postpone("i1", "나중에")),
}
LIKELY = sorted(COMMANDS) + ["agree"] * 8 + ["resolve"] * 3  # a random day must reach the end now and then
HISTORY = st.lists(st.tuples(st.sampled_from(LIKELY), st.sampled_from(PEOPLE)), min_size=10, max_size=50)


@settings(max_examples=250, deadline=None)
@given(HISTORY)
def test_random_days_keep_the_rules_of_unanimity(history: list[tuple[str, str]]) -> None:
    """J-043, practice 3: every participant's last word agrees, the set only shrinks, objectors stay."""
    room = Room(4, quorum=2).opened().debated().proposed()
    last: dict[str, bool] = {}
    objected: set[str] = set()
    for what, who in history:
        before = set(room.item().participants)
        rounds = len(room.rounds().rounds)
        try:
            COMMANDS[what](room, who)
        except Refused:
            assert set(room.item().participants) == before
            continue
        after = set(room.item().participants)
        if what in ("agree", "object"):
            last[who] = what == "agree"
            objected |= {who} if what == "object" else set()
        last = last if len(room.rounds().rounds) == rounds and what != "reopen" else {}
        assert after <= before
        assert objected <= after
        if what == "resolve":
            assert all(last.get(p) for p in after)
            assert not room.item().away
            assert after <= set(room.day.present)
    for (subject, entity), state in room.record.states.items():
        told = [e for e in room.record.events if (e.header.kind.partition(".")[0], e.entity) == (subject, entity)]
        assert SUBJECTS[subject].subject.fold(told, entity).state == state


def _everything() -> Room:
    """A day with most kinds of events in it."""
    room = Room().opened(ink=("m6",)).excluded("m7").debated().proposed().objected("m2").proposed().agreed().resolved()
    room.do(Reopen("i1", "정정")).proposed().do(StartPhase("i1", "decision", "바로"))
    room.do(PausePhase("i1", "정전")).do(AddTime("i1", 60, "질문", "m1"))
    return room.do(StepOut("i1", "m3", "전화")).do(NoteGist("i1", "remark", "m1", "말"))


TOLD = _everything().record.events


@settings(max_examples=100, deadline=None)
@given(st.permutations(range(len(TOLD))), st.sets(st.integers(0, len(TOLD) - 1)))
def test_folding_accepts_any_order_and_purged_bodies(order: list[int], purged: set[int]) -> None:
    """`evolve` is total: a merge or a purge never raises."""
    states: dict[tuple[str, str], object] = {}
    for n in order:
        seen = replace(TOLD[n], body=None) if n in purged else TOLD[n]
        key = (seen.header.kind.partition(".")[0], seen.entity)
        states[key] = SUBJECTS[key[0]].subject.evolve(states.get(key), seen)
        assert SUBJECTS[key[0]].rows(states[key]) is not None


@pytest.mark.parametrize("name", [k for k in sorted(known_kinds()) if k.partition(".")[0] in SUBJECTS])
def test_a_purged_first_event_leaves_a_state_that_can_be_shown(name: str) -> None:
    empty = event(None, "e")
    told = replace(empty, header=replace(empty.header, kind=name))
    shown = SUBJECTS[name.partition(".")[0]]
    state = shown.subject.evolve(None, told)
    assert shown.subject.evolve(state, told) == state
    shown.rows(state)


def test_everyone_agreeing_resolves_and_names_exactly_who_took_part() -> None:
    """J-043."""
    room = Room().opened().excluded("m7").decided()
    resolved = room.rounds().resolved
    assert resolved is not None
    assert resolved.participants == room.members[:6]
    assert room.item().outcome == it.Concluded("selected", "m1")


def test_one_objection_stops_it_until_that_member_agrees() -> None:
    room = Room().opened().debated().proposed().agreed().objected("m3")
    assert refusal(room.resolved) == "consensus.objection-open"
    assert rule.waiting_for(room.rounds(), room.item()) == ("m3",)
    room.agreed("m3").resolved()
    assert [type(s).__name__ for s in room.rounds().rounds[0].trail if s.member == "m3"] == [
        "Agreed", "Objected", "Agreed",
    ]  # fmt: skip


def test_after_the_rounds_of_policy_deferral_is_offered_once() -> None:
    """Practice 12."""
    room = Room().opened().debated().proposed().objected("m3").proposed()
    assert room.rounds().offered == ()
    room.objected("m3").objected("m4")
    assert room.rounds().offered == (con.DeferralOffered(2),)


def test_not_reached_is_an_exit_without_any_count() -> None:
    """J-043: 미도출 carries a reason, no numbers."""
    room = Room().opened().debated().proposed().objected("m3")
    room.do(EndWithout("i1", "reconsider", "근거를 더 보기로 함"))
    assert room.item().outcome == it.Concluded("reconsider", "m1")
    assert {f.name for f in fields(con.NotReached)} == {"outcome", "reason", "confirmed_by"}


def test_reopening_keeps_the_trail_and_asks_everybody_anew() -> None:
    room = Room().opened().decided().do(Reopen("i1", "동의 철회"))
    assert (room.rounds().current, room.rounds().is_over, room.item().outcome) == (None, False, None)
    assert len(room.rounds().rounds) == len(room.rounds().reopenings) == len(room.item().history) == 1
    assert refusal(room.resolved) == "consensus.nothing-proposed"
    room.proposed()
    assert refusal(room.resolved) == "consensus.not-all"
    assert room.agreed().resolved().rounds().resolved is not None


def test_a_reservation_stands_beside_agreement_only() -> None:
    room = Room().opened().debated().proposed().agreed("m2")
    room.do(Reserve("i1", "m2", "인력 확보를 보아야 한다", printed=True))
    assert room.rounds().reservations[0].printed


def test_the_count_before_the_question_has_no_names() -> None:
    room = Room().opened().debated().do(CountDissent("i1", 2))
    assert room.rounds().counts == (con.DissentCounted(2, 7),)


def test_the_outcomes_are_those_of_the_programme_and_no_forbidden_word() -> None:
    """J-043, practice 7, 24."""
    assert [o.name for o in KIND.outcomes] == ["선정", "미선정", "의결보류", "재심의", "발표 불참", "평가 포기"]
    assert {o.id for o in KIND.outcomes if o.by_consensus} == {"selected", "not_selected"}
    names = [o.name for o in KIND.outcomes] + [p.name for p in KIND.papers] + [KIND.vote_line, KIND.method]
    assert not [w for w in KIND.forbidden_words for name in names if w in name]


def _propose(**changed: Any) -> None:
    room = Room().opened().debated()
    room.do(replace(room.proposal(), **changed))


def _proposed_by_hand(actor: str = "m1", proposed_by: str = "m1", number: int = 1) -> None:
    """What the handler never does: the rule stands for itself."""
    room = Room().opened().debated()
    body = con.Proposed(number, "selected", WORDING, "제1안", (), proposed_by, "s")
    rule.propose(None, room.item(), body, replace(SECRETARY, on_behalf_of=actor), "m1", KIND, room.day.present)


def _same_again() -> None:
    room = Room().opened().debated().proposed()
    room.do(room.proposal(overall="제1안"))


def _hidden() -> None:
    Room().opened().called().proposed()


def _away() -> None:
    Room().opened().debated().proposed().do(StepOut("i1", "m2", "전화")).agreed("m2")


def _fail(outcome: str, reason: str = "이견", actor: str = "m1") -> None:
    room = Room().opened().debated()
    by = replace(SECRETARY, on_behalf_of=actor)
    rule.fail(None, room.item(), EndWithout("i1", outcome, reason), by, "m1", KIND, room.day.present)


def _reopen(room: Room, reason: str = "정정", actor: str = "m1") -> None:
    by = replace(SECRETARY, on_behalf_of=actor)
    rule.reopen(room.rounds(), room.item(), reason, by, "m1")


def _count(n: int) -> None:
    Room().opened().debated().do(CountDissent("i1", n))


def _object(criterion: str, reason: str) -> None:
    Room().opened().debated().proposed().do(Object("i1", "m2", criterion, reason))


def _reserve(text: str, *agreed: str) -> None:
    room = Room().opened().debated().proposed()
    if agreed:
        room.agreed(*agreed)
    room.do(Reserve("i1", "m2", text))


REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("consensus.count", lambda: _count(8)),
    ("consensus.count", lambda: _count(-1)),
    ("consensus.not-chair", lambda: _proposed_by_hand(actor="m2")),
    ("consensus.not-chair", lambda: _proposed_by_hand(proposed_by="m2")),
    ("consensus.opinions-hidden", _hidden),
    ("consensus.outcome", lambda: _propose(outcome="deferred")),
    ("consensus.wording-missing", lambda: _propose(wording=dict(WORDING[1:]))),
    ("consensus.criterion", lambda: _propose(wording={**dict(WORDING), "rank": "x"})),
    ("consensus.overall-missing", lambda: _propose(overall=" ")),
    ("consensus.condition", lambda: _propose(conditions=(con.Condition("인증 취득", "", "운영기관"),))),
    ("consensus.same-wording", _same_again),
    ("consensus.round", lambda: _proposed_by_hand(number=2)),
    ("consensus.nothing-proposed", lambda: Room().opened().debated().agreed("m2")),
    ("consensus.not-participant", lambda: Room().opened().debated().proposed().agreed("s")),
    ("consensus.said-already", lambda: Room().opened().debated().proposed().agreed("m2", "m2")),
    ("consensus.away", _away),
    ("consensus.over", lambda: Room().opened().decided().agreed("m2")),
    ("consensus.criterion", lambda: _object("rank", "x")),
    ("consensus.reason-missing", lambda: _object("growth", "")),
    ("consensus.reserve-agree", lambda: _reserve("말")),
    ("consensus.reason-missing", lambda: _reserve("", "m2")),
    (
        "consensus.deferral-early",
        lambda: rule.offer_deferral(Room().opened().debated().proposed().rounds(), POLICY),
    ),
    ("consensus.nothing-proposed", lambda: rule.offer_deferral(None, POLICY)),
    ("consensus.not-all", lambda: Room().opened().debated().proposed().agreed("m1").resolved()),
    ("consensus.exit", lambda: _fail("not_selected")),
    ("consensus.exit", lambda: _fail("no_show")),
    ("consensus.reason-missing", lambda: _fail("deferred", "")),
    ("consensus.not-chair", lambda: _fail("deferred", actor="m2")),
    ("consensus.not-over", lambda: _reopen(Room().opened().debated().proposed())),
    ("consensus.reason-missing", lambda: _reopen(Room().opened().decided(), "")),
    ("consensus.not-chair", lambda: _reopen(Room().opened().decided(), actor="m2")),
]


@pytest.mark.parametrize(("code", "action"), REFUSED)
def test_what_consensus_refuses(code: str, action: Callable[[], object]) -> None:
    assert refusal(action) == code


def test_nothing_is_reopened_after_the_closing() -> None:
    """Nobody could decide it anew, and the day could never be sealed."""
    room = Room(companies=1).opened().decided().closed()
    assert refusal(lambda: room.do(Reopen("i1", "재논의"))) == "sitting.not-open"


def test_who_left_before_it_was_opened_again_is_waited_for() -> None:
    """Nobody agrees from outside the room; who comes back is asked as the others are (practice 3)."""
    room = Room(4, quorum=2).opened().debated().proposed()
    room.do(EndWithout("i1", "deferred", "이견")).do(Leave("m3", "전화"))
    assert refusal(lambda: room.do(Reopen("i1", "자료"))) == "item.missing"
    room.do(Reopen("i1", "자료", ("m3",)))
    assert room.item().away == ("m3",)
    room.proposed()
    assert refusal(lambda: room.do(rule.Agree("i1", "m3"))) == "consensus.away"
    for person in ("m1", "m2", "m4"):
        room.do(rule.Agree("i1", person))
    assert refusal(lambda: room.do(rule.Resolve("i1"))) == "consensus.away"
    room.do(ComeBack("m3")).do(rule.Agree("i1", "m3")).do(rule.Resolve("i1"))
    assert room.rounds().resolved is not None
