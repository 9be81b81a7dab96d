"""What was said is taken out for good, here and where the record goes; the chain and the replay stay whole."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.meeting.opinion import OPINION
from jumpup_desktop.domain.record.event import EventRef
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
    merge.import_season(other, store.paths.file, PROGRAM)
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
