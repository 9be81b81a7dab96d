"""Which slots open a season: its own, this machine's copy of them, never another season's or a former passphrase."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import nacl.pwhash
import pytest

from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import journals, passphrases, policies, seasons
from jumpup_desktop.store import (
    copies,
    files,
    keys,
    season_paths,
    slots,
    vault,
)
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import open_season
from tests.conftest import PASSPHRASE
from tests.store.another import another_season

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store


NOISE = ("reserve", "guesses.json")


def test_keys_of_another_season_are_no_wrong_passphrase(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    make_season().close()
    request = seasons.Request(tmp_path / "b.jumpup-season", "다른 암호문구 열두자", policies.shipped(), cost=LEAST_COST)
    other = seasons.create(request)
    other.store.close()
    paths = season_paths.SeasonPaths(season_file)
    paths.keys.write_bytes(other.store.paths.keys.read_bytes())
    with pytest.raises(keys.WrongPassphrase):
        open_season(season_file, "틀린 암호문구 열두자")
    open_season(season_file, PASSPHRASE).close()
    assert (paths.folder / "keys.json.left").read_bytes() == other.store.paths.keys.read_bytes()


@pytest.mark.parametrize("changed", [-1, 10**6, "9" * 5_000, None, True])
def test_a_strange_count_of_changes_is_a_sentence(
    changed: object, make_season: Callable[[], Store], season_file: Path, data_dir: Path
) -> None:
    make_season().close()
    (copy,) = (data_dir / "keys").glob("*.json")
    copy.unlink()
    paths = season_paths.SeasonPaths(season_file)
    content = json.loads(paths.keys.read_bytes()) | {"changed": changed}
    del content["sum"]
    paths.keys.write_text(json.dumps(content).replace('"' + "9" * 5_000 + '"', "9" * 4_000))
    with pytest.raises(Trouble, match=r"vault\.keys-damaged"):
        passphrases.change(season_file, "새로 정한 암호문구", known=PASSPHRASE, cost=LEAST_COST)


def test_slots_that_came_back_and_open_are_this_machines_copy_too(
    make_season: Callable[[], Store], season_file: Path, data_dir: Path
) -> None:
    """Two laptops changed the passphrase apart; the other's folder was laid here."""
    make_season().close()
    paths, (copy,) = season_paths.SeasonPaths(season_file), list((data_dir / "keys").glob("*.json"))
    before = paths.keys.read_bytes()
    passphrases.change(season_file, "새로 정한 암호문구 하나", known=PASSPHRASE, cost=LEAST_COST)
    mine = copy.read_bytes()
    for path in (paths.keys, copy):
        path.write_bytes(before)
    passphrases.change(season_file, "새로 정한 암호문구 둘", known=PASSPHRASE, cost=LEAST_COST)
    copy.write_bytes(mine)
    open_season(season_file, "새로 정한 암호문구 둘").close()
    assert keys.KeyFile.decoded(copy.read_bytes()) == slots.read(paths)
    paths.keys.unlink()
    open_season(season_file, "새로 정한 암호문구 둘").close()


@pytest.mark.parametrize("length", [0, 31, 32, 64])
def test_a_recovery_slot_of_something_else_changes_no_passphrase(
    length: int, make_season: Callable[[], Store], season_file: Path, data_dir: Path
) -> None:
    """Anybody can write it: whom it is locked to stands beside it."""
    make_season().close()
    paths = season_paths.SeasonPaths(season_file)
    for copy in (data_dir / "keys").glob("*.json"):
        copy.unlink()
    identity, recipient = keys.new_recovery_identity()
    known = slots.read(paths)
    foreign = keys.KeyFile(known.season, known.passphrase, keys.recovery_slot(b"k" * length, recipient))
    paths.keys.write_bytes(foreign.encoded())
    with pytest.raises(Trouble, match=r"store\.damaged|vault\.keys-damaged"):
        passphrases.change(season_file, "새로 정한 암호문구", recovery_identity=identity, cost=LEAST_COST)
    open_season(season_file, PASSPHRASE).close()


