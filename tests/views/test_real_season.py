"""The window over the real services: a new season, an agency's file loaded by hand, a day's papers looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.app.compose import Composition
from jumpup_desktop.assets import asset
from jumpup_desktop.presenters.shell import PAGES
from jumpup_desktop.presenters.tasks import Tasks
from jumpup_desktop.services.demo import PASSPHRASE, run
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.services.preferences import KeptPreferences
from jumpup_desktop.views import theme
from jumpup_desktop.views.dispatcher import Dispatcher
from jumpup_desktop.views.translation import Translation
from tests.conftest import DATA
from tests.views.dialogs import RecordingDialogs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from jumpup_desktop.presenters.importing import ImportPresenter
    from jumpup_desktop.presenters.shell import PageName


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
    qtbot.addWidget(built.window)
    built.window.show()
    qtbot.waitExposed(built.window)
    yield Room(built, season, dialogs, qtbot)
    tasks.submit(season.close, lambda _none: None, lambda _error: None)
    tasks.close()


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
    page = _page(room, "step1")
    page.start_import()
    importing = page._importing
    importing.choose(DATA / "step1_faults.xlsx")
    room.until(lambda: importing.checked is not None and not importing.is_busy)
    assert importing.rows.problem_counts()["error"] == 20
    stuck = [row for row in importing.checked.rows if not importing.rows.can_choose(row)]
    assert len(stuck) == 18


def test_a_recorded_day_is_shown_and_its_papers_verify(room: Room, tmp_path: Path) -> None:
    demo = run(tmp_path / "demo", full=False, tell=lambda _code: None)
    session, _shell = room.built.session, room.built.shell
    session.pick(demo.season)
    session.unlock(PASSPHRASE)
    room.until(lambda: session.screen == "open")
    for name in PAGES:
        assert _page(room, name) is room.built.window.frame.current()  # type: ignore[union-attr]  # it was opened
    papers = _page(room, "papers")._presenter
    room.until(lambda: len(papers.rows) == 9 and papers.pages > 0)
    papers.verify()
    room.until(lambda: bool(papers.lines))
    assert {line.level for line in papers.lines} == {"ok"}
    target = tmp_path / "saved.pdf"
    papers.save(target)
    room.until(target.exists)
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert papers.error == ""


def test_panels_are_loaded_by_hand_after_a_yes(room: Room, tmp_path: Path) -> None:
    session = room.built.session
    session.create(tmp_path / "분과.jumpup-season", "새벽 별빛 아래 도약", "jumpup-2026")
    room.until(lambda: session.screen == "recovery")
    session.confirm_recovery()
    room.until(lambda: session.screen == "open")
    page = _page(room, "panels")
    room.dialogs.files = [asset("demo", "panels.xlsx"), asset("demo", "panels.xlsx")]
    page.form.panels_load.click()
    room.until(lambda: bool(page._file.error))
    assert "1단계 결과를 먼저" in page._file.error
    _load_step1(room)
    page = _page(room, "panels")
    page.form.panels_load.click()
    room.until(lambda: len(page._presenter.rows) == 1 and page._presenter.detail is not None)
    assert room.dialogs.asked[-1].startswith("회의 1건, 위원 7명")
    agenda = page._presenter.detail.agenda
    assert [item.kind for item in agenda].count("company") == 10
    assert [item.kind for item in agenda].count("break") == 2
    first = agenda[0].id
    page._presenter.move(first, 1)
    page._presenter.save()
    room.until(lambda: page._presenter.detail.agenda[1].id == first)
    assert page._presenter.error == ""


def test_a_workbook_can_be_stopped_while_it_is_read(room: Room, tmp_path: Path) -> None:
    """What was stopped is not said to be an error, and another file can be chosen at once."""
    session = room.built.session
    session.create(tmp_path / "분과.jumpup-season", "새벽 별빛 아래 도약", "jumpup-2026")
    room.until(lambda: session.screen == "recovery")
    session.confirm_recovery()
    room.until(lambda: session.screen == "open")
    page, seen = _page(room, "panels"), []

    def stop(_told: tuple[float, str]) -> None:
        seen.append(page.form.panels_work.text.text())
        page.form.panels_work.cancel.click()

    page._file.progressed.listen(stop)
    room.dialogs.files = [asset("demo", "panels.xlsx")]
    page.form.panels_load.click()
    room.until(lambda: bool(seen) and not page._file.is_busy)
    assert seen[0] == "파일을 읽는 중"
    assert not page.form.panels_work.isVisible()
    assert page.form.panels_load.isEnabled()
    assert page.form.panels_error.text() == ""
    assert room.dialogs.asked == []


def _load_step1(room: Room) -> None:
    """Every step of the import, from the file to the record."""
    page = _page(room, "step1")
    page.start_import()
    importing = page._importing
    importing.choose(asset("demo", "step1.xlsx"))
    room.until(lambda: importing.checked is not None and not importing.is_busy)
    while importing.counts is None:
        _go_on(room, importing)
    assert (importing.counts.added, importing.counts.left_out) == (30, 0)


def _go_on(room: Room, importing: ImportPresenter) -> None:
    room.until(lambda: importing.can_go_on)
    step = importing.step
    importing.next()
    room.until(lambda: not importing.is_busy and (importing.step != step or importing.counts is not None))
