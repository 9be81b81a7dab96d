"""What an act, a view and two screens cost on one day and on a season of twenty; only what changed should count."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.opinion import OPINION, ReviseOpinion, opinion_id
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services.room import Room
from jumpup_desktop.services.seen import papers as seen_papers
from jumpup_desktop.services.seen.day import day_view
from jumpup_desktop.services.seen.signing import signing_day
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import open_season
from tests.bench.acts import insert, medians
from tests.bench.plot import draw
from tests.conftest import PASSPHRASE
from tests.season_of_days import growing_season

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.store.season_store import Store

DAYS = (1, 5, 20)
LONG = (1, 5, 20, 100)
FULL, FULL_DAYS = 17, (1, 20, 36)
"""Companies of a full day; at how many of them it is looked (36 have 41,000 events)."""
ROUNDS = {"bare insert": 200, "act": 200, "view": 200, "signing": 100, "papers": 100}
Figures = dict[str, float]


def measure(folder: Path) -> Iterator[str]:
    """Medians of process CPU time, each day's papers sealed, the first company of the last day looked at.

    With `--long` a hundred days too, and full days; with `--plot=FILE` the ratios are drawn.
    """
    os.environ["JUMPUP_DATA_DIR"] = f"{folder}/user"
    is_long = "--long" in sys.argv
    drawn: dict[int, Figures] = {}
    yield from _grown(folder, LONG if is_long else DAYS, 1, drawn)
    for target in [arg.removeprefix("--plot=") for arg in sys.argv if arg.startswith("--plot=")]:
        draw(drawn, Path(target))
    if is_long:
        yield from _grown(folder, FULL_DAYS, FULL, {})


def _grown(folder: Path, marks: Sequence[int], companies: int, drawn: dict[int, Figures]) -> Iterator[str]:
    """One season that grows; copies of it after so many days are looked at in turn."""
    place, copies = folder / f"days-of-{companies}", {}
    place.mkdir()
    for days, (file, meeting) in zip(range(1, marks[-1] + 1), growing_season(place, companies), strict=False):
        if days in marks:
            copies[days] = Looked(shutil.copytree(place, folder / f"copy-{companies}-{days}") / file.name, meeting)
    for name, rounds in ROUNDS.items():
        found = medians(*(one.steps[name] for one in copies.values()), rounds=rounds)
        for days, ms in zip(copies, found, strict=True):
            drawn.setdefault(days, {})[name] = ms
    for days, one in copies.items():
        told = ", ".join(f"{name} {ms:.2f} ms ({ms / drawn[marks[0]][name]:.2f} ×)" for name, ms in drawn[days].items())
        yield f"growth: {days} days of {companies}, {one.events} events, {one.papers} papers: {told}"
        one.store.close()


class Looked:
    """A season and what is done with its last day, once each to begin with."""

    def __init__(self, file: Path, meeting: str) -> None:
        self.store = store = open_season(file, PASSPHRASE)
        self._room, self._item = Room(store, meeting, LEAST_COST), store.known(MEETING, meeting).items[0].id
        self._meeting, self._writer = meeting, store.known(MEETING, meeting).members[0]
        self.steps: dict[str, Callable[[], object]] = {
            "bare insert": lambda: insert(store),
            "act": self._revise,
            "view": lambda: day_view(store, self._room.reader, meeting, self._item),
            "signing": lambda: signing_day(store, self._room.reader, meeting),
            "papers": lambda: _papers_screen(store, self._room.reader, meeting),
        }
        self.papers, self.events = len(seen_papers.lines(store, self._room.reader)), store.audit()[0]
        for step in self.steps.values():
            step()

    def _revise(self) -> None:
        base = self.store.known(OPINION, opinion_id(self._item, self._writer, "overall")).base
        self._room.act(ReviseOpinion(self._item, self._writer, "overall", "다시 적은 글", reason="오기", base=base))


def _papers_screen(store: Store, reader: Reader, meeting: str) -> None:
    seen_papers.days_with_papers(store)
    seen_papers.lines(store, reader, meeting)
