"""Emergency forms, lists and slips tell of themselves and are read aloud as truly as papers."""

import re
from dataclasses import replace
from datetime import UTC
from io import BytesIO
from pathlib import Path

import pikepdf
import pikepdf.pdfa
import pytest

from jumpup_desktop.documents import fee_receipt
from jumpup_desktop.documents.blank_day import BlankCompany, BlankDay, BlankPaper, BlankPerson
from jumpup_desktop.documents.blank_forms import BlankForm, forms
from jumpup_desktop.documents.day_lists import DayList, draw
from jumpup_desktop.documents.day_printouts import ListHead
from jumpup_desktop.documents.fee_receipt import FeeLine, FeeReceipt
from jumpup_desktop.documents.theme import MM
from tests.documents import crowd, day
from tests.documents.conftest import VERSION
from tests.documents.projection import projected
from tests.documents.strangers import say
from tests.documents.tag_walk import faults, tree

MADE = day.at("17:30")
HEAD = ListHead("JU26-P05", "2026년 점프업", "2분과", "제1차", "2026. 3. 3.", "A회의실", "중견기업성장지원원")
STATUS = DayList(
    "분과 현황", (("순", 16.0), ("기업", 100.0)), tuple((str(n), "㈜가나다") for n in range(80)), "대상 80"
)
LONG = DayList("모든 이름", (("성명", 60.0),), ((crowd.NAME,), (crowd.AFFILIATION,)))
PAID = FeeReceipt(
    tuple(FeeLine(f"{crowd.NAME}-{n:02d}", crowd.AFFILIATION, (("09:10", "17:40"),), "300,000") for n in range(12)),
    "「소득세법」 제21조제1항제19호(기타소득)", "손으로 적습니다.", "간사-05",
)  # fmt: skip


@pytest.fixture(scope="module")
def blank() -> tuple[BlankForm, ...]:
    """The forms of a day of twelve members with long names."""
    return forms(blank_day(), created=MADE, app_version=VERSION)


def blank_day() -> BlankDay:
    """Three companies, twelve members."""
    members = tuple(BlankPerson(f"{crowd.NAME}-{n:02d}", "대기업 前임원", crowd.AFFILIATION) for n in range(12))
    return BlankDay(
        number="JU26-P05", programme="2026년 점프업", panel="2분과", meeting="제1차", date="2026. 3. 3.(화)",
        place="A회의실", host="중견기업성장지원원", method=day.METHOD, members=members,
        secretary=BlankPerson("간사-05", "", "중견기업성장지원원"),
        companies=tuple(BlankCompany(n, f"{n:03d}", f"㈜가나다 {n}", "09:00") for n in range(1, 4)),
        pledges=(("비밀유지", "알게 된 것을 밖에 알리지 않습니다."),), criteria=("신기술 혁신성", "성장성"),
        phases=(("발표", 15), ("질의응답", 20)), outcomes=("선정", "미선정"), marks=("충족", "미흡"),
        overall="종합의견",
        papers=(
            BlankPaper("company", "종합의견서", "종합의견서", day.RESOLVED),
            BlankPaper("day", "의결서", "의결서", day.RESOLVED),
        ),
    )  # fmt: skip


