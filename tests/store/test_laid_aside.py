"""What lies where a copy is to go, or in the way of a backup: kept with all that belongs to it, and told."""

from __future__ import annotations

import errno
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.record.season import SEASON, RoundOpened
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import journals, seasons, stick
from jumpup_desktop.store import anchor, copies, files, merge, own, rescue, season_paths, tidying
from jumpup_desktop.store.season_store import PROGRAM, open_season
from tests.attachments import attached
from tests.cli.test_season_verbs import facts, run
from tests.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.store.season_store import Store

PAGE = 4096


def _open_round(store: Store, title: str) -> None:
    with store.transaction() as tx:
        tx.append(PROGRAM, Draft("season", store.season, RoundOpened(tx.new_id(), title)))


def _rounds(file: Path) -> set[str]:
    with closing(open_season(file, PASSPHRASE)) as store:
        return {title for _, title in store.known(SEASON, store.season).rounds}


def _pulled(file: Path, title: str) -> None:
    """Somebody opens this file, writes, and the stick is pulled: what was written stands in the journal alone."""
    store = open_season(file, PASSPHRASE)
    _open_round(store, title)
    left = {path: path.read_bytes() for path in (file, file.with_name(f"{file.name}-wal"))}
    store.close(copy=False)
    for path, content in left.items():
        path.write_bytes(content)
    file.with_name(f"{file.name}-shm").unlink(missing_ok=True)


def _go_on(file: Path, title: str) -> None:
    with closing(open_season(file, PASSPHRASE)) as store:
        _open_round(store, title)


def _file_a_scan(file: Path) -> None:
    with closing(open_season(file, PASSPHRASE)) as store:
        attached(store, b"a scan")


