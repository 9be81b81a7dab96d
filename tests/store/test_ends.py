"""The end of a record that was cut off, and a chain that was written anew by somebody with the key, are named."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.record import chain, event
from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.record.season import RoundOpened
from jumpup_desktop.services import journals
from jumpup_desktop.store import codec, engine, vault
from jumpup_desktop.store.keys import subkey
from jumpup_desktop.store.season_store import PROGRAM, open_season
from tests.conftest import PASSPHRASE
from tests.minimal_day import FILE
from tests.store.machines import GIST, Machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.season_store import Store
    from tests.minimal_day import SealedDay


@pytest.fixture
def season(make_season: Callable[[], Store], season_file: Path) -> Path:
    """A season of this laptop with six further rounds, closed."""
    store = make_season()
    for n in range(6):
        with store.transaction() as tx:
            tx.append(PROGRAM, Draft("season", store.season, RoundOpened(tx.new_id(), f"{n}회차")))
    store.close()
    return season_file


def _key(season: Path) -> bytes:
    return subkey(vault.unlock(vault.SeasonPaths(season), PASSPHRASE)[1], "database")


def _forged(season: Path) -> Iterator[Connection]:
    with closing(engine.connect(season, _key(season)).conn) as conn:
        for trigger in ("event_never_updated", "event_never_deleted"):
            conn.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        yield conn


def _cut(season: Path, events: int) -> None:
    """Take the last events of the record away, as if they had never been."""
    for conn in _forged(season):
        last = conn.execute("SELECT max(seq) FROM event WHERE stream = 0").fetchone()[0]
        conn.execute("DELETE FROM body WHERE stream = 0 AND seq > ?", (last - events,))
        conn.execute("DELETE FROM event WHERE stream = 0 AND seq > ?", (last - events,))


def _write_anew(season: Path, begin: int, *, keeps_signatures: bool = True) -> None:
    """Change what one event says of itself, and hash it and everything after it again."""
    for conn in _forged(season):
        rows = conn.execute(
            "SELECT device, seq, header, sig FROM event WHERE stream = 0 AND seq >= ? ORDER BY seq", (begin,)
        ).fetchall()
        prev = ""
        for device, seq, raw, sig in rows:
            old = codec.decode_header(raw)
            new = replace(old, prev=prev or old.prev, utc_ms=old.utc_ms + (seq == begin))
            header, signature = codec.encode_header(new), sig if keeps_signatures else None
            prev = chain.event_hash(header, signature or b"")
            conn.execute(
                "UPDATE event SET header = ?, hash = ?, sig = ? WHERE device = ? AND stream = 0 AND seq = ?",
                (header, prev, signature, device, seq),
            )


def _codes(season: Path) -> set[str]:
    return {fault.code for fault in journals.audit(season, PASSPHRASE).faults} - {"schema"}


def test_a_record_that_lost_its_end_is_named_where_it_was_written(season: Path) -> None:
    assert _codes(season) == set()
    _cut(season, 2)
    assert _codes(season) == {"tail"}


def test_a_chain_that_was_hashed_again_is_named_where_it_was_written(season: Path) -> None:
    _write_anew(season, 6)
    assert _codes(season) == {"rewritten"}


def test_a_backup_that_goes_on_says_so_and_is_whole(season: Path) -> None:
    """Putting back a backup ends the chain earlier too; the new device tells, and then nothing is wrong."""
    _cut(season, 2)
    store = open_season(season, PASSPHRASE)
    assert store.is_restored_copy
    with store.transaction() as tx:
        tx.append(PROGRAM, Draft("season", store.season, RoundOpened(tx.new_id(), "다시")))
    store.close()
    assert _codes(season) == set()


def test_what_another_machine_says_excuses_no_lost_end_here(
    season: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An older copy went on elsewhere, with its new device's word for it, and was laid in this season's place."""
    away = tmp_path / "away" / season.name
    shutil.copytree(season.parent, away.parent)
    for n in range(2):
        _goes_on(season, f"결정 {n}")
    with monkeypatch.context() as patch:
        patch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "their-data"))
        _goes_on(away, "다른 곳")
        assert _codes(away) == set()
    shutil.copyfile(away, season)
    assert _codes(season) == {"tail"}


def _goes_on(season: Path, round_name: str) -> None:
    store = open_season(season, PASSPHRASE)
    with store.transaction() as tx:
        tx.append(PROGRAM, Draft("season", store.season, RoundOpened(tx.new_id(), round_name)))
    store.close()


