"""A company that failed STEP1 is not heard (000:521), unless somebody of the agency let it through."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jumpup_desktop.assets import asset
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.turn import Call
from jumpup_desktop.domain.selection import company as rules
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY, LetCompanyThrough
from jumpup_desktop.services import checks, panel_files, policies, step1_loads
from jumpup_desktop.services.panel_files import let_through
from jumpup_desktop.services.room import Room
from jumpup_desktop.services.seasons import secretariat
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.tables import companies
from tests.domain.build import refusal
from tests.minimal_day import MinimalDay, play_minimal

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from jumpup_desktop.store.season_store import Store


def _with_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[MinimalDay, Room, str, str]:
    """The day is open and its first company failed."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="call")
    store, actor = made.store, secretariat(made.store.season)
    entry = store.known(MEETING, made.played.meeting).items[0]
    known = store.known(COMPANY, entry.company)
    assert known.record is not None
    with store.transaction() as tx:
        tx.append(actor, rules.correct(known, replace(known.record, result="탈락"), "1단계 결과 확인"))
    return made, Room(store, made.played.meeting, LEAST_COST), entry.id, entry.company


def test_it_is_not_called_until_reason_and_approver_are_on_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, room, item, company = _with_failed(tmp_path, monkeypatch)
    assert refusal(lambda: room.act(Call(item))) == "item.step1-failed"
    assert refusal(lambda: room.act(LetCompanyThrough(company, " ", "담당 사무관"))) == "company.reason-missing"
    assert refusal(lambda: room.act(LetCompanyThrough(company, "이의 인용", ""))) == "company.approver-missing"
    room.act(LetCompanyThrough(company, "이의신청 인용", "담당 사무관"), Call(item))
    let = made.store.known(COMPANY, company).let_through
    assert let is not None
    assert (let.reason, let.approved_by) == ("이의신청 인용", "담당 사무관")
    made.store.close()


def test_the_secretariat_lets_it_through_before_the_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, room, item, _ = _with_failed(tmp_path, monkeypatch)
    let_through(made.store, secretariat(made.store.season), 1, "이의신청 인용", "담당 사무관")
    room.act(Call(item))
    assert made.store.known(ITEM, item).calls
    made.store.close()


def test_the_schedule_names_it_as_an_error_until_it_is_let_through(
    store: Store,
) -> None:
    """Nothing of such a workbook is loaded."""
    actor, step1, panels = secretariat(store.season), asset("demo", "step1.xlsx"), asset("demo", "panels.xlsx")
    policy = policies.current(store).policy
    step1_loads.load(store, actor, checks.step1(step1, policy, store.now().utc_ms), step1)
    company = companies.id_of_serial(store.conn, 470)
    assert company is not None
    known = store.known(COMPANY, company)
    assert known.record is not None
    with store.transaction() as tx:
        tx.append(actor, rules.correct(known, replace(known.record, result="탈락"), "1단계 결과 확인"))
    found = [p for p in panel_files.check(store, actor, panels).problems if p.level == "error"]
    assert [(p.code, dict(p.values)["name"]) for p in found] == [("panels.step1-failed", "(주)두모갈폴리머")]
    assert [(p.place.sheet, p.place.column) for p in found] == [("일정", "사업자등록번호")]
    assert refusal(lambda: panel_files.load(store, actor, panels)) == "load.errors-whole"
    let_through(store, actor, 470, "이의신청 인용", "담당 사무관")
    _, loaded = panel_files.load(store, actor, panels)
    assert loaded.meetings == 1
