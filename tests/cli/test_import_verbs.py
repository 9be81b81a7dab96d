"""`jumpup step1` and `jumpup panels` in a process of their own, on real agency files."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.assets import asset
from tests.cli.test_season_verbs import facts, run
from tests.conftest import DATA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store


@pytest.fixture
def season(make_season: Callable[[], Store], season_file: Path) -> Path:
    """A new season."""
    make_season().close()
    return season_file


def test_a_clean_file_is_checked_and_loaded_and_loading_it_again_changes_nothing(season: Path) -> None:
    """J-032, J-033, J-036, J-037, J-038: the agency's rows go in as they are, routes and results with them."""
    checked = run("step1", "check", DATA / "step1.xlsx", "--json")
    assert (checked.returncode, facts(checked)["problems"]) == (0, [])
    rows = facts(checked)["rows"]
    assert rows > 0
    first = facts(run("step1", "load", season, DATA / "step1.xlsx", "--json"))
    assert first == {"added": rows, "changed": 0, "unchanged": 0, "left_out": 0}
    events = facts(run("journal", "audit", season, "--json"))["events"]
    again = facts(run("step1", "load", season, DATA / "step1.xlsx", "--json"))
    assert again == {"added": 0, "changed": 0, "unchanged": rows, "left_out": 0}
    assert facts(run("journal", "audit", season, "--json"))["events"] == events


@pytest.mark.parametrize("name", ["step1.ods", "step1.xls", "step1_cp949.csv", "step1_utf8bom.csv"])
def test_the_same_rows_in_another_form_change_nothing(season: Path, name: str) -> None:
    run("step1", "load", season, DATA / "step1.xlsx")
    done = facts(run("step1", "load", season, DATA / name, "--json"))
    assert (done["added"], done["changed"]) == (0, 0)
    assert done["unchanged"] > 0


def test_problems_are_told_by_row_and_column_and_nothing_is_loaded(season: Path) -> None:
    checked = run("step1", "check", DATA / "step1_faults.xlsx", "--json")
    assert checked.returncode == 1
    found = {(p["row"], p["column"], p["code"], p["level"]) for p in facts(checked)["problems"]}
    assert (37, "사업자 등록번호", "step1.brn-checksum", "error") in found
    refused = run("step1", "load", season, DATA / "step1_faults.xlsx", "--json")
    assert (refused.returncode, facts(refused)["error"]["code"]) == (2, "load.errors")
    warned = run("step1", "load", season, DATA / "step1_faults.xlsx", "--skip-errors", "--json")
    assert (warned.returncode, facts(warned)["error"]["code"]) == (2, "load.warnings")
    assert facts(run("season", "show", season, "--json"))["events"] == 4


def test_rows_with_errors_stay_out_and_the_record_says_which(season: Path) -> None:
    done = run("step1", "load", season, DATA / "step1_faults.xlsx", "--skip-errors", "--accept-warnings", "--json")
    assert (done.returncode, facts(done)["added"], facts(done)["left_out"]) == (0, 182, 18)
    assert facts(run("journal", "rebuild", season, "--json")) == {"equal": True}


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"%PDF-1.7 renamed", "file.pdf"), (b"", "file.empty"), (b"<DOCUMENT SAFER V2.0>" + bytes(500), "file.wrapped")],
)
def test_a_wrong_file_gets_a_sentence_that_says_what_to_ask_for(tmp_path: Path, content: bytes, code: str) -> None:
    wrong = tmp_path / "step1.xlsx"
    wrong.write_bytes(content)
    done = run("step1", "check", wrong, "--json")
    assert (done.returncode, facts(done)["error"]["code"]) == (2, code)
    assert facts(done)["error"]["message"]


def test_panels_are_loaded_once_with_what_is_unusual_told(season: Path) -> None:
    """J-039, J-041, J-046: panels by field, members by evaluator type."""
    run("step1", "load", season, asset("demo", "step1.xlsx"))
    first = facts(run("panels", "load", season, asset("demo", "panels.xlsx"), "--json"))
    again = facts(run("panels", "load", season, asset("demo", "panels.xlsx"), "--json"))
    assert (first["people"], first["panels"], first["meetings"]) == (10, 1, 1)
    assert (again["people"], again["panels"], again["meetings"], again["sanctions"]) == (0, 0, 0, 0)


def test_a_company_that_failed_is_named_where_nothing_was_loaded(season: Path, tmp_path: Path) -> None:
    """000:521: whoever loads the schedule reads at once which company it is, and where."""
    import openpyxl

    book = openpyxl.load_workbook(asset("demo", "step1.xlsx"))
    row = next(row for row in book["STEP1 결과"].iter_rows() if row[0].value == 470)
    next(cell for cell in row if str(cell.value).strip() == "통과").value = "탈락"
    book.save(tmp_path / "step1.xlsx")
    run("step1", "load", season, tmp_path / "step1.xlsx", "--accept-warnings")
    done = run("panels", "load", season, asset("demo", "panels.xlsx"))
    assert done.returncode == 2
    assert "(주)두모갈폴리머" in done.stderr
    assert "일정" in done.stderr


def test_a_company_outside_the_list_stops_the_whole_workbook(season: Path) -> None:
    done = run("panels", "load", season, asset("demo", "panels.xlsx"), "--json")
    assert (done.returncode, facts(done)["error"]["code"]) == (2, "load.unknown-company")
    assert facts(run("season", "show", season, "--json"))["events"] == 4


def test_a_corrected_number_goes_to_the_same_company(season: Path, tmp_path: Path) -> None:
    import openpyxl

    run("step1", "load", season, DATA / "step1.xlsx")
    copy = tmp_path / "corrected.xlsx"
    shutil.copy(DATA / "step1.xlsx", copy)
    book = openpyxl.load_workbook(copy)
    sheet = book["STEP1 결과"]
    sheet.cell(6, 4).value = "000-00-00000" if sheet.cell(6, 4).value != "000-00-00000" else "000-00-00017"
    book.save(copy)
    done = run("step1", "load", season, copy, "--json")
    assert facts(done) == {"added": 0, "changed": 1, "unchanged": facts(done)["unchanged"], "left_out": 0}
