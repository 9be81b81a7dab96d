"""동의 철회 in the hard cases: keys that are gone, a chair who went home, an excluded member who came in after all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.documents import contents
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.meeting.unanimity import WithdrawAgreement
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.movements import movements
from jumpup_desktop.services.papers.proceedings import steps
from jumpup_desktop.services.papers.signing_table import SigningTable
from jumpup_desktop.services.records import paper_in
from jumpup_desktop.services.verification import verify_own
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.tables import meetings
from tests.domain.build import refusal
from tests.minimal_day import MinimalDay, minimal_script, play_minimal
from tests.printed import printed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jumpup_desktop.documents.contents import Paper as Content

pytestmark = pytest.mark.long  # each is a day in the window, or several

WORDING = dict.fromkeys(("innovation", "growth", "market", "will"), "다시 본 근거가 있다.")
ALL = ("E1", "E2", "E3", "E4", "E5", "E6")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MinimalDay]:
    """The first company is decided with E7 out and E6 signing in ink; the day is on."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    script = minimal_script()
    script["items"] = [*script["items"], {"ref": "2", "company": "2"}]
    day = play_minimal(tmp_path, before="reset_pin", companies=2, script=script)
    yield day
    day.store.close()


def _item(made: MinimalDay, n: int = 0) -> str:
    return made.store.known(MEETING, made.played.meeting).items[n].id


def _table(made: MinimalDay) -> SigningTable:
    return SigningTable(made.store, made.played.meeting, LEAST_COST)


def _close(at: str, **named: object) -> dict[str, Any]:
    return {"at": at, "do": "close", "chair": "E1", **named}


def _withdrawn(at: str, **named: object) -> dict[str, Any]:
    return {"at": at, "do": "withdraw_agreement", "item": "1", "member": "E3", "reason": "수치가 다름", **named}


def _again(at: str, *people: str) -> tuple[dict[str, Any], ...]:
    proposal = {"at": at, "do": "propose", "item": "1", "outcome": "not_selected", "wording": WORDING}
    words = [{"at": at, "do": "agree", "item": "1", "member": member} for member in people]
    return (proposal | {"overall": "다시 본 종합 의견"}, *words, {"at": at, "do": "resolve", "item": "1"})


def _papers(at: str) -> dict[str, Any]:
    return {"at": at, "do": "papers", "refusals": []}


def _signs(at: str, *people: str) -> tuple[dict[str, Any], ...]:
    return tuple({"at": at, "do": "sign", "person": person} for person in people)


def _sealed(made: MinimalDay, rule: str, edition: int = 1) -> Content:
    rows = meetings.papers(made.store.conn, made.played.meeting)
    row = next(r for r in rows if (r.rule, r.edition) == (rule, edition))
    assert row.status == "sealed"
    pdf = made.store.attachment(row.sha256)
    assert verify_own(made.store, pdf).accepted
    return paper_in(pdf)


def _statuses(made: MinimalDay) -> set[str]:
    return {row.status for row in meetings.papers(made.store.conn, made.played.meeting)}


def test_after_the_last_seal_everybody_gets_a_new_key(made: MinimalDay) -> None:
    """The keys died with it; the 재의결 is signed with new ones, before chair and secretary."""
    made.plays_on(_close("12:00:00", goes_on=True), _papers("12:10:00"))
    assert not made.store.day_keys.meetings
    made.plays_on(_withdrawn("12:20:00"), *_again("12:30:00", *ALL), _close("12:40:00"), _papers("12:50:00"))
    assert _statuses(made) == {"sealed"}
    assert _sealed(made, "company_sheet", 2).head.edition is not None
    assert made.store.known(SITTING, made.played.meeting).resets
    times = [word for word, _ in printed(made.store, made.played.meeting, "minutes", contents.Minutes).audit.times]
    assert any(word.startswith("새 PIN(") for word in times)


def test_no_paper_is_fixed_for_a_key_that_is_gone(made: MinimalDay) -> None:
    """On the screen: who lacks one is named; new keys are made while the day goes on, too."""
    made.plays_on(_close("12:00:00", goes_on=True), _papers("12:10:00"))
    made.plays_on(_withdrawn("12:20:00"), *_again("12:30:00", *ALL))
    table = _table(made)
    lacking = dict(table.keyless())
    assert {made.people[ref] for ref in ("E1", "E2", "E3", "E4", "E5")} <= lacking.keys()
    assert refusal(lambda: table.prepare(lambda *_: None)) == "paper.keyless"
    for person in lacking:
        table.renew_key(person, "864209")
    table.prepare(lambda *_: None)
    assert table.sign(made.people["E2"], "864209", ())


