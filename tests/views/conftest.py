"""A window over fake ports, in one thread."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.app.compose import Composition
from jumpup_desktop.presenters.tasks import InlineTasks
from jumpup_desktop.views import theme
from jumpup_desktop.views.translation import Translation
from tests.views.fakes import PASSPHRASE, RecordingDialogs, empty_ports, fake_ports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from jumpup_desktop.presenters.ports import Ports


class Stage:
    """The built window with what a test needs to look at."""

    def __init__(self, built: Composition, dialogs: RecordingDialogs, ports: Ports) -> None:
        self.built, self.dialogs, self.ports = built, dialogs, ports
        self.window, self.session, self.shell = built.window, built.session, built.shell

    def open(self) -> Stage:
        """Open the season."""
        from pathlib import Path

        self.session.pick(Path("/tmp/2026.jumpup-season"))
        self.session.unlock(PASSPHRASE)
        return self


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application as the program starts it."""
    return ["jumpup", *theme.STYLE]


@pytest.fixture
def make_stage(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., Stage]]:
    """Builds a window over filled or empty ports."""
    theme.load_fonts()
    translation = Translation(qapp)

    def make(*, empty: bool = False) -> Stage:
        translation.speak("ko")
        theme.apply(qapp, "light")
        ports, dialogs = (empty_ports if empty else fake_ports)(), RecordingDialogs()
        built = Composition(ports, InlineTasks(), dialogs, translation)
        qtbot.addWidget(built.window)
        built.window.show()
        qtbot.waitExposed(built.window)
        return Stage(built, dialogs, ports)

    yield make
    translation.speak("ko")


@pytest.fixture
def stage(make_stage: Callable[..., Stage]) -> Stage:
    """A window before a season is opened."""
    return make_stage()


@pytest.fixture
def season(make_stage: Callable[..., Stage]) -> Stage:
    """A window with the filled season open."""
    return make_stage().open()
