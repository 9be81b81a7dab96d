"""The keys of a day, in one sealed file beside the season: no copy of the database carries them.

Members' keys are wrapped by their PIN, and once more for a reset; the panel's key is kept until the day's last seal.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import own
from jumpup_desktop.store.codec import UNREADABLE
from jumpup_desktop.store.files import sync_folder, write_durably
from jumpup_desktop.store.keys import subkey

if TYPE_CHECKING:
    from pathlib import Path

PANEL = "panel"
MOST_BYTES = 64 * 1024 * 1024
Place = tuple[str, str, str]
"""Meeting, person (or `panel`), purpose."""


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A key as kept: its public part, the slot the PIN opens, and the same secret for a reset (empty on a copy)."""

    public: bytes
    wrapped: bytes
    for_reset: bytes


class DayKeys:
    """The keys of the days of one season that are not over yet."""

    def __init__(self, path: Path, data_key: bytes) -> None:
        self._path = path
        self._box = SecretBox(subkey(data_key, "day-keys"))
        self._read_once: dict[Place, StoredKey] | None = None
        self._first: dict[Place, StoredKey] = {}
        self._is_owed = False

    @property
    def _kept(self) -> dict[Place, StoredKey]:
        """Read when they are first asked for. Raises Trouble where the machine cannot read them now: they are there."""
        if self._read_once is None:
            self._read_once = self._first = self._read()
        return self._read_once

    def get(self, meeting: str, person: str, purpose: str) -> StoredKey | None:
        """A key; None when it was never made, is destroyed, or did not come with a copy."""
        return self._kept.get((meeting, person, purpose))

    def put(self, meeting: str, person: str, purpose: str, key: StoredKey) -> None:
        """Keep a key; one for the same person, meeting and purpose is replaced. Raises Trouble."""
        self._write(self._kept | {(meeting, person, purpose): key})

    def destroy(self, meeting: str, person: str) -> None:
        """Forget a person's keys of that meeting, or the panel's, for ever. Raises Trouble."""
        self._write({place: key for place, key in self._kept.items() if place[:2] != (meeting, person)})

    def destroy_all(self, meeting: str) -> None:
        """Forget every key of that meeting for ever. Raises Trouble."""
        self._write({place: key for place, key in self._kept.items() if place[0] != meeting})

    @property
    def meetings(self) -> frozenset[str]:
        """The meetings of which a key is kept."""
        return frozenset(meeting for meeting, _, _ in self._kept)

    @property
    def names(self) -> frozenset[str]:
        """What tells each member's key from every other, without telling whose it is."""
        return frozenset(
            hashlib.sha256(key.public).hexdigest()[:16] for place, key in self._kept.items() if place[1] != PANEL
        )

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """(meeting, person) of every member's key."""
        return tuple(dict.fromkeys((meeting, person) for meeting, person, _ in self._kept if person != PANEL))

    def before(self) -> dict[Place, StoredKey] | None:
        """What is kept now, to come back to where a transaction fails; None while nobody asked for a key."""
        return self._read_once

    def come_back(self, before: dict[Place, StoredKey] | None) -> None:
        """The transaction that may have made or changed keys failed; where that cannot be written now, it is later."""
        if self._read_once is None:
            return
        known = self._first if before is None else before
        try:
            self._write(known)
        except Trouble:
            self._read_once, self._is_owed = known, True

    def settle(self) -> None:
        """Write what could not be written before. Raises Trouble."""
        if self._is_owed:
            self._write(self._kept)

    def for_copy(self) -> bytes:
        """What a running copy carries, so that a spare laptop can sign: keys that only a PIN opens; empty for none.

        The panel's key stays here: nothing but the passphrase would hold it there.
        """
        members = {place: key for place, key in self._kept.items() if place[1] != PANEL}
        carried = {place: replace(key, for_reset=b"") for place, key in members.items()}
        return self._sealed(carried) if carried else b""

    def reads(self, content: bytes) -> bool:
        """Whether these are keys of this season, as a copy of it carries them."""
        try:
            self._box.decrypt(content)
        except (CryptoError, ValueError):
            return False
        return True

    def _write(self, kept: dict[Place, StoredKey]) -> None:
        if kept == self._kept and not self._is_owed:
            return
        if kept:
            write_durably(self._path, self._sealed(kept))
        else:
            self._path.unlink(missing_ok=True)
            sync_folder(self._path.parent)
        for part in own.plain_files(self._path.parent, f".{self._path.name}.*.part"):
            part.unlink(missing_ok=True)  # a kill left it: keys that go must go whole
        self._read_once, self._is_owed = kept, False

    def _sealed(self, kept: dict[Place, StoredKey]) -> bytes:
        rows = [[*place, key.public.hex(), key.wrapped.hex(), key.for_reset.hex()] for place, key in kept.items()]
        return bytes(self._box.encrypt(json.dumps(rows).encode()))

    def _read(self) -> dict[Place, StoredKey]:
        """None of them where the file is not this season's or was damaged: the members get new keys then."""
        try:
            rows = json.loads(self._box.decrypt(own.read(self._path, MOST_BYTES)))
            return {(row[0], row[1], row[2]): StoredKey(*map(bytes.fromhex, row[3:])) for row in rows}
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise trouble_of(error) from error
        except (CryptoError, *UNREADABLE):
            return {}
