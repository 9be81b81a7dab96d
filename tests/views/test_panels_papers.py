"""The order of the day, and the papers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QModelIndex, Qt

from jumpup_desktop.presenters.ports.panels import PanelsFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from jumpup_desktop.views.panels.page import PanelsPage
    from jumpup_desktop.views.papers.page import PapersPage
    from tests.views.conftest import Stage
    from tests.views.fakes import FakePanels

ALT = Qt.KeyboardModifier.AltModifier


def panels_of(season: Stage) -> PanelsPage:
    season.shell.go("panels")
    assert season.window.frame is not None
    return cast("PanelsPage", season.window.frame.page("panels"))


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
    assert cast("FakePanels", season.ports.panels).order["P01"][:3] == [before[1], before[2], before[0]]
    assert not page.form.order_save.isEnabled()


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
    season.shell.go("papers")
    assert season.window.frame is not None
    page = cast("PapersPage", season.window.frame.page("papers"))
    qtmodeltester.check(page.model)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(page.form.page_on, left)
    assert page.form.page_label.text() == "2 / 3"
    qtbot.mouseClick(page.form.paper_verify, left)
    assert "시점확인" in page.form.verify_text.text()
    season.dialogs.files = [tmp_path / "a.pdf"]
    qtbot.mouseClick(page.form.paper_save, left)
    assert (tmp_path / "a.pdf").read_bytes() == b"S0"
    qtbot.mouseClick(page.form.paper_print, left)
    assert season.dialogs.told[-1] == "printed 3"


def test_a_workbook_can_be_stopped_while_it_is_read_and_loaded(season: Stage) -> None:
    """What was stopped is not said to be an error, and another file can be chosen at once."""
    page = panels_of(season)
    seen: list[tuple[str, int]] = []
    fake = cast("FakePanels", season.ports.panels)

    def stopped(path: Path, progress: Callable[[float, str], None]) -> PanelsFile:
        progress(0.4, "parse")
        seen.append((page.form.panels_work.text.text(), page.form.panels_work.bar.value()))
        page.form.panels_work.cancel.click()
        progress(0.8, "judge")
        return PanelsFile(path, 1, 7, ())

    season.dialogs.files = [Path("분과.xlsx")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fake, "check_file", stopped)
        page.form.panels_load.click()
    assert seen == [("규칙에 맞는지 보는 중", 40)]
    assert not page.form.panels_work.isVisible()
    assert page.form.panels_load.isEnabled()
    assert page.form.panels_error.text() == ""
