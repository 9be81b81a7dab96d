"""State belongs to one aggregate and is folded from its events in order; folding is total and never refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from jumpup_desktop.domain.record.closing import ConflictClosed, evolve_closings
from jumpup_desktop.domain.record.event import Event
from jumpup_desktop.domain.record.history import Filling, History

S = TypeVar("S")


def _no_slots(_event: Event) -> tuple[Filling, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Subject(Generic[S]):
    """One kind of aggregate: its name in the record, how its state grows with an event, which slots an event fills.

    `again` takes up an event that a person chose when a conflict was closed; without it, growing is harmless twice.
    """

    name: str
    evolve: Callable[[S | None, Event], S]
    fills: Callable[[Event], Iterable[Filling]] = _no_slots
    again: Callable[[S, Event], S] | None = None

    def grown(self, aggregate: Aggregate[S], event: Event) -> Aggregate[S]:
        """The aggregate after one more event."""
        if isinstance(event.body, ConflictClosed):
            return self._closed(aggregate, event, event.body)
        fillings = self.fills(event) if event.body is not None else ()
        history = aggregate.history.grown(event, fillings)
        return Aggregate(self.evolve(aggregate.state, event), history, aggregate.entity)

    def _closed(self, aggregate: Aggregate[S], event: Event, body: ConflictClosed) -> Aggregate[S]:
        """What was chosen is said again, by those who closed the conflict; a rule conflict changes no value."""
        state, history = aggregate.state, aggregate.history.noted(event)
        for one in body.closings:
            if (one.subject, one.entity) == (self.name, aggregate.entity):
                said = history.said_by(one.slot, one.chosen)
                state = self._again(state, said.event) if said else state
                history = history.closed(event, one.slot, one.chosen, one.over)
        if event.header.subject == self.name:
            state = self.evolve(state, event)
        return Aggregate(state, history, aggregate.entity)

    def _again(self, state: S | None, event: Event) -> S:
        return self.again(state, event) if self.again and state is not None else self.evolve(state, event)

    def fold(self, events: Iterable[Event], entity: str = "") -> Aggregate[S]:
        """The aggregate after all events, which stand in the total order."""
        aggregate: Aggregate[S] = Aggregate(entity=entity)
        for event in events:
            aggregate = self.grown(aggregate, event)
        return aggregate


@dataclass(frozen=True, slots=True)
class Aggregate(Generic[S]):
    """One thing of the record: its state, None before its first event, and its history."""

    state: S | None = None
    history: History = field(default_factory=History)
    entity: str = ""


CONFLICT = Subject("conflict", evolve_closings)
