"""Running copies on a stick, as the window asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from jumpup_desktop.presenters.ports.copies import Copied

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.app.holder import Holder
    from jumpup_desktop.store.copies import Snapshot


class Copies:
    """The open season's copies."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder

    def take(self) -> object:
        """The record at this moment."""
        from jumpup_desktop.store import copies

        return copies.take(self._holder.store)

    def carry(self, taken: object, folder: Path) -> Copied:
        """Bring it to the stick."""
        from jumpup_desktop.domain.dates import seoul
        from jumpup_desktop.store import copies

        snapshot = cast("Snapshot", taken)
        done = copies.carry(snapshot, folder)
        return Copied(f"{seoul(snapshot.taken_ms):%H:%M}", done.events)

    def bring(self, source: Path, target: Path) -> Path:
        """Lay a copy onto this laptop."""
        from jumpup_desktop.store import copies

        return copies.bring(source, target)
