"""A window over a real season, in one thread."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from typing import TYPE_CHECKING, TypeVar

import pytest

from jumpup_desktop.app.compose import Composition
from jumpup_desktop.presenters.tasks import InlineTasks
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.services.preferences import KeptPreferences
from jumpup_desktop.views import theme
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.translation import Translation
from tests.conftest import PASSPHRASE
from tests.views import seasons
from tests.views.dialogs import RecordingDialogs
from tests.views.windows import destroy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from jumpup_desktop.presenters.shell import PageName
    from jumpup_desktop.views.shell.frame import Frame

Shown = TypeVar("Shown", bound=Page)


class Stage:
    """The built window over a season file, with what a test needs to look at."""

    def __init__(self, built: Composition, tasks: InlineTasks, dialogs: RecordingDialogs, file: Path) -> None:
        self.built, self.tasks, self.dialogs, self.file = built, tasks, dialogs, file
        self.window, self.session, self.shell = built.window, built.session, built.shell

    def open(self) -> Stage:
        """Open the season."""
        self.session.pick(self.file)
        self.session.unlock(PASSPHRASE)
        assert self.session.screen == "open", self.session.tries.error
        return self

    def close(self) -> None:
        """Give the window away, and the season back."""
        self.dialogs.answer = True
        self.window.close()
        destroy(self.window)
        self.built.season.close()

    @property
    def frame(self) -> Frame:
        """The frame of the open season."""
        assert self.window.frame is not None
        return self.window.frame

    def page(self, name: PageName, kind: type[Shown]) -> Shown:
        """A page, once it is gone to."""
        self.shell.go(name)
        page = self.frame.page(name)
        assert isinstance(page, kind)
        return page


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application as the program starts it."""
    return ["jumpup", *theme.STYLE]


@pytest.fixture
def make_stage(
    qtbot: QtBot, qapp: QApplication, filled: Path, tmp_path: Path, data_dir: Path
) -> Iterator[Callable[..., Stage]]:  # fmt: skip
    """Builds a window over a copy of the filled season, or over a new one."""
    theme.load_fonts()
    translation = Translation(qapp)
    made: list[Stage] = []

    def make(*, empty: bool = False) -> Stage:
        translation.speak("ko")
        theme.apply(qapp, "light")
        folder, dialogs, season = tmp_path / "season", RecordingDialogs(), OpenSeason()
        if empty:
            folder.mkdir()
            file = seasons.begin(folder)
        else:
            shutil.copytree(filled, folder)
            file = folder / seasons.NAME
        preferences, tasks = KeptPreferences(data_dir), InlineTasks(season.trouble_of, season.take_changes)
        built = Composition(season, preferences, tasks, dialogs, translation)
        made.append(Stage(built, tasks, dialogs, file))
        built.window.show()
        qtbot.waitExposed(built.window)
        return made[-1]

    yield make
    for stage in made:
        stage.close()
    translation.speak("ko")


@pytest.fixture
def stage(make_stage: Callable[..., Stage]) -> Stage:
    """A window before a season is opened."""
    return make_stage()


@pytest.fixture
def season(make_stage: Callable[..., Stage]) -> Stage:
    """A window with the filled season open."""
    return make_stage().open()
