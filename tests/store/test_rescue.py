"""A damaged season: read as far as it goes, or replaced by the last good backup; nothing is ever deleted."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.cli.opened import opened
from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.record.season import RoundOpened
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import journals, seasons
from jumpup_desktop.store import engine, journal
from jumpup_desktop.store.keys import subkey
from jumpup_desktop.store.season_store import PROGRAM, Store, open_season
from tests.attachments import attached
from tests.cli.test_season_verbs import facts, run
from tests.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = 4096


def _write(store: Store, times: int = 1) -> None:
    for n in range(times):
        _opens_round(store, f"{n}회차")


def _opens_round(store: Store, name: str) -> None:
    with store.transaction() as tx:
        tx.append(PROGRAM, Draft("season", store.season, RoundOpened(tx.new_id(), name)))


def _close_without_backup(store: Store) -> None:
    """The disk takes no further backup: those of before are the last."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "back_up", _full)
        store.close()


def _full() -> None:
    raise OSError(28, "No space left on device")


def _damage(file: Path) -> bytes:
    """One bit of the last page; the page that was hit goes to nobody's table of contents."""
    content = bytearray(file.read_bytes())
    content[-PAGE // 2] ^= 1
    file.write_bytes(bytes(content))
    return bytes(content)


@pytest.fixture
def damaged(make_season: Callable[[], Store], season_file: Path) -> tuple[Path, bytes]:
    """A season with some events, closed (so a backup was made), then damaged."""
    store = make_season()
    _write(store, 40)
    store.close()
    return season_file, _damage(season_file)


def test_closing_makes_a_backup_when_something_was_written(make_season: Callable[[], Store], season_file: Path) -> None:
    store = make_season()
    store.close()
    assert len(list(store.paths.backups.iterdir())) == 1
    open_season(season_file, PASSPHRASE).close()
    assert len(list(store.paths.backups.iterdir())) == 1


def test_a_damaged_season_opens_for_reading_only(damaged: tuple[Path, bytes]) -> None:
    file, content = damaged
    with pytest.raises(Trouble) as caught:
        open_season(file, PASSPHRASE)
    assert caught.value.code == "store.damaged"
    store = open_season(file, PASSPHRASE, read_only=True)
    assert seasons.describe(store).programme
    with pytest.raises(Trouble) as caught:
        _write(store)
    assert caught.value.code == "store.read-only"
    store.close()
    assert file.read_bytes() == content


def test_the_last_good_backup_takes_the_files_place_and_the_damaged_one_is_kept(damaged: tuple[Path, bytes]) -> None:
    file, content = damaged
    offer = seasons.rescue_of(file, PASSPHRASE)
    assert offer is not None
    assert offer.events == 44
    done = seasons.put_back(file, PASSPHRASE)
    assert done.kept is not None
    assert done.kept.read_bytes() == content
    assert journals.audit(file, PASSPHRASE).is_clean, "what is missing was chosen to be"
    store = open_season(file, PASSPHRASE)
    assert store.audit() == (44, [])
    _write(store)
    assert store.audit()[1] == []
    store.close()


def test_a_season_that_another_program_holds_is_not_called_damaged(
    make_season: Callable[[], Store], season_file: Path
) -> None:
    """A scanner, a synchronising folder: it cannot be read now, and is sound."""
    store = make_season()
    _write(store, 3)
    store.close()
    with closing(engine.connect(season_file, subkey(store.data_key, "database")).conn) as holder:
        holder.execute("PRAGMA locking_mode = EXCLUSIVE")
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Trouble) as caught:
            seasons.put_back(season_file, PASSPHRASE)
    assert caught.value.code == "store.in-use"
    assert not list(season_file.parent.glob("*.damaged-*"))


