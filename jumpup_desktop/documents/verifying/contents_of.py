"""What lies in the file beside the signatures: attachment, printed hash, active parts."""

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO

import pikepdf

from jumpup_desktop.documents.pdfium import PDFIUM
from jumpup_desktop.documents.verifying.verdict import Reason

_ACTIVE_KEYS = ("/JS", "/JavaScript", "/OpenAction", "/AA", "/XFA", "/RichMediaContent")
_ACTIVE_TYPES = ("/Launch", "/JavaScript", "/SubmitForm", "/ImportData", "/GoToR", "/Rendition")


def active_parts(pdf: pikepdf.Pdf) -> Iterator[Reason]:
    """One reason for each kind of thing that acts by itself."""
    found = {name for one in pdf.objects for name in _active(one)}
    return (Reason("active-content", (name,)) for name in sorted(found))


def printed_text(pdf: bytes) -> str:
    """The text of the last page without any white space."""
    import pypdfium2

    with PDFIUM, closing(pypdfium2.PdfDocument(BytesIO(pdf))) as document:
        page = document[len(document) - 1]
        return "".join(page.get_textpage().get_text_bounded().split())


def _active(found: pikepdf.Object, depth: int = 0) -> Iterator[str]:
    if isinstance(found, pikepdf.Array) and depth < 8:
        for one in found:
            yield from _active(one, depth + 1) if not _indirect(one) else ()
    if not isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)) or depth > 8:
        return
    yield from (key for key in _ACTIVE_KEYS if key in found)
    if "/S" in found and str(found.S) in _ACTIVE_TYPES:
        yield str(found.S)
    for key in found.keys():  # noqa: SIM118  (pikepdf objects iterate over keys only here)
        value = found[key]
        if isinstance(value, pikepdf.Object) and not _indirect(value):
            yield from _active(value, depth + 1)


def _indirect(value: object) -> bool:
    return not isinstance(value, pikepdf.Object) or value.is_indirect
