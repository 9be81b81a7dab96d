"""The divisions (중분류, two digits) of the Korean Standard Industrial Classification, 10th revision."""

from __future__ import annotations

_RANGES = (
    (1, 3), (5, 8), (10, 34), (35, 39), (41, 42), (45, 47), (49, 52), (55, 56), (58, 63), (64, 66), (68, 68),
    (70, 76), (84, 87), (90, 91), (94, 99),
)  # fmt: skip
DIVISIONS = frozenset(f"{n:02d}" for low, high in _RANGES for n in range(low, high + 1)) - {"88", "89"}


def is_known(ksic: str) -> bool:
    """Whether a five-digit code lies in a division that exists (통계청고시 제2017-13호)."""
    return ksic[:2] in DIVISIONS
