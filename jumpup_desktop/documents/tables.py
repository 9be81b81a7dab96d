"""Tables with tags: heads that repeat as artifacts, rows and cells as nodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, Table
from reportlab.platypus.doctemplate import NullActionFlowable
from reportlab.platypus.flowables import NullDraw

from jumpup_desktop.documents import theme as look
from jumpup_desktop.documents.columns import fitted
from jumpup_desktop.documents.flowables import Text
from jumpup_desktop.documents.fonts import REGULAR
from jumpup_desktop.documents.tags import Node

if TYPE_CHECKING:
    from jumpup_desktop.documents.canvas import TaggedCanvas
    from jumpup_desktop.documents.theme import Theme

Cell: TypeAlias = Flowable | str | Sequence[Flowable]
_SIDE, _NARROW_SIDE, _MANY = 5.5, 3.2, 8
"""What a cell keeps free at its sides, and where there are so many columns or more."""
LONG = 500
"""Letters of a cell from which on its row may be higher than what is left of a page."""


@dataclass
class Shape:
    """How a table is read and ruled. ``heads`` are the columns that name their row.

    Another ``role`` than Table is for cells that only stand beside each other: it has no rows and each cell is a Div.
    ``whole_rows`` are not begun at the foot of a page, where a page holds them: boxes to sign, a person's own line.
    """

    head_rows: int = 0
    heads: tuple[int, ...] = ()
    spans: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    role: str = "Table"
    ruled: bool = True
    whole_rows: bool = False
    node: Node = field(default_factory=lambda: Node("Table"))

    @property
    def is_data(self) -> bool:
        """Whether rows and columns mean something to a reader."""
        return self.role == "Table"

    def swallows(self, column: int, row: int) -> bool:
        """Whether the cell disappears in one that spans it."""
        return any(
            (column, row) != start and start[0] <= column <= end[0] and start[1] <= row <= end[1]
            for start, end in self.spans
        )


class TaggedTable(Table):  # type: ignore[misc]  # reportlab has no types
    """A table whose pieces on several pages are one Table node."""

    shape: Shape
    continued = False
    _has_first_piece = False

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **{**options, "renderCB": _on_event})

    @property
    def cells(self) -> Sequence[Sequence[object]]:
        """Its rows of cells."""
        rows: Sequence[Sequence[object]] = self._cellvalues
        return rows

    def onSplit(self, T: TaggedTable, byRow: int = 1) -> None:
        """Called for the first piece, then for the rest, whose head is a repetition."""
        T.shape = self.shape
        T.continued = self.continued or self._has_first_piece
        self._has_first_piece = True

    def split(self, width: float, height: float) -> list[TaggedTable]:
        """Pieces for this page and the next; a row of which not one line would stand here goes over whole.

        On a page of its own every row is begun: it may be longer than a page.
        """
        if self.shape.whole_rows and (whole := self._whole(width, height)) is not None:
            return whole
        pieces = self._pieces(width, height, in_row=1)
        if height >= look.HEIGHT or not pieces[1:]:
            return pieces
        if len(pieces[0].cells) <= self.shape.head_rows:
            return []
        has_words = any(pieces[0].cells[-1])
        return pieces if has_words else self._pieces(width, height, in_row=0)

    @property
    def heights(self) -> list[float]:
        """Of its rows, once it was wrapped."""
        found: list[float] = self._rowHeights
        return found

    @property
    def first_row(self) -> float:
        """How high the head is with the first row below it, once it was wrapped."""
        return sum(self.heights[: self.shape.head_rows + 1])

    def _whole(self, width: float, height: float) -> list[TaggedTable] | None:
        """Pieces between rows; none where not one row stands here, None where no page holds heading and row."""
        pieces = self._pieces(width, height, in_row=0)
        if pieces and len(pieces[0].cells) > self.shape.head_rows:
            return pieces
        return None if height >= look.HEIGHT or self.first_row > look.HEIGHT - look.HEADING else []

    def _pieces(self, width: float, height: float, in_row: int) -> list[TaggedTable]:
        self._has_first_piece, self.splitInRow = False, in_row
        pieces: list[TaggedTable] = super().split(width, height)
        return pieces


class Ending(NullDraw):  # type: ignore[misc]  # reportlab has no types
    """A table and what ends a paper below it: at least its last row stands on the page of the ending."""

    def __init__(self, table: TaggedTable, below: Sequence[Flowable]) -> None:
        super().__init__()
        self.table, self.below = table, list(below)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Never fits: it is always taken apart."""
        return width, 0xFFFFFF

    def split(self, width: float, height: float) -> list[Flowable]:
        """The table as far as it stands here, its rest together with the ending."""
        _, needed = self.table.wrap(width, height)
        if needed + self._ending(width) <= height:
            return [self.table, *self.below]
        last = self.table.heights[-1]
        top, *rest = self.table.split(width, min(height, needed - last)) or (None,)
        if top is None or not rest:
            is_fresh = height >= look.HEIGHT
            whole = KeepTogether([self.table, *self.below])
            return [NullActionFlowable(), *((whole,) if is_fresh else (PageBreak(), Ending(self.table, self.below)))]
        return [top, *(Ending(one, self.below) for one in rest)]

    def _ending(self, width: float) -> float:
        """How high the ending is, with what keeps its parts asunder."""
        high = after = 0.0
        for one in self.below:
            high += max(after, one.getSpaceBefore()) + one.wrap(width, look.HEIGHT)[1]
            after = one.getSpaceAfter()
        return high


