"""A machine with one word in its record, to be copied."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.store.machines import GIST, Machine
from tests.store.test_merging_files import begin

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store


@pytest.fixture
def first(make_season: Callable[[], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = begin(make_season)
    (tmp_path / "laptops").mkdir()
    shutil.copytree(made.parent, tmp_path / "laptops" / "first")
    laptop = Machine(tmp_path / "laptops" / "first" / made.name, tmp_path / "laptops" / "first-data", monkeypatch)
    laptop.does(GIST)
    return laptop