def test_who_came_back_after_leaving_for_good_gets_a_new_key(made: MinimalDay) -> None:
    leaves = {"at": "10:05:00", "do": "leave", "person": "E4", "reason": "열차", "for_good": True}
    made.plays_on(*_signs("10:00:00", "E4"), leaves, *_signs("10:10:00", "E2", "E3", "E5", "E6", "E1"))
    meeting, back = made.played.meeting, made.people["E4"]
    assert made.store.day_keys.get(meeting, back, "signing") is None
    made.plays_on({"at": "10:20:00", "do": "come_back", "person": "E4"}, _withdrawn("10:30:00", missing=["E7"]))
    made.plays_on(*_again("10:40:00", *ALL), *_signs("10:50:00", "E4"))
    assert made.store.day_keys.get(meeting, back, "signing") is not None
    made.plays_on({"at": "11:00:00", "do": "come_back", "person": "E7"})
    made.plays_on(_close("12:00:00", goes_on=True), _papers("12:10:00"))
    assert _statuses(made) == {"sealed"}


def test_where_the_chair_went_home_somebody_is_chosen_to_act(made: MinimalDay) -> None:
    made.plays_on(_close("12:00:00", goes_on=True))
    gone = ["E1", "E7"]
    assert refusal(lambda: made.plays_on(_withdrawn("12:20:00", missing=gone))) == "sitting.chair-confirms"
    assert refusal(lambda: made.plays_on(_withdrawn("12:20:00", missing=gone, acting="E7"))) != "nothing was refused"
    made.plays_on(_withdrawn("12:20:00", missing=gone, acting="E2"))
    sitting, turn = made.store.known(SITTING, made.played.meeting), made.store.known(ITEM, _item(made))
    assert sitting.reconvened[-1][0].chair == made.people["E2"]
    assert sitting.presiding(turn.id, turn.participants) == made.people["E2"]
    made.plays_on(*_again("12:30:00", "E2", "E3", "E4", "E5", "E6"), _close("12:40:00") | {"chair": "E2"})
    told = [(step.what, step.note) for step in steps(read_day(made.store, made.played.meeting))]
    assert ("위원장 직무대행 호선", "위원2(제1호 안건)") in told
    assert ("폐회 뒤 속개", "제1호 안건: 동의 철회") in told


def test_too_few_do_not_go_on(made: MinimalDay) -> None:
    made.plays_on(_close("12:00:00", goes_on=True))
    few = ["E2", "E4", "E7"]
    assert refusal(lambda: made.plays_on(_withdrawn("12:20:00", missing=few))) == "sitting.quorum"
    item, member = _item(made), made.people["E3"]
    missing = tuple(made.people[ref] for ref in few)
    room = _table(made).room
    assert refusal(lambda: room.act(WithdrawAgreement(item, member, "수치", missing))) == "sitting.quorum"


def test_the_second_closing_keeps_what_the_first_had_passed_on(made: MinimalDay) -> None:
    made.plays_on(_close("12:00:00", goes_on=True))
    made.plays_on(_withdrawn("12:20:00"), *_again("12:30:00", *ALL), _close("12:40:00"))
    closing = made.store.known(SITTING, made.played.meeting).closing
    assert closing is not None
    assert (closing.goes_on, closing.open_items) == (True, (_item(made, 1),))


def test_a_confirmation_that_became_untrue_is_not_asked_for(made: MinimalDay) -> None:
    """E7 comes in while the matter is open again: nothing of theirs waits for a signature for ever."""
    made.plays_on(*_signs("10:00:00", "E2"))
    note = next(row for row in meetings.papers(made.store.conn, made.played.meeting) if row.rule == "exclusion")
    made.plays_on(_withdrawn("10:10:00"), {"at": "10:15:00", "do": "come_back", "person": "E7"})
    made.plays_on({"at": "10:16:00", "do": "leave", "person": "E7", "reason": "회피"}, *_again("10:20:00", *ALL))
    made.plays_on(_close("12:00:00", goes_on=True), _papers("12:10:00"))
    assert _statuses(made) == {"sealed"}
    assert made.store.known(PAPER, note.id).dropped
    assert [is_open for _, is_open in meetings.closed_days(made.store.conn)] == [False]


