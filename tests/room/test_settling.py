"""Two laptops said it differently: the start page says so, the company's row too, and a person settles it there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.meeting.consensus import CONSENSUS
from jumpup_desktop.domain.meeting.unanimity import Propose
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services.room import Room
from jumpup_desktop.store import copies
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import open_season
from tests.conftest import PASSPHRASE
from tests.minimal_day import play_minimal
from tests.room.operator import Operator

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

WORDING = dict.fromkeys(("innovation", "growth", "market", "will"), "시험 결과와 양산 계획이 확인됨.")


@pytest.fixture
def two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The season on the panel's laptop and on a spare; both proposed a wording of their own."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "spare-user"))
    made = play_minimal(tmp_path, before="propose")
    meeting = made.played.meeting
    first = Propose(made.store.known(MEETING, meeting).items[0].id, "selected", WORDING, "앞선 노트북의 문구")
    (tmp_path / "spare").mkdir()
    spare = copies.carry(copies.take(made.store), tmp_path / "spare").file
    Room(made.store, meeting, LEAST_COST).act(first)
    made.store.close()
    store = open_season(spare, PASSPHRASE)
    Room(store, meeting, LEAST_COST).act(replace(first, overall="예비 노트북의 문구"))
    store.close()
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    return made.store.paths.file, spare


def test_what_two_laptops_said_differently_is_seen_and_settled_in_the_window(
    qapp: QApplication, two_files: tuple[Path, Path], tmp_path: Path
) -> None:
    here, there = two_files
    operator = Operator(qapp, tmp_path).open(here)
    start = operator.page("start")
    assert start.form.conflicts_button.isHidden()
    operator.dialogs.files = [there]
    operator.click(start.form.merge_button)
    operator.idle()
    assert "1" in start.form.conflicts_button.text()
    operator.room.refresh()
    operator.idle()
    day = operator.room.day
    assert day is not None
    assert [entry.in_conflict for entry in day.entries] == [True]
    operator.dialogs.choices = [0]
    operator.click(start.form.conflicts_button)
    operator.idle()
    assert not start.form.conflicts_button.isHidden(), "nothing is chosen until a person chose"
    told, sides = operator.dialogs.offered[-1]
    spare = next(part for part in told.split("\n\n") if "예비 노트북의 문구" in part)
    chosen = sides.index(spare.partition("\n")[0])
    operator.dialogs.choices, operator.dialogs.reason = [chosen, 0], "예비 노트북의 문구로 진행함"
    operator.click(start.form.conflicts_button)
    operator.idle()
    assert start.form.conflicts_button.isHidden()
    state = operator.ask(lambda: operator.season.store.known(CONSENSUS, day.entries[0].item))
    assert state.current.proposal.overall == "예비 노트북의 문구"
    operator.close()
