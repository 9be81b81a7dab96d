"""Wrong guesses of a passphrase are slowed: how many there were, and how long the next one waits."""

from __future__ import annotations

import hashlib
import json
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import own
from jumpup_desktop.store.anchor import data_folder
from jumpup_desktop.store.files import write_durably

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.store.season_paths import SeasonPaths

MOST_GUESSES = 20
"""More wrong guesses wait no longer."""


def require_waited(paths: SeasonPaths) -> None:
    """After three wrong guesses each one waits twice as long. Raises Trouble("vault.wait")."""
    count, last = _made(paths)
    wait = min(2 ** max(count - 3, 0), 300) if count >= 3 else 0
    left = last + wait - time.time()
    if 0 < left <= wait:
        raise Trouble("vault.wait", seconds=int(left) + 1)


def add(paths: SeasonPaths) -> None:
    """One more wrong guess."""
    count, _ = _made(paths)
    with suppress(Trouble):
        write_durably(_file(paths), json.dumps({"count": count + 1, "last": time.time()}).encode())


def forget(paths: SeasonPaths) -> None:
    """The passphrase was right."""
    with suppress(OSError):
        _file(paths).unlink(missing_ok=True)


def _made(paths: SeasonPaths) -> tuple[int, float]:
    try:
        content = json.loads(own.read(_file(paths), own.SMALL))
        return min(max(int(content["count"]), 0), MOST_GUESSES), float(content["last"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return 0, 0.0


def _file(paths: SeasonPaths) -> Path:
    """Beside the season; where its folder is lost, in the user's own."""
    if paths.folder.is_dir():
        return paths.guesses
    name = hashlib.sha256(str(paths.file.resolve()).encode()).hexdigest()[:32]
    return data_folder() / "keys" / f"{name}.guesses"
