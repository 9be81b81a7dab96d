"""A clock that ran over an outage: the screen says so, one key and a reason give the time back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from jumpup_desktop.domain.meeting.phases import PHASES
from jumpup_desktop.store.clocks import SystemClocks

if TYPE_CHECKING:
    import pytest

    from jumpup_desktop.domain.record.event import Moment
    from tests.room.operator import Operator

OUTAGE_S = 400


def test_f4_gives_back_what_the_outage_took(operator: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    operator.open_day()
    operator.call_in()
    form, item = operator.progress.form, operator.turn.entry.item
    operator.key(form.clock_face, Qt.Key.Key_Space)
    assert operator.turn.clock is not None
    assert not form.give_back_button.isVisible()
    before = SystemClocks.now

    def after_a_restart(clocks: SystemClocks) -> Moment:
        now = before(clocks)
        return replace(now, utc_ms=now.utc_ms + OUTAGE_S * 1000, boot_id="after the restart")

    monkeypatch.setattr(SystemClocks, "now", after_a_restart)
    operator.room.refresh()
    operator.until(form.give_back_button.isVisible)
    assert "시계 다시 켬" in form.phase_line.text()
    operator.dialogs.lines = ["정전"]
    operator.key(form.clock_face, Qt.Key.Key_F4)
    assert operator.room.error == ""
    phases = operator.ask(lambda: operator.season.store.get(PHASES, item))
    ((_, ms, reason, _, _),) = phases.corrections
    assert reason == "정전"
    assert -(OUTAGE_S + 60) * 1000 < ms <= -OUTAGE_S * 1000
    assert not form.give_back_button.isVisible()
