"""What stands on every page: head band, foot, watermark, page code."""

from dataclasses import dataclass

from reportlab.lib.colors import Color

from jumpup_desktop.documents import theme as look
from jumpup_desktop.documents.canvas import TaggedCanvas
from jumpup_desktop.documents.flowables import draw_qr
from jumpup_desktop.documents.fonts import BOLD, HEAVY, REGULAR, printable
from jumpup_desktop.documents.theme import MM

_BAND = 6.2 * MM


@dataclass(frozen=True)
class Furniture:
    """The words around a page. ``page_code`` prints a small QR, ``watermark`` a grey word."""

    panel: str
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
        panel, programme = printable(self.panel)[0], printable(self.programme)[0]
        width = canvas.stringWidth(panel, BOLD, 9.2) + 7 * MM
        canvas.setFillColor(Color(*look.ACCENT))
        canvas.rect(look.LEFT, base, width, _BAND, stroke=0, fill=1)
        canvas.rect(look.LEFT, base - 0.9, look.WIDTH, 0.9, stroke=0, fill=1)
        canvas.setFillColor(Color(1, 1, 1))
        canvas.setFont(BOLD, 9.2)
        canvas.drawString(look.LEFT + 3.5 * MM, base + 2.1 * MM, panel)
        room = look.WIDTH - width - 4 * MM - (14 * MM if self.page_code else 0)
        shown = _fitted(canvas, programme, room, 8.6)
        right = look.PAGE[0] - look.RIGHT - (14 * MM if self.page_code else 0)
        canvas.setFillColor(Color(*look.MUTED))
        canvas.setFont(REGULAR, 8.6)
        canvas.drawRightString(right, base + 2.1 * MM, shown)

    def _foot(self, canvas: TaggedCanvas, total: int) -> None:
        base = 10.5 * MM
        canvas.setStrokeColor(Color(*look.HAIRLINE))
        canvas.setLineWidth(0.5)
        canvas.line(look.LEFT, base + 5 * MM, look.PAGE[0] - look.RIGHT, base + 5 * MM)
        canvas.setFillColor(Color(*look.MUTED))
        canvas.setFont(REGULAR, 8)
        canvas.drawString(look.LEFT, base, f"관리번호 {self.control_number}")
        canvas.drawRightString(look.PAGE[0] - look.RIGHT, base, f"확인번호 {self.check_number}")
        canvas.setFont(REGULAR, 9.5)
        canvas.setFillColor(Color(*look.INK))
        middle = look.LEFT + look.WIDTH / 2
        canvas.drawCentredString(middle, base, f"- {canvas.page_index + 1} / {total} -")


def _fitted(canvas: TaggedCanvas, words: str, room: float, size: float) -> str:
    while words and canvas.stringWidth(words, REGULAR, size) > room:
        words = words[:-2].rstrip() + "…" if len(words) > 2 else ""
    return words


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
