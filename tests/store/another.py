"""A second season on the same machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.services import policies, seasons
from jumpup_desktop.store.keys import LEAST_COST

if TYPE_CHECKING:
    from pathlib import Path


def another_season(folder: Path, passphrase: str) -> Path:
    """Another season of this machine, of the same file name."""
    folder.mkdir()
    file = folder / "2026.jumpup-season"
    made = seasons.create(seasons.Request(file, passphrase, policies.shipped(), cost=LEAST_COST))
    made.store.close()
    return file
