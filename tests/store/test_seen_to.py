"""What a good copy has and the season has not; what lies aside until somebody saw to it; keys that fit nothing."""

from __future__ import annotations

import errno
import shutil
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.meeting.opinion import OpinionFinalised
from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.record.season import SEASON, RoundOpened
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import journals, seasons, stick
from jumpup_desktop.store import (
    copies,
    copy_names,
    engine,
    files,
    making,
    merge,
    migrations,
    purge,
    season_paths,
    sticks,
    tidying,
    vault,
)
from jumpup_desktop.store.day_keys import StoredKey
from jumpup_desktop.store.keys import subkey
from jumpup_desktop.store.season_store import PROGRAM, open_season
from tests.attachments import attached
from tests.conftest import PASSPHRASE
from tests.store.another import another_season

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jumpup_desktop.domain.record.event import EventRef
    from jumpup_desktop.store.season_store import Store


NOISE = ("reserve", "guesses.json")


def _open_round(store: Store, title: str) -> None:
    with store.transaction() as tx:
        tx.append(PROGRAM, Draft("season", store.season, RoundOpened(tx.new_id(), title)))


def _rounds(store: Store) -> set[str]:
    return {title for _, title in store.known(SEASON, store.season).rounds}


def _lose_a_text(season: Path) -> None:
    """A disk forgets one page, and gives back a sound older one: an event says nothing any more."""
    key = subkey(vault.unlock(season_paths.SeasonPaths(season), PASSPHRASE)[1], "database")
    with closing(engine.connect(season, key).conn) as conn:
        guard = conn.execute("SELECT sql FROM sqlite_schema WHERE name = 'body_leaves_only_by_purge'").fetchone()
        if guard:
            conn.execute("DROP TRIGGER body_leaves_only_by_purge")
        seq = conn.execute("SELECT max(seq) FROM event WHERE kind = 'season.round_opened'").fetchone()[0]
        assert conn.execute("DELETE FROM body WHERE seq = ?", (seq,)).rowcount == 1
        if guard:
            conn.execute(guard[0])


@pytest.fixture
def holed(make_season: Callable[[], Store], season_file: Path, tmp_path: Path) -> Path:
    """A season that lost a text after a copy of it went to a stick and a backup was made."""
    store = make_season()
    _open_round(store, "잃을 글")
    (tmp_path / "stick").mkdir()
    copies.carry(copies.take(store), tmp_path / "stick")
    store.back_up("manual")
    store.close()
    _lose_a_text(season_file)
    assert {fault.code for fault in journals.audit(season_file, PASSPHRASE).faults} == {"body-missing"}
    return season_file


def test_what_the_season_lost_stays_on_the_stick(holed: Path, tmp_path: Path) -> None:
    with closing(open_season(holed, PASSPHRASE)) as store:
        done = copies.carry(copies.take(store), tmp_path / "stick")
    (aside,) = done.asides
    assert journals.audit(done.file, PASSPHRASE).faults
    with closing(open_season(aside, PASSPHRASE, read_only=True)) as kept:
        assert "잃을 글" in _rounds(kept)


def test_copies_of_a_holed_season_push_no_whole_one_out(holed: Path) -> None:
    paths = season_paths.SeasonPaths(holed)
    for n in range(14):
        with closing(open_season(holed, PASSPHRASE)) as store:
            _open_round(store, f"{n}")
            with pytest.raises(Trouble, match=r"store\.backup-of-damaged"):
                store.back_up("manual")
    assert not seasons.is_sound(holed, PASSPHRASE)
    seasons.put_back(holed, PASSPHRASE)
    with closing(open_season(holed, PASSPHRASE)) as store:
        assert "잃을 글" in _rounds(store)
    assert [copy.reason for copy in copy_names.of_folder(paths.backups, copy_names.GOOD) if copy.reason] == ["manual"]


