"""Injected faults: a killed writer and a full disk lose nothing that was acknowledged."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.record.season import SEASON, RoundOpened
from jumpup_desktop.domain.selection import company
from jumpup_desktop.domain.selection.step1 import Step1Record
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import policies, seasons
from jumpup_desktop.store import copies, merge
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import PROGRAM, Store, open_season
from tests.conftest import PASSPHRASE, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KILLS, LONG_KILLS = 15, 40


def _write_until_killed(season_file: Path, seconds: float) -> list[str]:
    """Ids the writer acknowledged before SIGKILL."""
    command = [sys.executable, "-m", "tests.store.writer", str(season_file), PASSPHRASE]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=dict(os.environ)) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(seconds)
        writer.kill()
        rest = writer.stdout.read()
    return [line for line in (first + rest).split("\n") if len(line) == 32]


@pytest.mark.parametrize("kills", [KILLS, pytest.param(LONG_KILLS, marks=pytest.mark.long)])
def test_kills_lose_nothing_acknowledged(kills: int, make_season: Callable[[], Store], season_file: Path) -> None:
    make_season().close()
    dice = random.Random(40)
    acknowledged: set[str] = set()
    for _ in range(kills):
        acknowledged |= set(_write_until_killed(season_file, dice.random() * 0.05))
    store = open_season(season_file, PASSPHRASE)
    kept = {round_id for round_id, _ in store.known(SEASON, store.season).rounds}
    assert len(acknowledged) >= kills
    assert acknowledged - kept == set()
    assert store.audit()[1] == []
    assert store.rebuild()
    store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 12 MB, reserve included."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("needs the right to mount; test_a_full_database_is_said_so covers the words")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_season_on_a_read_only_medium_is_said_so_and_left_alone(small_disk: Path) -> None:
    """A stick with its switch on, a CD: refused in words, and readable by who only wants to look."""
    file = small_disk / "a.jumpup-season"
    seasons.create(seasons.Request(file, PASSPHRASE, policies.shipped(), cost=LEAST_COST)).store.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(Trouble) as caught:
        open_season(file, PASSPHRASE)
    assert caught.value.code == "machine.read-only"
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    open_season(file, PASSPHRASE).close()


def _add(store: Store, size: int) -> None:
    with store.transaction() as tx:
        tx.append(PROGRAM, Draft("season", tx.new_id(), RoundOpened(tx.new_id(), "가" * size)))


def test_a_full_disk_keeps_what_was_saved_and_the_reserve_saves_the_rest(small_disk: Path) -> None:
    file = small_disk / "a.jumpup-season"
    store = seasons.create(seasons.Request(file, PASSPHRASE, policies.shipped(), cost=LEAST_COST)).store
    assert store.has_reserve
    saved = 0
    with pytest.raises(Trouble) as caught:  # noqa: PT012 - the disk fills at some turn
        for _ in range(400):
            _add(store, 20_000)
            saved += 1
    assert caught.value.code == "machine.disk-full"
    assert caught.value.values["reserve_freed"] is True
    _add(store, 1_000)
    assert store.audit() == (4 + saved + 1, [])
    store.close()


@pytest.mark.parametrize("kilobytes", [0, 4, 12, 24, 40])
def test_a_season_on_a_full_disk_opens_and_is_written_by_its_reserve(small_disk: Path, kilobytes: int) -> None:
    """Not even the journal's own files would find room."""
    file = small_disk / "a.jumpup-season"
    seasons.create(seasons.Request(file, PASSPHRASE, policies.shipped(), cost=LEAST_COST)).store.close()
    room = os.statvfs(small_disk)
    (small_disk / "everything else").write_bytes(b"\1" * (room.f_bavail * room.f_frsize - kilobytes * 1024))
    store = open_season(file, PASSPHRASE)
    assert not store.has_reserve, "what was just given back is for the work"
    for _ in range(20):
        with suppress(Trouble):
            _add(store, 1_000)
            continue
        _add(store, 1_000)  # the reserve was given back
    sha256 = store.attach(b"drawn")
    assert store.attachment(sha256) == b"drawn"
    assert store.audit() == (24, [])
    store.close()
    open_season(file, PASSPHRASE).close()


