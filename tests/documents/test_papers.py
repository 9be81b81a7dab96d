"""What the papers say, and that their files are sound."""

import hashlib
import json
import subprocess
import sys
import unicodedata
from io import BytesIO
from pathlib import Path

import pikepdf
import pikepdf.pdfa
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from jumpup_desktop.documents.archive import BasePdf, archive_copy, build_base
from jumpup_desktop.documents.contents import Paper
from jumpup_desktop.documents.fonts import printable
from jumpup_desktop.documents.print_copy import render_page
from jumpup_desktop.documents.record import encode_record
from tests.documents import day
from tests.documents.conftest import VERSION, People
from tests.documents.projection import projected
from tests.documents.strangers import Seen, cms_verified, signatures_seen
from tests.record_schema import strays

Sealed = dict[str, tuple[BasePdf, bytes]]
NAMES = ("sheet", "recused", "resolution", "minutes", "gist", "exclusion")
FORBIDDEN = ("순위", "점수", "평균", "예비", "찬성", "반대")


def run(*command: str | Path) -> str:
    """The output of a command that must succeed."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


def saved(pdf: bytes, folder: Path) -> Path:
    """The bytes as a file."""
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    return path


@pytest.mark.parametrize("name", NAMES)
def test_the_record_follows_the_schema(name: str, papers: dict[str, Paper]) -> None:
    assert strays(encode_record(papers[name])) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_sealed_paper_is_sound(name: str, sealed: Sealed, tmp_path: Path) -> None:
    path = saved(sealed[name][1], tmp_path)
    run("qpdf", "--check", path)
    rows = run("pdffonts", path).splitlines()[2:]
    assert rows
    assert all(row.split()[-5:-2] == ["yes"] * 3 for row in rows)
    assert "Tagged:          yes" in run("pdfinfo", path)
    run(Path(sys.executable).with_name("pdfua"), "check", path)


@pytest.mark.parametrize("name", NAMES)
def test_no_forbidden_word_is_printed(name: str, sealed: Sealed, tmp_path: Path) -> None:
    words = run("pdftotext", saved(sealed[name][1], tmp_path), "-")
    assert [word for word in FORBIDDEN if word in "".join(words.split())] == []


@pytest.mark.parametrize("name", NAMES)
def test_other_readers_trust_every_signature(name: str, sealed: Sealed, people: People, tmp_path: Path) -> None:
    base, pdf = sealed[name]
    root = tmp_path / "root.crt"
    root.write_bytes(people.root.certificate.public_bytes(Encoding.PEM))
    seen = signatures_seen(saved(pdf, tmp_path), root, tmp_path / "nss")
    assert seen == Seen(len(base.fields), len(base.fields), 1)


def test_each_signature_is_cades(sealed: Sealed, people: People, tmp_path: Path) -> None:
    root = tmp_path / "root.crt"
    root.write_bytes(people.root.certificate.public_bytes(Encoding.PEM))
    base, pdf = sealed["sheet"]
    assert cms_verified(saved(pdf, tmp_path), root) == len(base.fields)


@pytest.mark.parametrize("name", NAMES)
def test_the_projection_is_an_archive_file(name: str, sealed: Sealed, tmp_path: Path) -> None:
    report = pikepdf.pdfa.validate_written(projected(sealed[name][1], tmp_path), "3b")
    assert (str(report.verdict), list(report.findings)) == ("pass", [])


@pytest.mark.parametrize("name", NAMES)
def test_the_printed_code_is_the_record(name: str, sealed: Sealed, tmp_path: Path) -> None:
    base, pdf = sealed[name]
    path = saved(pdf, tmp_path)
    page = str(base.pages)
    run("pdftoppm", "-r", "150", "-png", "-f", page, "-l", page, path, tmp_path / "page")
    read = run("zbarimg", "-q", "--raw", next(tmp_path.glob("page*.png")))
    run("pdfdetach", "-saveall", "-o", tmp_path, path)
    record = (tmp_path / "record.json").read_bytes()
    assert read.strip().endswith(f"|sha256:{hashlib.sha256(record).hexdigest()}")
    assert hashlib.sha256(record).hexdigest() == base.record_sha256


def test_the_base_is_the_same_twice(papers: dict[str, Paper]) -> None:
    made = [build_base(papers["sheet"], created=day.at("17:30"), app_version=VERSION).sha256 for _ in range(2)]
    assert made[0] == made[1]


def test_the_base_is_the_same_in_two_processes() -> None:
    code = (
        "from tests.documents import day; from jumpup_desktop.documents.parts import Audit;"
        "from jumpup_desktop.documents.archive import build_base;"
        "ids = [m[0] for m in day.MEMBERS] + ['S05']; c = {i: day.sha(i) for i in ids};"
        "a = Audit(day.sha('h'), 1, day.sha('r'), day.sha('p'));"
        "p = day.resolution(a, day.room(c));"
        "print(build_base(p, created=day.at('17:30'), app_version='x').sha256)"
    )
    assert run(sys.executable, "-c", code) == run(sys.executable, "-c", code)


def test_the_plain_copy_has_no_attachment_and_no_form(papers: dict[str, Paper]) -> None:
    copy = archive_copy(papers["sheet"], created=day.at("17:30"), app_version=VERSION)
    with pikepdf.open(BytesIO(copy)) as opened:
        assert not opened.attachments
        assert "/AcroForm" not in opened.Root
    assert copy.startswith(b"%PDF-1.4")


def test_signatures_show_on_the_printed_page(sealed: Sealed) -> None:
    base, pdf = sealed["gist"]
    page = base.fields[0].page
    blank = render_page(base.pdf, page, 100).pixels
    assert render_page(pdf, page, 100).pixels != blank


def test_unmapped_characters_are_replaced_and_named() -> None:
    assert printable("가" + unicodedata.normalize("NFD", "나") + "✓") == ("가나〓", ("✓",))


def test_the_annex_stands_in_no_other_paper(sealed: Sealed, papers: dict[str, Paper]) -> None:
    texts = [one["text"] for one in json.loads(encode_record(papers["gist"]))["remarks"]]
    for name in ("sheet", "resolution", "minutes"):
        with pikepdf.open(BytesIO(sealed[name][1])) as opened:
            record = opened.attachments["record.json"].get_file().read_bytes().decode()
        assert not any(text in record for text in texts)
