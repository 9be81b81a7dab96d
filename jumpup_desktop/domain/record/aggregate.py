"""State belongs to one aggregate and is folded from its events in order; folding is total and never refuses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from jumpup_desktop.domain.record.closing import ConflictClosed, evolve_closings
from jumpup_desktop.domain.record.event import Event, EventRef
from jumpup_desktop.domain.record.history import Filling, History

S = TypeVar("S")


def _no_slots(_event: Event) -> tuple[Filling, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Subject(Generic[S]):
    """One kind of aggregate: its name in the record, how its state grows with an event, which slots an event fills.

    `again` takes up an event that a person chose when a conflict was closed; without it, growing is harmless twice.
    `without` takes back those that led only to what a person decided against; without it, what they said stays told.
    """

    name: str
    evolve: Callable[[S | None, Event], S]
    fills: Callable[[Event], Iterable[Filling]] = _no_slots
    again: Callable[[S, Event], S] | None = None
    without: Callable[[S, Collection[EventRef]], S] | None = None

    def grown(self, aggregate: Aggregate[S], event: Event) -> Aggregate[S]:
        """The aggregate after one more event."""
        return self.fold((event,), aggregate.entity, aggregate)

    def _closed(
        self, state: S | None, history: History, entity: str, event: Event, body: ConflictClosed
    ) -> tuple[S | None, History]:
        """What was chosen is said again, by those who closed the conflict; a rule conflict changes no value."""
        history = history.noted(event)
        for one in body.closings:
            if (one.subject, one.entity) == (self.name, entity):
                said = history.said_by(one.slot, one.chosen)
                if self.without and state is not None:
                    state = self.without(state, history.led_to(one.over) - history.led_to((one.chosen,)))
                state = self._again(state, said.event) if said else state
                history = history.closed(event, one.slot, one.chosen, one.over)
        if event.header.subject == self.name:
            state = self.evolve(state, event)
        return state, history

    def _again(self, state: S | None, event: Event) -> S:
        return self.again(state, event) if self.again and state is not None else self.evolve(state, event)

    def fold(self, events: Iterable[Event], entity: str = "", begun: Aggregate[S] | None = None) -> Aggregate[S]:
        """The aggregate after all events, which stand in the total order, from its beginning or from what it was."""
        state, history = (begun.state, begun.history) if begun else (None, History())
        for event in events:
            if isinstance(event.body, ConflictClosed):
                state, history = self._closed(state, history, entity, event, event.body)
            else:
                history = history.grown(event, self.fills(event) if event.body is not None else ())
                state = self.evolve(state, event)
        return Aggregate(state, history, entity)


@dataclass(frozen=True, slots=True)
class Aggregate(Generic[S]):
    """One thing of the record: its state, None before its first event, and its history."""

    state: S | None = None
    history: History = field(default_factory=History)
    entity: str = ""


CONFLICT = Subject("conflict", evolve_closings)
