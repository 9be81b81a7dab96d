"""A corrected panels workbook: what it would change is said first, then done; an opened day stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from jumpup_desktop.assets import asset
from jumpup_desktop.domain.meeting.sitting import Arrived, Opened
from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.rules import about
from jumpup_desktop.domain.selection import agenda
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services import checks, meetings, panel_loads, policies, seasons, step1_loads
from jumpup_desktop.store.tables import meetings as rows
from tests.domain.build import refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.importers.panels import CheckedPanels
    from jumpup_desktop.services.panel_loads import LoadedPanels
    from jumpup_desktop.store.season_store import Store

KIND = policies.shipped().policy.panel_kind
POLICY = policies.shipped().policy


def _load(store: Store, path: Path) -> LoadedPanels:
    return panel_loads.load(store, seasons.secretariat(store.season), _checked(store, path), path, KIND)


def _checked(store: Store, path: Path) -> CheckedPanels:
    return checks.panels(path, POLICY, step1_loads.known_numbers(store))


def _notes(store: Store, path: Path) -> list[str]:
    actor = seasons.secretariat(store.season)
    return [p.code for p in panel_loads.corrections(store, actor, _checked(store, path), KIND)]


@pytest.fixture
def season(store: Store) -> Store:
    """A season with the demo's companies and panels."""
    step1 = asset("demo", "step1.xlsx")
    actor = seasons.secretariat(store.season)
    step1_loads.load(store, actor, checks.step1(step1, POLICY, store.now().utc_ms), step1)
    _load(store, asset("demo", "panels.xlsx"))
    return store


@pytest.fixture
def corrected(tmp_path: Path) -> Callable[..., Path]:
    """The workbook with cells set anew: (sheet, row, column) = value."""

    def make(**cells: object) -> Path:
        book = openpyxl.load_workbook(asset("demo", "panels.xlsx"))
        for place, value in cells.items():
            sheet, cell = place.split("_")
            book[sheet][cell] = value
        path = tmp_path / f"panels-{len(cells)}.xlsx"
        book.save(path)
        return path

    return make


def _meeting(store: Store) -> Meeting:
    (row,) = rows.meetings(store.conn)
    return store.known(MEETING, row.id)


def test_another_place_and_a_member_who_moved_are_said_first_and_then_done(
    season: Store, corrected: Callable[..., Path]
) -> None:
    path = corrected(분과_G2="다른 회의장", 위원_E2="㈜새직장")
    before, events = _meeting(season), season.audit()[0]
    assert _notes(season, path) == ["panels.change-person", "panels.change-meeting"]
    assert (season.audit()[0], _meeting(season)) == (events, before)
    done = _load(season, path)
    assert (done.people, done.panels, done.meetings, len(done.corrected)) == (0, 0, 0, 2)
    after = _meeting(season)
    assert after.plan is not None
    assert (after.plan.venue, after.items, after.seats) == ("다른 회의장", before.items, before.seats)
    assert _notes(season, path) == []
    assert season.rebuild()


def test_what_loading_would_refuse_is_said_beforehand(season: Store, corrected: Callable[..., Path]) -> None:
    """The room that the corrected file names is taken at that time by another day of the season."""
    plan, actor = _meeting(season).plan, seasons.secretariat(season.season)
    assert plan is not None
    with season.transaction() as tx:
        other = replace(plan, panel=tx.new_id(), venue="다른 회의장", title="2분과 평가위원회", seats=(), items=())
        tx.append(actor, Draft("meeting", tx.new_id(), other))
    path, events = corrected(분과_G2="다른 회의장"), season.audit()
    assert _notes(season, path) == ["meeting.room-clash"]
    assert refusal(lambda: _load(season, path)) == "meeting.room-clash"
    assert season.audit() == events


def test_another_order_keeps_each_companys_item(season: Store, corrected: Callable[..., Path]) -> None:
    before = _meeting(season)
    swapped = {f"일정_{c}{r}": None for r in (2, 3) for c in "EFGH"}
    book = openpyxl.load_workbook(asset("demo", "panels.xlsx"))["일정"]
    swapped |= {f"일정_{c}{r}": book[f"{c}{5 - r}"].value for r in (2, 3) for c in "EFGH"}
    _load(season, corrected(**swapped))
    after = _meeting(season)
    first, second, *rest = (i.id for i in before.items)
    assert [i.id for i in after.items] == [second, first, *rest]


def test_a_drawn_order_stays_when_only_the_place_changes(season: Store, corrected: Callable[..., Path]) -> None:
    meeting = _meeting(season)
    order = tuple(i.id for i in reversed(meeting.items))
    act = agenda.DrawOrder(order, "추첨", "간사")
    with season.transaction() as tx:
        tx.append(seasons.secretariat(season.season), agenda.draw(meeting, act), meeting=meeting.id)
    _load(season, corrected(분과_G2="다른 회의장"))
    after = _meeting(season)
    assert after.plan is not None
    assert (after.plan.venue, tuple(i.id for i in after.items)) == ("다른 회의장", order)


def test_who_has_arrived_keeps_the_seat(season: Store, corrected: Callable[..., Path]) -> None:
    meeting = _meeting(season)
    with season.transaction() as tx:
        body = Arrived(meeting.members[0], "신분증")
        tx.append(seasons.secretariat(season.season), about(body, meeting.id), meeting=meeting.id)
    gone = {f"분과위원_{c}2": None for c in "ABCDEFG"} | {"분과_K2": 8}
    path = corrected(**gone)
    assert "panels.change-arrived" in _notes(season, path)
    _load(season, path)
    assert _meeting(season) == meeting


def test_the_file_loaded_last_does_not_undo_what_was_set_here(season: Store) -> None:
    meeting = _meeting(season)
    order = tuple(i.id for i in reversed(meeting.items))
    with season.transaction() as tx:
        meetings.reorder(tx, seasons.secretariat(season.season), meeting.id, order, "순서 변경")
    assert _notes(season, asset("demo", "panels.xlsx")) == []
    assert _load(season, asset("demo", "panels.xlsx")).is_nothing
    assert tuple(i.id for i in _meeting(season).items) == order


def test_an_opened_day_is_left_as_it_is_and_that_is_said(season: Store, corrected: Callable[..., Path]) -> None:
    path, meeting = corrected(분과_G2="다른 회의장"), _meeting(season)
    opened = Opened(meeting.members, 5, "a" * 64, "panel_laptop", 0, 0)
    with season.transaction() as tx:
        tx.append(seasons.secretariat(season.season), about(opened, meeting.id), meeting=meeting.id)
    assert _notes(season, path) == ["panels.change-opened"]
    _load(season, path)
    assert _meeting(season) == meeting
