"""What was written drives what is drawn: the page in view at once, others when they are next shown, the rest not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.presenters.shell import PAGES
from jumpup_desktop.services import policies, seasons

if TYPE_CHECKING:
    from pathlib import Path

    from tests.views.conftest import Stage


def _page(season: Stage, name: Any) -> Any:
    season.shell.go(name)
    assert season.window.frame is not None
    return season.window.frame.page(name)


def _adopt(season: Stage, folder: Path, quorum: int) -> None:
    """Another policy, from somewhere else than its page."""
    file = folder / f"{quorum}.toml"
    file.write_text(policies.shipped().text.replace("quorum = 5", f"quorum = {quorum}", 1), encoding="utf-8")
    opened = season.built.season

    def work() -> None:
        policies.adopt(opened.store, seasons.secretariat(opened.store.season), policies.read_file(file), "조정")

    season.built.settings._tasks.submit(work, lambda _none: None, lambda error: pytest.fail(str(error)))


def test_a_page_is_read_again_only_where_something_of_it_was_written(season: Stage, tmp_path: Path) -> None:
    for name in PAGES:
        _page(season, name)
    frame = season.window.frame
    assert frame is not None
    assert [name for name, page in frame.pages.items() if page.is_stale] == []
    _page(season, "settings")
    _adopt(season, tmp_path, 6)
    assert season.built.settings.history[-1].reason == "조정", "the page in view was drawn anew"
    stale = {name for name, page in frame.pages.items() if page.is_stale}
    assert stale == {"start", "step1", "panels", "opening", "progress", "papers"}
    assert _page(season, "panels")._presenter.detail.quorum == 6
    assert "panels" not in {name for name, page in frame.pages.items() if page.is_stale}


def test_an_order_that_is_being_arranged_is_not_drawn_over(season: Stage, tmp_path: Path) -> None:
    page = _page(season, "panels")
    presenter = page._presenter
    presenter.choose(max(presenter.rows, key=lambda row: row.companies).id)
    first = presenter.items[0].id
    presenter.move(first, 1)
    _adopt(season, tmp_path, 6)
    assert presenter.is_unsaved
    assert presenter.items[1].id == first


def test_a_paper_that_was_corrected_is_in_the_list_at_once(season: Stage) -> None:
    page = _page(season, "papers")
    presenter = page._presenter
    sheet = next(row for row in presenter.rows if row.kind == "종합의견서")
    presenter.choose(sheet.id)
    season.dialogs.lines = ["오기"]
    page.form.paper_correct.click()
    assert [row.edition for row in presenter.rows if row.kind == "종합의견서"] == [1, 2]
    assert page.signing.form.key_button.isVisible()


def test_papers_are_listed_by_day_and_all_on_request(season: Stage) -> None:
    page = _page(season, "papers")
    presenter = page._presenter
    assert presenter.day == presenter.days[0][0]
    assert not page.form.papers_day.isVisible(), "one day only"
    shown = [row.id for row in presenter.rows]
    presenter.choose_day("")
    assert presenter.day == ""
    assert [row.id for row in presenter.rows] == shown
