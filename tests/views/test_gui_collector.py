"""Widgets that only the cyclic collector finds are freed by the window's thread."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from jumpup_desktop.views.gui_collector import GuiCollector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GuiCollector]:
    """The collector, and Python's own again after the test."""
    assert qtbot is not None
    made = GuiCollector()
    yield made
    made.stop()


class Ring(QLabel):
    """A label nobody holds but itself; it says which thread freed it."""

    def __init__(self, freed: list[int]) -> None:
        super().__init__()
        self.itself, self.freed = self, freed

    def __del__(self) -> None:
        self.freed.append(threading.get_ident())


def litter() -> None:
    """Enough cycles that Python's own collector would run many times."""
    for _ in range(200_000):
        one: list[object] = []
        one.append(one)


def test_a_widget_is_freed_by_the_windows_thread(collector: GuiCollector, qtbot: QtBot) -> None:
    freed: list[int] = []
    Ring(freed)
    worker = threading.Thread(target=litter)
    worker.start()
    worker.join()
    assert freed == []
    qtbot.waitUntil(lambda: bool(freed), timeout=10_000)
    assert freed == [threading.get_ident()]
    assert gc.get_count()[0] < gc.get_threshold()[0]


def test_what_is_loaded_is_not_walked_through_again(collector: GuiCollector) -> None:
    collector.settle()
    kept = gc.get_freeze_count()
    assert kept > 10_000
    freed: list[int] = []
    Ring(freed)
    gc.collect()
    assert freed == [threading.get_ident()]
    assert gc.get_freeze_count() == kept
    collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
