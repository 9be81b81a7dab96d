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
from jumpup_desktop.services.seen.signing import closed_day
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import open_season
from tests.bench.acts import insert, median
from tests.bench.plot import draw
from tests.conftest import PASSPHRASE
from tests.season_of_days import growing_season

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.store.season_store import Store

DAYS = (1, 5, 20)
LONG = (1, 5, 20, 100)
FULL, FULL_DAYS = 17, (1, 20, 36)
"""Companies of a full day; at how many of them it is looked (36 have 41,000 events)."""
ROUNDS = 60
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
    """One season that grows; a copy of it is looked at after so many days."""
    place = folder / f"days-of-{companies}"
    place.mkdir()
    for days, (file, meeting) in zip(range(1, marks[-1] + 1), growing_season(place, companies), strict=False):
        if days in marks:
            copy = folder / f"copy-{companies}-{days}"
            shutil.copytree(place, copy)
            drawn[days], events, papers = _figures(copy / file.name, meeting)
            shutil.rmtree(copy)
            base = drawn[marks[0]]
            told = ", ".join(f"{name} {ms:.2f} ms ({ms / base[name]:.2f} ×)" for name, ms in drawn[days].items())
            yield f"growth: {days} days of {companies}, {events} events, {papers} papers: {told}"


def _figures(file: Path, meeting: str) -> tuple[Figures, int, int]:
    store = open_season(file, PASSPHRASE)
    item = store.known(MEETING, meeting).items[0].id
    room, writer = Room(store, meeting, LEAST_COST), store.known(MEETING, meeting).members[0]
    criterion = "overall"

    def revise() -> None:
        base = store.known(OPINION, opinion_id(item, writer, criterion)).base
        room.act(ReviseOpinion(item, writer, criterion, "다시 적은 글", reason="오기", base=base))

    figures = {
        "bare insert": median(lambda: insert(store)),
        "act": median(revise),
        "view": median(lambda: day_view(store, room.reader, meeting, item)),
        "signing": median(lambda: closed_day(store, room.reader, meeting), 20),
        "papers": median(lambda: _papers_screen(store, room.reader, meeting), 20),
    }
    papers = len(seen_papers.lines(store, room.reader))
    events = store.audit()[0]
    store.close()
    return figures, events, papers


def _papers_screen(store: Store, reader: Reader, meeting: str) -> None:
    seen_papers.days_with_papers(store)
    seen_papers.lines(store, reader, meeting)
