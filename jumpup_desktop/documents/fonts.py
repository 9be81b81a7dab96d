"""The fonts of our papers, and which characters they can print."""

import unicodedata
from functools import cache

from jumpup_desktop.assets import asset

REGULAR = "NanumGothic"
BOLD = "NanumGothicBold"
HEAVY = "NanumGothicExtraBold"
SUBSTITUTE = "〓"


@cache
def register() -> None:
    """Make the three weights known to the layout library; later calls cost nothing."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name in (REGULAR, BOLD, HEAVY):
        pdfmetrics.registerFont(TTFont(name, str(asset("fonts", f"{name}.ttf")), shapable=False))
    pdfmetrics.registerFontFamily(REGULAR, REGULAR, BOLD, REGULAR, BOLD)


@cache
def mapped() -> frozenset[int]:
    """The code points that every weight has a glyph for."""
    from reportlab.pdfbase import pdfmetrics

    register()
    faces = [pdfmetrics.getFont(name).face for name in (REGULAR, BOLD, HEAVY)]
    return frozenset.intersection(*(frozenset(face.charToGlyph) for face in faces))


def printable(text: str) -> tuple[str, tuple[str, ...]]:
    """The text in NFC with 〓 for what has no glyph, and what was replaced, in order."""
    normal = unicodedata.normalize("NFC", text)
    known = mapped()
    replaced = tuple(c for c in normal if c != "\n" and ord(c) not in known)
    for character in set(replaced):
        normal = normal.replace(character, SUBSTITUTE)
    return normal, replaced