def test_an_end_that_is_moved_into_a_branch_is_named(season: Path) -> None:
    """What stands apart is not read into any table: nobody may set a chain's end apart."""
    for conn in _forged(season):
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute("DROP TRIGGER body_never_updated")
        (last,) = conn.execute("SELECT max(seq) FROM event WHERE stream = 0").fetchone()
        (first,) = conn.execute("SELECT hash FROM event WHERE stream = 0 AND seq = ?", (last - 1,)).fetchone()
        conn.execute(
            "INSERT INTO device SELECT 99, id, ?, 0, 'forked', number, ? FROM device", (first[: event.PREFIX], last - 2)
        )
        for table in ("body", "event"):
            conn.execute(f"UPDATE {table} SET device = 99 WHERE stream = 0 AND seq >= ?", (last - 1,))
    assert _codes(season) == {"standing", "tail"}


def test_a_copy_in_another_folder_ends_where_it_ends(season: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "restored"
    shutil.copytree(season.parent, elsewhere)
    _cut(elsewhere / season.name, 2)
    assert _codes(elsewhere / season.name) == set()


def test_the_papers_know_the_record_they_were_made_from(sealed_day: SealedDay, tmp_path: Path, data_dir: Path) -> None:
    """Another machine has no anchor; signatures are taken off, hashes made anew: the sealed papers cannot be."""
    sealed_day.copy(tmp_path / "season").store.close()
    season = tmp_path / "season" / FILE
    assert _codes(season) == set()
    _write_anew(season, 3, keeps_signatures=False)
    for conn in _forged(season):
        conn.execute("UPDATE paper SET status = 'frozen'")
        conn.execute("UPDATE device_name SET public_key = ''")
    assert {"signature", "paper-head"} <= _codes(season)


@pytest.mark.parametrize("cuts", [True, False])
def test_a_chain_that_was_merged_in_is_held_by_what_the_import_names(first: Machine, cuts: bool) -> None:
    """No anchor of this machine knows the other laptop's chain."""
    spare = first.copy("spare")
    spare.does(GIST)
    spare.does(GIST)
    first.takes(spare)
    assert _of_laptop(first) == set()
    with first.season() as store:
        other = store.conn.execute("SELECT number FROM device WHERE is_own = 0 ORDER BY number DESC").fetchone()[0]
        for trigger in ("event_never_updated", "event_never_deleted"):
            store.conn.execute(f"DROP TRIGGER {trigger}")
        last = store.conn.execute("SELECT max(seq) FROM event WHERE device = ? AND stream = 0", (other,)).fetchone()[0]
        if cuts:
            store.conn.execute("DELETE FROM body WHERE device = ? AND stream = 0 AND seq = ?", (other, last))
            store.conn.execute("DELETE FROM event WHERE device = ? AND stream = 0 AND seq = ?", (other, last))
        else:
            raw, sig = store.conn.execute(
                "SELECT header, sig FROM event WHERE device = ? AND stream = 0 AND seq = ?", (other, last)
            ).fetchone()
            old = codec.decode_header(raw)
            header = codec.encode_header(replace(old, utc_ms=old.utc_ms + 1))
            store.conn.execute(
                "UPDATE event SET header = ?, hash = ? WHERE device = ? AND stream = 0 AND seq = ?",
                (header, chain.event_hash(header, sig or b""), other, last),
            )
    assert "tail" in _of_laptop(first)


def test_a_chain_that_was_merged_in_is_not_hidden_as_a_branch(first: Machine) -> None:
    spare = first.copy("spare")
    spare.does(GIST)
    first.takes(spare)
    with first.season() as store:
        store.conn.execute(
            "UPDATE device SET branch = 'deadbeefdeadbeef', status = 'forked'"
            " WHERE number = (SELECT max(number) FROM device WHERE is_own = 0)"
        )
    assert _of_laptop(first) == {"standing"}


def _of_laptop(laptop: Machine) -> set[str]:
    laptop.patch.setenv("JUMPUP_DATA_DIR", str(laptop.data))
    return _codes(laptop.file)


def test_a_paper_that_a_new_device_begins_with_names_the_end_before_it(sealed_day: SealedDay, tmp_path: Path) -> None:
    """A spare laptop whose first act is to fix a corrected edition."""
    made = sealed_day.copy(tmp_path / "season")
    assert made.store.is_restored_copy
    correction = {"at": "10:00:00", "do": "correct", "paper": "gist", "item": "1", "reason": "오기"}
    made.plays_on(correction, {"at": "10:05:00", "do": "papers"})
    made.store.close()
    assert _codes(tmp_path / "season" / FILE) == set()