def grid(rows: Sequence[Sequence[Cell]], widths: Sequence[float], theme: Theme, shape: Shape) -> TaggedTable:
    """A table as wide as the text, ruled in hairlines between two strong lines."""
    table = TaggedTable(
        [list(row) for row in rows],
        colWidths=column_widths(rows, widths, shape),
        repeatRows=shape.head_rows,
        splitInRow=1,
        style=[*_style(theme, shape, len(rows), _side(len(widths))), *_long_rows(rows)],
        hAlign="LEFT",
    )
    shape.node.role = shape.role
    table.shape = shape
    return table


def _long_rows(rows: Sequence[Sequence[Cell]]) -> list[tuple[object, ...]]:
    """Rows that may have to part begin at their top: reportlab parts what stands in the middle into empty pieces."""
    long = [n for n, row in enumerate(rows) if any(_letters(cell) > LONG for cell in row)]
    return [("VALIGN", (0, n), (-1, n), "TOP") for n in long]


def _letters(cell: Cell) -> int:
    if isinstance(cell, Text):
        return len(cell.shown)
    return 0 if isinstance(cell, Flowable | str) else sum(map(_letters, cell))


def column_widths(rows: Sequence[Sequence[Cell]], widths: Sequence[float], shape: Shape) -> list[float]:
    """Columns as asked for, over the whole width, but none narrower than its widest word while others have room."""
    scale = look.WIDTH / sum(widths)
    given = [width * scale for width in widths]
    needs, firm = [0.0] * len(given), [0.0] * len(given)
    starts = {start for start, _ in shape.spans}
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if (column, number) not in starts and not shape.swallows(column, number):
                whole, least = _needs(cell, given[column], _side(len(given)))
                needs[column], firm[column] = max(needs[column], whole), max(firm[column], least)
    return fitted(given, needs, firm)


def _side(columns: int) -> float:
    return _SIDE if columns < _MANY else _NARROW_SIDE


def _needs(cell: Cell, given: float, side: float) -> tuple[float, float]:
    """What a cell needs for its widest word, and for its dates and numbers alone.

    What is drawn and not written needs all that it is given.
    """
    if isinstance(cell, Text):
        beside = 2 * side + 0.5
        return cell.widest + beside, cell.firmest + beside
    if isinstance(cell, str | Spacer):
        return 0, 0
    if isinstance(cell, Flowable):
        return given, given
    found = [_needs(one, given, side) for one in cell]
    return max((whole for whole, _ in found), default=0), max((least for _, least in found), default=0)


