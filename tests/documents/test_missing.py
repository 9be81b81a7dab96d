"""Characters without a glyph: printed as 〓 and said by number on the same paper, on lists and forms too."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from jumpup_desktop.documents.archive import build_base
from jumpup_desktop.documents.day_lists import DayList, draw
from jumpup_desktop.documents.day_printouts import ListHead
from jumpup_desktop.documents.missing import unprintable
from jumpup_desktop.domain.dates import SEOUL
from tests.documents import day
from tests.documents.conftest import VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.documents.contents import Paper

RARE, SMILE = "\U0002b7ec", "\U0001f600"

MADE = datetime(2026, 3, 3, 18, tzinfo=SEOUL)


def test_each_word_is_named_once_with_the_numbers_of_what_it_lacks() -> None:
    assert unprintable("가온 金 ABC 123\n") == ()
    assert unprintable(f"홍길{RARE} {SMILE}{SMILE} 홍길{RARE}") == (
        f"홍길{RARE}(U+2B7EC)",
        f"{SMILE}{SMILE}(U+1F600)",
    )
    assert unprintable("가" * 500 + RARE + "나" * 500) == ("가" * 12 + RARE + "나" * 11 + "(U+2B7EC)",)


def test_a_paper_says_at_its_end_what_it_could_not_print(papers: dict[str, Paper], tmp_path: Path) -> None:
    sheet = papers["sheet"]
    signers = (replace(sheet.signers[0], name=f"홍길{RARE}"), *sheet.signers[1:])
    plain, rare = (
        build_base(paper, created=day.at("17:30"), app_version=VERSION)
        for paper in (sheet, replace(sheet, signers=signers))  # type: ignore[type-var]
    )
    assert rare.replaced_glyphs == (RARE,)
    assert rare.pages == plain.pages
    assert "글꼴에 없는 글자" not in _said(plain.pdf, tmp_path)
    words = _said(rare.pdf, tmp_path)
    assert "글꼴에 없는 글자(〓로 찍음): 홍길〓(U+2B7EC)" in words
    with pikepdf.open(BytesIO(rare.pdf)) as opened:
        assert f"홍길{RARE}" in opened.attachments["record.json"].get_file().read_bytes().decode()


def test_a_list_says_it_too(tmp_path: Path) -> None:
    head = ListHead("JU26-P05", "사업", "분과", "제1차", "2026. 3. 3.", "A회의실")
    words = _said(
        draw(head, DayList("결과표", (("기업", 60),), ((f"가온{SMILE}",),)), 1, created=MADE, app_version="1"), tmp_path
    )
    assert "가온〓(U+1F600)" in words


def _said(pdf: bytes, folder: Path) -> str:
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    return subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
