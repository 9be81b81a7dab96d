"""What somebody with the passphrase makes of a season file, or sends as one: named here, refused at the import."""

from __future__ import annotations

import shutil
import zlib
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest

from jumpup_desktop.documents import record
from jumpup_desktop.documents.attached import MOST_RECORD
from jumpup_desktop.documents.contents import ATTACHMENT
from jumpup_desktop.documents.record import record_in
from jumpup_desktop.documents.verifying import Reason, Verdict
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.purging import RecordPurged
from jumpup_desktop.domain.record.event import Draft, Header, Moment
from jumpup_desktop.domain.record.season import SEASON, DeviceStarted, PolicyAdopted, RoundOpened, SeasonCreated
from jumpup_desktop.domain.rules import about
from jumpup_desktop.domain.selection.agenda import MEETING, MeetingPlanned
from jumpup_desktop.domain.selection.company import CompanyLoaded
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import journals, policies, records, seasons, verification
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.store import (
    branches,
    codec,
    engine,
    journal,
    merge,
    projection,
    purge,
    rescue,
    season_paths,
    vault,
    wholeness,
)
from jumpup_desktop.store.clocks import SystemClocks
from jumpup_desktop.store.keys import subkey
from jumpup_desktop.store.season_store import PROGRAM, open_season
from jumpup_desktop.store.tables import meetings
from tests.cli.test_season_verbs import run
from tests.conftest import PASSPHRASE
from tests.minimal_day import FILE
from tests.store.audited import audited

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.domain.record.chain import Fault
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.season_store import Store
    from jumpup_desktop.store.walking import Silent
    from tests.minimal_day import SealedDay


@pytest.fixture
def season(sealed_day: SealedDay, tmp_path: Path) -> Path:
    """A sealed day's file, closed."""
    sealed_day.copy(tmp_path / "season").store.close()
    return tmp_path / "season" / FILE


@pytest.fixture
def crafted(season: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Path]:
    """A copy of the season in which another machine said such things, one after the other."""

    def make(*drafts: Callable[[Store], Draft]) -> Path:
        there = tmp_path / "there" / FILE
        shutil.copytree(season.parent, there.parent)
        with monkeypatch.context() as patch:
            patch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "stranger"))
            with closing(open_season(there, PASSPHRASE)) as store:
                for draft in drafts:
                    with store.transaction() as tx:
                        tx.append(PROGRAM, draft(store))
        return there

    return make


def _raw(season: Path) -> Connection:
    key = subkey(vault.unlock(season_paths.SeasonPaths(season), PASSPHRASE)[1], "database")
    conn = engine.connect(season, key).conn
    conn.execute("PRAGMA foreign_keys = OFF")
    return conn


def _codes(season: Path) -> set[str]:
    return {fault.code for fault in audited(season).faults}


def _refused(season: Path, other: Path) -> tuple[str, object]:
    """Why an import is refused; the season is whole after it."""
    with closing(open_season(season, PASSPHRASE)) as store, pytest.raises(Trouble) as caught:
        merge.import_season(store, other, PROGRAM)
    assert audited(season).is_clean
    return caught.value.code, caught.value.values.get("fault")


def _rewritten(conn: Connection, name: str, old: str, new: str) -> str:
    """Change what the schema says of a table or index; what it said."""
    sql = str(conn.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0])
    assert old in sql
    _say(conn, name, sql.replace(old, new))
    return sql


def _say(conn: Connection, name: str, sql: str) -> None:
    conn.execute("PRAGMA writable_schema = ON")
    conn.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql, name))
    version = conn.execute("PRAGMA schema_version").fetchone()[0]
    conn.execute(f"PRAGMA schema_version = {version + 1}")
    conn.execute("PRAGMA writable_schema = OFF")


def test_a_season_is_made_once(season: Path, crafted: Callable[..., Path]) -> None:
    """A second making would put another root of trust under every paper."""
    root = SeasonCreated("도약(Jump-Up) 프로그램", "0" * 64, root_is_local=True, root_certificate="00")
    other = crafted(lambda store: Draft("season", store.season, root))
    assert "season" in _codes(other)
    assert _refused(season, other) == ("journal.chain-broken", "season")


