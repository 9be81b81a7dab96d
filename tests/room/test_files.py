"""What a company hands in: kept, read inside, on the stage; the deck by its hash; the order changed on record."""

from __future__ import annotations

import hashlib
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from reportlab.pdfgen.canvas import Canvas

from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.phases import StartPhase
from jumpup_desktop.domain.meeting.turn import CheckDeck
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.views.order_dialog import OrderDialog
from tests.minimal_day import play_minimal
from tests.room.operator import Operator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


def deck(path: Path, pages: int, word: str) -> Path:
    """A PDF with that many pages."""
    canvas = Canvas(str(path), pagesize=(960, 540))
    for number in range(pages):
        canvas.setFont("Helvetica", 60)
        canvas.drawString(80, 240, f"{word} {number + 1}")
        canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def two(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Operator]:
    """A window on a day with two companies."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    play_minimal(tmp_path, before="arrive", companies=2).store.close()
    made = Operator(qapp, tmp_path).open(tmp_path / "2026.jumpup-season")
    yield made
    made.close()


def test_a_deck_is_read_inside_and_shown_on_the_stage_page_by_page(operator: Operator, tmp_path: Path) -> None:
    operator.open_day()
    operator.call_in()
    operator.to_phase("pitch")
    panel = operator.files
    operator.dialogs.files, operator.dialogs.choices = [deck(tmp_path / "발표.pdf", 3, "deck")], [0]
    operator.click(panel.form.files_add)
    assert panel.form.page_line.text() == "1 / 3"
    presenter = operator.built.pages_of_the_day.files
    first = presenter.picture
    operator.click(panel.form.file_page_on)
    assert panel.form.page_line.text() == "2 / 3"
    assert presenter.picture != first
    operator.click(panel.form.page_stage)
    stage = operator.built.pages_of_the_day.stage
    assert stage.show().mode == "page"
    assert stage.show().face.text
    second = stage.show().page
    operator.key(panel.form.files_preview, Qt.Key.Key_PageDown)
    assert stage.show().page not in (second, first)
    window = operator.built.pages_of_the_day.control.stage
    assert window is not None
    assert not window.grab().isNull()
    operator.dialogs.lines = ["포기서"]
    operator.press("withdraw")
    assert stage.show().mode == "clock"


def test_another_deck_than_the_one_handed_in_needs_a_reason(operator: Operator, tmp_path: Path) -> None:
    """Practice 14: hash of the one handed in; a changed deck needs reason and the chair's leave."""
    operator.open_day()
    operator.call_in()
    panel = operator.files
    first, other = deck(tmp_path / "제출.pdf", 1, "first"), deck(tmp_path / "바꿈.pdf", 2, "other")
    operator.dialogs.files = [first]
    operator.click(panel.form.deck_button)
    assert operator.turn.deck_sha256 == hashlib.sha256(first.read_bytes()).hexdigest()
    operator.dialogs.choices, operator.dialogs.files, operator.dialogs.lines = [1], [other], ["수치를 고침"]
    operator.click(panel.form.deck_button)
    operator.done()
    checked = operator.ask(lambda: operator.season.store.known(ITEM, operator.turn.entry.item).deck)
    assert checked.sha256 == hashlib.sha256(other.read_bytes()).hexdigest()
    assert (checked.registered_sha256, checked.reason) == (
        hashlib.sha256(first.read_bytes()).hexdigest(),
        "수치를 고침",
    )
    assert checked.allowed_by == operator.turn.presiding
    operator.dialogs.choices = [0]
    operator.click(panel.form.deck_button)
    assert operator.turn.deck_sha256 == checked.registered_sha256
    operator.room.act(CheckDeck(operator.turn.entry.item, "a" * 64, registered_sha256="b" * 64))
    operator.idle()
    assert operator.room.error == operator.built.sentences.of(Refused("item.deck-changed"))


def test_a_file_brought_as_something_else_becomes_the_deck_and_stays_it(operator: Operator, tmp_path: Path) -> None:
    """Whatever was handed in as the deck first is what another one is compared with."""
    operator.open_day()
    operator.call_in()
    panel = operator.files
    first, other = deck(tmp_path / "제출.pdf", 1, "first"), deck(tmp_path / "바꿈.pdf", 2, "other")
    for path, kind in ((first, 2), (first, 0), (other, 0), (first, 2)):
        operator.dialogs.files, operator.dialogs.choices = [path], [kind]
        operator.click(panel.form.files_add)
    presenter = operator.built.pages_of_the_day.files
    assert presenter.deck is not None
    assert presenter.deck.name == "제출.pdf"
    assert len(presenter.files) == 2
    assert presenter.files[-1].sha256 != presenter.deck.sha256
    operator.room.act(CheckDeck(operator.turn.entry.item, presenter.files[-1].sha256))
    operator.idle()
    assert operator.room.error == operator.built.sentences.of(Refused("item.deck-changed"))


