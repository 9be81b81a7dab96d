"""What an act, a view and two screens cost on one day and on a season of twenty; only what changed should count."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import time
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.opinion import OPINION, ReviseOpinion, opinion_id
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services.room import Room
from jumpup_desktop.services.seen import papers as seen_papers
from jumpup_desktop.services.seen.day import day_view
from jumpup_desktop.services.seen.signing import closed_day
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import open_season
from tests.conftest import PASSPHRASE
from tests.season_of_days import grown_season

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.store.season_store import Store

DAYS = (1, 5, 20)
LONG = 100
ROUNDS = 60


def measure(folder: Path) -> Iterator[str]:
    """Medians of process CPU time, each day's papers sealed, the first company of the last day looked at."""
    os.environ["JUMPUP_DATA_DIR"] = f"{folder}/user"
    base: dict[str, float] = {}
    for days in (*DAYS, *((LONG,) if "--long" in sys.argv else ())):
        place = folder / f"days-{days}"
        place.mkdir()
        figures, events, papers = _figures(place, days)
        base = base or figures
        told = ", ".join(f"{name} {ms:.2f} ms ({ms / base[name]:.2f} ×)" for name, ms in figures.items())
        yield f"growth: {days} days, {events} events, {papers} papers: {told}"
        shutil.rmtree(place)


def _figures(place: Path, days: int) -> tuple[dict[str, float], int, int]:
    file, meeting = grown_season(place, days)
    store = open_season(file, PASSPHRASE)
    item = store.known(MEETING, meeting).items[0].id
    room, writer = Room(store, meeting, LEAST_COST), store.known(MEETING, meeting).members[0]
    criterion = "overall"

    def revise() -> None:
        base = store.known(OPINION, opinion_id(item, writer, criterion)).base
        room.act(ReviseOpinion(item, writer, criterion, "다시 적은 글", reason="오기", base=base))

    figures = {
        "act": _median(revise),
        "view": _median(lambda: day_view(store, room.reader, meeting, item)),
        "signing": _median(lambda: closed_day(store, room.reader, meeting), 20),
        "papers": _median(
            lambda: (seen_papers.days_with_papers(store), seen_papers.lines(store, room.reader, meeting)), 20
        ),
    }
    papers = len(seen_papers.lines(store, room.reader))
    events = store.audit()[0]
    store.close()
    return figures, events, papers


def _papers_screen(store: Store, reader: Reader, meeting: str) -> None:
    seen_papers.days_with_papers(store)
    seen_papers.lines(store, reader, meeting)


def _median(step: Callable[[], object], rounds: int = ROUNDS) -> float:
    step()
    found = []
    for _ in range(rounds):
        began = time.process_time()
        step()
        found.append((time.process_time() - began) * 1000)
    return statistics.median(found)
