"""진행 순서 tells what else happened: a clock over an outage, a swap with both times, what was opened again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jumpup_desktop.documents.contents import Minutes, Resolution
from jumpup_desktop.domain.meeting.phases import PHASES, CorrectTime, FinishPhase, PausePhase
from jumpup_desktop.domain.record.event import Moment
from jumpup_desktop.domain.selection.agenda import MEETING, replan
from jumpup_desktop.services import alive
from jumpup_desktop.services.papers import day_lists, day_tables
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.proceedings import steps
from jumpup_desktop.services.room import Room
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.tables import meetings
from tests.minimal_day import minimal_script, play_minimal
from tests.printed import printed

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_clock_that_went_on_on_another_machine_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="pause")
    item = read_day(made.store, made.played.meeting).turns[0].agenda.id
    now = made.clocks.now()
    later = replace(now, utc_ms=now.utc_ms + 600_000, boot_id="another machine", boottime_ns=5, monotonic_ns=5)
    assert isinstance(later, Moment)
    Room(made.store, made.played.meeting, LEAST_COST).act(PausePhase(item, "정전"), at=later)
    told = [(s.what, s.note) for s in steps(read_day(made.store, made.played.meeting)) if "시계" in s.what]
    assert told == [("제1호 안건 시계 다시 켬", "발표, 09:12 이후 중단")]
    made.store.close()


def test_what_an_outage_took_is_given_back_from_when_the_machine_was_seen_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="pause")
    store, meeting = made.store, made.played.meeting
    item = read_day(store, meeting).turns[0].agenda.id
    assert alive.outage(store, store.get(PHASES, item)) is None
    began = store.known(PHASES, item).began
    alive.beat(store, replace(made.clocks.now(), utc_ms=began + 60_000))
    later = replace(made.clocks.now(), utc_ms=began + 360_000, boot_id="after", boottime_ns=5, monotonic_ns=5)
    monkeypatch.setattr(made.clocks, "now", lambda: later)
    assert alive.outage(store, store.get(PHASES, item)) == alive.Outage(
        began + 60_000, began + 360_000, 300_000, is_open=True
    )
    Room(store, meeting, LEAST_COST).act(CorrectTime(item, -300, "정전"), at=later)
    known = store.known(PHASES, item)
    assert alive.outage(store, known) is None
    assert known.running is not None
    assert known.running.spoken_ms(later) == 60_000
    Room(store, meeting, LEAST_COST).act(FinishPhase(item), at=later)
    day = read_day(store, meeting)
    told = [(s.what, s.note) for s in steps(day) if "시계" in s.what]
    assert told[-1] == ("제1호 안건 시계 바로잡음", "발표, 5분 0초 돌려줌: 정전 (위원1 승인)")
    times = day_lists.times(day)
    assert [row[2] for row in times.rows] == ["준비", "발표 ※"]
    assert times.note.startswith("※ 제1호 발표: ")
    store.close()


def test_a_swap_shows_both_planned_times_and_who_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    script = minimal_script()
    script["items"] = [*script["items"], {"ref": "2", "company": "2"}]
    swap = {"at": "09:08:30", "do": "swap", "first": "1", "second": "2", "asked_by": "㈜도약정밀"}
    made = play_minimal(tmp_path, (swap,), before="leave", companies=2, script=script)
    day = read_day(made.store, made.played.meeting)
    rows = {row[1]: row[2] for row in day_tables.running(day).rows}
    assert rows == {
        "㈜도약정밀": "09:12 → 09:24(맞바꿈, 신청 ㈜도약정밀)",
        "㈜다른기업": "09:24 → 09:12(맞바꿈, 신청 ㈜도약정밀)",
    }
    told = [(s.what, s.note) for s in steps(day) if "바꿈" in s.what]
    places = "제1호 ㈜도약정밀(09:12)과 제2호 ㈜다른기업(09:24)을 맞바꿈(번호는 그 전의 순서)"
    assert told == [("발표순서 바꿈", f"{places}. 신청 ㈜도약정밀, 양쪽 동의")]
    made.store.close()


def test_another_deck_is_told_with_by_whose_leave_and_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever acts as chair allows it, not the chair who is out."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    other = {"at": "09:10:00", "do": "deck", "item": "1", "sha256": "a" * 64, "registered_sha256": "0" * 64}
    changed = {**other, "reason": "오탈자를 고침", "allowed_by": "E1"}
    made = play_minimal(tmp_path, (changed,), before="deck")
    day = read_day(made.store, made.played.meeting)
    assert ("제1호 안건 발표자료 변경", "위원장 위원1 허락: 오탈자를 고침") in [(s.what, s.note) for s in steps(day)]
    assert day.sitting.chair is not None
    acting = replace(day, sitting=replace(day.sitting, chair=replace(day.sitting.chair, person=made.people["E2"])))
    assert "위원장 직무대행 위원1 허락: 오탈자를 고침" in [s.note for s in steps(acting)]
    made.store.close()


def test_what_was_opened_again_tells_how_it_had_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="recess")
    withdrawn = {"do": "withdraw_agreement", "item": "1", "member": "E3", "reason": "읽어 보니 수치가 다름"}
    made.plays_on({"at": "10:00:00", **withdrawn})
    told = [(s.what.removeprefix("제1호 안건 "), s.note) for s in steps(read_day(made.store, made.played.meeting))]
    ends = [one for one in told if one[0] in ("심의 종료", "다시 논의", "의결")]
    assert ends == [("의결", "선정"), ("다시 논의", "재논의"), ("의결", "선정"), ("다시 논의", "동의 철회")]
    made.store.close()


def test_an_excluded_member_who_was_inside_confirms_nothing_and_the_resolution_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what the agency decided of it, since no note of exclusion is there to say it (practice 26)."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    script = minimal_script()
    stop = next(n for n, act in enumerate(script["acts"]) if act["do"] == "dissent")
    inside = [
        {"at": "09:27:00", "do": "come_back", "person": "E7"},
        {"at": "09:27:05", "do": "leave", "person": "E7", "reason": "회피"},
    ]
    script["acts"][stop:stop] = inside
    decided = {"do": "agency_decided", "company": "1", "person": "E7", "upheld": True, "measure": "직무 배제"}
    decided |= {"at": "09:46:45", "decided_on": "2026-03-02", "official": "감사담당관", "told_member": True}
    script["acts"].insert(-1, decided)
    made = play_minimal(tmp_path, script=script)
    rows = meetings.papers(made.store.conn, made.played.meeting)
    assert "exclusion" not in {row.rule for row in rows}
    told = printed(made.store, made.played.meeting, "resolution", Resolution).remarks
    assert [one for one in told if "제외" in one][1:] == [
        "제1호 안건의 심의 중 심의 제외 위원 1명이 회의실에 있었음(회의록 참조).",
        "제1호 안건의 심의 제외에 대한 기관의 결정: 2026. 3. 2. 인용: 직무 배제. 확인·점검 감사담당관, 위원 통보.",
    ]
    made.store.close()


def test_who_was_out_when_a_company_came_in_and_how_the_order_was_drawn_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    script = minimal_script()
    script["items"] = [*script["items"], {"ref": "2", "company": "2"}]
    call = next(n for n, act in enumerate(script["acts"]) if act["do"] == "call")
    gone = {"at": "09:08:50", "do": "leave", "person": "E3", "reason": "전화"}
    draw = {"at": "09:08:45", "do": "draw", "order": ["2", "1"], "method": "번호표", "witness": "E2"}
    stop = next(n for n, act in enumerate(script["acts"]) if act["do"] == "come_in") + 1
    back = [{"at": "09:30:00", "do": "come_back", "person": "E3"}]
    ends: list[dict[str, Any]] = [
        {"at": "09:29:00", "do": "withdraw", "item": "1", "note": "포기서 제출"}, *back,
        {"at": "09:46:30", "do": "close", "chair": "E1", "goes_on": True},
        {"at": "09:40:00", "do": "gist", "item": "1", "kind": "remark", "speaker": "E1", "text": "포기함."},
    ]  # fmt: skip
    ends = sorted(ends, key=lambda act: str(act["at"]))
    papers = {"at": "09:50:00", "do": "papers"}
    script["acts"] = [*script["acts"][:call], draw, gone, *script["acts"][call:stop], *ends, papers]
    made = play_minimal(tmp_path, script=script, companies=2)
    said = "위원3 위원은 제2호 안건의 심의를 시작할 때 자리에 없어 참여하지 않음."
    assert said in printed(made.store, made.played.meeting, "resolution", Resolution).remarks
    minutes = printed(made.store, made.played.meeting, "minutes", Minutes)
    drawn = [step.note for step in minutes.steps if step.what == "발표순서 추첨"]
    assert drawn == ["번호표, 입회 위원2. 1. ㈜다른기업, 2. ㈜도약정밀"]
    made.store.close()


def test_who_moved_because_others_swapped_shows_both_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two companies of other lengths a third one begins later; the last two do not."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    script = minimal_script()
    others = [{"ref": str(n), "company": str(n)} for n in (2, 3, 4)]
    script["items"] = [*script["items"], *others]
    made = play_minimal(tmp_path, before="leave", companies=4, script=script)
    plan = made.store.known(MEETING, made.played.meeting)
    long = tuple(replace(i, minutes=20) if i.order == 3 else i for i in plan.items)
    with made.store.transaction() as tx:
        tx.append(made.player.secretary, replan(plan, plan.seats, long, "길게"))
    made.plays_on({"at": "09:08:30", "do": "swap", "first": "1", "second": "3", "asked_by": "㈜도약정밀"})
    rows = [row[2] for row in day_tables.running(read_day(made.store, made.played.meeting)).rows]
    assert rows[1] == "09:24 → 09:32(앞 순서가 바뀜)"
    assert rows[3] == "09:48"
    made.store.close()
