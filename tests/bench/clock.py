"""Both clocks against the time that is right, on two real screens while all cores are busy.

`xvfb` with two monitors, then `.venv/bin/python -m tests.bench.clock MINUTES`; 60 minutes are the goal's own length.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jumpup_desktop.views import theme
from tests.minimal_day import play_minimal
from tests.room.operator import Operator

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from jumpup_desktop.presenters.clock_face import Face
    from jumpup_desktop.presenters.stage import Show, StagePresenter
    from jumpup_desktop.views.widgets.clock_face import ClockFace

LATE_MS = 100


class Watch:
    """How late each new second of one clock face came, in ms, and the seconds that were never shown."""

    def __init__(self, operator: Operator) -> None:
        self._operator = operator
        self.late: list[int] = []
        self.skipped = 0
        self._seconds: int | None = None
        self._phase = ("", "")

    def see(self, face: Face) -> None:
        """A face is about to be shown."""
        clock = self._operator.turn.clock
        if clock is None:
            return
        now = self._operator.room.now()
        seconds, phase = clock.shown_s(now), (self._operator.turn.entry.item, clock.phase)
        if phase != self._phase:
            self._phase, self._seconds = phase, None
        if self._seconds is not None and seconds != self._seconds:
            self.late.append(clock.spoken_ms(now) % 1000)
            self.skipped += max(0, abs(self._seconds - seconds) - 1)
        self._seconds = seconds

    def beside(self, clock: ClockFace) -> AbstractContextManager[object]:
        """See every face that is shown on the laptop."""
        shown = clock.show_face

        def show_face(face: Face) -> None:
            self.see(face)
            shown(face)

        return patch.object(clock, "show_face", show_face)

    def before(self, stage: StagePresenter) -> AbstractContextManager[object]:
        """See every face the stage asks for."""
        asked = stage.show

        def show() -> Show:
            found = asked()
            self.see(found.face)
            return found

        return patch.object(stage, "show", show)

    def said(self, name: str) -> str:
        """The figures of one face."""
        ordered = sorted(self.late) or [0]
        worst, p99 = ordered[-1], ordered[int(len(ordered) * 0.99)]
        over = sum(late > LATE_MS for late in ordered)
        return (
            f"clock {name}: {len(ordered)} seconds shown, {self.skipped} skipped, late p99 {p99} ms, worst {worst} ms,"
            f" over {LATE_MS} ms: {over}"
        )


def burn() -> None:
    """Keep one core busy, without starving what else the machine does."""
    if hasattr(os, "nice"):
        os.nice(5)
    while True:
        pass


def main(minutes: float) -> None:
    """Run a phase that long and say how late the faces were."""
    app = QApplication(["bench", *theme.STYLE])
    burners = [multiprocessing.Process(target=burn, daemon=True) for _ in range(os.cpu_count() or 2)]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        os.environ["JUMPUP_DATA_DIR"] = f"{folder}/user"
        play_minimal(folder, before="arrive").store.close()
        operator = Operator(app, folder).open(folder / "2026.jumpup-season")
        operator.open_day()
        operator.call_in()
        operator.built.pages_of_the_day.control.open()
        operator.to_phase("pitch")
        own, projected = Watch(operator), Watch(operator)
        with own.beside(operator.progress.form.clock_face), projected.before(operator.built.pages_of_the_day.stage):
            for burner in burners:
                burner.start()
            QTest.qWait(int(minutes * 60_000))
            for burner in burners:
                burner.terminate()
        print(own.said("on the laptop"))
        print(projected.said("on the projector"))
        operator.close()


if __name__ == "__main__":
    main(float(sys.argv[1]) if sys.argv[1:] else 60.0)
