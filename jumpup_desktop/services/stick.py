"""Running copies on a stick: taken in the store's thread, carried in another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.store import copies

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.store.copies import Snapshot
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class Copied:
    """What lies on the stick: until when (HH:MM) and how many events."""

    at: str
    events: int


def take(store: Store, reader: Reader) -> Snapshot:
    """The record at this moment, to be carried and then forgotten. Raises Trouble."""
    store.access.exported(reader, "copy")
    return copies.take(store)


def carry(taken: Snapshot, folder: Path) -> Copied:
    """Bring it to the stick. Raises Trouble."""
    done = copies.carry(taken, folder)
    return Copied(f"{seoul(taken.taken_ms):%H:%M}", done.events)


def bring(copy: Path, target: Path) -> Path:
    """Lay a copy onto this laptop. Raises Trouble."""
    return copies.bring(copy, target)
