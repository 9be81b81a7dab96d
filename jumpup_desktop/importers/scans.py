"""Scanned ink signatures: pages of PDF or picture files, sorted to their papers by the small code on each page."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop import given
from jumpup_desktop.domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from PIL.Image import Image

DPI = 200
LARGEST_BYTES = 200 * 1024 * 1024
LARGEST_PIXELS, LONGEST_SIDE, MOST_SIDE = 80_000_000, 16_000, 65_000
"""Of a page as it is drawn, and of the longest picture that is looked through."""
MOST_PAGES = 1_000
FORM = "form"
_CODE = re.compile(r"(?P<number>[^|]+)\|(?:base:)?(?P<base>[0-9a-f]{16}|form)\|(?P<page>\d{1,3})/(?P<pages>\d{1,3})")


@dataclass(frozen=True, slots=True)
class ScannedPaper:
    """The pages found of one printed paper: its number, the start of its base's hash, which of how many, as one PDF.

    `base` is `FORM` for an emergency form.
    """

    number: str
    base: str
    found: tuple[int, ...]
    pages: int
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Scans:
    """What the files held: papers, and a problem for each page or file that could not be read."""

    papers: tuple[ScannedPaper, ...]
    problems: tuple[Problem, ...]


def read(files: Sequence[Path], progress: Callable[[float, str], None] = lambda _share, _step: None) -> Scans:
    """Read PDF, PNG, JPEG and TIFF files. A page without a readable code is told of with its file and number."""
    sheets: dict[tuple[str, str, int], dict[int, Image]] = {}
    problems: list[Problem] = []
    for n, path in enumerate(files):
        progress(n / len(files), path.name)
        for place, picture in _pages(path, problems):
            found = _code_of(picture)
            if found is None:
                problems.append(_problem("scan.unread", file=path.name, page=place))
                continue
            key = (found["number"], found["base"], int(found["pages"]))
            sheets.setdefault(key, {})[int(found["page"])] = picture
    return Scans(tuple(_paper(*key, pictures) for key, pictures in sorted(sheets.items())), tuple(problems))


def _paper(number: str, base: str, pages: int, pictures: dict[int, Image]) -> ScannedPaper:
    order = sorted(pictures)
    first, *rest = (pictures[n] for n in order)
    target = io.BytesIO()
    first.save(target, "PDF", resolution=DPI, save_all=True, append_images=rest)
    return ScannedPaper(number, base, tuple(order), pages, target.getvalue())


def _pages(path: Path, problems: list[Problem]) -> Iterator[tuple[int, Image]]:
    content = given.read(path, LARGEST_BYTES)
    import pypdfium2
    from PIL import Image

    try:
        yield from enumerate(_pdf_pages(content) if content[:5] == b"%PDF-" else _picture_pages(content), 1)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, pypdfium2.PdfiumError):
        problems.append(_problem("scan.no-picture", file=path.name))


def _pdf_pages(content: bytes) -> Iterator[Image]:
    """Each page in grey. Raises ValueError for a damaged or locked file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise ValueError from error
    try:
        if len(document) > MOST_PAGES:
            raise ValueError
        for page in document:
            width, height = max(page.get_width(), 1), max(page.get_height(), 1)
            scale = min(DPI / 72, (LARGEST_PIXELS / (width * height)) ** 0.5, LONGEST_SIDE / max(width, height))
            yield page.render(scale=scale, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def _picture_pages(content: bytes) -> Iterator[Image]:
    """Each frame in grey. Raises OSError, ValueError for what is no picture or too large."""
    from PIL import Image, ImageSequence

    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF")) as opened:
        if opened.width * opened.height > LARGEST_PIXELS:
            raise ValueError
        for n, frame in enumerate(ImageSequence.Iterator(opened)):
            if n >= MOST_PAGES or frame.width * frame.height > LARGEST_PIXELS:
                raise ValueError
            yield frame.convert("L")


def _code_of(picture: Image) -> dict[str, str] | None:
    """The page code, wherever on the page it is and however the sheet lay; enlarged where the scan is coarse."""
    import numpy
    import zxingcpp

    if max(picture.size) > MOST_SIDE:
        return None
    for times in (1, 2, 3):
        if times > 1 and times**2 * picture.width * picture.height > LARGEST_PIXELS // 2:
            break  # a fine scan gains nothing
        scaled = picture if times == 1 else picture.resize((picture.width * times, picture.height * times))
        for code in zxingcpp.read_barcodes(numpy.asarray(scaled), formats=zxingcpp.barcode_formats_from_str("QRCode")):
            if found := _CODE.fullmatch(code.text):
                return found.groupdict()
    return None


def _problem(code: str, **values: object) -> Problem:
    return Problem(code, "error", tuple((name, str(value)) for name, value in values.items()))
