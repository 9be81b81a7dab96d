"""Running copies on a stick: taken in the store's thread, carried in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_text, seoul, time_text
from jumpup_desktop.domain.rules import require
from jumpup_desktop.errors import Trouble
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
    """Keep in mind which stick carries keys now.

    Raises Trouble once that is done: `copy.laid-aside` where something else lay there, `copy.attachments-left`.
    """
    sticks.note(store, taken, done)
    if done.asides:
        raise Trouble("copy.laid-aside", path=str(done.asides[0]), n=len(done.asides))
    if done.left:
        raise Trouble("copy.attachments-left", n=done.left, path=str(store.paths.blobs))
    return Copied(f"{seoul(taken.taken_ms):%H:%M}", done.events)


@dataclass(frozen=True, slots=True)
class StickWithKeys:
    """A stick with keys of a day that is over: its name, where it was plugged in and when, in words."""

    id: str
    place: str


def left_behind(store: Store) -> tuple[StickWithKeys, ...]:
    """The sticks that carry keys of days that are over, as far as this laptop knows."""
    return tuple(StickWithKeys(one.id, f"{one.place} ({_when(one.at_ms)})") for one in sticks.left_behind(store))


def _when(at_ms: int) -> str:
    return f"{date_text(seoul(at_ms).date())} {time_text(seoul(at_ms))}"


def forget(store: Store, stick: str) -> None:
    """A person says that a stick was emptied or is gone. Refuses `stick.unknown`; raises Trouble."""
    require(stick in {one.id for one in left_behind(store)}, "stick.unknown")
    sticks.forget(store, stick)


def bring(copy: Path, target: Path) -> Path:
    """Lay a copy onto this laptop. Raises Trouble."""
    return copies.bring(copy, target)
