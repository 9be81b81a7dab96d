"""The audit names whatever was changed in a season's file, by accident or by somebody with the key."""

from __future__ import annotations

import random
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.purging import RecordPurged
from jumpup_desktop.domain.rules import about
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import engine, journal, season_paths, tidying, vault
from jumpup_desktop.store.keys import subkey
from jumpup_desktop.store.season_store import PROGRAM, open_season
from tests.cli.test_season_verbs import facts, run
from tests.conftest import PASSPHRASE
from tests.minimal_day import FILE
from tests.store.audited import audited

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store
    from tests.minimal_day import SealedDay

FLIPS = 60


@pytest.fixture
def season(sealed_day: SealedDay, tmp_path: Path) -> Path:
    """A sealed day's file, closed."""
    sealed_day.copy(tmp_path / "season").store.close()
    return tmp_path / "season" / FILE


def _changed(season: Path, *statements: str) -> list[tuple[str, str]]:
    """What the audit says (code, what) after somebody with the key ran these statements on the file."""
    paths = season_paths.SeasonPaths(season)
    key = subkey(vault.unlock(paths, PASSPHRASE)[1], "database")
    with closing(engine.connect(season, key).conn) as conn:
        for statement in statements:
            conn.execute(statement)
    return [(fault.code, fault.device) for fault in audited(season).faults]


def _codes(season: Path) -> set[str]:
    """What the audit finds, or why it could not open the file."""
    try:
        return {fault.code for fault in audited(season).faults}
    except Trouble as trouble:
        return {trouble.code}


def test_a_sealed_day_is_whole(season: Path) -> None:
    assert _changed(season) == []


def test_a_flipped_bit_anywhere_is_named(season: Path) -> None:
    whole, dice = season.read_bytes(), random.Random(60)
    for _ in range(FLIPS):
        hurt = bytearray(whole)
        hurt[dice.randrange(len(hurt))] ^= 1 << dice.randrange(8)
        season.write_bytes(hurt)
        assert _codes(season) & {"page", "database", "store.damaged"}
    season.write_bytes(whole)
    assert audited(season).faults == ()


def test_a_damaged_page_is_told_by_the_command_line(season: Path) -> None:
    hurt = bytearray(season.read_bytes())
    hurt[9 * 4096 + 100] ^= 1
    season.write_bytes(hurt)
    done = run("journal", "audit", season, "--json", passphrase=PASSPHRASE)
    assert done.returncode == 1
    assert facts(done)["faults"] == [{"code": "page", "device": "", "seq": 10}]


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("CREATE TRIGGER quiet AFTER INSERT ON event BEGIN DELETE FROM opinion; END", "quiet"),
        ("CREATE VIEW seen AS SELECT * FROM opinion", "seen"),
        ("CREATE TABLE more (a)", "more"),
        ("CREATE TRIGGER _sqlite_quiet AFTER INSERT ON event BEGIN DELETE FROM opinion; END", "_sqlite_quiet"),
        ("DROP TRIGGER event_never_updated", "CREATE TRIGGER event_never_updated BEFORE UPDATE ON event"),
        ("DROP INDEX paper_meeting", "CREATE INDEX paper_meeting ON paper"),
    ],
)
def test_what_is_not_of_this_programs_schema_is_named(statement: str, name: str, season: Path) -> None:
    (fault,) = _changed(season, statement)
    assert fault[0] == "schema"
    assert fault[1].startswith(name)


def test_a_body_that_is_gone_without_a_purge_is_named(season: Path) -> None:
    gone = "DELETE FROM body WHERE (device, stream, seq) IN (SELECT device, stream, seq FROM event WHERE kind = ?)"
    found = _changed(season, gone.replace("?", "'consensus.objected'"), gone.replace("?", "'opinion.finalised'"))
    assert {code for code, _ in found} == {"body-missing"}


@pytest.mark.parametrize("column", ["header", "hash", "kind", "entity", "lamport"])
def test_a_changed_column_is_named(column: str, season: Path) -> None:
    value = {"header": "x'00'", "lamport": "lamport + 1"}.get(column, f"'x' || {column}")
    found = _changed(
        season,
        "DROP TRIGGER event_never_updated",
        f"UPDATE event SET {column} = {value} WHERE device = 1 AND stream = 0 AND seq = 40",
    )
    assert {code for code, _ in found} & {"hash", "prev", "unreadable"}


def test_attachments_that_are_gone_from_the_table_are_named(season: Path) -> None:
    """The files are there; without their rows the sealed papers could not be found."""
    assert {code for code, _ in _changed(season, "DELETE FROM attachment")} == {"attachment-row"}


