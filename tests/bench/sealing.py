"""The papers of a long day: seventeen companies, everybody signs every paper, each is verified and sealed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from jumpup_desktop.services.papers import desk, drafting
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.signing_passes import Hands, Turns, freeze_all
from jumpup_desktop.services.play_papers import drawn
from jumpup_desktop.services.plays import DEFAULT_PIN
from jumpup_desktop.store.keys import PIN_COST
from tests.minimal_day import minimal_script, play

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.minimal_day import MinimalDay

Act = dict[str, Any]
COMPANIES, MINUTES = 17, 25
LEFT_OUT = frozenset({"pause", "resume", "add_time", "dissent", "revise", "correct_time"})
PRESENT: dict[str, Act] = {"pledge": {"esign": True}, "declare": {"conflicts": []}}


def measure(folder: Path, companies: int = COMPANIES) -> Iterator[str]:
    """Processor seconds from the closed day to its last seal; PINs cost what they cost in use."""
    day = play(folder, long_script(companies), companies, PIN_COST)
    store, actor = day.store, day.player.secretary
    began = time.process_time()
    papers = drafting.draft_due(store, actor, day.played.meeting)
    record = read_day(store, day.played.meeting)
    freeze_all(store, actor, record, papers)
    frozen = time.process_time()
    verdicts = Turns(store, actor, record, papers).run(_hands(day)).verdicts
    sealed = time.process_time()
    states = [desk.existing(store, want.id) for want in papers]
    store.close()
    if len(verdicts) != len(papers) or not all(verdict.accepted for verdict in verdicts.values()):
        raise RuntimeError("every paper must be sealed")
    signatures = sum(len(state.frozen.signers) for state in states if state.frozen)
    yield f"{companies} companies, {len(papers)} papers made      {frozen - began:.1f} s of processor time"
    yield f"{signatures} signatures, verified, sealed  {sealed - frozen:.1f} s of processor time"


def long_script(companies: int) -> Act:
    """The minimal script's opening, then one company after another in the plainest way, then the closing."""
    script = minimal_script()
    acts = script["acts"]
    names = [act["do"] for act in acts]
    script["items"] = [{"ref": str(n), "company": str(n), "short": True} for n in range(1, companies + 1)]
    opening = [_present(act) for act in acts[: names.index("leave")]]
    turns = [act for n in range(companies) for act in _company(acts, n)]
    last = _later(acts[names.index("close")], (companies - 1) * MINUTES)
    script["acts"] = [*opening, *turns, last]
    return script


def _present(act: Act) -> Act:
    """Everybody signs with a key, and nobody is excluded."""
    return act | PRESENT.get(act["do"], {})


def _company(acts: list[Act], number: int) -> Iterator[Act]:
    """One company's acts, so many turns later; the seventh member does as the third, of the same sort."""
    turn = [act for act in acts if act.get("item") == "1"]
    names = [act["do"] for act in turn]
    last_proposal = len(names) - 1 - names[::-1].index("propose")
    for act in (*turn[: names.index("propose")], *turn[last_proposal:]):
        if act["do"] in LEFT_OUT:
            continue
        again = _later(act, number * MINUTES) | {"item": str(number + 1)}
        yield again
        if act.get("member") == "E3":
            yield again | {"member": "E7"}


def _later(act: Act, minutes: int) -> Act:
    """The act at a later time of the day."""
    hour, minute, second = map(int, act["at"].split(":"))
    hours, minute = divmod(hour * 60 + minute + minutes, 60)
    return act | {"at": f"{hours:02d}:{minute:02d}:{second:02d}"}


def _hands(day: MinimalDay) -> Hands:
    """PIN and drawn signature of everybody."""
    entries = [*day.script["people"], {"ref": day.script["secretary"]}]
    pins = {day.people[entry["ref"]]: entry.get("pin", DEFAULT_PIN) for entry in entries}
    return Hands(pins, {day.people[entry["ref"]]: drawn(entry, n) for n, entry in enumerate(entries)})
