"""차수 변경: a day ends with open items, and they are heard another day; what one panel decided no other hears."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from jumpup_desktop.documents import contents
from jumpup_desktop.domain.meeting.attendance import (
    THE_ONE_THAT_HOLDS,
    Arrive,
    ElectChair,
    OpenDay,
    SignOpeningSheet,
)
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.meeting.turn import Call
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import Reader
from jumpup_desktop.domain.selection import agenda, further
from jumpup_desktop.domain.selection import company as company_rules
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.running_order import AgendaItem
from jumpup_desktop.services import seasons
from jumpup_desktop.services.meetings import find
from jumpup_desktop.services.papers import day_tables, emergency, opening_papers, told
from jumpup_desktop.services.papers.day import earlier, read_day
from jumpup_desktop.services.papers.kinds import resolution
from jumpup_desktop.services.papers.movements import movements
from jumpup_desktop.services.papers.scans import file_scans
from jumpup_desktop.services.play_papers import scanned
from jumpup_desktop.services.plays import Player, ScriptClocks
from jumpup_desktop.services.records import paper_in
from jumpup_desktop.services.room import Room
from jumpup_desktop.services.seen.day import day_view
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.tables import meetings
from tests.domain.build import refusal
from tests.minimal_day import MinimalDay, minimal_script, play_minimal
from tests.printed import printed, sealed_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OBJECTION = {"do": "object", "item": "1", "member": "E4", "criterion": "growth", "reason": "인력 계획이 모자라다."}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MinimalDay]:
    """Two companies: of the first E4 objects and it is deferred, the second was not called; the day is on."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    more = (
        {"at": "09:31:05", "do": "fail", "item": "1", "outcome": "deferred", "reason": "인력 계획을 더 봄"},
        {"at": "09:31:06", "do": "finish", "item": "1"},
        {"at": "09:31:07", "do": "come_back", "person": "E7"},
    )
    script = minimal_script()
    stop = next(n for n, act in enumerate(script["acts"]) if act["do"] == "object")
    script["acts"] = [*script["acts"][: stop + 1]]
    script["items"] = [*script["items"], {"ref": "2", "company": "2"}]
    day = play_minimal(tmp_path, more, companies=2, script=script)
    yield day
    day.store.close()


def _closes(made: MinimalDay, **named: object) -> None:
    made.plays_on({"at": "12:00:00", "do": "close", "chair": "E1", **named})


def _next(made: MinimalDay, **said: object) -> str:
    made.plays_on({"at": "12:10:00", "do": "plan_next", "day": "2026-03-05", "venue": "B회의실", **said})
    return further.next_id(made.played.meeting)


def _sign_all(made: MinimalDay, at: str = "12:20:00") -> list[str]:
    made.plays_on({"at": at, "do": "papers", "refusals": []})
    rows = meetings.papers(made.store.conn, made.played.meeting)
    assert all(row.status == "sealed" for row in rows)
    return [row.number for row in rows]


def test_a_day_closes_with_its_open_items_named_and_its_papers_are_sealed(made: MinimalDay) -> None:
    meeting = made.store.known(MEETING, made.played.meeting)
    assert refusal(lambda: _closes(made)) == "sitting.items-open"
    assert refusal(lambda: _closes(made, goes_on=True, open_items=["1"])) == "sitting.items-open"
    _closes(made, goes_on=True, open_items=["2"])
    closing = made.store.known(SITTING, meeting.id).closing
    assert closing is not None
    assert closing.open_items == (meeting.items[1].id,)
    numbers = _sign_all(made)
    assert "JU26-P01-A00" in numbers
    told = printed(made.store, meeting.id, "resolution", contents.Resolution)
    assert [t.word for t in told.totals] == ["전원합의 미도출(의결보류)", "다음 차수 심의"]


