"""The Qt binding does not eat references, and the first screen needs nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TIMES = 200_000
HEAVY = (
    "jumpup_desktop.store",
    "typer",
    "msgspec",
    "pandas",
    "numpy",
    "reportlab",
    "sqlite_utils",
    "sqlcipher3",
    "nacl",
)
START = f"""
import sys
from PySide6.QtWidgets import QApplication
from jumpup_desktop.app import main as start
class Painted(QApplication):
    def exec(self):
        window = next(w for w in self.topLevelWidgets() if w.objectName() == "window")
        window.grab()
        print([name for name in {HEAVY!r} if name in sys.modules])
        return 0
import jumpup_desktop.app.run as module
module.QApplication = Painted
start([])
"""


class _Bell(QObject):
    rung = Signal(bool)


def test_void_calls_and_emits_survive(qtbot: QtBot) -> None:
    _ = qtbot
    bell = _Bell()
    heard: list[bool] = []
    bell.rung.connect(lambda on: heard.append(on) if len(heard) < 3 else None)
    for _n in range(TIMES):
        bell.setObjectName("x")
        bell.rung.emit(True)
    assert heard == [True] * 3


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=False, timeout=30)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
