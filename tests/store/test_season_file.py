"""The season file: made, opened, locked, and safe from wrong hands and second instances."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.record.season import SEASON, RoundOpened
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import passphrases, policies, seasons
from jumpup_desktop.store import engine, keys, season_paths, slots
from jumpup_desktop.store.season_store import PROGRAM, open_season
from tests.conftest import PASSPHRASE
from tests.store.another import another_season

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store


def _add_round(store: Store, title: str) -> None:
    with store.transaction() as tx:
        tx.append(PROGRAM, Draft("season", store.season, RoundOpened(tx.new_id(), title)))


def test_what_was_written_is_there_after_reopening(make_season: Callable[[], Store], season_file: Path) -> None:
    store = make_season()
    _add_round(store, "2회차")
    store.close()
    again = open_season(season_file, PASSPHRASE)
    assert [title for _, title in again.known(SEASON, again.season).rounds] == ["2026년 1회차", "2회차"]
    assert not again.is_restored_copy
    again.close()


def test_a_wrong_passphrase_is_refused_and_then_slowed(make_season: Callable[[], Store], season_file: Path) -> None:
    make_season().close()
    for _ in range(3):
        with pytest.raises(keys.WrongPassphrase):
            open_season(season_file, "아닌 암호문구입니다")
    with pytest.raises(Trouble) as caught:
        open_season(season_file, PASSPHRASE)
    assert caught.value.code == "vault.wait"


def test_a_passphrase_typed_in_another_normal_form_opens(make_season: Callable[[], Store], season_file: Path) -> None:
    import unicodedata

    make_season().close()
    store = open_season(season_file, unicodedata.normalize("NFD", PASSPHRASE))
    assert store.audit() == (4, [])
    store.close()


def test_a_second_instance_is_refused(make_season: Callable[[], Store], season_file: Path) -> None:
    store = make_season()
    with pytest.raises(Trouble) as caught:
        open_season(season_file, PASSPHRASE)
    assert caught.value.code == "store.in-use"
    store.close()


def test_an_existing_season_is_never_overwritten(make_season: Callable[[], Store], season_file: Path) -> None:
    make_season().close()
    before = season_file.read_bytes()
    with pytest.raises(Trouble) as caught:
        make_season()
    assert caught.value.code == "vault.exists"
    assert season_file.read_bytes() == before


def test_the_recovery_key_gives_a_new_passphrase(tmp_path: Path) -> None:
    file = tmp_path / "a.jumpup-season"
    made = seasons.create(seasons.Request(file, PASSPHRASE, policies.shipped(), cost=keys.LEAST_COST))
    made.store.close()
    assert made.recovery_identity is not None
    passphrases.change(file, "새로운 암호문구", recovery_identity=made.recovery_identity, cost=keys.LEAST_COST)
    open_season(file, "새로운 암호문구").close()
    with pytest.raises(keys.WrongPassphrase):
        open_season(file, PASSPHRASE)


def test_a_foreign_recovery_key_opens_nothing(make_season: Callable[[], Store], season_file: Path) -> None:
    make_season().close()
    stranger, _ = keys.new_recovery_identity()
    with pytest.raises(Trouble) as caught:
        passphrases.change(season_file, "새로운 암호문구", recovery_identity=stranger)
    assert caught.value.code == "vault.wrong-recovery"


def test_key_slots_of_another_season_do_not_open_this_one(
    tmp_path: Path, make_season: Callable[[], Store], season_file: Path, data_dir: Path
) -> None:
    """On a machine that keeps no copy of the right ones."""
    make_season().close()
    shutil.rmtree(data_dir / "keys")
    other = tmp_path / "b.jumpup-season"
    seasons.create(seasons.Request(other, PASSPHRASE, policies.shipped(), cost=keys.LEAST_COST)).store.close()
    shutil.copy(season_paths.SeasonPaths(other).keys, season_paths.SeasonPaths(season_file).keys)
    with pytest.raises(Trouble) as caught:
        open_season(season_file, PASSPHRASE)
    assert caught.value.code == "vault.does-not-fit"


def test_lost_key_slots_come_from_the_users_folder(make_season: Callable[[], Store], season_file: Path) -> None:
    make_season().close()
    season_paths.SeasonPaths(season_file).keys.unlink()
    store = open_season(season_file, PASSPHRASE)
    assert store.audit() == (4, [])
    store.close()


def test_a_file_of_a_newer_program_is_refused_in_words(make_season: Callable[[], Store], season_file: Path) -> None:
    store = make_season()
    store.conn.execute("INSERT INTO _sqlite_migrations VALUES (999, 'jumpup', '9999_future', '2031-01-01')")
    store.close()
    with pytest.raises(Trouble) as caught:
        open_season(season_file, PASSPHRASE)
    assert caught.value.code == "store.newer"
    assert caught.value.values["found"] == "9999_future"


def test_a_failed_use_case_leaves_nothing(store: Store) -> None:
    before = store.audit()[0]
    body = RoundOpened("0" * 32, "버려질 회차")
    with suppress(InterruptedError), store.transaction() as tx:
        tx.append(PROGRAM, Draft("season", store.season, body))
        raise InterruptedError
    assert store.audit() == (before, [])
    assert len(store.known(SEASON, store.season).rounds) == 1
    _add_round(store, "남을 회차")
    assert store.audit() == (before + 1, [])


def test_no_plain_text_of_a_canary_is_on_the_disk(store: Store, tmp_path: Path) -> None:
    canary = "카나리아기업주식회사의비밀"
    _add_round(store, canary)
    store.attach(canary.encode())
    store.back_up()
    found = [
        p.name
        for p in tmp_path.rglob("*")
        if p.is_file() and (canary.encode() in p.read_bytes() or canary.encode("utf-16-le") in p.read_bytes())
    ]
    assert found == []


def test_the_engine_encrypts_and_is_past_the_wal_fault() -> None:
    driver = engine.library()
    assert driver.sqlite_version_info >= engine.MINIMUM_SQLITE
    conn = driver.connect(":memory:")
    assert conn.execute("PRAGMA cipher_version").fetchone()[0]
    conn.close()


def test_key_slots_hold_no_secret(make_season: Callable[[], Store], season_file: Path) -> None:
    store = make_season()
    data_key = store.data_key
    store.close()
    content = json.loads(season_paths.SeasonPaths(season_file).keys.read_bytes())
    assert data_key.hex() not in json.dumps(content)
    assert content["passphrase"]["kdf"] == "argon2id13"


def test_a_season_of_the_format_before_is_said_so_and_left_as_it_is(
    make_season: Callable[[], Store], season_file: Path
) -> None:
    store = make_season()
    store.close()
    db = engine.connect(season_file, keys.subkey(store.data_key, "database"))
    db.conn.execute("ALTER TABLE device RENAME COLUMN branch TO side")
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.conn.close()
    before = season_file.read_bytes()
    with pytest.raises(Trouble) as caught:
        open_season(season_file, PASSPHRASE)
    assert caught.value.code == "store.old-format"
    assert season_file.read_bytes() == before


def test_two_seasons_of_one_name_keep_a_copy_of_their_keys_each(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    """Both folders of keys are lost: each opens with its own passphrase, and has its keys back."""
    make_season().close()
    other = another_season(tmp_path / "other", "다른 시즌의 암호문구")
    seen = {file: slots.read(season_paths.SeasonPaths(file)) for file in (season_file, other)}
    for file, passphrase in ((season_file, PASSPHRASE), (other, "다른 시즌의 암호문구")):
        season_paths.SeasonPaths(file).keys.unlink()
        wrong = PASSPHRASE if file == other else "다른 시즌의 암호문구"
        with pytest.raises(keys.WrongPassphrase):
            open_season(file, wrong)
        open_season(file, passphrase).close()
        assert slots.read(season_paths.SeasonPaths(file)) == seen[file]


@pytest.mark.parametrize("left", [0, 1, 100, 4095, 4096, 20_000, -4096, -1])
def test_a_cut_season_is_named_and_left_as_it_is(
    left: int, make_season: Callable[[], Store], season_file: Path
) -> None:
    make_season().close()
    content = season_file.read_bytes()[:left]
    season_file.write_bytes(content)
    with pytest.raises(Trouble) as caught:
        open_season(season_file, PASSPHRASE)
    assert caught.value.code == "store.damaged"
    assert season_file.read_bytes() == content


def test_lost_keys_of_a_damaged_season_are_found_by_its_copies(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    """The right passphrase is never called wrong: the copy can be put back; without one it is said to be damaged."""
    make_season().close()
    another_season(tmp_path / "other", PASSPHRASE)
    paths = season_paths.SeasonPaths(season_file)
    kept = slots.read(paths)
    season_file.write_bytes(b"\0" * 8192)
    paths.keys.unlink()
    assert seasons.rescue_of(season_file, PASSPHRASE) is not None
    assert slots.read(paths) == kept
    paths.keys.unlink()
    shutil.rmtree(paths.backups)
    with pytest.raises(Trouble) as caught:
        open_season(season_file, PASSPHRASE)
    assert caught.value.code == "store.damaged"


@pytest.mark.parametrize("content", [b"{", b"{}", b""])
def test_damaged_keys_are_put_back_from_the_copy(
    content: bytes, make_season: Callable[[], Store], season_file: Path
) -> None:
    make_season().close()
    paths = season_paths.SeasonPaths(season_file)
    kept = slots.read(paths)
    paths.keys.write_bytes(content)
    open_season(season_file, PASSPHRASE).close()
    assert slots.read(paths) == kept


def test_keys_of_another_season_do_not_call_this_one_damaged(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    make_season().close()
    other = another_season(tmp_path / "other", PASSPHRASE)
    shutil.copy(season_paths.SeasonPaths(other).keys, season_paths.SeasonPaths(season_file).keys)
    store = open_season(season_file, PASSPHRASE)
    assert store.season != slots.read(season_paths.SeasonPaths(other)).season
    store.close()


def test_what_is_no_season_is_not_called_a_wrong_passphrase(make_season: Callable[[], Store], tmp_path: Path) -> None:
    make_season().close()
    letter = tmp_path / "letter.txt"
    letter.write_text("회의 알림")
    for path, code in ((letter, "vault.not-a-season"), (tmp_path, "machine.not-a-file")):
        with pytest.raises(Trouble) as caught:
            open_season(path, PASSPHRASE)
        assert caught.value.code == code
    assert letter.read_text() == "회의 알림"


def test_a_forgotten_passphrase_is_set_anew_though_the_folder_is_lost(season_file: Path) -> None:
    """The copy of the slots on this machine knows the recovery key."""
    season_file.parent.mkdir()
    request = seasons.Request(season_file, PASSPHRASE, policies.shipped(), cost=keys.LEAST_COST)
    made = seasons.create(request)
    made.store.close()
    shutil.rmtree(season_paths.SeasonPaths(season_file).folder)
    passphrases.change(
        season_file, "새로 정한 암호문구", recovery_identity=made.recovery_identity, cost=keys.LEAST_COST
    )
    open_season(season_file, "새로 정한 암호문구").close()
    with pytest.raises(keys.WrongPassphrase):
        open_season(season_file, PASSPHRASE)