def test_an_early_confirmation_waits_for_every_excluded_member(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """E6 is excluded too and has not come: the note is fixed for both, after the closing."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    script = minimal_script()
    out = {"do": "exclude", "company": "1", "person": "E6", "kind": "by_law", "ground": "친족", "decided_by": ""}
    about_e6 = [act for act in script["acts"] if "E6" not in (act.get("person"), act.get("member"))]
    opening = next(n for n, act in enumerate(about_e6) if act["do"] == "open")
    script["acts"] = [*about_e6[:opening], {"at": about_e6[opening]["at"], **out}, *about_e6[opening:]]
    agreed = next(act for act in script["acts"] if act["do"] == "elect_chair")["agreed"]
    agreed.remove("E6")
    made = play_minimal(tmp_path, before="reset_pin", script=script)
    try:
        made.plays_on(*_signs("10:00:00", "E2"))
        assert {row.rule for row in meetings.papers(made.store.conn, made.played.meeting)} == {"company_sheet"}
        late: list[dict[str, Any]] = [{"at": "10:30:00", "do": "arrive", "person": "E6"}]
        late += [{"at": "10:31:00", "do": "pledge", "person": "E6", "esign": True}]
        made.plays_on(*late, *_signs("10:40:00", "E6"))
        note = next(row for row in meetings.papers(made.store.conn, made.played.meeting) if row.rule == "exclusion")
        frozen = made.store.known(PAPER, note.id).frozen
        assert frozen is not None
        assert {who for who, _ in frozen.signers} == {made.people["E6"], made.people["E7"]}
    finally:
        made.store.close()


def test_comings_and_goings_are_told_by_the_turn_that_was_on(made: MinimalDay) -> None:
    """A call between two turns is no exclusion; out for a matter opened again is one; after 폐회 nothing is told."""
    made.plays_on(
        {"at": "10:00:00", "do": "leave", "person": "E7", "reason": "전화"},
        {"at": "10:05:00", "do": "come_back", "person": "E7"},
        {"at": "10:10:00", "do": "leave", "person": "E5", "reason": "화장실"},
        {"at": "10:12:00", "do": "come_back", "person": "E5"},
        {"at": "10:20:00", "do": "call", "item": "2"},
        {"at": "10:21:00", "do": "postpone", "item": "2", "reason": "교통"},
        {"at": "10:25:00", "do": "leave", "person": "E7", "reason": "회피"},
        _withdrawn("10:30:00"),
        *_again("10:40:00", *ALL),
        {"at": "10:45:00", "do": "come_back", "person": "E7"},
        _close("12:00:00", goes_on=True),
    )
    told = [f"{m.at:%H:%M} {m.name} {m.what} {m.why}" for m in movements(read_day(made.store, made.played.meeting))]
    assert [line for line in told if line >= "10:00"] == [
        "10:00 위원7 퇴실 자리 비움",
        "10:05 위원7 재입실 -",
        "10:10 위원5 퇴실 자리 비움",
        "10:12 위원5 재입실 -",
        "10:25 위원7 퇴실 심의 제외(제1호, 회피)",
        "10:45 위원7 재입실 -",
    ]


def test_a_moment_outside_during_a_turn_is_told_with_its_return(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whom the day has as being there: a participant steps out, and comes back; why, nobody is told."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    out = {"at": "09:15:00", "do": "step_out", "item": "1", "person": "E5", "reason": "화장실"}
    made = play_minimal(tmp_path, (out, {"at": "09:16:00", "do": "step_in", "item": "1", "person": "E5"}), "finish")
    told = [f"{m.at:%H:%M} {m.name} {m.what} {m.why}" for m in movements(read_day(made.store, made.played.meeting))]
    assert told[1:] == ["09:15 위원5 퇴실 자리 비움(제1호)", "09:16 위원5 재입실 -"]
    made.store.close()


def test_who_was_in_behind_the_closed_door_confirms_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """E7 comes in after the company went out, before the opinions are opened."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    script = minimal_script()
    closed = next(n for n, act in enumerate(script["acts"]) if act["do"] == "clear_room")
    script["acts"][closed + 1 : closed + 1] = [
        {"at": "09:25:55", "do": "come_back", "person": "E7"},
        {"at": "09:26:00", "do": "leave", "person": "E7", "reason": "회피"},
    ]
    made = play_minimal(tmp_path, script=script)
    try:
        assert _statuses(made) == {"sealed"}
        assert "exclusion" not in {row.rule for row in meetings.papers(made.store.conn, made.played.meeting)}
    finally:
        made.store.close()
