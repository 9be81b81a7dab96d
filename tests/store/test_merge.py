"""Two copies of one season come together: a set union, forks kept apart, replay equal."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.record.season import SEASON, RoundOpened
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import policies, seasons
from jumpup_desktop.store import engine, keys, merge
from jumpup_desktop.store.season_store import PROGRAM, Store, open_season
from tests.attachments import attached
from tests.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlite_utils


def _rounds(store: Store) -> set[str]:
    return {title for _, title in store.known(SEASON, store.season).rounds}


def _write(file: Path, *titles: str) -> None:
    store = open_season(file, PASSPHRASE)
    for title in titles:
        with store.transaction() as tx:
            tx.append(PROGRAM, Draft("season", store.season, RoundOpened(tx.new_id(), title)))
    store.close()


@pytest.fixture
def copies(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, Path]:
    """One season on two laptops, each of which then wrote on its own."""
    make_season().close()
    other = tmp_path / "spare" / season_file.name
    shutil.copytree(season_file.parent, other.parent)
    _write(season_file, "원본에서")
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "other-user"))
    _write(other, "예비 노트북에서", "또 예비에서")
    return season_file, other


def test_a_copy_on_another_machine_begins_a_new_device(copies: tuple[Path, Path]) -> None:
    store = open_season(copies[1], PASSPHRASE)
    devices = store.conn.execute("SELECT follows FROM device_name WHERE follows <> ''").fetchall()
    assert len(devices) == 1
    assert store.audit()[1] == []
    store.close()


def test_union_is_the_same_from_either_side_and_repeats_change_nothing(copies: tuple[Path, Path]) -> None:
    results = []
    for here, there in (copies, reversed(copies)):
        copy = here.parent.with_name(here.parent.name + "-union") / here.name
        shutil.copytree(here.parent, copy.parent)
        store = open_season(copy, PASSPHRASE)
        first = merge.import_season(store, there, PROGRAM)
        again = merge.import_season(store, there, PROGRAM)
        assert first.forked == 0
        assert again.added == 0
        assert store.audit()[1] == []
        assert store.rebuild()
        results.append(_rounds(store))
        store.close()
    assert results[0] == results[1] == {"2026년 1회차", "원본에서", "예비 노트북에서", "또 예비에서"}


def test_another_season_is_refused_and_nothing_enters(store: Store, tmp_path: Path) -> None:
    other = tmp_path / "b.jumpup-season"
    seasons.create(seasons.Request(other, PASSPHRASE, policies.shipped(), cost=keys.LEAST_COST)).store.close()
    before = store.audit()
    with pytest.raises(Trouble) as caught:
        merge.import_season(store, other, PROGRAM)
    assert caught.value.code == "journal.other-season"
    assert store.audit() == before


def test_an_altered_record_is_refused_whole(copies: tuple[Path, Path]) -> None:
    victim = open_season(copies[1], PASSPHRASE)
    guard = victim.conn.execute("SELECT sql FROM sqlite_schema WHERE name = 'body_never_updated'").fetchone()[0]
    victim.conn.execute("DROP TRIGGER body_never_updated")
    victim.conn.execute(
        "UPDATE body SET body = CAST(replace(CAST(body AS TEXT), '예비', '나쁜') AS BLOB) WHERE seq = 2"
    )
    victim.conn.execute(guard)
    victim.close()
    store = open_season(copies[0], PASSPHRASE)
    before = store.audit()
    with pytest.raises(Trouble) as caught:
        merge.import_season(store, copies[1], PROGRAM)
    assert caught.value.code == "journal.chain-broken"
    assert store.audit() == before
    store.close()


def test_a_medium_that_cannot_be_written_gives_what_stands_only_in_its_journal(
    copies: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = copies
    other = open_season(there, PASSPHRASE)
    with other.transaction() as tx:
        tx.append(PROGRAM, Draft("season", other.season, RoundOpened(tx.new_id(), "저널에만")))
    medium = there.parent.parent / "medium"
    shutil.copytree(there.parent, medium)
    other.close()
    before = {path: path.read_bytes() for path in medium.iterdir() if path.is_file()}
    assert (medium / f"{there.name}-wal").stat().st_size > 0
    connect, out = engine.connect_read_only, Path(tempfile.gettempdir())

    def refusing(path: Path, key: bytes, *, with_journal: bool = False) -> sqlite_utils.Database:
        if path.parent == medium:
            raise Trouble("machine.read-only", path=str(path))
        return connect(path, key, with_journal=with_journal)

    rest = set(out.iterdir())
    monkeypatch.setattr(engine, "connect_read_only", refusing)
    with closing(open_season(here, PASSPHRASE)) as store:
        merge.import_season(store, medium / there.name, PROGRAM)
        assert "저널에만" in _rounds(store)
    assert {path: path.read_bytes() for path in medium.iterdir() if path.is_file()} == before
    assert not [path for path in set(out.iterdir()) - rest if list(path.glob(there.name))]


def test_attachments_come_along(copies: tuple[Path, Path]) -> None:
    there = open_season(copies[1], PASSPHRASE)
    sha256 = attached(there, b"%PDF-1.7 sealed elsewhere", "A00.pdf")
    there.close()
    store = open_season(copies[0], PASSPHRASE)
    merge.import_season(store, copies[1], PROGRAM)
    assert store.attachment(sha256) == b"%PDF-1.7 sealed elsewhere"
    store.close()
