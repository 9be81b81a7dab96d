"""The window over the real services: a new season, an agency's file loaded by hand, a day's papers looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from jumpup_desktop.app.compose import Composition
from jumpup_desktop.assets import asset
from jumpup_desktop.presenters.shell import PAGES
from jumpup_desktop.presenters.tasks import Tasks
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.services.preferences import KeptPreferences
from jumpup_desktop.views import theme
from jumpup_desktop.views.dispatcher import Dispatcher
from jumpup_desktop.views.step1.page import Step1Page
from jumpup_desktop.views.translation import Translation
from tests.conftest import DATA, PASSPHRASE
from tests.views.dialogs import RecordingDialogs
from tests.views.windows import destroy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from jumpup_desktop.presenters.shell import PageName
    from jumpup_desktop.views.step1.wizard import ImportWizard
    from tests.minimal_day import SealedDay


class Room:
    """The real window with its parts."""

    def __init__(self, built: Composition, season: OpenSeason, dialogs: RecordingDialogs, bot: QtBot) -> None:
        self.built, self.season, self.dialogs, self._bot = built, season, dialogs, bot

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait as a person would."""
        self._bot.waitUntil(holds, timeout=30_000)


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    """The window as `jumpup` starts it, with recorded dialogs."""
    dispatcher, season, dialogs = Dispatcher(), OpenSeason(), RecordingDialogs()
    tasks = Tasks(dispatcher.deliver, season.trouble_of, season.take_changes)
    theme.load_fonts()
    translation = Translation(qapp)
    translation.speak("ko")
    theme.apply(qapp, "light")
    built = Composition(season, KeptPreferences(tmp_path / "preferences"), tasks, dialogs, translation)
    built.window.show()
    qtbot.waitExposed(built.window)
    made = Room(built, season, dialogs, qtbot)
    yield made
    built.window.close()
    tasks.submit(season.close, lambda _none: None, lambda _error: None)
    made.until(lambda: built.shell.saved != "saving")
    tasks.close()
    destroy(built.window)


def _page(room: Room, name: PageName) -> Any:
    room.built.shell.go(name)
    frame = room.built.window.frame
    assert frame is not None
    return frame.page(name)


def test_a_season_is_made_and_an_agencys_file_loaded(room: Room, tmp_path: Path) -> None:
    session = room.built.session
    session.create(tmp_path / "새 시즌.jumpup-season", "새벽 별빛 아래 도약", "jumpup-2026")
    room.until(lambda: session.screen == "recovery")
    session.confirm_recovery()
    room.until(lambda: session.screen == "open")
    problems = _importing(room, DATA / "step1_faults.xlsx").problems
    assert problems.form.problem_list.chips["error"].text() == "오류 20"
    flags = [problems.model.flags(problems.model.index(n, 0)) for n in range(problems.model.rowCount())]
    assert sum(not flag & Qt.ItemFlag.ItemIsUserCheckable for flag in flags) == 18


def test_a_recorded_day_is_shown_and_its_papers_verify(room: Room, sealed_day: SealedDay, tmp_path: Path) -> None:
    made, session = sealed_day.copy(tmp_path / "season"), room.built.session
    made.store.close()
    session.pick(made.store.paths.file)
    session.unlock(PASSPHRASE)
    room.until(lambda: session.screen == "open")
    frame = room.built.window.frame
    assert frame is not None
    for name in PAGES:
        assert _page(room, name) is frame.current()
    page = _page(room, "papers")
    room.until(lambda: page.model.rowCount() == 5 and page.form.paper_verify.isEnabled())
    page.form.paper_verify.click()
    room.until(lambda: "○" in page.form.verify_text.text())
    said = page.form.verify_text.text().splitlines()
    assert {line[0] for line in said if "스캔" not in line} == {"○"}
    assert [line[0] for line in said if "스캔" in line] == ["△"], "who signed in ink is not scanned yet"
    target = tmp_path / "saved.pdf"
    room.dialogs.files = [target]
    page.form.paper_save.click()
    room.until(target.exists)
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert page.form.papers_error.text() == ""