def test_a_purge_that_can_take_nothing_excuses_nothing(season: Path) -> None:
    """Somebody says that a seal was purged, and cuts it out."""
    store = open_season(season, PASSPHRASE)
    (sealed, *_) = journal.events_of_kinds(store.conn, None, ("paper.sealed",))
    with store.transaction() as tx:
        tx.append(PROGRAM, about(RecordPurged((sealed.ref,), "만료", "s"), store.season))
    store.close()
    assert _changed(season) == []
    cut = "DELETE FROM body WHERE (device, stream, seq) IN (SELECT device, stream, seq FROM event WHERE"
    found = _changed(season, f"{cut} kind = 'paper.sealed' AND entity = '{sealed.entity}')")
    assert {code for code, _ in found} == {"body-missing"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE opinion SET text = '다른 글' WHERE text <> ''",
        "UPDATE company SET name = '㈜다른이름'",
        "UPDATE person SET name = '다른 사람'",
        "UPDATE paper SET status = 'frozen'",
        "UPDATE policy SET text = replace(text, '14', '99')",
        "UPDATE round SET round = 'elsewhere'",
        "UPDATE device_name SET public_key = ''",
        "DELETE FROM exclusion",
        "INSERT INTO closed_by SELECT 'company', entity, 1, 5 FROM company",
        "INSERT INTO conflict SELECT 'rule', 'company', entity, 'made up', '[]' FROM company",
    ],
)
def test_a_table_that_says_other_than_the_events_is_named(statement: str, season: Path) -> None:
    """What is shown, and what steers what is written next."""
    found = _changed(season, statement)
    assert {code for code, _ in found} == {"rows"}
    assert all(found)


@pytest.mark.parametrize(
    ("table", "index", "lie"),
    [
        ("event", "event_entity", "((CASE WHEN kind = 'item.gist_noted' THEN 'x' ELSE entity END), subject, lamport)"),
        ("event", "event_kind", "((CASE WHEN kind = 'consensus.objected' THEN 'x' ELSE kind END))"),
        ("paper", "paper_meeting", "((CASE WHEN status = 'sealed' THEN 'x' ELSE meeting END))"),
    ],
)
def test_an_index_that_files_something_elsewhere_is_named(table: str, index: str, lie: str, season: Path) -> None:
    """It says that it is as it should be; through it, screens and papers would lack what was said."""
    true = "SELECT sql FROM sqlite_schema WHERE name = "
    found = _changed(
        season,
        f"CREATE TEMP TABLE was AS {true}'{index}'",
        f"DROP INDEX {index}",
        f"CREATE INDEX {index} ON {table} {lie}",
        "PRAGMA writable_schema = ON",
        f"UPDATE sqlite_schema SET sql = (SELECT sql FROM temp.was) WHERE name = '{index}'",
        "PRAGMA writable_schema = RESET",
    )
    assert found == [("index", table)]
    store = open_season(season, PASSPHRASE)
    assert store.rebuild()
    store.close()
    assert _changed(season) == []


def test_a_stream_that_nothing_reads_excuses_nothing(season: Path) -> None:
    """A purge there would let words be cut out of the record."""
    copied = "device, 1, 1, lamport, subject, entity, kind, header, hash, sig FROM event WHERE seq = 5 AND stream = 0"
    found = _changed(season, f"INSERT INTO event SELECT {copied}")
    assert {code for code, _ in found} == {"stream"}


def test_what_no_closing_concerns_is_folded_into_nothing(season: Path) -> None:
    """One row would have given a company the other's name, and sealed papers with it."""
    (loaded, *_), before = _loads(season), _names(season)
    _changed(
        season,
        "INSERT OR IGNORE INTO closed_by SELECT 'company', entity, device, seq FROM"
        f" (SELECT entity FROM company WHERE entity <> '{loaded}'),"
        f" (SELECT device, seq FROM event WHERE entity = '{loaded}' AND kind = 'company.loaded')",
    )
    assert _names(season) == before


def _loads(season: Path) -> list[str]:
    store = open_season(season, PASSPHRASE)
    found = [event.entity for event in journal.events_of_kinds(store.conn, None, ("company.loaded",))]
    store.close(copy=False)
    return found


def _names(season: Path) -> list[str]:
    store = open_season(season, PASSPHRASE)
    names = [store.known(COMPANY, company).name for company in _companies(store)]
    store.close(copy=False)
    return names


def _companies(store: Store) -> list[str]:
    return [row[0] for row in store.conn.execute("SELECT entity FROM company ORDER BY entity").fetchall()]


@pytest.mark.parametrize("status", ["quarantined", "forked"])
def test_a_chain_that_is_set_apart_without_a_ground_is_named_and_sweeps_nothing(status: str, season: Path) -> None:
    found = _changed(season, f"UPDATE device SET status = '{status}'")
    assert "standing" in {code for code, _ in found}
    store = open_season(season, PASSPHRASE)
    before = store.blobs.names()
    tidying.tidy(store)
    assert store.blobs.names() == before
    store.close()
