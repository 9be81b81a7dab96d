"""A sheet made warm, signed and verified; LibreOffice making the same pages where it is installed."""

from __future__ import annotations

import html
import shutil
import subprocess
import time
from statistics import median
from typing import TYPE_CHECKING

from jumpup_desktop.documents.archive import build_base
from jumpup_desktop.documents.authority import new_member, new_panel, new_root
from jumpup_desktop.documents.parts import Audit
from jumpup_desktop.documents.signing import Act, sign_field
from jumpup_desktop.documents.verifying import verify
from tests.documents import day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROUNDS = 7


def measure(folder: Path) -> Iterator[str]:
    """Seconds for each step of one paper, and the ratio to LibreOffice."""
    opened = day.at("08:30")
    root = new_root("재기", opened)
    panel = new_panel(root, "분과", opened)
    members = {entry[0]: new_member(panel, entry[1], "회의", opened) for entry in (*day.MEMBERS, ("S05", "간사-05"))}
    audit = Audit(day.sha("head"), 1, root.fingerprint, panel.fingerprint)
    sheet = day.sheet(audit, day.room({i: m.fingerprint for i, m in members.items()}), long=4)
    made, signed, verified = [], [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        base = build_base(sheet, created=day.at("17:30"), app_version="bench")
        made.append(time.perf_counter() - start)
        pdf, start = base.pdf, time.perf_counter()
        for spec in sorted(base.fields, key=lambda one: one.seals):
            act = Act(spec.signer, day.at("17:40"), None, "", "")
            pdf = sign_field(pdf, spec.name, members[spec.signer], (panel.certificate, root.certificate), act)
        signed.append((time.perf_counter() - start) / len(base.fields))
        start = time.perf_counter()
        if not verify(pdf, roots=(root.certificate,), at=day.at("18:00")).accepted:
            raise RuntimeError("the paper must verify")
        verified.append(time.perf_counter() - start)
    warm = median(made[1:])
    yield f"sheet ({base.pages} pages), warm {warm:.3f} s"
    yield f"one signature         {median(signed):.3f} s"
    yield f"verify                {median(verified):.2f} s"
    yield from _libreoffice(folder, warm, base.pdf)


def _libreoffice(folder: Path, warm: float, pdf: bytes) -> Iterator[str]:
    """LibreOffice making an unsigned PDF of the same words on as many pages; each run starts it, as in use."""
    program = shutil.which("soffice")
    if program is None:
        yield "LibreOffice is not installed: no ratio"
        return
    source = folder / "pages.html"
    source.write_text(_as_html(pdf), encoding="utf-8")
    times = []
    for _ in range(3):
        start = time.perf_counter()
        command = [program, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    yield f"LibreOffice           {median(times):.2f} s   {median(times) / warm:.1f} × slower"


def _as_html(pdf: bytes) -> str:
    """The pages' own lines, one table row each."""
    import pypdfium2

    pages = [page.get_textpage().get_text_bounded().splitlines() for page in pypdfium2.PdfDocument(pdf)]
    rows = ["".join(f"<tr><td>{html.escape(line)}</td></tr>" for line in lines) for lines in pages]
    body = "".join(f"<table border=1 style='page-break-after:always'>{page}</table>" for page in rows)
    return f"<html><meta charset='utf-8'><body style='font-family:NanumGothic'>{body}</body></html>"
