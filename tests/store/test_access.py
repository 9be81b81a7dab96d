"""The access stream: gathered by the minute, at once where something leaves, chained, joined, never in the way."""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.domain.record.event import Reader
from jumpup_desktop.domain.rules import about
from jumpup_desktop.domain.selection.people import PersonAdded, PersonFacts
from jumpup_desktop.services import journals, seasons
from jumpup_desktop.store import access, copies, merge
from jumpup_desktop.store.clocks import SystemClocks
from jumpup_desktop.store.season_store import Store, open_season
from tests.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.domain.record.event import Moment

MEMBER = Reader("e1", "member")
SECRETARY = Reader("s", "secretary")


class SetClocks:
    """Clocks that stand until they are moved."""

    def __init__(self) -> None:
        self.at = replace(SystemClocks().now(), utc_ms=1_772_496_000_000)

    def now(self) -> Moment:
        """The set moment."""
        return self.at

    def wait(self, ms: int) -> None:
        """Time goes by."""
        self.at = replace(self.at, utc_ms=self.at.utc_ms + ms)


@pytest.fixture
def clocks() -> SetClocks:
    """Clocks for a store."""
    return SetClocks()


@pytest.fixture
def kept(make_season: Callable[[], Store], season_file: Path, clocks: SetClocks) -> Store:
    """An open season whose time stands still."""
    make_season().close()
    return open_season(season_file, PASSPHRASE, clocks=clocks)


def lines(store: Store) -> list[tuple[str, str, str, str]]:
    return [(one.person, one.kind, one.company, one.what) for one in access.accesses(store.conn)]


def test_views_are_one_line_for_each_person_company_and_minute(kept: Store, clocks: SetClocks) -> None:
    for what in ("day", "company", "day"):
        kept.access.saw(SECRETARY, what, ("c1",))
    kept.access.saw(MEMBER, "own-sheet", ("c1",))
    kept.access.saw(SECRETARY, "day", ("c2",))
    assert lines(kept) == [], "nothing is written while the minute goes on"
    clocks.wait(61_000)
    kept.access.saw(SECRETARY, "day", ("c1",))
    gathered = {("e1", "viewed", "c1", "own-sheet"), ("s", "viewed", "c1", "company day"), ("s", "viewed", "c2", "day")}
    assert set(lines(kept)) == gathered
    kept.close()
    again = open_season(kept.paths.file, PASSPHRASE)
    assert len(lines(again)) == 4, "closing writes what was gathered"
    assert all(one.utc_ms % access.MINUTE_MS == 0 for one in access.accesses(again.conn))
    again.close()


def test_what_leaves_and_what_is_refused_is_there_at_once(kept: Store) -> None:
    kept.access.exported(SECRETARY, "sealed JU26-P01-R1")
    kept.access.refused(MEMBER, "own-sheet pin.wrong", "c1")
    assert lines(kept) == [
        ("s", "exported", "", "sealed JU26-P01-R1"),
        ("e1", "refused", "c1", "own-sheet pin.wrong"),
    ]
    kept.close()


def test_lines_of_one_moment_are_told_as_they_were_written(kept: Store) -> None:
    said = [f"copy {n}" for n in range(20)]
    for what in said:
        kept.access.exported(SECRETARY, what)
    assert [what for *_, what in lines(kept)] == said
    kept.close()


def test_a_line_that_was_changed_or_taken_out_is_found(kept: Store) -> None:
    for n in range(3):
        kept.access.exported(SECRETARY, f"copy {n}")
    assert access.broken(kept.conn) == ()
    first = kept.conn.execute("SELECT hash FROM access WHERE prev = x''").fetchone()[0]
    kept.conn.execute("DELETE FROM access WHERE hash = ?", (first,))
    assert len(access.broken(kept.conn)) == 1, "the line after it has lost the one before"
    kept.conn.execute("DROP TRIGGER access_never_updated")
    kept.conn.execute("UPDATE access SET person = 'somebody else' WHERE what = 'copy 2'")
    assert len(access.broken(kept.conn)) == 2
    kept.close()
    assert len(journals.audit(kept.paths.file, PASSPHRASE).accesses) == 2


def test_no_line_is_changed_by_accident(kept: Store) -> None:
    kept.access.exported(SECRETARY, "copy")
    with pytest.raises(Exception, match="never changed"):
        kept.conn.execute("UPDATE access SET what = 'nothing'")
    kept.close()


def test_both_copies_lines_join_however_often_they_are_brought(kept: Store, tmp_path: Path) -> None:
    kept.access.exported(SECRETARY, "before")
    stick = copies.carry(copies.take(kept), tmp_path / "stick").file
    other = open_season(copies.bring(stick, tmp_path / "spare" / stick.name), PASSPHRASE)
    other.access.exported(MEMBER, "there")
    kept.access.exported(SECRETARY, "here")
    other.close()
    for _ in range(2):
        merge.import_season(kept, other.paths.file, seasons.secretariat(kept.season))
    assert sorted(what for *_, what in lines(kept)) == ["before", "here", "there"]
    assert access.broken(kept.conn) == ()
    kept.access.exported(SECRETARY, "after")
    assert access.broken(kept.conn) == ()
    kept.close()


def _forge(store: Store, prev: bytes, **said: Any) -> bytes:
    """A line laid into a copy by hand, rightly hashed."""
    line = replace(access.Access(1_772_496_000_000, "d", "p", "r", "viewed", "", "x"), **said)
    digest = line.hash_after(prev)
    store.conn.execute("INSERT INTO access VALUES (?,?,?,?,?,?,?,?,?)", (digest, prev, *astuple(line)))
    return digest


