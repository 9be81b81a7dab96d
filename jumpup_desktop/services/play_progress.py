"""Which acts of a script are recorded, so that a script that was mended goes on where the last run stopped."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from jumpup_desktop.store import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.store.connection import Connection

SAME = 0.5
"""Share of a run's acts that a script must still have to be that run's script."""


class PlayProgress:
    """The acts of one script for a meeting against those an earlier run of it recorded.

    `done`: how many of the script's acts come before the one to go on with. `changed`: places (from 1) of acts before
    it that read otherwise than what was recorded; the record stays, they are not done again.
    """

    def __init__(self, conn: Connection, meeting: str, acts: Sequence[dict[str, Any]]) -> None:
        self._steps = [_step(act) for act in acts]
        place = f"played:{meeting}:"
        self._name, recorded = _run_of(settings.under(conn, place), place, self._steps)
        self.done = _going_on(recorded, self._steps)
        left = list(recorded)
        self.changed: list[int] = []
        for n, step in enumerate(self._steps[: self.done], 1):
            if step in left:
                left.remove(step)
            else:
                self.changed.append(n)
        self._count = len(recorded)

    def note(self, conn: Connection, number: int) -> None:
        """The act at this place (from 1) is recorded, in the same transaction as what it did."""
        settings.put(conn, f"{self._name}{self._count:05d}", self._steps[number - 1])
        self._count += 1


def _step(act: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(act, sort_keys=True).encode()).hexdigest()[:32]


def _run_of(kept: Sequence[tuple[str, str]], place: str, steps: list[str]) -> tuple[str, list[str]]:
    """The run that this script goes on with, and what it recorded; a new one where none fits."""
    runs: dict[str, list[str]] = {}
    for name, step in kept:
        runs.setdefault(name[: len(place) + 33], []).append(step)
    for name, recorded in reversed(list(runs.items())):
        if sum(step in steps for step in recorded) > SAME * len(recorded):
            return name, recorded
    first = steps[0] if steps else ""
    return f"{place}{first}:", []


def _going_on(recorded: list[str], steps: list[str]) -> int:
    """Behind the last recorded act that is still there, and as many lines on as were recorded after it."""
    for behind, step in enumerate(reversed(recorded)):
        places = [n for n, one in enumerate(steps, 1) if one == step]
        if places:
            nearest = min(places, key=lambda n: abs(n - len(recorded) + behind))
            return min(nearest + behind, len(steps))
    return 0
