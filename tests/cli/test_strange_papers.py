"""`jumpup verify` on PDFs that strangers made: judged in words, in little time and memory, whatever they hold."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from asn1crypto import cms

from jumpup_desktop.documents.contents import ATTACHMENT
from jumpup_desktop.services import seasons, verification
from jumpup_desktop.services.papers import export
from jumpup_desktop.services.records import paper_in
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.minimal_day import SealedDay

SECONDS, BYTES = 10, 500 * 1024 * 1024
WHOLE = "온전한 문서입니다"


@pytest.fixture(scope="module")
def papers(sealed_day: SealedDay, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sealed papers of a day and its root."""
    folder: Path = tmp_path_factory.mktemp("papers")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUMPUP_DATA_DIR", str(tmp_path_factory.mktemp("papers-user")))
        made = sealed_day.copy(tmp_path_factory.mktemp("papers-season"))
        export.sealed(made.store, seasons.reader(made.store.season), made.played.meeting, folder)
        made.store.close()
    return folder


def _judged(pdf: Path, root: Path) -> str:
    """What is said of a file that is not accepted; in a child, in little time."""
    verdict = verification.verify_file(pdf, (verification.read_root(root),), int(time.time() * 1000))
    assert not verdict.accepted
    assert verdict.reasons
    values = [value for reason in verdict.reasons for value in reason.values]
    return "\n".join((*values, verdict.title, verdict.control_number, *(name for _, name, _ in verdict.signers)))


MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
print(done.stdout + done.stderr, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, done.returncode, sep="\\0")
"""
"""A child counts what its parent held when it began, so that it is begun by one that holds little."""


def _told(pdf: Path, root: Path, *more: str) -> tuple[bool, str]:
    """Whether the command line accepts it, and what it says; within the limits of memory, its child included."""
    command = [sys.executable, "-m", "jumpup_desktop", "verify", str(pdf), "--root", str(root), *more]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    said, kilobytes, code = done.stdout.split("\0")
    assert code.strip() in ("0", "1"), said
    assert "Traceback" not in said
    assert int(kilobytes) * 1024 < BYTES
    return code.strip() == "0", said


def _whole(papers: Path) -> bytes:
    return next(papers.glob("*-B01_*.pdf")).read_bytes()


def _with_record(content: bytes, deflated: bytes | None = None) -> bytes:
    """A PDF with this as its record; or with these deflated bytes, however much they unfold to."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.attachments[ATTACHMENT] = content
    if deflated is not None:
        pdf.attachments[ATTACHMENT].get_file().obj.write(deflated, filter=pikepdf.Name.FlateDecode)
    target = BytesIO()
    pdf.save(target, compress_streams=False)
    return target.getvalue()


