"""The audit beside the work: what it says, what it lets happen, and that it never stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.presenters.health import HealthPresenter
from jumpup_desktop.presenters.messages import Sentences
from jumpup_desktop.presenters.session import SessionPresenter
from jumpup_desktop.presenters.tasks import InlineTasks
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.services.preferences import KeptPreferences
from tests.attachments import attached
from tests.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store


class Opened:
    """A season that can be opened, with what looks after it."""

    def __init__(self, file: Path, data_dir: Path) -> None:
        self.file, self.season = file, OpenSeason()
        tasks, sentences = InlineTasks(self.season.trouble_of, self.season.take_changes), Sentences()
        self.session = SessionPresenter(self.season, KeptPreferences(data_dir), tasks, sentences)
        self.health = HealthPresenter(self.season, self.session, tasks, sentences)
        self.states = list[str]()
        self.health.changed.listen(self._note)

    def _note(self, _none: None) -> None:
        self.states.append(self.health.state)

    def open(self, *, read_only: bool = False) -> None:
        self.session.pick(self.file)
        self.session.unlock(PASSPHRASE, read_only=read_only)


@pytest.fixture
def opened(make_season: Callable[[], Store], season_file: Path, data_dir: Path) -> Iterator[Opened]:
    store = make_season()
    attached(store, b"kept")
    store.blobs.put(b"written before a crash")
    store.close()
    made = Opened(season_file, data_dir)
    yield made
    made.season.close()


def test_a_whole_season_is_audited_once_and_tidied(opened: Opened) -> None:
    opened.open()
    assert opened.states == ["checking", "clean"]
    assert (opened.health.count, opened.health.lines) == (0, ())
    assert len(opened.season.store.blobs.names()) == 1
    opened.session.lock()
    opened.session.unlock(PASSPHRASE)
    assert opened.states == ["checking", "clean"], "unlocking opens nothing anew"


def test_faults_are_told_by_their_sort_and_nothing_is_swept(opened: Opened) -> None:
    opened.open()
    opened.season.store.blobs.put(b"another")
    for n in range(3):
        attached(opened.season.store, f"file {n}".encode())
    opened.season.store.conn.execute("DELETE FROM attachment")
    opened.season.close()
    opened.open()
    assert opened.states[-2:] == ["checking", "faulty"]
    assert opened.health.count > 1
    (line,) = opened.health.lines
    assert line.endswith(f"외 {opened.health.count - 1}곳")
    assert len(opened.season.store.blobs.names()) == 5


def test_what_is_open_for_reading_only_is_not_audited_here(opened: Opened) -> None:
    opened.open(read_only=True)
    assert opened.states == ["checking", "none"]


def test_an_audit_that_ends_in_trouble_says_so(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(opened.season, "audit", fails)
    opened.open()
    assert opened.health.state == "unknown"
    assert opened.health.lines
    assert opened.session.screen == "open"