def test_a_company_that_failed_step1_is_no_matter_of_the_day(made: MinimalDay) -> None:
    """It keeps no day open, no further sitting hears it, and no paper counts it among what was put."""
    meeting, store = made.store.known(MEETING, made.played.meeting), made.store
    failed = store.known(COMPANY, meeting.items[1].company)
    assert failed.record is not None
    with store.transaction() as tx:
        tx.append(made.player.secretary, company_rules.correct(failed, replace(failed.record, result="탈락"), "확인"))
    _closes(made)
    closing = store.known(SITTING, meeting.id).closing
    assert closing is not None
    assert not closing.goes_on
    _sign_all(made)
    resolution = printed(store, meeting.id, "resolution", contents.Resolution)
    minutes = printed(store, meeting.id, "minutes", contents.Minutes)
    assert [(t.word, t.count) for t in resolution.totals] == [("전원합의 미도출(의결보류)", 1)]
    assert resolution.items[1].outcome.word == "1단계 탈락(상정하지 않음)"
    assert "제2호 안건은 1단계에서 탈락한 기업이어서 상정하지 않음." in resolution.remarks
    assert "1개 기업을" in minutes.summary
    assert [w.company for w in minutes.items] == ["㈜도약정밀", "㈜다른기업"]
    following = store.known(MEETING, _next(made))
    assert [i.company for i in following.items] == [meeting.items[0].company]


def test_a_sheet_of_what_was_deferred_is_signed_for_the_deliberation_alone(made: MinimalDay) -> None:
    """Nothing was resolved: the reason in each signature says no more than the sentence above it."""
    _closes(made, goes_on=True)
    _sign_all(made)
    row = next(r for r in meetings.papers(made.store.conn, made.played.meeting) if r.rule == "company_sheet")
    pdf = sealed_pdf(made.store, made.played.meeting, "company_sheet")
    assert paper_in(pdf).head.words.confirmation == "위와 같이 심의하였음을 확인합니다."
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        fields = [f for f in opened.Root.AcroForm.Fields if f.get("/V") is not None]
        assert {str(f.V.Reason) for f in fields} == {f"종합의견서({row.number}) 심의 확인"}


def test_no_day_is_closed_with_a_company_in_the_room(made: MinimalDay) -> None:
    made.plays_on({"at": "11:00:00", "do": "call", "item": "2"}, {"at": "11:00:10", "do": "come_in", "item": "2"})
    assert refusal(lambda: _closes(made, goes_on=True)) == "sitting.company-in-room"


def test_a_form_of_the_next_sitting_is_filed_into_that_one(made: MinimalDay, tmp_path: Path) -> None:
    """Its number begins like those of the first day."""
    _closes(made, goes_on=True)
    following, first = _next(made), made.played.meeting
    register = emergency.write_forms(made.store, seasons.reader(made.store.season), following, tmp_path / "forms")[0]
    assert register.number == "JU26-P01-2-F01"
    pages = scanned(register.path.read_bytes(), tmp_path / "scan", 0)
    actor = seasons.secretariat(made.store.season)
    assert [p.code for p in file_scans(made.store, actor, first, pages).problems] == ["scan.foreign"]
    assert refusal(lambda: file_scans(made.store, actor, following, pages)) == "sitting.not-open", "known as its own"


def test_the_next_sitting_takes_what_was_left_or_deferred(made: MinimalDay) -> None:
    _closes(made, goes_on=True)
    following = _next(made, starts="10:00", ends="12:00")
    first, second = made.store.known(MEETING, made.played.meeting), made.store.known(MEETING, following)
    assert second.plan is not None
    assert (second.plan.title, second.plan.sitting) == ("1분과 평가위원회 제2차", 2)
    assert (second.plan.venue, second.plan.day.isoformat()) == ("B회의실", "2026-03-05")
    assert [(i.company, i.before) for i in second.items] == [(i.company, i.id) for i in first.items]
    assert [i.start for i in second.items] == ["10:00", "10:12"]
    assert second.seats == first.seats
    assert find(made.store, "P01-2") == following
    assert find(made.store, "P01", "2026-03-05") == following
    assert find(made.store, "P01") == made.played.meeting
    assert refusal(lambda: find(made.store, "P01", "2026-03-06")) == "meeting.several"
    assert refusal(lambda: _next(made)) == "meeting.planned-already"
    assert agenda.clashes((first, second)) == []


