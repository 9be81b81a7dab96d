"""A sheet made, signed and verified beside bare pyHanko and LibreOffice, and all papers of a long day."""

from __future__ import annotations

import gc
import html
import shutil
import subprocess
import time
from statistics import median
from typing import TYPE_CHECKING, TypeVar

from jumpup_desktop.documents.archive import build_base
from jumpup_desktop.documents.authority import new_member, new_panel, new_root
from jumpup_desktop.documents.signing import Act, sign_field
from jumpup_desktop.documents.verifying import verify
from tests.bench import bare, sealing
from tests.documents import day
from tests.documents.conftest import People, stroke

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cryptography import x509
    from pyhanko.sign.signers import SimpleSigner

    from jumpup_desktop.documents.archive import BasePdf, SignatureFieldSpec

T = TypeVar("T")
ROUNDS = 9
LATER = day.at("18:00")


class Pairs:
    """The same work done our way and by bare pyHanko in turn, in seconds of processor time."""

    def __init__(self) -> None:
        self._ours: list[float] = []
        self._bare: list[float] = []

    def add(self, ours: Callable[[], T], theirs: Callable[[], object]) -> T:
        """Do it once both ways; what ours gave. It must give something, and so must the other."""
        other, seconds = _timed(theirs)
        self._bare.append(seconds)
        result, seconds = _timed(ours)
        self._ours.append(seconds)
        if not result or not other:
            raise RuntimeError("the paper must sign and verify")
        return result

    def said(self) -> str:
        """Both medians, and the median of the ratios of each pair."""
        ratio = median(one / other for one, other in zip(self._ours, self._bare, strict=True))
        return f"{median(self._ours):.3f} s   bare pyHanko {median(self._bare):.3f} s   {ratio:.2f} ×"


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    """What it gives and what it took; the rubbish of earlier work is not its own."""
    gc.collect()
    begun = time.process_time()
    result = work()
    return result, time.process_time() - begun


def measure(folder: Path) -> Iterator[str]:
    """Seconds for each step of one paper, its ratios to bare pyHanko and to LibreOffice, seconds of a long day."""
    people = _people()
    signers = {id_: bare.signer(one, _chain(people)) for id_, one in people.members.items()}
    made, signing, verifying = [], Pairs(), Pairs()
    for number in range(ROUNDS):
        start = time.perf_counter()
        base = _sheet(people)
        made.append(time.perf_counter() - start)
        pdf = base.pdf
        for spec in sorted(base.fields, key=lambda one: one.seals):
            pdf = signing.add(_signing(people, pdf, spec, number), _bare_signing(signers[spec.signer], pdf, spec))
        verifying.add(_verifying(people, pdf), _bare_verifying(people, pdf))
    warm = median(made[1:])
    yield f"sheet ({base.pages} pages), warm {warm:.3f} s"
    yield f"one signature         {signing.said()}"
    yield f"verify {len(base.fields)} signatures   {verifying.said()}"
    yield from _libreoffice(folder, warm, base.pdf)
    yield from sealing.measure(folder)


def _people() -> People:
    """The invented day's people with certificates of their own."""
    opened = day.at("08:30")
    root = new_root("재기", opened)
    panel = new_panel(root, "분과", opened)
    entries = (*day.MEMBERS, ("S05", "간사-05"))
    return People(root, panel, {entry[0]: new_member(panel, entry[1], "회의", opened) for entry in entries})


def _sheet(people: People) -> BasePdf:
    sheet = day.sheet(people.audit, day.room(people.certificates), long=4)
    return build_base(sheet, created=day.at("17:30"), app_version="bench")


def _chain(people: People) -> tuple[x509.Certificate, x509.Certificate]:
    return people.panel.certificate, people.root.certificate


def _signing(people: People, pdf: bytes, spec: SignatureFieldSpec, minute: int) -> Callable[[], bytes]:
    """Signed at another minute each time: its letters are not those of an earlier signature."""
    act = Act(spec.signer, day.at(f"17:{40 + minute}"), stroke(), "심의·의결 확인", "A회의실")
    return lambda: sign_field(pdf, spec.name, people.members[spec.signer], _chain(people), act)


def _bare_signing(signer: SimpleSigner, pdf: bytes, spec: SignatureFieldSpec) -> Callable[[], bytes]:
    return lambda: bare.sign(pdf, spec.name, signer)


def _verifying(people: People, pdf: bytes) -> Callable[[], bool]:
    return lambda: verify(pdf, roots=(people.root.certificate,), at=LATER).accepted


def _bare_verifying(people: People, pdf: bytes) -> Callable[[], bool]:
    return lambda: bare.validate(pdf, people.root.certificate, LATER)


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
