"""What stories are made of: tagged paragraphs, signature boxes, ticks and codes."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import getAscent, stringWidth
from reportlab.platypus import Flowable, Paragraph

from jumpup_desktop.documents import theme as look
from jumpup_desktop.documents.fonts import REGULAR, printable
from jumpup_desktop.documents.strokes import Stroke, path
from jumpup_desktop.documents.tags import Node
from jumpup_desktop.documents.words import hexes
from jumpup_desktop.documents.wrapping import KEPT, firm, kept_together, parted

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

    from jumpup_desktop.documents.canvas import TaggedCanvas
    from jumpup_desktop.documents.theme import Theme

    class _Drawn(Flowable):  # type: ignore[misc]  # reportlab has no types
        canv: TaggedCanvas
        width: float
        height: float
else:
    _Drawn = Flowable


class Text(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph that is one node, over pages too; without a role it fills its cell; lines end as `wrapping` says."""

    node: Node | None = None
    shown = ""

    @property
    def widest(self) -> float:
        """The width of its widest word."""
        return max((self._width(word) for word in re.split("[ \n]", self.shown)), default=0)

    @property
    def firmest(self) -> float:
        """The width of the widest of what is not to be parted while other words are."""
        return max(map(self._width, firm(self.shown)), default=0)

    def _width(self, word: str) -> float:
        width: float = stringWidth(word, self.style.fontName, self.style.fontSize)
        return width

    def breakLines(self, width: float | list[float]) -> object:
        """The paragraph in lines; a word wider than a line is parted before, where it is best parted."""
        room = min(width) if isinstance(width, list | tuple) else width
        written = [(fragment, fragment.text) for fragment in self.frags if getattr(fragment, "text", "")]
        for fragment, words in written:
            fragment.text = self._parted(words, room)
        lines = super().breakLines(width)
        for fragment, words in written:
            fragment.text = words
        return lines

    def _parted(self, words: str, room: float) -> str:
        if all(self._width(word) <= room for word in words.split(" ")):
            return words
        pieces = ((word, parted(word, lambda w: self._width(w) <= room)) for word in words.split(" "))
        return " ".join(piece for word, found in pieces for piece in (found or [word]))

    def split(self, width: float, height: float) -> list["Text"]:
        """The pieces share the node, so a reader hears one paragraph."""
        pieces: list[Text] = super().split(width, height)
        for piece in pieces:
            piece.node = self.node
        return pieces

    def draw(self) -> None:
        """Draw inside the node, or directly inside the open table cell."""
        self._loosen()
        if self.node is None:
            with self.canv.content():
                super().draw()
            return
        with self.canv.element(self.node), self.canv.content():
            super().draw()

    def _loosen(self) -> None:
        """Lines are fixed by now: what kept them together is drawn, and copied by a reader, as an ordinary space."""
        lines = self.blPara.lines
        for number, line in enumerate(lines):
            for fragment in getattr(line, "words", ()):
                fragment.text = fragment.text.replace(KEPT, " ")
            if isinstance(line, tuple):
                lines[number] = (line[0], [word.replace(KEPT, " ") for word in line[1]])


AnyText = TypeVar("AnyText", bound=Text)


class Item(Text):
    """One item of a list: its mark and its words are told apart; all items share the node of their list."""

    of: Node
    mark = ""

    def split(self, width: float, height: float) -> list[Text]:
        """The pieces share the item; only the first has the mark."""
        pieces: list[Text] = super().split(width, height)
        for n, piece in enumerate(pieces):
            assert isinstance(piece, Item)
            piece.of, piece.mark = self.of, "" if n else self.mark
        return pieces

    def draw(self) -> None:
        """The mark at the first line, the words beside it."""
        assert self.node is not None
        item = self.node
        with self.canv.element(self.of), self.canv.element(item):
            if self.mark:
                with self.canv.element(Node("Lbl")), self.canv.content():
                    _mark(self.canv, self.mark, self.style, self.height)
                item.kids.append(Node("LBody"))
            body = item.kids[-1]
            assert isinstance(body, Node)
            self._loosen()
            with self.canv.element(body), self.canv.content():
                Paragraph.draw(self)


