"""A printed sheet that is no paper of the record: tagged and archivable, with its own title, author and date."""

from datetime import datetime
from importlib.resources import files
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from jumpup_desktop.documents.layout import Laid
from jumpup_desktop.documents.parts import require_kst
from jumpup_desktop.documents.structure import StructureWriter
from jumpup_desktop.documents.xmp import packet


def finished(laid: Laid, *, title: str, author: str, created: datetime) -> bytes:
    """The drawn pages as PDF/A-3A and PDF/UA-1, unsigned. Raises ValueError if ``created`` is not +09:00."""
    require_kst(created)
    target = BytesIO()
    with Pdf.open(BytesIO(laid.pdf)) as pdf:
        _describe(pdf, title, author, created)
        StructureWriter(pdf, {}, None).write(laid.tree)
        pdf.save(
            target,
            deterministic_id=True,
            fix_metadata_version=False,
            force_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return target.getvalue()


def _describe(pdf: Pdf, title: str, author: str, created: datetime) -> None:
    stamp = String(f"D:{created:%Y%m%d%H%M%S}+09'00'")
    named = Dictionary(Title=String(title), Author=String(author), Creator=String(author), Producer=String(author))
    named.CreationDate = named.ModDate = stamp
    pdf.trailer.Info = pdf.make_indirect(named)
    xmp = packet(title=title, author=author, tool=author, created=created, part=3, level="A")
    pdf.Root.Metadata = pdf.make_stream(xmp, Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String("ko-KR")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.OutputIntents = Array([_colours(pdf)])
    for place in (pdf.Root, *(page.obj for page in pdf.pages)):
        for key in ("/PageMode", "/Outlines", "/Trans"):
            if key in place:
                del place[key]


def _colours(pdf: Pdf) -> pikepdf.Object:
    profile = pdf.make_stream((files("pikepdf") / "pdfa" / "data" / "sRGB.icc").read_bytes(), N=3)
    name = String("sRGB IEC61966-2.1")
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=name, Info=name)
    intent.DestOutputProfile = profile
    return pdf.make_indirect(intent)
