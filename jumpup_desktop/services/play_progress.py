"""Which acts of a script are recorded, so that a script that was mended goes on where the last run stopped."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from jumpup_desktop.store import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.store.connection import Connection

WHAT = ("do", "person", "member", "item", "company", "criterion", "phase", "paper")
"""What an act is about: one that reads otherwise and is about the same thing was changed, any other is a new one."""


class PlayProgress:
    """The acts of a script for a meeting against those that are recorded of it, by whatever script.

    `done`: how many of the script's acts come before the one to go on with. `changed`: places (from 1) of acts before
    it that stand otherwise in the record, or not at all: what is recorded stays, and time does not go back for them.
    """

    def __init__(self, conn: Connection, meeting: str, acts: Sequence[dict[str, Any]]) -> None:
        self._steps = [_step(act) for act in acts]
        self._place = f"played:{meeting}:"
        recorded = [step for _, step in settings.under(conn, self._place)]
        self._count = len(recorded)
        known = _known(recorded, self._steps)
        self.done = _going_on(recorded, self._steps, known)
        self.changed = [n for n in range(1, self.done + 1) if n not in known]

    def note(self, conn: Connection, number: int) -> None:
        """The act at this place (from 1) is recorded, in the same transaction as what it did."""
        settings.put(conn, f"{self._place}{self._count:06d}", self._steps[number - 1])
        self._count += 1


def _step(act: dict[str, Any]) -> str:
    """An act as it is kept: a hash of all that it says, and one of what it is about."""
    about = {name: act[name] for name in WHAT if name in act}
    return " ".join(hashlib.sha256(json.dumps(one, sort_keys=True).encode()).hexdigest()[:32] for one in (act, about))


def _known(recorded: Sequence[str], steps: Sequence[str]) -> set[int]:
    """Places of the acts that are recorded as they stand; of several that are alike as many as were recorded."""
    left, found = Counter(recorded), set[int]()
    for n, step in enumerate(steps, 1):
        if left[step] > 0:
            left[step] -= 1
            found.add(n)
    return found


def _going_on(recorded: Sequence[str], steps: Sequence[str], known: set[int]) -> int:
    """Behind the last act that is recorded; and behind those after it that only read otherwise than they were.

    What stands in the record as the script has it elsewhere is no act that was changed. A script of which nothing is
    recorded as it stands is another script: it begins at its first act.
    """
    at = max(known, default=0)
    if not at:
        return 0
    last = max(n for n, step in enumerate(recorded) if step == steps[at - 1])
    unmatched = Counter(recorded) - Counter(steps[n - 1] for n in known)
    for step in recorded[last + 1 :]:
        if unmatched[step] <= 0:
            continue
        unmatched[step] -= 1
        if at < len(steps) and step.partition(" ")[2] == steps[at].partition(" ")[2]:
            at += 1
    return at