def items(lines: Sequence[str], mark: str, style: str, theme: "Theme") -> list[Item]:
    """A list, an item to a line."""
    whole = Node("L", attributes={"ListNumbering": "Circle"})
    made = []
    for line in lines:
        item = _made(Item, line, style, theme)
        item.of, item.mark, item.node = whole, mark, Node("LI")
        made.append(item)
    return made


def _mark(canvas: "TaggedCanvas", mark: str, style: "ParagraphStyle", height: float) -> None:
    canvas.setFont(style.bulletFontName, style.bulletFontSize)
    canvas.setFillColor(style.textColor)
    canvas.drawString(style.bulletIndent, height - getAscent(style.fontName, style.fontSize), mark)


class Unbroken(Text):
    """A paragraph that stays on one page whole, for what a reader or a program compares letter by letter."""

    def split(self, width: float, height: float) -> list[Text]:
        """Never: it moves on to the next page."""
        return []


def text(words: str, style: str, theme: "Theme", role: str = "P") -> Text:
    """A paragraph of plain words; ``role`` is its tag, empty inside a table cell."""
    paragraph = _made(Text, words, style, theme)
    paragraph.node = Node(role, said=words) if role else None
    return paragraph


def hashed(sha256: str, theme: "Theme") -> Unbroken:
    """A hash in a table's cell, in groups that can be read out; no page ends within it."""
    return _made(Unbroken, hexes(sha256), "hash", theme)


def _made(of: type[AnyText], words: str, style: str, theme: "Theme") -> AnyText:
    """A paragraph of plain words as they are shown; what must not part is kept together."""
    shown = kept_together(printable(words)[0])
    paragraph = of(escape(shown).replace("\n", "<br/>"), theme.styles[style])
    paragraph.shown = shown
    return paragraph


class SignatureBox(_Drawn):
    """The place of one electronic signature; its rectangle becomes a form field."""

    def __init__(self, field: str, width: float, height: float) -> None:
        super().__init__()
        self.field, self.width, self.height = field, width, height

    def draw(self) -> None:
        """A quiet frame, and the field over all of it."""
        with self.canv.artifact():
            box_frame(self.canv, self.width, self.height, "(서명)")
        with self.canv.element(Node("Form")):
            self.canv.place_field(self.field, self.width, self.height)


class InkBox(_Drawn):
    """The place of a signature in ink; the original is kept on paper."""

    def __init__(self, width: float, height: float, caption: str = "수기서명·서명일(원본 보관)") -> None:
        super().__init__()
        self.width, self.height, self.caption = width, height, caption

    def draw(self) -> None:
        """A solid frame; its caption is read aloud, unlike that of a form field."""
        with self.canv.content():
            box_frame(self.canv, self.width, self.height, self.caption, solid=True)


class SignedBox(_Drawn):
    """A signature as it was drawn, in its frame; read aloud as what it is."""

    def __init__(self, width: float, height: float, stroke: Stroke, caption: str) -> None:
        super().__init__()
        self.width, self.height, self.stroke, self.caption = width, height, stroke, caption

    def draw(self) -> None:
        """One figure: the frame with its caption, the stroke in it."""
        node = Node("Figure", alt=f"서명: {self.caption}")
        with self.canv.element(node), self.canv.content():
            box_frame(self.canv, self.width, self.height, self.caption, solid=True)
            self.canv.mark(path(self.stroke, 3, 2, self.width - 6, self.height - 12).decode())


