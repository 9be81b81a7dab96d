"""The program's entry: the window without arguments, the worker for the program itself, else the command line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


PRIVATE = 0o077
"""Nobody else reads a season, its keys, lists or papers, whatever the system's habit is."""


def main() -> int:
    """Start what the arguments ask for; the exit code comes back. What is written is this user's alone."""
    os.umask(PRIVATE)
    words = sys.argv[1:]
    if words[:1] == ["--worker"]:
        from jumpup_desktop.worker import main as work

        return work()
    if not words:
        return open_window()
    from jumpup_desktop.cli import main as command_line
    from jumpup_desktop.cli.output import leave_quietly

    code = command_line(words, open_window)
    leave_quietly()
    return code


def open_window(season: Path | None = None) -> int:
    """The window, on a season where one is given."""
    from jumpup_desktop.cli.output import SCREENS, could_not_run, has_screen
    from jumpup_desktop.errors import Trouble

    if not has_screen(*SCREENS):
        return could_not_run(Trouble("machine.no-screen"), as_json=False)
    from jumpup_desktop.app import main as window

    return window([str(season)] if season else [])


if __name__ == "__main__":
    raise SystemExit(main())
