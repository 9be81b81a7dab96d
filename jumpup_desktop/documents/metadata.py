"""What a file says of itself: title, author, program, time, language, colours; equal words give equal bytes."""

from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from jumpup_desktop.documents.parts import require_kst
from jumpup_desktop.documents.xmp import packet


@dataclass(frozen=True)
class Colophon:
    """Title, author, the program that made the file, and when. Raises ValueError if the time is not +09:00."""

    title: str
    author: str
    tool: str
    created: datetime

    def __post_init__(self) -> None:
        require_kst(self.created)


def describe(pdf: Pdf, said: Colophon, *, part: int, level: str) -> None:
    """Write it twice, as old and as new readers look for it, and claim PDF/A ``part`` and ``level``."""
    stamp = pdf_date(said.created)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(said.title),
            Author=String(said.author),
            Creator=String(said.tool),
            Producer=String(said.tool),
            CreationDate=String(stamp),
            ModDate=String(stamp),
        )
    )
    words = {"title": said.title, "author": said.author, "tool": said.tool}
    xmp = packet(**words, created=said.created, part=part, level=level)
    pdf.Root.Metadata = pdf.make_stream(xmp, Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String("ko-KR")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.OutputIntents = Array([_intent(pdf)])
    for key in ("/PageMode", "/Outlines"):
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        if "/Trans" in page.obj:
            del page.obj["/Trans"]


def saved(pdf: Pdf, version: str) -> bytes:
    """The file's bytes, the same for the same contents."""
    target = BytesIO()
    pdf.save(
        target,
        deterministic_id=True,
        fix_metadata_version=False,
        force_version=version,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    return target.getvalue()


def pdf_date(moment: datetime) -> str:
    """A time as PDF writes it."""
    return f"D:{moment:%Y%m%d%H%M%S}+09'00'"


def _intent(pdf: Pdf) -> pikepdf.Object:
    profile = pdf.make_stream((files("pikepdf") / "pdfa" / "data" / "sRGB.icc").read_bytes(), N=3)
    name = String("sRGB IEC61966-2.1")
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=name,
            Info=name,
            DestOutputProfile=profile,
        )
    )
