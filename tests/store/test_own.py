"""What lies beside a season and is not its own: refused in words before anything is touched."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.record.season import RoundOpened
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import journals, seasons
from jumpup_desktop.store import copies, files, guesses, merge, own, season_paths, tidying
from jumpup_desktop.store.keys import DEAREST, KeyFile, WrongPassphrase, unwrap
from jumpup_desktop.store.season_store import PROGRAM, Store, open_season
from tests.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = ("keys.json", "guesses.json", "lock", "reserve", "day-keys", "stick", "came-from")
FOLDERS = ("blobs", "backups")
pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="links and pipes as POSIX has them; the threat model says what Windows lacks"
)


def _elsewhere(tmp_path: Path) -> dict[Path, bytes]:
    """A folder and files of the user that must stay as they are."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("thesis.txt", ".notes.part", "a" * 64, "000001-20260101T000000000.jumpup-backup"):
        (folder / name).write_bytes(b"mine")
    return {path: path.read_bytes() for path in folder.iterdir()}


def _put(kind: str, path: Path, tmp_path: Path) -> None:
    """Something of another in the place of the season's own."""
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    documents = tmp_path / "documents"
    if kind == "link":
        path.symlink_to(documents if path.name in (*FOLDERS, "2026.jumpup-season.d") else documents / "thesis.txt")
    elif kind == "dangling":
        path.symlink_to(documents / "new")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "other":
        path.write_bytes(b"x") if path.name in FOLDERS else path.mkdir()


def _everything(season: Path, tmp_path: Path, mine: Path) -> list[Callable[[], object]]:
    """Each way a program touches what lies beside a season."""
    spare = tmp_path / "spare" / "2026.jumpup-season"

    def brought() -> object:
        store = open_season(mine, PASSPHRASE)
        try:
            return merge.import_season(store, season, seasons.secretariat(store.season))
        finally:
            store.close()

    def carried() -> object:
        store = open_season(mine, PASSPHRASE)
        try:
            return copies.carry(copies.take(store), season.parent)
        finally:
            store.close()

    return [
        lambda: open_season(season, PASSPHRASE).close(),
        lambda: open_season(season, PASSPHRASE, read_only=True).close(),
        lambda: open_season(season, "틀린 암호문구").close(),
        lambda: journals.audit(season, PASSPHRASE),
        lambda: seasons.rescue_of(season, PASSPHRASE),
        lambda: seasons.put_back(season, PASSPHRASE),
        lambda: copies.bring(season, spare),
        brought,
        carried,
    ]


