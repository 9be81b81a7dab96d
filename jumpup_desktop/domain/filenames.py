"""Names of files made from what agencies wrote: one function, so that no code or name leads anywhere else."""

from __future__ import annotations

import re

from jumpup_desktop.domain.record.limits import CONTROL
from jumpup_desktop.domain.text import one_line

LONGEST, END = 180, 90
"""Bytes of a name without its ending: what every file system takes, with room for a part of its own."""
_SEPARATING = re.compile(rf'(?:[/\\:*?"<>|]|{CONTROL.pattern})+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def file_name(*parts: str, ending: str) -> str:
    """The parts joined by `_`, without spaces, as one name that stays in its folder on every system.

    What separates folders or means something to a system becomes `-`; too long a name is cut in its middle.
    """
    joined = "_".join(one_line(_SEPARATING.sub("-", part)).replace(" ", "") for part in parts if part)
    stem = joined.strip(".") or "_"
    if _RESERVED.fullmatch(stem):
        stem = f"_{stem}"
    return f"{_cut(stem)}{ending}"


def _cut(stem: str) -> str:
    """As much of its begin and its end as fits, never half a letter: what tells two names apart stands at the end."""
    encoded = stem.encode()
    if len(encoded) > LONGEST:
        encoded = encoded[: LONGEST - END - 1].decode(errors="ignore").encode() + b"~" + encoded[-END:]
    return encoded.decode(errors="ignore").rstrip(".")
