"""A file that leaves the season: under which name it lies, and that what lay there stays."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import own
from jumpup_desktop.store.files import write_durably

BEFORE = "이전"


@dataclass(frozen=True, slots=True)
class Exported:
    """One file that left the season."""

    path: Path
    paper: str
    number: str
    sha256: str
    replaced_glyphs: tuple[str, ...] = ()
    kept: str = ""
    """The name under which another file stays that lay there."""


def leave(path: Path, paper: str, number: str, content: bytes, replaced: tuple[str, ...] = ()) -> Exported:
    """Write a file that leaves; what else lies under its name stays, under a name of its own. Raises Trouble."""
    kept = ""
    if _is_other(path, content):
        names = (path.with_stem(f"{path.stem}-{BEFORE}{n}") for n in count(1))
        free = next(name for name in names if not os.path.lexists(name))
        try:
            path.rename(free)
        except OSError as error:
            raise trouble_of(error, path) from error
        kept = free.name
    write_durably(path, content)
    return Exported(path, paper, number, hashlib.sha256(content).hexdigest(), replaced, kept)


def _is_other(path: Path, content: bytes) -> bool:
    """Whether something lies there that says something else."""
    try:
        return os.path.lexists(path) and own.read(path, len(content)) != content
    except (OSError, Trouble):
        return True
