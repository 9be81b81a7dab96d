"""A drawn signature as points, and as the vector path that a PDF shows."""

import itertools
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Stroke:
    """Lines of (x, y) from 0 to 1, y downwards; ``aspect`` is the pad's width by height.

    Neither time nor pressure is kept. Raises ValueError for a point outside the pad.
    """

    lines: tuple[tuple[Point, ...], ...]
    aspect: float = 3.0

    def __post_init__(self) -> None:
        values = (value for line in self.lines for point in line for value in point)
        if self.aspect <= 0 or not all(0 <= value <= 1 for value in values):
            raise ValueError("a stroke lies between 0 and 1")


def path(stroke: Stroke, left: float, bottom: float, width: float, height: float) -> bytes:
    """PDF operators that draw the stroke centred in the given box, in points."""
    scale_x = min(width, height * stroke.aspect)
    scale_y = scale_x / stroke.aspect
    x0, y0 = left + (width - scale_x) / 2, bottom + (height + scale_y) / 2
    lines = [[(x0 + x * scale_x, y0 - y * scale_y) for x, y in line] for line in stroke.lines if line]
    drawn = "\n".join(_smooth(line) for line in lines)
    return f"q 0.07 0.10 0.24 RG 1.15 w 1 J 1 j\n{drawn}\nQ\n".encode()


def _smooth(line: list[Point]) -> str:
    start = line[0]
    parts = [f"{start[0]:.2f} {start[1]:.2f} m"]
    here = start
    for near, far in itertools.pairwise(line):
        middle = ((near[0] + far[0]) / 2, (near[1] + far[1]) / 2)
        parts.append(_curve(here, near, middle))
        here = middle
    parts.append(f"{line[-1][0]:.2f} {line[-1][1]:.2f} l S")
    return "\n".join(parts)


def _curve(start: Point, pull: Point, end: Point) -> str:
    first = [start[i] + 2 / 3 * (pull[i] - start[i]) for i in (0, 1)]
    second = [end[i] + 2 / 3 * (pull[i] - end[i]) for i in (0, 1)]
    return " ".join(f"{value:.2f}" for value in (*first, *second, *end)) + " c"
