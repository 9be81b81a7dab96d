"""A matter opened again after people have gone: who counts, who presides, what a fixed paper may still say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.domain.meeting import attendance
from jumpup_desktop.domain.meeting import sitting as sit
from jumpup_desktop.domain.meeting.attendance import ComeBack, ElectActingChair, Leave
from jumpup_desktop.domain.meeting.consensus import CONSENSUS
from jumpup_desktop.domain.meeting.item import ITEM, Called, Concluded
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.meeting.turn import Call, ComeIn, NoteGist, StepIn
from jumpup_desktop.domain.meeting.unanimity import Agree, EndWithout, Propose, Reopen, Resolve
from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.rules import about, existing
from jumpup_desktop.domain.selection import agenda, company, people
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.panels import PANEL, PanelAdded
from jumpup_desktop.domain.selection.people import PERSON
from jumpup_desktop.services.papers.signing_table import SigningTable
from jumpup_desktop.services.records import paper_in
from jumpup_desktop.services.room import Room
from jumpup_desktop.services.seasons import secretariat
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.tables import meetings
from tests.domain.build import refusal
from tests.minimal_day import MinimalDay, SealedDay, play_minimal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CRITERIA = ("innovation", "growth", "market", "will")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MinimalDay]:
    """A day of two companies whose first is decided, still open."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    day = play_minimal(tmp_path, before="come_back", companies=2)
    yield day
    day.store.close()


def _room(made: MinimalDay) -> tuple[Room, str, str]:
    first, second = (i.id for i in made.store.known(MEETING, made.played.meeting).items)
    return Room(made.store, made.played.meeting, LEAST_COST), first, second


def _proposal(item: str) -> Propose:
    return Propose(item, "selected", dict.fromkeys(CRITERIA, "다시 본 근거가 있다."), "다시 본 종합 의견")


def test_nothing_is_opened_again_while_another_company_is_in(made: MinimalDay) -> None:
    """Two turns at once: who left would be away in one of them only."""
    room, first, second = _room(made)
    away = [made.people[f"E{n}"] for n in range(1, 8)]
    away = [p for p in away if p not in made.store.known(SITTING, made.played.meeting).present]
    room.act(Call(second, tuple(away)), ComeIn(second))
    assert refusal(lambda: room.act(Reopen(first, "다시"))) == "item.other-in-room"
    assert not made.store.known(ITEM, first).is_called


def test_who_went_home_is_not_back_by_a_step(made: MinimalDay) -> None:
    room, first, _ = _room(made)
    gone = made.people["E3"]
    room.act(Leave(gone, "먼저 감", for_good=True), Reopen(first, "다시", (gone,)), _proposal(first))
    assert refusal(lambda: room.act(StepIn(first, gone))) == "sitting.not-present"
    assert refusal(lambda: room.act(Agree(first, gone))) == "consensus.away"
    room.act(ComeBack(gone))
    assert made.store.known(ITEM, first).away == ()
    room.act(*(Agree(first, member) for member in made.store.known(ITEM, first).participants), Resolve(first))
    assert made.store.known(CONSENSUS, first).resolved is not None


def test_a_chair_who_left_opens_nothing_again(made: MinimalDay) -> None:
    """Somebody else is elected for it first, and presides."""
    room, first, _ = _room(made)
    acting = made.people["E3"]
    chair = made.people["E1"]
    room.act(Leave(chair, "먼저 감", for_good=True))
    assert refusal(lambda: room.act(Reopen(first, "다시"))) == "item.missing"
    assert refusal(lambda: room.act(Reopen(first, "다시", (chair,)))) == "consensus.chair-gone"
    voters = tuple(made.people[f"E{n}"] for n in (2, 3, 4, 5, 6))
    room.act(ElectActingChair(acting, (first,), voters, "위원장 이석"), Reopen(first, "다시", (chair,)))
    assert made.store.known(CONSENSUS, first).reopenings[-1].by == acting
    assert made.people["E1"] in made.store.known(ITEM, first).away


def test_of_two_decisions_one_is_opened_and_ends_without_another(made: MinimalDay) -> None:
    """Another panel decided the company unknown to this one: the way out that the messages name is a way."""
    room, first, _ = _room(made)
    plan = existing(made.store.known(MEETING, made.played.meeting).plan, "test")
    entry = replace(plan.items[0], id="f" * 32)
    body = replace(plan, title="2분과 평가위원회", panel="", items=(entry,))
    with made.store.transaction() as tx:
        theirs = (Called(entry.company, 1), Concluded("not_selected", made.people["E1"]))
        said = (agenda.plan(None, "e" * 32, body), *(about(one, entry.id) for one in theirs))
        tx.append(made.player.secretary, said, meeting="e" * 32)
    room.act(Reopen(first, "다른 분과에서 먼저 의결함"), _proposal(first))
    room.act(*(Agree(first, member) for member in made.store.known(ITEM, first).participants))
    assert refusal(lambda: room.act(Resolve(first))) == "item.decided-elsewhere"
    room.act(EndWithout(first, "deferred", "다른 분과의 의결을 따름"))
    assert made.store.known(ITEM, first).outcome is not None
    assert refusal(lambda: room.act(Reopen(first, "다시"))) == "item.decided-elsewhere"