def test_only_the_file_that_was_put_on_the_stage_turns_there(operator: Operator, tmp_path: Path) -> None:
    """Looking something up in another file shows it to nobody else."""
    operator.open_day()
    operator.call_in()
    panel = operator.files
    for name, word in (("발표.pdf", "deck"), ("위임장.pdf", "private")):
        operator.dialogs.files, operator.dialogs.choices = (
            [deck(tmp_path / name, 2, word)],
            [0 if word == "deck" else 2],
        )
        operator.click(panel.form.files_add)
    panel.form.files_list.setCurrentRow(0)
    operator.idle()
    operator.click(panel.form.page_stage)
    stage = operator.built.pages_of_the_day.stage
    shown = stage.show().page
    panel.form.files_list.setCurrentRow(1)
    operator.idle()
    assert operator.built.pages_of_the_day.files.picture
    assert stage.show().page == shown
    operator.click(panel.form.file_page_on)
    assert stage.show().page == shown
    panel.form.files_list.setCurrentRow(0)
    operator.idle()
    operator.click(panel.form.file_page_on)
    assert stage.show().page not in (shown, b"")


def test_a_picture_that_comes_late_is_not_shown_for_another_page(operator: Operator, tmp_path: Path) -> None:
    operator.open_day()
    operator.call_in()
    panel = operator.files
    operator.dialogs.files, operator.dialogs.choices = [deck(tmp_path / "발표.pdf", 3, "deck")], [0]
    operator.click(panel.form.files_add)
    seen: list[bytes] = []
    presenter = operator.built.pages_of_the_day.files
    presenter.page_came.listen(seen.append)
    presenter.turn_page(1)
    presenter.turn_page(1)
    operator.idle()
    assert len(seen) == 1


def test_a_key_at_the_clock_counts_from_when_it_was_pressed(operator: Operator) -> None:
    """Whatever the season is busy with meanwhile."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("pitch")
    gate = threading.Event()
    operator.tasks.submit(lambda: gate.wait(5), lambda _is_set: None, operator.bugs.append)
    pressed = operator.room.now()
    QTest.keyClick(operator.progress_now.form.clock_face, Qt.Key.Key_Space)
    QTest.qWait(400)
    gate.set()
    operator.done()
    clock = operator.turn.clock
    assert clock is not None
    assert clock.is_paused
    assert 0 <= (clock.since.monotonic_ns - pressed.monotonic_ns) / 1e6 < 200


def test_a_deck_check_waits_for_what_is_being_recorded(operator: Operator, tmp_path: Path) -> None:
    operator.open_day()
    operator.call_in()
    panel = operator.files
    operator.dialogs.files, operator.dialogs.choices = [deck(tmp_path / "발표.pdf", 1, "deck")], [0]
    operator.click(panel.form.files_add)
    gate = threading.Event()
    operator.tasks.submit(lambda: gate.wait(5), lambda _is_set: None, operator.bugs.append)
    operator.room.act(StartPhase(operator.turn.entry.item, "prepare"))
    files = operator.built.pages_of_the_day.files
    files.check_handed_in()
    gate.set()
    operator.done()
    assert operator.turn.phase == "prepare"
    assert operator.turn.deck_sha256 == files.files[0].sha256


def test_a_hangul_file_is_kept_and_says_what_to_ask_for(operator: Operator, tmp_path: Path) -> None:
    """Practice 29; dropped on the list, and found again after a restart."""
    operator.open_day()
    panel = operator.files
    plan = tmp_path / "계획서.hwp"
    plan.write_bytes(b"\xd0\xcf\x11\xe0" + b"hwp" * 100)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(plan))])
    drop = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    operator.dialogs.choices = [2]
    panel.dropEvent(drop)
    operator.idle()
    assert "PDF로 변환" in panel.form.files_error.text()
    assert not panel.form.page_stage.isEnabled()
    sha256 = operator.built.pages_of_the_day.files.files[0].sha256
    assert operator.ask(lambda: operator.season.store.attachment(sha256)) == plan.read_bytes()
    operator.dialogs.files = [tmp_path / "없음.pdf"]
    operator.click(panel.form.files_add)
    assert "찾을 수 없습니다" in panel.form.files_error.text()


def test_two_companies_that_agree_change_places(two: Operator) -> None:
    two.open_day()
    before = [e.item for e in two.day.entries]
    two.dialogs.choices, two.dialogs.lines = [0, 1, 0], ["둘째 기업 대표"]
    two.click(two.progress.form.order_button)
    assert two.room.error == ""
    assert [e.item for e in two.day.entries] == before[::-1]


def test_the_drawn_order_is_recorded_with_its_witness(two: Operator) -> None:
    two.open_day()
    before = [e.item for e in two.day.entries]

    def draw(box: OrderDialog) -> None:
        box.down.click()
        box.accept()

    two.dialogs.choices = [1]
    two.answer(two.progress.form.order_button, OrderDialog, draw)
    assert two.room.error == ""
    assert [e.item for e in two.day.entries] == before[::-1]
    two.call_in()
    assert not two.progress.form.order_button.isVisible()