class Checks(_Drawn):
    """Options in one line, the chosen one ticked; the marks are drawn, not letters."""

    def __init__(self, options: tuple[str, ...], chosen: str, size: float) -> None:
        super().__init__()
        self.options, self.chosen, self.size = options, chosen, size

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """One line, as wide as it is given."""
        self.width, self.height = width, self.size * 1.42
        return self.width, self.height

    def draw(self) -> None:
        """Said to a reader as one sentence: which option holds."""
        self.canv.tree.current.actual_text = self._said()
        with self.canv.content():
            x = 0.0
            for option in self.options:
                tick_box(self.canv, x, self.size * 0.28, self.size * 0.92, option == self.chosen)
                x += self.size * 1.3
                self.canv.setFont(REGULAR, self.size)
                self.canv.setFillColor(Color(*look.INK))
                self.canv.drawString(x, self.size * 0.38, option)
                x += self.canv.stringWidth(option, REGULAR, self.size) + self.size * 1.2

    def _said(self) -> str:
        options = ", ".join(self.options)
        if self.chosen:
            return f"{options} 중 {self.chosen}"
        return f"{options} 중 하나에 표시" if len(self.options) > 1 else f"{options} 표시란"


class QrCode(_Drawn):
    """A QR code with an alternative text; ``side`` in points."""

    def __init__(self, payload: str, side: float, alt: str) -> None:
        super().__init__()
        self.payload, self.alt = payload, alt
        self.width = self.height = side

    def draw(self) -> None:
        """One figure, drawn as filled runs."""
        node = Node("Figure", alt=self.alt)
        with self.canv.element(node), self.canv.content():
            draw_qr(self.canv, self.payload, self.width)


def box_frame(canvas: "TaggedCanvas", width: float, height: float, caption: str, *, solid: bool = False) -> None:
    """The frame of a signature box with its caption small in the upper left corner."""
    canvas.saveState()
    canvas.setStrokeColor(Color(*look.HAIRLINE))
    canvas.setLineWidth(0.5)
    if not solid:
        canvas.setDash(2, 1.6)
    canvas.roundRect(0, 0, width, height, 2)
    canvas.setFont(REGULAR, 6.4)
    canvas.setFillColor(Color(*look.MUTED))
    canvas.drawString(3, height - 8, caption)
    canvas.restoreState()


def tick_box(canvas: "TaggedCanvas", x: float, y: float, side: float, ticked: bool) -> None:
    """A square, with a tick of two strokes if it holds."""
    canvas.saveState()
    canvas.setLineWidth(0.7)
    canvas.setStrokeColor(Color(*look.INK))
    canvas.rect(x, y, side, side)
    if ticked:
        canvas.setLineWidth(1.5)
        canvas.setLineCap(1)
        path = canvas.beginPath()
        path.moveTo(x + side * 0.2, y + side * 0.5)
        path.lineTo(x + side * 0.43, y + side * 0.24)
        path.lineTo(x + side * 0.84, y + side * 0.82)
        canvas.drawPath(path)
    canvas.restoreState()


def draw_qr(canvas: "TaggedCanvas", payload: str, side: float) -> None:
    """The code's dark runs as one filled path, lower left corner at the origin."""
    rows = _modules(payload)
    unit = side / len(rows)
    path = canvas.beginPath()
    for y, row in enumerate(rows):
        for start, end in _dark_runs(row):
            path.rect(start * unit, side - (y + 1) * unit, (end - start) * unit, unit)
    canvas.saveState()
    canvas.setFillColor(Color(0, 0, 0))
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


@lru_cache(maxsize=64)
def _modules(payload: str) -> tuple[tuple[int, ...], ...]:
    """The code's squares; a paper is drawn several times until it fits."""
    import segno

    return tuple(tuple(row) for row in segno.make(payload, error="m", micro=False).matrix)


def _dark_runs(row: tuple[int, ...]) -> list[tuple[int, int]]:
    edges = [n for n in range(len(row) + 1) if ([*row, 0])[n] != ([0, *row])[n]]
    return list(zip(edges[::2], edges[1::2], strict=True))