def test_what_lies_aside_is_told_until_it_was_merged_and_goes_then(
    make_season: Callable[[], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the copy that laid it aside was stopped before it could say so."""
    store, folder = make_season(), tmp_path / "stick"
    folder.mkdir()
    there = copies.carry(copies.take(store), folder).file
    with _on_another_laptop(tmp_path, monkeypatch), closing(open_season(there, PASSPHRASE)) as other:
        _open_round(other, "스틱에서")
    with monkeypatch.context() as stopped:
        stopped.setattr(copies, "sync_folder", _full_at_the_end)
        with pytest.raises(Trouble, match=r"machine\.disk-full"):
            copies.carry(copies.take(store), folder)
    for _ in range(2):
        taken = stick.take(store, seasons.reader(store.season), folder)
        done = stick.carry(taken, folder)
        with pytest.raises(Trouble, match=r"copy\.laid-aside") as told:
            stick.note(store, taken, done)
        assert told.value.values == {"path": str(done.asides[0]), "n": 1}
    merge.import_season(store, done.asides[0], PROGRAM)
    assert copies.carry(copies.take(store), folder).asides == ()
    assert not done.asides[0].exists()
    store.close()


@contextmanager
def _on_another_laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("JUMPUP_DATA_DIR", str(tmp_path / "another laptop"))
        yield


def _no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, "full")


def _full_at_the_end(folder: Path) -> None:
    """The record is whole on the stick; what is written last finds no room."""
    if folder.suffix == ".d" and (folder / "keys.json").exists() and list(folder.parent.glob("*.left-*")):
        _no_room()


def test_a_full_disk_and_a_power_cut_part_no_file_from_its_journal(tmp_path: Path) -> None:
    """There is room for the journal and not for the file, which is moved; then everything stops."""
    file, wal = tmp_path / "a.db", tmp_path / "a.db-wal"
    file.write_bytes(b"record")
    wal.write_bytes(b"journal")
    copy, unlink = files.copy_whole, Path.unlink

    def no_room(source: Path, part: Path) -> None:
        if source == file:
            raise OSError(errno.ENOSPC, "full")
        copy(source, part)

    def cut(path: Path, missing_ok: bool = False) -> None:
        if path == wal:
            raise KeyboardInterrupt
        unlink(path, missing_ok=missing_ok)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "copy_whole", no_room)
        patch.setattr(Path, "unlink", cut)
        with pytest.raises(KeyboardInterrupt):
            files.set_aside(file, "damaged", "1")
    assert (file.exists(), wal.exists()) == (False, True)
    assert files.set_aside(file, "damaged", "2") == tmp_path / "a.db.damaged-1"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a.db.damaged-1": b"record",
        "a.db.damaged-1-wal": b"journal",
    }


def test_without_room_for_the_journal_nothing_is_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, wal = tmp_path / "a.db", tmp_path / "a.db-wal"
    file.write_bytes(b"record")
    wal.write_bytes(b"journal")
    monkeypatch.setattr(files, "copy_whole", lambda *_: _no_room())
    with pytest.raises(OSError, match="full"):
        files.set_aside(file, "damaged", "1")
    assert {path.name for path in tmp_path.iterdir()} == {"a.db", "a.db-wal"}


def test_a_link_that_leads_back_is_no_earlier_try(tmp_path: Path) -> None:
    file, link = tmp_path / "a.db", tmp_path / "a.db.damaged-0"
    file.write_bytes(b"damaged")
    link.symlink_to(file)
    kept = files.set_aside(file, "damaged", "1")
    assert kept == tmp_path / "a.db.damaged-1"
    assert kept.read_bytes() == b"damaged"


def test_a_season_behind_a_link_is_the_one_season(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    make_season().close()
    link = tmp_path / "desk" / season_file.name
    link.parent.mkdir()
    link.symlink_to(season_file)
    with closing(open_season(link, PASSPHRASE)) as store:
        assert store.paths.file == season_file.resolve()
        store.attach(b"a scan")
        with pytest.raises(Trouble, match=r"store\.in-use"):
            open_season(season_file, PASSPHRASE)
    assert [path.name for path in link.parent.iterdir()] == [season_file.name]
    assert journals.audit(link, PASSPHRASE).is_clean
    season_file.write_bytes(b"\0" * season_file.stat().st_size)
    seasons.put_back(link, PASSPHRASE)
    assert link.is_symlink()
    assert journals.audit(season_file, PASSPHRASE).is_clean


@pytest.mark.parametrize("content", ['{"id": "0123456789abcdef", "place": "x", "at_ms": 1e999}', "[" * 100_000, "5"])
def test_a_strange_note_of_where_a_season_came_from_says_nothing(
    content: str, make_season: Callable[[], Store]
) -> None:
    store = make_season()
    store.paths.came_from.write_text(content)
    assert sticks.left_behind(store) == ()
    store.close()


def _noted(store: Store, folder: Path) -> None:
    """A copy with a key of a day is about to go to this stick."""
    folder.mkdir(exist_ok=True)
    store.day_keys.put("m", "p", "signing", StoredKey(b"a", b"b", b"c"))
    taken = copies.take(store)
    sticks.note_before(store, taken, folder)
    taken.path.unlink()


def test_a_damaged_list_of_sticks_stands_for_those_it_named(make_season: Callable[[], Store], tmp_path: Path) -> None:
    store = make_season()
    _noted(store, tmp_path / "first")
    content = bytearray(store.paths.sticks.read_bytes())
    content[30] ^= 1
    store.paths.sticks.write_bytes(bytes(content))
    for _ in range(2):
        assert [one.id for one in sticks.left_behind(store)] == [sticks.LOST]
        _noted(store, tmp_path / "second")
    stick.forget(store, sticks.LOST)
    assert sticks.left_behind(store) == ()
    store.close()


def _killed(begun: making.Making) -> None:
    begun.lock.release()
    raise KeyboardInterrupt


def test_keys_in_a_place_that_was_left_half_made_go(
    make_season: Callable[[], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Going on was killed before its last move; then it is done under another name."""
    store, folder = make_season(), tmp_path / "stick"
    folder.mkdir()
    store.day_keys.put("m", "p", "signing", StoredKey(b"a", b"b", b"c"))
    there = copies.carry(copies.take(store), folder).file
    store.close()
    spare = tmp_path / "spare"
    with monkeypatch.context() as killed:
        killed.setattr(making.Making, "end", _killed)
        with pytest.raises(KeyboardInterrupt):
            copies.bring(there, spare / there.name)
    assert list(spare.glob(".*.making/*.d/day-keys"))
    copies.bring(there, spare / "another.jumpup-season")
    assert sorted(path.name for path in spare.iterdir()) == ["another.jumpup-season", "another.jumpup-season.d"]


def test_a_strangers_name_among_the_backups_stops_none(make_season: Callable[[], Store], season_file: Path) -> None:
    make_season().close()
    folder = season_paths.SeasonPaths(season_file).backups
    for number in ("9" * 9, "9" * 10, "9" * 190, str(copy_names.MOST)):
        (folder / f"{number}-20260101T000000000n1h00000000.jumpup-backup").touch()
    (own,) = [copy for copy in copy_names.of_folder(folder) if copy.state[0] > 1]
    shutil.copy(own.path, folder / "000999-99991231T235959999n41h00000000.jumpup-backup")
    shutil.copy(own.path, folder / "000998-00010101T000000000n41h00000000.jumpup-backup")
    for _ in range(2):
        with closing(open_season(season_file, PASSPHRASE)) as store:
            made = store.back_up("manual").path
        assert made in {copy.path for copy in copy_names.of_folder(folder)}
        found = seasons.rescue_of(season_file, PASSPHRASE)
        assert found is not None
        assert found.events >= own.state[0]


def test_a_lock_of_the_users_own_is_not_taken_for_ours(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "lock").touch()
    store = make_season()
    store.paths.making.symlink_to(tmp_path / "mine")
    tidying.tidy(store)
    store.close()
    assert (tmp_path / "mine" / "lock").exists()
    assert season_file.exists()


def test_a_file_lengthened_by_a_hole_is_named_at_once(make_season: Callable[[], Store], season_file: Path) -> None:
    make_season().close()
    with season_file.open("r+b") as file:
        file.truncate(4 * 1024**3)
    assert [fault.code for fault in journals.audit(season_file, PASSPHRASE).faults] == ["database"]
    assert not seasons.is_sound(season_file, PASSPHRASE)


def test_only_what_was_laid_aside_is_taken_away(make_season: Callable[[], Store], tmp_path: Path) -> None:
    store, folder = make_season(), tmp_path / "stick"
    folder.mkdir()
    there = copies.carry(copies.take(store), folder).file
    mine = there.with_name(f"{there.name}.left-from-kim")
    mine.write_bytes(there.read_bytes())
    ours = there.with_name(f"{there.name}.left-20260101-120000~2")
    ours.write_bytes(there.read_bytes())
    assert copies.carry(copies.take(store), folder).asides == (mine,)
    assert (mine.exists(), ours.exists()) == (True, False)
    store.close()


def test_a_list_of_sticks_that_is_far_too_big_is_lost_too(make_season: Callable[[], Store], tmp_path: Path) -> None:
    store = make_season()
    store.paths.sticks.write_bytes(bytes(2 * 1024 * 1024))
    assert [one.id for one in sticks.left_behind(store)] == [sticks.LOST]
    _noted(store, tmp_path / "second")
    store.day_keys.destroy_all("m")
    assert {one.place for one in sticks.left_behind(store)} == {str(tmp_path / "second"), str(store.paths.sticks_lost)}
    store.close()


def test_what_stands_apart_for_its_words_may_be_purged(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can tell any more what its words were; it stays apart, and the season stays clean."""
    store, folder = make_season(), tmp_path / "stick"
    folder.mkdir()
    there = copies.carry(copies.take(store), folder).file
    words = Draft("opinion", "i.p.overall", OpinionFinalised("i", "p", "overall", "끝\uffff"))
    with _on_another_laptop(tmp_path, monkeypatch), closing(open_season(there, PASSPHRASE)) as other:
        (ref,) = _says(other, words)
    assert merge.import_season(store, there, PROGRAM).forked == 1
    purge.purge(store, PROGRAM, (ref,), "보존기간 끝")
    store.close()
    assert journals.audit(season_file, PASSPHRASE).is_clean


def _says(store: Store, draft: Draft) -> tuple[EventRef, ...]:
    with store.transaction() as tx:
        return tx.append(PROGRAM, [draft])


def _tidied(file: Path, passphrase: str = PASSPHRASE) -> None:
    """What the window does at opening: a clean audit beside the work, then what it permits."""
    with closing(open_season(file, passphrase)) as store:
        assert tidying.audit(store, lambda: None, lambda *_: []).is_clean
        tidying.tidy(store)


def test_what_does_not_open_is_neither_swept_nor_let_go(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    """Two folders were merged by hand."""
    other = another_season(tmp_path / "b", "다른 암호문구 열두자")
    with closing(open_season(other, "다른 암호문구 열두자")) as theirs:
        theirs.attach(b"sealed paper")
        theirs.back_up("manual")
    theirs_d, ours_d = season_paths.SeasonPaths(other), season_paths.SeasonPaths(season_file)
    make_season().close()
    ours_d.blobs.mkdir(exist_ok=True)
    kept = []
    for folder, into in ((theirs_d.blobs, ours_d.blobs), (theirs_d.backups, ours_d.backups)):
        for path in folder.iterdir():
            kept.append(into / path.name.replace("00000", "00009"))
            kept[-1].write_bytes(path.read_bytes())
    for n in range(12):
        _tidied(season_file)
        with closing(open_season(season_file, PASSPHRASE)) as mine:
            _open_round(mine, f"{n}")
            mine.back_up("manual")
    assert [path.name for path in kept if not path.exists()] == []


def test_what_a_newer_backup_names_is_not_swept(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The laptop died; its folder was saved by hand, and an older record laid beside it on another one."""
    make_season().close()
    older = season_file.read_bytes()
    with closing(open_season(season_file, PASSPHRASE)) as store:
        attached(store, b"sealed paper")
        store.back_up("manual")
    season_file.write_bytes(older)
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "another laptop"))
    _tidied(season_file)
    (newest,) = [
        copy.path for copy in copy_names.of_folder(season_paths.SeasonPaths(season_file).backups) if copy.reason
    ]
    assert journals.audit(newest, PASSPHRASE).missing == ()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be renamed there")
def test_a_file_that_was_renamed_while_it_is_open_has_one_writer(
    make_season: Callable[[], Store], season_file: Path, data_dir: Path
) -> None:
    """Each name has a journal of its own: two writers would destroy the record."""
    store = make_season()
    moved = season_file.rename(season_file.with_name("b.jumpup-season"))
    season_paths.SeasonPaths(moved).folder.mkdir()
    (copy,) = (data_dir / "keys").glob("*.json")
    season_paths.SeasonPaths(moved).keys.write_bytes(copy.read_bytes())
    with pytest.raises(Trouble, match=r"store\.in-use"):
        open_season(moved, PASSPHRASE)
    store.close(copy=False)
    open_season(moved, PASSPHRASE).close()


def test_a_holed_season_of_an_earlier_program_opens(
    make_season: Callable[[], Store], season_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else nothing could bring its text back: the audit sends to the opening, and that to the audit."""
    every = migrations.shipped()
    with monkeypatch.context() as earlier:
        earlier.setattr(migrations, "shipped", lambda: every[:-1])
        with closing(make_season()) as store:
            _open_round(store, "잃을 글")
        _lose_a_text(season_file)
    with closing(open_season(season_file, PASSPHRASE)) as store:
        (before, *_) = [one.path for one in copy_names.of_folder(store.paths.backups) if "migration" in one.reason]
    assert {fault.code for fault in journals.audit(season_file, PASSPHRASE).faults} == {"body-missing"}
    assert {fault.code for fault in journals.audit(before, PASSPHRASE).faults} == {"body-missing"}
