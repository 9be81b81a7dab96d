"""What stands on every page: head band, foot, watermark, page code."""

from dataclasses import dataclass

from reportlab.lib.colors import Color

from jumpup_desktop.documents import theme as look
from jumpup_desktop.documents.canvas import TaggedCanvas
from jumpup_desktop.documents.flowables import draw_qr
from jumpup_desktop.documents.fonts import BOLD, HEAVY, REGULAR, printable
from jumpup_desktop.documents.theme import MM

_BAND = 6.2 * MM


SHORTEST = 5
"""What is cut to no more letters than these says nothing: it is left out of the running head."""


@dataclass(frozen=True)
class Furniture:
    """The words around a page: ``running`` names the paper, ``where`` its panel and place, shortened before all else.

    ``page_code`` prints a small QR, ``watermark`` a grey word.
    """

    running: str
    where: str
    programme: str
    control_number: str
    check_number: str
    watermark: str = ""
    page_code: str = ""

    def draw(self, canvas: TaggedCanvas, total: int) -> None:
        """Everything around the text of the current page, as artifacts."""
        canvas.saveState()
        with canvas.artifact("Pagination"):
            if self.watermark:
                _watermark(canvas, self.watermark)
            self._head(canvas)
            self._foot(canvas, total)
            if self.page_code:
                _page_code(canvas, f"{self.page_code}|{canvas.page_index + 1}/{total}")
        canvas.restoreState()

    def _head(self, canvas: TaggedCanvas) -> None:
        base = look.PAGE[1] - 19 * MM
        right = look.PAGE[0] - look.RIGHT - (14 * MM if self.page_code else 0)
        programme = _fitted(canvas, printable(self.programme)[0], look.WIDTH * 0.45, REGULAR, 8.6)
        of_programme = canvas.stringWidth(programme, REGULAR, 8.6)
        room = right - look.LEFT - of_programme - 11 * MM
        running = _fitted(canvas, printable(self.running)[0], room, BOLD, 9.2)
        width = canvas.stringWidth(running, BOLD, 9.2) + 7 * MM
        canvas.setFillColor(Color(*look.ACCENT))
        canvas.rect(look.LEFT, base, width, _BAND, stroke=0, fill=1)
        canvas.rect(look.LEFT, base - 0.9, look.WIDTH, 0.9, stroke=0, fill=1)
        canvas.setFillColor(Color(1, 1, 1))
        canvas.setFont(BOLD, 9.2)
        canvas.drawString(look.LEFT + 3.5 * MM, base + 2.1 * MM, running)
        room = right - look.LEFT - width - of_programme - 8 * MM
        where = _fitted(canvas, printable(self.where)[0], room, REGULAR, 8.6)
        where = where if len(where) > SHORTEST or where == printable(self.where)[0] else ""
        canvas.setFillColor(Color(*look.MUTED))
        canvas.setFont(REGULAR, 8.6)
        canvas.drawRightString(right, base + 2.1 * MM, " · ".join(part for part in (where, programme) if part))

    def _foot(self, canvas: TaggedCanvas, total: int) -> None:
        base = 10.5 * MM
        canvas.setStrokeColor(Color(*look.HAIRLINE))
        canvas.setLineWidth(0.5)
        canvas.line(look.LEFT, base + 5 * MM, look.PAGE[0] - look.RIGHT, base + 5 * MM)
        canvas.setFillColor(Color(*look.MUTED))
        canvas.setFont(REGULAR, 8)
        canvas.drawString(look.LEFT, base, f"관리번호 {self.control_number}" if self.control_number else "")
        is_number = any(letter.isdigit() for letter in self.check_number)
        check = f"확인번호 {self.check_number}" if is_number else self.check_number
        canvas.drawRightString(look.PAGE[0] - look.RIGHT, base, check)
        canvas.setFont(REGULAR, 9.5)
        canvas.setFillColor(Color(*look.INK))
        middle = look.LEFT + look.WIDTH / 2
        canvas.drawCentredString(middle, base, f"- {canvas.page_index + 1} / {total} -")


def _fitted(canvas: TaggedCanvas, words: str, room: float, font: str, size: float) -> str:
    """The words, cut where they are too wide: after a whole word and outside brackets, if there are several."""
    whole = words
    while words and canvas.stringWidth(words, font, size) > room:
        words = words[:-2].rstrip() + "…" if len(words) > 2 else ""
    if words in (whole, "") or " " not in words:
        return words
    kept = words.rpartition(" ")[0].rpartition("(")[0] if "(" in words.rpartition(" ")[0] else words.rpartition(" ")[0]
    return f"{kept.rstrip(' ·')}…"


def _watermark(canvas: TaggedCanvas, word: str) -> None:
    canvas.saveState()
    canvas.translate(look.PAGE[0] / 2, look.PAGE[1] / 2)
    canvas.rotate(48)
    canvas.setFont(HEAVY, 150)
    canvas.setFillColor(Color(*look.GHOST))
    canvas.drawCentredString(0, -50, word)
    canvas.restoreState()


def _page_code(canvas: TaggedCanvas, payload: str) -> None:
    side = 12.5 * MM
    canvas.saveState()
    canvas.translate(look.PAGE[0] - look.RIGHT - side, look.PAGE[1] - 18 * MM)
    draw_qr(canvas, payload, side)
    canvas.restoreState()