def test_a_laptop_names_itself_and_no_other(season: Path, crafted: Callable[..., Path]) -> None:
    with closing(open_season(season, PASSPHRASE)) as store:
        ours = store.journal.device
    other = crafted(lambda _: Draft("device", ours, DeviceStarted("남의 노트북", "00" * 32)))
    assert "hash" in _codes(other)
    assert _refused(season, other) == ("journal.chain-broken", "hash")


def test_a_chain_without_a_begin_is_refused(season: Path, crafted: Callable[..., Path]) -> None:
    other = crafted(lambda store: Draft("season", store.season, RoundOpened("r", "다음")))
    with closing(_raw(other)) as conn:
        conn.execute("UPDATE device SET is_own = 0, status = 'active'")
    assert _refused(season, other) == ("journal.chain-broken", "standing")


@pytest.mark.parametrize("table", ["body", "access", "setting", "_sqlite_migrations"])
def test_a_view_that_never_ends_is_not_read(table: str, season: Path, crafted: Callable[..., Path]) -> None:
    other = crafted()
    with closing(_raw(other)) as conn:
        conn.execute("PRAGMA legacy_alter_table = ON")
        conn.execute(f"ALTER TABLE {table} RENAME TO {table}_real")
        conn.execute(
            f"CREATE VIEW {table} AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
        )
    assert _codes(other) == {"schema"}
    assert _refused(season, other)[0] == "journal.other-damaged"


def test_a_number_that_no_column_holds_is_named_and_refused(
    season: Path, crafted: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(*_: object) -> None:
        """Another program wrote it, which shows nothing."""

    with monkeypatch.context() as patch:
        patch.setattr(projection, "show_change", nothing)
        other = crafted(lambda store: _with_number(store, 2**70))
    assert _codes(other) & {"rows", "unreadable"}
    assert _refused(season, other)[0] == "journal.other-damaged"
    done = run("journal", "rebuild", other, "--json")
    assert (done.returncode, "store.damaged" in done.stdout) == (2, True)


def _with_number(store: Store, number: int) -> Draft:
    """A company that was loaded again, with that number in its row."""
    (loaded, *_) = journal.events_of_kinds(store.conn, None, ("company.loaded",))
    assert isinstance(loaded.body, CompanyLoaded)
    return Draft("company", loaded.entity, replace(loaded.body, record=replace(loaded.body.record, serial=number)))


@pytest.mark.parametrize(("name", "column"), [("event_kind", "kind"), ("event_entity", "entity")])
def test_an_index_in_another_order_is_named(name: str, column: str, season: Path) -> None:
    """What is looked for by it would not be found, by the audit neither."""
    with closing(_raw(season)) as conn:
        sql = _rewritten(conn, name, f"({column}", f"({column} DESC")
        conn.execute(f"REINDEX {name}")
        _say(conn, name, sql)
    assert _codes(season) == {"index"}


@pytest.mark.parametrize("table", ["person", "opinion", "company"])
def test_a_table_in_another_order_is_named(table: str, season: Path) -> None:
    with closing(_raw(season)) as conn:
        rows = conn.execute(f"SELECT * FROM {table}").fetchall()
        sql = _rewritten(conn, table, "TEXT NOT NULL PRIMARY KEY", "TEXT NOT NULL PRIMARY KEY DESC")
        conn.execute(f"DELETE FROM {table}")
        conn.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)
        _say(conn, table, sql)
    assert len(rows) > 1
    assert _codes(season) & {"index", "database"}


def test_a_number_of_another_sort_is_named(season: Path) -> None:
    """9.0 in place of 9 looks the same, and the next event would carry it on."""
    with closing(_raw(season)) as conn:
        triggers = conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            conn.execute(f"DROP TRIGGER {name}")
        sql = _rewritten(conn, "event", "lamport     INTEGER NOT NULL", "lamport     ANY NOT NULL")
    with closing(_raw(season)) as conn:
        conn.execute("UPDATE event SET lamport = CAST(lamport AS REAL) WHERE seq = 40")
        _say(conn, "event", sql)
    with closing(_raw(season)) as conn:
        for _, trigger in triggers:
            conn.execute(trigger)
    assert _codes(season) == {"database"}


