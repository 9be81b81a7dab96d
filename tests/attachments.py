"""An attachment that the record names, for tests of what keeps and carries them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.rules import about
from jumpup_desktop.domain.selection.company import FileAttached
from jumpup_desktop.store.season_store import PROGRAM

if TYPE_CHECKING:
    from jumpup_desktop.store.season_store import Store


def attached(store: Store, content: bytes, name: str = "a.bin") -> str:
    """Keep it with a company of its own; its hash."""
    sha256 = store.attach(content)
    with store.transaction() as tx:
        tx.append(PROGRAM, about(FileAttached(sha256, name, "other"), tx.new_id()))
    return sha256
