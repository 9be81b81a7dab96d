"""The live room in figures: longest block of the GUI thread, keystroke to durable draft, effort for one company.

Every figure stands beside a baseline of the same run.
"""

from __future__ import annotations

import os
import statistics
import time
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jumpup_desktop.views import theme
from tests.minimal_day import play_minimal
from tests.room.operator import Operator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "양산 설비의 시험 결과가 문서로 확인되고 협력사와의 계약이 이어지고 있어 성장이 기대됨."
DRAFTS = 60


class Pulse:
    """A timer of 5 ms: the longest time between two beats is the longest block."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def measure(folder: Path) -> Iterator[str]:
    """One company from the call to the resolution, with drafts in between."""
    app = QApplication.instance() or QApplication(["bench", *theme.STYLE])
    assert isinstance(app, QApplication)
    idle = Pulse()
    idle.start()
    QTest.qWait(1000)
    idle.stop()
    os.environ["JUMPUP_DATA_DIR"] = f"{folder}/user"
    play_minimal(folder, before="arrive").store.close()
    operator = Operator(app, folder).open(folder / "2026.jumpup-season")
    operator.open_day()
    _ = operator.opinions, operator.consensus, operator.gist
    opened = _open_pages(operator)
    pulse, before = Pulse(), (operator.clicks, operator.keys)
    pulse.start()
    operator.call_in()
    operator.to_phase("writing")
    drafts = _drafts(operator)
    operator.write_opinions(TEXT)
    operator.to_phase("deliberation")
    operator.open_opinions()
    operator.to_phase("decision")
    operator.propose("selected", TEXT)
    operator.all_agree()
    operator.resolve()
    pulse.stop()
    effort = operator.clicks - before[0], operator.keys - before[1]
    yield from _said(pulse, idle, drafts, opened, effort)
    operator.close()


def _open_pages(operator: Operator) -> dict[str, float]:
    found = {}
    for name in ("start", "step1", "panels", "opening", "progress", "papers", "settings", "opening", "progress"):
        began = time.perf_counter()
        operator.built.shell.go(name)
        QApplication.processEvents()
        found[name] = (time.perf_counter() - began) * 1000
        operator.idle()
    return found


def _drafts(operator: Operator) -> list[float]:
    """From the last keystroke to the text being durable, with the pause that gathers keystrokes."""
    panel, found = operator.opinions, []
    panel.form.matrix.setCurrentCell(0, 4)
    operator.idle()
    kept: list[float] = []
    listener = lambda _place: kept.append(time.perf_counter())  # noqa: E731 - kept alive by its name
    operator.built.pages_of_the_day.drafts.kept.listen(listener)
    for n in range(DRAFTS):
        kept.clear()
        began = time.perf_counter()
        operator.write(panel.form.editor, f"글{n}")
        operator.until(lambda: bool(kept))
        found.append((kept[-1] - began) * 1000)
    return found


def _said(
    pulse: Pulse, idle: Pulse, drafts: list[float], opened: dict[str, float], effort: tuple[int, int]
) -> Iterator[str]:
    ordered = sorted(drafts)
    over, p99 = sum(g > 50 for g in pulse.gaps), statistics.quantiles(pulse.gaps, n=100)[98]
    yield f"room: longest block of the GUI thread {max(pulse.gaps):.0f} ms (idle loop here {max(idle.gaps):.0f} ms)"
    yield f"room: blocks over 50 ms: {over} of {len(pulse.gaps)} beats, p99 {p99:.0f} ms"
    yield f"room: keystroke to durable draft: p50 {statistics.median(ordered):.0f} ms, slowest {ordered[-1]:.0f} ms"
    yield "room: opening a screen: " + ", ".join(f"{k} {v:.0f} ms" for k, v in opened.items())
    yield f"room: one company, call to resolution: {effort[0]} clicks, {effort[1]} keys with texts"