def told(pdf: bytes) -> tuple[str, ...]:
    """Title, author, program and dates, as they stand in the file."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return tuple(
            str(opened.docinfo[key]) for key in ("/Title", "/Author", "/Producer", "/CreationDate", "/ModDate")
        )


def test_a_form_tells_its_title_its_agency_and_its_time(blank: tuple[BlankForm, ...]) -> None:
    date = "D:20260303173000+09'00'"
    assert [told(form.pdf) for form in blank] == [
        (f"{form.number} {form.name}", "중견기업성장지원원", VERSION, date, date) for form in blank
    ]


def test_every_form_is_read_aloud_in_order(blank: tuple[BlankForm, ...]) -> None:
    assert {form.name: faults(form.pdf) for form in blank} == {form.name: [] for form in blank}


def test_the_receipt_says_what_was_received_by_which_law_and_is_read_in_order(tmp_path: Path) -> None:
    pdf = fee_receipt.draw(HEAD, PAID, 3, created=MADE, app_version=VERSION)
    assert faults(pdf) == []
    path = tmp_path / "paid.pdf"
    path.write_bytes(pdf)
    words = "".join(say("pdftotext", path, "-").split())
    assert "위금액을정히영수하고" in words
    assert "소득세법" in words
    assert "중견기업성장지원원귀하" in words
    assert words.count("수당:300,000") == len(PAID.lines)
    width, height = fee_receipt.SIGN
    assert (width, height) >= (35 * MM, 12 * MM)


def test_a_row_that_goes_on_over_the_page_is_owned_once() -> None:
    """Affiliations of half a page, beside names and boxes."""
    lines = tuple(replace(line, affiliation=crowd.AFFILIATION * 12) for line in PAID.lines)
    assert faults(fee_receipt.draw(HEAD, replace(PAID, lines=lines), 3, created=MADE, app_version=VERSION)) == []


@pytest.mark.parametrize("listed", [STATUS, LONG], ids=["long", "wide"])
def test_a_list_is_read_aloud_in_order_and_tells_of_itself(listed: DayList) -> None:
    pdf = draw(HEAD, listed, 2, created=MADE, app_version=VERSION)
    assert faults(pdf) == []
    assert told(pdf)[:3] == (f"JU26-P05-L02 {listed.name}", "중견기업성장지원원", VERSION)


def test_forms_and_lists_are_archive_files(blank: tuple[BlankForm, ...], tmp_path: Path) -> None:
    listed = draw(HEAD, LONG, 1, created=MADE, app_version=VERSION)
    for pdf in (*(form.pdf for form in blank), listed):
        report = pikepdf.pdfa.validate_written(projected(pdf, tmp_path), "3b")
        assert (str(report.verdict), list(report.findings)) == ("pass", [])


def test_a_list_of_nobody_known_is_the_programs_own() -> None:
    pdf = draw(ListHead("CHK", "점프업", "점검", "", "-", "-"), LONG, 1, created=MADE, app_version=VERSION)
    assert told(pdf)[1] == "jumpup-desktop"


def test_a_list_longer_than_a_page_is_one_table() -> None:
    pdf = draw(HEAD, STATUS, 1, created=MADE, app_version=VERSION)
    with pikepdf.open(BytesIO(pdf)) as opened:
        tables = [tag for tag in tree(opened).walk() if tag.role == "Table"]
        assert len(opened.pages) > 1
        assert [sum(tag.role == "TR" for tag in table.walk()) for table in tables] == [1, 81]


def test_options_that_nobody_chose_are_read_as_open(blank: tuple[BlankForm, ...]) -> None:
    sheets = next(form for form in blank if form.name == "개회 서류")
    with pikepdf.open(BytesIO(sheets.pdf)) as opened:
        said = {tag.said("/ActualText") for tag in tree(opened).walk() if tag.role == "TD"} - {""}
    assert said == {"없음, 있음 중 하나에 표시", "비밀유지 표시란"}


def test_equal_forms_and_lists_are_equal_bytes_and_their_time_is_in_them(blank: tuple[BlankForm, ...]) -> None:
    again = forms(blank_day(), created=MADE, app_version=VERSION)
    assert again == blank
    made = [draw(HEAD, LONG, 1, created=at, app_version=VERSION) for at in (MADE, MADE, day.at("17:31"))]
    assert made[0] == made[1] != made[2]
    assert re.search(rb"D:2000", made[0]) is None


def test_a_time_that_is_not_of_korea_is_refused() -> None:
    with pytest.raises(ValueError, match="needs"):
        draw(HEAD, LONG, 1, created=MADE.astimezone(UTC), app_version=VERSION)
