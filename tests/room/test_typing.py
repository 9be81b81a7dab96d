"""2,000 syllables typed while focus, member, phase and lock change at random: none is lost."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jumpup_desktop.services.seen.opinions import own_sheet
from tests.conftest import PASSPHRASE
from tests.room.operator import PIN

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

    from tests.room.operator import Operator

SYLLABLES = 2000


def compose(editor: QPlainTextEdit, syllable: str) -> None:
    """A syllable grows in the input method and stays uncommitted; the one before it is committed by it."""
    layout = editor.textCursor().block().layout()
    event = QInputMethodEvent(syllable, [])
    event.setCommitString(layout.preeditAreaText())
    QApplication.sendEvent(editor, event)


def test_no_syllable_is_lost(operator: Operator) -> None:
    """The last syllable survives hand-over, lock, focus loss, phase change and save."""
    dice = random.Random(20260303)
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    panel, matrix = operator.opinions, operator.opinions.form.matrix
    wanted: dict[tuple[int, int], str] = {(row, 4): "" for row in range(3)}
    place = (0, 4)
    matrix.setCurrentCell(*place)
    operator.idle()
    for n in range(SYLLABLES):
        syllable = chr(0xAC00 + dice.randrange(11172))
        compose(panel.form.editor, syllable)
        wanted[place] += syllable
        if dice.random() < 0.02:
            place = _disturb(operator, dice, place)
        if n % 500 == 250:
            operator.key(operator.progress.form.clock_face, Qt.Key.Key_Space)
            operator.opinions.form.editor.setFocus()
            panel.form.editor.moveCursor(QTextCursor.MoveOperation.End)
    panel.flush()
    operator.idle()
    presenter = operator.built.pages_of_the_day.opinions
    seats = [s.id for s in operator.turn.seats]
    item = operator.turn.entry.item
    for (row, column), text in wanted.items():
        assert _kept(operator, item, seats[row], presenter.criteria[column]) == text


def _kept(operator: Operator, item: str, member: str, criterion: str) -> str:
    """The draft as the season keeps it, opened by its author's PIN."""
    season, meeting = operator.season, operator.day.meeting
    sheet = operator.ask(lambda: own_sheet(season.store, season.reader, meeting, item, member, PIN))
    return next(own.draft or "" for own in sheet if own.criterion == criterion)


