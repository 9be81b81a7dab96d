"""A company that failed STEP1 is not heard (000:521), unless somebody of the agency let it through."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jumpup_desktop.assets import asset
from jumpup_desktop.documents.contents import Minutes, Resolution
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.turn import Call, ComeIn
from jumpup_desktop.domain.selection import company as rules
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY, LetCompanyThrough
from jumpup_desktop.domain.selection.further import next_id
from jumpup_desktop.services import checks, panel_files, policies, step1_loads
from jumpup_desktop.services.panel_files import let_through
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.room import Room
from jumpup_desktop.services.seasons import secretariat
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.tables import companies, meetings
from tests.domain.build import refusal
from tests.minimal_day import MinimalDay, play_minimal
from tests.printed import printed

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from jumpup_desktop.store.season_store import Store


def _with_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str = "call"
) -> tuple[MinimalDay, Room, str, str]:
    """The day is open and its first company failed."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before=before)
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


def test_nobody_lets_through_who_did_not_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The papers would call it failed."""
    made, room, _, company = _with_failed(tmp_path, monkeypatch)
    room.act(LetCompanyThrough(company, "이의신청 인용", "담당 사무관"))
    assert refusal(lambda: room.act(LetCompanyThrough(company, "다시", "담당 사무관"))) == "company.not-failed"
    made.store.close()


def test_who_failed_after_the_call_does_not_come_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And stays a matter of the day: it was called."""
    made, room, item, company = _with_failed(tmp_path, monkeypatch)
    room.act(LetCompanyThrough(company, "이의신청 인용", "담당 사무관"), Call(item))
    made.store.close()
    made, room, item, company = _with_failed(tmp_path / "again", monkeypatch, before="come_in")
    assert refusal(lambda: room.act(ComeIn(item))) == "item.step1-failed"
    day = read_day(made.store, made.played.meeting)
    assert [turn.is_barred for turn in day.turns] == [False]
    made.store.close()


def test_a_day_whose_companies_all_failed_is_sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing was put, and that is what the papers say."""
    made, _, _, _ = _with_failed(tmp_path, monkeypatch)
    made.plays_on({"at": "12:00:00", "do": "close", "chair": "E1"}, {"at": "12:10:00", "do": "papers"})
    rows = {row.rule: row for row in meetings.papers(made.store.conn, made.played.meeting)}
    assert {rule: row.status for rule, row in rows.items()} == {"resolution": "sealed", "minutes": "sealed"}
    resolution, minutes = (
        printed(made.store, made.played.meeting, "resolution", Resolution),
        printed(made.store, made.played.meeting, "minutes", Minutes),
    )
    assert minutes.summary == "1분과에 상정된 기업이 없음."
    assert resolution.head.words.confirmation == "위와 같이 회의하였음을 확인합니다."
    made.store.close()


def test_a_day_stays_as_its_closing_left_it_whatever_becomes_of_the_company(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An appeal upheld later: the next sitting hears it, the papers of this one still say that it was not put."""
    made, _, _, company = _with_failed(tmp_path, monkeypatch)
    made.plays_on({"at": "12:00:00", "do": "close", "chair": "E1"})
    Room(made.store, made.played.meeting, LEAST_COST).act(LetCompanyThrough(company, "이의신청 인용", "담당 사무관"))
    made.plays_on({"at": "12:10:00", "do": "papers"})
    resolution = printed(made.store, made.played.meeting, "resolution", Resolution)
    assert [one.outcome.word for one in resolution.items] == ["1단계 탈락(상정하지 않음)"]
    assert not any("승인으로 심의함" in one for one in resolution.remarks)
    made.plays_on({"at": "12:20:00", "do": "plan_next", "day": "2026-03-05"})
    following = made.store.known(MEETING, next_id(made.played.meeting))
    assert [entry.company for entry in following.items] == [company]
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
