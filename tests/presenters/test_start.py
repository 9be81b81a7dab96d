"""The first page tells the truth of the season: what is on, what is done, what comes now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.selection import agenda
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.presenters.messages import Sentences
from jumpup_desktop.presenters.start import StartPresenter
from jumpup_desktop.presenters.tasks import InlineTasks
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.services.seen.at_hand import DayAtHand
from tests.minimal_day import play_minimal

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.presenters.start import StepState

DAY = ("P01 1분과", "A회의실", "2026. 3. 3.(화)")


def _seen(folder: Path, before: str, companies: int = 2) -> tuple[DayAtHand | None, dict[str, StepState]]:
    made = play_minimal(folder, before=before, companies=companies)
    season = OpenSeason()
    season.hold(made.store, made.store.paths.file)
    start = StartPresenter(season, InlineTasks(season.trouble_of, season.take_changes), Sentences())
    start.refresh()
    assert start.error == ""
    found = start.seen.at_hand, {step.code: step.state for step in start.steps}
    made.store.close()
    return found


@pytest.mark.parametrize(
    ("before", "at_hand"),
    [
        ("arrive", DayAtHand("planned", *DAY, ((1, "waiting"), (2, "waiting")))),
        ("start", DayAtHand("running", *DAY, ((1, "in_room"), (2, "waiting")), "1. ㈜도약정밀")),
        ("finish", DayAtHand("running", *DAY, ((1, "in_room"), (2, "waiting")), "1. ㈜도약정밀", "준비", "Prepare")),
        ("come_back", DayAtHand("running", *DAY, ((1, "done"), (2, "waiting")))),
        ("resume_day", DayAtHand("running", *DAY, ((1, "done"), (2, "waiting")), until="11:00")),
    ],
)  # fmt: skip
def test_a_day_that_is_planned_or_on_is_at_hand(
    before: str, at_hand: DayAtHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the first company is heard nothing is 마침 and nobody signs."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    seen, steps = _seen(tmp_path, before)
    assert seen == at_hand
    assert (steps["open"], steps["papers"]) == ("now", "later")


def test_a_closed_day_waits_for_signatures_and_then_nothing_is_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    seen, steps = _seen(tmp_path / "closed", "papers", 1)
    assert seen == DayAtHand("signing", *DAY)
    assert (steps["open"], steps["papers"]) == ("done", "now")
    seen, steps = _seen(tmp_path / "sealed", "", 1)
    assert seen is None
    assert (steps["open"], steps["papers"]) == ("done", "done")


def test_a_panel_that_lacks_a_type_is_not_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="arrive")
    season = OpenSeason()
    season.hold(made.store, made.store.paths.file)
    start = StartPresenter(season, InlineTasks(season.trouble_of, season.take_changes), Sentences())
    start.refresh()
    assert [step.state for step in start.steps[:3]] == ["done", "done", "done"]
    plan = made.store.known(MEETING, made.played.meeting)
    seats = tuple(replace(seat, evaluator_type=seat.evaluator_type.replace("market", "will")) for seat in plan.seats)
    with made.store.transaction() as tx:
        tx.append(made.player.secretary, agenda.replan(plan, seats, plan.items, "유형 정정"))
    start.refresh()
    assert start.seen.panels_short == 1
    assert [step.state for step in start.steps[:3]] == ["done", "now", "done"]
    made.store.close()
