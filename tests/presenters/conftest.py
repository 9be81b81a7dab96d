"""A played day as presenters see it: a real season, work done at once, no window anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.presenters.messages import Sentences
from jumpup_desktop.presenters.progress import ProgressPresenter
from jumpup_desktop.presenters.room import RoomPresenter
from jumpup_desktop.presenters.tasks import InlineTasks
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.store.keys import LEAST_COST
from tests.minimal_day import play_minimal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jumpup_desktop.services.seen.day import DayView
    from jumpup_desktop.services.seen.turn import TurnView


class PlayedDay:
    """The day up to an act of the script, and the presenters over it."""

    def __init__(self, folder: Path, before: str, companies: int) -> None:
        made = play_minimal(folder, before=before, companies=companies)
        self.people, self.season = made.people, OpenSeason()
        self.season.pin_cost = LEAST_COST
        self.season.hold(made.store, made.store.paths.file)
        self.tasks, self.sentences = InlineTasks(self.season.trouble_of, self.season.take_changes), Sentences()
        self.room = RoomPresenter(self.season, self.tasks, self.sentences)
        self.progress = ProgressPresenter(self.room)
        self.room.refresh()
        assert self.room.day is not None, self.room.error
        self.show(0)

    @property
    def view(self) -> DayView:
        """The day as the screens see it."""
        assert self.room.day is not None
        return self.room.day

    @property
    def turn(self) -> TurnView:
        """The company that is shown."""
        assert self.view.turn is not None
        return self.view.turn

    def show(self, number: int) -> None:
        """Look at a company of the agenda, from 0."""
        self.room.show(self.view.entries[number].item)

    def events(self) -> int:
        """How many events the record holds."""
        return self.season.store.audit()[0]


@pytest.fixture
def played(tmp_path: Path) -> Iterator[Callable[..., PlayedDay]]:
    """Plays the minimal script up to an act."""
    made: list[PlayedDay] = []

    def play(before: str, companies: int = 1) -> PlayedDay:
        folder = tmp_path / str(len(made))
        folder.mkdir()
        made.append(PlayedDay(folder, before, companies))
        return made[-1]

    yield play
    for day in made:
        day.season.close()
