"""What every printout of a held day shares: whose it is, its furniture, its top, its plain tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, Spacer

from jumpup_desktop.documents.blocks import facts, heading
from jumpup_desktop.documents.flowables import text
from jumpup_desktop.documents.furniture import Furniture
from jumpup_desktop.documents.layout import Story, lay_out
from jumpup_desktop.documents.metadata import Colophon
from jumpup_desktop.documents.printout import printout
from jumpup_desktop.documents.tables import Cell, Shape, TaggedTable, grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.documents.theme import Theme

PRODUCT = "jumpup-desktop"
"""Whose printout it is where no agency is known."""
FROM_RECORD = "기록에서 만듦"
"""What stands where a sealed paper has its check number."""


@dataclass(frozen=True)
class ListHead:
    """What stands above every list of a day; ``number`` begins its control number, ``host`` is whose list it is."""

    number: str
    programme: str
    panel: str
    meeting: str
    held: str
    place: str
    host: str = PRODUCT


@dataclass(frozen=True)
class Imprint:
    """A printout's name, the end of its number, when and by which program it was made, what its foot says."""

    name: str
    ending: str
    created: datetime
    app_version: str
    foot: str = FROM_RECORD


def printed(head: ListHead, made: Imprint, story: Story) -> bytes:
    """The story as a tagged PDF for printing. The same arguments give the same bytes."""
    number = f"{head.number}-{made.ending}"
    furniture = Furniture(made.name, f"{head.panel} · {head.place}", head.programme, number, made.foot)
    title = f"{number} {made.name}"
    laid = lay_out(story, furniture, title=title)
    return printout(laid, Colophon(title, head.host or PRODUCT, made.app_version, made.created))


def top(name: str, head: ListHead, theme: Theme, *rows: Sequence[tuple[str, str | Flowable]]) -> list[Flowable]:
    """The printout's name, the meeting it is about, and further facts."""
    meeting = [("회의", f"{head.panel} {head.meeting}"), ("일시·장소", f"{head.held} · {head.place}")]
    return [heading(name, theme), Spacer(1, 6), facts([meeting, *rows], theme)]


def plain(
    columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], theme: Theme,
    style: str = "cell-centre",
) -> TaggedTable:  # fmt: skip
    """A table of words; a row is parted only where no page holds it."""
    cells = [[text(word, style, theme, "") for word in row] for row in rows]
    return headed(columns, cells, widths, theme, whole_rows=True)


def headed(
    columns: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[float], theme: Theme,
    *, whole_rows: bool = False,
) -> TaggedTable:  # fmt: skip
    """A table of cells under named columns."""
    names: list[Cell] = [text(name, "column", theme, "") for name in columns]
    return grid([names, *rows], widths, theme, Shape(head_rows=1, whole_rows=whole_rows))
