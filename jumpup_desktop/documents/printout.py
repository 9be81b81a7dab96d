"""From drawn pages to a file for printing: no record inside and no fields, told and tagged as truly as a paper."""

from io import BytesIO

from pikepdf import Pdf

from jumpup_desktop.documents.layout import Laid
from jumpup_desktop.documents.metadata import Colophon, describe, saved
from jumpup_desktop.documents.outline import write_outline
from jumpup_desktop.documents.structure import StructureWriter


def printout(laid: Laid, said: Colophon) -> bytes:
    """The pages as PDF/A-3A and PDF/UA-1. The same pages and words give the same bytes."""
    with Pdf.open(BytesIO(laid.pdf)) as pdf:
        describe(pdf, said, part=3, level="A")
        StructureWriter(pdf, {}, None).write(laid.tree)
        write_outline(pdf, laid.tree)
        return saved(pdf, "1.7")
