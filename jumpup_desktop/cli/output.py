"""How the command line speaks: sentences for people, one JSON object for programs."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from jumpup_desktop.assets import sentence
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.limits import CONTROL
from jumpup_desktop.errors import Trouble, trouble_of

if TYPE_CHECKING:
    from collections.abc import Mapping

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
SCREENS = (*DISPLAYS, "QT_QPA_PLATFORM")
"""What says on Linux that there is something to show a window on; the last may name a screen nobody sees."""


def show(facts: Mapping[str, object], text: str, *, as_json: bool) -> None:
    """Print a result: the facts as JSON, or the text. Raises Trouble where nobody would see it."""
    if sys.stdout is None:
        raise Trouble("machine.no-output")
    print(_plain(json.dumps(facts, ensure_ascii=False) if as_json else text), flush=True)


def _plain(text: str) -> str:
    """No letter that would say something of its own to a terminal: its number instead, as JSON writes it."""
    return CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def could_not_run(error: Trouble | Refused, *, as_json: bool) -> int:
    """Say what stopped the command; exit code 2."""
    values = error.problem.shown if isinstance(error, Refused) else error.values
    said = sentence(error.code, values)
    _told({"code": error.code, "message": said}, as_json=as_json)
    return 2


def _told(error: dict[str, str], *, as_json: bool) -> None:
    """On both outputs, as far as somebody still listens there."""
    if as_json:
        with suppress(OSError, ValueError, AttributeError):
            print(_plain(json.dumps({"error": error}, ensure_ascii=False)), flush=True)
    with suppress(OSError, ValueError, AttributeError):
        print(_plain(error["message"]), file=sys.stderr, flush=True)


def leave_quietly() -> None:
    """Nobody reads what is still to be written: that is no news at the very end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            with suppress(OSError, ValueError, AttributeError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def unexpected(error: Exception, *, as_json: bool) -> int:
    """Say in one sentence what the machine refused, or that the program failed; exit code 2.

    Of the program's own fault a report is kept in the user's folder.
    """
    if isinstance(error, OSError) and error.errno:
        return 2 if error.errno == errno.EPIPE else could_not_run(trouble_of(error), as_json=as_json)
    _told(
        {"code": "cli.our-fault", "message": sentence("cli.our-fault", {"path": _kept(error) or "-"})}, as_json=as_json
    )
    return 2


def _kept(error: Exception) -> str:
    """Where the report lies; nowhere, where the folder cannot be written."""
    with suppress(OSError, MemoryError):
        import time
        import traceback

        from jumpup_desktop.store.anchor import data_folder

        path = data_folder() / "reports" / f"{time.strftime('%Y%m%d-%H%M%S')}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        return str(path)
    return ""


def has_screen(*names: str) -> bool:
    """Whether a window can be shown here, by what the environment says under these names."""
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in names)


def speak_anywhere() -> None:
    """A terminal that cannot show a letter shows its number; nothing stops for it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
