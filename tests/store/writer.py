"""A writer that acknowledges each event on its standard output after it is durable, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.record.season import RoundOpened
from jumpup_desktop.store.season_store import PROGRAM, open_season


def main(file: str, passphrase: str, synchronous: str = "FULL") -> None:
    """Write rounds for ever; another `synchronous` than the program's is for a control."""
    store = open_season(Path(file), passphrase)
    store.conn.execute(f"PRAGMA synchronous = {synchronous}")
    while True:
        with store.transaction() as tx:
            round_id = tx.new_id()
            tx.append(PROGRAM, Draft("season", store.season, RoundOpened(round_id, "기록")))
        print(round_id, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
