"""전원합의 without a window: nobody agrees to another text than the one they were asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.meeting.attendance import ComeBack, Leave
from jumpup_desktop.domain.meeting.consensus import CONSENSUS
from jumpup_desktop.domain.meeting.phases import FinishPhase
from jumpup_desktop.domain.meeting.turn import StepIn, StepOut
from jumpup_desktop.domain.meeting.unanimity import Object
from jumpup_desktop.presenters.consensus import ConsensusPresenter
from jumpup_desktop.presenters.consensus_verbs import CONSENSUS_VERBS
from jumpup_desktop.presenters.next_step import NextStep, next_step
from jumpup_desktop.presenters.verbs import Confirm, Line, OneOf, Question, Word, converse
from tests.presenters.answers import each

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.services.seen.turn import TurnView
    from tests.presenters.conftest import PlayedDay

VERBS = {verb.name: verb for verb in CONSENSUS_VERBS}


@pytest.fixture
def round_(played: Callable[..., PlayedDay]) -> ConsensusPresenter:
    """The opinions are open, nothing is proposed."""
    return ConsensusPresenter(played("propose").room)


def shown(presenter: ConsensusPresenter) -> TurnView:
    """The company that is shown."""
    assert presenter.turn is not None
    return presenter.turn


def ready(presenter: ConsensusPresenter) -> set[str]:
    return {name for name, verb in VERBS.items() if verb.can_do(presenter)}


def write(presenter: ConsensusPresenter, text: str) -> None:
    presenter.wording.outcome = "selected"
    presenter.wording.overall = text
    presenter.wording.texts = {criterion: text for criterion, _ in presenter.room.criteria()}


def propose(presenter: ConsensusPresenter, text: str = "성장이 기대됨") -> None:
    write(presenter, text)
    converse(VERBS["propose"].begin(presenter), each(lambda _question: None))
    assert presenter.room.error == ""


def test_all_agree_and_it_is_resolved(round_: ConsensusPresenter) -> None:
    assert ready(round_) == {"propose", "fail", "private"}
    propose(round_)
    assert {"agree", "object", "reserve"} <= ready(round_)
    assert not round_.can_resolve
    for seat in shown(round_).seats:
        round_.member = seat.id
        converse(VERBS["agree"].begin(round_), each(lambda _question: None))
        assert round_.stance(seat) == "agreed"
    assert "resolve" in ready(round_)
    item = shown(round_).entry.item
    converse(VERBS["resolve"].begin(round_), each(lambda _question: None))
    assert round_.room.season.store.known(CONSENSUS, item).resolved is not None
    assert ready(round_) == set()


def test_what_the_rule_would_refuse_is_not_offered(round_: ConsensusPresenter) -> None:
    """The same wording again, a word that was said, a reservation beside no agreement, a word of who is out."""
    propose(round_)
    assert "propose" not in ready(round_)
    seat, other = shown(round_).seats[1:3]
    round_.member = seat.id
    assert {"agree", "object"} <= ready(round_)
    assert "reserve" not in ready(round_)
    converse(VERBS["agree"].begin(round_), each(lambda _question: None))
    assert ready(round_) & {"agree", "object", "reserve"} == {"object", "reserve"}
    item = shown(round_).entry.item
    round_.room.act(StepOut(item, other.id, "전화"))
    round_.member = other.id
    assert ready(round_) & {"agree", "object", "reserve"} == set()
    round_.room.act(StepIn(item, other.id))
    assert ready(round_) & {"agree", "object", "reserve"} == {"agree", "object"}
    write(round_, "다른 글")
    assert "propose" in ready(round_)


def test_while_the_text_differs_nobody_is_asked(round_: ConsensusPresenter) -> None:
    propose(round_)
    write(round_, "다른 글")
    assert VERBS["wording_reset"].is_offered(round_)
    assert ready(round_) == {"propose", "wording_reset", "fail", "private"}
    converse(VERBS["wording_reset"].begin(round_), each(lambda _question: None))
    assert not VERBS["wording_reset"].is_offered(round_)
    assert "agree" in ready(round_)


def test_an_objection_names_its_criterion_and_reason(round_: ConsensusPresenter) -> None:
    propose(round_)
    seat = shown(round_).seats[2]
    round_.member = seat.id
    asked: list[str] = []

    def object_(question: Question) -> object:
        asked.append(getattr(question, "label", ""))
        return 1 if isinstance(question, OneOf) else "근거가 모자람"

    converse(VERBS["object"].begin(round_), each(object_))
    assert all(seat.name in label for label in asked)
    (objection,) = shown(round_).consensus.rounds[-1].objections
    assert (objection.member, objection.criterion) == (seat.id, round_.room.criteria()[1][0])


@pytest.mark.parametrize("is_printed", [True, False])
def test_the_author_of_a_reservation_is_asked_whether_it_is_printed(
    round_: ConsensusPresenter, is_printed: bool
) -> None:
    propose(round_)
    seat = shown(round_).seats[0]
    round_.member = seat.id
    converse(VERBS["agree"].begin(round_), each(lambda _question: None))

    def reserve(question: Question) -> object:
        return is_printed if isinstance(question, Confirm) else "한 해 뒤에 다시 볼 것"

    converse(VERBS["reserve"].begin(round_), reserve)
    assert round_.room.error == ""
    item = shown(round_).entry.item
    (kept,) = round_.room.season.store.known(CONSENSUS, item).reservations
    assert (kept.member, kept.printed) == (seat.id, is_printed)


def test_no_consensus_is_an_exit_with_a_reason(round_: ConsensusPresenter) -> None:
    propose(round_)
    answers: dict[type, object] = {OneOf: 0, Line: "의견이 모이지 않음"}
    converse(VERBS["fail"].begin(round_), each(lambda question: answers[type(question)]))
    turn = round_.turn
    assert turn is not None
    assert turn.entry.state == "done"
    assert turn.entry.outcome == round_.exits[0].name


def test_what_is_being_worded_outlives_the_presenter(round_: ConsensusPresenter) -> None:
    write(round_, "쓰다 만 글")
    round_.keep()
    round_.room.refresh()
    again = ConsensusPresenter(round_.room)
    assert again.wording.overall == "쓰다 만 글"


def test_without_who_objected_only_the_deferral_comes_next(played: Callable[..., PlayedDay]) -> None:
    day = played("propose")
    round_ = ConsensusPresenter(day.room)
    propose(round_)
    objector = shown(round_).seats[1].id
    day.room.act(Object(shown(round_).entry.item, objector, "growth", "금액이 큼"))
    write(round_, "금액을 낮춤")
    assert next_step(day.progress, round_) == NextStep("consensus", "propose", Word("step.propose", {"n": 2}))
    day.room.act(Leave(objector, "열차 시각"))
    assert shown(round_).consensus.lacks_objector
    assert next_step(day.progress, round_) == NextStep("consensus", "fail", Word("verb.fail"))
    day.room.act(ComeBack(objector))
    assert next_step(day.progress, round_) == NextStep("consensus", "propose", Word("step.propose", {"n": 2}))


def test_a_company_that_is_not_decided_is_decided_before_the_next_comes(played: Callable[..., PlayedDay]) -> None:
    """The time for it ran out: what comes next is no 교대."""
    day = played("propose")
    round_ = ConsensusPresenter(day.room)
    day.room.act(FinishPhase(shown(round_).entry.item))
    assert day.turn.next_phase == "changeover"
    assert next_step(day.progress, round_) == NextStep("consensus", "propose", Word("step.propose", {"n": 1}))
