"""The order of a planned day and the rows of a table, arranged and chosen without a window."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.presenters.importing import ImportPresenter
from jumpup_desktop.presenters.messages import Sentences
from jumpup_desktop.presenters.panels import PanelsPresenter
from jumpup_desktop.presenters.tasks import InlineTasks
from jumpup_desktop.services.open_season import OpenSeason
from tests.conftest import DATA, PASSPHRASE
from tests.views import seasons

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def season(filled: Path, tmp_path: Path) -> Iterator[OpenSeason]:
    """The season in its middle."""
    made = OpenSeason()
    made.open(shutil.copytree(filled, tmp_path / "season") / seasons.NAME, PASSPHRASE)
    yield made
    made.close()


def test_an_order_is_arranged_taken_back_and_put_on_record(season: OpenSeason) -> None:
    panels = PanelsPresenter(season, InlineTasks(season.trouble_of, season.take_changes), Sentences())
    panels.refresh()
    panels.choose(max(panels.rows, key=lambda row: row.companies).id)
    before = [item.id for item in panels.items]
    times = [slot.start for slot in panels.slots]
    panels.move(before[0], 1)
    panels.move_to(before[2], 0)
    assert panels.detail is not None
    assert panels.items != panels.detail.agenda
    assert [slot.start for slot in panels.slots][:1] == times[:1]
    for _ in range(2):
        panels.undo()
    assert [item.id for item in panels.items] == before
    panels.redo()
    panels.save()
    assert panels.error == ""
    assert panels.detail is not None
    companies = [item.id for item in panels.items if item.kind == "company"]
    assert [item.id for item in season.store.known(MEETING, panels.detail.row.id).items] == companies
    assert companies[:2] == [before[1], before[0]]


def test_a_held_day_is_not_arranged(season: OpenSeason) -> None:
    panels = PanelsPresenter(season, InlineTasks(), Sentences())
    panels.refresh()
    panels.choose(min(panels.rows, key=lambda row: row.companies).id)
    assert panels.is_fixed


def test_rows_in_error_stay_out_and_rows_with_a_warning_need_a_yes(season: OpenSeason) -> None:
    importing = ImportPresenter(season, InlineTasks(season.trouble_of, season.take_changes), Sentences())
    importing.choose(DATA / "step1_faults.xlsx")
    assert importing.error == ""
    assert importing.checked is not None
    rows, tally = importing.rows, importing.rows.tally()
    assert (tally["error"], rows.problem_counts()["error"]) == (18, 20)
    bad = next(row for row in importing.checked.rows if rows.level(row) == "error")
    rows.set_chosen(bad, True)
    assert not rows.is_chosen(bad)
    warned = next(row for row in importing.checked.rows if rows.level(row) == "warning")
    assert not rows.is_chosen(warned)
    rows.set_chosen(warned, True)
    assert rows.is_chosen(warned)
    rows.set_chosen(warned, False)
    rows.accept_all(True)
    assert rows.tally()["waiting"] == 0
    assert rows.tally()["chosen"] == tally["rows"] - tally["error"]
    while importing.counts is None:
        importing.next()
        assert importing.error == ""
    assert importing.counts.added + importing.counts.changed + importing.counts.unchanged == rows.tally()["chosen"]
