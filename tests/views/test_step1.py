"""The list of companies and loading a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from jumpup_desktop.presenters.companies import haystack
from jumpup_desktop.views.step1.page import Step1Page
from tests.conftest import DATA
from tests.views.seasons import many_companies

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from jumpup_desktop.views.step1.companies import CompanyList
    from tests.views.conftest import Stage

LEFT = Qt.MouseButton.LeftButton


def page_of(season: Stage) -> Step1Page:
    return season.page("step1", Step1Page)


def told(label: QLabel) -> list[int]:
    """The figures of a line, as they stand in it."""
    return [int(figure) for figure in re.findall(r"\d+", label.text())]


def test_the_models_keep_qts_rules(season: Stage, qtmodeltester: ModelTester) -> None:
    model = page_of(season).list.model
    qtmodeltester.check(model)
    everyone = model.rowCount()
    model.search("소재")
    model.sort(0)
    qtmodeltester.check(model)
    assert 0 < model.rowCount() == len(model.shown) < everyone


def test_search_waits_for_a_pause_and_keeps_the_selection(season: Stage, qtbot: QtBot) -> None:
    listing = page_of(season).list
    wanted = next(row for row in listing.model.shown[4:] if row.number)
    listing.form.companies_table.select_key(wanted.id)
    with qtbot.waitSignal(listing.form.companies_search.searched):
        qtbot.keyClicks(listing.form.companies_search, wanted.number.replace("-", ""))
    assert [row.id for row in listing.model.shown] == [wanted.id]
    assert listing.form.companies_table.current_key == wanted.id


def test_chips_filter_by_result(season: Stage, qtbot: QtBot) -> None:
    listing = page_of(season).list
    qtbot.mouseClick(listing.form.filter_passed, LEFT)
    assert {row.result for row in listing.model.shown} == {"passed"}


def test_enter_opens_a_company_and_escape_goes_back(season: Stage, qtbot: QtBot) -> None:
    page = page_of(season)
    table = page.list.form.companies_table
    third, fourth = page.list.model.shown[3:5]
    table.select_key(third.id)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.company.isVisible()
    assert page.company.form.company_name.text() == third.name
    qtbot.keyClick(page.company, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.company.form.company_name.text() == fourth.name
    qtbot.keyClick(page.company, Qt.Key.Key_Escape)
    assert page.list.isVisible()


def test_a_hundred_thousand_rows_are_found_and_sorted(season: Stage) -> None:
    """How fast is measured in tests/bench/window.py."""
    listing: CompanyList = page_of(season).list
    model = listing.model
    model.set_rows(many_companies(100_000), haystack)
    model.search("소재")
    found = model.rowCount()
    assert 0 < found < 100_000
    model.search("")
    model.sort(0)
    names = [model.index(n, 0).data() for n in range(2)]
    assert model.rowCount() == 100_000
    assert all(names)


def test_a_table_is_loaded_step_by_step(season: Stage, qtbot: QtBot) -> None:
    page = page_of(season)
    qtbot.mouseClick(page.list.form.companies_import, LEFT)
    season.dialogs.files = [DATA / "step1_faults.xlsx"]
    wizard = page.wizard
    qtbot.mouseClick(wizard.file.button, LEFT)
    assert wizard.columns.isVisible()
    qtbot.mouseClick(wizard.form.import_next, LEFT)
    assert wizard.problems.isVisible()
    tally = wizard.problems.form.tally_label
    _, chosen, _, waiting = told(tally)
    wizard.problems.form.accept_check.click()
    rows, accepted, wrong, left = told(tally)
    assert waiting > 0
    assert (accepted, left) == (chosen + waiting, 0)
    assert accepted + wrong == rows
    qtbot.mouseClick(wizard.form.import_next, LEFT)
    assert wizard.changes.isVisible()
    qtbot.mouseClick(wizard.form.import_next, LEFT)
    added, changed, unchanged, _ = told(wizard.load.form.load_text)
    assert added + changed + unchanged == accepted
    qtbot.mouseClick(wizard.load.form.load_done, LEFT)
    assert page.list.isVisible()


def test_a_row_in_error_cannot_be_chosen_and_a_problem_leads_to_its_cell(season: Stage) -> None:
    page = page_of(season)
    page.list.form.companies_import.click()
    season.dialogs.files = [DATA / "step1_faults.xlsx"]
    page.wizard.file.button.click()
    page.wizard.form.import_next.click()
    step = page.wizard.problems
    line = step.form.problem_list.model.shown[0]
    step.form.problem_list.table.opened.emit(line.number)
    at = step.form.cells_table.currentIndex()
    row = step.model.shown[at.row()]
    assert (row.row, step.model.columns[at.column()].title()) == (line.row, line.column)
    flags = step.model.flags(step.model.index(at.row(), 0))
    assert step.model.index(at.row(), 1).data() == "오류"
    assert step.model.checkable is not None
    assert step.model.checkable(row) is False
    assert not flags & Qt.ItemFlag.ItemIsUserCheckable
