"""What goes wrong at such a table: keys held down, wrong lists focused, texts in the wrong place, nobody's gist."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jumpup_desktop.domain.meeting.phases import UndoSlip
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import copies
from jumpup_desktop.store.season_store import open_season
from jumpup_desktop.views.room.pre_review import PreReviewDialog
from tests.conftest import PASSPHRASE
from tests.minimal_day import play_minimal
from tests.room.operator import PIN
from tests.room.test_day_in_the_window import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tests.room.operator import Operator


def hold(widget: QWidget, key: Qt.Key, text: str = "") -> None:
    """A key held down, as the keyboard repeats it."""
    widget.setFocus()
    for _ in range(20):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, True)
        QApplication.sendEvent(widget, event)


def test_the_arrows_are_the_clocks_but_in_a_table_of_cells_and_while_somebody_types(operator: Operator) -> None:
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    matrix, editor = operator.opinions.form.matrix, operator.opinions.form.editor
    matrix.setCurrentCell(0, matrix.columnCount() - 1)
    operator.key(matrix, Qt.Key.Key_Right)
    operator.key(editor, Qt.Key.Key_Right)
    assert operator.turn.phase == "writing"
    hold(operator.progress.form.clock_face, Qt.Key.Key_Right)
    operator.idle()
    assert operator.turn.phase == "writing", "a held key repeats nothing"
    operator.key(operator.progress.form.seats_list, Qt.Key.Key_Right)
    assert operator.turn.phase == "deliberation"
    operator.key(operator.progress.form.more_button, Qt.Key.Key_Left)
    assert operator.turn.phase == "writing", "taken back"


def test_a_phase_that_ran_out_leaves_a_way_on(operator: Operator) -> None:
    """Even after the last phase the opinions can be opened and the matter decided."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("decision")
    operator.key(operator.progress.form.clock_face, Qt.Key.Key_Right)
    assert operator.turn.phase == ""
    operator.write_opinions(TEXT)
    operator.open_opinions()
    operator.propose("selected", TEXT)
    operator.all_agree()
    operator.resolve()


def test_a_held_key_agrees_for_nobody_else(operator: Operator) -> None:
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions(TEXT)
    operator.to_phase("decision")
    operator.open_opinions()
    operator.propose("selected", TEXT)
    hold(operator.consensus.form.stances_list, Qt.Key.Key_A, "a")
    operator.idle()
    assert len(operator.turn.consensus.waiting) == 7