def test_going_on_from_a_copy_that_did_not_fit_can_be_tried_again(
    small_disk: Path, make_season: Callable[[], Store], season_file: Path
) -> None:
    """The emergency's own command leaves nothing in its own way."""
    store = make_season()
    store.attach(os.urandom(14_000_000))
    store.close()
    target = small_disk / "a.jumpup-season"
    with pytest.raises(Trouble) as caught:
        copies.bring(season_file, target)
    assert caught.value.code == "machine.disk-full"
    assert list(small_disk.iterdir()) == []
    next(iter((season_file.with_name(f"{season_file.name}.d") / "blobs").iterdir())).unlink()
    open_season(copies.bring(season_file, target), PASSPHRASE).close()


def test_of_two_that_go_on_from_one_copy_the_second_tidies_nothing_of_the_first(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    """Started twice by an impatient hand: both looked when nothing was there yet."""
    make_season().close()
    target = tmp_path / "here" / "a.jumpup-season"
    together, said = threading.Barrier(2), list[str]()

    def bring() -> None:
        together.wait()
        try:
            copies.bring(season_file, target)
            said.append("brought")
        except Trouble as trouble:
            said.append(trouble.code)

    for _ in range(20):
        threads = [threading.Thread(target=bring) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(said) in (["brought", "store.in-use"], ["brought", "vault.exists"])
        open_season(target, PASSPHRASE).close()
        said.clear()
        shutil.rmtree(target.parent)


def test_going_on_from_a_copy_that_was_stopped_can_be_tried_again(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_season().close()
    target = tmp_path / "here" / "a.jumpup-season"
    with monkeypatch.context() as patch:
        patch.setattr(copies, "make_durable", _stopped)
        with pytest.raises(KeyboardInterrupt):
            copies.bring(season_file, target)
    assert list(target.parent.iterdir()) == []
    open_season(copies.bring(season_file, target), PASSPHRASE).close()


def _stopped(*_: object) -> None:
    raise KeyboardInterrupt


def test_an_import_whose_files_do_not_fit_takes_nothing(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither events without their files nor files without their events; with room again it comes whole."""
    file = small_disk / "a.jumpup-season"
    store = seasons.create(seasons.Request(file, PASSPHRASE, policies.shipped(), cost=LEAST_COST)).store
    (tmp_path / "other").mkdir()
    stick = copies.carry(copies.take(store), tmp_path / "other").file
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "other-user"))
    with closing(open_season(stick, PASSPHRASE)) as other:
        sha256 = other.attach(os.urandom(6_000_000))
        with other.transaction() as tx:
            source = company.Source("load", "f" * 64, "결과", 2)
            tx.append(PROGRAM, company.load(None, "c1", Step1Record(serial=1, name="㈜도약"), source))
            tx.append(PROGRAM, Draft("company", "c1", company.FileAttached(sha256, "plan.pdf", "plan")))
    before = store.audit()
    with pytest.raises(Trouble) as caught:
        merge.import_season(store, stick, PROGRAM)
    assert caught.value.code == "machine.disk-full"
    assert store.audit() == before
    assert not store.blobs.has(sha256)
    store.reserve.free()
    merged = merge.import_season(store, stick, PROGRAM)
    assert (merged.added > 0, merged.missing) == (True, 0)
    assert len(store.attachment(sha256)) == 6_000_000
    store.close()


def test_a_full_database_is_said_so(store: Store) -> None:
    """The same words where no disk can be filled: the engine's own limit."""
    pages = store.conn.execute("PRAGMA page_count").fetchone()[0]
    store.conn.execute(f"PRAGMA max_page_count = {pages + 2}")
    before = store.audit()[0]
    with pytest.raises(Trouble) as caught:
        _add(store, 20_000)
    assert caught.value.code == "machine.disk-full"
    assert store.audit() == (before, [])
