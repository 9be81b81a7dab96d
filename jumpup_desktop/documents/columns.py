"""Widths of columns: as asked for, but wide enough for each column's widest word, as far as there is room."""

from collections.abc import Sequence

_MOST = 0.3
"""No column grows beyond this share of the table for one word; a longer word is parted."""
_LEAST = 0.25
"""What an empty column keeps of its width; any other keeps half of it, where it needs so much."""
_STEPS = 60
"""Halvings until nothing is left between what is too wide and what is not."""


def fitted(given: Sequence[float], needs: Sequence[float], firm: Sequence[float] = ()) -> list[float]:
    """The widths, their sum unchanged: a column that needs more takes it from those that need less than they have.

    Where that is not enough, every column gets what it needs to keep its dates and numbers whole (`firm`), and those
    with the widest words are cut to one width: what is parted is the longest.
    """
    total = sum(given)
    asked = list(zip(given, needs, strict=True))
    floor = [min(max(need, width * _LEAST), width / 2) for width, need in asked]
    least = [max(low, min(need, max(total * _MOST, width))) for low, (width, need) in zip(floor, asked, strict=True)]
    if sum(least) >= total:
        kept = [max(low, min(want, most)) for low, want, most in zip(floor, firm or floor, least, strict=True)]
        return _levelled(kept, floor, total) if sum(kept) >= total else _levelled(least, kept, total)
    wanted = [max(0.0, need - width) for width, need in zip(given, least, strict=True)]
    spare = [max(0.0, width - need) for width, need in zip(given, least, strict=True)]
    if not any(wanted):
        return list(given)
    less = sum(wanted) / sum(spare)
    return [width + want - free * less for width, want, free in zip(given, wanted, spare, strict=True)]


def _levelled(needs: Sequence[float], kept: Sequence[float], total: float) -> list[float]:
    """Each what it keeps in any case, and up to its need as far as one level for all allows that fills the total."""
    low, high = 0.0, total
    for _ in range(_STEPS):
        level = (low + high) / 2
        low, high = (low, level) if sum(_at(level, needs, kept)) > total else (level, high)
    widths = _at(low, needs, kept)
    return [width * total / sum(widths) for width in widths]


def _at(level: float, needs: Sequence[float], kept: Sequence[float]) -> list[float]:
    return [max(keep, min(need, level)) for need, keep in zip(needs, kept, strict=True)]
