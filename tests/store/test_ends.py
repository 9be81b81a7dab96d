"""The end of a record that was cut off, and a chain that was written anew by somebody with the key, are named."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from jumpup_desktop.documents.archive import build_base
from jumpup_desktop.documents.parts import Way
from jumpup_desktop.domain.dates import SEOUL
from jumpup_desktop.domain.meeting.paper import PaperSealed
from jumpup_desktop.domain.record import chain, event
from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.record.season import RoundOpened
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import journals, records
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.store import codec, engine, journal, keys, season_paths, slots, vault
from jumpup_desktop.store.blobs import Blobs
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
    return subkey(vault.unlock(season_paths.SeasonPaths(season), PASSPHRASE)[1], "database")


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


def test_an_end_that_is_moved_beside_an_invented_rival_is_named(season: Path) -> None:
    """Two branches that leave one event are each other's rival; what they leave must go on otherwise itself."""
    for conn in _forged(season):
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.execute("DROP TRIGGER body_never_updated")
        (last,) = conn.execute("SELECT max(seq) FROM event WHERE stream = 0").fetchone()
        begin = conn.execute("SELECT * FROM event WHERE stream = 0 AND seq = ?", (last - 1,)).fetchone()
        header = codec.decode_header(begin[7])
        invented = codec.encode_header(replace(header, utc_ms=header.utc_ms + 1))
        rival = (98, *begin[1:7], invented, chain.event_hash(invented), None)
        for number, first in ((98, rival[8]), (99, begin[8])):
            conn.execute(
                "INSERT INTO device SELECT ?, id, ?, 0, 'forked', number, ? FROM device WHERE number = 1",
                (number, first[: event.PREFIX], last - 2),
            )
        said = conn.execute("SELECT salt, body FROM body WHERE stream = 0 AND seq = ?", (last - 1,)).fetchone()
        for table in ("body", "event"):
            conn.execute(f"UPDATE {table} SET device = 99 WHERE stream = 0 AND seq >= ?", (last - 1,))
        conn.execute("INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?)", rival)
        conn.execute("INSERT INTO body VALUES (98, 0, ?, ?, ?)", (last - 1, *said))
    assert _codes(season) >= {"standing", "tail"}


def test_something_else_in_its_place_is_no_end_that_may_be_missing(season: Path) -> None:
    """The window tells a file that is behind as a copy; what contradicts this machine is told there too, and stays."""
    _write_anew(season, 6)
    assert "rewritten" in _codes(season)
    program = OpenSeason()
    program.open(season, PASSPHRASE)
    found = program.audit()
    program.close()
    assert found is not None
    assert "rewritten" in {fault.code for fault in found.faults}
    _goes_on(season, "다음")
    assert "rewritten" in _codes(season)


def test_the_season_that_the_keys_name_is_the_one_on_record(season: Path) -> None:
    """Under another name this machine would know no end of it."""
    paths = season_paths.SeasonPaths(season)
    known, data_key = slots.read(paths), vault.unlock(paths, PASSPHRASE)[1]
    other = "f" * 32
    wrapped = keys.wrap(data_key, PASSPHRASE, keys.LEAST_COST, other)
    paths.keys.write_bytes(keys.KeyFile(other, wrapped, known.recovery).encoded())
    with pytest.raises(Trouble) as caught:
        open_season(season, PASSPHRASE)
    assert caught.value.code == "vault.other-keys"
    assert "season" in _codes(season)


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


def _as_saved_anew(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as paper:
        paper.docinfo["/Title"] = "다른 제목"
        changed = BytesIO()
        paper.save(changed)
    return changed.getvalue()


def _as_signed_in_ink(pdf: bytes) -> bytes:
    """What it says, with nobody who signs with a key: anybody can make that."""
    said: Any = records.paper_in(pdf)
    signers = tuple(replace(one, way=Way.INK, certificate="") for one in said.signers)
    return build_base(replace(said, signers=signers), created=datetime.now(SEOUL), app_version="test").pdf


@pytest.mark.parametrize("make", [_as_saved_anew, _as_signed_in_ink])
def test_a_paper_that_was_changed_to_name_another_end_is_named(
    make: Callable[[bytes], bytes], sealed_day: SealedDay, tmp_path: Path
) -> None:
    """On a machine without an anchor: what the newest paper says of the record counts as far as it is signed."""
    made = sealed_day.copy(tmp_path / "season")
    store, file = made.store, made.store.paths.file
    (*_, newest) = journal.events_of_kinds(store.conn, None, ("paper.sealed",))
    sha256 = newest.body.sha256 if isinstance(newest.body, PaperSealed) else ""
    changed = make(store.attachment(sha256))
    store.close()
    assert _codes(file) == set()
    blobs = Blobs(store.paths.blobs, store.data_key)
    (store.paths.blobs / blobs.name_of(sha256)).unlink()
    other = blobs.put(changed)
    new = hashlib.sha256(changed).hexdigest()
    for conn in _forged(file):
        conn.execute("DROP TRIGGER body_never_updated")
        conn.execute("UPDATE body SET body = CAST(replace(CAST(body AS TEXT), ?, ?) AS BLOB)", (sha256, new))
        conn.execute("UPDATE attachment SET sha256 = ?, name = ? WHERE sha256 = ?", (new, other, sha256))
    assert "paper-unsigned" in _codes(file)


def test_a_paper_that_a_new_device_begins_with_names_the_end_before_it(sealed_day: SealedDay, tmp_path: Path) -> None:
    """A spare laptop whose first act is to fix a corrected edition."""
    made = sealed_day.copy(tmp_path / "season")
    assert made.store.is_restored_copy
    correction = {"at": "10:00:00", "do": "correct", "paper": "gist", "item": "1", "reason": "오기"}
    made.plays_on(correction, {"at": "10:05:00", "do": "papers"})
    made.store.close()
    assert _codes(tmp_path / "season" / FILE) == set()
