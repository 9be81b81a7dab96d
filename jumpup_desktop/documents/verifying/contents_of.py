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


def audit_text(pdf: bytes, digest: str) -> str:
    """The text of the audit pages without any white space: from the page that prints ``digest`` to the last.

    No page before them can print the hash of a record that holds the page's own words. Empty where none prints it.
    """
    import pypdfium2

    pages: list[str] = []
    with PDFIUM, closing(pypdfium2.PdfDocument(BytesIO(pdf))) as document:
        for index in reversed(range(len(document))):
            pages.insert(0, "".join(document[index].get_textpage().get_text_bounded().split()))
            if digest in pages[0]:
                return "".join(pages)
    return ""


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
