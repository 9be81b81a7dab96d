"""Text that was read in the wrong encoding somewhere on its way, and what it probably said."""

from __future__ import annotations

import re

_LATIN = re.compile(r"[\u0080-\u00ff\u0152-\u0178\u2013-\u20ac]{2}")
_HANJA = re.compile(r"[\u4e00-\u9fff\uf900-\ufaff]")
_HANGUL = re.compile(r"[가-힣]")
_LOST = re.compile(r"\ufffd|占쏙옙|뷁|\?{3,}")


def suspects(text: str) -> bool:
    """A quick look: whether a closer one is worthwhile."""
    return (not text.isascii() and bool(_LATIN.search(text) or _HANJA.search(text))) or bool(_LOST.search(text))


def is_garbled(text: str) -> bool:
    """Whether the text was decoded wrongly: lost characters, or Korean hidden behind another encoding."""
    return bool(_LOST.search(text)) or repaired(text) is not None


def repaired(text: str) -> str | None:
    """What a garbled text said before it was read as Latin, or as CP949; None if it is sound."""
    if _LATIN.search(text):
        for wrong in ("latin-1", "cp1252"):
            for right in ("utf-8", "cp949"):
                if (found := _again(text, wrong, right)) is not None:
                    return found
    if _HANJA.search(text):
        return _again(text, "cp949", "utf-8")
    return None


def _again(text: str, wrong: str, right: str) -> str | None:
    try:
        found = text.encode(wrong).decode(right)
    except UnicodeError:
        return None
    return found if _HANGUL.search(found) else None
