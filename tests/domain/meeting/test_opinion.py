"""A member's own opinion: finalised, changed in debate, never lost, read by the right people only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.domain.meeting import opinion as op
from jumpup_desktop.domain.meeting import substance
from jumpup_desktop.domain.meeting.attendance import Leave
from jumpup_desktop.domain.meeting.item import EXCLUDED
from jumpup_desktop.domain.meeting.settling import Choice, SettleConflicts
from jumpup_desktop.domain.meeting.turn import Shrink
from jumpup_desktop.domain.record.event import Reader
from tests.domain.build import Room, grown, refusal
from tests.domain.given import KIND, POLICY

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.record.event import Role

WRITTEN = op.WriteOpinion("i1", "m2", "overall", "수출 실적이 뚜렷하다.")
REVISED = op.ReviseOpinion("i1", "m2", "overall", "토론을 듣고 바꾸었다.")
OWN = frozenset({"overall"})


def mine(room: Room) -> op.Opinion:
    found = room.case.opinion("i1", "m2", "overall")
    assert found is not None
    return found


def begun() -> Room:
    return Room().opened().called().do(WRITTEN)


def test_changing_ones_mind_in_debate_needs_no_reason_but_after_the_decision_it_does() -> None:
    """J-043, practice 40."""
    room = Room().opened().debated()
    room.do(REVISED)
    assert mine(room).text == "토론을 듣고 바꾸었다."
    assert [v.kind for v in mine(room).versions] == ["final", "revised"]
    room.proposed().agreed().resolved()
    late = replace(REVISED, text="또 바꾼다.")
    assert refusal(lambda: room.do(late)) == "opinion.reason-missing"
    room.do(replace(late, reason="오기"))
    assert mine(room).versions[-1].reason == "오기"


def test_two_versions_on_one_base_stand_side_by_side_until_the_author_settles() -> None:
    room = begun()
    seen = mine(room)
    room.case.write(
        *(op.revise(seen, room.item(), replace(REVISED, text=t)) for t in ("한 노트북의 글", "다른 노트북의 글"))
    )
    assert [v.text for v in mine(room).leaves] == ["한 노트북의 글", "다른 노트북의 글"]
    (conflict,) = room.record.open_conflicts()
    choice = Choice(conflict.subject, conflict.entity, conflict.slot, conflict.refs[0], conflict.refs[1:])
    alone = SettleConflicts((choice,), "간사가 고름")
    assert refusal(lambda: room.do(alone)) == "conflict.needs-chair"
    room.do(replace(alone, reason="위원이 고름", chair=conflict.entity.split(".")[1]))
    assert [v.text for v in mine(room).leaves] == ["한 노트북의 글"]
    assert room.record.open_conflicts() == []
    assert mine(room).base == mine(room).versions[1].ref


READERS: list[tuple[str, Role, bool]] = [
    ("m2", "member", True),
    ("m3", "member", True),
    ("m4", "member", False),
    ("m6", "member", False),
    ("o1", "observer", False),
    ("s", "secretary", True),
]


@pytest.mark.parametrize(("person", "role", "may"), READERS)
def test_who_reads_an_opinion_after_the_reveal(person: str, role: Role, may: bool) -> None:
    """Excluded (m4) and put out (m6) never; practice 15."""
    room = Room().opened().excluded("m4").called()
    room.do(Shrink("i1", "m6", "own_request", "친족", "m1")).do(Leave("m6", EXCLUDED))
    room.written().revealed()
    assert op.may_read(mine(room), Reader(person, role), room.item(), OWN) is may


def test_before_the_reveal_and_before_ones_own_line_nobody_else_reads() -> None:
    room = Room().opened().called().written()
    assert not op.may_read(mine(room), Reader("s", "secretary"), room.item(), OWN)
    assert op.may_read(mine(room), Reader("m2", "member"), room.item(), frozenset())
    room.revealed()
    assert not op.may_read(mine(room), Reader("m3", "member"), room.item(), frozenset({"growth"}))


def test_a_pre_review_is_private_for_ever_and_a_thing_of_its_own() -> None:
    """J-040, practice 13."""
    room = Room().opened().debated()
    draft = op.pre_review(None, op.PreReviewed("i1", "m2", "overall", "c" * 64, "2026-03-01"))
    kept: op.Opinion = grown(None, draft)
    assert draft.entity != op.opinion_id("i1", "m2", "overall")
    assert not op.may_read(kept, Reader("s", "secretary"), room.item(), OWN)
    assert op.may_read(kept, Reader("m2", "member"), room.item(), frozenset())
    assert refusal(lambda: op.pre_review(kept, op.PreReviewed("i1", "m2", "overall", "c", "d"))) == (
        "opinion.pre-review-exists"
    )


def test_the_meter_advises_and_missing_lists_what_policy_asks() -> None:
    """J-041, practice 8."""
    long, rules = "기술의 근거와 시험 결과를 스스로 밝혔고 양산 계획과 고객을 구체로 보였음", POLICY.opinion
    assert [p.code for p in substance.advice("짧다", [], rules)] == ["opinion.short"]
    assert substance.advice(long, ["시장은 넓으나 경쟁이 심하여 판로를 먼저 넓혀야 함"], rules) == []
    assert [p.code for p in substance.advice(long, [long.replace(" ", ""), "다른 글"], rules)] == ["opinion.copied"]
    assert substance.shared_percent("", long) == 0
    assert op.missing(KIND, "growth", frozenset(), POLICY) == ("growth", "overall")
    assert op.missing(KIND, "growth", frozenset({"growth", "overall"}), POLICY) == ()


def _final(**changed: Any) -> None:
    room = Room().opened().excluded("m7").called()
    room.do(replace(WRITTEN, **changed))


def _revise(author: str, text: str) -> None:
    op.revise(mine(begun()), None, replace(REVISED, member=author, text=text))


def _over() -> None:
    Room().opened().decided().do(replace(WRITTEN, criterion="will"))


REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("opinion.no-participant", lambda: op.finalise(None, None, WRITTEN, KIND, POLICY)),
    ("opinion.no-participant", lambda: _final(member="m7")),
    ("opinion.criterion", lambda: _final(criterion="rank")),
    ("opinion.mark", lambda: _final(mark="A+")),
    ("opinion.empty", lambda: _final(text=" \n")),
    ("opinion.final-already", lambda: begun().do(WRITTEN)),
    ("opinion.item-over", _over),
    ("opinion.not-final", lambda: op.revise(None, None, REVISED)),
    ("opinion.not-author", lambda: _revise("m3", "x")),
    ("opinion.empty", lambda: _revise("m2", "")),
    ("opinion.empty", lambda: op.pre_review(None, op.PreReviewed("i1", "m2", "overall", "", "d"))),
]


@pytest.mark.parametrize(("code", "action"), REFUSED)
def test_what_an_opinion_is_refused_for(code: str, action: Callable[[], object]) -> None:
    assert refusal(action) == code
