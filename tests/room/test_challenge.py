"""현장 기피: what the company said, what the member said, what was decided (practice 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.domain.meeting.item import ITEM

if TYPE_CHECKING:
    from tests.room.operator import Operator

GROUND, WORD, REASON = "지난해 경쟁사의 자문을 맡음", "자문은 재작년에 끝남", "공정을 의심할 사정이 있음"


def challenged(operator: Operator, decision: int) -> tuple[str, Any]:
    """The company challenges the second member; what the record then says of it."""
    operator.open_day()
    operator.call_in()
    form, member = operator.progress.form, operator.turn.seats[1]
    form.seats_list.setCurrentRow(1)
    operator.dialogs.choices, operator.dialogs.lines = [1, decision], [GROUND, WORD, REASON]
    item = operator.turn.entry.item
    operator.click(form.shrink_button)
    assert operator.room.error == ""
    state = operator.ask(lambda: operator.season.store.get(ITEM, item))
    return member.id, state


@pytest.mark.parametrize(("decision", "is_upheld"), [(0, True), (2, False)])
def test_upheld_takes_the_member_out_and_refused_leaves_them_in(
    operator: Operator, decision: int, is_upheld: bool
) -> None:
    member, state = challenged(operator, decision)
    (one,) = state.challenges
    assert (one.filed.member, one.filed.ground, one.answer) == (member, GROUND, WORD)
    assert (one.decision.upheld, one.decision.reason) == (is_upheld, REASON)
    assert (member in [seat.id for seat in operator.turn.seats]) is not is_upheld
    assert (member in operator.turn.excluded) is is_upheld


def test_a_pending_challenge_moves_the_company_back(operator: Operator) -> None:
    member, _ = challenged(operator, 1)
    assert operator.day.entries[-1].state == "waiting"
    kinds = [e.header.kind for e in operator.events("item", operator.day.entries[0].item)]
    assert kinds.index("item.challenge_decided") < kinds.index("item.postponed")
    assert member not in operator.turn.excluded


def test_stopping_on_the_way_records_nothing(operator: Operator) -> None:
    operator.open_day()
    operator.call_in()
    form = operator.progress.form
    form.seats_list.setCurrentRow(1)
    operator.dialogs.choices, operator.dialogs.lines = [1], [GROUND, ""]
    operator.click(form.shrink_button)
    kinds = [e.header.kind for e in operator.events("item", operator.turn.entry.item)]
    assert not [kind for kind in kinds if "challenge" in kind]
