"""State belongs to one aggregate and is folded from its events in order; folding is total and never refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jumpup_desktop.domain.record.event import Event

# The state's type differs per subject; the registry is the one place that does not know it.
State = Any
Evolve = Callable[[State | None, Event], State | None]


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One subject of the record: how its state grows with an event."""

    subject: str
    evolve: Evolve


def fold(evolve: Evolve, events: list[Event]) -> State | None:
    """The state after all events, which stand in the total order."""
    state = None
    for event in events:
        state = evolve(state, event)
    return state