def _disturb(operator: Operator, dice: random.Random, place: tuple[int, int]) -> tuple[int, int]:
    """Something that happens in a room while one types."""
    panel, matrix = operator.opinions, operator.opinions.form.matrix
    kind = dice.choice(("hand-over", "lock", "focus", "page"))
    if kind == "hand-over":
        place = (dice.randrange(3), 4)
        matrix.setCurrentCell(*place)
    elif kind == "lock":
        QTest.keyClick(operator.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        assert operator.built.session.screen == "locked"
        operator.built.session.unlock(PASSPHRASE)
        operator.until(lambda: operator.built.session.screen == "open")
    elif kind == "focus":
        operator.progress.form.clock_face.setFocus()
    else:
        operator.page("papers")
        operator.page("progress")
    operator.idle()
    editor = panel.form.editor
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    return place


def test_opinions_flow_by_the_keyboard_alone(operator: Operator) -> None:
    """A letter on a cell begins its text, Ctrl+Enter confirms it and goes on to the next that must be written."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    panel, presenter = operator.opinions, operator.built.pages_of_the_day.opinions
    panel.form.matrix.setFocus()
    first = presenter.next_open()
    assert first is not None
    seats = [seat.id for seat in operator.turn.seats]
    panel.form.matrix.setCurrentCell(seats.index(first[0]), presenter.criteria.index(first[1]))
    operator.idle()
    needed = len([cell for cell in operator.turn.cells if cell.is_required])
    for n in range(needed):
        QTest.keyClick(panel.form.matrix if n == 0 else panel.form.editor, Qt.Key.Key_K)
        assert panel.form.editor.hasFocus()
        operator.write(panel.form.editor, "시험 결과가 문서로 확인됨.")
        QTest.keyClick(panel.form.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        operator.done()
    assert presenter.next_open() is None
    assert all(cell.state != "none" for cell in operator.turn.cells if cell.is_required)


def test_a_click_on_a_cell_lands_in_its_text(operator: Operator) -> None:
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    panel = operator.opinions
    matrix = panel.form.matrix
    place = matrix.visualRect(matrix.model().index(0, matrix.columnCount() - 1)).center()
    QTest.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)
    operator.idle()
    assert panel.form.editor.hasFocus()


def test_what_is_typed_on_a_written_cell_goes_on_at_its_end(operator: Operator) -> None:
    """Letters, digits of the keypad and syllables; what says nothing moves nothing."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    panel = operator.opinions
    matrix, editor = panel.form.matrix, panel.form.editor
    matrix.setCurrentCell(0, matrix.columnCount() - 1)
    operator.idle()
    operator.write(editor, "시험 결과")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    for key, modifier in (
        (Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_7, Qt.KeyboardModifier.KeypadModifier)
    ):  # fmt: skip
        matrix.setFocus()
        QApplication.sendEvent(matrix, QInputMethodEvent())
        assert matrix.hasFocus()
        QTest.keyClick(matrix, key, modifier)
        assert editor.hasFocus()
    assert editor.toPlainText() == "시험 결과k7"


def test_controls_that_need_a_key_of_the_page_have_it(operator: Operator) -> None:
    """A box opens with Space and F4, cells and tabs go by the arrows; the clock goes on meanwhile."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("qa")
    gist, tabs = operator.gist.form, operator.progress.form.turn_tabs
    for key in (Qt.Key.Key_Space, Qt.Key.Key_F4):
        gist.gist_kind.setFocus()
        QTest.keyClick(gist.gist_kind, key)
        assert gist.gist_kind.view().isVisible()
        gist.gist_kind.hidePopup()
    bar = tabs.tabBar()
    bar.setFocus()
    before = tabs.currentIndex()
    QTest.keyClick(bar, Qt.Key.Key_Left)
    assert tabs.currentIndex() == before - 1
    operator.write_opinions("시험 결과가 문서로 확인됨.")
    operator.to_phase("decision")
    operator.open_opinions()
    panel = operator.consensus
    panel.wording.add_condition()
    table = panel.form.conditions_table
    table.setCurrentCell(0, 0)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert table.currentColumn() == 1
    assert operator.turn.phase == "decision"
    assert operator.turn.clock is not None
    assert not operator.turn.clock.is_paused


def test_the_filled_button_follows_what_is_being_written(operator: Operator) -> None:
    """Everybody agreed, and then a word is changed: what was agreed to is not resolved."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions("시험 결과가 문서로 확인됨.")
    operator.to_phase("decision")
    operator.open_opinions()
    operator.propose("selected", "시험 결과가 문서로 확인됨.")
    operator.all_agree()
    button = operator.progress.form.primary_button
    assert button.text() == "의결"
    QTest.keyClick(operator.consensus.wording.editors["growth"], Qt.Key.Key_K)
    assert button.text() == "2차 의결안 올리고 호명"


def test_opinions_stand_beside_the_wording_and_are_taken_over_without_a_name(operator: Operator) -> None:
    """One row at a time: the one that is written in; by mouse at the caret, by Enter from its list."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions("시험 결과가 문서로 확인됨.")
    rows = operator.consensus.wording.rows
    assert all(row.beside.opinions == () for row in rows.values()), "nothing before they are opened"
    operator.to_phase("decision")
    operator.open_opinions()
    panel = operator.consensus
    written = [cell for cell in operator.turn.cells if cell.criterion == "growth" and cell.text]
    names = {seat.id: seat.name for seat in operator.turn.seats}
    row, other = rows["growth"], rows["market"]
    row.editor.setFocus()
    operator.write(row.editor, "함께 보면")
    assert row.beside.isVisible()
    assert not other.beside.isVisible()
    assert [(b.who.split(" · ")[0], b.text) for b in row.beside.opinions] == [
        (names[cell.member], cell.text) for cell in written
    ]
    operator.click(row.beside.buttons[0])
    assert row.editor.toPlainText() == "함께 보면 시험 결과가 문서로 확인됨."
    assert row.editor.hasFocus()
    other.editor.setFocus()
    assert not row.beside.isVisible()
    other.beside.setFocus()
    QTest.keyClick(other.beside, Qt.Key.Key_Return)
    assert other.editor.toPlainText() == "시험 결과가 문서로 확인됨."
    wording = operator.built.pages_of_the_day.consensus.wording
    assert names[written[0].member] not in "".join(wording.texts.values())
    operator.propose("selected", "시험 결과가 문서로 확인됨.")
    operator.all_agree()
    operator.resolve()
    panel.wording.editors["growth"].setFocus()
    assert row.beside.isVisible(), "after 의결 they can be read"
    assert not any(button.isVisible() for button in row.beside.buttons)
