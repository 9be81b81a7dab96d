"""What clock and stage show is a pure function; never a name, a mark or a word but in the private mode."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from jumpup_desktop.domain.meeting import clock as c
from jumpup_desktop.domain.policy import Phase
from jumpup_desktop.domain.record.event import Moment
from jumpup_desktop.presenters.clock_face import NOTHING, digits, face, idle
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.presenters.stage import Show, StagePresenter
from jumpup_desktop.views.room.stage import StageWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

RULE = Phase("pitch", "발표", 15, 180, 60, "pitch")
START = Moment(1_772_000_000_000, 540, "boot", 10**12, 10**12)


def after(seconds: float, *, asleep: float = 0.0, wall: float = 0.0) -> Moment:
    """Later by so many running seconds, some asleep, the wall clock moved besides."""
    ran = round(seconds * 1e9)
    moved = round((seconds + asleep + wall) * 1000)
    return Moment(
        START.utc_ms + moved, 540, "boot", START.boottime_ns + ran + round(asleep * 1e9), START.monotonic_ns + ran
    )


@pytest.mark.parametrize(
    ("seconds", "text", "tone"),
    [
        (0, "15:00", "calm"), (60, "14:00", "calm"), (719, "03:01", "calm"), (720, "03:00", "warning"),
        (839.5, "01:01", "warning"), (840, "01:00", "danger"), (900, "00:00", "danger"), (931, "+00:31", "over"),
    ],
)  # fmt: skip
def test_digits_and_colour_follow_the_time_left(seconds: float, text: str, tone: str) -> None:
    shown = face(c.started("pitch", 900_000, START), RULE, after(seconds))
    assert (shown.text, shown.tone) == (text, tone)


def test_a_clock_that_stands_says_so_and_none_shows_nothing() -> None:
    paused = c.paused(c.started("pitch", 900_000, START), "장비", after(60))
    assert face(paused, RULE, after(600)) == face(paused, RULE, after(60))
    assert face(paused, RULE, after(60)).tone == "paused"
    assert face(None, RULE, START) == NOTHING
    assert idle(RULE).text == digits(900) == "15:00"


@pytest.mark.parametrize("wall", [-120.0, 120.0, 32_400.0])
def test_a_step_of_the_wall_clock_changes_nothing(wall: float) -> None:
    """±120 s, and a change of zone by nine hours."""
    clock = c.started("pitch", 900_000, START)
    assert face(clock, RULE, after(300, wall=wall)) == face(clock, RULE, after(300))


def test_five_minutes_of_sleep_are_a_gap_and_no_speaking_time() -> None:
    clock = c.started("pitch", 900_000, START)
    woken = clock.at(after(300, asleep=300))
    assert face(clock, RULE, after(300, asleep=300)).text == "10:00"
    assert woken.gap_ns == 300 * 10**9


class Shower(StagePresenter):
    """Shows what it is told."""

    def __init__(self, show: Show) -> None:
        self.now, self.changed = show, Event[None]()

    def show_now(self, show: Show) -> None:
        self.now = show
        self.changed.emit(None)

    def show(self) -> Show:
        return self.now

    def next_tick_ms(self) -> int:
        return 100


def beside(qtbot: QtBot) -> tuple[StageWindow, QWidget]:
    """A stage that is not open, and the window it belongs to."""
    stage, laptop = StageWindow(Shower(Show("clock", "2분과"))), QWidget()
    qtbot.addWidget(stage)
    qtbot.addWidget(laptop)
    return stage, laptop


def picture(stage: StageWindow) -> QImage:
    return stage.grab().toImage()


def test_the_stage_draws_big_digits_and_nothing_when_blank(qtbot: QtBot) -> None:
    """Digits fill a third of the height: read from ten metres."""
    clock = face(c.started("pitch", 900_000, START), RULE, after(1))
    shower = Shower(Show("clock", "2분과 · 3", clock, "발표"))
    stage = StageWindow(shower)
    qtbot.addWidget(stage)
    stage.resize(1280, 720)
    shower.changed.emit(None)
    seen = picture(stage)
    rows = [y for y in range(200, 600) if any(seen.pixelColor(x, y).lightness() > 200 for x in range(0, 1280, 4))]
    assert max(rows) - min(rows) > 720 / 3
    shower.show_now(Show("blank"))
    dark = picture(stage)
    assert {dark.pixelColor(x, y).name() for x in range(0, 1280, 40) for y in range(0, 720, 40)} == {"#000000"}


def test_the_private_mode_has_a_red_frame(qtbot: QtBot) -> None:
    """Practice 6."""
    shower = Shower(Show("wording", texts=(("overall", "함께 다듬는 글"),)))
    stage = StageWindow(shower)
    qtbot.addWidget(stage)
    stage.resize(1280, 720)
    shower.changed.emit(None)
    framed = picture(stage).pixelColor(8, 360)
    assert framed.red() > 180 > framed.green()
    shower.show_now(replace(shower.now, mode="message", foot="알림"))
    assert picture(stage).pixelColor(8, 360).red() < 60


def test_a_screen_that_appears_anew_never_takes_the_stage(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another monitor, or the laptop's own panel announced again, is not the projector that went."""
    stage, laptop = beside(qtbot)
    projector = qapp.primaryScreen()
    monkeypatch.setattr(laptop, "screen", lambda: "another one")
    stage.open_beside(laptop)
    qapp.screenRemoved.emit(projector)
    monkeypatch.setattr("jumpup_desktop.views.room.stage.identity", lambda _screen: "a strange one")
    qapp.screenAdded.emit(projector)
    assert not stage.isVisible()
    monkeypatch.undo()
    monkeypatch.setattr(laptop, "screen", lambda: projector)
    qapp.screenAdded.emit(projector)
    assert not stage.isVisible(), "the secretary's own screen"
    stage.close_stage()


def test_escape_always_closes_the_stage(qtbot: QtBot) -> None:
    stage, laptop = beside(qtbot)
    stage.open_beside(laptop)
    QTest.keyClick(stage, Qt.Key.Key_Escape)
    assert not stage.is_on


def test_a_stage_that_loses_its_screen_hides_and_comes_back(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Projector pulled mid-pitch: it never covers the secretary's screen."""
    stage, laptop = beside(qtbot)
    projector = qapp.primaryScreen()
    monkeypatch.setattr(laptop, "screen", lambda: "another one")
    stage.open_beside(laptop)
    assert stage.isFullScreen()
    qapp.screenRemoved.emit(projector)
    assert not stage.isVisible()
    qapp.screenAdded.emit(projector)
    assert stage.isVisible()
    stage.close_stage()
    assert not stage.is_on
    qapp.screenAdded.emit(projector)
    assert not stage.isVisible()
