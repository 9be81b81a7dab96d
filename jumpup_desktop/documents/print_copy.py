"""Pages as pixels, signatures drawn into them."""

from contextlib import closing
from dataclasses import dataclass
from io import BytesIO

from jumpup_desktop.documents.pdfium import PDFIUM


@dataclass(frozen=True)
class Raster:
    """A page as 8-bit RGB, rows from the top, without padding."""

    pixels: bytes
    width: int
    height: int


def render_page(pdf: bytes, index: int, dpi: int) -> Raster:
    """Page ``index`` (from 0) at ``dpi``, signatures included. Raises IndexError."""
    import pypdfium2

    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as document:
        if not 0 <= index < len(document):
            raise IndexError(index)
        document.init_forms()
        bitmap = document[index].render(scale=dpi / 72, may_draw_forms=True, rev_byteorder=True)
        image = bitmap.to_pil().convert("RGB")
        return Raster(image.tobytes(), image.width, image.height)


def page_png(pdf: bytes, index: int, dpi: int) -> bytes:
    """Page ``index`` (from 0) as a PNG picture, signatures included. Raises IndexError."""
    from PIL import Image

    raster = render_page(pdf, index, dpi)
    target = BytesIO()
    Image.frombytes("RGB", (raster.width, raster.height), raster.pixels).save(target, "PNG")
    return target.getvalue()


def readable_pages(content: bytes) -> int:
    """How many pages a file has; 0 for what is no PDF, or is locked or damaged."""
    import pypdfium2

    try:
        return page_count(content) if content.startswith(b"%PDF-") else 0
    except pypdfium2.PdfiumError:
        return 0


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has."""
    import pypdfium2

    with PDFIUM, closing(pypdfium2.PdfDocument(pdf)) as document:
        return len(document)