@pytest.mark.parametrize("slot", [{}, {"box": 5}, {"box": "!!"}, {"box": "AAAA"}, {"box": None}])
def test_a_malformed_recovery_slot_is_a_sentence(
    slot: dict[str, object], make_season: Callable[[], Store], season_file: Path, data_dir: Path
) -> None:
    make_season().close()
    paths = season_paths.SeasonPaths(season_file)
    for copy in (data_dir / "keys").glob("*.json"):
        copy.unlink()
    content = json.loads(paths.keys.read_bytes()) | {"recovery": slot}
    del content["sum"]
    paths.keys.write_text(json.dumps(content))
    with pytest.raises(Trouble, match=r"vault\."):
        passphrases.change(season_file, "새로 정한 암호문구", recovery_identity=keys.new_recovery_identity()[0])


@pytest.mark.parametrize("content", [b"", b"{", b"\xff" * 50])
def test_keys_that_a_pulled_stick_cut_are_written_anew(
    content: bytes, make_season: Callable[[], Store], tmp_path: Path
) -> None:
    store, folder = make_season(), tmp_path / "stick"
    folder.mkdir()
    there = copies.carry(copies.take(store), folder).file
    season_paths.SeasonPaths(there).keys.write_bytes(content)
    copies.carry(copies.take(store), folder)
    assert slots.read(season_paths.SeasonPaths(there)) == slots.read(store.paths)
    store.close()


@pytest.fixture
def changed(make_season: Callable[[], Store], season_file: Path, data_dir: Path) -> Path:
    """A season whose passphrase was changed elsewhere: this machine keeps the keys of before."""
    make_season().close()
    (copy,) = (data_dir / "keys").glob("*.json")
    before = copy.read_bytes()
    passphrases.change(season_file, "새로 정한 암호문구", known=PASSPHRASE, cost=LEAST_COST)
    copy.write_bytes(before)
    return season_file


def test_a_former_passphrase_opens_nothing_and_undoes_nothing(changed: Path) -> None:
    """It is told as that: where nobody changed it, somebody else may have written the key file."""
    with pytest.raises(keys.WrongPassphrase, match=r"vault\.former-passphrase"):
        open_season(changed, PASSPHRASE)
    paths = season_paths.SeasonPaths(changed)
    assert json.loads(paths.guesses.read_bytes())["count"] == 1
    beside = paths.keys.rename(paths.folder / "aside.json")
    open_season(changed, PASSPHRASE).close()  # as the sentence says, where nobody changed it
    beside.replace(paths.keys)
    open_season(changed, "새로 정한 암호문구").close()
    with pytest.raises(keys.WrongPassphrase, match=r"vault\.wrong-passphrase"):
        open_season(changed, PASSPHRASE)  # opened with the new one: this laptop knows no other any more


