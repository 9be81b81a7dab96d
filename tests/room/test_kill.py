"""A laptop that dies in any phase: the same company, phase and second stand again, and drafts are whole."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.meeting import phases
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.services.seasons import reader
from jumpup_desktop.services.seen.opinions import own_sheet
from jumpup_desktop.store.clocks import SystemClocks
from jumpup_desktop.store.season_store import open_season
from tests.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

PHASES = ("prepare", "pitch", "qa", "writing", "deliberation")
PIN = "246810"
SCRIPT = """
import json, os, sys, time
from pathlib import Path
from jumpup_desktop.domain.meeting.attendance import Arrive, ElectChair, OpenDay, SignOpeningSheet
from jumpup_desktop.domain.meeting.phases import FinishPhase, StartPhase
from jumpup_desktop.domain.meeting.turn import Call, ComeIn
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services.room import Room
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import open_season

store = open_season(Path(sys.argv[1]), sys.argv[2])
meeting = store.conn.execute("SELECT entity FROM meeting").fetchone()[0]
room = Room(store, meeting, LEAST_COST)
plan = store.known(MEETING, meeting)
item, people = plan.items[0].id, [s.person for s in plan.seats]
for person in people:
    room.act(Arrive(person), SignOpeningSheet(person, pin="246810"))
room.act(ElectChair(people[0], people[1], plan.members))
room.act(OpenDay("POLICY", other_day="시험"))
room.act(Call(item))
room.act(ComeIn(item))
last = sys.argv[3]
for phase in ("prepare", "pitch", "qa", "writing", "deliberation"):
    room.act(StartPhase(item, phase))
    if phase == last:
        break
    room.act(FinishPhase(item))
room.keep_draft(item, people[1], "overall", "쓰다 만 글의 마지막 글자까")
print(json.dumps([meeting, item, people[1], time.monotonic_ns()]), flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("phase", PHASES)
def test_after_a_kill_the_room_stands_where_it_stood(season: Path, phase: str) -> None:
    """Speaking time goes on over a crash (a crash is not a gap); ≤ 100 ms off."""
    command = [sys.executable, "-c", SCRIPT, str(season), PASSPHRASE, phase]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        meeting, item, member, at_ns = json.loads(child.stdout.readline())
        child.send_signal(signal.SIGKILL)
    store = open_season(season, PASSPHRASE)
    try:
        on = store.known(phases.PHASES, item)
        clock = on.running
        assert clock is not None
        assert (clock.phase, store.known(ITEM, item).is_called) == (phase, True)
        started = clock.since.monotonic_ns
        now = SystemClocks().now()
        spoken = clock.spoken_ms(now)
        true = (time.monotonic_ns() - started) // 1_000_000
        assert abs(spoken - true) <= 100
        assert started <= at_ns <= now.monotonic_ns
        assert not clock.by_wall
        sheet = {own.criterion: own for own in own_sheet(store, reader(store.season), meeting, item, member, PIN)}
        assert sheet["overall"].draft == "쓰다 만 글의 마지막 글자까"
    finally:
        store.close()
