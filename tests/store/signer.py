"""Plays only the papers of a day that was closed, until it is done or killed."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from jumpup_desktop.services import plays
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import open_season


def main(file: str, passphrase: str, script_file: str) -> None:
    """Freeze, sign, seal; say when it begins and when all is sealed."""
    script = json.loads(Path(script_file).read_text(encoding="utf-8"))
    script["acts"] = [act for act in script["acts"] if act["do"] == "papers"]
    clocks = plays.ScriptClocks(date.fromisoformat(script["day"]))
    store = open_season(Path(file), passphrase, clocks=clocks)
    print("begins", flush=True)
    plays.Player(store, script, clocks, LEAST_COST).run()
    store.close()
    print("sealed", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
