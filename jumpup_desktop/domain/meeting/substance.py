"""Whether a text says enough in its author's own words: advises and lists, never blocks (practice 8, 40)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jumpup_desktop.domain.policy import OpinionRules as Rules

PIECE = 3
KEPT = 1024


def advice(text: str, others: Iterable[str], rules: Rules) -> list[Problem]:
    """Notes on one text beside the other texts of the day: `opinion.short`, `opinion.copied`.

    A text counts as copied where the policy's share of its pieces of three characters stands in one other text.
    """
    found = []
    if len(_bare(text)) < rules.short_below_characters:
        found.append(Problem("opinion.short", "note", (("limit", str(rules.short_below_characters)),)))
    share = max((shared_percent(text, other) for other in others), default=0)
    if share >= rules.copied_above_percent:
        found.append(Problem("opinion.copied", "note", (("percent", str(share)),)))
    return found


def shared_percent(text: str, other: str) -> int:
    """How much of a text stands in another one, 0 to 100; spaces and marks do not count."""
    own = _pieces(text)
    return 100 * len(own & _pieces(other)) // len(own) if own else 0


@lru_cache(maxsize=KEPT)
def _pieces(text: str) -> frozenset[str]:
    bare = _bare(text)
    return frozenset(bare[n : n + PIECE] for n in range(len(bare) - PIECE + 1))


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def forget() -> None:
    """No text of a season stays here after it was closed."""
    _pieces.cache_clear()
