"""Every day can be sealed: however many sign, however long their names and their reasons are."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from jumpup_desktop.documents.archive import BasePdf, ink_copy
from jumpup_desktop.documents.parts import Signer, Way
from jumpup_desktop.documents.print_copy import page_count
from jumpup_desktop.documents.verifying import Mix, Verdict, verify
from jumpup_desktop.documents.verifying.contents_of import audit_text
from tests.documents import crowd, day
from tests.documents.conftest import VERSION, People
from tests.documents.strangers import Seen, say, signatures_seen

ALL = (Way.ELECTRONIC,)
LONG, BOOK = 12, 60
"""A reason of five hundred letters, and one of two and a half thousand."""


@pytest.fixture(scope="module")
def many() -> People:
    """Twelve people with long names."""
    return crowd.crowd()


def judged(pdf: bytes, many: People) -> Verdict:
    """Verified that evening."""
    return verify(pdf, roots=(many.root.certificate,), at=day.at("18:00"))


def audit_pages(base: BasePdf, folder: Path) -> list[int]:
    """The numbers of the pages from the one that prints the record's hash."""
    path = folder / "base.pdf"
    path.write_bytes(base.pdf)
    texts = ["".join(say("pdftotext", "-f", n, "-l", n, path, "-").split()) for n in map(str, range(1, base.pages + 1))]
    first = next(n for n, words in enumerate(texts, 1) if base.record_sha256 in words)
    return list(range(first, base.pages + 1))


def outsiders(pdf: bytes, many: People, folder: Path) -> Seen:
    """What qpdf and pdfsig say; qpdf must find nothing."""
    path, root = folder / "paper.pdf", folder / "root.crt"
    path.write_bytes(pdf)
    root.write_bytes(many.root.certificate.public_bytes(Encoding.PEM))
    say("qpdf", "--check", path)
    return signatures_seen(path, root, folder / "nss")


@pytest.mark.parametrize("count", [9, 10, 11, 12])
@pytest.mark.parametrize("ways", [ALL, crowd.MIXED], ids=["electronic", "mixed"])
@pytest.mark.parametrize("long", [1, 3])
def test_nine_to_twelve_signers_have_one_audit_page_and_are_accepted(
    count: int, ways: tuple[Way, ...], long: int, many: People, tmp_path: Path
) -> None:
    """Long names and affiliations; a sheet that is long itself makes its audit page no longer."""
    signers = crowd.room(many, count, ways)
    base, pdf = many.seal(crowd.sheet(many, signers, long=long))
    verdict = judged(pdf, many)
    assert (verdict.reasons, verdict.mix) == ((), mix(signers))
    assert audit_pages(base, tmp_path) == [base.pages]


def mix(signers: tuple[Signer, ...]) -> Mix:
    """How many sign in which way."""
    return Mix(*(sum(one.way is way for one in signers) for way in Way))


@pytest.mark.parametrize(("count", "repeated", "pages"), [(9, LONG, 1), (12, BOOK, 1), (30, 1, 2), (54, 1, 3)])
def test_where_the_audit_takes_more_pages_all_of_them_are_read(
    count: int, repeated: int, pages: int, tmp_path: Path
) -> None:
    """A refusal's reason, however long, stands where the signature would; the audit page refers to it."""
    many = crowd.crowd(count)
    signers = crowd.room(many, count, repeated=repeated)
    base, pdf = many.seal(crowd.sheet(many, signers))
    assert len(audit_pages(base, tmp_path)) == pages
    assert judged(pdf, many).reasons == ()
    electronic = mix(signers).electronic
    assert outsiders(pdf, many, tmp_path) == Seen(electronic, electronic, 1)


def test_nothing_before_the_audit_pages_counts_as_printed_there() -> None:
    many = crowd.crowd(30)
    signers = crowd.room(many, 30)
    base, pdf = many.seal(crowd.sheet(many, signers))
    printed = audit_text(pdf, base.record_sha256)
    assert all(one.certificate in printed for one in signers)
    assert printed.count("전자기록확인") == 1
    assert "평가의견" not in "".join(printed.split())
    assert audit_text(pdf, day.sha("another record")) == ""


def test_every_page_to_sign_in_ink_has_its_code_audit_pages_too(many: People, tmp_path: Path) -> None:
    paper = crowd.sheet(many, crowd.room(many, 12, repeated=LONG))
    base = many.seal(paper)[0]
    copy = ink_copy(paper, created=day.at("17:30"), app_version=VERSION, base_sha256=base.sha256)
    path = tmp_path / "ink.pdf"
    path.write_bytes(copy)
    total = page_count(copy)
    say("pdftoppm", "-r", "150", "-gray", "-png", path, tmp_path / "page")
    codes = [say("zbarimg", "-q", "--raw", picture).split() for picture in sorted(tmp_path.glob("page*.png"))]
    number = f"{paper.head.control_number}|base:{base.sha256[:16]}"
    assert all(f"{number}|{n}/{total}" in said for n, said in enumerate(codes, 1))
    assert len(codes) == total
    assert total - base.pages in (0, 1)


def test_a_name_as_long_as_a_line_may_be_is_signed_and_sealed(many: People) -> None:
    """Its font has more letters than one table of a character map takes."""
    letters = "".join(chr(ord("가") + 28 * n) for n in range(380))
    signers = crowd.room(many, 9)
    renamed = tuple(Signer(**{**vars(one), "name": letters}) if one.role.value == "chair" else one for one in signers)
    _, pdf = many.seal(crowd.sheet(many, renamed))
    assert judged(pdf, many).reasons == ()
    with pikepdf.open(BytesIO(pdf)) as opened:
        maps = [one.read_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream)]
    of_signatures = [one for one in maps if b"<0000> <FFFF>" in one]
    sizes = [int(n) for one in of_signatures for n in re.findall(rb"(\d+) beginbfchar", one)]
    assert max(sizes) == 100


@pytest.mark.parametrize(("conditions", "sentences"), [(3, 2), (8, 2), (8, 5), (30, 5)])
def test_a_heading_stands_on_the_page_of_its_first_row(
    conditions: int, sentences: int, many: People, tmp_path: Path
) -> None:
    """However high the row is: the tasks of one company may fill more than a page."""
    signers = crowd.room(many, 12)
    tasks = tuple(f"{n}. {'해외 판로의 계획을 세워 점검받는다. ' * sentences}" for n in range(1, conditions + 1))
    minutes = day.minutes(crowd.sheet(many, signers).audit, signers, companies=20)
    first, *others = minutes.items
    paper = replace(minutes, items=(replace(first, conditions=conditions, tasks=tasks), *others))
    path = tmp_path / "minutes.pdf"
    path.write_bytes(many.seal(paper)[1])
    pages = ["".join(page.split()) for page in say("pdftotext", "-layout", path, "-").split("\f")]
    (page,) = (text for text in pages if "8.결정사항" in text)
    assert "제1호" in page.partition("8.결정사항")[2]
