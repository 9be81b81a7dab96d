"""State belongs to one aggregate and is folded from its events in order; folding is total and never refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from jumpup_desktop.domain.record.event import Event

if TYPE_CHECKING:
    from collections.abc import Iterable

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Subject(Generic[S]):
    """One kind of aggregate: its name in the record and how its state grows with an event."""

    name: str
    evolve: Callable[[S | None, Event], S]

    def fold(self, events: Iterable[Event]) -> S | None:
        """The state after all events, which stand in the total order; None without any."""
        state: S | None = None
        for event in events:
            state = self.evolve(state, event)
        return state
