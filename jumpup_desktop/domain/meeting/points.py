"""Points as whole units of a fixed scale: read, written, and added up to one result as policy says; never floats."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jumpup_desktop.domain.kinds import Outcome, Scoring

_FORM = re.compile(r"([0-9]{1,6})(?:\.([0-9]{1,4}))?")


def units(points: str | int, scale: int) -> int:
    """Points in units of the scale: `8.5` with one digit is 85. Raises ValueError for another form or more digits."""
    match = _FORM.fullmatch(str(points).strip())
    if match is None or len(match.group(2) or "") > scale:
        raise ValueError(f"points: {points!r}")
    return int(match.group(1) + (match.group(2) or "").ljust(scale, "0"))


def shown(whole: int, scale: int) -> str:
    """Units as points, always with every digit of the scale."""
    return f"{whole // 10**scale}.{whole % 10**scale:0{scale}d}" if scale else str(whole)


@dataclass(frozen=True, slots=True)
class Result:
    """What the members' totals come to, in units, and whose totals were dropped for it."""

    units: int
    dropped: tuple[str, ...] = ()


def combined(totals: Mapping[str, int], scoring: Scoring) -> Result:
    """Sum or mean of the members' totals, rounded half up to the scale.

    Where policy drops extremes, one highest and one lowest total are left out, of equal ones the first given; raises
    ValueError when nobody would remain.
    """
    dropped = _extremes(tuple(totals.items())) if scoring.drop_extremes else ()
    counted = [total for member, total in totals.items() if member not in dropped]
    if not counted:
        raise ValueError("too few members")
    added = sum(counted)
    if scoring.combine == "sum":
        return Result(added, dropped)
    return Result((2 * added + len(counted)) // (2 * len(counted)), dropped)


def _extremes(totals: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    highest = max(totals, key=lambda one: one[1])[0]
    rest = [one for one in totals if one[0] != highest]
    return (highest, min(rest, key=lambda one: one[1])[0]) if rest else (highest,)


def outcome_of(result: int, outcomes: Sequence[Outcome], scale: int) -> Outcome | None:
    """The outcome with the highest threshold that the result reaches; None where it reaches none."""
    reached = [(units(o.from_score, scale), o) for o in outcomes if o.from_score]
    fitting = [(least, o) for least, o in reached if least <= result]
    return max(fitting, key=lambda one: one[0])[1] if fitting else None