def test_nobody_is_planned_into_two_rooms_at_once(made: MinimalDay) -> None:
    """Another panel of the same people sits on the day that is wanted."""
    _closes(made, goes_on=True)
    first = made.store.known(MEETING, made.played.meeting)
    assert first.plan is not None
    other = replace(first.plan, panel="", title="3분과 평가위원회", venue="C회의실", day=date(2026, 3, 5), items=())
    with made.store.transaction() as tx:
        tx.append(Room(made.store, first.id).secretary, agenda.plan(None, "other", other), meeting="other")
    with pytest.raises(Refused) as refused:
        _next(made)
    told = refused.value.problem.shown
    assert refused.value.code == "meeting.person-clash"
    assert told["first"] == "1분과 평가위원회 제2차(2026. 3. 5. 09:00–12:00)"
    assert told["second"] == "3분과 평가위원회(2026. 3. 5. 09:00–12:00)"
    assert "위원" in told["names"]
    assert _next(made, starts="13:00", ends="15:00") == further.next_id(made.played.meeting)


def test_what_a_further_sitting_left_out_is_taken_by_the_next(made: MinimalDay) -> None:
    """Only the first company is planned for the second day; the second one is heard on the third."""
    _closes(made, goes_on=True)
    second = _next(made, items=["1"])
    first = made.store.known(MEETING, made.played.meeting)
    assert [i.before for i in made.store.known(MEETING, second).items] == [first.items[0].id]
    assert refusal(lambda: _next(made, items=["2"])) == "meeting.planned-already"
    script = {**_second_script(*_morning(), *_turn()), "items": minimal_script()["items"]}
    script["acts"] += [
        {"at": "10:42:00", "do": "finish", "item": "1"},
        {"at": "10:45:00", "do": "come_back", "person": "E7"},
        {"at": "12:00:00", "do": "close", "chair": "E1"},
        {"at": "12:10:00", "do": "plan_next", "day": "2026-03-09"},
    ]
    Player(made.store, script, ScriptClocks(date(2026, 3, 5)), LEAST_COST).run()
    third = made.store.known(MEETING, further.next_id(second))
    assert [(i.company, i.before) for i in third.items] == [(first.items[1].company, first.items[1].id)]
    assert third.plan is not None
    assert (third.plan.sitting, third.plan.continues) == (3, second)


def test_papers_go_on_though_the_file_of_a_sealed_one_is_not_here(made: MinimalDay) -> None:
    """What cannot be read tells nothing: nothing begins anew for it."""
    _closes(made, goes_on=True)
    numbers = _sign_all(made)
    minutes = next(r for r in meetings.papers(made.store.conn, made.played.meeting) if r.rule == "minutes")
    made.store.blobs.remove(minutes.sha256)
    assert _sign_all(made, "12:30:00") == numbers


def test_what_was_only_called_again_is_not_told_as_deliberated_again(made: MinimalDay) -> None:
    """Deferred on the first day; on the second it is called, and the day closes without it."""
    _closes(made, goes_on=True)
    second = _next(made)
    script = _second_script(*_morning(), {"at": "09:30:00", "do": "call", "item": "1"})
    script["acts"] += [
        {"at": "09:40:00", "do": "postpone", "item": "1", "reason": "교통"},
        {"at": "12:00:00", "do": "close", "chair": "E1", "goes_on": True},
    ]
    Player(made.store, script, ScriptClocks(date(2026, 3, 5)), LEAST_COST).run()
    day = read_day(made.store, second)
    told_of = [line for turn in day.turns for before in turn.earlier for line in [resolution.again(day, turn, before)]]
    assert told_of
    assert all(line.endswith("다시 상정하였으나 심의하지 않음.") for line in told_of)
    row = day_tables.running(day).rows[0]
    assert (row[3], row[4]) == ("09:30", "1"), "called once, and moved back"


def test_a_script_of_another_date_does_not_fall_into_an_earlier_sitting(made: MinimalDay) -> None:
    """Two sittings are planned under one code: it says which one it means."""
    _closes(made, goes_on=True)
    following = _next(made)
    script = _second_script({"at": "09:00:00", "do": "open", "policy_sha256": "POLICY", "other_day": "대설"})
    strange = {**script, "panel": "P01", "day": "2026-03-09"}
    wrong = refusal(lambda: Player(made.store, strange, ScriptClocks(date(2026, 3, 9)), LEAST_COST))
    assert wrong == "meeting.several"
    named = Player(made.store, {**strange, "panel": "P01-2"}, ScriptClocks(date(2026, 3, 9)), LEAST_COST)
    assert named.result.meeting == following


