"""An excluded member who comes back while the company is talked about sees nothing, and stops the deliberation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.consensus import CONSENSUS
from jumpup_desktop.views.room.covered import Covered

if TYPE_CHECKING:
    from tests.room.operator import Operator


def deliberating(operator: Operator) -> str:
    """The third member is out of the company; the others have opened their opinions. Who is out."""
    people = operator.people
    company = operator.day.entries[0].company
    out = [p.id for p in people if p.role == "member"][2]
    for person in people:
        operator.register(person.id, conflict=company if person.id == out else "")
    operator.elect_and_open(people[0].id)
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions("기술의 근거가 뚜렷하다.")
    operator.to_phase("deliberation")
    operator.open_opinions()
    return out


def covers(operator: Operator) -> dict[str, bool]:
    """Whether each panel of the turn hides what is in it."""
    found = operator.progress.findChildren(Covered)
    return {cover.inner.objectName(): not cover.inner.isVisibleTo(cover) for cover in found}


def inside(operator: Operator) -> list[str]:
    """Excluded people in the room."""
    return list(operator.turn.inside)


def comes_back(operator: Operator, person: str) -> None:
    """입실 on the opening page."""
    form = operator.opening.form
    form.people_table.select_key(person)
    operator.idle()
    operator.click(form.return_button)
    assert operator.room.error == ""


def test_texts_are_covered_and_nothing_is_proposed_until_they_are_out_again(operator: Operator) -> None:
    out = deliberating(operator)
    assert not any(covers(operator).values())
    comes_back(operator, out)
    assert inside(operator) == [out]
    assert all(covers(operator).values()), covers(operator)
    combo = operator.consensus.form.outcome_combo
    combo.setCurrentIndex(combo.findData("selected"))
    assert not operator.consensus.isVisibleTo(operator.progress)
    operator.press("excluded_out")
    assert operator.room.error == ""
    assert inside(operator) == []
    assert not any(covers(operator).values())
    operator.propose("selected", "목표와 실행이 맞물린다.")
    item = operator.turn.entry.item
    assert len(operator.ask(lambda: operator.season.store.get(CONSENSUS, item)).rounds) == 1
