"""What was said is taken out for good, here and where the record goes; the chain and the replay stay whole."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain import purging
from jumpup_desktop.domain.meeting.opinion import OPINION
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.record.event import EventRef
from jumpup_desktop.domain.rules import about
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import journal, merge, purge
from jumpup_desktop.store.season_store import PROGRAM, open_season
from tests.attachments import attached
from tests.conftest import PASSPHRASE
from tests.domain.build import refusal
from tests.minimal_day import play_minimal

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store
    from tests.minimal_day import SealedDay


def test_a_purged_text_is_gone_from_rows_bodies_and_files_and_comes_back_with_no_merge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    (tmp_path / "here").mkdir()
    made = play_minimal(tmp_path / "here", before="propose")
    store = made.store
    sha256 = attached(store, b"a plan", "plan.pdf")
    (named,) = [e for e in journal.events_of_kinds(store.conn, None, ("company.file_attached",))]
    opinion = _revised(store)
    refs = (*(v.ref for v in store.known(OPINION, opinion).versions), named.ref)
    text = store.known(OPINION, opinion).text
    assert len(refs) == 3
    store.close()
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    store = open_season(made.store.paths.file, PASSPHRASE)
    purge.purge(store, PROGRAM, refs, "보존기간 만료")
    assert store.known(OPINION, opinion).text == ""
    assert store.known(COMPANY, named.entity).files == ()
    with pytest.raises(Trouble):
        store.attachment(sha256)
    merge.import_season(store, tmp_path / "there" / store.paths.file.name, PROGRAM)
    assert text not in "".join(map(str, store.conn.execute("SELECT text FROM opinion").fetchall()))
    assert not any(text.encode() in row[0] for row in store.conn.execute("SELECT body FROM body").fetchall())
    assert store.audit()[1] == []
    assert store.rebuild()
    store.close()
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "other-user"))
    other = open_season(tmp_path / "there" / store.paths.file.name, PASSPHRASE)
    assert merge.import_season(other, store.paths.file, PROGRAM).purged == len(refs)
    assert merge.import_season(other, store.paths.file, PROGRAM).purged == 0
    assert other.known(OPINION, opinion).text == ""
    assert other.audit()[1] == []
    assert other.rebuild()
    other.close()


def _revised(store: Store) -> str:
    """The one opinion of the day that was changed in the debate: nobody else wrote its words."""
    (row,) = store.conn.execute("SELECT entity FROM opinion WHERE versions = 2").fetchall()
    return str(row[0])


def test_a_purge_needs_a_ground_and_events_that_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    store = play_minimal(tmp_path, before="arrive").store
    (first, *_) = journal.events_of_kinds(store.conn, None, ("person.added",))
    assert refusal(lambda: purge.purge(store, PROGRAM, (), "만료")) == "record.nothing"
    assert refusal(lambda: purge.purge(store, PROGRAM, (first.ref,), " ")) == "record.ground-missing"
    assert refusal(lambda: purge.purge(store, PROGRAM, (EventRef("d:1:0"),), "만료")) == "record.unknown"
    store.close()


def test_what_papers_will_say_is_not_purged_before_they_are_sealed(tmp_path: Path) -> None:
    """Else they would be signed with something missing that nobody saw."""
    store = play_minimal(tmp_path, before="resolve").store
    for kind in ("consensus.proposed", "item.participants_fixed", "sitting.arrived"):
        (event, *_) = journal.events_of_kinds(store.conn, None, (kind,))
        assert refusal(partial(purge.purge, store, PROGRAM, (event.ref,), "만료")) == "record.day-open"
    (gist, *_) = journal.events_of_kinds(store.conn, None, ("item.gist_noted",))
    assert purge.purge(store, PROGRAM, (gist.ref, gist.ref), "만료") == 1
    assert refusal(partial(purge.purge, store, PROGRAM, (gist.ref,), "만료")) == "record.nothing"
    store.close()


def test_of_a_day_that_was_never_opened_everything_may_go(tmp_path: Path) -> None:
    """It came to nothing, and prints nothing."""
    store = play_minimal(tmp_path, before="open").store
    (arrived, *_) = journal.events_of_kinds(store.conn, None, ("sitting.arrived",))
    assert purge.purge(store, PROGRAM, (arrived.ref,), "만료") == 1
    assert store.rebuild()
    store.close()


@pytest.mark.parametrize(
    "kept", ["company.loaded", "person.added", "panel.added", "clock.started", "clock.finished", "item.called"]
)
def test_what_papers_print_stays_until_they_are_sealed(
    kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a sheet is sealed without the company's name, or with a participant that it does not name."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    store = play_minimal(tmp_path, before="papers").store
    (event, *_) = journal.events_of_kinds(store.conn, None, (kept,))
    assert refusal(partial(purge.purge, store, PROGRAM, (event.ref,), "만료")) == "record.day-open"
    store.close()


def test_no_merge_takes_a_seal_away(sealed_day: SealedDay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that calls a seal purged has no effect here."""
    made = sealed_day.copy(tmp_path / "here")
    store = made.store
    (seal, *_) = journal.events_of_kinds(store.conn, None, ("paper.sealed",))
    sealed = store.known(PAPER, seal.entity).sealed
    store.close()
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "other-user"))
    other = open_season(tmp_path / "there" / store.paths.file.name, PASSPHRASE)
    with other.transaction() as tx:
        tx.append(PROGRAM, about(purging.RecordPurged((seal.ref,), "만료", "s"), other.season))
    other.close()
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user-data"))
    store = open_season(store.paths.file, PASSPHRASE)
    merge.import_season(store, other.paths.file, PROGRAM)
    assert store.known(PAPER, seal.entity).sealed == sealed
    assert journal.event_at(store.conn, seal.ref) == seal
    assert store.rebuild()
    store.close()


def test_after_the_seal_a_purge_takes_what_was_named_and_nothing_else(sealed_day: SealedDay, tmp_path: Path) -> None:
    made = sealed_day.copy(tmp_path)
    store, meeting = made.store, made.played.meeting
    visits = {visit.person for visit in store.known(SITTING, meeting).visits}
    (left, *_) = journal.events_of_kinds(store.conn, None, ("sitting.left",))
    assert purge.purge(store, PROGRAM, (left.ref,), "만료") == 1
    assert {visit.person for visit in store.known(SITTING, meeting).visits} == visits
    for kept in ("paper.drafted", "paper.frozen", "paper.signed", "paper.sealed", "sitting.key_issued"):
        (event, *_) = journal.events_of_kinds(store.conn, None, (kept,))
        assert refusal(partial(purge.purge, store, PROGRAM, (event.ref,), "만료")) == "record.kept", kept
    for gone in ("company.loaded", "person.added", "clock.started"):
        (event, *_) = journal.events_of_kinds(store.conn, None, (gone,))
        assert purge.purge(store, PROGRAM, (event.ref,), "만료") >= 1, gone
    assert store.rebuild()
    store.close()
