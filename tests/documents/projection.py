"""What of a file the validator of archive files can judge: it knows neither forms nor structure."""

from io import BytesIO
from pathlib import Path

import pikepdf


def projected(pdf: bytes, folder: Path) -> Path:
    """The file without form and structure, its claim lowered to level B."""
    path = folder / "projection.pdf"
    with pikepdf.open(BytesIO(pdf)) as opened:
        for key in ("/AcroForm", "/Perms", "/Extensions", "/StructTreeRoot", "/MarkInfo"):
            if key in opened.Root:
                del opened.Root[key]
        for page in opened.pages:
            for widget in page.obj.get("/Annots", []):
                stamp = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Stamp}
                kept = {key: widget[key] for key in ("/F", "/Rect", "/AP")}
                for key in list(widget.keys()):
                    del widget[key]
                for key, value in (stamp | kept).items():
                    widget[key] = value
        xmp = opened.Root.Metadata.read_bytes().decode()
        xmp = xmp.replace("conformance>A<", "conformance>B<")
        start = xmp.index('<rdf:Description rdf:about="" xmlns:pdfuaid')
        xmp = xmp[:start] + xmp[xmp.index("</rdf:RDF>") :]
        opened.Root.Metadata = opened.make_stream(xmp.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        opened.save(path)
    return path