def test_panels_are_loaded_by_hand_after_a_yes(room: Room, tmp_path: Path) -> None:
    session = room.built.session
    session.create(tmp_path / "분과.jumpup-season", "새벽 별빛 아래 도약", "jumpup-2026")
    room.until(lambda: session.screen == "recovery")
    session.confirm_recovery()
    room.until(lambda: session.screen == "open")
    page = _page(room, "panels")
    room.dialogs.files = [asset("demo", "panels.xlsx")]
    page.form.panels_load.click()
    room.until(lambda: bool(room.dialogs.told))
    assert "1단계 결과를 먼저" in room.dialogs.told[-1]
    assert room.dialogs.asked == [], "what cannot be loaded is not offered"
    _load_step1(room)
    page = _page(room, "panels")
    room.dialogs.files = [asset("demo", "panels.xlsx")]
    page.form.panels_load.click()
    room.until(lambda: page.form.panel_list.count() == 1 and page.model.rowCount() > 0)
    assert room.dialogs.asked[-1].startswith("회의 1건, 위원 9명")
    agenda = [slot.item for slot in page.model.shown]
    assert [item.kind for item in agenda].count("company") == 10
    assert [item.kind for item in agenda].count("break") == 2
    page.form.agenda_table.select_key(agenda[0].id)
    page.form.down_button.click()
    page.form.order_save.click()
    room.until(lambda: not page.form.order_save.isEnabled())
    assert page.model.shown[1].item.id == agenda[0].id
    assert page.form.panels_error.text() == ""


def test_a_workbook_can_be_stopped_while_it_is_read(room: Room, tmp_path: Path) -> None:
    """What was stopped is not said to be an error, and another file can be chosen at once."""
    session = room.built.session
    session.create(tmp_path / "분과.jumpup-season", "새벽 별빛 아래 도약", "jumpup-2026")
    room.until(lambda: session.screen == "recovery")
    session.confirm_recovery()
    room.until(lambda: session.screen == "open")
    page, seen = _page(room, "panels"), []

    def stop(_share: int) -> None:
        seen.append(page.form.panels_work.text.text())
        page.form.panels_work.cancel.click()

    page.form.panels_work.bar.valueChanged.connect(stop)
    room.dialogs.files = [asset("demo", "panels.xlsx")]
    page.form.panels_load.click()
    room.until(lambda: bool(seen) and page.form.panels_load.isEnabled())
    assert seen[0] == "파일을 읽는 중"
    assert not page.form.panels_work.isVisible()
    assert page.form.panels_error.text() == ""
    assert room.dialogs.asked == []


def _importing(room: Room, file: Path) -> ImportWizard:
    """The import, once the file was looked through."""
    page = _page(room, "step1")
    assert isinstance(page, Step1Page)
    page.start_import()
    room.dialogs.files = [file]
    page.wizard.file.button.click()
    room.until(page.wizard.form.import_next.isEnabled)
    return page.wizard


def _load_step1(room: Room) -> None:
    """Every step of the import, from the file to the record."""
    wizard = _importing(room, asset("demo", "step1.xlsx"))
    while not wizard.load.form.load_done.isVisible():
        _go_on(room, wizard)
    assert "새로 30개사" in wizard.load.form.load_text.text()
    assert "불러오지 않은 행 0개" in wizard.load.form.load_text.text()


def _go_on(room: Room, wizard: ImportWizard) -> None:
    form, done = wizard.form, wizard.load.form.load_done
    room.until(form.import_next.isEnabled)
    step = form.import_stack.currentIndex()
    form.import_next.click()
    room.until(lambda: done.isVisible() or (form.import_next.isEnabled() and form.import_stack.currentIndex() != step))
