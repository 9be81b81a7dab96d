"""Unfinished text: durable, local, sealed to its author; writing needs no PIN, reading does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumpup_desktop.store.connection import Connection

import json
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox


@dataclass(frozen=True, slots=True)
class DraftKey:
    """What a draft belongs to: the opinion, its author, and the version it started from."""

    entity: str
    author: str
    base: str


def save(conn: Connection, key: DraftKey, text: str, recipient: bytes, at_ms: int) -> None:
    """Keep the text, sealed to the author's public key and bound to what it belongs to."""
    content = json.dumps([key.entity, key.author, key.base, text], ensure_ascii=False).encode()
    sealed = SealedBox(PublicKey(recipient)).encrypt(content)
    conn.execute(
        "INSERT INTO draft VALUES (?,?,?,?,?) ON CONFLICT (entity, author) DO UPDATE"
        " SET base = excluded.base, sealed = excluded.sealed, saved_ms = excluded.saved_ms",
        (key.entity, key.author, key.base, sealed, at_ms),
    )


def load(conn: Connection, entity: str, author: str, private: bytes) -> tuple[DraftKey, str] | None:
    """The draft of an author; None when there is none that this key opens.

    Raises ValueError when it belongs to something else.
    """
    row = conn.execute("SELECT sealed FROM draft WHERE entity = ? AND author = ?", (entity, author)).fetchone()
    if row is None:
        return None
    try:
        content = SealedBox(PrivateKey(private)).decrypt(row[0])
    except CryptoError:
        return None
    found, writer, base, text = json.loads(content)
    if (found, writer) != (entity, author):
        raise ValueError("the draft belongs to another opinion")
    return DraftKey(found, writer, base), text


def clear(conn: Connection, entity: str, author: str) -> None:
    """Forget a draft whose text has become an event."""
    conn.execute("DELETE FROM draft WHERE entity = ? AND author = ?", (entity, author))


def kept(conn: Connection) -> frozenset[str]:
    """Opinions (ids) of which unfinished text is kept."""
    return frozenset(row[0] for row in conn.execute("SELECT entity FROM draft"))
