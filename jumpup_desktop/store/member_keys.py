"""Members' keys of one day: local, wrapped by the PIN, destroyed when the last paper is sealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jumpup_desktop.store.connection import Connection


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A key as kept: its public part, the slot the PIN opens, and the same secret for a reset."""

    public: bytes
    wrapped: bytes
    for_reset: bytes


def put(conn: Connection, meeting: str, person: str, purpose: str, key: StoredKey) -> None:
    """Keep a key; one for the same person, meeting and purpose is replaced."""
    conn.execute("DELETE FROM member_key WHERE meeting = ? AND person = ? AND purpose = ?", (meeting, person, purpose))
    conn.execute(
        "INSERT INTO member_key VALUES (?,?,?,?,?,?)",
        (meeting, person, purpose, key.public, key.wrapped, key.for_reset),
    )


def get(conn: Connection, meeting: str, person: str, purpose: str) -> StoredKey | None:
    """A key; None when it was never made or is destroyed."""
    row = conn.execute(
        "SELECT public_key, wrapped, for_reset FROM member_key WHERE meeting = ? AND person = ? AND purpose = ?",
        (meeting, person, purpose),
    ).fetchone()
    return StoredKey(*row) if row else None


def destroy(conn: Connection, meeting: str, person: str) -> None:
    """Forget a person's keys of that meeting for ever."""
    conn.execute("DELETE FROM member_key WHERE meeting = ? AND person = ?", (meeting, person))
