"""kill -9 while papers are frozen, signed and sealed: each paper's newest file is whole, and the work goes on."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.assets import asset
from jumpup_desktop.services import demo, verification
from jumpup_desktop.services.papers import desk, signing
from jumpup_desktop.store.season_store import open_season
from jumpup_desktop.store.tables import meetings
from tests.conftest import ROOT
from tests.store.closed_day import make_closed_day

if TYPE_CHECKING:
    from pathlib import Path

KILLS, LONG_KILLS = 3, 6


@pytest.fixture(scope="module")
def closed_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A season whose day was closed and whose papers are not begun."""
    folder = tmp_path_factory.mktemp("closed")
    os.environ["JUMPUP_DATA_DIR"] = str(folder / "user")
    return make_closed_day(folder / "season")


def _sign(season: Path, data: Path, seconds: float | None) -> str:
    """Start signing; kill it after so many seconds, or let it finish. What it said comes back."""
    command = [sys.executable, "-m", "tests.store.signer", str(season), demo.PASSPHRASE]
    command.append(str(asset("demo", "day-short.json")))
    env = os.environ | {"JUMPUP_DATA_DIR": str(data)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=env) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        if seconds is not None:
            time.sleep(seconds)
            child.kill()
        return first + child.stdout.read()


@pytest.mark.parametrize("kills", [KILLS, pytest.param(LONG_KILLS, marks=pytest.mark.long)])
def test_a_killed_signing_leaves_whole_papers_and_goes_on(kills: int, closed_day: Path, tmp_path: Path) -> None:
    season = tmp_path / "copy" / closed_day.name
    shutil.copytree(closed_day.parent, season.parent)
    data = tmp_path / "user"
    shutil.copytree(closed_day.parent.parent / "user", data)
    dice = random.Random(6)
    for _ in range(kills):
        _sign(season, data, 0.2 + dice.random() * 2.5)
        _check(season, data)
    assert _sign(season, data, None).splitlines()[-1] == "sealed"
    states = _check(season, data)
    assert set(states) == {"sealed"}


def _check(season: Path, data: Path) -> list[str]:
    """Chains, projections and every paper's newest file; the papers' states."""
    os.environ["JUMPUP_DATA_DIR"] = str(data)
    store = open_season(season, demo.PASSPHRASE)
    try:
        assert store.audit()[1] == []
        assert store.rebuild()
        rows = meetings.all_papers(store.conn)
        for row in rows:
            paper = desk.existing(store, row.id)
            if paper.frozen is None:
                continue
            content = store.attachment(signing.current_sha256(store, paper))
            if paper.sealed:
                assert verification.verify_own(store, content).accepted, row.number
        return [row.status for row in rows]
    finally:
        store.close()
