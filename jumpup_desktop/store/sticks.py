"""Which sticks carry keys of a day: until a copy without them reached them again, they are listed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.store import settings

if TYPE_CHECKING:
    from jumpup_desktop.store.copies import Carried, Snapshot
    from jumpup_desktop.store.season_store import Store

_NAME = "sticks-with-keys"


@dataclass(frozen=True, slots=True)
class Stick:
    """A stick with keys on it: where it was plugged in, when (utc_ms), keys of which meetings."""

    id: str
    place: str
    at_ms: int
    meetings: tuple[str, ...]


def note(store: Store, taken: Snapshot, carried: Carried) -> None:
    """A copy reached this stick: it carries these keys now, or none any more."""
    kept = {stick.id: stick for stick in _all(store)} | {
        carried.stick: Stick(carried.stick, str(carried.file.parent), taken.taken_ms, taken.meetings)
    }
    rows = [asdict(stick) for stick in kept.values() if stick.meetings]
    settings.put(store.conn, _NAME, json.dumps(rows, ensure_ascii=False))


def left_behind(store: Store) -> tuple[Stick, ...]:
    """Sticks that carry keys of days that are over here: they were not reached since the last seal."""
    over = (stick for stick in _all(store) if set(stick.meetings) - store.day_keys.meetings)
    return tuple(sorted(over, key=lambda stick: stick.at_ms))


def _all(store: Store) -> list[Stick]:
    try:
        rows = json.loads(settings.get(store.conn, _NAME) or "[]")
        return [Stick(row["id"], row["place"], row["at_ms"], tuple(row["meetings"])) for row in rows]
    except (ValueError, KeyError, TypeError):
        return []
