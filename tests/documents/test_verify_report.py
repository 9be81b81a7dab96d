"""The report of a verification: a page that a stranger can read, whatever the file held that was judged."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from jumpup_desktop.assets import sentences
from jumpup_desktop.documents import authority
from jumpup_desktop.documents.print_copy import page_count
from jumpup_desktop.documents.verifying import Mix, Reason, Signed, Verdict, checks
from jumpup_desktop.documents.verifying.verdict import MOST_REASONS
from jumpup_desktop.documents.words import hexes, short_hex
from jumpup_desktop.services import verification, verify_report
from jumpup_desktop.services.verify_report import Judged
from tests.cli.test_season_verbs import facts, run
from tests.conftest import ROOT
from tests.documents import day
from tests.documents.strangers import fonts_unembedded, say

if TYPE_CHECKING:
    from jumpup_desktop.documents.archive import BasePdf
    from tests.documents.conftest import People

NOW = int(day.at("18:00").timestamp() * 1000)
FORBIDDEN = ("순위", "점수", "평균", "예비", "찬성", "반대")


@pytest.fixture
def paper(tmp_path: Path, sealed: dict[str, tuple[BasePdf, bytes]]) -> Path:
    """A sealed company sheet: six electronic signatures, one in ink, one refused."""
    file = tmp_path / "종합의견서.pdf"
    file.write_bytes(sealed["sheet"][1])
    return file


@pytest.fixture
def root(tmp_path: Path, people: People) -> Path:
    file = tmp_path / "root.crt"
    file.write_bytes(authority.pem(people.root.certificate))
    return file


def _words(pdf: Path) -> str:
    """What a page prints, without white space."""
    return re.sub(r"\s", "", say("pdftotext", pdf, "-"))


def _flat(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_an_accepted_paper_is_reported_on_one_page(paper: Path, root: Path, people: People, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    done = run("verify", paper, "--root", root, "--report", out, "--json")
    assert (done.returncode, facts(done)["report"]) == (0, str(out))
    words = _words(out)
    assert page_count(out.read_bytes()) == 1
    named = (
        "온전한문서입니다.", "종합의견서.pdf", hashlib.sha256(paper.read_bytes()).hexdigest(),
        "점프업프로그램최상위인증기관", _flat(hexes(people.root.fingerprint)), "첨단제조·소재2분과", "제1판",
        "전자6,수기1,거부1", "이상없음",
    )  # fmt: skip
    assert [word for word in named if word not in words] == []
    for ident, certificate in people.certificates.items():
        signed = ident in {one["signer"] for one in facts(done)["signed"]}
        assert (_flat(short_hex(certificate)) in words) is signed
    assert "이상있음" not in words
    assert [word for word in FORBIDDEN if word in words] == []


def test_the_page_is_tagged_and_says_what_by_whom_and_when(paper: Path, root: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(verify_report.content(_judged(paper, root)))
    say("qpdf", "--check", out)
    say(Path(sys.executable).with_name("pdfua"), "check", out)
    assert fonts_unembedded(out) == []
    with pikepdf.open(out) as pdf:
        assert str(pdf.docinfo.Title).startswith("검증 보고서 JU26-")
        assert str(pdf.docinfo.Author).startswith("jumpup-desktop")
        assert str(pdf.docinfo.CreationDate) == f"D:{day.at('18:00'):%Y%m%d%H%M%S}+09'00'"
        assert (bool(pdf.Root.MarkInfo.Marked), str(pdf.Root.Lang)) == (True, "ko-KR")
        assert "검증 보고서" in pdf.Root.Metadata.read_bytes().decode()
    assert _words(out).count("관리번호") == 1, "in the facts, not at its foot: the report is not the paper"


def _judged(paper: Path, root: Path) -> Judged:
    roots = (verification.read_root(root),)
    return Judged(paper, verification.verify_file(paper, roots, NOW), roots, NOW, with_season=False)


def test_a_rejected_paper_is_reported_with_its_reasons_and_proves_nothing_else(
    paper: Path, root: Path, people: People, tmp_path: Path
) -> None:
    other, out = authority.new_root("다른 사업", day.at("08:00")), tmp_path / "report.pdf"
    root.write_bytes(authority.pem(other.certificate))
    done = run("verify", paper, "--root", root, "--report", out)
    assert done.returncode == 1
    words = _words(out)
    assert "온전한문서로받아들일수없습니다." in words
    assert "확인된것이아니다" in words
    assert "이상있음" in words
    for found in (people.root.fingerprint, other.fingerprint):
        assert _flat(hexes(found)) in words
    with pikepdf.open(out) as pdf:
        assert str(pdf.docinfo.Title) == "검증 보고서"


def test_another_report_stays_under_a_name_of_its_own(paper: Path, root: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"another report")
    done = run("verify", paper, "--root", root, "--report", out)
    assert done.returncode == 0
    assert (tmp_path / "report-이전1.pdf").read_bytes() == b"another report"
    assert "report-이전1.pdf" in done.stdout
    assert out.read_bytes().startswith(b"%PDF-")


def test_the_report_takes_the_place_of_nothing_that_is_read(paper: Path, root: Path, tmp_path: Path) -> None:
    kept = paper.read_bytes(), root.read_bytes()
    for out, code in (
        (paper, "report.over-input"),
        (root, "report.over-input"),
        (tmp_path, "machine.not-a-file"),
        (tmp_path / "none" / "report.pdf", "machine.not-found"),
    ):
        done = run("verify", paper, "--root", root, "--report", out, "--json")
        assert (done.returncode, facts(done)["error"]["code"]) == (2, code)
    assert (paper.read_bytes(), root.read_bytes()) == kept


def _worst() -> Verdict:
    """As much of everything as a file can bring, and letters that no font has."""
    long = "긴이름<b>&amp;\U0001f600" * 40
    names = [f"{n}{long}"[:500] for n in range(60)]
    return Verdict(
        tuple(Reason("padding", (f"sign-{n}", long[:120])) for n in range(MOST_REASONS)),
        Mix(59, 1, 0),
        "company_sheet",
        long[:500],
        "0" * 64,
        signers=tuple((str(n), name, "ink" if n == 59 else "electronic") for n, name in enumerate(names)),
        title=long[:500],
        panel=long[:500],
        root="f" * 64,
        signed=tuple(Signed(str(n), "a" * 64, NOW) for n in range(59)),
        file_sha256="1" * 64,
    )


def test_whatever_a_file_holds_two_pages_are_enough(people: People, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    roots = (people.root.certificate,) * 9
    for with_season in (True, False):
        began = time.monotonic()
        judged = Judged(tmp_path / f"{'ㄱ' * 70}\u202e\x1b.pdf", _worst(), roots, NOW, with_season=with_season)
        out.write_bytes(verify_report.content(judged))
        assert page_count(out.read_bytes()) <= 2
        assert time.monotonic() - began < 5
        assert "\x1b" not in say("pdftotext", out, "-")


def test_what_was_not_looked_at_is_not_called_fine() -> None:
    stopped = checks.answers(Verdict((Reason("damaged"),), Mix(1, 1, 0)), with_season=True)
    assert [str(answer) for _, answer in stopped] == ["wrong", *["unseen"] * 7]
    cut = checks.answers(_worst(), with_season=False)
    assert {str(answer) for _, answer in cut} == {"unseen", "wrong", "not_asked"}
    other = checks.answers(Verdict((Reason("season-hash"),), Mix(1, 1, 0)), with_season=True)
    assert [str(answer) for _, answer in other][-2:] == ["wrong", "unseen"]
    waiting = checks.answers(Verdict(mix=Mix(1, 1, 0), unscanned=("홍길동",)), with_season=True)
    assert [str(answer) for _, answer in waiting] == [*["fine"] * 7, "waiting"]


def test_every_reason_answers_one_question() -> None:
    codes = [code for one in (*checks.OF_FILE, *checks.OF_SEASON) for code in one.codes]
    told = {code.removeprefix("verify.") for code in sentences("ko") if code.startswith("verify.")}
    assert len(codes) == len(set(codes))
    assert set(codes) == told - {"whole", "no-root"}


def test_a_file_that_takes_too_long_is_reported_too(tmp_path: Path, root: Path) -> None:
    strange = tmp_path / "strange.pdf"
    strange.write_bytes(b"%PDF-1.7\n" + b"\0" * 9000)
    judged = Judged(strange, Verdict((Reason("too-costly"),)), (verification.read_root(root),), NOW, with_season=False)
    out = tmp_path / "report.pdf"
    out.write_bytes(verify_report.content(judged))
    assert hashlib.sha256(strange.read_bytes()).hexdigest() in _words(out)


def test_the_judge_alone_opens_the_file_that_is_reported(paper: Path, root: Path, tmp_path: Path) -> None:
    """The command itself loads no reader of PDF signatures: a file that hurts hurts the child."""
    code = (
        "import sys; from jumpup_desktop.cli.app import main\n"
        "done = main(sys.argv[1:], lambda _: 0)\n"
        "sys.exit(9 if 'pyhanko' in sys.modules or 'pypdfium2' in sys.modules else done)\n"
    )
    words = [str(word) for word in ("verify", paper, "--root", root, "--report", tmp_path / "report.pdf")]
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, check=False, capture_output=True)
    assert done.returncode == 0
