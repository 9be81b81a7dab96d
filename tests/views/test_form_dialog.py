"""A form asks several things in one box, says beside each what is wrong, and stays until all is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from shiboken6 import delete

from jumpup_desktop.presenters.verbs import Form, Line, OneOf, Secret, Several
from jumpup_desktop.views.form_dialog import FormDialog, FormWords

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pytestqt.qtbot import QtBot

WORDS = FormWords("적어 주십시오.", "고르십시오", "그만두기")


@pytest.fixture
def box(qtbot: QtBot) -> FormDialog:
    """A name, a choice, a PIN twice, and who was told."""
    form = Form(
        (
            Line("성명"), OneOf("누가", ["등록된 발표자", "대리"]), Secret("새 PIN"), Secret("다시"),
            Several("통보", ["위원", "신청인"], taken=False),
        ),
        "정하기",
        lambda given: ["", "", "", "다릅니다." if given[2] != given[3] else "", ""],
    )  # fmt: skip
    made = FormDialog("발표자 확인", form, WORDS)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def _type(box: FormDialog, row: int, text: str) -> None:
    line = box.rows[row].controls[0]
    assert isinstance(line, QLineEdit)
    line.clear()
    QTest.keyClicks(line, text)


def _faults(box: FormDialog) -> list[str]:
    return [row.fault.text() for row in box.rows]


def test_what_is_missing_or_wrong_is_said_beside_it_and_nothing_typed_is_lost(box: FormDialog) -> None:
    high = box.sizeHint().height()
    _type(box, 0, "Hong")
    QTest.mouseClick(box.yes, Qt.MouseButton.LeftButton)
    assert _faults(box) == ["", WORDS.choose, WORDS.fill_in, WORDS.fill_in, ""]
    assert box.rows[1].controls[0].hasFocus()
    assert box.isVisible()
    combo = box.rows[1].controls[0]
    assert isinstance(combo, QComboBox)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    _type(box, 2, "246810")
    _type(box, 3, "246811")
    QTest.keyClick(box.rows[3].controls[0], Qt.Key.Key_Return)
    assert _faults(box) == ["", "", "", "다릅니다.", ""]
    assert box.isVisible()
    assert box.sizeHint().height() == high, "the room for it was there"
    _type(box, 3, "246810")
    box.rows[4].controls[1].setFocus()
    QTest.keyClick(box.rows[4].controls[1], Qt.Key.Key_Space)
    QTest.mouseClick(box.yes, Qt.MouseButton.LeftButton)
    assert box.result() == FormDialog.DialogCode.Accepted
    assert box.answers() == ["Hong", 0, "246810", "246810", [1]]


def test_escape_gives_up(box: FormDialog) -> None:
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.result() == FormDialog.DialogCode.Rejected
    assert not box.isVisible()


def test_an_only_choice_is_made(qtbot: QtBot) -> None:
    made = FormDialog("구분", Form((OneOf("기업", ["㈜도약"]),), "확인"), WORDS)
    qtbot.addWidget(made)
    assert made.answers() == [0]


def test_a_wrong_pin_stays_in_its_box_and_is_typed_again(qtbot: QtBot) -> None:
    asked: list[tuple[object, Callable[[Sequence[str]], None]]] = []
    made = FormDialog(
        "내 의견 열기",
        Form((Secret("서명 PIN"),), "열기"),
        WORDS,
        None,
        lambda given, told: asked.append((given[0], told)),
    )
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    for pin, fault in (("111111", "PIN이 맞지 않습니다."), ("246810", "")):
        _type(made, 0, pin)
        QTest.keyClick(made.rows[0].controls[0], Qt.Key.Key_Return)
        assert not made.yes.isEnabled(), "it is being tried"
        assert asked[-1][0] == pin
        asked[-1][1]([fault])
        assert made.isVisible() is bool(fault)
        assert made.rows[0].fault.text() == fault
    assert made.result() == FormDialog.DialogCode.Accepted
    assert [pin for pin, _ in asked] == ["111111", "246810"]


def test_a_box_is_given_up_once_it_was_tried_and_what_is_told_of_it_later_hurts_nobody(qtbot: QtBot) -> None:
    asked: list[Callable[[Sequence[str]], None]] = []
    made = FormDialog("열기", Form((Secret("서명 PIN"),), "열기"), WORDS, None, lambda _given, told: asked.append(told))
    made.activateWindow()
    made.show()
    _type(made, 0, "246810")
    QTest.mouseClick(made.yes, Qt.MouseButton.LeftButton)
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert made.isVisible(), "it is being tried: what is opened is opened"
    asked[0](["PIN이 맞지 않습니다."])
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert made.result() == FormDialog.DialogCode.Rejected
    delete(made)
    asked[0]([""])
