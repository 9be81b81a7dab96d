"""Attachments as sealed files beside the database, named by a keyed hash; the event that names one comes after it."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import nacl.exceptions
import nacl.hash
import nacl.secret
from nacl.encoding import HexEncoder

from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import own
from jumpup_desktop.store.files import write_durably
from jumpup_desktop.store.keys import subkey

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jumpup_desktop.store.connection import Connection


_NAME = re.compile(r"[0-9a-f]{64}")
"""What the program itself calls an attachment's file; anything else in the folder is somebody else's."""


class Blobs:
    """The attachments of one season."""

    def __init__(self, folder: Path, data_key: bytes) -> None:
        self._folder = folder
        self._box = nacl.secret.SecretBox(subkey(data_key, "blobs"))
        self._name_key = subkey(data_key, "blob-names")

    def put(self, content: bytes) -> str:
        """Seal and store; the name comes back. The same bytes are stored once."""
        name = self._name(content)
        path = self._folder / name
        if not path.exists():
            self._folder.mkdir(exist_ok=True)
            write_durably(path, bytes(self._box.encrypt(content)))
        return name

    def get(self, name: str) -> bytes:
        """The bytes of an attachment. Raises Trouble when it is missing or damaged."""
        try:
            sealed = own.read(self._folder / name)
        except FileNotFoundError as error:
            raise Trouble("store.attachment-damaged", name=name) from error
        except OSError as error:
            raise trouble_of(error) from error
        try:
            content = self._box.decrypt(sealed)
        except (nacl.exceptions.CryptoError, ValueError) as error:
            raise Trouble("store.attachment-damaged", name=name) from error
        if self._name(content) != name:
            raise Trouble("store.attachment-damaged", name=name)
        return content

    def has(self, sha256: str) -> bool:
        """Whether the file of an attachment is there."""
        return (self._folder / self.name_of(sha256)).exists()

    def checked(self, conn: Connection) -> tuple[list[str], list[str]]:
        """Names of the attachments the season knows that are not there, and of those that are not what they were."""
        missing, damaged = [], []
        rows = conn.execute("SELECT sha256, min(name) FROM attachment GROUP BY sha256 ORDER BY 2").fetchall()
        for sha256, name in rows:
            if not self.has(sha256):
                missing.append(str(name))
                continue
            try:
                self.get(self.name_of(sha256))
            except Trouble:
                damaged.append(str(name))
        return missing, damaged

    def take(self, other: Blobs, names: Iterable[str]) -> None:
        """Files of another season folder that are not here; a damaged one stays out. Raises Trouble where none fits."""
        for name in names:
            try:
                content = other.get(name)
            except Trouble:
                continue
            self.put(content)

    def names(self) -> set[str]:
        """The names of all files that are there."""
        return {path.name for path in own.plain_files(self._folder, "*") if _NAME.fullmatch(path.name)}

    def remove(self, sha256: str) -> None:
        """Take a file away for good, by its content's hash."""
        (self._folder / self.name_of(sha256)).unlink(missing_ok=True)

    def sweep(self, known: set[str]) -> int:
        """Remove files no event speaks of (left by a crash before the event); how many."""
        orphans = self.names() - known
        for name in orphans:
            (self._folder / name).unlink(missing_ok=True)
        return len(orphans)

    def name_of(self, sha256: str) -> str:
        """The file's name: a keyed hash, so that who finds the folder cannot tell which known file lies in it."""
        digest = bytes.fromhex(sha256)
        return nacl.hash.blake2b(digest, digest_size=32, key=self._name_key, encoder=HexEncoder).decode()

    def _name(self, content: bytes) -> str:
        return self.name_of(hashlib.sha256(content).hexdigest())
