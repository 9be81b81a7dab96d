"""Widths of columns: as asked for, but wide enough for each column's widest word, as far as there is room."""

from collections.abc import Sequence

_MOST = 0.3
"""No column grows beyond this share of the table for one word; a longer word is parted."""


def fitted(given: Sequence[float], needs: Sequence[float]) -> list[float]:
    """The widths, their sum unchanged: a column that needs more takes it from those that need less than they have.

    Where that is not enough, those that need more share what there is.
    """
    total = sum(given)
    wanted = [max(0.0, min(need, total * _MOST) - width) for width, need in zip(given, needs, strict=True)]
    spare = [max(0.0, width - need) for width, need in zip(given, needs, strict=True)]
    moved = min(sum(wanted), sum(spare))
    if moved <= 0:
        return list(given)
    more, less = moved / sum(wanted), moved / sum(spare)
    return [width + want * more - free * less for width, want, free in zip(given, wanted, spare, strict=True)]