def test_a_page_in_the_middle_of_a_long_text_is_told_as_damage(
    make_season: Callable[[], Store], season_file: Path
) -> None:
    """The engine gives back nothings in its place: bytes that are no event."""
    store = make_season()
    for _ in range(8):
        _opens_round(store, "가" * 5000)
    store.close()
    whole, told = season_file.read_bytes(), set[str]()
    for page in range(1, len(whole) // PAGE, 2):
        hurt = bytearray(whole)
        hurt[page * PAGE + 200] ^= 1
        season_file.write_bytes(hurt)
        try:
            store = open_season(season_file, PASSPHRASE)
        except Trouble as trouble:
            told.add(trouble.code)
            continue
        try:
            journal.every(store.conn)
        except Trouble as trouble:
            told.add(trouble.code)
        except engine.library().DatabaseError as error:
            told.add(engine.trouble_of(error, season_file).code)
        finally:
            store.close(copy=False)
    assert told == {"store.damaged"}


def test_a_file_with_pages_of_another_day_is_damaged(make_season: Callable[[], Store], season_file: Path) -> None:
    """Each page is authentic; the disk gave back an older one."""
    store = make_season()
    _write(store, 30)
    store.close()
    older = season_file.read_bytes()
    store = open_season(season_file, PASSPHRASE)
    _write(store, 30)
    store.close()
    newer, refused = season_file.read_bytes(), list[int]()
    for page in range(0, len(older) // PAGE, 5):
        if older[page * PAGE : (page + 1) * PAGE] == newer[page * PAGE : (page + 1) * PAGE]:
            continue
        begin, end = page * PAGE, (page + 1) * PAGE
        season_file.write_bytes(newer[:begin] + older[begin:end] + newer[end:])
        if _is_sound(season_file):
            refused.append(page)
            assert journals.audit(season_file, PASSPHRASE).is_clean
        else:
            assert journals.audit(season_file, PASSPHRASE).events >= 34
    season_file.write_bytes(newer)
    assert _is_sound(season_file)


def _is_sound(file: Path) -> bool:
    try:
        seasons.put_back(file, PASSPHRASE)
    except Trouble as trouble:
        return trouble.code == "store.sound"
    return False


def test_a_file_that_the_disk_does_not_give_back_is_damaged(
    damaged: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its first sector: neither opening nor the engine tells damage; the machine cannot read it."""
    file, _ = damaged
    refused = Trouble("machine.unreadable", path=str(file))
    opened = Path.open

    def broken(path: Path, *args: Any, **named: Any) -> Any:
        if path == file:
            raise OSError(5, "Input/output error", str(path))
        return opened(path, *args, **named)

    def unreadable(*_: object) -> None:
        raise refused

    with monkeypatch.context() as patch:
        patch.setattr("jumpup_desktop.store.rescue.require_readable", unreadable)
        with pytest.raises(Trouble, match="unreadable"):
            seasons.put_back(file, PASSPHRASE)  # every byte comes back: it may be sound
        patch.setattr(Path, "open", broken)
        assert seasons.put_back(file, PASSPHRASE).kept is not None


def test_a_link_where_the_backup_is_laid_is_not_followed(damaged: tuple[Path, bytes], tmp_path: Path) -> None:
    file, _ = damaged
    mine = tmp_path / "thesis.txt"
    mine.write_bytes(b"mine")
    file.with_name(f".{file.name}.put-back.part").symlink_to(mine)
    seasons.put_back(file, PASSPHRASE)
    assert mine.read_bytes() == b"mine"
    assert not file.is_symlink()


def test_what_is_kept_is_not_written_over_in_the_same_second(
    damaged: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock stands still, or was set back."""
    file, first = damaged
    monkeypatch.setattr("time.strftime", lambda _: "20260303-180000")
    kept = [seasons.put_back(file, PASSPHRASE).kept]
    second = _damage(file)
    kept.append(seasons.put_back(file, PASSPHRASE).kept)
    assert [path.read_bytes() for path in kept if path] == [first, second]


def test_what_was_written_after_the_backup_is_told_by_a_new_device(
    make_season: Callable[[], Store], season_file: Path
) -> None:
    """The anchor knows a later head: the file goes on as another device, so that no number is used twice."""
    make_season().close()
    store = open_season(season_file, PASSPHRASE)
    _write(store, 3)
    _close_without_backup(store)
    _damage(season_file)
    seasons.put_back(season_file, PASSPHRASE)
    again = open_season(season_file, PASSPHRASE)
    before = again.journal.device
    assert again.is_restored_copy
    _write(again)
    assert again.journal.device != before
    assert again.audit()[1] == []
    again.close()


def test_a_sound_season_is_not_put_back(make_season: Callable[[], Store], season_file: Path) -> None:
    store = make_season()
    _write(store, 2)
    store.close()
    content = season_file.read_bytes()
    with pytest.raises(Trouble) as caught:
        seasons.put_back(season_file, PASSPHRASE)
    assert caught.value.code == "store.sound"
    assert season_file.read_bytes() == content


def test_attachments_that_only_the_damaged_file_knows_are_kept(
    make_season: Callable[[], Store], season_file: Path
) -> None:
    make_season().close()
    store = open_season(season_file, PASSPHRASE)
    attached(store, b"sealed after the last backup", "의결서.pdf")
    folder = store.paths.blobs
    _close_without_backup(store)
    _damage(season_file)
    seasons.put_back(season_file, PASSPHRASE)
    for _ in range(2):
        open_season(season_file, PASSPHRASE).close()
    assert len(list(folder.iterdir())) == 1


def test_a_damaged_file_with_a_journal_is_looked_at_and_left_as_it_is(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    """A power cut left a -wal: refusing to open must not fold it in."""
    make_season().close()
    store = open_season(season_file, PASSPHRASE)
    _write(store, 3)
    copies = {p: (tmp_path / p.name) for p in season_file.parent.glob("*.jumpup-season*") if p.is_file()}
    for path, copy in copies.items():
        copy.write_bytes(path.read_bytes())
    store.close()
    for path, copy in copies.items():
        path.write_bytes(copy.read_bytes())
    content = bytearray(season_file.read_bytes())
    for page in range(1, len(content) // PAGE):
        content[page * PAGE + 100] ^= 1  # those that stand in the journal too are read from there
    season_file.write_bytes(bytes(content))
    journal = season_file.with_name(season_file.name + "-wal")
    before = (season_file.read_bytes(), journal.read_bytes())
    assert before[1]
    with pytest.raises(Trouble):
        open_season(season_file, PASSPHRASE)
    assert (season_file.read_bytes(), journal.read_bytes()) == before


def test_an_end_that_was_torn_while_the_journal_was_folded_in_is_mended_by_it(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    make_season().close()
    store = open_season(season_file, PASSPHRASE)
    _write(store, 3)
    journal = season_file.with_name(season_file.name + "-wal")
    kept = season_file.read_bytes(), journal.read_bytes()
    store.close()
    season_file.write_bytes(kept[0] + b"\0" * 512)
    journal.write_bytes(kept[1])
    again = open_season(season_file, PASSPHRASE)
    assert again.audit() == (7, [])
    again.close()
    assert season_file.stat().st_size % PAGE == 0
    assert journals.audit(season_file, PASSPHRASE).is_clean


def test_a_file_that_is_gone_is_put_back_too(damaged: tuple[Path, bytes]) -> None:
    file, _ = damaged
    file.unlink()
    for words in (("journal", "audit", file), ("season", "show", file)):
        assert facts(run(*words, "--json"))["error"]["code"] == "vault.file-lost"
    done = run("season", "rescue", file, "--restore", "--json")
    assert (done.returncode, facts(done)["kept"]) == (0, "")
    store = open_season(file, PASSPHRASE)
    assert store.audit() == (44, [])
    store.close()


@pytest.mark.parametrize("size", [0, 100, 5000])
def test_a_cut_file_is_told_as_damaged_by_the_audit_too(damaged: tuple[Path, bytes], size: int) -> None:
    """Nobody is told to throw it away."""
    file, content = damaged
    file.write_bytes(content[:size])
    with pytest.raises(Trouble) as caught:
        journals.audit(file, PASSPHRASE)
    assert caught.value.code == "store.damaged"
    assert len(file.read_bytes()) == size


def test_a_page_that_a_command_cannot_read_is_told_and_copied_nowhere(
    damaged: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No report of a fault of ours: the file is damaged."""
    monkeypatch.setenv("JUMPUP_PASSPHRASE", PASSPHRASE)
    file, content = damaged
    folder = file.with_name(f"{file.name}.d") / "backups"
    before, codes = sorted(path.name for path in folder.iterdir()), set()
    for page in range(1, len(content) // PAGE):
        hurt = bytearray(content)
        hurt[page * PAGE + 100] ^= 1
        file.write_bytes(hurt)
        try:
            with opened(file, None) as store:
                seasons.describe(store)
        except Trouble as trouble:
            codes.add(trouble.code)
    assert codes == {"store.damaged"}
    assert sorted(path.name for path in folder.iterdir()) == before


def test_without_a_backup_it_is_said_so_and_nothing_is_moved(damaged: tuple[Path, bytes]) -> None:
    file, content = damaged
    for backup in file.with_name(file.name + ".d").joinpath("backups").iterdir():
        backup.unlink()
    assert seasons.rescue_of(file, PASSPHRASE) is None
    with pytest.raises(Trouble) as caught:
        seasons.put_back(file, PASSPHRASE)
    assert caught.value.code == "store.no-backup"
    assert file.read_bytes() == content


def test_a_file_that_is_no_database_any_more_is_replaced_too(damaged: tuple[Path, bytes]) -> None:
    file, _ = damaged
    file.write_bytes(b"\0" * PAGE)
    with pytest.raises(Trouble):
        open_season(file, PASSPHRASE, read_only=True)
    seasons.put_back(file, PASSPHRASE)
    open_season(file, PASSPHRASE).close()


def test_the_command_line_finds_and_puts_back(damaged: tuple[Path, bytes]) -> None:
    file, _ = damaged
    found = run("season", "rescue", file, "--json", passphrase=PASSPHRASE)
    told = json.loads(found.stdout)
    assert (found.returncode, told["events"], told["sound"]) == (1, 44, False)
    done = run("season", "rescue", file, "--restore", passphrase=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    open_season(file, PASSPHRASE).close()
    sound = run("season", "rescue", file, passphrase=PASSPHRASE)
    assert (sound.returncode, sound.stdout.startswith("시즌 파일의 쪽과 기록의 연결은 온전하여")) == (0, True), sound


@pytest.fixture
def held_up(make_season: Callable[[], Store], season_file: Path) -> Path:
    """A season that was closed three times while somebody read: what was written stays in the journal in part."""
    make_season().close()
    for _ in range(3):
        store = open_season(season_file, PASSPHRASE)
        _opens_round(store, "가" * 3000)
        key = subkey(store.data_key, "database")
        with closing(engine.connect_read_only(season_file, key, with_journal=True).conn) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM event").fetchone()
            _opens_round(store, "나" * 3000)
            store.conn.execute("PRAGMA busy_timeout = 50")
            _close_without_backup(store)
    assert season_file.with_name(f"{season_file.name}-wal").stat().st_size > 0
    return season_file


def test_a_fold_that_a_reader_held_up_is_no_damage(held_up: Path) -> None:
    """The program ended while its own audit was reading: pages stand in the journal that are holes in the file."""
    assert journals.audit(held_up, PASSPHRASE).faults == ()
    with pytest.raises(Trouble) as caught:
        seasons.put_back(held_up, PASSPHRASE)
    assert caught.value.code == "store.sound"


def test_damage_beside_a_journal_is_damage(held_up: Path) -> None:
    whole = held_up.read_bytes()
    pages = range(0, len(whole) // PAGE, 4)
    named = [page for page in pages if _is_named(held_up, whole, page)]
    assert len(named) > len(pages) // 2  # the others stand anew in the journal
    held_up.write_bytes(whole)
    assert journals.audit(held_up, PASSPHRASE).faults == ()


def _is_named(file: Path, whole: bytes, page: int) -> bool:
    hurt = bytearray(whole)
    hurt[page * PAGE + 200] ^= 1
    file.write_bytes(bytes(hurt))
    try:
        return "page" in {fault.code for fault in journals.audit(file, PASSPHRASE).faults}
    except Trouble as trouble:
        return trouble.code == "store.damaged"
