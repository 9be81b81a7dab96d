"""Attachments as sealed files beside the database, named by a keyed hash; the event that names one comes after it."""

from __future__ import annotations

import hashlib
import re
import secrets
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import own
from jumpup_desktop.store.files import write_durably
from jumpup_desktop.store.keys import subkey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from jumpup_desktop.store.connection import Connection


_NAME = re.compile(r"[0-9a-f]{64}")
"""What the program itself calls an attachment's file; anything else in the folder is somebody else's."""
NONCE, TAG = 12, 16
MOST_BYTES = 512 * 1024 * 1024
"""Bytes of the largest attachment: it is held in memory."""


class Buffers:
    """Memory that is used again for one attachment after the other: asking for it anew costs more than opening it."""

    def __init__(self) -> None:
        self._sealed, self._content = bytearray(), bytearray()

    def sealed(self, size: int) -> memoryview:
        """Room for a file's bytes."""
        self._sealed = self._sealed if len(self._sealed) >= size else bytearray(size)
        return memoryview(self._sealed)[:size]

    def content(self, size: int) -> memoryview:
        """Room for what it says."""
        self._content = self._content if len(self._content) >= size else bytearray(size)
        return memoryview(self._content)[:size]


class Blobs:
    """The attachments of one season."""

    def __init__(self, folder: Path, data_key: bytes) -> None:
        self._folder = folder
        self._key = subkey(data_key, "blobs")
        self._name_key = subkey(data_key, "blob-names")
        self._put = set[str]()

    def put(self, content: bytes) -> str:
        """Seal and store; the name comes back. The same bytes are stored once."""
        if len(content) > MOST_BYTES - NONCE - TAG:
            raise Trouble("store.attachment-too-big", mb=MOST_BYTES // 1024**2)
        name = self._name(content)
        self._put.add(name)
        path = self._folder / name
        if not path.exists():
            try:
                self._folder.mkdir(exist_ok=True)
            except OSError as error:
                raise trouble_of(error, self._folder) from error
            nonce = secrets.token_bytes(NONCE)
            write_durably(path, nonce + self._cipher.encrypt(nonce, content, name.encode()))
        return name

    def get(self, name: str) -> bytes:
        """The bytes of an attachment. Raises Trouble when it is missing or damaged."""
        try:
            sealed = own.read(self._folder / name, MOST_BYTES)
        except FileNotFoundError as error:
            raise Trouble("store.attachment-damaged", name=name) from error
        except OSError as error:
            raise trouble_of(error) from error
        from cryptography.exceptions import InvalidTag

        try:
            content = self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], name.encode())
        except (InvalidTag, ValueError) as error:
            raise Trouble("store.attachment-damaged", name=name) from error
        if self._name(content) != name:
            raise Trouble("store.attachment-damaged", name=name)
        return content

    @cached_property
    def _cipher(self) -> AESGCM:
        """AES-256-GCM: laptops have it in hardware, and the audit reads every attachment."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._key)

    def opens(self, name: str) -> bool:
        """Whether an attachment's file is there and whole."""
        try:
            self.get(name)
        except Trouble:
            return False
        return True

    def has(self, sha256: str) -> bool:
        """Whether the file of an attachment is there."""
        return (self._folder / self.name_of(sha256)).exists()

    def checked(self, conn: Connection, step: Callable[[], None] = lambda: None) -> tuple[list[str], list[str]]:
        """Names of the attachments the season knows that are not there, and of those that are not what they were."""
        missing, damaged = [], []
        rows = conn.execute("SELECT sha256, min(name) FROM attachment GROUP BY sha256 ORDER BY 2").fetchall()
        buffers = Buffers()
        for sha256, name in rows:
            step()
            try:
                if not self._holds(sha256, buffers):
                    damaged.append(str(name))
            except FileNotFoundError:
                missing.append(str(name))
            except (OSError, ValueError, Trouble):
                damaged.append(str(name))
        return missing, damaged

    def _holds(self, sha256: str, buffers: Buffers) -> bool:
        """Whether an attachment's file opens and says what it said. Raises OSError, Trouble."""
        from cryptography.exceptions import InvalidTag

        name = self.name_of(sha256)
        sealed = own.read_into(self._folder / name, buffers.sealed, MOST_BYTES)
        if len(sealed) < NONCE + TAG:
            return False
        content = buffers.content(len(sealed) - NONCE - TAG)
        try:
            self._cipher.decrypt_into(sealed[:NONCE], sealed[NONCE:], name.encode(), content)
        except InvalidTag:
            return False
        return hashlib.sha256(content).hexdigest() == sha256

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
        with suppress(OSError):
            return {path.name for path in self._folder.iterdir() if _NAME.fullmatch(path.name)}
        return set()

    def remove(self, sha256: str) -> None:
        """Take a file away for good, by its content's hash."""
        (self._folder / self.name_of(sha256)).unlink(missing_ok=True)

    def sweep(self, orphans: set[str]) -> None:
        """Remove files no event speaks of (left by a crash before the event), but those put since: it may yet come.

        What does not open is not touched: another season's attachments may have been laid here by hand.
        """
        for name in orphans - self._put:
            if own.is_plain_file(self._folder / name) and self.opens(name):
                (self._folder / name).unlink(missing_ok=True)

    def name_of(self, sha256: str) -> str:
        """The file's name: a keyed hash, so that who finds the folder cannot tell which known file lies in it."""
        return hashlib.blake2b(bytes.fromhex(sha256), digest_size=32, key=self._name_key).hexdigest()

    def _name(self, content: bytes) -> str:
        return self.name_of(hashlib.sha256(content).hexdigest())
