"""The machine's faults, told apart from the user's data (`domain.problems`) and from our bugs (anything else)."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Trouble(Exception):
    """Something the machine refused: disk full, file locked, unreadable. `code` has a sentence with what to do."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class Cancelled(Exception):
    """The user stopped a long job; nothing of it was kept."""


_CODES = {
    errno.ENOSPC: "machine.disk-full",
    errno.EDQUOT: "machine.disk-full",
    errno.EACCES: "machine.not-allowed",
    errno.EPERM: "machine.not-allowed",
    errno.EROFS: "machine.read-only",
    errno.ENOENT: "machine.not-found",
    errno.ENOTDIR: "machine.not-a-folder",
    errno.EEXIST: "machine.not-a-folder",
    errno.EISDIR: "machine.not-a-file",
    errno.ENAMETOOLONG: "machine.name-too-long",
    errno.EIO: "machine.unreadable",
}


def trouble_of(error: OSError, place: Path | str = "") -> Trouble:
    """The trouble that an operating-system error means to a person; `place` where the error itself names none."""
    code = _CODES.get(error.errno or 0, "machine.unreadable")
    return Trouble(code, path=str(error.filename or place), detail=error.strerror or "")
