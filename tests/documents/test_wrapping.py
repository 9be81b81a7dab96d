"""Lines end between words: never inside a date, an amount or a number, inside a word only where none other fits."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumpup_desktop.documents import theme as look
from jumpup_desktop.documents.archive import build_base, ink_copy
from jumpup_desktop.documents.blocks import facts
from jumpup_desktop.documents.columns import fitted
from jumpup_desktop.documents.day_lists import DayList, draw
from jumpup_desktop.documents.day_printouts import ListHead
from jumpup_desktop.documents.flowables import text
from jumpup_desktop.documents.fonts import register
from jumpup_desktop.documents.theme import COMFORTABLE
from jumpup_desktop.documents.wrapping import KEPT, kept_together, parted
from jumpup_desktop.domain.dates import SEOUL
from tests.documents import day
from tests.documents.tag_walk import faults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportlab.platypus import Flowable

    from jumpup_desktop.documents.archive import BasePdf
    from jumpup_desktop.documents.contents import CompanySheet, Paper
    from tests.documents.conftest import People

PAGES = {"sheet": 2, "recused": 3, "resolution": 2, "minutes": 4, "gist": 3, "exclusion": 2}
CODE = "JU26-P05-C01"

MADE = datetime(2026, 3, 3, 18, tzinfo=SEOUL)


def lines(words: str, width: float) -> list[str]:
    """A text as it stands in a column of so many points."""
    register()
    paragraph = text(words, "cell", COMFORTABLE)
    paragraph.wrap(width, 10_000)
    found = paragraph.blPara.lines
    shown = [" ".join(line[1]) if isinstance(line, tuple) else "".join(f.text for f in line.words) for line in found]
    return [line.replace(KEPT, " ").strip() for line in shown]


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("기준일은 2026. 11. 30.로 한다", "2026. 11. 30.로"),
        ("매출은 1,234억 원을 넘는다", "1,234억 원을"),
        ("투자는 3억 5,000만 원이다", "3억 5,000만 원이다"),
        ("무게는 12.5 kg 이하이다", "12.5 kg"),
        ("면적은 330 ㎡ 이상이다", "330 ㎡"),
        ("시간은 09:00 ~ 17:40 사이이다", "09:00 ~ 17:40"),
        ("협약 뒤 3 년간 점검한다", "3 년간"),
    ],
)
def test_no_line_ends_inside_what_is_read_as_one(words: str, one: str) -> None:
    assert all(any(one in line for line in lines(words, width)) for width in range(100, 200, 3))


def test_a_number_in_a_name_keeps_nothing_together() -> None:
    assert KEPT not in kept_together("SEMI S2 인증, 제2 분과, 3 시장 조사")


@pytest.mark.parametrize("words", [f"관리번호는 {CODE}이다", f"전원합의 미도출(의결보류)로 {CODE}에 적는다"])
def test_a_word_that_fits_on_a_line_is_not_parted(words: str) -> None:
    for width in range(100, 200, 3):
        assert " ".join(lines(words, width)) == words


def test_a_word_wider_than_its_line_is_parted_before_its_bracket() -> None:
    assert parted("미도출(의결보류)", lambda piece: len(piece) <= 7) == ["미도출", "(의결보류)"]
    assert parted(CODE, lambda piece: len(piece) <= 9) == ["JU26-P05-", "C01"]
    assert lines("가" * 50, 100)[0] == "가" * len(lines("가" * 50, 100)[0])


def test_no_line_begins_with_a_comma() -> None:
    assert parted("가나다라,마바사", lambda piece: len(piece) <= 4) == ["가나다", "라,", "마바사"]
    assert not any(
        line.startswith((",", ")", "」"))
        for width in range(30, 90)
        for line in lines("(가나다라),「마바사」," * 9, width)
    )


@pytest.mark.parametrize(
    ("name", "most", "pieces"),
    [
        ("대한중공업첨단기계산업주식회사", 14, ["대한중공업첨단기계산업", "주식회사"]),
        ("유라시아트레이딩앤드로지스틱스코리아㈜", 18, ["유라시아트레이딩앤드로지스틱스", "코리아㈜"]),
        ("한국첨단복합소재부품연구개발원", 12, ["한국첨단복합소재부품", "연구개발원"]),
    ],
)
def test_a_long_name_is_parted_before_the_word_it_ends_in(name: str, most: int, pieces: list[str]) -> None:
    assert parted(name, lambda piece: len(piece) <= most) == pieces


def test_no_line_begins_with_a_space_or_a_dot_between_words() -> None:
    text = kept_together("대한코리아㈜ 창업자·이사회 의장 · 제갈온누리빛 · 간사")
    for width in range(45, 120):
        assert not any(line.startswith((" ", KEPT, "·")) for line in lines(text, width)), width


@given(st.text(), st.integers(1, 12))
def test_the_pieces_of_a_word_are_the_word_and_each_fits(word: str, most: int) -> None:
    pieces = parted(word, lambda piece: len(piece) <= most)
    assert "".join(pieces).replace(KEPT, "") == word.replace(KEPT, "")
    assert all(len(piece) <= most for piece in pieces)


def test_a_text_without_any_space_takes_no_time() -> None:
    assert len(lines("가" * 100_000, 200)) > 1_000


@given(st.lists(st.tuples(st.floats(5, 200), st.floats(0, 300)), min_size=1, max_size=9))
def test_columns_keep_their_sum_and_only_the_widest_words_are_parted(columns: list[tuple[float, float]]) -> None:
    given_widths, needs = [one[0] for one in columns], [one[1] for one in columns]
    widths = fitted(given_widths, needs)
    total = sum(given_widths)
    assert sum(widths) == pytest.approx(total)
    rows = list(zip(widths, given_widths, needs, strict=True))
    assert all(new >= min(old / 2, need) - 1e-6 for new, old, need in rows), "no column is squeezed to nothing"
    parted = [(new, old) for new, old, need in rows if new < need - 1e-6]
    level = min((new for new, _ in parted), default=0)
    assert all(new <= level + 1e-6 or new <= old / 2 + 1e-6 or new >= 0.3 * total - 1e-6 for new, old in parted)


def test_no_head_and_no_date_of_a_narrow_table_is_broken(tmp_path: Path) -> None:
    columns = (("발표순", 15), ("기업", 60), ("관리번호", 20), ("현장평가", 12), ("기준일", 12))
    rows = tuple((str(n), name, CODE, "A", "2026. 11. 30.") for n, (_, name, _, _) in enumerate(day.COMPANIES, 1))
    head = ListHead("JU26-P05", "사업", "분과", "제1차", "2026. 3. 3.", "A회의실")
    words = said(draw(head, DayList("결과표", columns, rows), 1, created=MADE, app_version="1"), tmp_path)
    for one in ("발표순", "관리번호", "현장평가", "기준일", CODE, "2026. 11. 30."):
        assert one in words
    assert words.count("2026. 11. 30.") == words.count(CODE) == len(rows)


def test_a_sign_that_stands_alone_keeps_its_spaces_where_a_long_word_is_parted(tmp_path: Path) -> None:
    """The parser makes a piece of its own of &; the name is printed as it is."""
    columns = (("기업", 30), ("비고", 120))
    rows = (("Globalization-Materials & Equipment-Technologies-International", "-"),)
    head = ListHead("JU26-P05", "사업", "분과", "제1차", "2026. 3. 3.", "A회의실")
    words = said(draw(head, DayList("결과표", columns, rows), 1, created=MADE, app_version="1"), tmp_path)
    assert re.search(r"Materials\s+&\s+Equipment", words)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("3. ㈜ 도약정밀", ["3. ㈜ 도약정밀"]), ("발표 불참 1건", ["발표", "불참 1건"]), ("미선정 1건", ["미선정 1건"])],
)
def test_what_is_read_as_one_is_not_parted(text: str, kept: list[str]) -> None:
    assert [piece.replace(KEPT, " ") for piece in kept_together(text).split(" ")] == kept


@pytest.mark.parametrize("name", PAGES)
def test_no_paper_takes_more_pages_and_its_words_are_whole(
    name: str, sealed: dict[str, tuple[BasePdf, bytes]], tmp_path: Path
) -> None:
    base, pdf = sealed[name]
    assert base.pages <= PAGES[name]
    words = said(pdf, tmp_path)
    assert KEPT not in words
    assert not re.search(r"발표\n순|기준\n일|2026\. 3\.\n|\d\n(명|건|원)", words)


def test_a_day_of_seventeen_companies_takes_four_pages_of_minutes(people: People, tmp_path: Path) -> None:
    everyone = day.room(people.certificates)
    base = build_base(day.minutes(people.audit, everyone[-2:], companies=17), created=MADE, app_version="1")
    assert base.pages <= 4
    assert "제17호" in said(base.pdf, tmp_path)


def uneven(people: People) -> Iterator[Paper]:
    """Papers whose text ends near the foot of a page."""
    everyone = day.room(people.certificates)
    yield from (day.resolution(people.audit, everyone, companies=n) for n in (12, 13, 14))
    yield from (day.sheet(people.audit, everyone, index=n, long=2) for n in (1, 7))
    yield day.minutes(people.audit, everyone[-2:], companies=19)
    gist = day.gist(people.audit, everyone[-2:])
    yield from (replace(gist, remarks=(gist.remarks * 10)[:n]) for n in (34, 46, 58))


def long_ones(people: People) -> Iterator[Paper]:
    """Texts longer than a page, first in their table."""
    everyone, words = day.room(people.certificates), "근거를 갖추어 적은 의견임. "
    gist, minutes = day.gist(people.audit, everyone[-2:]), day.minutes(people.audit, everyone[-2:])
    sheet = day.sheet(people.audit, everyone)
    yield replace(gist, remarks=(replace(gist.remarks[0], text=words * 150), *gist.remarks[1:]))
    yield replace(minutes, steps=(replace(minutes.steps[0], note=words * 130), *minutes.steps[1:]))
    yield replace(minutes, items=(replace(minutes.items[0], tasks=(words * 60,)), *minutes.items[1:]))
    yield replace(sheet, conclusion=replace(sheet.conclusion, text=words * 260))
    yield replace(sheet, conditions=(replace(sheet.conditions[0], what=words * 130), *sheet.conditions[1:]))


def test_a_text_longer_than_a_page_is_parted_wherever_it_stands(people: People) -> None:
    for paper in long_ones(people):
        base = build_base(paper, created=MADE, app_version="1")
        assert base.pages <= 13, paper.title
        assert faults(base.pdf) == []


def test_no_page_holds_signatures_or_the_disclosure_alone(people: People, tmp_path: Path) -> None:
    for paper in uneven(people):
        words = said(build_base(paper, created=MADE, app_version="1").pdf, tmp_path)
        tops = [[line.strip() for line in page.splitlines() if line.strip()][1] for page in words.split("\f") if page]
        assert not [top for top in tops if top.startswith(("위와 같이", "공개구분", "구분·소속"))], paper.title


@pytest.mark.parametrize("page_code", [False, True])
def test_a_long_panel_never_pushes_programme_or_paper_off_the_page(
    papers: dict[str, Paper], tmp_path: Path, *, page_code: bool
) -> None:
    head = papers["sheet"].head
    long = replace(head, panel="첨단제조·소재·부품·장비·신재생에너지 융합 제2분과" * 3, place="국제회의장 " * 12)
    paper = replace(cast("CompanySheet", papers["sheet"]), head=long)
    pdf = (
        ink_copy(paper, created=MADE, app_version="1", base_sha256="0" * 64)
        if page_code
        else build_base(paper, created=MADE, app_version="1").pdf
    )
    band = said(pdf, tmp_path).splitlines()[0]
    assert paper.title in band
    assert f"{head.programme} {head.round}" in band


def said(pdf: bytes, folder: Path) -> str:
    """What a stranger reads in a file, line by line as it is laid out."""
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("room", range(2, 140, 6))
def test_no_page_ends_with_a_row_of_which_nothing_stands_there(room: int) -> None:
    register()
    rows: list[list[tuple[str, str | Flowable]]] = [[("녹음·속기", "하지 않음")], [("요지", "긴 글을 적음. " * 60)]]
    table = facts(rows, COMFORTABLE)
    table.wrap(look.WIDTH, look.PAGE[1])
    pieces = table.split(look.WIDTH, room)
    assert all(any(piece._cellvalues[-1]) for piece in pieces)  # noqa: SLF001 - as the table itself does
    assert [piece.continued for piece in pieces] == [False, True][: len(pieces)]
