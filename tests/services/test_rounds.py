"""A second round of the programme in the same season: what is loaded and planned then belongs to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.season import SEASON
from jumpup_desktop.domain.selection import agenda
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services import elsewhere, rounds, seasons
from jumpup_desktop.services.meetings import find
from jumpup_desktop.services.papers.day import paper_number, read_day, round_order
from jumpup_desktop.services.room import Room
from jumpup_desktop.store.keys import LEAST_COST
from tests.minimal_day import play_minimal

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_round_takes_its_own_days_and_hears_a_company_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the first round decided does not bind the second."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="papers")
    store, actor = made.store, seasons.secretariat(made.store.season)
    first = store.known(MEETING, made.played.meeting)
    assert first.plan is not None
    assert rounds.next_title(store) == "2026년 2회차"
    begun = rounds.begin(store, actor, rounds.next_title(store))
    with pytest.raises(Refused, match=r"round\.known"):
        rounds.begin(store, actor, "2026년 2회차")
    with pytest.raises(Refused, match=r"round\.untitled"):
        rounds.begin(store, actor, "  ")
    assert rounds.next_title(store) == "2026년 3회차"
    entry = replace(first.items[0], id="again")
    with store.transaction() as tx:
        assert tx.round == begun
        for meeting, round_ in (("same", first.plan.round), ("second", tx.round)):
            body = replace(first.plan, day=date(2026, 9, 1), round=round_, items=(replace(entry, id=meeting),))
            tx.append(actor, agenda.plan(None, meeting, body), meeting=meeting)
    with store.transaction() as tx, pytest.raises(Refused, match=r"item\.decided-elsewhere"):
        elsewhere.require_undecided(Room(store, "same", LEAST_COST).case(tx), "same")
    with store.transaction() as tx:
        elsewhere.require_undecided(Room(store, "second", LEAST_COST).case(tx), "second")
    assert read_day(store, first.id).round_title == "2026년 1회차"
    assert read_day(store, first.id).number == "JU26-P01"
    assert paper_number(date(2026, 9, 1), round_order(store.known(SEASON, store.season), begun), "P01") == "JU26-2-P01"
    assert find(store, "P01@2026-03-03") == first.id
    assert seasons.describe(store).round_title == "2026년 2회차"
    store.close()