def test_a_list_of_free_pages_that_is_of_another_day_is_named(season: Path) -> None:
    """A page that came back as it was: its seal fits, and the next thing written would go over the record."""
    with closing(_raw(season)) as conn:
        conn.execute("CREATE TABLE much (a)")
        conn.executemany("INSERT INTO much VALUES (zeroblob(4000))", [()] * 12)
        conn.execute("DROP TABLE much")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        free = conn.execute("PRAGMA freelist_count").fetchone()[0]
    assert free > 5
    assert audited(season).is_clean
    before = season.read_bytes()
    with closing(_raw(season)) as conn:
        conn.execute("CREATE TABLE much (a)")
        conn.executemany("INSERT INTO much VALUES (zeroblob(4000))", [()] * 6)
        conn.execute("DELETE FROM much WHERE rowid > 3")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    after = season.read_bytes()
    whole = [n for n in range(1, len(before) // 4096) if before[n * 4096 : n * 4096 + 4096] != after[n * 4096 :][:4096]]
    lists = [page for page in whole if not _is_well_built(season, after, before, page)]
    assert lists, "a page of the list must have changed"
    for page in lists:
        season.write_bytes(_mixed(after, before, page))
        assert "database" in _codes(season)


def _mixed(after: bytes, before: bytes, page: int) -> bytes:
    start, end = page * 4096, (page + 1) * 4096
    return after[:start] + before[start:end] + after[end:]


def _is_well_built(season: Path, after: bytes, before: bytes, page: int) -> bool:
    season.write_bytes(_mixed(after, before, page))
    with closing(_raw(season)) as conn:
        try:
            return bool(conn.execute("PRAGMA quick_check").fetchone()[0] == "ok")
        except engine.library().DatabaseError:
            return False


def test_a_purge_in_a_chain_that_nobody_sees_excuses_nothing(season: Path) -> None:
    with closing(open_season(season, PASSPHRASE)) as store:
        (said, *_) = journal.events_of_kinds(store.conn, None, ("opinion.finalised",))
        with store.transaction() as tx:
            tx.append(PROGRAM, about(RecordPurged((said.ref,), "만료", "s"), store.season))
        assert [event.header.kind for event in journal.purges(store.conn)] == ["record.purged"]
        store.conn.execute("UPDATE device SET status = 'quarantined'")
        assert journal.purges(store.conn) == []
        store.conn.execute("UPDATE device SET status = CASE is_own WHEN 1 THEN 'active' ELSE 'retired' END")


def test_a_purged_text_that_was_put_back_is_named(season: Path) -> None:
    with closing(open_season(season, PASSPHRASE)) as store:
        (said, *_) = journal.events_of_kinds(store.conn, None, ("opinion.finalised",))
        where = "device = (SELECT number FROM device WHERE id = ?) AND stream = 0 AND seq = ?"
        at = (said.header.device, said.header.seq)
        row = store.conn.execute(f"SELECT * FROM body WHERE {where}", at).fetchone()
        with store.transaction() as tx:
            tx.append(PROGRAM, about(RecordPurged((said.ref,), "만료", "s"), store.season))
            store.refresh(purge.apply(store.conn))
        assert store.conn.execute(f"SELECT * FROM body WHERE {where}", at).fetchone() is None
    assert _codes(season) == set()
    with closing(_raw(season)) as conn:
        conn.execute(f"INSERT INTO body VALUES ({','.join('?' * len(row))})", row)
    assert "body-back" in _codes(season)


def test_what_a_file_says_of_its_own_making_is_held_against_the_program(season: Path) -> None:
    """It would not open any more; the audit says so, and a backup may take its place."""
    with closing(open_season(season, PASSPHRASE)) as store:
        store.back_up("manual")
    with closing(_raw(season)) as conn:
        conn.execute("DELETE FROM _sqlite_migrations WHERE name = '0003_scores'")
    assert _codes(season) == {"schema"}
    assert not seasons.is_sound(season, PASSPHRASE)
    seasons.put_back(season, PASSPHRASE)
    assert audited(season).is_clean


def test_a_record_that_unfolds_without_end_is_not_unfolded() -> None:
    pdf, out = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    pdf.attachments[ATTACHMENT] = b"0" * (MOST_RECORD + 1)
    pdf.save(out, compress_streams=True)
    with pytest.raises(ValueError, match=ATTACHMENT):
        record_in(out.getvalue())


def test_the_import_sees_one_moment_of_the_other_file(
    season: Path, crafted: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The other laptop works on while its file is read."""
    there = crafted()
    bodies = wholeness.bodies

    def slowly(source: Connection, silent: list[Silent]) -> list[Fault]:
        with monkeypatch.context() as patch:
            patch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "stranger"))
            with closing(open_season(there, PASSPHRASE)) as late, late.transaction() as tx:
                tx.append(PROGRAM, Draft("season", late.season, RoundOpened(tx.new_id(), "늦은 회차")))
        return bodies(source, silent)

    with closing(open_season(season, PASSPHRASE)) as store:
        with monkeypatch.context() as patch:
            patch.setattr(wholeness, "bodies", slowly)
            merge.import_season(store, there, PROGRAM)
        assert "늦은 회차" not in {title for _, title in _rounds(store)}
    assert audited(season).is_clean
    assert rescue.is_sound(
        season_paths.SeasonPaths(season), vault.unlock(season_paths.SeasonPaths(season), PASSPHRASE)[1]
    )


def _rounds(store: Store) -> list[tuple[str, str]]:
    """(id, title) of the rounds."""
    return list(store.known(SEASON, store.season).rounds)


@pytest.mark.parametrize("junk", [b"no zlib at all", b""])
def test_a_record_that_cannot_be_unfolded_holds_nothing_up(junk: bytes) -> None:
    pdf, out = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    pdf.attachments[ATTACHMENT] = b"{}"
    pdf.attachments[ATTACHMENT].get_file().obj.write(junk, filter=pikepdf.Name.FlateDecode)
    pdf.save(out)
    with pytest.raises(ValueError, match=ATTACHMENT):
        record_in(out.getvalue() + b"" if junk else b"%PDF-1.7 nothing")


@pytest.mark.parametrize("full", [False, True])
def test_a_paper_that_cannot_be_judged_now_is_not_called_unsigned(
    full: bool, season: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A laptop that sleeps, that has no memory, or no room in its temporary folder."""

    def judged(*_: object) -> Verdict:
        if full:
            raise Trouble("machine.disk-full", path="/tmp")
        return Verdict((Reason("too-costly"),))

    monkeypatch.setattr(verification, "verify_bytes", judged)
    assert {fault.code for fault in journals.audit(season, PASSPHRASE).faults} == {"paper-unjudged"}


@pytest.mark.parametrize("table", ["sqlite_stat1", "sqlite_sequence", "_sqlite_migrations"])
def test_a_librarys_table_that_computes_is_named_and_refused(
    table: str, season: Path, crafted: Callable[..., Path]
) -> None:
    """The database reads such tables by itself, when the file is opened."""
    other = crafted()
    with closing(_raw(other)) as conn:
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute("DELETE FROM sqlite_schema WHERE tbl_name = ?", (table,))
        conn.execute("CREATE TABLE zz (tbl, idx, stat AS (hex(zeroblob(1000))))")
        sql = f"CREATE TABLE {table}(tbl,idx,stat AS (hex(zeroblob(1000))))"
        conn.execute("UPDATE sqlite_schema SET name = ?, tbl_name = ?, sql = ? WHERE name = 'zz'", (table, table, sql))
        conn.execute("PRAGMA writable_schema = OFF")
    assert "schema" in _codes(other)
    assert _refused(season, other)[0] == "journal.other-damaged"


def test_what_computes_without_end_when_it_is_opened_is_stopped(season: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PATIENCE", -1.0)
    monkeypatch.setattr(engine, "OPERATIONS", 1)
    with pytest.raises(Trouble, match=r"store\.damaged"):
        engine.connect_read_only(season, b"k" * 32)


def test_the_database_takes_no_more_memory_than_a_season_needs(season: Path) -> None:
    with closing(_raw(season)) as conn, pytest.raises(MemoryError):
        conn.execute(f"SELECT hex(zeroblob({engine.HEAP}))").fetchone()
    assert audited(season).is_clean


@pytest.mark.parametrize("words", ["가" * 501, "한 줄\x00", "끝\uffff", "\u202e"])
def test_words_that_no_rule_lets_pass_stand_apart_with_that_ground(
    words: str, season: Path, crafted: Callable[..., Path]
) -> None:
    other = crafted(lambda store: Draft("season", store.season, RoundOpened("r", words)))
    with closing(open_season(season, PASSPHRASE)) as store:
        assert merge.import_season(store, other, PROGRAM).forked == 1
        assert [title for _, title in _rounds(store) if title == words] == []
    found = audited(season)
    assert found.faults == ()


@pytest.mark.parametrize("utc_ms", [-1, 253_402_300_800_000, 10**17])
def test_a_moment_that_no_calendar_has_is_named_and_refused(
    utc_ms: int, season: Path, crafted: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(SystemClocks, "now", lambda _: Moment(utc_ms, 540, "boot", 1, 1))
        other = crafted(lambda store: Draft("season", store.season, RoundOpened("r", "언제")))
    assert "hash" in _codes(other)
    assert _refused(season, other) == ("journal.chain-broken", "hash")


def test_a_text_without_its_event_is_named_and_a_backup_takes_its_place(season: Path) -> None:
    """It stands where the next fact is to go: nothing could be written any more."""
    with closing(open_season(season, PASSPHRASE)) as store:
        store.back_up("manual")
        number, seq = store.journal.number, store.journal.head().seq
    with closing(_raw(season)) as conn:
        conn.execute("INSERT INTO body VALUES (?, 0, ?, ?, ?)", (number, seq + 1, b"s" * 32, b"{}"))
    assert _codes(season) == {"database"}
    seasons.put_back(season, PASSPHRASE)
    assert audited(season).is_clean


def test_a_kind_that_an_index_hides_is_seen(season: Path, crafted: Callable[..., Path]) -> None:
    """Taken in, it would close this season to this program."""
    other = crafted(lambda store: Draft("season", store.season, RoundOpened("r", "다음")))
    with closing(_raw(other)) as conn:
        sql = _rewritten(conn, "event_kind", "(kind)", "(kind) WHERE kind <> 'season.round_opened'")
        conn.execute("REINDEX event_kind")
        _say(conn, "event_kind", sql)
    assert _refused(season, other)[0] == "journal.chain-broken"


def test_a_policy_that_is_none_leaves_the_one_before_it(season: Path, crafted: Callable[..., Path]) -> None:
    def adopted(store: Store) -> Draft:
        return Draft("policy", store.season, PolicyAdopted("x", "1", "0" * 64, "이것은 정책이 아님", "까닭", ()))

    other = crafted(adopted)
    with closing(open_season(season, PASSPHRASE)) as store:
        before = policies.current(store).sha256
        merge.import_season(store, other, PROGRAM)
        assert policies.current(store).sha256 == before
        assert policies.adopt(store, PROGRAM, policies.shipped(), "되돌림") in (True, False)


@pytest.mark.parametrize("depth", [1_200, 100_000])
def test_a_text_too_deep_to_read_is_no_fault_of_ours(depth: int) -> None:
    raw = b'{"round": "r", "title": "t", "more": ' + b"[" * depth + b"]" * depth + b"}"
    with pytest.raises(codec.UNREADABLE):
        codec.decode_body("season.round_opened", 1, raw)


@pytest.mark.parametrize("name", [b"/ObjStm", b"/Obj#53tm", b"/#4fbjStm", b"/XRef", b"/X#52ef"])
def test_a_paper_with_folded_parts_is_read_in_the_child(
    name: bytes, sealed_day: SealedDay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A company may be called so, and its papers are sealed all the same."""
    made = sealed_day.copy(tmp_path / "season")
    (sealed, *_) = [row for row in meetings.all_papers(made.store.conn) if row.status == "sealed"]
    pdf = made.store.attachment(sealed.sha256)
    made.store.close()
    here = records.record_in(pdf)
    named = pdf.replace(b"%%EOF", b"% " + name + b" \n%%EOF")
    monkeypatch.setattr(record, "record_in", lambda _: pytest.fail("not in this process"))
    assert records.record_in(named) == here


@pytest.mark.parametrize("bomb", ["plain", "folded"])
def test_a_hostile_paper_in_a_season_takes_little(bomb: str) -> None:
    """Opening takes seventy times the size of a file of small objects."""
    if bomb == "plain":
        body = b"<< /Type /Catalog /A [" + b"0 " * 15_000_000 + b"] >>"
        pdf = b"%PDF-1.7\n1 0 obj\n" + body + b"\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    else:
        folder, chunk = zlib.compressobj(1), b"0 " * 500_000
        folded = zlib.compress(b"".join(folder.compress(chunk) for _ in range(600)) + folder.flush(), 9)
        head = b"<< /Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode] /Length %d >>" % len(folded)
        pdf = b"%PDF-1.7\n1 0 obj\n" + head + b"\nstream\n" + folded + b"\nendstream\nendobj\n%%EOF"
    assert records.sha256_in(pdf) == ""
    assert records.chain_head_in(pdf) == ""
    with pytest.raises(Refused, match=r"paper\.record-unreadable"):
        records.paper_in(pdf)


def test_a_plan_that_names_an_unknown_company_holds_no_paper_back(
    sealed_day: SealedDay, crafted: Callable[..., Path], season: Path, tmp_path: Path
) -> None:
    """Another laptop's record may name what is in none: what was sealed here is still given out."""
    meeting = sealed_day.played.meeting

    def planned(store: Store) -> Draft:
        plan = store.known(MEETING, meeting)
        (event, *_) = journal.events_of_kinds(store.conn, None, ("meeting.planned",))
        assert isinstance(event.body, MeetingPlanned)
        stranger = replace(plan.items[0], id="0" * 32, order=len(plan.items) + 1, company="1" * 32)
        return Draft("meeting", meeting, replace(event.body, items=(*plan.items, stranger)))

    other = crafted(planned)
    with closing(open_season(season, PASSPHRASE)) as store:
        merge.import_season(store, other, PROGRAM)
    for verb in ("lists", "minutes"):
        done = run(verb, season, "P01", "--out", tmp_path / verb)
        assert done.returncode == 0, done
    assert list((tmp_path / "minutes").glob("*.pdf"))


def test_a_plan_that_renames_a_heard_company_hides_no_turn(
    sealed_day: SealedDay, crafted: Callable[..., Path], season: Path
) -> None:
    """What was called and decided is printed of the company that was called."""
    meeting = sealed_day.played.meeting

    def planned(store: Store) -> Draft:
        (event, *_) = journal.events_of_kinds(store.conn, None, ("meeting.planned",))
        assert isinstance(event.body, MeetingPlanned)
        items = [replace(one, company="1" * 32) for one in store.known(MEETING, meeting).items]
        return Draft("meeting", meeting, replace(event.body, items=tuple(items)))

    with closing(open_season(season, PASSPHRASE)) as store:
        before = [(turn.agenda.id, turn.company.name) for turn in read_day(store, meeting).turns]
    other = crafted(planned)
    with closing(open_season(season, PASSPHRASE)) as store:
        merge.import_season(store, other, PROGRAM)
        assert [(turn.agenda.id, turn.company.name) for turn in read_day(store, meeting).turns] == before


def test_a_device_whose_first_words_no_rule_lets_pass_is_refused(season: Path) -> None:
    event = branches.Stored(
        0, 1, 1, "device", "d" * 32, "device.started", _header(), "0" * 64, None, b"s" * 32, _label()
    )
    with closing(open_season(season, PASSPHRASE)) as store, pytest.raises(ValueError, match="0000"):
        branches.Chains(store.conn, "d" * 32).place(event)


def _header() -> bytes:
    return codec.encode_header(
        Header(1, "d" * 32, 1, "record", "0" * 64, 1, "", None, "device", "d" * 32, (), "device.started", 1, "0" * 64,
               "d", "secretary", None, "none", 1, 540, "boot", 1, 1, "x")
    )  # fmt: skip


def _label() -> bytes:
    return codec.encode_body(DeviceStarted("\x1b[2J" + "가" * 600, "00" * 32))


@pytest.mark.parametrize(
    "grow",
    [
        "UPDATE event SET header = zeroblob(1200000) WHERE seq = 3",
        "UPDATE body SET body = zeroblob(1200000) WHERE seq = 3",
    ],
)
def test_what_is_far_too_long_is_not_read(grow: str, season: Path, crafted: Callable[..., Path]) -> None:
    other = crafted()
    with closing(_raw(other)) as conn:
        triggers = conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            conn.execute(f"DROP TRIGGER {name}")
        conn.execute(grow)
        for _, trigger in triggers:
            conn.execute(trigger)
    assert _refused(season, other)[0] == "journal.other-damaged"
