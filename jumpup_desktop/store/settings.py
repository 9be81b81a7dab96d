"""Small local values inside the encrypted file; never in the journal, never in a package."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from jumpup_desktop.store import codec

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.store.connection import Connection

Value = TypeVar("Value")


def put(conn: Connection, name: str, value: str) -> None:
    """Keep a value."""
    conn.execute(
        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def get(conn: Connection, name: str) -> str | None:
    """A value; None when it was never kept."""
    row = conn.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else None


def under(conn: Connection, begin: str) -> list[tuple[str, str]]:
    """Names and values of everything whose name begins so, in order of names."""
    rows = conn.execute(
        "SELECT name, value FROM setting WHERE substr(name, 1, ?) = ? ORDER BY name", (len(begin), begin)
    )
    return [(str(name), str(value)) for name, value in rows]


def read(conn: Connection, name: str, reading: Callable[[str], Value]) -> Value | None:
    """A value as what it means; None when it was never kept, or when it is not what was kept."""
    kept = get(conn, name)
    try:
        return None if kept is None else reading(kept)
    except codec.UNREADABLE:
        return None


def drop(conn: Connection, name: str) -> None:
    """Forget a value."""
    conn.execute("DELETE FROM setting WHERE name = ?", (name,))