def test_text_from_before_a_restart_is_not_typed_over(operator: Operator) -> None:
    """It opens by its author's PIN, in its own cell, or is thrown away on purpose."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    panel = operator.opinions
    presenter, form = operator.built.pages_of_the_day.opinions, panel.form
    form.matrix.setCurrentCell(0, 4)
    operator.idle()
    operator.write(form.editor, "다시 켜기 전에 길게 쓰던 글")
    panel.flush()
    operator.idle()
    presenter.forget()
    operator.room.refresh()
    operator.idle()
    form.matrix.setCurrentCell(1, 4)
    form.matrix.setCurrentCell(0, 4)
    operator.idle()
    assert form.editor.isReadOnly()
    operator.write(form.editor, "덮어씀")
    panel.flush()
    operator.idle()
    operator.dialogs.choices, operator.dialogs.secrets = [0], [PIN]
    operator.click(form.draft_button)
    assert form.editor.toPlainText() == "다시 켜기 전에 길게 쓰던 글"
    operator.click(form.final_button)
    final = [(cell.member, cell.criterion) for cell in operator.turn.cells if cell.state == "final"]
    assert final == [(operator.turn.seats[0].id, "overall")]


def test_a_final_text_is_nowhere_to_read_before_the_reveal(operator: Operator) -> None:
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions("공개하기 전의 비밀 의견")
    form = operator.opinions.form
    for row in range(7):
        form.matrix.setCurrentCell(row, 4)
        operator.idle()
        assert form.editor.toPlainText() == ""
        assert not form.final_button.isEnabled()


@pytest.mark.long
def test_a_forgotten_gist_is_noted_after_the_closing(operator: Operator) -> None:
    """Practice 1, 23: never a day that cannot be signed."""
    operator.open_day()
    operator.call_in()
    operator.dialogs.lines = ["포기서 제출"]
    operator.press("withdraw")
    operator.close_day()
    assert "발언 요지가 없는 기업" in operator.dialogs.asked[-1]
    panel = operator.signing
    assert not panel.form.prepare_button.isEnabled()
    operator.dialogs.choices, operator.dialogs.lines = [0, 0], ["기업이 포기서를 냄"]
    operator.pick(operator.signing.more, "gist")
    assert panel.form.signing_error.text() == ""
    operator.sign_everything()


@pytest.mark.long
def test_the_chair_may_refuse_and_two_others_confirm(operator: Operator) -> None:
    """Practice 5: no paper stays open for ever."""
    members = operator.open_day()
    operator.call_in()
    operator.note("질문")
    operator.dialogs.lines = ["포기서 제출"]
    operator.press("withdraw")
    operator.close_day()
    panel = operator.signing
    operator.click(panel.form.prepare_button)
    operator.choose_signer(members[1])
    operator.dialogs.choices, operator.dialogs.lines = [0], ["개인 사정"]
    operator.pick(operator.signing.more, "refuse")
    assert panel.form.signing_error.text() == ""
    for _ in range(30):
        signer = next(s for s in operator.signing_day.signers if s.papers)
        if signer.person == members[0]:
            break
        operator.sign(signer.person)
    operator.choose_signer(members[0])
    operator.dialogs.choices, operator.dialogs.lines = [0], ["개인 사정"]
    operator.pick(operator.signing.more, "refuse")
    assert panel.form.signing_error.text() == ""
    left = next(s.papers for s in operator.signing_day.signers if s.person == members[0])
    assert left == signer.papers[1:]


def test_closing_the_window_takes_the_stage_away(operator: Operator) -> None:
    stage = operator.built.pages_of_the_day.control.open()
    assert stage.isVisible()
    operator.window.close()
    QTest.qWait(50)
    assert (stage.is_on, stage.isVisible()) == (False, False)
    operator.window.show()


def test_another_seasons_copy_is_not_overwritten(season: Path, tmp_path: Path) -> None:
    """Two rooms and one stick."""
    stick, other = tmp_path / "stick", tmp_path / "other"
    stick.mkdir()
    other.mkdir()
    here = open_season(season, PASSPHRASE)
    first = copies.carry(copies.take(here), stick).file.read_bytes()
    here.close()
    there = play_minimal(other, before="arrive").store
    with pytest.raises(Trouble) as caught:
        copies.carry(copies.take(there), stick)
    there.close()
    assert caught.value.code == "copy.other-season"
    assert (stick / "2026.jumpup-season").read_bytes() == first


def test_a_slip_of_the_phase_key_is_taken_back(operator: Operator) -> None:
    """→ by mistake in the middle of a pitch: ← and the pitch goes on; the day's times know of one pitch."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("pitch")
    form, clock = operator.progress.form, operator.turn.clock
    assert clock is not None
    operator.key(form.clock_face, Qt.Key.Key_Right)
    assert operator.turn.phase == "qa"
    assert form.slip_button.isVisible()
    operator.key(form.clock_face, Qt.Key.Key_Left)
    assert operator.room.error == ""
    assert operator.turn.phase == "pitch"
    assert "pitch" not in [done.phase for done in operator.turn.done]
    now = operator.room.now()
    assert operator.turn.clock is not None
    assert operator.turn.clock.spoken_ms(now) == clock.spoken_ms(now)
    operator.key(form.clock_face, Qt.Key.Key_Right)
    assert [done.phase for done in operator.turn.done][-1] == "pitch"
    operator.click(form.slip_button)
    assert operator.turn.phase == "pitch"


def test_a_slip_cannot_be_taken_back_in_a_recess(operator: Operator) -> None:
    operator.open_day()
    operator.call_in()
    operator.to_phase("decision")
    form = operator.progress.form
    operator.key(form.clock_face, Qt.Key.Key_Right)
    assert form.slip_button.isVisible()
    operator.dialogs.lines = ["점심", "13:00"]
    operator.press("recess")
    operator.unlock()
    assert operator.progress.form.slip_button.isHidden()
    operator.room.act(UndoSlip(operator.turn.entry.item))
    operator.idle()
    assert operator.room.error == operator.built.sentences.of(Refused("sitting.not-open"))


def test_a_box_that_is_being_recorded_cannot_be_cancelled(operator: Operator) -> None:
    """What was cancelled is not recorded, and what is recorded was not cancelled."""
    recorded: list[Callable[[], None]] = []
    box = PreReviewDialog(
        "위원1", [("i", "1. ㈜도약정밀")], [("overall", "종합의견")], lambda _said, done: recorded.append(done)
    )
    box.show()
    box.text.setPlainText("적어 온 글")
    box.accept()
    box.reject()
    assert box.isVisible()
    box.say("저장하지 못했습니다.")
    box.accept()
    recorded[-1]()
    assert not box.isVisible()
    assert box.result() == PreReviewDialog.DialogCode.Accepted
    box.deleteLater()


def test_closing_the_window_asks_while_a_phase_runs(operator: Operator) -> None:
    operator.open_day()
    operator.call_in()
    operator.to_phase("pitch")
    operator.dialogs.answer = False
    asked = len(operator.dialogs.asked)
    operator.window.close()
    assert operator.window.isVisible()
    assert "시계가 가고 있습니다" in operator.dialogs.asked[asked]
    operator.dialogs.answer = True


def test_on_one_screen_the_stage_is_asked_for_first(operator: Operator) -> None:
    control = operator.built.pages_of_the_day.control
    operator.dialogs.answer = False
    assert control.offer() is None
    assert control.stage is None
    operator.dialogs.answer = True
    stage = control.offer()
    assert stage is not None
    assert stage.is_on
    assert control.offer() is stage, "nobody is asked twice"
    assert len(operator.dialogs.asked) == 2
    control.close()
