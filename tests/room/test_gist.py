"""발언 요지 in the window: quick phrases, and lines put right by events (practice 38)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from jumpup_desktop.domain.meeting.item import ITEM, GistCorrected
from jumpup_desktop.domain.templates import filled

if TYPE_CHECKING:
    from tests.room.operator import Operator


def test_a_quick_phrase_is_set_where_the_cursor_is(operator: Operator) -> None:
    operator.open_day()
    operator.call_in()
    panel = operator.gist
    operator.write(panel.form.gist_edit, "해외 매출")
    panel.form.gist_phrase.menu().aboutToShow.emit()
    actions = panel.form.gist_phrase.menu().actions()
    assert [a.text()[4:] for a in actions] == [filled(p, {}, "해외 매출") for p in operator.day.rules.gist_phrases]
    actions[0].trigger()
    assert panel.form.gist_edit.text() == "해외 매출에 대하여 질의함."
    operator.click(panel.form.gist_add)
    assert [g.text for g in operator.turn.gists] == ["해외 매출에 대하여 질의함."]
    assert panel.form.gist_edit.text() == ""


def test_a_quick_phrase_takes_the_particle_that_the_text_before_it_asks_for(operator: Operator) -> None:
    operator.open_day()
    operator.call_in()
    panel = operator.gist
    said = {"해외 매출": "해외 매출을 긍정적으로 봄.", "인증 E-D": "인증 E-D를 긍정적으로 봄."}
    for before, after in said.items():
        panel.form.gist_edit.setText(before)
        panel.form.gist_phrase.menu().aboutToShow.emit()
        panel.form.gist_phrase.menu().actions()[4].trigger()
        assert panel.form.gist_edit.text() == after


def test_a_line_is_put_right_and_the_text_before_it_stays_in_the_record(operator: Operator) -> None:
    operator.open_day()
    operator.call_in()
    operator.note("해외 매출의 비중을 물음")
    operator.note("인증 일정을 물음")
    form = operator.gist.form
    assert not form.gist_correct.isEnabled()
    form.gist_list.setCurrentRow(0)
    asker = operator.turn.seats[1]
    operator.dialogs.lines, operator.dialogs.choices = ["해외 매출의 근거를 물음"], [1]
    operator.click(form.gist_correct)
    assert operator.room.error == ""
    assert [(g.text, g.is_corrected) for g in operator.turn.gists] == [
        ("해외 매출의 근거를 물음", True),
        ("인증 일정을 물음", False),
    ]
    assert form.gist_list.item(0).text().endswith("(고침)")
    assert form.gist_list.currentRow() == 0
    item = operator.turn.entry.item
    state = operator.ask(lambda: operator.season.store.get(ITEM, item))
    assert state.gists[0].before == ("해외 매출의 비중을 물음",)
    bodies = [e.body for e in operator.events("item", item)]
    assert [b.asked_by for b in bodies if isinstance(b, GistCorrected)] == [asker.id]


def test_changing_nothing_records_nothing(operator: Operator) -> None:
    operator.open_day()
    operator.call_in()
    operator.note("인증 일정을 물음")
    form = operator.gist.form
    form.gist_list.setCurrentRow(0)
    operator.dialogs.lines, operator.dialogs.choices = ["인증 일정을 물음"], [0]
    operator.key(form.gist_list, Qt.Key.Key_Return)
    assert [g.is_corrected for g in operator.turn.gists] == [False]