def test_objections_tell_their_proposal_and_who_agreed_later(made: MinimalDay) -> None:
    """Who came to agree in a later round has no part in the deferral, and is not kept back."""
    made.plays_on({"at": "09:32:00", "do": "reopen", "item": "1", "reason": "자료가 옴"})
    proposal = next(act for act in minimal_script()["acts"] if act["do"] == "propose")
    again = proposal | {"overall": "다시 쓴 종합 의견"}
    acts = [proposal, OBJECTION, OBJECTION | {"member": "E5", "reason": "근거"}]
    acts += [again, OBJECTION | {"reason": "여전히"}, {"do": "agree", "item": "1", "member": "E5"}]
    acts += [{"do": "fail", "item": "1", "outcome": "deferred", "reason": "다음에"}]
    made.plays_on(*({**act, "at": f"09:33:{n:02d}"} for n, act in enumerate(acts)))
    _closes(made, goes_on=True)
    following = made.store.known(MEETING, _next(made))
    (before,) = earlier(made.store, following, following.items[0].id)
    people = {person: ref for ref, person in made.people.items()}
    found = told.objections(before, read_day(made.store, made.played.meeting).kind)
    assert [(people[member], criterion, reason) for member, criterion, reason in found] == [
        ("E4", "성장성, 1차 선정안", "인력 계획이 모자라다."), ("E5", "성장성, 1차 선정안, 뒤에 동의함", "근거"),
        ("E4", "성장성, 2차 선정안", "여전히"),
    ]  # fmt: skip


def test_who_leaves_in_the_second_of_the_closing_is_told_of(made: MinimalDay) -> None:
    """And the play names who was away at a closing that named nobody."""
    made.plays_on({"at": "12:00:00", "do": "leave", "person": "E2", "reason": "급한 전화"})
    played = made.plays_on({"at": "12:00:00", "do": "close", "chair": "E1", "goes_on": True})
    assert ("close", 0, ("위원2",)) in played.missing
    day = read_day(made.store, made.played.meeting)
    assert [(m.name, f"{m.at:%H:%M}", m.what) for m in movements(day)][-1] == ("위원2", "12:00", "퇴실")
    assert told.attendance(day, made.people["E2"]) == ("12:00 퇴장",)


def test_what_was_resolved_is_not_taken_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="recess")
    try:
        assert refusal(lambda: _next(made)) == "meeting.not-over"
        _closes(made)
        assert refusal(lambda: _next(made)) == "meeting.nothing-open"
        assert refusal(lambda: _next(made, items=["1"])) == "meeting.item-decided"
    finally:
        made.store.close()


@pytest.mark.parametrize("day", ["2026-02-01", "2026-03-03", "2026. 3. 5.", "내일"])
def test_the_next_day_is_a_later_one(made: MinimalDay, day: str) -> None:
    _closes(made, goes_on=True)
    assert refusal(lambda: _next(made, day=day)) == "meeting.not-a-day"


def _second_script(*acts: dict[str, Any]) -> dict[str, Any]:
    script = minimal_script()
    script |= {"day": "2026-03-05", "items": [*script["items"], {"ref": "2", "company": "2"}], "acts": list(acts)}
    return script


def _morning() -> list[dict[str, Any]]:
    people = ("S", "E1", "E2", "E3", "E4", "E5", "E6", "E7")
    acts: list[dict[str, Any]] = []
    for n, person in enumerate(people):
        acts += [
            {"at": f"09:{n:02d}:00", "do": "arrive", "person": person},
            {"at": f"09:{n:02d}:10", "do": "carry_sheet", "person": person},
        ]
    agreed = list(people[1:])
    acts.append({"at": "09:30:00", "do": "elect_chair", "person": "E1", "nominated_by": "E2", "agreed": agreed})
    return [*acts, {"at": "09:31:00", "do": "open", "policy_sha256": "POLICY"}]


def _turn() -> list[dict[str, Any]]:
    """The first day's turn of company 1, up to the first agreements, an hour later, decided at once."""
    acts = minimal_script()["acts"]
    start = next(n for n, act in enumerate(acts) if act["do"] == "leave")
    stop = next(n for n, act in enumerate(acts) if act["do"] == "object")
    later = [act | {"at": "10" + act["at"][2:]} for act in acts[start:stop]]
    later += [{"at": "10:40:00", "do": "agree", "item": "1", "member": f"E{n}"} for n in (4, 5, 6)]
    later.append({"at": "10:41:00", "do": "resolve", "item": "1"})
    return later


