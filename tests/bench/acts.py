"""An act and the view after it, beside a bare insert on the same disk; and what many versions of one text cost.

Medians of process CPU time over ROUNDS acts each; the insert is durable and encrypted as the act is.
"""

from __future__ import annotations

import os
import statistics
import time
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.opinion import OPINION, ReviseOpinion, opinion_id
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services.room import Room
from jumpup_desktop.services.seen.day import day_view
from jumpup_desktop.store.keys import LEAST_COST
from tests.minimal_day import play_minimal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store

ROUNDS = 200
TEXT = "양산 설비의 시험 결과가 문서로 확인되고 협력사와의 계약이 이어지고 있어 성장이 기대됨."


def measure(folder: Path) -> Iterator[str]:
    """A panel of seven and seventeen companies, the first in its debate."""
    os.environ["JUMPUP_DATA_DIR"] = f"{folder}/user"
    made = play_minimal(folder, before="propose", companies=17)
    store, meeting = made.store, made.played.meeting
    item = store.known(MEETING, meeting).items[0].id
    room, writer = Room(store, meeting, LEAST_COST), made.people["E1"]
    place = opinion_id(item, writer, "overall")

    def revise() -> None:
        base = store.known(OPINION, place).base
        room.act(ReviseOpinion(item, writer, "overall", TEXT, base=base))

    first = median(revise, 20)
    bare, act = medians(lambda: insert(store), revise)
    view = median(lambda: day_view(store, room.reader, meeting, item))
    last = median(revise, 20)
    store.close()
    yield f"acts: an opinion {act:.2f} ms = {act / bare:.1f} × a bare durable insert ({bare:.2f} ms); goal 5"
    yield f"acts: its view {view:.2f} ms; goal 5 ms"
    yield f"acts: beside {ROUNDS + 20} versions of the text {last:.2f} ms = {last / first:.2f} × the first; goal 2"


def insert(store: Store) -> None:
    """One durable row in the season's file and nothing else."""
    store.conn.execute("BEGIN IMMEDIATE")
    store.conn.execute("INSERT INTO setting VALUES (hex(randomblob(16)), ?)", (TEXT,))
    store.conn.execute("COMMIT")


def median(step: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds of process CPU time."""
    return medians(step, rounds=rounds)[0]


def medians(*steps: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Of several steps done in turn, so that what the machine does besides falls on all of them."""
    found: list[list[float]] = [[] for _ in steps]
    for _ in range(rounds):
        for step, times in zip(steps, found, strict=True):
            began = time.process_time()
            step()
            times.append((time.process_time() - began) * 1000)
    return [statistics.median(times) for times in found]
