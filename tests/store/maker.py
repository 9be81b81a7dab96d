"""Makes a season as the command line does, at the cheapest price: the key is told, then the file counts."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from jumpup_desktop.services import policies, seasons
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_paths import SeasonPaths


def main(file: str, passphrase: str, ends: str = "") -> None:
    """Say when it begins, the recovery key, and when the season is there; or end in the middle of the move."""
    request = seasons.Request(Path(file), passphrase, policies.shipped(), cost=LEAST_COST)
    print("begins", flush=True)
    prepared = seasons.prepare(request)
    print(prepared.recovery_identity, flush=True)
    if ends:
        paths = SeasonPaths(Path(file))
        SeasonPaths(paths.file.with_name(f".{paths.file.name}.making") / paths.file.name).folder.rename(paths.folder)
        os._exit(9)
    prepared.finish().store.close()
    print("made", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
