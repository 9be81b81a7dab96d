"""Reads a file that a person named: a plain one, of no more bytes than it may have; a pipe or a device never ends."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from jumpup_desktop.errors import Trouble, trouble_of

if TYPE_CHECKING:
    from pathlib import Path

MB = 1024 * 1024
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read(path: Path, most: int) -> bytes:
    """All of it. Raises Trouble: what the machine refuses, `machine.not-a-file`, `machine.too-large`."""
    try:
        require_plain(path)
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise Trouble("machine.not-a-file", path=str(path))
            content = file.read(most + 1)
    except OSError as error:
        raise trouble_of(error, path) from error
    if len(content) > most:
        raise Trouble("machine.too-large", path=str(path), mb=f"{most / MB:.1f}".removesuffix(".0"))
    return content


def require_plain(path: Path) -> None:
    """What is there is a file. Raises Trouble("machine.not-a-file"); what is not there is for who reads it to say."""
    try:
        found = path.stat()
    except OSError:
        return
    if not stat.S_ISREG(found.st_mode):
        raise Trouble("machine.not-a-file", path=str(path))
