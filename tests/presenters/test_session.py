"""Opening, making and locking a season without a window; one clock that is moved by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.presenters.messages import Sentences
from jumpup_desktop.presenters.session import SessionPresenter
from jumpup_desktop.presenters.sources import SourcesPresenter
from jumpup_desktop.presenters.tasks import InlineTasks
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.services.preferences import KeptPreferences
from tests.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store


class Clock:
    """Seconds that pass when the test says so."""

    now = 0.0

    def __call__(self) -> float:
        """The seconds."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """The session's clock."""
    return Clock()


@pytest.fixture
def session(data_dir: Path, clock: Clock) -> Iterator[SessionPresenter]:
    """A session before anything is chosen."""
    season = OpenSeason()
    tasks = InlineTasks(season.trouble_of, season.take_changes)
    made = SessionPresenter(season, KeptPreferences(data_dir), tasks, Sentences(), clock)
    yield made
    season.close()


@pytest.fixture
def file(make_season: Callable[[], Store], season_file: Path) -> Path:
    """A season that can be opened."""
    make_season().close()
    return season_file


def screen(session: SessionPresenter) -> str:
    """Where it stands, asked anew."""
    return session.screen


def test_a_season_is_chosen_opened_locked_and_closed(session: SessionPresenter, file: Path) -> None:
    session.pick(file)
    session.unlock(PASSPHRASE)
    assert (screen(session), session.tries.error) == ("open", "")
    card = session.card
    assert card is not None
    assert card.file == file
    assert [path.name for path in session.recent] == [file.name]
    session.lock()
    session.unlock("wrong one")
    assert screen(session) == "locked"
    assert session.tries.is_about_passphrase
    session.unlock(PASSPHRASE)
    assert screen(session) == "open"
    session.close()
    assert (screen(session), session.card) == ("choose", None)
    session.forget(file)
    assert not session.recent


def test_after_several_wrong_ones_the_next_try_waits(session: SessionPresenter, file: Path, clock: Clock) -> None:
    session.pick(file)
    for _ in range(4):
        session.unlock("wrong")
    seconds = session.tries.wait_s
    assert seconds > 0
    assert str(seconds) in session.tries.error
    session.unlock(PASSPHRASE)
    assert screen(session) == "choose", "nothing is tried while it waits"
    clock.now += seconds
    session.tries.tick()
    assert session.tries.error == ""


def test_another_file_begins_anew(session: SessionPresenter, file: Path, tmp_path: Path) -> None:
    session.pick(file)
    session.unlock("wrong")
    assert session.tries.error
    session.pick(tmp_path / "none.jumpup-season")
    assert session.tries.error == ""
    session.unlock(PASSPHRASE)
    assert screen(session) == "choose"
    assert session.tries.error
    assert not session.tries.is_about_passphrase


def test_a_new_season_shows_its_recovery_key_once(session: SessionPresenter, tmp_path: Path) -> None:
    policy = SourcesPresenter(session).policies()[0]
    session.start_creating()
    session.create(tmp_path / "새 시즌", "short", policy.name)
    assert screen(session) == "create"
    assert session.tries.error
    session.create(tmp_path / "새 시즌", "새벽 별빛 아래 도약", policy.name)
    assert screen(session) == "recovery"
    assert session.recovery_key.startswith("AGE-SECRET-KEY-")
    assert not (tmp_path / "새 시즌.jumpup-season").exists(), "it does not count before the key is kept"
    session.confirm_recovery()
    assert (screen(session), session.recovery_key) == ("open", "")
    assert session.recent[0].name == "새 시즌.jumpup-season"


def test_a_season_whose_key_nobody_kept_is_not_there(session: SessionPresenter, tmp_path: Path) -> None:
    policy = SourcesPresenter(session).policies()[0]
    session.start_creating()
    session.create(tmp_path / "새 시즌", "새벽 별빛 아래 도약", policy.name)
    session.close()
    assert list(tmp_path.glob("*새 시즌*")) == []


def test_a_file_that_came_meanwhile_is_not_replaced(session: SessionPresenter, tmp_path: Path) -> None:
    policy = SourcesPresenter(session).policies()[0]
    session.start_creating()
    session.create(tmp_path / "새 시즌", "새벽 별빛 아래 도약", policy.name)
    (tmp_path / "새 시즌.jumpup-season").write_bytes(b"precious")
    session.confirm_recovery()
    assert (screen(session), session.recovery_key) == ("create", "")
    assert session.tries.error
    assert (tmp_path / "새 시즌.jumpup-season").read_bytes() == b"precious"


def test_a_rehearsal_is_made_and_opened(session: SessionPresenter, tmp_path: Path) -> None:
    SourcesPresenter(session).rehearse(tmp_path / "연습")
    assert screen(session) == "open"
    assert session.card is not None
    assert "연습" in session.card.programme