def _copied(store: Store, folder: Path) -> copies.Carried:
    folder.mkdir(exist_ok=True)
    return copies.carry(copies.take(store), folder)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Do something as another laptop would."""

    def do(work: Callable[[], object]) -> None:
        with monkeypatch.context() as patch:
            patch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "another laptop"))
            work()

    return do


@pytest.fixture
def carried(make_season: Callable[[], Store], tmp_path: Path) -> tuple[Store, Path]:
    """A season, and its copy on a stick."""
    store = make_season()
    return store, _copied(store, tmp_path / "stick").file


def test_a_copy_goes_on_under_another_name_with_what_stands_only_in_its_journal(
    carried: tuple[Store, Path], tmp_path: Path, elsewhere: Callable[[Callable[[], object]], None]
) -> None:
    store, there = carried
    store.close()
    elsewhere(lambda: _pulled(there, "스틱에서"))
    here = copies.bring(there, tmp_path / "spare" / "다른 이름.jumpup-season")
    assert "스틱에서" in _rounds(here)
    assert sorted(path.name for path in here.parent.iterdir()) == [here.name, f"{here.name}.d"]


def test_a_link_to_a_copy_leads_to_its_journal(
    carried: tuple[Store, Path], tmp_path: Path, elsewhere: Callable[[Callable[[], object]], None]
) -> None:
    store, there = carried
    elsewhere(lambda: _pulled(there, "스틱에서"))
    link = tmp_path / "link.jumpup-season"
    link.symlink_to(there)
    merge.import_season(store, link, PROGRAM)
    store.close()
    here = copies.bring(link, tmp_path / "spare" / "2026.jumpup-season")
    assert "스틱에서" in _rounds(here)


def test_what_another_laptop_brought_back_to_the_stick_is_laid_aside_and_told(
    carried: tuple[Store, Path], tmp_path: Path, elsewhere: Callable[[Callable[[], object]], None]
) -> None:
    """The spare went on, copied back, and died; then the first laptop copies again."""
    store, there = carried

    def goes_on() -> None:
        spare = open_season(copies.bring(there, tmp_path / "spare" / there.name), PASSPHRASE)
        _open_round(spare, "예비에서")
        assert _copied(spare, there.parent).asides == (), "the spare knows all that lies there"
        spare.close()

    elsewhere(goes_on)
    taken = stick.take(store, seasons.reader(store.season), there.parent)
    done = stick.carry(taken, there.parent)
    with pytest.raises(Trouble) as caught:
        stick.note(store, taken, done)
    assert (caught.value.code, caught.value.values["path"]) == ("copy.laid-aside", str(done.asides[0]))
    assert done.asides
    merge.import_season(store, done.asides[0], PROGRAM)
    assert "예비에서" in {title for _, title in store.known(SEASON, store.season).rounds}
    assert _copied(store, there.parent).asides == (), "now it is known"
    store.close()


def test_another_file_of_that_name_is_laid_aside(make_season: Callable[[], Store], tmp_path: Path) -> None:
    store = make_season()
    text = tmp_path / "stick" / store.paths.file.name
    text.parent.mkdir()
    text.write_text("집에 두고 온 목록\n", encoding="utf-8")
    aside = _copied(store, text.parent).asides[0]
    assert aside is not None
    assert aside.read_text(encoding="utf-8") == "집에 두고 온 목록\n"
    store.close()


def test_looking_at_a_pulled_stick_changes_nothing_there(
    carried: tuple[Store, Path], elsewhere: Callable[[Callable[[], object]], None]
) -> None:
    store, there = carried
    elsewhere(lambda: _pulled(there, "스틱에서"))
    wal = there.with_name(f"{there.name}-wal")
    before = (there.read_bytes(), wal.read_bytes())
    assert merge.tail_of(store, there).events
    assert (there.read_bytes(), wal.read_bytes()) == before
    store.close()


def test_what_a_file_that_was_laid_aside_names_is_not_swept(
    carried: tuple[Store, Path], elsewhere: Callable[[Callable[[], object]], None]
) -> None:
    store, there = carried

    elsewhere(lambda: _file_a_scan(there))
    assert _copied(store, there.parent).asides
    store.close()

    def looks() -> None:
        other = open_season(there, PASSPHRASE)
        assert tidying.audit(other, lambda: None, lambda *_: []).is_clean
        tidying.tidy(other)
        other.close()

    elsewhere(looks)
    assert len([path for path in season_paths.SeasonPaths(there).blobs.iterdir() if not path.name.startswith(".")]) == 1


def _damaged_with_journal(store: Store) -> Path:
    """A season whose last events stand in its journal, and whose file lost a page that does not."""
    file = store.paths.file
    store.close()
    _pulled(file, "저널에만")
    for page in range(8, file.stat().st_size // PAGE):
        whole = file.read_bytes()
        file.write_bytes(whole[: page * PAGE + 100] + b"\xff" * 16 + whole[page * PAGE + 116 :])
        if not seasons.is_sound(file, PASSPHRASE):
            return file
        file.write_bytes(whole)
    raise AssertionError("no page could be hurt")


def test_a_rescue_that_was_stopped_parts_no_file_from_its_journal(
    make_season: Callable[[], Store], season_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_season().close()
    file = _damaged_with_journal(open_season(season_file, PASSPHRASE))
    replace = Path.replace

    def stopped(path: Path, target: Path) -> Path:
        done = replace(path, target)
        if target.name.endswith("-wal"):
            raise KeyboardInterrupt
        return done

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stopped)
        with pytest.raises(KeyboardInterrupt):
            seasons.put_back(file, PASSPHRASE)
    assert not seasons.is_sound(file, PASSPHRASE), "looking makes an empty journal"
    kept = seasons.put_back(file, PASSPHRASE).kept
    assert kept is not None
    assert [path.name for path in sorted(file.parent.glob("*.damaged-*"))] == [kept.name, f"{kept.name}-wal"]
    with closing(open_season(file, PASSPHRASE)) as store:
        merge.import_season(store, kept, PROGRAM)
        assert "저널에만" in {title for _, title in store.known(SEASON, store.season).rounds}


def test_a_journal_that_the_disk_does_not_give_back_is_damage(
    make_season: Callable[[], Store], season_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_season().close()
    _pulled(season_file, "저널에만")
    wal, is_readable = season_file.with_name(f"{season_file.name}-wal"), files.is_readable

    def unreadable(_file: Path, _key: bytes) -> None:
        raise Trouble("machine.unreadable", path=str(wal))

    with monkeypatch.context() as patch:
        patch.setattr(rescue, "require_readable", unreadable)
        patch.setattr(files, "is_readable", lambda file: file != wal and is_readable(file))
        assert seasons.put_back(season_file, PASSPHRASE).kept is not None
    assert journals.audit(season_file, PASSPHRASE).is_clean


def test_a_place_that_a_making_left_behind_hides_no_backup(make_season: Callable[[], Store], season_file: Path) -> None:
    make_season().close()
    season_file.unlink()
    place = season_paths.SeasonPaths(season_file).making
    place.mkdir()
    (place / "lock").touch()
    assert facts(run("season", "show", season_file, "--json"))["error"]["code"] == "vault.file-lost"
    assert run("season", "rescue", season_file, "--restore").returncode == 0
    open_season(season_file, PASSPHRASE).close()


def test_an_entry_that_cannot_be_looked_at_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.json", "b.json", "c.json"):
        (tmp_path / name).touch()
    lstat = Path.lstat

    def looked_at(path: Path) -> object:
        if path.name == "a.json":
            raise OSError(errno.EIO, "Input/output error", str(path))
        if path.name == "b.json":
            raise FileNotFoundError(errno.ENOENT, "gone", str(path))
        return lstat(path)

    monkeypatch.setattr(Path, "lstat", looked_at)
    assert [path.name for path in own.plain_files(tmp_path, "*.json")] == ["a.json", "c.json"]

    def unreadable(_folder: Path) -> list[Path]:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "iterdir", unreadable)
    with pytest.raises(Trouble) as caught:
        own.plain_files(tmp_path, "*.json")
    assert caught.value.values["path"] == str(tmp_path)


def test_what_this_machine_saw_and_cannot_read_is_no_clean_audit(
    make_season: Callable[[], Store], season_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The season itself opens, as another device."""
    make_season().close()
    read_text = Path.read_text

    def unreadable(path: Path, *args: str, **named: str) -> str:
        if path.parent.parent.name == "anchors":
            raise OSError(errno.EIO, "Input/output error", str(path))
        return read_text(path, *args, **named)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", unreadable)
        with pytest.raises(Trouble) as caught:
            journals.audit(season_file, PASSPHRASE)
        assert str(caught.value.values["path"]).startswith(str(anchor.data_folder()))
        with closing(open_season(season_file, PASSPHRASE)) as store:
            assert store.is_restored_copy