def test_a_mistyped_passphrase_waits_for_no_other_season(
    make_season: Callable[[], Store], season_file: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_season().close()
    (copy,) = (data_dir / "keys").glob("*.json")
    for n in range(20):
        other = json.loads(copy.read_bytes()) | {"season": f"{n:032x}"}
        del other["sum"]
        copy.with_name(f"{n:032x}.json").write_text(json.dumps(other))
    stretched, kdf = list[int](), nacl.pwhash.argon2id.kdf

    def counted(*arguments: Any, **cost: Any) -> bytes:
        stretched.append(1)
        return bytes(kdf(*arguments, **cost))

    monkeypatch.setattr(nacl.pwhash.argon2id, "kdf", counted)
    with pytest.raises(keys.WrongPassphrase):
        open_season(season_file, "틀린 암호문구 열두자")
    assert len(stretched) <= 2


def test_keys_on_a_stick_that_cannot_be_read_stay_beside(make_season: Callable[[], Store], tmp_path: Path) -> None:
    """They may be those of another season of that name, with one letter gone."""
    store, folder = make_season(), tmp_path / "stick"
    folder.mkdir()
    there = season_paths.SeasonPaths(copies.carry(copies.take(store), folder).file)
    hurt = there.keys.read_bytes().replace(b'"box": "', b'"box": "!', 1)
    there.keys.write_bytes(hurt)
    copies.carry(copies.take(store), folder)
    assert (there.folder / "keys.json.left").read_bytes() == hurt
    store.close()


@pytest.mark.parametrize("passphrase", [PASSPHRASE, "다른 암호문구 열두자"])
@pytest.mark.parametrize("way", ["moved", "copied"])
def test_beside_another_seasons_folder_nothing_is_touched(
    way: str, passphrase: str, make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    """Its file was laid over this one by hand, or renamed to its name; the folder beside stayed."""
    store = make_season()
    store.attach(b"sealed paper")
    store.back_up("manual")
    store.close()
    paths = season_paths.SeasonPaths(season_file)
    lost = season_file.rename(tmp_path / "elsewhere")
    other = another_season(tmp_path / "b", passphrase)
    _ = other.rename(season_file) if way == "moved" else season_file.write_bytes(other.read_bytes())
    before = {path: path.read_bytes() for path in paths.folder.rglob("*") if path.is_file() and path.name not in NOISE}
    is_unknown = way == "copied" and passphrase != PASSPHRASE  # nothing tells on this machine whose file it is
    for verb in (open_season, journals.audit, seasons.is_sound):
        with pytest.raises(Trouble, match=r"vault\.wrong-passphrase" if is_unknown else r"vault\.other-folder"):
            verb(season_file, passphrase)
    after = {path: path.read_bytes() for path in paths.folder.rglob("*") if path.is_file() and path.name not in NOISE}
    assert after == before
    paths.folder.rename(tmp_path / "aside")
    open_season(season_file, passphrase).close()
    season_file.unlink()
    shutil.rmtree(paths.folder)
    lost.rename(season_file)
    (tmp_path / "aside").rename(paths.folder)
    paths.guesses.unlink(missing_ok=True)
    assert journals.audit(season_file, PASSPHRASE).is_clean


@pytest.mark.parametrize("nth", [1, 2])
def test_a_change_of_passphrase_that_fails_changed_nothing(
    nth: int, make_season: Callable[[], Store], season_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_season().close()
    write, written = files.write_durably, list[str]()

    def full(path: Path, data: bytes) -> None:
        written.append(path.name)
        if len(written) == nth:
            raise Trouble("machine.disk-full", path=str(path))
        write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(vault, "write_durably", full)
        with pytest.raises(Trouble, match=r"machine\.disk-full"):
            passphrases.change(season_file, "새로 정한 암호문구", known=PASSPHRASE, cost=LEAST_COST)
    open_season(season_file, PASSPHRASE).close()
    with pytest.raises(keys.WrongPassphrase):
        open_season(season_file, "새로 정한 암호문구")


def test_the_passphrase_that_holds_opens_though_older_slots_lie_there(
    make_season: Callable[[], Store], season_file: Path
) -> None:
    """A folder was copied back from a stick by hand; this machine knows the newer ones."""
    make_season().close()
    paths = season_paths.SeasonPaths(season_file)
    older = paths.keys.read_bytes()
    passphrases.change(season_file, "새로 정한 암호문구", known=PASSPHRASE, cost=LEAST_COST)
    paths.keys.write_bytes(older)
    open_season(season_file, "새로 정한 암호문구").close()
    with pytest.raises(keys.WrongPassphrase):
        open_season(season_file, PASSPHRASE)


def _first_pages(file: Path, count: int, size: int = 4096) -> None:
    content = file.read_bytes()
    file.write_bytes(bytes(range(256)) * (count * size // 256) + content[count * size :])


@pytest.mark.parametrize("knows", [True, False])
def test_another_seasons_folder_beside_a_sound_file_puts_nothing_back(
    knows: bool, make_season: Callable[[], Store], season_file: Path, tmp_path: Path, data_dir: Path
) -> None:
    """One passphrase for both, and this laptop keeps no keys of the file: it is not damaged, nobody needs a backup."""
    store = make_season()
    store.back_up("manual")
    store.close()
    other = another_season(tmp_path / "b", PASSPHRASE)
    content = other.read_bytes()
    if not knows:
        slots.copy_of(slots.read(season_paths.SeasonPaths(other)).season).unlink()
    season_file.write_bytes(content)
    code = r"vault\.other-folder" if knows else r"vault\.does-not-fit"
    for verb in (open_season, seasons.is_sound, seasons.rescue_of, seasons.put_back):
        with pytest.raises(Trouble, match=code):
            verb(season_file, PASSPHRASE)
    assert season_file.read_bytes() == content
    assert not list(season_file.parent.glob("*.damaged*"))


@pytest.mark.parametrize("brought", [True, False])
def test_a_file_whose_beginning_is_lost_is_its_folders_all_the_same(
    brought: bool, make_season: Callable[[], Store], season_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its other pages tell, by the beginning that this laptop knows; to any laptop, while the salt is left."""
    store = make_season()
    store.back_up("manual")
    store.close()
    if brought:
        monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "another laptop"))
        content = bytearray(season_file.read_bytes())
        content[16:4096] = bytes(4080)
        season_file.write_bytes(content)
    else:
        _first_pages(season_file, 1)
    with pytest.raises(Trouble, match=r"store\.damaged"):
        open_season(season_file, PASSPHRASE)
    assert seasons.put_back(season_file, PASSPHRASE).kept is not None
    open_season(season_file, PASSPHRASE).close()


def test_a_file_of_noise_beside_a_folder_can_be_put_back_once_it_is_moved(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    store = make_season()
    store.back_up("manual")
    store.close()
    _first_pages(season_file, season_file.stat().st_size // 4096)
    with pytest.raises(Trouble, match=r"vault\.does-not-fit"):
        seasons.put_back(season_file, PASSPHRASE)
    season_file.rename(tmp_path / "elsewhere")
    seasons.put_back(season_file, PASSPHRASE)
    open_season(season_file, PASSPHRASE).close()


def test_a_season_that_was_brought_here_leaves_a_copy_of_its_keys(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_season().close()
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "another laptop"))
    open_season(season_file, PASSPHRASE).close()
    paths = season_paths.SeasonPaths(season_file)
    known = paths.keys.read_bytes()
    paths.keys.unlink()
    open_season(season_file, PASSPHRASE).close()
    assert paths.keys.read_bytes() == known


@pytest.mark.parametrize("lost", ["missing", "damaged"])
def test_lost_keys_are_not_a_damaged_file_where_only_other_seasons_are_known(
    lost: str, make_season: Callable[[], Store], season_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_season().close()
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "another laptop"))
    another_season(tmp_path / "b", PASSPHRASE)
    paths = season_paths.SeasonPaths(season_file)
    if lost == "missing":
        paths.keys.unlink()
    else:
        paths.keys.write_bytes(b"{")
    for verb in (open_season, seasons.rescue_of, journals.audit):
        with pytest.raises(Trouble, match=rf"vault\.keys-{lost}"):
            verb(season_file, PASSPHRASE)


@pytest.mark.parametrize("season", ["../../outside", "a/b", "", "F" * 32, "0" * 31, 5, None])
def test_what_a_key_file_calls_its_season_names_no_other_place(
    season: object, make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    """Copies and anchors lie under that name in the user's own folder."""
    make_season().close()
    paths, before = season_paths.SeasonPaths(season_file), {path.name for path in tmp_path.rglob("*")}
    known, data_key = slots.read(paths), vault.unlock(paths, PASSPHRASE)[1]
    wrapped = keys.wrap(data_key, PASSPHRASE, LEAST_COST, str(season))
    content = json.loads(keys.KeyFile(str(season), wrapped, known.recovery).encoded()) | {"season": season}
    del content["sum"]
    paths.keys.write_text(json.dumps(content))
    open_season(season_file, PASSPHRASE).close()
    assert slots.read(paths) == known
    assert {path.name for path in tmp_path.rglob("*")} - before <= {*NOISE, "keys.json.left"}
