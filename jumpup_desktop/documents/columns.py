"""Widths of columns: as asked for, but wide enough for each column's widest word, as far as there is room."""

from collections.abc import Sequence

_MOST = 0.3
"""No column grows beyond this share of the table for one word; a longer word is parted."""
_LEAST = 0.25
"""What an empty column keeps of its width."""


def fitted(given: Sequence[float], needs: Sequence[float]) -> list[float]:
    """The widths, their sum unchanged: a column that needs more takes it from those that need less than they have.

    Where that is not enough, the columns with the widest words are cut to one width: dates and numbers stay whole, and
    what is parted is the longest.
    """
    total = sum(given)
    least = [
        max(width * _LEAST, min(need, max(total * _MOST, width))) for width, need in zip(given, needs, strict=True)
    ]
    if sum(least) >= total:
        return _levelled(least, total)
    wanted = [max(0.0, need - width) for width, need in zip(given, least, strict=True)]
    spare = [max(0.0, width - need) for width, need in zip(given, least, strict=True)]
    if not any(wanted):
        return list(given)
    less = sum(wanted) / sum(spare)
    return [width + want - free * less for width, want, free in zip(given, wanted, spare, strict=True)]


def _levelled(needs: Sequence[float], total: float) -> list[float]:
    """Each what it needs, the widest ones all cut to the width at which they fill the total."""
    left, level, ordered = total, 0.0, sorted(needs)
    for n, need in enumerate(ordered):
        level = left / (len(ordered) - n)
        if need >= level:
            break
        left -= need
    return [min(need, level) for need in needs]
