"""When the machine was seen last: what an outage took, and that looking at a file records nothing."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.meeting.phases import PHASES, CorrectTime
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services import alive
from jumpup_desktop.services.room import Room
from jumpup_desktop.store import journal
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import open_season
from tests.conftest import PASSPHRASE
from tests.minimal_day import MinimalDay, play_minimal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jumpup_desktop.domain.record.event import Moment

MINUTE = 60_000


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MinimalDay]:
    """A day whose first company speaks."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    day = play_minimal(tmp_path, before="pause")
    yield day
    day.store.close()


class Clock:
    """Minutes after the phase began, on one boot or another."""

    def __init__(self, made: MinimalDay, monkeypatch: pytest.MonkeyPatch) -> None:
        self.store, self.item = made.store, made.store.known(MEETING, made.played.meeting).items[0].id
        self.began, self._first = made.store.known(PHASES, self.item).began, made.clocks.now()
        self._room, self._made, self._patch = Room(made.store, made.played.meeting, LEAST_COST), made, monkeypatch

    def at(self, minutes: int, boot: str = "") -> Moment:
        passed = minutes * MINUTE
        there = replace(self._first, utc_ms=self.began + passed)
        if boot:
            there = replace(there, boot_id=boot, boottime_ns=passed * 1_000_000, monotonic_ns=passed * 1_000_000)
        self._patch.setattr(self._made.clocks, "now", lambda: there)
        return there

    def beat(self, minutes: int, boot: str = "") -> None:
        alive.beat(self.store, self.at(minutes, boot))

    def corrects(self, seconds: int, minutes: int, boot: str = "") -> None:
        self._room.act(CorrectTime(self.item, seconds, "바로잡음"), at=self.at(minutes, boot))

    def outage(self, minutes: int, boot: str = "") -> tuple[int, int, int] | None:
        self.at(minutes, boot)
        found = alive.outage(self.store, self.store.get(PHASES, self.item))
        if found is None:
            return None
        return (found.since - self.began) // MINUTE, (found.until - self.began) // MINUTE, found.lost_ms


@pytest.fixture
def clock(made: MinimalDay, monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(made, monkeypatch)


def test_two_outages_with_nothing_recorded_between_are_both_counted(clock: Clock) -> None:
    clock.beat(1)
    clock.beat(3, "second")
    clock.beat(4, "second")
    assert clock.outage(10, "third") == (1, 10, (2 + 6) * MINUTE)
    clock.beat(10, "third")
    assert clock.outage(11, "third") == (1, 11, (2 + 7) * MINUTE), "open until something is recorded"


def test_an_open_outage_grows_and_a_closed_one_does_not(clock: Clock) -> None:
    clock.beat(1)
    now = clock.at(3, "second").utc_ms
    found = alive.outage(clock.store, clock.store.get(PHASES, clock.item))
    assert found is not None
    assert found.at(now + 5_000) == replace(found, until=now + 5_000, lost_ms=2 * MINUTE + 5_000)
    assert found.at(now - 5_000) == found
    assert replace(found, is_open=False).at(now + 5_000).lost_ms == 2 * MINUTE


def test_what_was_set_right_for_another_reason_hides_no_outage(clock: Clock) -> None:
    clock.corrects(-30, 1)
    clock.beat(2)
    assert clock.outage(5, "second") == (2, 5, 3 * MINUTE)
    clock.corrects(-30, 6, "second")
    assert clock.outage(6, "second") == (2, 6, 4 * MINUTE - 30_000), "half a minute of it is given back"
    clock.corrects(-210, 6, "second")
    assert clock.outage(7, "second") is None


def test_after_one_was_given_back_the_next_stands_alone(clock: Clock) -> None:
    clock.beat(1)
    clock.corrects(-120, 3, "second")
    assert clock.outage(3, "second") is None
    clock.beat(4, "second")
    assert clock.outage(9, "third") == (4, 9, 5 * MINUTE)


def test_a_copy_that_is_only_looked_at_begins_no_device(
    made: MinimalDay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """진행 on the screen of another laptop writes nothing into its record."""
    file = made.store.paths.file
    carried = tmp_path / "carried"
    carried.mkdir()
    for one in file.parent.glob(f"{file.stem}*"):
        copy = shutil.copytree if one.is_dir() else shutil.copy2
        copy(one, carried / one.name)
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "other-user"))
    with closing(open_season(carried / file.name, PASSPHRASE)) as other:
        assert other.is_restored_copy
        before = journal.all_heads(other.conn)
        alive.beat(other, made.clocks.now())
        assert other.is_restored_copy
        assert journal.all_heads(other.conn) == before
