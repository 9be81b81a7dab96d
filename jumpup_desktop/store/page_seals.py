"""Whose pages a file holds that does not open: one page that is sealed under a key was written with it.

SQLCipher seals each page by itself: 16 bytes of nonce and an HMAC-SHA512 over page, nonce and number stand at its end;
the key of that comes from the database key and the salt, the first 16 bytes of the file.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import TYPE_CHECKING

from jumpup_desktop.store import engine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

SALT, SEAL = 16, 64
"""Bytes of the salt at the file's beginning, of the seal at each page's end."""
MOST = 25_000
"""Pages that are looked at."""


def is_blank(file: Path) -> bool:
    """Whether no season begins like it: it is gone, was cut off before its first page, or begins with one byte only."""
    try:
        with file.open("rb") as pages:
            first = pages.read(engine.PAGE)
    except OSError:
        return True
    return len(first) < engine.PAGE or len(set(first[:SALT])) == 1


def is_written_with(file: Path, key: bytes, known: set[bytes]) -> bool:
    """Whether a page of the file is sealed under the 32-byte key of a database, by its own salt or a known one.

    A known salt at its beginning says it too: it was the season's file, whatever became of the pages.
    """
    try:
        with file.open("rb") as pages:
            salt = pages.read(SALT)
            seals = [_seal_key(key, one) for one in {salt, *known}]
            return salt in known or any(
                _is_sealed(page, number, seal) for number, page in _some_pages(pages) for seal in seals
            )
    except OSError:
        return False


def _some_pages(pages: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Pages with their numbers, from one: all of a season, some of a file that is larger than any."""
    count = pages.seek(0, os.SEEK_END) // engine.PAGE
    for index in range(0, count, max(count // MOST, 1)):
        pages.seek(index * engine.PAGE)
        yield index + 1, pages.read(engine.PAGE)


def _seal_key(key: bytes, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)


def _is_sealed(page: bytes, number: int, seal_key: bytes) -> bool:
    sealed = page[SALT if number == 1 else 0 : -SEAL] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(seal_key, sealed, "sha512"), page[-SEAL:])
