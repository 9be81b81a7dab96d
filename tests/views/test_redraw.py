"""What was written drives what is drawn: the page in view at once, others when they are next shown, the rest not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.presenters.shell import PAGES
from jumpup_desktop.services import policies, seasons
from jumpup_desktop.views.panels.page import PanelsPage
from jumpup_desktop.views.papers.page import PapersPage
from tests.views.test_panels_papers import panels_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.views.conftest import Stage


def _adopt(season: Stage, folder: Path, quorum: int) -> None:
    """Another policy, from somewhere else than its page."""
    file = folder / f"{quorum}.toml"
    file.write_text(policies.shipped().text.replace("quorum = 5", f"quorum = {quorum}", 1), encoding="utf-8")
    opened = season.built.season

    def work() -> None:
        policies.adopt(opened.store, seasons.secretariat(opened.store.season), policies.read_file(file), "조정")

    season.tasks.submit(work, lambda _none: None, lambda error: pytest.fail(str(error)))


def test_a_page_is_read_again_only_where_something_of_it_was_written(season: Stage, tmp_path: Path) -> None:
    for name in PAGES:
        season.shell.go(name)
    frame = season.frame
    assert [name for name, page in frame.pages.items() if page.is_stale] == []
    season.shell.go("settings")
    _adopt(season, tmp_path, 6)
    assert season.built.settings.history[-1].reason == "조정", "the page in view was drawn anew"
    stale = {name for name, page in frame.pages.items() if page.is_stale}
    assert stale == {"start", "step1", "panels", "opening", "progress", "papers"}
    assert "정족수 6명" in season.page("panels", PanelsPage).form.members_line.text()
    assert "panels" not in {name for name, page in frame.pages.items() if page.is_stale}


def test_an_order_that_is_being_arranged_is_not_drawn_over(season: Stage, tmp_path: Path) -> None:
    page = panels_of(season)
    first = page.model.shown[0].item.id
    page.form.agenda_table.select_key(first)
    page.form.down_button.click()
    _adopt(season, tmp_path, 6)
    assert page.form.order_save.isEnabled()
    assert page.model.shown[1].item.id == first


def test_a_paper_that_was_corrected_is_in_the_list_at_once(season: Stage) -> None:
    page = season.page("papers", PapersPage)
    sheet = next(row for row in page.model.shown if row.kind == "종합의견서")
    page.form.papers_table.select_key(sheet.id)
    season.dialogs.lines = ["오기"]
    page.form.paper_correct.click()
    assert [row.edition for row in page.model.shown if row.kind == "종합의견서"] == [1, 2]
    assert page.signing.form.key_button.isVisible()


def test_papers_are_listed_by_day_and_all_on_request(season: Stage) -> None:
    page = season.page("papers", PapersPage)
    combo, shown = page.form.papers_day, [row.id for row in page.model.shown]
    assert not combo.isVisible(), "one day only"
    assert combo.currentIndex() == 0
    assert {row.meeting_id for row in page.model.shown} == {combo.currentData()}
    combo.setCurrentIndex(combo.findData(""))
    combo.activated.emit(combo.currentIndex())
    assert combo.currentData() == ""
    assert [row.id for row in page.model.shown] == shown