@pytest.mark.parametrize("verb", [("season", "show"), ("season", "rescue"), ("journal", "audit")])
@pytest.mark.parametrize("name", ["x" * 300, "/", ""])
def test_what_can_be_no_file_is_said_in_words(verb: tuple[str, str], name: str) -> None:
    code = facts(run(*verb, name, "--json"))["error"]["code"]
    assert code == ("machine.name-too-long" if name.startswith("x") else "machine.not-a-file")


@pytest.mark.parametrize("words", [("/", "here"), ("", "here"), ("there", "x" * 300)])
def test_what_no_copy_can_come_from_or_go_to_is_said_in_words(
    words: tuple[str, str], carried: tuple[Store, Path], tmp_path: Path
) -> None:
    store, there = carried
    store.close()
    source, target = (str(there) if words[0] == "there" else words[0]), tmp_path / words[1]
    done = run("season", "continue", source, target, "--json")
    assert done.returncode == 2
    assert facts(done)["error"]["code"] in ("machine.not-a-file", "machine.name-too-long", "copy.none")


def test_a_folder_that_is_not_there_lists_nothing(tmp_path: Path) -> None:
    assert own.plain_files(tmp_path / "none", "*") == []


def test_a_merge_of_what_was_laid_aside_finds_its_attachments(
    carried: tuple[Store, Path], elsewhere: Callable[[Callable[[], object]], None]
) -> None:
    """They stayed where the file was."""
    store, there = carried

    elsewhere(lambda: _file_a_scan(there))
    aside = _copied(store, there.parent).asides[0]
    assert aside is not None
    assert merge.import_season(store, aside, PROGRAM).missing == 0
    store.close()


def test_who_read_on_the_stick_is_not_forgotten(
    carried: tuple[Store, Path], elsewhere: Callable[[Callable[[], object]], None]
) -> None:
    store, there = carried

    def reads() -> None:
        with closing(open_season(there, PASSPHRASE)) as other:
            other.access.exported(seasons.reader(other.season), "lists")

    elsewhere(reads)
    aside = _copied(store, there.parent).asides[0]
    assert aside is not None
    store.close()


def test_a_copy_that_the_stick_does_not_give_back_makes_way(
    carried: tuple[Store, Path],
    monkeypatch: pytest.MonkeyPatch,
    elsewhere: Callable[[Callable[[], object]], None],
) -> None:
    """A bad sector, or no room for a third file: it is moved."""
    store, there = carried

    elsewhere(lambda: _go_on(there, "스틱에서"))
    copy_whole = files.copy_whole

    def unreadable(source: Path, part: Path) -> None:
        if source == there:
            raise OSError(errno.EIO, "Input/output error")
        copy_whole(source, part)

    monkeypatch.setattr(files, "copy_whole", unreadable)
    aside = _copied(store, there.parent).asides[0]
    assert aside is not None
    assert aside.exists()
    assert there.exists()
    store.close()


def test_a_journal_alone_is_paired_with_no_file(make_season: Callable[[], Store], season_file: Path) -> None:
    """The file was lost and its journal was left; later the new file is damaged."""
    make_season().close()
    _pulled(season_file, "잃은 것")
    season_file.unlink()
    assert seasons.put_back(season_file, PASSPHRASE).kept is None
    (alone,) = season_file.parent.glob("*.journal-*-wal")
    before = alone.read_bytes()
    file = _damaged_with_journal(open_season(season_file, PASSPHRASE))
    kept = seasons.put_back(file, PASSPHRASE).kept
    assert kept is not None
    assert alone.read_bytes() == before
    with closing(open_season(file, PASSPHRASE)) as store:
        merge.import_season(store, kept, PROGRAM)
        assert "저널에만" in {title for _, title in store.known(SEASON, store.season).rounds}


def test_a_journal_of_another_sort_stops_no_import(
    carried: tuple[Store, Path], elsewhere: Callable[[Callable[[], object]], None]
) -> None:
    store, there = carried

    elsewhere(lambda: _go_on(there, "스틱에서"))
    there.with_name(f"{there.name}-journal").write_bytes(b"abc")
    merge.import_season(store, there, PROGRAM)
    assert "스틱에서" in {title for _, title in store.known(SEASON, store.season).rounds}
    store.close()


@pytest.mark.parametrize("folder", ["anchors", "backups"])
def test_a_folder_that_cannot_be_listed_closes_no_season(
    folder: str, make_season: Callable[[], Store], season_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_season().close()
    iterdir = Path.iterdir

    def unreadable(path: Path) -> object:
        if folder in (path.name, path.parent.name):
            raise OSError(errno.EIO, "Input/output error", str(path))
        return iterdir(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", unreadable)
        _go_on(season_file, "그래도")
    assert "그래도" in _rounds(season_file)
