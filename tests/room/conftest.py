"""A season whose panel day has not begun, and the secretary at its window."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.views import theme
from tests.minimal_day import play_minimal
from tests.room.operator import Operator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application as the program starts it."""
    return ["jumpup", *theme.STYLE]


@pytest.fixture
def season(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One panel of seven, one company, nobody here yet."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    play_minimal(tmp_path, before="arrive").store.close()
    return tmp_path / "2026.jumpup-season"


@pytest.fixture
def operator(qapp: QApplication, season: Path, tmp_path: Path) -> Iterator[Operator]:
    """The window on that season."""
    made = Operator(qapp, tmp_path).open(season)
    yield made
    made.close()