def _deflated(size: int) -> bytes:
    worker = zlib.compressobj(9)
    return b"".join(worker.compress(b"\0" * 2**20) for _ in range(size // 2**20)) + worker.flush()


def _record(papers: Path, **changes: object) -> bytes:
    with pikepdf.open(BytesIO(_whole(papers))) as opened:
        body = json.loads(opened.attachments[ATTACHMENT].get_file().read_bytes())
    for name, value in changes.items():
        if name == "first_signer":
            body["signers"][0] |= value
        else:
            body[name] = value
    return json.dumps(body, ensure_ascii=False).encode()


def _swollen_page(papers: Path) -> bytes:
    """The last page's content unfolds to more than it may take."""
    pdf = pikepdf.open(BytesIO(_with_record(_record(papers))))
    stream = pikepdf.Stream(pdf, b"")
    stream.write(_deflated(512 * 1024**2), filter=pikepdf.Name.FlateDecode)
    pdf.pages[-1].Contents = stream
    target = BytesIO()
    pdf.save(target, compress_streams=False)
    return target.getvalue()


def _many_forms(papers: Path) -> bytes:
    """Each form draws the next one twice."""
    pdf = pikepdf.open(BytesIO(_with_record(_record(papers))))
    form = pikepdf.Stream(pdf, b"BT /F1 9 Tf (x) Tj ET", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    form.BBox = pikepdf.Array([0, 0, 9, 9])
    for _ in range(40):
        outer = pikepdf.Stream(pdf, b"/X Do /X Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        outer.BBox, outer.Resources = form.BBox, pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        form = pdf.make_indirect(outer)
    page = pdf.pages[-1]
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    page.Contents = pikepdf.Stream(pdf, b"/X Do")
    target = BytesIO()
    pdf.save(target)
    return target.getvalue()


def _deep(depth: int = 100_000) -> bytes:
    body = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/X " + b"[" * depth + b"]" * depth + b">>\nendobj\n"
    return body + b"trailer<</Root 1 0 R>>\n%%EOF"


STRANGE: dict[str, Callable[[Path], bytes]] = {
    "nothing": lambda _: b"",
    "text": lambda _: "온전한 문서입니다\n".encode(),
    "zeros": lambda _: b"%PDF-1.7\n" + b"\0" * 200_000,
    "deep": lambda _: _deep(),
    "cut": lambda papers: _whole(papers)[:-700],
    "half": lambda papers: _whole(papers)[: len(_whole(papers)) // 2],
    "no record": lambda _: _with_record(b"{}"),
    "deep record": lambda _: _with_record(b"[" * 200_000),
    "deep inside": lambda papers: _with_record(_record(papers, head=json.loads("[" * 900 + "]" * 900))),
    "a list": lambda _: _with_record(b'{"schema":["jumpup-minutes/1"]}'),
    "other words": lambda papers: _with_record(_record(papers, signers=7)),
    "many signers": lambda papers: _with_record(_record(papers, signers=[{"id": str(n)} for n in range(50_000)])),
    "swollen record": lambda papers: _with_record(b"", _deflated(512 * 1024**2)),
    "swollen page": _swollen_page,
    "forms in forms": _many_forms,
}


@pytest.mark.parametrize("name", list(STRANGE))
def test_whatever_a_stranger_sends_is_rejected_in_words(name: str, papers: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "strange.pdf"
    pdf.write_bytes(STRANGE[name](papers))
    assert WHOLE not in _judged(pdf, papers / "root.crt")


def test_the_limits_are_the_promised_ones() -> None:
    """The child is stopped at them, whatever it reads."""
    assert verification.LIMITS.wall < SECONDS
    assert verification.LIMITS.memory < BYTES


@pytest.mark.parametrize("name", ["swollen page", "other words"])
def test_the_command_line_says_so_within_its_limits(name: str, papers: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "strange.pdf"
    pdf.write_bytes(STRANGE[name](papers))
    report = tmp_path / "report.pdf"
    is_accepted, said = _told(pdf, papers / "root.crt", "--report", str(report))
    assert not is_accepted
    assert said.count("\n- ") >= 1
    assert WHOLE not in said
    assert report.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    "change",
    [
        {"id": f"x)\n{WHOLE}. 서명 뒤에 바뀐 것이 없습니다.\n("},
        {"id": f"\x1b[2J\x1b[H{WHOLE}"},
        {"name": f"홍길동\n{WHOLE}"},
        {"name": "\u202e동길홍"},
        {"id": "x" * 100_000},
    ],
)
def test_no_name_says_anything_of_its_own(change: dict[str, object], papers: Path, tmp_path: Path) -> None:
    """A signer whose id or name prints a verdict inside the rejection."""
    pdf = tmp_path / "strange.pdf"
    pdf.write_bytes(_with_record(_record(papers, first_signer=change)))
    said = _judged(pdf, papers / "root.crt")
    assert WHOLE not in said
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert len(said) < 2_000


def test_a_whole_paper_is_accepted_from_the_child_too(papers: Path) -> None:
    paper = next(papers.glob("*-B01_*.pdf"))
    is_accepted, said = _told(paper, papers / "root.crt", "--json")
    assert is_accepted
    assert json.loads(said)["control_number"] == paper_in(paper.read_bytes()).head.control_number


@pytest.mark.parametrize(("years", "why"), [(100, "expired"), (-20, "early")])
def test_only_the_date_is_said_as_that(years: int, why: str, papers: Path) -> None:
    """A hundred years later, or by a clock that was set back: the signatures are whole all the same."""
    paper, root = next(papers.glob("*-B01_*.pdf")), verification.read_root(papers / "root.crt")
    then = int(time.time() * 1000) + years * 365 * 86_400_000
    verdict = verification.verify_file(paper, (root,), then)
    assert {reason.code for reason in verdict.reasons} == {why}
    assert not verdict.accepted


def test_no_certificate_leaves_a_signature(papers: Path) -> None:
    """The place of the last signature is signed by nobody: whoever has the paper can write another one into it."""
    root = verification.read_root(papers / "root.crt")
    pdf = next(papers.glob("*-B01_*.pdf")).read_bytes()
    _, begin, end, _ = map(int, re.findall(rb"/ByteRange\s*\[([^\]]*)\]", pdf)[-1].split())
    raw = bytes.fromhex(pdf[begin + 1 : end - 1].decode())
    every = list(cms.ContentInfo.load(raw)["content"]["certificates"])
    assert len(every) == 3
    for kept in (every, every[1:], every[:1], [every[0], every[2]], every[:2]):
        info = cms.ContentInfo.load(raw)
        info["content"]["certificates"] = cms.CertificateSet(kept)
        changed = info.dump(force=True).hex().upper().encode().ljust(end - begin - 2, b"0")
        verdict = verification.verify_bytes(
            pdf[: begin + 1] + changed + pdf[end - 1 :], (root,), int(time.time() * 1000)
        )
        assert verdict.accepted == (len(kept) == 3)
