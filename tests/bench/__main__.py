"""Ratios against baselines of one run: `dev.py bench`, or some of it by name (imports, events, acts, growth, …)."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.bench import acts, events, growth, imports, papers, room, wholeness, window

BENCHES = {
    "imports": imports.measure,
    "events": events.measure,
    "acts": acts.measure,
    "growth": growth.measure,
    "papers": papers.measure,
    "window": window.measure,
    "room": room.measure,
    "wholeness": wholeness.measure,
}


def main(names: list[str]) -> int:
    """Measure what is named, or everything."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once, as on a user's machine
    with tempfile.TemporaryDirectory() as folder:
        for name in [one for one in names if not one.startswith("-")] or list(BENCHES):
            for line in BENCHES[name](Path(folder)):
                print(line, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