def _copy(store: Store, tmp_path: Path) -> Store:
    stick = copies.carry(copies.take(store), tmp_path / "stick").file
    return open_season(copies.bring(stick, tmp_path / "spare" / stick.name), PASSPHRASE)


@pytest.mark.parametrize(
    "said",
    [
        {"utc_ms": 2**62},
        {"utc_ms": -1},
        {"kind": "erased"},
        {"what": "x\n2026. 3. 3. 09:00  사무국  봄"},
        {"what": "\x1b[2J"},
    ],
)
def test_a_foreign_line_that_no_program_wrote_stays_behind(
    kept: Store, tmp_path: Path, said: dict[str, object]
) -> None:
    kept.access.exported(SECRETARY, "before")
    other = _copy(kept, tmp_path)
    head = bytes.fromhex(str(other.conn.execute("SELECT hex(hash) FROM access").fetchone()[0]))
    _forge(other, head, **said)
    _forge(other, b"\x07" * 32)
    other.close()
    merge.import_season(kept, other.paths.file, seasons.secretariat(kept.season))
    assert lines(kept) == [("s", "exported", "", "before")]
    kept.close()
    assert journals.audit(kept.paths.file, PASSPHRASE).accesses == ()


def test_lines_foretold_in_a_copy_do_not_silence_the_stream(kept: Store, tmp_path: Path, clocks: SetClocks) -> None:
    """Whoever knows the head can write tomorrow's lines; the real ones are written all the same."""
    kept.access.exported(SECRETARY, "before")
    other = _copy(kept, tmp_path)
    clocks.wait(60_000)
    kept.access.exported(SECRETARY, "copy")
    foretold = kept.conn.execute("SELECT * FROM access WHERE what = 'copy'").fetchone()
    other.conn.execute("INSERT INTO access VALUES (?,?,?,?,?,?,?,?,?)", foretold)
    kept.conn.execute("DELETE FROM access WHERE what = 'copy'")
    kept.conn.execute("UPDATE setting SET value = ? WHERE name = 'access.head'", (foretold[1].hex(),))
    other.close()
    merge.import_season(kept, other.paths.file, seasons.secretariat(kept.season))
    for what in ("copy", "after"):
        kept.access.exported(SECRETARY, what)
    assert [what for *_, what in lines(kept)] == ["before", "copy", "after"]
    assert access.broken(kept.conn) == ()
    kept.close()


def test_a_line_that_cannot_be_written_as_it_is_does_not_stop_the_record(kept: Store) -> None:
    kept.access.refused(SECRETARY, "company \udcff\n", "c1")
    assert lines(kept) == [("s", "refused", "c1", "company   ")]
    kept.conn.execute("UPDATE setting SET value = 'no hash' WHERE name = 'access.head'")
    kept.access.exported(SECRETARY, "copy")
    assert len(lines(kept)) == 2
    with kept.transaction() as tx:
        facts = PersonFacts("위원", agency_number="E1")
        tx.append(seasons.secretariat(kept.season), about(PersonAdded(facts), tx.new_id()))
    kept.close()


def test_views_are_written_with_the_next_record_once_their_minute_is_over(kept: Store, clocks: SetClocks) -> None:
    kept.access.saw(SECRETARY, "company", ("c1",))
    clocks.wait(61_000)
    with kept.transaction() as tx:
        facts = PersonFacts("위원", agency_number="E1")
        tx.append(seasons.secretariat(kept.season), about(PersonAdded(facts), tx.new_id()))
    assert lines(kept) == [("s", "viewed", "c1", "company")]
    kept.close()


def test_lines_taken_from_the_end_are_missed(kept: Store) -> None:
    for n in range(3):
        kept.access.exported(SECRETARY, f"copy {n}")
    kept.conn.execute("DELETE FROM access WHERE what = 'copy 2'")
    assert len(access.broken(kept.conn)) == 1
    kept.conn.execute("DELETE FROM access")
    assert len(access.broken(kept.conn)) == 1
    kept.close()


def test_a_copy_that_has_not_written_says_that_it_is_one(kept: Store, tmp_path: Path) -> None:
    other = _copy(kept, tmp_path)
    other.access.exported(MEMBER, "there")
    (line,) = access.accesses(other.conn)
    assert line.device == f"copy:{kept.journal.device}"
    other.close()
    kept.close()


def test_a_full_disk_stops_no_record_and_the_lines_come_when_there_is_room(kept: Store) -> None:
    pages = kept.conn.execute("PRAGMA page_count").fetchone()[0]
    kept.conn.execute(f"PRAGMA max_page_count = {pages}")
    for n in range(400):
        kept.access.exported(SECRETARY, f"copy {n} " + "가" * 200)
    written = len(lines(kept))
    assert written < 400
    kept.conn.execute("PRAGMA max_page_count = 1000000")
    with kept.transaction() as tx:
        facts = PersonFacts("위원", agency_number="E1")
        tx.append(seasons.secretariat(kept.season), about(PersonAdded(facts), tx.new_id()))
    kept.access.flush()
    assert len(lines(kept)) == 400
    assert access.broken(kept.conn) == ()
    kept.close()


def test_looking_at_a_damaged_season_writes_nothing_and_fails_nothing(kept: Store) -> None:
    kept.close()
    content = kept.paths.file.read_bytes()
    store = open_season(kept.paths.file, PASSPHRASE, read_only=True)
    store.access.exported(SECRETARY, "copy")
    store.close()
    assert kept.paths.file.read_bytes() == content
