"""Opening repairs nothing; an audit beside the work says whether anything may be swept, and which copy counts."""

from __future__ import annotations

import os
import threading
import time
from itertools import count
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.record.event import Draft, Reader
from jumpup_desktop.domain.record.season import RoundOpened
from jumpup_desktop.errors import Cancelled, Trouble
from jumpup_desktop.services import journals
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.store import auditing, backup, copy_names, journal, tidying
from jumpup_desktop.store.keys import subkey
from jumpup_desktop.store.season_store import PROGRAM, Store, open_season
from tests.attachments import attached
from tests.conftest import PASSPHRASE
from tests.minimal_day import FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.minimal_day import SealedDay

PAGE = 4096


@pytest.fixture
def season() -> Iterator[OpenSeason]:
    """The one open season of a program."""
    made = OpenSeason()
    yield made
    made.close()


def _write(store: Store, times: int = 1) -> None:
    for n in range(times):
        with store.transaction() as tx:
            tx.append(PROGRAM, Draft("season", store.season, RoundOpened(tx.new_id(), f"{n}회차")))


def _opens(season: OpenSeason, file: Path) -> bool:
    """Whether opening reads no damaged page."""
    try:
        season.open(file, PASSPHRASE)
    except Trouble as trouble:
        return trouble.code != "store.damaged"
    return True


def _left_behind(store: Store) -> tuple[Path, Path]:
    """What a crash leaves: an attachment before its event, a file half written."""
    orphan = store.paths.blobs / store.blobs.put(b"written before a crash")
    half = store.paths.folder / ".keys.json.1234.part"
    half.write_bytes(b"half")
    os.utime(half, (1, 1))
    return orphan, half


def test_opening_sweeps_nothing_and_a_clean_audit_lets_it(
    make_season: Callable[[], Store], season_file: Path, season: OpenSeason
) -> None:
    store = make_season()
    kept = store.paths.blobs / store.blobs.name_of(attached(store, b"kept"))
    made = store.paths.making
    made.mkdir()
    (made / "lock").touch()
    left = (*_left_behind(store), made)
    store.close()
    season.open(season_file, PASSPHRASE)
    assert all(path.exists() for path in left)
    found = season.audit()
    assert found is not None
    assert found.is_clean
    assert all(path.exists() for path in left), "the audit only reads"
    season.tidy()
    assert not any(path.exists() for path in left)
    assert kept.exists()


def test_an_attachment_that_is_put_again_is_not_swept_before_its_event(
    make_season: Callable[[], Store], season_file: Path, season: OpenSeason
) -> None:
    store = make_season()
    orphan, _ = _left_behind(store)
    store.close()
    season.open(season_file, PASSPHRASE)
    season.store.attach(b"written before a crash")
    newer = season.store.paths.blobs / season.store.blobs.put(b"put since")
    assert season.audit() is not None
    season.tidy()
    assert orphan.exists()
    assert newer.exists()


def test_where_the_audit_finds_something_the_copies_wait(
    sealed_day: SealedDay, tmp_path: Path, season: OpenSeason
) -> None:
    """Rows of attachments are gone: sweeping would take the sealed papers themselves."""
    day = sealed_day.copy(tmp_path / "season")
    day.store.conn.execute("DELETE FROM attachment")
    _write(day.store)
    folder, before = day.store.paths.backups, set(day.store.blobs.names())
    day.store.close()
    season.open(tmp_path / "season" / FILE, PASSPHRASE)
    found = season.audit()
    assert found is not None
    assert {fault.code for fault in found.faults} == {"attachment-row"}
    assert list(folder.glob("*.unchecked"))
    assert season.store.blobs.names() == before


def test_what_a_later_record_named_is_not_swept_by_an_older_one(
    make_season: Callable[[], Store], season_file: Path, season: OpenSeason
) -> None:
    """Somebody lays an older copy in the file's place: the attachments of the newer one still lie beside it."""
    store = make_season()
    older = store.back_up("manual").path.read_bytes()
    sealed = store.paths.blobs / store.blobs.name_of(attached(store, b"a sealed paper"))
    store.close()
    season_file.write_bytes(older)
    for _ in range(2):
        season.open(season_file, PASSPHRASE)
        found = season.audit()
        assert found is not None
        assert found.is_clean, "a copy that is told as one"
        season.tidy()
        _write(season.store)
        season.close()
    assert sealed.exists()


def test_what_was_found_clean_tidies_no_other_season(
    make_season: Callable[[], Store], season_file: Path, sealed_day: SealedDay, tmp_path: Path, season: OpenSeason
) -> None:
    """The audit's answer comes when another season is open, whose tables somebody has emptied."""
    make_season().close()
    other = sealed_day.copy(tmp_path / "other").store
    other.conn.execute("DELETE FROM attachment")
    before = other.blobs.names()
    other.close()
    season.open(season_file, PASSPHRASE)
    found = season.audit()
    assert found is not None
    assert found.is_clean
    season.close()
    season.open(other.paths.file, PASSPHRASE)
    season.tidy()
    assert season.store.blobs.names() == before


