"""What built on what within one aggregate, and what each of its single-valued slots holds.

A slot keeps every value that nothing later has superseded. One is the normal case; two different ones are a conflict,
which stays until a person closes it. No value wins by its time or its place in the order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.event import Event, EventRef
from jumpup_desktop.domain.record.frozen import replace

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

Filling = tuple[str, object]
"""A slot of an aggregate and the value an event puts into it."""


@dataclass(frozen=True, slots=True)
class Held:
    """A value of a slot that nothing has superseded, and the event that said it."""

    slot: str
    value: object
    event: Event
    ref: EventRef


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more events filled one slot with different values, and neither follows the other."""

    slot: str
    held: tuple[Held, ...]

    @property
    def refs(self) -> tuple[EventRef, ...]:
        """The events, in the total order."""
        return tuple(h.ref for h in self.held)


@dataclass(frozen=True, slots=True)
class History:
    """The events of one aggregate with what each builds on; `heads` are those nothing builds on yet.

    `held` is what nothing has superseded; `past` what something has, or what a person decided against.
    """

    parents: tuple[tuple[EventRef, tuple[EventRef, ...]], ...] = ()
    heads: tuple[EventRef, ...] = ()
    held: tuple[Held, ...] = ()
    past: tuple[Held, ...] = ()

    def grown(self, event: Event, fillings: Iterable[Filling]) -> History:
        """The history after one more event of the aggregate."""
        ref, base = event.ref, event.header.base
        filled = {slot: Held(slot, value, event, ref) for slot, value in fillings}
        kept, gone = self._parted(base, filled) if filled else (self.held, ())
        heads = (*(h for h in self.heads if h not in base), ref) if base != self.heads else (ref,)
        return History((*self.parents, (ref, base)), heads, (*kept, *filled.values()), (*self.past, *gone))

    def _parted(self, base: tuple[EventRef, ...], slots: Container[str]) -> tuple[tuple[Held, ...], tuple[Held, ...]]:
        """What holds beside new values of these slots, and what they supersede."""
        asked = {h.ref for h in self.held if h.slot in slots}
        followed = self._followed(base, asked) if asked else asked
        if not followed:
            return self.held, ()
        gone = tuple(h for h in self.held if h.slot in slots and h.ref in followed)
        return tuple(h for h in self.held if h.slot not in slots or h.ref not in followed), gone

    def closed(self, event: Event, slot: str, chosen: EventRef, over: tuple[EventRef, ...]) -> History:
        """The history after a person closed a conflict: what was chosen holds, said by the closing event now.

        What it was chosen over is remembered, so that a laptop that chose otherwise is a conflict again.
        """
        winner = self.said_by(slot, chosen)
        gone = tuple(h for h in self.held if h.slot == slot and h.ref in (chosen, *over))
        held = (*(h for h in self.held if h not in gone), *((replace(winner, ref=event.ref),) if winner else ()))
        return replace(self, held=held, past=(*self.past, *gone))

    def seen(self, base: tuple[EventRef, ...]) -> tuple[EventRef, ...]:
        """What somebody knew who was shown these events here: the closings too by which their values hold."""
        closed = (h.ref for h in self.held if h.ref != h.event.ref and h.event.ref in base)
        return tuple(dict.fromkeys((*base, *closed)))

    def noted(self, event: Event) -> History:
        """The history with an event that fills no slot of its own."""
        return self.grown(event, ())

    def said_by(self, slot: str, ref: EventRef) -> Held | None:
        """The value of a slot that this event said, whether it holds or not."""
        return next((h for h in (*self.held, *self.past) if h.slot == slot and h.ref == ref), None)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Every slot that two events filled differently; equal values are one value."""
        if len(self.held) < 2:
            return ()
        slots: dict[str, list[Held]] = {}
        for one in self.held:
            slots.setdefault(one.slot, []).append(one)
        return tuple(Conflict(slot, tuple(held)) for slot, held in slots.items() if _differ(held))

    def _followed(self, base: tuple[EventRef, ...], asked: set[EventRef]) -> set[EventRef]:
        """Those of the asked events that an event with this base follows."""
        if not asked or all(head in base for head in self.heads):
            return asked
        return asked & self.led_to(base)

    def led_to(self, refs: Iterable[EventRef]) -> set[EventRef]:
        """These events and all that they build on here."""
        parents, seen = dict(self.parents), set(refs)
        ahead = list(seen)
        while ahead:
            new = [p for p in parents.get(ahead.pop(), ()) if p not in seen]
            seen.update(new)
            ahead += new
        return seen


def _differ(held: list[Held]) -> bool:
    return any(one.value != held[0].value for one in held[1:])
