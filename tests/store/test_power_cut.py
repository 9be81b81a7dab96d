"""Power cuts by replay of unsynced writes (store-and-sync.md §3): what was acknowledged is never lost."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.record.season import SEASON
from jumpup_desktop.errors import Trouble
from jumpup_desktop.store.season_store import Store, open_season
from tests.conftest import PASSPHRASE, ROOT
from tests.store.power import TRACED, Disk, Op, clear, read_log

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EVENTS = 60


def _traced(season_file: Path, log: Path, synchronous: str) -> list[Op]:
    """What a writer of so many events did to the season's files."""
    command = [
        "strace", "-f", "-y", "-qq", "-xx", "-s", "1000000", "-e", f"trace={TRACED}", "-o", str(log),
        sys.executable, "-m", "tests.store.writer", str(season_file), PASSPHRASE, synchronous,
    ]  # fmt: skip
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=dict(os.environ)
    ) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(EVENTS)]
        writer.kill()
        failed = writer.stderr.read() if writer.stderr and not lines[-1] else ""
    if "ptrace" in failed or "Operation not permitted" in failed:
        pytest.skip("needs the right to trace; test_kills_lose_nothing_acknowledged covers the process's part")
    assert lines[-1], failed
    return read_log(log, season_file.parent)


def _lost(start: Disk, ops: list[Op], states: int, folder: Path, name: str) -> list[int]:
    """For each of so many power cuts, how many acknowledged events were gone. Every file must open and be whole."""
    dice, lost = random.Random(states), []
    first = next(n for n, op in enumerate(ops) if op.ack)
    for _ in range(states):
        upto = dice.randint(first + 1, len(ops))
        disk = Disk(start.folder, dict(start.durable))
        for op in ops[:upto]:
            disk.do(op)
        disk.cut(clear(folder), dice)
        store = open_season(folder / name, PASSPHRASE)
        kept = {round_id for round_id, _ in store.known(SEASON, store.season).rounds}
        lost.append(len({op.ack for op in ops[:upto] if op.ack} - kept))
        assert store.audit()[1] == []
        assert store.rebuild()
        store.close()
    return lost


@pytest.fixture
def traced(make_season: Callable[[], Store], season_file: Path, tmp_path: Path) -> Callable[[str, int], list[int]]:
    """Losses of a writer in a mode, over so many power cuts."""
    if shutil.which("strace") is None:
        pytest.skip("needs strace; test_kills_lose_nothing_acknowledged covers the process's part")
    make_season().close()

    def run(synchronous: str, states: int) -> list[int]:
        start = Disk.of(season_file.parent)
        ops = _traced(season_file, tmp_path / "trace", synchronous)
        return _lost(start, ops, states, tmp_path / "cut", season_file.name)

    return run


def test_forty_power_cuts_lose_nothing_acknowledged(traced: Callable[[str, int], list[int]]) -> None:
    assert sum(traced("FULL", 40)) == 0


def test_the_replay_can_lose_what_was_not_synced(traced: Callable[[str, int], list[int]]) -> None:
    """The control: with synchronous=NORMAL the same cuts do lose events, so the test above can fail."""
    assert sum(traced("NORMAL", 10)) > 0


@pytest.mark.long
def test_five_hundred_power_cuts_lose_nothing_acknowledged(traced: Callable[[str, int], list[int]]) -> None:
    assert sum(traced("FULL", 500)) == 0


def test_a_file_cut_in_the_middle_is_said_so(make_season: Callable[[], Store], season_file: Path) -> None:
    """What no sync can promise: half a file. It is told, not opened as if it were whole."""
    make_season().close()
    content = season_file.read_bytes()
    season_file.write_bytes(content[: len(content) // 2])
    with pytest.raises(Trouble) as caught:
        open_season(season_file, PASSPHRASE)
    assert caught.value.code == "store.damaged"
