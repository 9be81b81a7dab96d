"""The font inside a signature: the same letters as in the whole font, and no more than those."""

from io import BytesIO

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from jumpup_desktop.assets import asset
from jumpup_desktop.documents.fonts import REGULAR
from jumpup_desktop.documents.tiny_font import TinyFont, tiny_font

WORDS = "평가위원-056  2026. 3. 3. 17:31 갂걁j"  # 갂 and 걁 are put together from parts


@pytest.fixture(scope="module")
def whole() -> TTFont:
    """The font the subset is taken from."""
    return TTFont(BytesIO(asset("fonts", f"{REGULAR}.ttf").read_bytes()))


@pytest.fixture(scope="module")
def tiny() -> TinyFont:
    """The subset for the words."""
    return tiny_font(WORDS)


def outline(font: TTFont, name: str) -> list[tuple[str, tuple[object, ...]]]:
    """The lines and curves of one glyph."""
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return list(pen.value)


def test_every_letter_is_drawn_as_in_the_whole_font(whole: TTFont, tiny: TinyFont) -> None:
    small, names = TTFont(BytesIO(tiny.file)), whole.getBestCmap()
    for letter, glyph in tiny.glyphs.items():
        assert outline(small, small.getGlyphName(glyph)) == outline(whole, names[ord(letter)])


def test_every_letter_is_as_wide_as_in_the_whole_font(whole: TTFont, tiny: TinyFont) -> None:
    names, metrics = whole.getBestCmap(), whole["hmtx"]
    assert [tiny.widths[n] for n in tiny.glyphs.values()] == [metrics[names[ord(c)]][0] for c in tiny.glyphs]
    assert tiny.width("056") == sum(metrics[names[ord(c)]][0] for c in "056") / 1000


def test_nothing_but_the_letters_is_in_it(tiny: TinyFont) -> None:
    small = TTFont(BytesIO(tiny.file))
    assert small["maxp"].numGlyphs == len(set(WORDS)) + 1
    assert set(small.keys()) - {"GlyphOrder"} == {
        "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "post",
    }  # fmt: skip


def test_the_same_words_give_the_same_font(tiny: TinyFont) -> None:
    assert tiny_font(WORDS) == tiny
