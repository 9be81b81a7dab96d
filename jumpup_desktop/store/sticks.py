"""Which sticks carry keys of a day: until a copy without them reached them again, they are listed.

The list lies beside the season, not in it: a backup that is put back forgets no stick.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import copies, own
from jumpup_desktop.store.codec import UNREADABLE
from jumpup_desktop.store.files import write_durably
from jumpup_desktop.store.keys import subkey
from jumpup_desktop.store.season_paths import SeasonPaths

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.store.copies import Carried, Snapshot
    from jumpup_desktop.store.season_store import Store

LONGEST, LATEST_MS = 4096, 4_102_444_800_000
LOST = "0" * 16
"""What a list that was damaged is called, as if it were one stick."""


@dataclass(frozen=True, slots=True)
class Stick:
    """A stick with keys on it: where it was plugged in, when (utc_ms), which keys (`DayKeys.names`)."""

    id: str
    place: str
    at_ms: int
    keys: tuple[str, ...]


def note_before(store: Store, taken: Snapshot, folder: Path) -> None:
    """Keys are about to be carried to this stick: whatever comes of it, it is to be reached again. Raises Trouble."""
    if taken.key_names and folder.resolve() != store.paths.file.parent.resolve():
        try:
            name = copies.name_of(SeasonPaths(folder / store.paths.file.name))
        except OSError as error:
            raise trouble_of(error) from error
        _keep(store, Stick(name, str(folder), taken.taken_ms, taken.key_names))


def note(store: Store, taken: Snapshot, carried: Carried) -> None:
    """A copy reached this stick: it carries these keys now, or none any more.

    Raises Trouble, `vault.not-open` where another season is open by now.
    """
    if store.paths.file != taken.paths.file:
        raise Trouble("vault.not-open")
    _keep(store, Stick(carried.stick, str(carried.file.parent), taken.taken_ms, taken.key_names))


def left_behind(store: Store) -> tuple[Stick, ...]:
    """Sticks that carry keys that are no keys here any more: they were not reached since the last seal.

    Where the list was damaged it stands for those it named (`LOST`).
    """
    try:
        known = _all(store)
    except Trouble:
        return ()
    over = [stick for stick in known or () if set(stick.keys) - store.day_keys.names]
    if known is None or store.paths.sticks_lost.exists():
        over.append(_lost(store.paths.sticks if known is None else store.paths.sticks_lost))
    origin = _origin(store)
    if origin and not store.day_keys.names and origin.id not in {stick.id for stick in over}:
        over.append(origin)
    return tuple(sorted(over, key=lambda stick: stick.at_ms))


def forget(store: Store, stick: str) -> None:
    """A person says that this stick is to be reached no more: it was emptied, or is gone. Raises Trouble."""
    _keep(store, Stick(stick, "", 0, ()))
    if stick == LOST:
        store.paths.sticks_lost.unlink(missing_ok=True)


def _lost(path: Path) -> Stick:
    return Stick(LOST, str(path), path.stat().st_mtime_ns // 1_000_000, ())


def _keep(store: Store, stick: Stick) -> None:
    known = _all(store)
    if known is None:
        store.paths.sticks.replace(store.paths.sticks_lost)
    kept = {one.id: one for one in known or ()} | {stick.id: stick}
    rows = [asdict(one) for one in kept.values() if one.keys]
    write_durably(store.paths.sticks, bytes(_box(store).encrypt(json.dumps(rows).encode())))
    origin = _origin(store)
    if origin and origin.id == stick.id:
        store.paths.came_from.unlink(missing_ok=True)


def _origin(store: Store) -> Stick | None:
    """The stick that this season was brought from with keys of a day on it. Any hand may have written there."""
    try:
        row = json.loads(own.read(store.paths.came_from, own.SMALL))
        found = Stick(str(row["id"]), str(row["place"]), int(row["at_ms"]), ())
    except (OSError, Trouble, *UNREADABLE):
        return None
    is_sane = copies.STICK_NAME.fullmatch(found.id) and found.place.isprintable() and len(found.place) <= LONGEST
    return found if is_sane and 0 <= found.at_ms < LATEST_MS else None


def _all(store: Store) -> list[Stick] | None:
    """The list; None where somebody, or the disk, wrote over it. Raises Trouble where it cannot be read now."""
    try:
        rows = json.loads(_box(store).decrypt(own.read(store.paths.sticks, own.SMALL)))
        return [Stick(row["id"], row["place"], row["at_ms"], tuple(row["keys"])) for row in rows]
    except FileNotFoundError:
        return []
    except OSError as error:  # they are there, and must not be written over
        raise trouble_of(error) from error
    except (CryptoError, Trouble, *UNREADABLE):  # far too big is none of ours either
        return None


def _box(store: Store) -> SecretBox:
    return SecretBox(subkey(store.data_key, "sticks"))