def _style(theme: Theme, shape: Shape, rows: int, side: float) -> list[tuple[object, ...]]:
    everything = (0, 0), (-1, -1)
    hair, accent, tint = (Color(*c) for c in (look.HAIRLINE, look.ACCENT, look.TINT))
    commands: list[tuple[object, ...]] = [
        ("FONT", *everything, REGULAR, theme.table),
        ("VALIGN", *everything, "MIDDLE"),
        ("TOPPADDING", *everything, theme.pad),
        ("BOTTOMPADDING", *everything, theme.pad + 0.6),
        ("LEFTPADDING", *everything, side),
        ("RIGHTPADDING", *everything, side),
        *(("SPAN", start, end) for start, end in shape.spans),
    ]
    if not shape.ruled:
        return commands
    commands += [
        ("BACKGROUND", (column, row), (column, row), tint)
        for column in shape.heads
        for row in range(rows)
        if not shape.swallows(column, row)
    ]
    commands += [
        ("INNERGRID", *everything, 0.4, hair),
        ("LINEABOVE", (0, 0), (-1, 0), 1.1, accent),
        ("LINEBELOW", (0, -1), (-1, -1), 1.1, accent),
        ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 0.6, accent),
    ]
    if shape.head_rows:
        head = (0, 0), (-1, shape.head_rows - 1)
        commands += [
            ("BACKGROUND", *head, tint),
            ("LINEBELOW", (0, shape.head_rows - 1), (-1, shape.head_rows - 1), 0.7, accent),
        ]
    return commands


def _on_event(table: TaggedTable, event: str, *where: object) -> None:
    canvas: TaggedCanvas = table.canv
    if event in ("startBG", "startLines"):
        canvas.mark("/Artifact <</Type /Layout>> BDC")
    elif event in ("endBG", "endLines"):
        canvas.mark("EMC")
    elif event == "startTable":
        canvas.tree.open(table.shape.node)
    elif event == "endTable":
        canvas.tree.close()
    else:
        _on_row_event(table, canvas, event, where)


def _on_row_event(table: TaggedTable, canvas: TaggedCanvas, event: str, where: tuple[object, ...]) -> None:
    if event == "startRow":
        row = int(str(where[0]))
        table.repeating = table.continued and row < table.shape.head_rows
        if table.repeating:
            canvas.mark("/Artifact <</Type /Pagination>> BDC")
            canvas.muted = True
        elif table.shape.is_data:
            canvas.tree.open(Node("TR"))
    elif event == "endRow" and table.repeating:
        canvas.mark("EMC")
        canvas.muted = False
    elif event == "startCell" and not table.repeating:
        canvas.tree.open(_cell_node(table, int(str(where[0])), int(str(where[1]))))
    elif not table.repeating and (event == "endCell" or table.shape.is_data):
        canvas.tree.close()


def _cell_node(table: TaggedTable, row: int, column: int) -> Node:
    shape = table.shape
    if not shape.is_data:
        return Node("Div")
    first, top, last, bottom = _extent(table, row, column)
    spans = {"ColSpan": last - first + 1, "RowSpan": bottom - top + 1}
    attributes: dict[str, str | int] = {name: n for name, n in spans.items() if n > 1}
    if row < shape.head_rows and not table.continued:
        return Node("TH", attributes=attributes | {"Scope": "Column"})
    if column in shape.heads:
        return Node("TH", attributes=attributes | {"Scope": "Row"})
    return Node("TD", attributes=attributes)


def _extent(table: TaggedTable, row: int, column: int) -> tuple[int, int, int, int]:
    ranges = getattr(table, "_spanRanges", {}) if table._spanCmds else {}  # noqa: SLF001 - reportlab says it nowhere else
    found: tuple[int, int, int, int] = ranges.get((column, row)) or (column, row, column, row)
    return found
