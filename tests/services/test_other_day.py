"""A script that is played on another date than the day was planned for says why, or is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.services.papers import day_lists, proceedings
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.plays import Player
from tests.minimal_day import minimal_script, play_minimal

if TYPE_CHECKING:
    from pathlib import Path


def a_day_later(why: str) -> dict[str, Any]:
    """The script of the day, held on the next one."""
    script = minimal_script()
    script["day"] = "2026-03-04"
    next(act for act in script["acts"] if act["do"] == "open")["other_day"] = why
    return script


def test_the_reason_stands_in_the_minutes(tmp_path: Path) -> None:
    made = play_minimal(tmp_path, before="call", script=a_day_later("폭설"))
    notes = [one.note for one in proceedings.moments(read_day(made.store, made.played.meeting))]
    day = read_day(made.store, made.played.meeting)
    assert day_lists.head(day).held.startswith("2026. 3. 4.")
    made.store.close()
    assert any(note.endswith("예정일 2026. 3. 3.: 폭설") for note in notes)


def test_without_one_nothing_is_played(tmp_path: Path) -> None:
    made = play_minimal(tmp_path, before="arrive")
    try:
        with pytest.raises(Refused, match=r"play\.other-day"):
            Player(made.store, a_day_later(""), made.clocks)
    finally:
        made.store.close()


def test_on_the_planned_day_nothing_is_noted(tmp_path: Path) -> None:
    made = play_minimal(tmp_path, before="call")
    notes = [one.note for one in proceedings.moments(read_day(made.store, made.played.meeting))]
    made.store.close()
    assert not any("예정일" in note for note in notes)
