"""Running copies on a stick: taken in the store's thread, carried in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_text, seoul, time_text
from jumpup_desktop.store import copies, sticks

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.store.copies import Carried, Snapshot
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class Copied:
    """What lies on the stick: until when (HH:MM) and how many events."""

    at: str
    events: int


def take(store: Store, reader: Reader, folder: Path) -> Snapshot:
    """The record at this moment, to be carried to that stick and then forgotten. Raises Trouble."""
    store.access.exported(reader, "copy")
    taken = copies.take(store)
    sticks.note_before(store, taken, folder)
    return taken


def carry(taken: Snapshot, folder: Path) -> Carried:
    """Bring it to the stick; afterwards it is to be noted. Raises Trouble."""
    return copies.carry(taken, folder)


def note(store: Store, taken: Snapshot, done: Carried) -> Copied:
    """Keep in mind which stick carries keys now."""
    sticks.note(store, taken, done)
    return Copied(f"{seoul(taken.taken_ms):%H:%M}", done.events)


def with_keys(store: Store) -> tuple[str, ...]:
    """Where sticks with keys of days that are over were plugged in, and when, in words."""
    return tuple(
        f"{stick.place} ({date_text(seoul(stick.at_ms).date())} {time_text(seoul(stick.at_ms))})"
        for stick in sticks.left_behind(store)
    )


def bring(copy: Path, target: Path) -> Path:
    """Lay a copy onto this laptop. Raises Trouble."""
    return copies.bring(copy, target)
