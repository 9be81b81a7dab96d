"""Spawn to first paint against a window with one label, interleaved; idle memory of the open screen."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jumpup_desktop.services.seen.companies import CompanyLine

ROUNDS = 9
HELLO = """
from PySide6.QtWidgets import QApplication, QLabel
from PySide6.QtCore import QTimer
app = QApplication([])
label = QLabel("hello"); label.resize(1366, 768); label.show()
QTimer.singleShot(0, lambda: (print("painted", flush=True), app.quit()))
app.exec()
"""
OURS = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from jumpup_desktop.views.shell import window as module
kept = module.Window.__init__
def noted(self, *given):
    kept(self, *given)
    self.painted.connect(lambda: print("painted", flush=True))
    QTimer.singleShot(1500, tell)
def tell():
    rss = next(line for line in open("/proc/self/status") if line.startswith("VmRSS"))
    print(rss.split()[1], flush=True)
    QApplication.quit()
module.Window.__init__ = noted
from jumpup_desktop.app import main
sys.exit(main())
"""


def measure(_folder: Path) -> Iterator[str]:
    """Ratio of medians; memory in MB."""
    hello, ours, memory = [], [], []
    _painted(HELLO), _painted(OURS)  # the first run of a program compiles its modules; later ones find them compiled
    for _ in range(ROUNDS):
        hello.append(_painted(HELLO)[0])
        taken, rest = _painted(OURS)
        ours.append(taken)
        memory.append(int(rest.strip() or 0) / 1024)
    yield f"hello world painted   {median(hello) * 1000:.0f} ms"
    yield f"open screen painted   {median(ours) * 1000:.0f} ms   {median(ours) / median(hello):.2f} ×"
    yield f"idle memory           {median(memory):.0f} MB"
    yield from _large_table()


def _painted(code: str) -> tuple[float, str]:
    start = time.perf_counter()
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=kept) as child:
        if child.stdout is None or child.stdout.readline().strip() != "painted":
            raise RuntimeError("nothing was painted")
        taken = time.perf_counter() - start
        return taken, child.stdout.read()


def _large_table() -> Iterator[str]:
    """100,000 rows found by a word and sorted, in the window's own model."""
    from PySide6.QtWidgets import QApplication

    from jumpup_desktop.presenters.companies import haystack
    from jumpup_desktop.views.models import Column, ListModel
    from tests.views.seasons import many_companies

    app = QApplication.instance() or QApplication([])
    column: Column[CompanyLine] = Column(lambda: "기업", lambda row: row.name, sort=lambda row: row.order)
    model: ListModel[CompanyLine] = ListModel((column,), lambda row: row.id)
    model.set_rows(many_companies(100_000), haystack)
    start = time.perf_counter()
    model.search("소재")
    yield f"100,000 rows found    {(time.perf_counter() - start) * 1000:.0f} ms"
    start = time.perf_counter()
    model.sort(0)
    yield f"100,000 rows sorted   {(time.perf_counter() - start) * 1000:.0f} ms"
    del app
