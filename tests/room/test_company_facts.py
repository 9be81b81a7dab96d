"""The company that is in: its facts stand beside the clock, and what was put right elsewhere is there at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.selection import company
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.services.seasons import secretariat
from jumpup_desktop.views.room.turn_company import TurnCompany

if TYPE_CHECKING:
    from tests.room.operator import Operator


def test_a_fact_that_was_put_right_is_shown_at_once(operator: Operator) -> None:
    operator.open_day()
    operator.call_in()
    (panel,) = operator.progress.findChildren(TurnCompany)
    operator.until(lambda: panel.form.goal_text.text() == "–")
    store, wanted = operator.season.store, operator.turn.entry.company

    def correct() -> None:
        with store.transaction() as tx:
            known = tx.known(COMPANY, wanted)
            if known.record is None:
                raise Refused("company.unknown")
            record = replace(known.record, to_be="세계 3위 부품사")
            tx.append(secretariat(store.season), company.correct(known, record, "오기"))

    operator.tasks.submit(correct, lambda _none: None, lambda error: pytest.fail(str(error)))
    operator.until(lambda: panel.form.goal_text.text() == "세계 3위 부품사")
    assert panel.form.goal_text.text() == "세계 3위 부품사"
