"""The few glyphs of one signature's text, embedded as a font of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from threading import Lock

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.filterPen import DecomposingFilterPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.writer import BasePdfFileWriter

from jumpup_desktop.assets import asset
from jumpup_desktop.documents.fonts import REGULAR

_NAME = "JUMPUP+NanumGothic"
_SYMBOLIC = 4
_NOTDEF = ".notdef"
_MOST_ROWS = 100
"""That a character map takes in one table."""


@dataclass(frozen=True)
class TinyFont:
    """A TrueType subset: its file, glyph numbers and widths (1000 per em)."""

    file: bytes
    glyphs: dict[str, int]
    widths: tuple[int, ...]
    ascent: int
    descent: int

    def width(self, words: str) -> float:
        """The width of ``words`` at size 1."""
        return sum(self.widths[self.glyphs[one]] for one in words) / 1000

    def encode(self, words: str) -> bytes:
        """Two bytes a glyph."""
        return b"".join(self.glyphs[one].to_bytes(2, "big") for one in words)

    def embed(self, writer: BasePdfFileWriter) -> generic.IndirectObject:
        """Add the font's objects to the revision; returns the font."""
        file = writer.add_object(_stream(self.file, {"/Length1": len(self.file)}))
        descriptor = writer.add_object(_named("/FontDescriptor", self._metrics(file)))
        descendant = writer.add_object(_named("/Font", self._descendant(descriptor)))
        unicode_map = writer.add_object(_stream(self._unicode_map()))
        font: dict[str, generic.PdfObject] = {
            "/Subtype": pdf_name("/Type0"),
            "/BaseFont": pdf_name(f"/{_NAME}"),
            "/Encoding": pdf_name("/Identity-H"),
            "/DescendantFonts": generic.ArrayObject([descendant]),
            "/ToUnicode": unicode_map,
        }
        return writer.add_object(_named("/Font", font))

    def _metrics(self, file: generic.IndirectObject) -> dict[str, generic.PdfObject]:
        box = [0, self.descent, 1000, self.ascent]
        return {
            "/FontName": pdf_name(f"/{_NAME}"),
            "/Flags": _number(_SYMBOLIC),
            "/FontBBox": generic.ArrayObject(map(_number, box)),
            "/ItalicAngle": _number(0),
            "/Ascent": _number(self.ascent),
            "/Descent": _number(self.descent),
            "/CapHeight": _number(self.ascent),
            "/StemV": _number(80),
            "/FontFile2": file,
        }

    def _descendant(self, descriptor: generic.IndirectObject) -> dict[str, generic.PdfObject]:
        system = {
            pdf_name("/Registry"): pdf_string("Adobe"),
            pdf_name("/Ordering"): pdf_string("Identity"),
            pdf_name("/Supplement"): _number(0),
        }
        widths = generic.ArrayObject(map(_number, self.widths))
        return {
            "/Subtype": pdf_name("/CIDFontType2"),
            "/BaseFont": pdf_name(f"/{_NAME}"),
            "/CIDSystemInfo": _dictionary(system),
            "/FontDescriptor": descriptor,
            "/CIDToGIDMap": pdf_name("/Identity"),
            "/W": generic.ArrayObject([_number(0), widths]),
        }

    def _unicode_map(self) -> bytes:
        rows = [
            f"<{glyph:04X}> <{one.encode('utf-16-be').hex().upper()}>"
            for one, glyph in sorted(self.glyphs.items(), key=lambda entry: entry[1])
        ]
        tables = (rows[n : n + _MOST_ROWS] for n in range(0, len(rows), _MOST_ROWS))
        mapped = "".join("\n".join((f"{len(table)} beginbfchar", *table, "endbfchar\n")) for table in tables)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            f"{mapped}endcmap CMapName currentdict /CMap defineresource pop end end"
        ).encode()


class _Face:
    """The whole font, its tables read once; outlines are expanded as they are asked for, by one thread at a time."""

    def __init__(self) -> None:
        font = TTFont(BytesIO(asset("fonts", f"{REGULAR}.ttf").read_bytes()), lazy=True)
        font.setGlyphOrder([_NOTDEF, *(f"g{n}" for n in range(1, font["maxp"].numGlyphs))])
        self.names: dict[int, str] = font.getBestCmap()
        self.units: int = font["head"].unitsPerEm
        self.ascent: int = font["hhea"].ascent
        self.descent: int = font["hhea"].descent
        self.metrics: dict[str, tuple[int, int]] = font["hmtx"].metrics
        self._outlines = font.getGlyphSet()
        font.close()
        self._turn = Lock()

    def outline(self, name: str) -> Glyph:
        """A glyph without hints, its components drawn into it."""
        pen = TTGlyphPen(None)
        with self._turn:
            self._outlines[name].draw(DecomposingFilterPen(pen, self._outlines))
        return pen.glyph()


_face = cache(_Face)


@lru_cache(maxsize=16)
def tiny_font(words: str) -> TinyFont:
    """The subset for ``words``, whose characters all have glyphs.

    Made of nothing but what a PDF viewer reads, from a font that is parsed once for all signatures. A person's turn
    puts the same words on many papers: the last few subsets are kept.
    """
    face = _face()
    names = {one: face.names[ord(one)] for one in words}
    order = [_NOTDEF, *dict.fromkeys(names.values())]
    metrics = {name: face.metrics[name] for name in order}
    builder = FontBuilder(face.units, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(one): name for one, name in names.items()})
    builder.setupGlyf({name: face.outline(name) for name in order})
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=face.ascent, descent=face.descent)
    builder.setupPost(keepGlyphNames=False)
    target = BytesIO()
    builder.save(target)
    return TinyFont(
        target.getvalue(),
        {one: order.index(name) for one, name in names.items()},
        tuple(width for width, _ in metrics.values()),
        face.ascent,
        face.descent,
    )


def _stream(data: bytes, entries: dict[str, int] | None = None) -> generic.StreamObject:
    values = {pdf_name(key): _number(n) for key, n in (entries or {}).items()}
    stream = generic.StreamObject(values, stream_data=data)
    stream.compress()
    return stream


def _named(kind: str, entries: dict[str, generic.PdfObject]) -> generic.DictionaryObject:
    values = {pdf_name(key): value for key, value in entries.items()}
    return _dictionary({pdf_name("/Type"): pdf_name(kind), **values})


def _dictionary(
    entries: Mapping[generic.NameObject, generic.PdfObject],
) -> generic.DictionaryObject:
    return generic.DictionaryObject(entries)


def _number(value: int) -> generic.NumberObject:
    return generic.NumberObject(value)
