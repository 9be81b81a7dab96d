"""Which device an open file writes as: the one that wrote last here, or, for a copy, a new one."""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from nacl.signing import SigningKey

from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import engine, heads, journal
from jumpup_desktop.store.anchor import Anchor, Anchored, FileMark
from jumpup_desktop.store.keys import subkey

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.store.connection import Connection


class OwnDevice:
    """The device of an open season. `continues` is False while a new one must begin before anything is written.

    No anchor is ever written for a chain that is not this file's own.
    """

    def __init__(self, conn: Connection, file: Path, season: str, data_key: bytes) -> None:
        self._conn, self._file = conn, file
        self._anchor, self._season = Anchor(season), season
        self._box = SecretBox(subkey(data_key, "device-keys"))
        self._key: SigningKey | None = None
        self._keys: dict[str, SigningKey | None] = {}
        self._noted = ""
        self._began = False
        self.continues = False
        self.journal = journal.Journal(conn, secrets.token_hex(16), 0)

    def pick(self, *, new: bool) -> None:
        """Go on as the device that wrote last here, or note that a new one must begin at the first write."""
        row = self._conn.execute("SELECT id, number FROM device WHERE is_own = 1 AND status = 'active'").fetchone()
        if new or row is None:
            self.begin()
            self.continues = True
            return
        seen = self._anchor.read_if_possible(row[0])
        self._key = self._keys[row[0]] = self._opened(seen)
        agrees = seen is not None and self._key is not None and self._agrees(seen, row[1])
        self.continues = agrees and not heads.lost(self._conn, heads.seen_if_possible(self._season), self._file)
        self.journal = journal.Journal(self._conn, row[0], row[1], self._key)

    def begin(self) -> None:
        """Begin a new device with a key of its own; what was own before is another's from now on."""
        number = int(self._conn.execute("SELECT coalesce(max(number), 0) + 1 FROM device").fetchone()[0])
        device, self._key = secrets.token_hex(16), SigningKey.generate()
        self._keys[device] = self._key
        self._began = True
        self._conn.execute("UPDATE device SET is_own = 0, status = 'retired' WHERE is_own = 1")
        self._conn.execute("INSERT INTO device VALUES (?, ?, '', 1, 'active', NULL, NULL)", (number, device))
        self.journal = journal.Journal(self._conn, device, number, self._key)

    def reread(self) -> None:
        """After a rollback: the device that the file itself calls its own."""
        row = self._conn.execute("SELECT id, number FROM device WHERE is_own = 1 AND status = 'active'").fetchone()
        if row is not None:
            self._key = self._keys.get(row[0])
            self.journal = journal.Journal(self._conn, row[0], row[1], self._key)

    @property
    def name(self) -> str:
        """Its id in the record; of a copy that has not written yet, whose copy it is."""
        return self.journal.device if self.continues else f"copy:{self.journal.device}"

    @property
    def public_key(self) -> str:
        """The device's public key, as its first event tells it; empty while it has none."""
        return bytes(self._key.verify_key).hex() if self._key else ""

    def remember(self, *, durably: bool) -> None:
        """Anchor the head of this file's own chain outside the season, as far as this machine lets us."""
        if not self.continues or self._key is None:
            return
        with suppress(OSError, Trouble, engine.library().DatabaseError):
            device, head = self.journal.device, self.journal.head()
            if self._noted == device and not durably:
                self._anchor.follow(device, head.seq, head.hash)
                return
            sealed = bytes(self._box.encrypt(bytes(self._key))).hex()
            mark = FileMark.of(self._file)
            salt = self._conn.execute("PRAGMA cipher_salt").fetchone()[0]
            self._anchor.write(Anchored(device, head.seq, head.hash, mark, sealed, salt=salt))
            self._noted = device
            if self._began:
                self._anchor.leave_behind(mark, lambda seen: heads.says_something(self._conn, seen))
                self._began = False

    def _opened(self, seen: Anchored | None) -> SigningKey | None:
        if seen is None:
            return None
        try:
            return SigningKey(self._box.decrypt(bytes.fromhex(seen.key)))
        except (CryptoError, ValueError):
            return None

    def _agrees(self, seen: Anchored, number: int) -> bool:
        """Whether this is the very file, and it holds what this machine saw acknowledged last."""
        if not seen.file.is_same(FileMark.of(self._file)):
            return False
        row = self._conn.execute(
            "SELECT hash FROM event WHERE device = ? AND stream = 0 AND seq = ?", (number, seen.seq)
        ).fetchone()
        return seen.seq == 0 or (row is not None and row[0] == seen.hash)