@pytest.mark.parametrize("kind", ["link", "dangling", "pipe", "other"])
@pytest.mark.parametrize("name", [*FILES, *FOLDERS, "."])
def test_nothing_of_another_is_touched(
    kind: str, name: str, make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    if (kind, name) == ("other", "."):
        kind = "pipe"
    store = make_season()
    store.attach(b"a paper")
    store.back_up()
    store.close()
    season = shutil.copytree(season_file.parent, tmp_path / "sent") / season_file.name
    paths, before = season_paths.SeasonPaths(season), _elsewhere(tmp_path)
    place = paths.folder if name == "." else paths.folder / name
    _put(kind, place, tmp_path)
    record = season.read_bytes()
    for way in _everything(season, tmp_path, season_file):
        with pytest.raises(Trouble) as caught:
            way()
        assert caught.value.code in {"store.not-own", "copy.none", "copy.same-place"}, way
    folder = tmp_path / "documents"
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert season.read_bytes() == record


@pytest.mark.parametrize("place", [".2026.jumpup-season.part", ".d/.keys.json.part", ".d/blobs/.{blob}.part"])
@pytest.mark.parametrize("is_hard", [False, True])
def test_a_copy_follows_no_link_on_the_stick(
    place: str, is_hard: bool, make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    """Under the names that parts have before they are whole."""
    store = make_season()
    blob = store.blobs.name_of(store.attach(b"a paper"))
    stick, before = tmp_path / "stick", _elsewhere(tmp_path)
    target = stick / place.format(blob=blob).replace(".d/", f"{season_file.name}.d/", 1)
    target.parent.mkdir(parents=True)
    mine = tmp_path / "documents" / "thesis.txt"
    target.hardlink_to(mine) if is_hard else target.symlink_to(mine)
    done = copies.carry(copies.take(store), stick)
    store.close()
    assert {path: path.read_bytes() for path in before} == before
    assert not done.file.is_symlink()
    assert journals.audit(done.file, PASSPHRASE).is_clean


@pytest.mark.parametrize("kind", ["link", "other", "short"])
def test_what_lies_on_a_stick_under_an_attachments_name_is_copied_anew(
    kind: str, make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    store = make_season()
    blob = store.blobs.name_of(store.attach(b"a paper"))
    (tmp_path / "stick").mkdir()
    done = copies.carry(copies.take(store), tmp_path / "stick")
    path = season_paths.SeasonPaths(done.file).blobs / blob
    path.unlink()
    (tmp_path / "documents").mkdir()
    if kind == "link":
        path.symlink_to(tmp_path / "documents")
    else:
        path.write_bytes(b"x" if kind == "other" else b"")
    again = copies.carry(copies.take(store), tmp_path / "stick")
    store.close()
    assert again.attachments == 1
    assert path.read_bytes() == (season_file.with_name(f"{season_file.name}.d") / "blobs" / blob).read_bytes()


def test_a_damaged_attachment_replaces_no_whole_one_on_the_stick(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    store = make_season()
    blob = store.blobs.name_of(store.attach(b"a paper"))
    (tmp_path / "stick").mkdir()
    done = copies.carry(copies.take(store), tmp_path / "stick")
    there = season_paths.SeasonPaths(done.file).blobs / blob
    whole = there.read_bytes()
    (store.paths.blobs / blob).write_bytes(whole[:10])
    assert copies.carry(copies.take(store), tmp_path / "stick").attachments == 0
    store.close()
    assert there.read_bytes() == whole


def _written_on_the_stick(file: Path, monkeypatch: pytest.MonkeyPatch, data: Path) -> int:
    """Somebody opens the copy on the stick itself, and it is pulled; how many events it then has."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(data))
    store = open_season(file, PASSPHRASE)
    with store.transaction() as tx:
        tx.append(PROGRAM, Draft("season", store.season, RoundOpened(tx.new_id(), "꽂은 채")))
    events = store.audit()[0]
    parts = {path: path.read_bytes() for path in file.parent.glob(f"{file.name}*") if path.is_file()}
    store.close(copy=False)
    for path, content in parts.items():
        if not path.name.endswith("-shm"):
            path.write_bytes(content)
    assert file.with_name(f"{file.name}-wal").stat().st_size > 0
    monkeypatch.setenv("JUMPUP_DATA_DIR", f"{data}-next")  # who looks afterwards saw none of it
    return events


def test_what_was_written_on_the_stick_itself_is_neither_lost_nor_mixed(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A spare goes on with it; the first laptop's next copy lays it aside."""
    store = make_season()
    (tmp_path / "stick").mkdir()
    done = copies.carry(copies.take(store), tmp_path / "stick")
    events = _written_on_the_stick(done.file, monkeypatch, tmp_path / "other-user")
    spare = copies.bring(done.file, tmp_path / "spare" / season_file.name)
    assert journals.audit(spare, PASSPHRASE).events == events
    again = copies.carry(copies.take(store), tmp_path / "stick")
    store.close()
    audited = journals.audit(again.file, PASSPHRASE)
    assert (audited.faults, audited.events) == ((), again.events)
    (kept,) = [path for path in (tmp_path / "stick").glob("*.left-*") if not path.name.endswith(("-wal", "-shm"))]
    assert kept.with_name(f"{kept.name}-wal").exists()


def test_a_stick_that_is_full_keeps_the_copy_that_was_opened_on_it(
    make_season: Callable[[], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies there makes way only once the new record is whole."""
    store = make_season()
    (tmp_path / "stick").mkdir()
    done = copies.carry(copies.take(store), tmp_path / "stick")
    events = _written_on_the_stick(done.file, monkeypatch, tmp_path / "other-user")
    taken, copied = copies.take(store), files.copy_whole

    def full(source: Path, part: Path) -> None:
        if source == taken.path:
            raise OSError(28, "No space left on device", str(part))
        copied(source, part)

    monkeypatch.setattr(copies, "copy_whole", full)
    with pytest.raises(Trouble) as caught:
        copies.carry(taken, tmp_path / "stick")
    store.close()
    assert caught.value.code == "machine.disk-full"
    assert not list((tmp_path / "stick").glob("*.left-*"))
    assert journals.audit(done.file, PASSPHRASE).events == events


def test_a_stick_that_is_pulled_parts_no_file_from_its_journal(
    make_season: Callable[[], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each step after the new record is whole."""
    store = make_season()
    (tmp_path / "stick").mkdir()
    done = copies.carry(copies.take(store), tmp_path / "stick")
    events, steps = _written_on_the_stick(done.file, monkeypatch, tmp_path / "other-user"), list[str]()
    replace = Path.replace

    def pulled(path: Path, target: Path) -> Path:
        if ".left-" in target.name:
            steps.append(target.name)
            if steps[0] == "file" or len(steps) > 2:
                raise OSError(5, "the stick is gone", str(target))
        return replace(path, target)

    for stop in ("file", "journal"):
        steps[:] = [stop]
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", pulled)
            with pytest.raises(Trouble):
                copies.carry(copies.take(store), tmp_path / "stick")
        assert journals.audit(done.file, PASSPHRASE).events == events
    copies.carry(copies.take(store), tmp_path / "stick")
    left = [path for path in (tmp_path / "stick").glob("*.left-*-wal") if path.stat().st_size]
    merged = merge.import_season(store, left[0].with_name(left[0].name.removesuffix("-wal")), PROGRAM)
    store.close()
    assert (len(left), merged.added) == (1, 2)


def test_a_copy_that_somebody_has_open_is_neither_replaced_nor_brought(
    make_season: Callable[[], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = make_season()
    (tmp_path / "stick").mkdir()
    done = copies.carry(copies.take(store), tmp_path / "stick")
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "other-user"))
    opened = open_season(done.file, PASSPHRASE)
    here = tmp_path / "here" / done.file.name
    for way in (lambda: copies.carry(copies.take(store), tmp_path / "stick"), lambda: copies.bring(done.file, here)):
        with pytest.raises(Trouble) as caught:
            way()
        assert caught.value.code == "store.in-use"
    opened.close()
    store.close()
    assert journals.audit(copies.bring(done.file, here), PASSPHRASE).is_clean


def test_a_journal_that_outlived_its_file_is_played_onto_nothing(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File and folder were removed by hand; a copy is brought, a season is made in their place."""
    store = make_season()
    (tmp_path / "stick").mkdir()
    done = copies.carry(copies.take(store), tmp_path / "stick")
    store.close()
    here = copies.bring(done.file, tmp_path / "here" / season_file.name)
    _written_on_the_stick(here, monkeypatch, tmp_path / "other-user")
    here.unlink()
    shutil.rmtree(season_paths.SeasonPaths(here).folder)
    again = copies.bring(done.file, here)
    audited = journals.audit(again, PASSPHRASE)
    assert (audited.faults, audited.events) == ((), done.events)


def test_a_move_that_was_killed_is_ended_by_going_on_again(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    make_season().close()
    here = tmp_path / "here" / season_file.name
    copies.bring(season_file, here)
    paths = season_paths.SeasonPaths(here)
    paths.making.mkdir()
    here.rename(paths.making / here.name)  # the folder was moved, the file not yet
    with pytest.raises(Trouble) as caught:
        copies.bring(season_file, here)
    assert caught.value.code == "vault.exists"
    assert journals.audit(here, PASSPHRASE).is_clean


def test_a_journal_that_was_moved_before_the_kill_stays_with_its_file(
    make_season: Callable[[], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last of three moves was not done: going on again ends it, with what was written on the stick itself."""
    store = make_season()
    (tmp_path / "stick").mkdir()
    done = copies.carry(copies.take(store), tmp_path / "stick")
    store.close()
    events = _written_on_the_stick(done.file, monkeypatch, tmp_path / "other-user")
    here = copies.bring(done.file, tmp_path / "here" / done.file.name)
    paths = season_paths.SeasonPaths(here)
    paths.making.mkdir()
    here.rename(paths.making / here.name)
    assert here.with_name(f"{here.name}-wal").stat().st_size > 0
    with pytest.raises(Trouble, match="exists"):
        copies.bring(done.file, here)
    audited = journals.audit(here, PASSPHRASE)
    assert (audited.faults, audited.events) == ((), events)


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_the_databases_own_files_may_be_no_links(
    ending: str, make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    make_season().close()
    before = _elsewhere(tmp_path)
    season_file.with_name(season_file.name + ending).symlink_to(tmp_path / "documents" / "thesis.txt")
    with pytest.raises(Trouble, match="not-own"):
        open_season(season_file, PASSPHRASE)
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("content", [b"abc", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(5000)])
def test_a_journal_from_elsewhere_is_not_played(
    content: bytes, make_season: Callable[[], Store], season_file: Path
) -> None:
    """No season has one of that sort: whatever it says would be written over the record."""
    make_season().close()
    before, there = season_file.read_bytes(), season_file.with_name(f"{season_file.name}-journal")
    there.write_bytes(content)
    for verb in (open_season, journals.audit):
        with pytest.raises(Trouble, match="not-own") as refused:
            verb(season_file, PASSPHRASE)
        assert refused.value.values["path"] == str(there)
    assert (season_file.read_bytes(), there.read_bytes()) == (before, content)
    there.unlink()
    assert journals.audit(season_file, PASSPHRASE).is_clean


def test_only_its_own_names_are_swept(make_season: Callable[[], Store], season_file: Path) -> None:
    """What somebody else laid among the attachments, the copies and the parts stays."""
    make_season().close()
    paths = season_paths.SeasonPaths(season_file)
    paths.blobs.mkdir(exist_ok=True)
    (paths.folder / "deeper").mkdir()
    strangers = [paths.blobs / "readme.txt", paths.folder / "deeper" / ".mine.part", paths.folder / "letter.odt"]
    for path in strangers:
        path.write_bytes(b"mine")
    half = paths.folder / ".keys.json.1234.part"
    half.write_bytes(b"half")
    os.utime(half, (1, 1))
    store = open_season(season_file, PASSPHRASE)
    tidying.tidy(store)
    store.close()
    assert all(path.read_bytes() == b"mine" for path in strangers)
    assert not half.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"memory": DEAREST.memory * 1024},
        {"passes": 10**9},
        {"memory": -1},
        {"memory": "many"},
        {"salt": "!"},
        {"salt": ""},
        {"box": None},
        {"nonce": "AA=="},
    ],
)
def test_malformed_keys_are_a_sentence(
    change: dict[str, object], make_season: Callable[[], Store], season_file: Path, data_dir: Path
) -> None:
    """A slot that asks for a terabyte fills no memory; where this machine has a copy, that one is taken."""
    make_season().close()
    paths = season_paths.SeasonPaths(season_file)
    (copy,) = (data_dir / "keys").glob("*.json")
    kept = copy.read_bytes()
    copy.unlink()
    content = json.loads(paths.keys.read_bytes())
    content["passphrase"] |= change
    del content["sum"]
    paths.keys.write_text(json.dumps(content))
    with pytest.raises(Trouble) as caught:
        open_season(season_file, PASSPHRASE)
    assert caught.value.code == "vault.keys-damaged"
    copy.write_bytes(kept)
    open_season(season_file, PASSPHRASE).close()


def test_a_flipped_bit_in_the_keys_is_no_wrong_passphrase(
    make_season: Callable[[], Store], season_file: Path, data_dir: Path
) -> None:
    """Nobody has to doubt what they typed; the copy of this machine takes its place, or it is said."""
    make_season().close()
    paths = season_paths.SeasonPaths(season_file)
    whole = paths.keys.read_bytes()
    at = whole.index(b'"box"') + 12
    hurt = whole[:at] + (b"A" if whole[at : at + 1] != b"A" else b"B") + whole[at + 1 :]
    paths.keys.write_bytes(hurt)
    open_season(season_file, PASSPHRASE).close()
    assert paths.keys.read_bytes() == whole
    shutil.rmtree(data_dir / "keys")
    paths.keys.write_bytes(hurt)
    with pytest.raises(Trouble) as caught:
        open_season(season_file, PASSPHRASE)
    assert caught.value.code == "vault.keys-damaged"


def test_wrong_guesses_wait_though_the_folder_is_lost(make_season: Callable[[], Store], season_file: Path) -> None:
    make_season().close()
    shutil.rmtree(season_paths.SeasonPaths(season_file).folder)
    for _ in range(3):
        with pytest.raises(WrongPassphrase):
            open_season(season_file, "wrong passphrase")
    with pytest.raises(Trouble) as caught:
        open_season(season_file, "wrong passphrase")
    assert caught.value.code == "vault.wait"


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"\0" * 99, b'{"format": 1}', b"[" * 9000, b'{"format":"jumpup-keys/1"}']
)
def test_no_key_file_is_a_sentence(
    content: bytes, make_season: Callable[[], Store], season_file: Path, data_dir: Path
) -> None:
    """On a machine that keeps no copy of the keys."""
    make_season().close()
    shutil.rmtree(data_dir / "keys")
    season_paths.SeasonPaths(season_file).keys.write_bytes(content)
    with pytest.raises(Trouble) as caught:
        open_season(season_file, PASSPHRASE)
    assert caught.value.code in {"vault.keys-damaged", "vault.keys-newer"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b'{"count": 1e400, "last": 0}',
        b'{"count": 99999999999, "last": 0}',
        b'{"count": "x"}',
        b"[" * 9000,
    ],
)
def test_a_count_of_guesses_never_stands_in_the_way(
    content: bytes, make_season: Callable[[], Store], season_file: Path
) -> None:
    make_season().close()
    paths = season_paths.SeasonPaths(season_file)
    paths.guesses.write_bytes(content)
    with pytest.raises(WrongPassphrase):
        open_season(season_file, "틀린 암호문구")
    assert json.loads(paths.guesses.read_bytes())["count"] in range(1, guesses.MOST_GUESSES + 2)
    paths.guesses.unlink()
    open_season(season_file, PASSPHRASE).close()


def test_a_key_file_that_is_too_big_is_not_read(make_season: Callable[[], Store], season_file: Path) -> None:
    make_season().close()
    with season_paths.SeasonPaths(season_file).keys.open("r+b") as file:
        file.truncate(own.SMALL + 1)
    with pytest.raises(Trouble, match="not-own"):
        open_season(season_file, PASSPHRASE)


def test_a_lock_that_became_a_link_is_not_followed(tmp_path: Path) -> None:
    """Between the look and the lock."""
    target = tmp_path / "thesis.txt"
    (tmp_path / "lock").symlink_to(target)
    with pytest.raises(Trouble, match="not-own"):
        files.FileLock(tmp_path / "lock").acquire()
    assert not target.exists()


def test_a_slot_opens_at_the_dearest_allowed_price() -> None:
    """The ceiling lies above what the program itself asks."""
    from jumpup_desktop.store import keys

    assert keys.PASSPHRASE_COST.memory < DEAREST.memory
    assert keys.PASSPHRASE_COST.passes < DEAREST.passes
    slot = keys.wrap(b"k" * 32, "p", keys.LEAST_COST, "5" * 32)
    assert unwrap(slot, "p", "5" * 32) == b"k" * 32
    assert KeyFile.decoded(KeyFile("5" * 32, slot, {}).encoded()).passphrase == slot
