"""A season beside the folder of another one, or two folders laid into one: nothing is taken over, nothing is lost."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.record.season import RoundOpened
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import journals, passphrases, policies, seasons
from jumpup_desktop.store import copies, copy_names, keys, season_paths, slots, tidying, vault
from jumpup_desktop.store.day_keys import DayKeys, StoredKey
from jumpup_desktop.store.keys import LEAST_COST, KeyFile
from jumpup_desktop.store.season_store import PROGRAM, open_season
from tests.attachments import attached
from tests.conftest import PASSPHRASE
from tests.store.another import another_season

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store

RUNNING = ("meeting", "person", "signing")
NOISE = ("reserve", "guesses.json", "lock")


def _open_round(file: Path, title: str) -> None:
    with closing(open_season(file, PASSPHRASE)) as store, store.transaction() as tx:
        tx.append(PROGRAM, Draft("season", store.season, RoundOpened(tx.new_id(), title)))


def _contents(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name not in NOISE)
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


@pytest.fixture
def theirs(make_season: Callable[[], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> Path:
    """A season of another laptop, with everything a folder holds; `make_season` gives that of this one."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "their laptop"))
    file = another_season(tmp_path / "theirs", PASSPHRASE)
    with closing(open_season(file, PASSPHRASE)) as store:
        attached(store, b"their paper")
        store.day_keys.put(*RUNNING, StoredKey(b"public", b"wrapped", b"reset"))
        store.back_up("manual")
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(data_dir))
    with closing(make_season()) as store:
        attached(store, b"our paper")
        store.back_up("manual")
    return file