def test_the_further_sitting_fixes_its_set_anew_and_tells_what_was_objected(made: MinimalDay) -> None:
    """Only newcomers pledge; E4's objection is shown at the call and printed; its papers have numbers of their own."""
    _closes(made, goes_on=True)
    following = _next(made)
    _sign_all(made)
    script = _second_script(*_morning(), *_turn())
    clocks = ScriptClocks(date(2026, 3, 5))
    player = Player(made.store, script, clocks, LEAST_COST)
    player.run()
    sitting = made.store.known(SITTING, following)
    assert len(sitting.carried) == 8
    sheets = opening_papers.of_day(made.store, read_day(made.store, following)).sheets
    carried = "2026. 3. 3. 회의에서 위와 같이 확인하고 서약하였으며, 이 회의에도 그대로 잇습니다.  2026. 3. 5."
    assert all(sheet.sentence.startswith(carried) for sheet in sheets)
    assert [bool(s.interests) for s in sheets if s.person.name == "위원7"] == [True]
    assert {k.person for k in sitting.keys} == {made.people[r] for r in ("S", "E1", "E2", "E3", "E4", "E5", "E7")}
    view = day_view(made.store, Reader(player.secretary.person, "secretary"), following, view_item(made, following))
    assert view.turn is not None
    assert [(e.date, e.outcome, e.reason) for e in view.turn.earlier] == [
        ("2026. 3. 3.", "의결보류", "인력 계획이 모자라다.")
    ]
    turn = read_day(made.store, following).turns[0]
    assert set(turn.item.participants) == {made.people[f"E{n}"] for n in range(1, 7)}
    rest = [
        {"at": "10:42:00", "do": "finish", "item": "1"},
        {"at": "10:45:00", "do": "come_back", "person": "E7"},
        {"at": "11:00:00", "do": "withdraw", "item": "2", "note": "포기서 제출"},
        {"at": "12:00:00", "do": "close", "chair": "E1"},
        {"at": "12:10:00", "do": "papers", "refusals": []},
    ]
    Player(made.store, {**script, "acts": rest}, clocks, LEAST_COST).run()
    rows = meetings.papers(made.store.conn, following)
    assert all(row.status == "sealed" for row in rows)
    assert {row.number[:10] for row in rows} == {"JU26-P01-2"}
    sheet = printed(made.store, following, "company_sheet", contents.CompanySheet)
    assert [(h.outcome, h.objections) for h in sheet.earlier] == [
        ("의결보류", (("성장성, 1차 선정안", "인력 계획이 모자라다."),))
    ]


def view_item(made: MinimalDay, meeting: str) -> str:
    """The first item of a meeting."""
    return made.store.known(MEETING, meeting).items[0].id


def test_a_decided_company_is_not_heard_by_another_panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own panel's further sitting neither: whoever wants it opens the resolution again."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="recess", companies=2)
    store, meeting = made.store, made.played.meeting
    first = store.known(MEETING, meeting)
    assert first.plan is not None
    other = "e" * 32
    entry = AgendaItem("f" * 32, 3, first.items[0].company, 12)
    with store.transaction() as tx:
        plan = agenda.MeetingPlanned(
            first.plan.meeting_kind, first.plan.round, first.plan.panel, "2분과 평가위원회", first.plan.day, "C회의실",
            "14:00", "16:00", first.seats, (entry,),
        )  # fmt: skip
        tx.append(made.player.secretary, agenda.plan(None, other, plan), meeting=other)
    room = Room(store, other, LEAST_COST)
    assert refusal(lambda: room.act(*_opens(made))) == "item.decided-elsewhere"
    here = Room(store, meeting, LEAST_COST)
    assert refusal(lambda: here.act(Call(entry.id))) == "item.other-panel"
    store.close()


def _opens(made: MinimalDay) -> list[Any]:
    people = [made.people[r] for r in ("S", "E1", "E2", "E3", "E4", "E5", "E6")]
    acts: list[Any] = [Arrive(p) for p in people] + [SignOpeningSheet(p, esign=False) for p in people]
    acts += [ElectChair(people[1], people[2], tuple(people[1:])), OpenDay(THE_ONE_THAT_HOLDS)]
    return [*acts, Call("f" * 32)]
