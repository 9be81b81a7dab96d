"""What differs between two texts, word by word, for a person to read."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

Sort = Literal["same", "gone", "new"]


def differences(before: str, after: str) -> list[tuple[Sort, str]]:
    """Pieces of both texts in order; joined without the gone ones they are `after`, without the new ones `before`."""
    old, new = _words(before), _words(after)
    found: list[tuple[Sort, str]] = []
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            found.append(("same", "".join(old[a:b])))
            continue
        if a < b:
            found.append(("gone", "".join(old[a:b])))
        if c < d:
            found.append(("new", "".join(new[c:d])))
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\S+", text)