def _flip(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"changed": 0', b'"changed": 1'))


@pytest.mark.parametrize("hurt", [_flip, lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_another_seasons_folder_is_not_taken_over_though_its_keys_are_hurt(
    hurt: Callable[[Path], object], theirs: Path, season_file: Path
) -> None:
    ours, other = season_paths.SeasonPaths(season_file), season_paths.SeasonPaths(theirs)
    shutil.rmtree(ours.folder)
    shutil.copytree(other.folder, ours.folder)
    hurt(ours.keys)
    before = _contents(ours.folder)
    for verb in (open_season, journals.audit, seasons.is_sound, seasons.put_back):
        with pytest.raises(Trouble, match=r"vault\.other-folder"):
            verb(season_file, PASSPHRASE)
    assert _contents(ours.folder) == before


def test_of_two_folders_laid_into_one_each_season_finds_its_own(theirs: Path, season_file: Path) -> None:
    ours, other = season_paths.SeasonPaths(season_file), season_paths.SeasonPaths(theirs)
    shutil.copytree(other.folder, ours.folder, dirs_exist_ok=True)
    open_season(season_file, PASSPHRASE).close()
    assert journals.audit(season_file, PASSPHRASE).is_clean
    assert (ours.folder / "keys.json.left").read_bytes() == other.keys.read_bytes()
    assert set(_contents(other.backups)) <= set(_contents(ours.backups))


def test_keys_that_are_not_readable_stay_beside(theirs: Path, season_file: Path) -> None:
    ours, other = season_paths.SeasonPaths(season_file), season_paths.SeasonPaths(theirs)
    ours.keys.write_bytes(other.keys.read_bytes())
    _flip(ours.keys)
    hurt = ours.keys.read_bytes()
    open_season(season_file, PASSPHRASE).close()
    assert (ours.folder / "keys.json.left").read_bytes() == hurt


@pytest.mark.parametrize("hurt", [_flip, lambda path: path.unlink()])
def test_a_stick_with_another_seasons_keys_of_the_day_keeps_them(
    hurt: Callable[[Path], object], theirs: Path, season_file: Path
) -> None:
    there = season_paths.SeasonPaths(theirs)
    running = there.day_keys.read_bytes()
    hurt(there.keys)
    with closing(open_season(season_file, PASSPHRASE)) as store:
        copies.carry(copies.take(store), theirs.parent)
        store.day_keys.put(*RUNNING, StoredKey(b"ours", b"wrapped", b"reset"))
        copies.carry(copies.take(store), theirs.parent)
    assert (there.folder / "day-keys.left").read_bytes() == running


def test_a_stick_of_ours_whose_keys_were_cut_keeps_no_keys_of_the_day(
    make_season: Callable[[], Store], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with closing(make_season()) as store:
        store.day_keys.put(*RUNNING, StoredKey(b"ours", b"wrapped", b"reset"))
        there = season_paths.SeasonPaths(copies.carry(copies.take(store), stick).file)
        there.keys.write_bytes(b"{")
        store.day_keys.destroy_all("meeting")
        copies.carry(copies.take(store), stick)
    assert not list(there.folder.glob("day-keys*"))


def test_lost_keys_of_a_season_that_was_cut_are_found_by_the_copy(
    make_season: Callable[[], Store], season_file: Path
) -> None:
    store = make_season()
    store.back_up("manual")
    store.close()
    season_paths.SeasonPaths(season_file).keys.unlink()
    season_file.write_bytes(season_file.read_bytes()[:-1000])
    assert seasons.put_back(season_file, PASSPHRASE).kept is not None
    open_season(season_file, PASSPHRASE).close()


@pytest.mark.parametrize("most", [True, False])
def test_a_change_of_passphrase_is_never_one_too_many(
    most: bool, make_season: Callable[[], Store], season_file: Path
) -> None:
    make_season().close()
    paths = season_paths.SeasonPaths(season_file)
    known = slots.read(paths)
    count = keys.MOST_CHANGES - (1 if most else 2)
    paths.keys.write_bytes(KeyFile(known.season, known.passphrase, known.recovery, count).encoded())
    passphrases.change(season_file, "새로 정한 암호문구", known=PASSPHRASE, cost=LEAST_COST)
    assert slots.read(paths) == KeyFile.decoded(slots.copy_of(known.season).read_bytes())
    assert slots.read(paths).changed == keys.MOST_CHANGES - 1
    open_season(season_file, "새로 정한 암호문구").close()


def test_a_season_that_claims_to_be_another_takes_no_copy_of_its_keys(
    theirs: Path, season_file: Path, data_dir: Path
) -> None:
    """What a season is called stands open in its key file."""
    known = slots.read(season_paths.SeasonPaths(season_file))
    copy = slots.copy_of(known.season)
    kept, other = copy.read_bytes(), season_paths.SeasonPaths(theirs)
    data_key = vault.unlock(other, PASSPHRASE)[1]
    wrapped = keys.wrap(data_key, PASSPHRASE, LEAST_COST, known.season)
    other.keys.write_bytes(KeyFile(known.season, wrapped, known.recovery, 99).encoded())
    with pytest.raises(Trouble, match=r"vault\.other-keys"):
        open_season(theirs, PASSPHRASE)
    assert copy.read_bytes() == kept


def test_a_worthless_recovery_slot_does_not_spread(tmp_path: Path, season_file: Path, data_dir: Path) -> None:
    season_file.parent.mkdir(exist_ok=True)
    made = seasons.create(seasons.Request(season_file, PASSPHRASE, policies.shipped(), cost=LEAST_COST))
    made.store.close()
    paths = season_paths.SeasonPaths(season_file)
    known = slots.read(paths)
    other = keys.recovery_slot(b"k" * 32, keys.new_recovery_identity()[1])
    paths.keys.write_bytes(KeyFile(known.season, known.passphrase, other, known.changed).encoded())
    open_season(season_file, PASSPHRASE).close()
    passphrases.change(
        season_file, "새로 정한 암호문구", recovery_identity=made.recovery_identity or "", cost=LEAST_COST
    )
    open_season(season_file, "새로 정한 암호문구").close()
    assert slots.read(paths).recovery == known.recovery


@pytest.mark.parametrize("size", [16, 512, 4096])
def test_a_file_that_begins_with_zeros_takes_no_backup_of_another_season(
    size: int, theirs: Path, season_file: Path, tmp_path: Path
) -> None:
    ours, other = season_paths.SeasonPaths(season_file), season_paths.SeasonPaths(theirs)
    content = season_file.read_bytes()
    season_file.write_bytes(bytes(size) + content[size:])
    ours.folder.rename(tmp_path / "our folder")
    shutil.copytree(other.folder, ours.folder)
    for verb in (open_season, seasons.put_back):
        with pytest.raises(Trouble, match=r"vault\.(other-folder|does-not-fit)"):
            verb(season_file, PASSPHRASE)
    shutil.rmtree(ours.folder)
    (tmp_path / "our folder").rename(ours.folder)
    seasons.put_back(season_file, PASSPHRASE)
    assert journals.audit(season_file, PASSPHRASE).is_clean


def test_a_look_at_an_older_file_lets_no_fuller_backup_go(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    make_season().close()
    older = tmp_path / "older"
    shutil.copy(season_file, older)
    for n in range(3):
        _open_round(season_file, f"{n}회차")
    backups = season_paths.SeasonPaths(season_file).backups
    most = max(copy.state[0] for copy in copy_names.of_folder(backups))
    shutil.copy(older, season_file)
    open_season(season_file, PASSPHRASE).close()
    for n in range(14):
        _open_round(season_file, f"다시 {n}회차")
        if n == 0:
            assert "left-behind" in {copy.reason for copy in copy_names.of_folder(backups)}
    fullest = [copy for copy in copy_names.of_folder(backups) if copy.reason == "left-behind"]
    assert most in {copy.state[0] for copy in fullest}


def test_what_is_laid_by_of_another_season_is_not_let_go(theirs: Path, season_file: Path) -> None:
    (other, *_) = copy_names.of_folder(season_paths.SeasonPaths(theirs).backups)
    backups = season_paths.SeasonPaths(season_file).backups
    strange = [backups / f"{n:06d}-20260101T000000000n9999h00000000-left-behind.jumpup-backup" for n in range(100, 115)]
    for path in strange:
        shutil.copy(other.path, path)
    older = season_file.read_bytes()
    _open_round(season_file, "한 번 더")
    season_file.write_bytes(older)
    _open_round(season_file, "다시")
    assert all(path.exists() for path in strange)


def test_keys_of_the_day_are_told_from_another_seasons(theirs: Path, season_file: Path) -> None:
    content = season_paths.SeasonPaths(theirs).day_keys.read_bytes()
    data_key = vault.unlock(season_paths.SeasonPaths(season_file), PASSPHRASE)[1]
    assert not DayKeys(season_paths.SeasonPaths(season_file).day_keys, data_key).reads(content)
    assert not DayKeys(season_paths.SeasonPaths(season_file).day_keys, data_key).reads(b"")


def test_a_key_file_of_another_format_says_so_in_a_few_plain_letters(tmp_path: Path) -> None:
    content = {"format": "jumpup-keys/2\n" + "x" * 100_000, "season": "5" * 32}
    with pytest.raises(Trouble, match=r"vault\.keys-newer") as caught:
        KeyFile.decoded(json.dumps(content).encode())
    assert len(str(caught.value.values["found"])) <= 40
    assert str(caught.value.values["found"]).isprintable()


@pytest.mark.parametrize("here", [True, False])
def test_a_bit_beside_the_slots_locks_nobody_out(
    here: bool, make_season: Callable[[], Store], season_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also on a laptop that keeps no copy of the keys; a slot tells by itself whether it is whole."""
    make_season().close()
    paths = season_paths.SeasonPaths(season_file)
    known = slots.read(paths)
    if not here:
        monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "another laptop"))
    _flip(paths.keys)
    hurt = paths.keys.read_bytes()
    with pytest.raises(Trouble, match=r"vault\.(wrong-passphrase|keys-damaged)"):
        open_season(season_file, "틀린 암호문구 열두자")
    assert paths.keys.read_bytes() == hurt
    paths.guesses.unlink(missing_ok=True)
    open_season(season_file, PASSPHRASE).close()
    assert slots.read(paths).passphrase == known.passphrase
    assert (paths.folder / "keys.json.left").read_bytes() == hurt


def test_going_on_that_is_stopped_leaves_no_keys_of_the_day(
    make_season: Callable[[], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They come last: nobody would look for them in a place that was begun and never used."""
    stick, spare = tmp_path / "stick", tmp_path / "spare"
    stick.mkdir()
    spare.mkdir()
    with closing(make_season()) as store:
        store.day_keys.put(*RUNNING, StoredKey(b"ours", b"wrapped", b"reset"))
        there = copies.carry(copies.take(store), stick).file

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(copies, "write_durably", stop)
        with pytest.raises(KeyboardInterrupt):
            copies.bring(there, spare / "season.jumpup-season")
    assert not list(spare.rglob("day-keys*"))
    brought = copies.bring(there, spare / "season.jumpup-season")
    assert season_paths.SeasonPaths(brought).day_keys.exists()


def test_a_look_at_an_older_file_and_its_clean_audit_lose_nothing(
    theirs: Path, season_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On another laptop nothing tells that it is older, but the backups beside it: those stay, and what they name."""
    older = tmp_path / "older"
    shutil.copy(season_file, older)
    with closing(open_season(season_file, PASSPHRASE)) as store:
        sha256 = attached(store, b"a sealed paper")
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "another laptop"))
    shutil.copy(older, season_file)
    open_season(season_file, PASSPHRASE).close()
    most = max(copy.state[0] for copy in copy_names.of_folder(season_paths.SeasonPaths(season_file).backups))
    for _ in range(2):
        store = open_season(season_file, PASSPHRASE)
        assert tidying.audit(store, lambda: None, lambda _conn, _blobs: []).is_clean
        tidying.tidy(store)
        store.close()
    backups = season_paths.SeasonPaths(season_file).backups
    assert most in {copy.state[0] for copy in copy_names.of_folder(backups)}
    with closing(open_season(season_file, PASSPHRASE)) as store:
        assert store.blobs.has(sha256)
        (fuller,) = [copy.path for copy in copy_names.of_folder(backups) if copy.state[0] == most]
        journals.bring(store, fuller, PROGRAM)
        assert store.attachment(sha256) == b"a sealed paper"


@pytest.mark.parametrize("left", [0, 100, 5_000])
def test_a_copy_that_was_cut_is_not_gone_on_from(left: int, make_season: Callable[[], Store], tmp_path: Path) -> None:
    stick, spare = tmp_path / "stick", tmp_path / "spare"
    stick.mkdir()
    spare.mkdir()
    with closing(make_season()) as store:
        there = copies.carry(copies.take(store), stick).file
    there.write_bytes(there.read_bytes()[:left])
    with pytest.raises(Trouble, match=r"copy\.cut"):
        copies.bring(there, spare / "season.jumpup-season")
    assert not list(spare.iterdir())


def test_a_zeroed_beginning_is_damage_on_a_laptop_that_never_wrote_here(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No season begins with zeros; what lies beside it opens with its own keys."""
    store = make_season()
    store.back_up("manual")
    store.close()
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "another laptop"))
    content = season_file.read_bytes()
    for size in (16, 512, 4096):
        season_file.write_bytes(bytes(size) + content[size:])
        with pytest.raises(Trouble, match=r"store\.damaged"):
            open_season(season_file, PASSPHRASE)
        assert seasons.put_back(season_file, PASSPHRASE).kept is not None
        assert journals.audit(season_file, PASSPHRASE).is_clean
