"""The order of the day, and the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from jumpup_desktop.documents.print_copy import page_count
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services.seen.papers import content
from jumpup_desktop.store.tables import meetings
from jumpup_desktop.views.panels.page import PanelsPage
from jumpup_desktop.views.papers.page import PapersPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.views.conftest import Stage

ALT = Qt.KeyboardModifier.AltModifier


def panels_of(season: Stage) -> PanelsPage:
    """The panels page, on the day that is not held yet."""
    page, days = season.page("panels", PanelsPage), meetings.meetings(season.built.season.store.conn)
    planned = next(day.id for day in days if not day.closed_ms)
    listed = page.form.panel_list
    listed.setCurrentRow([listed.item(n).data(Qt.ItemDataRole.UserRole) for n in range(listed.count())].index(planned))
    return page


def test_the_order_is_moved_by_keyboard_times_follow_and_it_can_be_undone(season: Stage, qtbot: QtBot) -> None:
    page = panels_of(season)
    before = [slot.item.id for slot in page.model.shown]
    page.form.agenda_table.select_key(before[0])
    qtbot.keyClick(page, Qt.Key.Key_Down, ALT)
    shown = page.model.shown
    assert [slot.item.id for slot in shown[:2]] == [before[1], before[0]]
    assert [slot.start for slot in shown[:2]] == ["09:00", "09:55"]
    assert page.form.agenda_table.current_key == before[0]
    assert page.form.order_save.isEnabled()
    qtbot.mouseClick(page.form.undo_button, Qt.MouseButton.LeftButton)
    assert [slot.item.id for slot in page.model.shown] == before
    assert season.shell.saved == "saved"


def test_a_dropped_row_is_saved_by_the_button(season: Stage, qtbot: QtBot) -> None:
    page = panels_of(season)
    model, before = page.model, [slot.item.id for slot in page.model.shown]
    carried = model.mimeData([model.index(0, 0)])
    model.dropMimeData(carried, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    assert [slot.item.id for slot in model.shown[:3]] == [before[1], before[2], before[0]]
    qtbot.mouseClick(page.form.order_save, Qt.MouseButton.LeftButton)
    assert not page.form.order_save.isEnabled()
    planned = page.form.panel_list.currentItem()
    assert planned is not None
    meeting = season.built.season.store.known(MEETING, planned.data(Qt.ItemDataRole.UserRole))
    order = [item.id for item in meeting.items]
    assert order[:3] == [before[1], before[2], before[0]]


def test_closing_with_an_unsaved_order_asks(season: Stage, qtbot: QtBot) -> None:
    page = panels_of(season)
    qtbot.keyClick(page, Qt.Key.Key_Down, ALT)
    season.dialogs.answer = False
    season.window.close()
    assert season.window.isVisible()
    season.dialogs.answer = True
    season.window.close()
    assert len(season.dialogs.asked) == 2


def test_papers_are_shown_verified_saved_and_printed(
    season: Stage, qtbot: QtBot, tmp_path: Path, qtmodeltester: ModelTester
) -> None:
    page, opened = season.page("papers", PapersPage), season.built.season
    pages = page_count(content(opened.store, opened.reader, str(page.form.papers_table.current_key)))
    qtmodeltester.check(page.model)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(page.form.page_on, left)
    assert page.form.page_label.text() == f"2 / {pages}"
    assert "온전" in page.form.verify_text.text(), "what is sealed is verified by itself"
    assert page.form.verify_text.property("tone") == "ok"
    qtbot.mouseClick(page.form.paper_verify, left)
    assert "온전" in page.form.verify_text.text()
    season.dialogs.files = [tmp_path / "a.pdf"]
    qtbot.mouseClick(page.form.paper_save, left)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-1.7")
    qtbot.mouseClick(page.form.paper_print, left)
    assert season.dialogs.told[-1] == f"printed {pages}"
