"""How a signature looks on paper: the drawn stroke above a small line of text."""

from dataclasses import dataclass

from pyhanko.pdf_utils.content import ResourceType
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp.base import BaseStamp, BaseStampStyle

from jumpup_desktop.documents.fonts import printable
from jumpup_desktop.documents.strokes import Stroke, path
from jumpup_desktop.documents.tiny_font import TinyFont, tiny_font

_SIZE = 6.6
_LINE = 9.5


class _Stamp(BaseStamp):
    def render(self) -> bytes:
        """The stroke in the upper part, the words centred at the foot."""
        style = self.style
        assert isinstance(style, SignatureStyle)
        font = tiny_font(style.words)
        self.set_resource(ResourceType.FONT, pdf_name("/F"), font.embed(self._ensure_writer))
        width, height = self.box.width, self.box.height
        drawn = b""
        if style.stroke is not None:
            drawn = path(style.stroke, 3, _LINE, width - 6, height - _LINE - 2)
        return drawn + _line(font, style.words, width)


@dataclass(frozen=True)
class SignatureStyle(BaseStampStyle):
    """The appearance of one signature; neither image nor transparency in it."""

    words: str = ""
    stroke: Stroke | None = None

    def create_stamp(self, writer: BasePdfFileWriter, box: BoxConstraints, text_params: dict[str, str]) -> _Stamp:
        """Called with the field's box while the revision is written."""
        return _Stamp(writer, self, box)


def signature_style(words: str, stroke: Stroke | None) -> SignatureStyle:
    """The appearance that shows ``stroke`` over ``words``."""
    return SignatureStyle(border_width=0, words=printable(words)[0], stroke=stroke)


def _line(font: TinyFont, words: str, width: float) -> bytes:
    size = min(_SIZE, _SIZE * (width - 6) / (font.width(words) * _SIZE))
    left = (width - font.width(words) * size) / 2
    shown = font.encode(words).hex()
    return f"BT 0.10 0.11 0.13 rg /F {size:.2f} Tf {left:.2f} 2.6 Td <{shown}> Tj ET".encode()
