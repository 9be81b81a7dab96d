"""A season that could not be made leaves nothing in the way: killed at any moment, on a full disk, without a home."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import passphrases, policies, seasons
from jumpup_desktop.store import making, season_paths
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import open_season
from tests.conftest import PASSPHRASE, ROOT

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 12


def _request(file: Path) -> seasons.Request:
    return seasons.Request(file, PASSPHRASE, policies.shipped(), cost=LEAST_COST)


def _killed(file: Path, seconds: float) -> list[str]:
    """What a maker said that was killed so long after it began."""
    command = [sys.executable, "-m", "tests.store.maker", str(file), PASSPHRASE]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=dict(os.environ)) as child:
        assert child.stdout is not None
        said = [child.stdout.readline().strip()]
        time.sleep(seconds)
        child.kill()
        return [*said, *child.stdout.read().split()]


@pytest.mark.long
def test_a_killed_maker_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    """Either the season is there, and its key was told; or it can be made."""
    dice = random.Random(48)
    for n in range(KILLS):
        file = tmp_path / f"{n}" / "2026.jumpup-season"
        file.parent.mkdir()
        said = _killed(file, dice.random() * 0.25)
        if file.exists():
            assert said[1].startswith("AGE-SECRET-KEY-")
            passphrases.change(file, "새로 정한 암호문구", recovery_identity=said[1], cost=LEAST_COST)
            open_season(file, "새로 정한 암호문구").close()
            continue
        seasons.create(_request(file)).store.close()
        open_season(file, PASSPHRASE).close()
        assert sorted(path.name for path in file.parent.iterdir()) == [file.name, f"{file.name}.d"]


def test_a_move_that_was_interrupted_is_ended(tmp_path: Path) -> None:
    """The keys are at their place, the file is not: the key was told, so the season is the one that was made."""
    file = tmp_path / "2026.jumpup-season"
    command = [sys.executable, "-m", "tests.store.maker", str(file), PASSPHRASE, "half"]
    assert subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode == 9
    assert season_paths.SeasonPaths(file).folder.exists()
    assert not file.exists()
    with pytest.raises(Trouble) as caught:
        open_season(file, PASSPHRASE)
    assert caught.value.code == "vault.unfinished"
    with pytest.raises(Trouble) as caught:
        seasons.create(_request(file))
    assert caught.value.code == "vault.exists"
    store = open_season(file, PASSPHRASE)
    assert store.audit() == (4, [])
    assert not store.is_restored_copy
    store.close()
    assert not file.with_name(f".{file.name}.making").exists()


def test_what_came_to_its_place_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "2026.jumpup-season"
    prepared = seasons.prepare(_request(file))
    file.write_bytes(b"precious")
    with pytest.raises(Trouble) as caught:
        prepared.finish()
    assert caught.value.code == "vault.exists"
    assert file.read_bytes() == b"precious"
    assert list(tmp_path.glob(".*")) == []


def test_a_folder_of_the_users_own_keeps_what_it_holds(tmp_path: Path) -> None:
    file = tmp_path / "2026.jumpup-season"
    mine = tmp_path / f".{file.name}.making" / "letter.txt"
    mine.parent.mkdir()
    mine.write_bytes(b"mine")
    seasons.create(_request(file)).store.close()
    assert mine.read_bytes() == b"mine"


def test_a_name_that_is_too_long_is_said_so(tmp_path: Path) -> None:
    assert _code_of_making(tmp_path / f"{'가' * 82}.season") == "machine.name-too-long"
    assert list(tmp_path.glob("*가*")) == []


def test_two_makers_at_once_come_to_one_season(tmp_path: Path) -> None:
    """One makes it; the other is told that somebody is at it, or that it is there."""
    file = tmp_path / "2026.jumpup-season"
    begun = making.begin(season_paths.SeasonPaths(file))
    assert _code_of_making(file) == "store.in-use"
    begun.give_up()
    command = [sys.executable, "-m", "tests.store.maker", str(file), PASSPHRASE]
    makers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(2)]
    said = [maker.communicate()[0].split() for maker in makers]
    assert sorted(words[-1] == "made" for words in said) == [False, True]
    open_season(file, PASSPHRASE).close()
    assert sorted(path.name for path in file.parent.iterdir() if "season" in path.name) == [file.name, f"{file.name}.d"]


def test_a_home_that_cannot_be_written_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.write_text("a file, not a folder")
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(home))
    file = tmp_path / "season" / "2026.jumpup-season"
    with pytest.raises(Trouble) as caught:
        seasons.create(_request(file))
    assert caught.value.code.startswith("machine.")
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize("size", ["64k", "256k", "512k", "1m", "4m"])
def test_a_full_disk_leaves_nothing_behind(size: str, tmp_path: Path) -> None:
    disk = tmp_path / "small"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk], check=False)
    if mounted.returncode:
        pytest.skip("needs the right to mount")
    try:
        file = disk / "2026.jumpup-season"
        code = _code_of_making(file)
        assert code in ("", "machine.disk-full")
        assert code == "" or list(disk.iterdir()) == []
        if not code:
            open_season(file, PASSPHRASE).close()
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def _code_of_making(file: Path) -> str:
    """Why a season cannot be made there; empty where it can."""
    try:
        seasons.create(_request(file)).store.close()
    except Trouble as trouble:
        return trouble.code
    return ""
