"""Verbs that ask who is there: at the call, at the door, at a reopening, on leaving, at the closing, while reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.meeting.attendance import ComeBack, Leave
from jumpup_desktop.domain.meeting.consensus import CONSENSUS
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.selection import further
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.presenters.day_verbs import DAY_VERBS
from jumpup_desktop.presenters.opening import OpeningPresenter
from jumpup_desktop.presenters.opening_verbs import OPENING_VERBS
from jumpup_desktop.presenters.signing import SigningPresenter
from jumpup_desktop.presenters.signing_day import SigningDayPresenter
from jumpup_desktop.presenters.signing_verbs import SIGNING_VERBS
from jumpup_desktop.presenters.turn_verbs import TURN_VERBS
from jumpup_desktop.presenters.verbs import Confirm, Line, OneOf, Question, Several, converse
from tests.presenters.answers import each

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.sitting import Sitting
    from tests.presenters.conftest import PlayedDay

TURN = {verb.name: verb for verb in (*TURN_VERBS, *DAY_VERBS)}
OPENING = {verb.name: verb for verb in OPENING_VERBS}
SIGNING = {verb.name: verb for verb in SIGNING_VERBS}


def _does(day: PlayedDay, name: str, *answers: object) -> list[Question]:
    """Do a verb with these answers, one after the other; what it asked. Nothing is refused."""
    asked: list[Question] = []
    left = iter(answers)

    def answer(question: Question) -> object:
        asked.append(question)
        return next(left)

    converse(TURN[name].begin(day.progress), each(answer))
    assert day.room.error == ""
    assert list(left) == []
    return asked


def _evening(day: PlayedDay) -> SigningPresenter:
    """The signing screen of the day."""
    signing = SigningPresenter(SigningDayPresenter(day.season, day.tasks, day.sentences))
    signing.closed.refresh()
    return signing


def _item(day: PlayedDay) -> Item:
    return day.season.store.known(ITEM, day.turn.entry.item)


def _sitting(day: PlayedDay) -> Sitting:
    return day.season.store.known(SITTING, day.view.meeting)


def test_the_call_names_who_is_missing_and_takes_back_who_is_ticked(played: Callable[..., PlayedDay]) -> None:
    day = played("call")
    day.room.act(Leave(day.people["E2"], "전화"), Leave(day.people["E3"], "전화"))
    asked = _does(day, "call", [1])
    assert isinstance(asked[0], Several)
    assert (len(asked[0].options), asked[0].taken) == (2, False)
    assert _item(day).missing == (day.people["E2"],)
    assert _does(day, "come_in") == [], "named at the call, nobody is asked again"
    assert day.people["E3"] in _item(day).participants
    assert day.people["E2"] not in _item(day).participants


def test_who_is_excluded_goes_out_before_the_company_comes_in(played: Callable[..., PlayedDay]) -> None:
    day = played("leave")
    _does(day, "call")
    asked = _does(day, "come_in", True)
    assert isinstance(asked[0], Confirm)
    assert day.people["E7"] not in _sitting(day).present
    day.room.act(ComeBack(day.people["E7"]))
    assert day.turn.inside == (day.people["E7"],)
    assert TURN["excluded_out"].can_do(day.progress)
    _does(day, "excluded_out", True)
    assert not day.turn.inside


def test_a_reopening_takes_a_roll_call(played: Callable[..., PlayedDay]) -> None:
    day = played("correct_time")
    asked = _does(day, "reopen", "조건을 다시 봄", [0, 1, 2, 3, 4])
    assert isinstance(asked[1], Several)
    assert not asked[1].taken
    assert len(_item(day).away) == 1


@pytest.mark.parametrize(("signs_first", "is_there"), [(True, True), (False, False)])
def test_who_leaves_for_the_day_is_asked_to_sign_first(
    played: Callable[..., PlayedDay], signs_first: bool, is_there: bool
) -> None:
    day = played("reset_pin")
    opening, gone = OpeningPresenter(day.room), day.people["E2"]
    wanted: list[None] = []
    hear = wanted.append
    opening.to_be_signed.listen(hear)
    opening.choose(gone)
    assert opening.chosen is not None
    assert opening.chosen.unsigned == 1
    answers = iter(["열차 시각", 1, not signs_first])
    converse(OPENING["leave"].begin(opening), each(lambda _question: next(answers)))
    assert (gone in _sitting(day).present) is is_there
    assert bool(wanted) is signs_first
    assert (gone in _sitting(day).left_for_good) is not is_there


def test_a_day_closes_with_what_is_left_and_the_next_sitting_is_planned(played: Callable[..., PlayedDay]) -> None:
    day = played("recess", companies=2)
    asked = _does(day, "close", True)
    assert isinstance(asked[0], Confirm)
    assert "㈜다른기업" in asked[0].text
    meeting = day.season.store.known(MEETING, day.view.meeting)
    closing = _sitting(day).closing
    assert closing is not None
    assert closing.open_items == (meeting.items[1].id,)
    signing = _evening(day)
    assert SIGNING["next_sitting"].can_do(signing)

    def answer(question: Question) -> object:
        match question:
            case Several(options=options):
                return list(range(len(options)))
            case Line(text=text):
                return text
        raise AssertionError(question)

    converse(SIGNING["next_sitting"].begin(signing), each(answer))
    assert signing.closed.error == ""
    plan = day.season.store.known(MEETING, further.next_id(meeting.id)).plan
    assert plan is not None
    assert (plan.day.isoformat(), [i.before for i in plan.items]) == ("2026-03-04", [meeting.items[1].id])
    assert not SIGNING["next_sitting"].is_offered(signing)


def _takes_back(signing: SigningPresenter, wanted: str = "", missing: str = "") -> list[OneOf]:
    """Take an agreement back with everybody there but whoever is missing; the choices that were asked."""
    asked: list[OneOf] = []

    def answer(question: Question) -> object:
        match question:
            case Several(options=options):
                return [n for n, name in enumerate(options) if name != missing]
            case OneOf(options=options) as choice:
                asked.append(choice)
                return next((n for n, name in enumerate(options) if name == wanted), 0)
            case Line():
                return "수치가 다름"
        return True

    assert SIGNING["withdraw_agreement"].can_do(signing)
    converse(SIGNING["withdraw_agreement"].begin(signing), each(answer))
    assert signing.closed.error == ""
    return asked


def test_an_agreement_is_taken_back_on_the_signing_screen(played: Callable[..., PlayedDay]) -> None:
    day = played("recess")
    signing = _evening(day)
    signing.prepare()
    signing.person = day.people["E3"]
    _takes_back(signing)
    assert _item(day).outcome is None
    assert day.people["E7"] not in _sitting(day).present, "excluded, and said to have gone out"


def test_an_agreement_is_taken_back_when_all_is_sealed(played: Callable[..., PlayedDay]) -> None:
    """Practice 5c: nobody's turn is on any more, so whose agreement it was is asked."""
    day = played("papers")
    signing = _evening(day)
    signing.prepare()
    for _ in range(9):
        signer = signing.next_signer
        if signer is None:
            break
        signing.reset_pin(signer.person, "246810", "246810")
        signing.sign(signer.person, "246810", confirming=[r for text in signer.own for r in text.versions])
        assert signing.closed.error == ""
    assert signing.is_done
    asked = [choice.label for choice in _takes_back(signing, "위원3")]
    assert asked == [signing.say("ask.withdraw-paper"), signing.say("ask.withdraw-who")]
    assert _item(day).outcome is None
    consensus = day.season.store.known(CONSENSUS, day.turn.entry.item)
    assert consensus.reopenings[-1].withdrawn_by == day.people["E3"]


def test_where_the_chair_is_not_ticked_somebody_is_asked_for_to_act(played: Callable[..., PlayedDay]) -> None:
    day = played("recess")
    signing = _evening(day)
    signing.prepare()
    signing.person = day.people["E3"]
    asked = [name for choice in _takes_back(signing, "위원5", "위원1") for name in choice.options]
    assert "위원1" not in asked
    item = _item(day)
    assert _sitting(day).presiding(item.id, item.in_room) == day.people["E5"]
    assert day.people["E1"] not in _sitting(day).present
