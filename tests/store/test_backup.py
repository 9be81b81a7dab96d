"""Copies that were checked, a damaged file that is never overwritten, bit flips that are found."""

from __future__ import annotations

import random
import re
import shutil
import time
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.record.season import RoundOpened
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import policies, seasons
from jumpup_desktop.services.seen import overview
from jumpup_desktop.store import backup, copy_names, engine, files, rescue
from jumpup_desktop.store.keys import LEAST_COST, subkey
from jumpup_desktop.store.season_store import PROGRAM, open_season
from tests.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store


def test_a_backup_opens_and_has_every_event(store: Store) -> None:
    made = store.back_up()
    assert made.events == store.audit()[0]
    assert backup.check(made.path, subkey(store.data_key, "database")).events == made.events


def test_ten_backups_stay(store: Store) -> None:
    made = [store.back_up().path for _ in range(12)]
    assert sorted(store.paths.backups.iterdir()) == made[2:]
    assert [copy.number for copy in copy_names.of_folder(store.paths.backups)] == list(range(3, 13))


def test_copies_made_by_hand_stay_however_often_the_season_is_closed(store: Store) -> None:
    made = store.back_up("manual")
    for _ in range(12):
        store.back_up()
    assert made.path.exists()
    assert len(list(store.paths.backups.iterdir())) == 11


def test_the_newest_backup_is_the_last_made_whatever_the_clock_said(store: Store) -> None:
    key = subkey(store.data_key, "database")
    made = store.back_up().path
    made.rename(made.with_name(re.sub(r"-\d{8}T", "-20301231T", made.name)))
    with store.transaction() as tx:
        tx.append(PROGRAM, Draft("season", store.season, RoundOpened(tx.new_id(), "2회차")))
    later = store.back_up()
    found = backup.last_good(store.paths.backups, key)
    assert found is not None
    assert found[1] == later


def test_a_copy_that_is_refused_leaves_nothing_behind(store: Store) -> None:
    store.conn.execute("DROP TRIGGER event_never_updated")
    store.conn.execute("UPDATE event SET lamport = lamport + 1 WHERE seq = 2")
    with pytest.raises(Trouble) as caught:
        store.back_up("manual")
    assert caught.value.code == "store.backup-of-damaged"
    assert list(store.paths.backups.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["평가 전 사본.jumpup-backup", "2026-03 사본.jumpup-backup", "000009-20269999T000000000n4h12345678.jumpup-backup"],
)
def test_a_copy_that_somebody_named_is_nobodys_business(name: str, store: Store) -> None:
    """Neither counted, nor rotated, nor a stumbling block."""
    made = store.back_up()
    theirs = made.path.with_name(name)
    theirs.write_bytes(made.path.read_bytes())
    for _ in range(backup.KEPT + 1):
        made = store.back_up()
    assert theirs.exists()
    newest = backup.newest(store.paths.backups)
    assert newest is not None
    assert newest.path == made.path
    assert newest.number == backup.KEPT + 2
    assert overview.overview(store, seasons.reader(store.season)).last_backup
    offered = rescue.offer(store.paths, store.data_key)
    assert offered is not None
    assert offered.path == made.path


def test_a_season_lies_in_any_folder(tmp_path: Path) -> None:
    """Signs that mean something in an address of a file."""
    folder = tmp_path / "2026 #1? 50%41 시즌"
    folder.mkdir()
    made = seasons.create(seasons.Request(folder / "a.jumpup-season", PASSPHRASE, policies.shipped(), cost=LEAST_COST))
    made.store.close()
    assert len(list(made.store.paths.backups.glob("*.jumpup-backup*"))) == 1
    open_season(folder / "a.jumpup-season", PASSPHRASE).close()


def test_the_last_good_backup_is_found_past_a_damaged_one(store: Store) -> None:
    good = store.back_up()
    bad = store.back_up()
    content = bytearray(bad.path.read_bytes())
    content[len(content) // 2] ^= 1
    bad.path.write_bytes(bytes(content))
    found = backup.last_good(store.paths.backups, subkey(store.data_key, "database"))
    assert found is not None
    assert found[1].path == good.path


def test_a_damaged_season_is_said_so_and_left_as_it_is(make_season: Callable[[], Store], season_file: Path) -> None:
    make_season().close()
    content = bytearray(season_file.read_bytes())
    content[2000] ^= 4
    season_file.write_bytes(bytes(content))
    with pytest.raises(Trouble) as caught:
        open_season(season_file, PASSPHRASE)
    assert caught.value.code == "store.damaged"
    assert season_file.read_bytes() == bytes(content)


def test_single_bit_flips_are_found(make_season: Callable[[], Store], season_file: Path, tmp_path: Path) -> None:
    store = make_season()
    key = subkey(store.data_key, "database")
    store.close()
    content = season_file.read_bytes()
    dice = random.Random(20260303)
    for n in range(100):
        flipped = bytearray(content)
        flipped[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
        victim = tmp_path / "victim"
        victim.write_bytes(bytes(flipped))
        with pytest.raises(Trouble):
            backup.check(victim, key)
        assert n < 100


def test_the_reserve_is_kept_and_freed(tmp_path: Path) -> None:
    reserve = files.Reserve(tmp_path, 4096)
    assert reserve.keep()
    assert (tmp_path / "reserve").stat().st_size == 4096
    assert reserve.free()
    assert not reserve.free()


def test_half_written_files_are_swept(tmp_path: Path) -> None:
    (tmp_path / ".keys.json.ab12.part").write_bytes(b"half")
    files.sweep_parts(tmp_path, time.time() + 1)
    assert list(tmp_path.iterdir()) == []


def test_an_attachment_comes_back_and_a_changed_one_is_refused(store: Store) -> None:
    name = store.blobs.name_of(store.attach(b"plan"))
    assert store.blobs.get(name) == b"plan"
    path = store.paths.blobs / name
    sealed = bytearray(path.read_bytes())
    sealed[-1] ^= 1
    path.write_bytes(bytes(sealed))
    with pytest.raises(Trouble) as caught:
        store.blobs.get(name)
    assert caught.value.code == "store.attachment-damaged"


def test_a_season_in_a_read_only_folder_says_so(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    """Root may write anywhere, so the file is opened the way a read-only medium is."""
    store = make_season()
    key = subkey(store.data_key, "database")
    store.close()
    copy = tmp_path / "cd" / "a"
    copy.parent.mkdir()
    shutil.copy(season_file, copy)
    db = engine.connect_read_only(copy, key)
    with pytest.raises(engine.library().OperationalError):
        db.conn.execute("DELETE FROM season")
    assert db.conn.execute("SELECT count(*) FROM event").fetchone()[0] > 0
    db.conn.close()
