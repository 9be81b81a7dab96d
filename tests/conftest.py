"""What every test stands on: assembled assets, folders of its own, cheap keys, clocks that can be set."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

ROOT = Path(__file__).resolve().parent.parent
if "JUMPUP_ASSEMBLED" not in os.environ:  # two processes of tests may not assemble at once
    subprocess.run([sys.executable, str(ROOT / "build_spec" / "assemble.py")], check=True, capture_output=True)

from jumpup_desktop.services import policies, seasons  # noqa: E402 - needs the assembled assets
from jumpup_desktop.store.keys import LEAST_COST  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.store.season_store import Store
    from tests.minimal_day import SealedDay

DATA = ROOT / "tests" / "data"
TODAY = date(2026, 2, 23)
PASSPHRASE = "열두 글자의 암호문구"


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the user's real folder."""
    folder = tmp_path / "user-data"
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def season_file(tmp_path: Path) -> Path:
    """Where the test's season lies."""
    return tmp_path / "season" / "2026.jumpup-season"


@pytest.fixture
def make_season(season_file: Path) -> Callable[[], Store]:
    """Make the test's season with the cheapest key derivation."""

    def make() -> Store:
        season_file.parent.mkdir(exist_ok=True)
        request = seasons.Request(season_file, PASSPHRASE, policies.shipped(), cost=LEAST_COST)
        return seasons.create(request).store

    return make


@pytest.fixture
def store(make_season: Callable[[], Store]) -> Iterator[Store]:
    """An open, new season."""
    opened = make_season()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sealed_day(tmp_path_factory: pytest.TempPathFactory) -> SealedDay:
    """A small day that was held and sealed, made once; each test works on a copy."""
    from tests.minimal_day import sealed

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUMPUP_DATA_DIR", str(tmp_path_factory.mktemp("sealed-user")))
        return sealed(tmp_path_factory.mktemp("sealed"))


@pytest.fixture(scope="session")
def filled(sealed_day: SealedDay, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a season in its middle, made once; each test works on a copy."""
    from tests.views import seasons

    folder: Path = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUMPUP_DATA_DIR", str(tmp_path_factory.mktemp("filled-user")))
        seasons.fill_up(sealed_day.copy(folder))
    return folder


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The shipped policy."""
    return policies.shipped().policy