def _closed_once(make_season: Callable[[], Store]) -> tuple[Store, Path]:
    """A season that was closed, and the copy that this laid aside."""
    store = make_season()
    store.close()
    (laid,) = store.paths.backups.iterdir()
    return store, laid


def test_a_copy_made_at_closing_counts_once_it_was_checked(
    make_season: Callable[[], Store], season_file: Path, season: OpenSeason
) -> None:
    store, laid = _closed_once(make_season)
    folder = store.paths.backups
    assert laid.name.endswith(".jumpup-backup.unchecked")
    assert backup.newest(folder) is None
    season.open(season_file, PASSPHRASE)
    season.audit()
    (counted,) = folder.iterdir()
    assert counted.name == laid.name.removesuffix(".unchecked")
    assert backup.newest(folder)


def test_a_copy_that_is_no_good_goes_and_the_next_closing_makes_another(
    make_season: Callable[[], Store], season_file: Path, season: OpenSeason
) -> None:
    store, laid = _closed_once(make_season)
    folder = store.paths.backups
    hurt = bytearray(laid.read_bytes())
    hurt[-PAGE // 2] ^= 1
    laid.write_bytes(hurt)
    season.open(season_file, PASSPHRASE)
    season.audit()
    assert list(folder.iterdir()) == []
    season.close()
    (again,) = folder.iterdir()
    assert backup.check(again, subkey(store.data_key, "database")).events == 4


def test_what_a_killed_program_wrote_is_copied_by_the_next_closing(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    """Nobody wrote anything since; the newest copy is still behind."""
    make_season().close()
    store = open_season(season_file, PASSPHRASE)
    _write(store, 3)
    for path in season_file.parent.glob("*.jumpup-season*"):
        if path.is_file():
            (tmp_path / path.name).write_bytes(path.read_bytes())
    store.close(copy=False)
    for path in tmp_path.glob("*.jumpup-season*"):
        (season_file.parent / path.name).write_bytes(path.read_bytes())
    again = open_season(season_file, PASSPHRASE)
    folder, state = again.paths.backups, journal.state(again.conn)
    again.close()
    assert state.events == 7
    assert backup.holds_newest(folder, state)


def test_a_season_with_a_fault_is_still_copied(make_season: Callable[[], Store], season_file: Path) -> None:
    """It can be read, and nothing better will come: copies that do not check stay."""
    store = make_season()
    store.conn.execute("DROP TRIGGER event_never_updated")
    store.conn.execute("UPDATE event SET lamport = lamport + 1 WHERE seq = 2")
    folder = store.paths.backups
    store.close()
    for _ in range(backup.KEPT + 4):
        again = open_season(season_file, PASSPHRASE)
        _write(again)
        again.close()
    assert len(copy_names.of_folder(folder, copy_names.FAULTY)) == backup.KEPT + 1
    assert len(copy_names.of_folder(folder, copy_names.UNCHECKED)) == 4


def test_a_good_copy_is_kept_however_many_bad_ones_follow(make_season: Callable[[], Store], season_file: Path) -> None:
    """Only commands are used, a fault comes in, and the season is closed forty times more."""
    store = make_season()
    folder, key = store.paths.backups, subkey(store.data_key, "database")
    _write(store, 3)
    good = journal.state(store.conn)
    store.close()
    store = open_season(season_file, PASSPHRASE)
    store.conn.execute("DROP TRIGGER event_never_updated")
    store.conn.execute("UPDATE event SET lamport = lamport + 1 WHERE seq = 2")
    for _ in range(backup.MOST_FAULTY + backup.KEPT):
        _write(store)
        store.close()
        store = open_season(season_file, PASSPHRASE)
    store.close()
    found = backup.last_good(folder, key)
    assert found is not None
    assert found[0].state == (good.events, good.mark)
    assert found[0].ending == copy_names.GOOD
    assert len(copy_names.of_folder(folder, copy_names.FAULTY)) == backup.MOST_FAULTY


def test_the_copy_of_what_was_lost_outlives_every_turn(make_season: Callable[[], Store], season_file: Path) -> None:
    """An older file is laid in the season's place by mistake, and the day goes on."""
    store = make_season()
    store.close()
    older = season_file.read_bytes()
    store = open_season(season_file, PASSPHRASE)
    _write(store, 5)
    lost = journal.state(store.conn)
    store.close()
    season_file.write_bytes(older)
    for _ in range(2 * backup.KEPT):
        store = open_season(season_file, PASSPHRASE)
        _write(store)
        store.close()
    held = [copy for copy in copy_names.of_folder(store.paths.backups) if copy.state == (lost.events, lost.mark)]
    assert [copy.reason for copy in held] == [backup.LEFT]
    assert len(copy_names.of_folder(store.paths.backups)) <= backup.KEPT + 3


def test_what_was_done_anew_is_copied_though_its_events_are_as_many(
    make_season: Callable[[], Store], season_file: Path
) -> None:
    """An older copy is put back, and as much is written as the newer one has."""
    store = make_season()
    store.close()
    older = season_file.read_bytes()
    store = open_season(season_file, PASSPHRASE)
    _write(store, 2)
    store.close()
    season_file.write_bytes(older)
    store = open_season(season_file, PASSPHRASE)
    _write(store)
    state = journal.state(store.conn)
    store.close()
    newest, before = (copy_names.of_folder(store.paths.backups)[n] for n in (-1, -2))
    assert newest.state == (state.events, state.mark)
    assert before.state[0] == state.events


def test_where_the_window_is_never_opened_the_eleventh_copy_is_checked(
    make_season: Callable[[], Store], season_file: Path
) -> None:
    store = make_season()
    folder = store.paths.backups
    store.close()
    for _ in range(backup.KEPT):
        again = open_season(season_file, PASSPHRASE)
        _write(again)
        again.close()
    assert [path.name.endswith(".unchecked") for path in folder.iterdir()] == [False]


def test_a_page_that_nobody_read_is_found_beside_the_work_and_offered_for_rescue(
    make_season: Callable[[], Store], season_file: Path, season: OpenSeason
) -> None:
    store = make_season()
    _write(store, 40)
    store.close()
    whole = season_file.read_bytes()
    for page in range(2, len(whole) // PAGE):
        hurt = bytearray(whole)
        hurt[page * PAGE + 100] ^= 1
        season_file.write_bytes(hurt)
        if _opens(season, season_file):
            break
    found = season.audit()
    assert found is not None
    assert [(fault.code, fault.seq) for fault in found.faults] == [("page", page + 1)]
    season.close()
    with pytest.raises(Trouble) as caught:
        season.open(season_file, PASSPHRASE)
    assert caught.value.code == "store.damaged"
    season.open(season_file, PASSPHRASE, read_only=True)
    season.close()
    season_file.rename(season_file.with_suffix(".aside"))
    season_file.write_bytes(whole)
    season.open(season_file, PASSPHRASE)  # another file in its place


def test_nothing_is_found_wrong_while_somebody_writes(make_season: Callable[[], Store], season_file: Path) -> None:
    """The journal is folded into the file again and again while its pages are read."""
    make_season().close()
    store = open_season(season_file, PASSPHRASE)
    store.conn.execute("PRAGMA wal_autocheckpoint = 4")
    found, stop = list[auditing.Audited](), threading.Event()

    def audits() -> None:
        while not stop.is_set():
            found.append(tidying.audit(store, lambda: None, journals.heads_in_papers))

    thread = threading.Thread(target=audits)
    thread.start()
    until = time.monotonic() + 3
    for n in count():
        _write(store)
        attached(store, f"file {n}".encode())
        store.access.exported(Reader("s", "secretariat"), f"paper {n}")
        if time.monotonic() > until:
            break
    stop.set()
    thread.join()
    store.close()
    assert len(found) > 3
    assert [one.faults for one in found if not one.is_clean] == []


def test_closing_ends_an_audit_and_leaves_one_file(sealed_day: SealedDay, tmp_path: Path, season: OpenSeason) -> None:
    day = sealed_day.copy(tmp_path / "season")
    season.hold(day.store, day.store.paths.file)
    begun = threading.Event()
    slow = auditing.Gently(every=1, pause_s=0.01)

    def step() -> None:
        begun.set()
        slow()

    outcome = list[object]()

    def audits() -> None:
        try:
            outcome.append(auditing.audit(_of(day.store), step))
        except Cancelled as cancelled:
            outcome.append(cancelled)

    thread = threading.Thread(target=audits)
    thread.start()
    assert begun.wait(10)
    slow.stop()
    thread.join(10)
    assert isinstance(outcome[0], Cancelled)
    season.close()
    assert not (tmp_path / "season" / f"{FILE}-wal").exists()
    assert season.audit() is None


def _of(store: Store) -> auditing.ToAudit:
    return auditing.ToAudit(store.paths, store.season, store.data_key, store.paths.file)


def test_a_backup_is_audited_with_the_attachments_beside_its_season(sealed_day: SealedDay, tmp_path: Path) -> None:
    store = sealed_day.copy(tmp_path / "season").store
    made = store.back_up("manual").path
    store.close()
    before = sorted(path.name for path in made.parent.iterdir())
    found = journals.audit(made, PASSPHRASE)
    assert found.is_clean
    assert found.events > 100
    assert sorted(path.name for path in made.parent.iterdir()) == before
