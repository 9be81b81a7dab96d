"""The box of a signing turn asks for what the ticked papers need, and for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from jumpup_desktop.domain.record.event import EventRef
from jumpup_desktop.services.papers.own_texts import TextToConfirm
from jumpup_desktop.services.seen.signing import PaperToSign, SignerLine
from jumpup_desktop.views.papers.turn_dialog import TurnDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OWN = TextToConfirm("i", "growth", "㈜도약정밀", "성장성", "매출이 는다.", "", (EventRef("d:1:ab"),))
BY_PIN, IN_INK = PaperToSign("p", "의결서", "", is_ink=False), PaperToSign("q", "회의록", "", is_ink=True)


def _box(qtbot: QtBot, papers: tuple[PaperToSign, ...], own: tuple[TextToConfirm, ...] = ()) -> TurnDialog:
    box = TurnDialog(SignerLine("E1", "위원1", papers, 0, 0, own=own))
    qtbot.addWidget(box)
    box.show()
    return box


def _press_space(box: TurnDialog, row: int) -> None:
    box.list.setCurrentRow(row)
    QTest.keyClick(box.list, Qt.Key.Key_Space)


@pytest.mark.parametrize(("papers", "own"), [((), (OWN,)), ((BY_PIN,), ())])
def test_with_nothing_ticked_there_is_nothing_to_do(
    qtbot: QtBot, papers: tuple[PaperToSign, ...], own: tuple[TextToConfirm, ...]
) -> None:
    box = _box(qtbot, papers, own)
    QTest.keyClicks(box.pin, "135790")
    assert box.yes.isEnabled()
    _press_space(box, 0)
    assert not box.yes.isEnabled()
    assert not box.pin.isVisible()
    _press_space(box, 0)
    assert box.yes.isEnabled()


def test_ink_alone_asks_for_no_pin(qtbot: QtBot) -> None:
    """Somebody holds back all that they would sign with the PIN."""
    box = _box(qtbot, (BY_PIN, IN_INK))
    assert box.pin.isVisible()
    assert not box.yes.isEnabled()
    _press_space(box, 0)
    assert (box.needs_pin, box.pin.isVisible(), box.yes.isEnabled()) == (False, False, True)
    assert box.yes.text() == "수기서명 확인"
    assert box.held_back == ("p",)


def test_a_turn_is_tried_once_and_not_given_up_while_it_is_signed(qtbot: QtBot) -> None:
    """A wrong PIN is said in the box and typed again; what is typed meanwhile signs nothing else."""
    box, tried = _box(qtbot, (BY_PIN, IN_INK)), list[str]()
    box.tried.connect(tried.append)
    QTest.keyClicks(box.pin, "111111")
    QTest.keyClick(box.pin, Qt.Key.Key_Return)
    assert not box.yes.isEnabled()
    assert not box.list.isEnabled(), "what is signed is what was ticked"
    QTest.mouseClick(box.yes, Qt.MouseButton.LeftButton)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.isVisible()
    box.judge("PIN이 맞지 않습니다.")
    assert (box.fault.text(), box.pin.text(), box.isVisible()) == ("PIN이 맞지 않습니다.", "", True)
    QTest.keyClicks(box.pin, "246810")
    QTest.mouseClick(box.yes, Qt.MouseButton.LeftButton)
    box.judge("")
    assert tried == ["111111", "246810"]
    assert box.result() == TurnDialog.DialogCode.Accepted
