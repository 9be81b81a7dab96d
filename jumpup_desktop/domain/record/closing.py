"""A conflict is closed by an event that names what was chosen and what it was chosen over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.event import EventRef, kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.record.limits import Text

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Event


SLOT, RULE, NUMBER = "values", "rule", "same-number"


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """One open conflict: its kind, the thing it is about, the slot or rule, the events (or ids) that stand there."""

    kind: str
    subject: str
    entity: str
    slot: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """One slot of one thing: the event whose value holds from now on, and those it was chosen over."""

    subject: str
    entity: str
    slot: str
    chosen: EventRef
    over: tuple[EventRef, ...]


@kind("conflict.closed")
@dataclass(frozen=True, slots=True)
class ConflictClosed:
    """Conflicts about one company, person or day were closed at once: by whom (ids), and why."""

    closings: tuple[Closing, ...]
    closed_by: tuple[str, ...]
    reason: Text


def concerned(event: Event) -> tuple[tuple[str, str], ...]:
    """(subject, entity) of each thing whose conflict an event closes; none for any other event."""
    return concerned_by(event.body)


def concerned_by(body: object) -> tuple[tuple[str, str], ...]:
    """The same of what an event says or is going to say."""
    if not isinstance(body, ConflictClosed):
        return ()
    return tuple(dict.fromkeys((one.subject, one.entity) for one in body.closings))


@dataclass(frozen=True, slots=True)
class Closings:
    """What was closed about one company, person or day."""

    id: str
    done: tuple[Closing, ...] = ()


def evolve_closings(state: Closings | None, event: Event) -> Closings:
    """The closings after one more event."""
    known = state or Closings(event.entity)
    return replace(known, done=(*known.done, *event.body.closings)) if isinstance(event.body, ConflictClosed) else known
