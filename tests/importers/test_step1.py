"""STEP1 files as agencies send them, in every format, with every planted fault."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from openpyxl import Workbook, load_workbook

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Cancelled
from jumpup_desktop.importers.checked import CheckedTable
from jumpup_desktop.importers.mapping import Mapping
from jumpup_desktop.importers.step1 import check
from tests.conftest import DATA, ROOT, TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.domain.policy import Policy

SHARED = ROOT.parent / "shared" / "data"
FORMATS = ("step1.xlsx", "step1.ods", "step1.xls", "step1_cp949.csv", "step1_utf8bom.csv")
PLANTED = {
    ("step1.swapped", 15, "사업자 등록번호"), ("step1.swapped", 15, "설립일"), ("step1.too-young", 17, "설립일"),
    ("step1.name-twice", 24, "기업명"), ("step1.brn-checksum", 37, "사업자 등록번호"),
    ("step1.number-twice", 41, "사업자 등록번호"), ("step1.swapped", 43, "사업자 등록번호"),
    ("step1.swapped", 43, "설립일"), ("table.error-cell", 47, "총자산"), ("table.header-row", 63, ""),
    ("table.header-row", 64, ""), ("step1.grade-unknown", 77, "K-value 등급"), ("step1.number-form", 99, "기술성"),
    ("step1.recommender-missing", 104, "추천기관"), ("step1.name-twice", 111, "기업명"),
    ("step1.sector-unknown", 114, "소관분과"), ("step1.number-form", 123, "상시 근로자수"),
    ("step1.missing", 126, "기업명"), ("step1.missing", 133, "K-value 등급"), ("step1.date-future", 139, "현장 실사일"),
    ("step1.unit-slip", 148, "최근3년 평균매출액"), ("step1.number-twice", 160, "사업자 등록번호"),
    ("step1.garbled", 162, "기업명"), ("step1.ksic-unknown", 166, "KSIC 코드"),
    ("step1.result-against-gate", 178, "결과"), ("table.merged-cell", 194, "소재지"),
    ("step1.negative", 197, "최근3년 평균매출액"), ("table.total-row", 209, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_gives_the_same_thirty_records(policy: Policy, name: str) -> None:
    table = check(DATA / name, policy=policy, today=TODAY)
    assert table.problems == ()
    assert len(table.records()) == 30
    assert table.records() == check(DATA / "step1.xlsx", policy=policy, today=TODAY).records()


@pytest.mark.skipif(not SHARED.exists(), reason="the season's data is not here")
def test_the_whole_season_is_the_same_in_all_five_files(policy: Policy) -> None:
    names = ("xlsx", "ods", "xls", "cp949.csv", "utf8bom.csv")
    files = [SHARED / f"step1_results{'_' if 'csv' in n else '.'}{n}" for n in names]
    tables = [check(file, policy=policy, today=TODAY) for file in files]
    assert [len(t.records()) for t in tables] == [531] * 5
    assert all(t.records() == tables[0].records() for t in tables)
    told = [[(p.place.row, p.level, p.code) for p in t.problems] for t in tables]
    assert told == [[(row, "note", "step1.size-class") for row in (57, 80, 520)]] * 5


def test_the_first_record_says_what_its_row_says(policy: Policy) -> None:
    table = check(DATA / "step1.xlsx", policy=policy, today=TODAY)
    first = table.records()[0]
    assert (first.name, first.number, first.founded) == ("주식회사 에케톤네트웍스", "0028719831", date(2003, 6, 27))
    assert (first.mean_sales_won, first.headcount, first.performance) == (24_774_000_000, 69, "40.30")
    assert table.header_rows == (4, 5)
    assert table.unit_note == "단위: 백만원, 명, 점"
    assert table.columns[7].header == "최근3년 평균매출액"
    assert table.columns[7].letter == "H"
    assert table.columns[43].is_hidden
    assert table.rows[0].row == 6
    assert table.rows[0].texts[3] == "002-87-19831"


def test_every_planted_fault_is_found_at_its_cell_and_nothing_else(policy: Policy) -> None:
    table = check(DATA / "step1_faults.xlsx", policy=policy, today=TODAY)
    by_size = {p for p in table.problems if p.code == "step1.size-class"}
    assert {(p.place.row, p.level) for p in by_size} == {(54, "note")}
    assert {(p.code, p.place.row, p.place.column) for p in table.problems if p not in by_size} == PLANTED
    assert len(table.rows) == 200
    assert len(table.records()) == 182
    assert table.sheet == "STEP1 결과"
    assert (table.counts.header, table.counts.total, table.counts.footnote, table.counts.blank) == (2, 1, 1, 1)


def test_a_checked_table_survives_the_pipe(policy: Policy) -> None:
    table = check(DATA / "step1_faults.xlsx", policy=policy, today=TODAY)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(table), type=CheckedTable) == table


def changed(tmp_path: Path, change: Any) -> Path:
    """The small workbook with something done to its sheet."""
    book = load_workbook(DATA / "step1.xlsx")
    change(book["STEP1 결과"])
    book.save(tmp_path / "changed.xlsx")
    return tmp_path / "changed.xlsx"


def codes(path: Path, policy: Policy, **given: Any) -> dict[str, int]:
    """Problems by code."""
    problems = check(path, policy=policy, today=TODAY, **given).problems
    return dict(sorted(Counter(problem.code for problem in problems).items()))


def _header(sheet: Any, old: str, new: str) -> None:
    cell = next(c for c in sheet[5] if str(c.value).replace("\n", "") == old)
    cell.value = new


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        ("D6", "123-45-678", "step1.brn-form"),
        ("E6", "언젠가", "step1.date-form"),
        ("F6", "12", "step1.ksic-form"),
        ("J6", 12.5, "step1.number-whole"),
        ("H6", 0.0000001, "step1.won-fraction"),
        ("C6", "¢ß´©µ¥ÇÉ½Ã½ºÅÛ", "step1.garbled"),
        ("I6", "=1/0", "table.uncounted-cell"),
    ],
)
def test_a_bad_cell_gives_one_problem_and_no_record(
    policy: Policy, tmp_path: Path, cell: str, value: object, code: str
) -> None:
    def change(sheet: Any) -> None:
        sheet[cell] = value

    table = check(changed(tmp_path, change), policy=policy, today=TODAY)
    errors = {p.code for p in table.problems if p.level == "error"}
    assert errors == {code}
    assert table.rows[0].record is None
    assert len(table.records()) == 29


def test_number_and_name_that_changed_places_are_named(policy: Policy, tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["C6"], sheet["D6"] = "002-87-19831", "주식회사 에케톤네트웍스"

    table = check(changed(tmp_path, change), policy=policy, today=TODAY)
    assert [(p.code, p.place.row, p.place.column) for p in table.problems] == [
        ("step1.swapped", 6, "기업명"),
        ("step1.swapped", 6, "사업자 등록번호"),
    ]


def test_heads_and_assets_that_changed_places_are_named(policy: Policy, tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["I6"], sheet["J6"] = 69, 18717

    assert codes(changed(tmp_path, change), policy)["step1.swapped"] == 2


def test_hidden_rows_and_columns_are_told(policy: Policy, tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet.row_dimensions[8].hidden = True
        sheet.column_dimensions["I"].hidden = True

    assert codes(changed(tmp_path, change), policy) == {"table.hidden-row": 1, "table.hidden-column": 1}


def test_a_missing_unit_is_asked_for_and_can_be_given(policy: Policy, tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["AM3"] = None

    path = changed(tmp_path, change)
    assert "table.unit-missing" in codes(path, policy)
    assert codes(path, policy, mapping=Mapping(money_unit="백만원")) == {}


def test_a_table_of_headers_alone_is_said_so(policy: Policy, tmp_path: Path) -> None:
    assert codes(changed(tmp_path, lambda s: s.delete_rows(6, s.max_row)), policy) == {"table.no-rows": 1}


def test_a_missing_column_stops_all_rows(policy: Policy, tmp_path: Path) -> None:
    table = check(changed(tmp_path, lambda s: s.delete_cols(4)), policy=policy, today=TODAY)
    assert "table.column-missing" in {problem.code for problem in table.problems}
    assert table.records() == ()


def test_a_number_column_is_known_by_its_digits(policy: Policy, tmp_path: Path) -> None:
    assert codes(changed(tmp_path, lambda s: _header(s, "사업자등록번호", "고유값")), policy) == {}


@pytest.mark.parametrize("new", ["상시 근로자 수", "상시근로자수(명)", "상시근로자 수 ※", "상시종업원수"])
def test_spelling_of_headers_does_not_matter(policy: Policy, tmp_path: Path, new: str) -> None:
    path = changed(tmp_path, lambda s: _header(s, "상시근로자수", new))
    assert check(path, policy=policy, today=TODAY).records()[0].headcount == 69


def test_a_strange_header_is_mapped_by_hand(policy: Policy, tmp_path: Path) -> None:
    path = changed(tmp_path, lambda s: _header(s, "상시근로자수", "ㅁㅁㅁ"))
    assert check(path, policy=policy, today=TODAY).records()[0].headcount is None
    settled = Mapping((("ㅁㅁㅁ", "headcount"),))
    assert check(path, policy=policy, today=TODAY, mapping=settled).records()[0].headcount == 69


@pytest.mark.parametrize(
    ("settled", "code"),
    [((("총자산", "no-such"),), "table.unknown-field"), ((("없는 열", "headcount"),), "table.unknown-header")],
)
def test_a_mapping_that_cannot_be_is_refused(policy: Policy, settled: Any, code: str) -> None:
    with pytest.raises(Refused) as refused:
        check(DATA / "step1.xlsx", policy=policy, today=TODAY, mapping=Mapping(settled))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("given", "code"), [({"sheet": "없음"}, "table.no-sheet"), ({"sheet": "작성요령"}, "table.no-header")]
)
def test_a_sheet_that_cannot_be_is_refused(policy: Policy, given: Any, code: str) -> None:
    with pytest.raises(Refused) as refused:
        check(DATA / "step1.xlsx", policy=policy, today=TODAY, **given)
    assert refused.value.code == code


def test_a_workbook_without_cells_is_refused(policy: Policy, tmp_path: Path) -> None:
    Workbook().save(tmp_path / "none.xlsx")
    with pytest.raises(Refused) as refused:
        check(tmp_path / "none.xlsx", policy=policy, today=TODAY)
    assert refused.value.code == "table.empty"


def test_a_hidden_sheet_is_read_only_with_a_warning(policy: Policy, tmp_path: Path) -> None:
    book = load_workbook(DATA / "step1.xlsx")
    book["STEP1 결과"].sheet_state = "hidden"
    book.active = book["작성요령"]
    book.save(tmp_path / "hidden.xlsx")
    assert codes(tmp_path / "hidden.xlsx", policy) == {"table.hidden-sheet": 1}


def test_the_header_row_can_be_given(policy: Policy) -> None:
    assert check(DATA / "step1.xlsx", policy=policy, today=TODAY, header_row=5).header_rows == (4, 5)


def test_progress_can_stop_the_check(policy: Policy) -> None:
    def stop(_share: float, _step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check(DATA / "step1.xlsx", policy=policy, today=TODAY, progress=stop)
