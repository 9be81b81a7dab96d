"""The season's panels workbook loads fully, with its four surprises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from openpyxl import load_workbook

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.importers.panels import CheckedPanels, check
from tests.conftest import DATA

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.domain.policy import Policy


def test_all_five_lists_load(policy: Policy) -> None:
    tables = check(DATA / "panels.xlsx", policy=policy).tables
    lists = (tables.days, tables.evaluators, tables.appointments, tables.agenda, tables.sanctions)
    assert [len(entries) for entries in lists] == [20, 120, 160, 198, 13]
    assert tables.days[2].starts == 540
    assert tables.agenda[2].company_number == "0038644321"
    assert tables.evaluators[3].former_jobs == ("루마닐산업㈜ (2012.11~2019.01)", "세피콘통상㈜ (2004.02~2011.05)")


def test_the_surprises_of_the_season_are_found(policy: Policy) -> None:
    found = check(DATA / "panels.xlsx", policy=policy)
    assert [(p.code, p.level, p.place.row, p.place.column) for p in found.problems] == [
        ("panels.kind-missing", "warning", 16, "분과코드"),
        ("panels.sanctioned", "warning", 114, "위원명"),
        ("panels.sanctioned", "warning", 115, "위원명"),
        ("panels.sanctioned", "warning", 93, "기업명"),
    ]
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=CheckedPanels) == found


def test_a_company_outside_the_step1_list_is_an_error(policy: Policy) -> None:
    found = check(DATA / "panels.xlsx", policy=policy, known_numbers={"0038644321"})
    assert sum(p.code == "panels.company-unknown" for p in found.problems) == 197


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "code"),
    [
        ("분과", "E2", "언젠가", "panels.date-form"),
        ("분과", "H2", "아침", "panels.time-form"),
        ("분과", "J2", "열", "panels.number-form"),
        ("일정", "G2", "12", "panels.brn-form"),
        ("일정", "C2", 1.5, "panels.number-whole"),
        ("일정", "F2", "\ufffd", "panels.garbled"),
    ],
)
def test_a_bad_cell_is_named(policy: Policy, tmp_path: Path, sheet: str, cell: str, value: object, code: str) -> None:
    book = load_workbook(DATA / "panels.xlsx")
    book[sheet][cell] = value
    book.save(tmp_path / "panels.xlsx")
    found = check(tmp_path / "panels.xlsx", policy=policy)
    assert (code, sheet, 2) in {(p.code, p.place.sheet, p.place.row) for p in found.problems}


def test_a_missing_sheet_is_refused(policy: Policy, tmp_path: Path) -> None:
    book = load_workbook(DATA / "panels.xlsx")
    del book["제재명단"]
    book.save(tmp_path / "panels.xlsx")
    with pytest.raises(Refused, match=r"table\.no-sheet"):
        check(tmp_path / "panels.xlsx", policy=policy)
