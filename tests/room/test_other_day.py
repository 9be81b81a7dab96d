"""A day that is opened on another date than planned: why is asked first, recorded, and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.services.papers import proceedings
from jumpup_desktop.services.papers.day import read_day

if TYPE_CHECKING:
    from tests.room.operator import Operator

WHY = "폭설로 하루 미룸"


def ready(operator: Operator) -> None:
    """Everybody is there, a chair is elected; only 개회 is left."""
    people = operator.people
    for person in people:
        operator.register(person.id)
    form = operator.opening.form
    form.chair_combo.setCurrentIndex(form.chair_combo.findData(people[0].id))
    operator.click(form.chair_button)


def test_the_window_asks_why_and_the_minutes_tell(operator: Operator) -> None:
    ready(operator)
    operator.dialogs.lines = [WHY]
    operator.click(operator.opening.form.day_open_button)
    assert operator.day.state == "open"
    assert operator.dialogs.asked[-1] == "개회"
    other = operator.ask(lambda: operator.season.store.get(SITTING, operator.day.meeting)).other_day
    assert (other.planned.isoformat(), other.reason) == ("2026-03-03", WHY)
    day = operator.ask(lambda: read_day(operator.season.store, operator.day.meeting))
    (opening,) = [one for one in proceedings.moments(day) if one.kind == "opening"]
    assert opening.note.endswith(f"예정일 2026. 3. 3.: {WHY}")


def test_who_gives_up_opens_nothing(operator: Operator) -> None:
    ready(operator)
    operator.dialogs.lines = [""]
    operator.click(operator.opening.form.day_open_button)
    assert operator.day.state == "planned"