def test_no_paper_is_sealed_that_lacks_what_was_noted_after_it_was_fixed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A late remark, or one that another laptop brought: the 별지 and what cites it are fixed anew."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="papers")
    store, meeting = made.store, made.played.meeting
    table = SigningTable(store, meeting, LEAST_COST)
    table.prepare(lambda *_: None)
    item = store.known(MEETING, meeting).items[0].id
    annex = f"{item}.gist.1"
    table.room.act(NoteGist(item, "remark", made.people["E2"], "뒤늦은 말"))
    _all_sign(made, table)
    assert refusal(table.seal) == "paper.record-differs"
    assert store.known(PAPER, annex).sealed is None
    assert all(row.status != "sealed" for row in meetings.papers(store.conn, meeting) if row.rule == "minutes")
    assert store.known(PAPER, f"{item}.company_sheet.1").sealed, "what a late remark does not touch is sealed"
    table.reopen(annex, "뒤늦은 말을 넣음")
    table.prepare(lambda *_: None)
    _all_sign(made, table)
    table.seal()
    papers = [store.known(PAPER, row.id) for row in meetings.papers(store.conn, meeting)]
    assert len(papers) > 2
    assert all(paper.sealed for paper in papers)
    sealed = store.known(PAPER, annex).sealed
    assert sealed is not None
    assert "뒤늦은 말" in str(paper_in(store.attachment(sealed.sha256)))
    store.close()


@pytest.mark.parametrize("pasted", ["첫 줄\x0b둘째 줄", "첫 줄\u2028둘째 줄", "첫 줄\r\n둘째 줄", "첫\x00 줄\n둘째 줄"])
def test_what_is_pasted_is_kept_as_lines(pasted: str, made: MinimalDay) -> None:
    """A word processor's soft line break, in a remark, a wording, a reason: in every text of every act."""
    room, first, _ = _room(made)
    room.act(Reopen(first, pasted), NoteGist(first, "remark", made.people["E2"], pasted))
    room.act(Propose(first, "selected", dict.fromkeys(CRITERIA, pasted), pasted))
    consensus = made.store.known(CONSENSUS, first)
    proposal = consensus.rounds[-1].proposal
    wanted = "첫 줄\n둘째 줄"
    assert {proposal.overall, *(text for _, text in proposal.wording)} == {wanted}
    assert made.store.known(ITEM, first).gists[-1].text == wanted
    assert consensus.reopenings[-1].reason == wanted


def test_what_an_agency_corrects_later_stops_no_seal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A member's affiliation, a company, a panel's name: the papers stand as they were fixed and signed."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="papers")
    store, meeting = made.store, made.played.meeting
    table = SigningTable(store, meeting, LEAST_COST)
    table.prepare(lambda *_: None)
    actor, plan = secretariat(store.season), store.known(MEETING, meeting).plan
    assert plan is not None
    with store.transaction() as tx:
        person = tx.known(PERSON, made.people["E2"])
        tx.append(actor, people.correct(person, replace(person.facts, affiliation="옮긴 곳"), "옮김"))
        known = tx.known(COMPANY, store.known(MEETING, meeting).items[0].company)
        assert known.record is not None
        tx.append(actor, company.correct(known, replace(known.record, representative="새 대표"), "바뀜"))
        panel = tx.known(PANEL, plan.panel)
        tx.append(actor, Draft("panel", panel.id, PanelAdded(panel.code, "새 이름 분과", panel.sector, panel.seats)))
    _all_sign(made, table)
    table.seal()
    papers = [store.known(PAPER, row.id) for row in meetings.papers(store.conn, meeting)]
    assert len(papers) > 2
    assert all(paper.sealed for paper in papers)
    store.close()


def test_who_has_another_laptops_key_is_asked_for_a_new_one(
    sealed_day: SealedDay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both laptops began a 정정본 and renewed keys; the other's is the one that the record names."""
    made = sealed_day.copy(tmp_path / "a")
    store, meeting = made.store, made.played.meeting
    item = store.known(MEETING, meeting).items[0].id
    table = SigningTable(store, meeting, LEAST_COST)
    table.correct(f"{item}.gist.1", "오기")
    for person, _ in table.keyless():
        table.renew_key(person, "135790")
    assert table.keyless() == ()
    person = made.people["E1"]
    with store.transaction() as tx:
        body = sit.KeyIssued(person, "f" * 64)
        drafts = attendance.renew_key(tx.get(SITTING, meeting), store.known(MEETING, meeting), body, table.chair)
        tx.append(table.room.secretary, drafts, meeting=meeting)
    assert [who for who, _ in table.keyless()] == [person]
    table.renew_key(person, "135790")
    assert table.keyless() == ()
    store.close()


def _all_sign(made: MinimalDay, table: SigningTable) -> None:
    """Everybody by their own PIN, until nobody can any more."""
    pins = dict.fromkeys(made.people.values(), "135790") | {made.people["S"]: "246810", made.people["E4"]: "975310"}
    while turns := [turn for turn in table.turns() if turn.by_pin or turn.in_ink]:
        for turn in turns:
            table.sign(turn.person, pins[turn.person], ())


@pytest.mark.parametrize(
    "act",
    [
        {"do": "revise", "member": "E3", "criterion": "overall", "text": "다시 고친 글"},
        {"do": "gist", "kind": "remark", "speaker": "E3", "text": "심의 중의 말"},
    ],
)
def test_a_deliberation_stands_still_while_somebody_excluded_is_there(
    act: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written or said before them; once they are out it goes on."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    day = play_minimal(tmp_path, before="propose")
    day.plays_on({"at": "09:40:00", "do": "come_back", "person": "E7"})
    said = {"at": "09:41:00", "item": "1", **act}
    assert refusal(lambda: day.plays_on(said)) == "item.excluded-inside"
    day.plays_on({"at": "09:42:00", "do": "leave", "person": "E7", "reason": "회피"}, {**said, "at": "09:43:00"})
    theirs = {"at": "09:44:00", "do": "gist", "item": "1", "kind": "remark", "speaker": "E7", "text": "들은 말"}
    assert refusal(lambda: day.plays_on(theirs)) == "item.speaker-out", "who takes no part has said nothing in it"
    day.store.close()
