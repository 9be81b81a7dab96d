"""Sizes, colours and paragraph styles; one accent that survives greyscale."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from jumpup_desktop.documents.fonts import BOLD, HEAVY, REGULAR

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

MM = 72 / 25.4
PAGE = (210 * MM, 297 * MM)
LEFT, RIGHT, TOP, BOTTOM = 25 * MM, 17 * MM, 26 * MM, 19 * MM
WIDTH, HEIGHT = PAGE[0] - LEFT - RIGHT, PAGE[1] - TOP - BOTTOM
HEADING = 12 * MM
"""What a heading takes above its table."""

INK = (0.10, 0.11, 0.13)
ACCENT = (0.09, 0.21, 0.37)
MUTED = (0.36, 0.39, 0.43)
HAIRLINE = (0.68, 0.71, 0.75)
TINT = (0.935, 0.947, 0.963)
GHOST = (0.90, 0.90, 0.90)


@dataclass(frozen=True)
class Theme:
    """One density of the typographic scale, in points."""

    body: float = 11
    leading: float = 17
    table: float = 9.5
    pad: float = 4.2
    gap: float = 11
    snug: float = 1.42
    sign_height: float = 14.5 * MM
    hash: float = 8.4

    @cached_property
    def styles(self) -> dict[str, "ParagraphStyle"]:
        """The paragraph styles by name."""
        return _styles(self)


COMFORTABLE = Theme()
CLOSE = replace(COMFORTABLE, leading=16, pad=3.0, gap=8, sign_height=13.5 * MM)
TIGHT = replace(CLOSE, body=10.5, leading=13.6, pad=1.1, gap=3.6, sign_height=12 * MM, snug=1.2)
DENSITIES = (COMFORTABLE, CLOSE, TIGHT)
FINE = replace(TIGHT, table=8, hash=7)
"""A fingerprint to a line: for the audit page of many signers only."""


def _styles(theme: Theme) -> dict[str, "ParagraphStyle"]:
    table, snug = theme.table, theme.table * theme.snug
    return {
        "title": _style(HEAVY, 23, 30 if theme.gap > 5 else 27, ACCENT, align=1),
        "subtitle": _style(REGULAR, 11.5, 17, MUTED, align=1, before=1, after=max(5, theme.gap * 0.7)),
        "section": _style(BOLD, 12.5, 16, ACCENT, before=theme.gap, after=min(4, theme.gap / 2)),
        "body": _style(REGULAR, theme.body, theme.leading),
        "item": _style(REGULAR, theme.body, theme.leading, indent=12),
        "lead": _style(BOLD, theme.body, theme.leading),
        "closing": _style(BOLD, 12, 17, align=1, before=theme.gap, after=theme.gap / 4),
        "closing-date": _style(REGULAR, 11.5, 17, align=1, after=theme.gap * 0.8),
        "cell": _style(REGULAR, table, snug),
        "cell-centre": _style(REGULAR, table, snug, align=1),
        "cell-strong": _style(BOLD, table, snug, align=1),
        "label": _style(BOLD, table, snug, ACCENT, align=1),
        "column": _style(BOLD, table, snug, ACCENT, align=1),
        "outcome": _style(HEAVY, 15, 20, ACCENT, align=1),
        "name": _style(BOLD, 10.5, 13),
        "small": _style(REGULAR, 7.6, 9.6, MUTED),
        "small-dark": _style(REGULAR, 7.6, 9.6),
        "note": _style(REGULAR, 8.6, 11.8 if theme.gap < 5 else 13, MUTED),
        "hash": _style(REGULAR, theme.hash, theme.hash * (1.476 if theme.gap > 5 else theme.snug)),
    }


def _style(
    font: str,
    size: float,
    leading: float,
    colour: tuple[float, float, float] = INK,
    *,
    align: int = 0,
    before: float = 0,
    after: float = 0,
    indent: float = 0,
) -> "ParagraphStyle":
    from reportlab.lib.colors import Color
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        "",
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        leading=leading,
        textColor=Color(*colour),
        alignment=align,
        spaceBefore=before,
        spaceAfter=after,
        leftIndent=indent,
        bulletIndent=0,
        allowWidows=0,
        allowOrphans=0,
    )
