"""Who leaves early signs before; a sheet seals with its last signer; an agreement can be taken back while reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.documents import contents
from jumpup_desktop.documents.verifying.contents_of import audit_text
from jumpup_desktop.domain.meeting.consensus import CONSENSUS
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.meeting.unanimity import WithdrawAgreement
from jumpup_desktop.domain.record.closing import Closing, ConflictClosed
from jumpup_desktop.domain.record.event import EventRef, Reader
from jumpup_desktop.domain.rules import about
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services import authorities
from jumpup_desktop.services.papers import annex, day_tables, fees
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.signing_table import SigningTable
from jumpup_desktop.services.records import paper_in, record_in, sha256_in
from jumpup_desktop.services.seen.signing import signing_day
from jumpup_desktop.services.verification import season_view, verify_file, verify_own
from jumpup_desktop.store import since
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.tables import meetings
from tests.domain.build import refusal
from tests.minimal_day import MinimalDay, play_minimal
from tests.printed import printed
from tests.record_schema import strays

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jumpup_desktop.domain.meeting.paper import Paper

WORDING = dict.fromkeys(("innovation", "growth", "market", "will"), "다시 본 근거가 있다.")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MinimalDay]:
    """The first company is decided with E7 out and E6 signing in ink; the day is on."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    day = play_minimal(tmp_path, before="reset_pin")
    yield day
    day.store.close()


def _sheet(made: MinimalDay, edition: int = 1) -> Paper:
    item = made.store.known(MEETING, made.played.meeting).items[0].id
    return made.store.known(PAPER, f"{item}.company_sheet.{edition}")


def _signs(at: str, *people: str) -> tuple[dict[str, Any], ...]:
    return tuple({"at": at, "do": "sign", "person": person} for person in people)


def _key(made: MinimalDay, person: str) -> object:
    return made.store.day_keys.get(made.played.meeting, person, "signing")


def _leaves(made: MinimalDay, at: str, person: str) -> None:
    made.plays_on({"at": at, "do": "leave", "person": person, "reason": "열차 시각", "for_good": True})


def test_the_sheet_is_signed_before_its_signer_leaves_and_sealed_before_the_closing(made: MinimalDay) -> None:
    """Practice 1: the sheet of a decided company needs no 폐회; whoever leaves at 16:10 signs before."""
    made.plays_on(*_signs("16:08:00", "E4"))
    early = _sheet(made)
    assert [m.person for m in early.marks] == [made.people["E4"]]
    _leaves(made, "16:10:00", "E4")
    made.plays_on(*_signs("16:20:00", "E2", "E3", "E5", "E6", "E1"))
    paper = _sheet(made)
    assert paper.sealed is not None
    sitting = made.store.known(SITTING, made.played.meeting)
    assert sitting.closing is None
    left = next(v.until for v in sitting.visits if v.person == made.people["E4"])
    assert next(m.at for m in paper.marks if m.person == made.people["E4"]) < left
    assert verify_own(made.store, made.store.attachment(paper.sealed.sha256)).accepted
    held = paper_in(made.store.attachment(paper.sealed.sha256)).head.held
    item = made.store.known(ITEM, made.store.known(MEETING, made.played.meeting).items[0].id)
    assert int(held.end.timestamp() * 1000) == item.outcome_at


def test_keys_of_who_left_die_when_their_sheets_are_sealed_and_no_other_before_the_closing(made: MinimalDay) -> None:
    made.plays_on(*_signs("16:08:00", "E4"))
    _leaves(made, "16:10:00", "E4")
    meeting = made.played.meeting
    assert _key(made, made.people["E4"]) is not None
    made.plays_on(*_signs("16:20:00", "E2", "E3", "E5", "E6", "E1"))
    assert _key(made, made.people["E4"]) is None
    assert all(_key(made, made.people[ref]) is not None for ref in ("E1", "E2", "E3", "E5", "E7", "S"))
    rest = ("S", "E1", "E2", "E3", "E5", "E6", "E7")
    made.plays_on({"at": "17:00:00", "do": "close", "chair": "E1"}, {"at": "17:10:00", "do": "papers", "refusals": []})
    papers = [made.store.known(PAPER, row.id) for row in meetings.papers(made.store.conn, meeting)]
    assert all(paper.sealed for paper in papers)
    assert all(_key(made, made.people[ref]) is None for ref in rest)


def test_nobody_signs_after_leaving(made: MinimalDay) -> None:
    """The sheet waits; its owner signs in ink, or refuses."""
    _leaves(made, "16:10:00", "E4")
    meeting, gone = made.played.meeting, made.people["E4"]
    table = SigningTable(made.store, meeting, LEAST_COST)
    table.prepare(lambda *_: None)
    assert refusal(lambda: table.sign(gone, "135790", ())) == "paper.owner-left"
    assert refusal(lambda: made.plays_on(*_signs("16:19:00", "E4"))) == "paper.owner-left"
    made.plays_on(*_signs("16:20:00", "E2", "E3", "E5", "E6", "E1"))
    paper = _sheet(made)
    assert set(paper.waiting) >= {gone}
    assert paper.sealed is None
    made.plays_on(
        {"at": "16:30:00", "do": "to_ink", "person": "E4", "reason": "먼저 감"},
        *_signs("16:40:00", "E2", "E3", "E4", "E5", "E6", "E1"),
    )
    assert _sheet(made).sealed is not None
    assert dict(_sheet(made).frozen.signers)[gone] == "ink"  # type: ignore[union-attr]


def test_nothing_can_be_signed_before_the_first_decision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="resolve")
    table = SigningTable(made.store, made.played.meeting, LEAST_COST)
    assert refusal(lambda: table.prepare(lambda *_: None)) == "paper.none-due"
    assert signing_day(made.store, Reader(made.player.secretary.person, "secretary")) is None
    made.store.close()


def test_the_signing_screen_offers_a_day_that_is_on(made: MinimalDay) -> None:
    table = SigningTable(made.store, made.played.meeting, LEAST_COST)
    shown = signing_day(made.store, Reader(made.player.secretary.person, "secretary"))
    assert shown is not None
    assert (shown.is_over, shown.papers, shown.undrafted, shown.lacking) == (False, 0, 2, ())
    table.prepare(lambda *_: None)
    shown = signing_day(made.store, Reader(made.player.secretary.person, "secretary"))
    assert shown is not None
    assert (shown.papers, shown.frozen, shown.undrafted) == (2, 2, 0)
    assert {s.person for s in shown.signers} >= {made.people["E1"], made.people["E7"]}


def _decide_again(at: str, *agreeing: str) -> tuple[dict[str, Any], ...]:
    proposal = {"at": at, "do": "propose", "item": "1", "outcome": "not_selected", "wording": WORDING}
    words = [{"at": at, "do": "agree", "item": "1", "member": member} for member in agreeing]
    back = {"at": at, "do": "come_back", "person": "E7"}
    return (proposal | {"overall": "다시 본 종합 의견"}, *words, {"at": at, "do": "resolve", "item": "1"}, back)


def test_an_agreement_taken_back_while_reading_opens_the_round_and_thaws_the_sheet(made: MinimalDay) -> None:
    """Practice 5c, before 폐회: given signatures are void and stay on record."""
    made.plays_on(*_signs("16:00:00", "E2", "E4"))
    _leaves(made, "16:10:00", "E2")
    withdrawn = {"do": "withdraw_agreement", "item": "1", "member": "E3", "reason": "읽어 보니 수치가 다름"}
    made.plays_on({"at": "16:15:00", **withdrawn})
    item = made.store.known(MEETING, made.played.meeting).items[0].id
    turn, paper = made.store.known(ITEM, item), _sheet(made)
    assert turn.outcome is None
    assert paper.frozen is None
    assert {m.person for m in paper.void} == {made.people["E2"], made.people["E4"]}
    assert made.store.known(CONSENSUS, item).reopenings[-1].withdrawn_by == made.people["E3"]
    out, _ = turn.shrunk[-1]
    assert (out.person, out.kind, out.reason) == (made.people["E2"], "left", "16:10 퇴장(열차 시각)")
    assert out.confirmed_by == made.people["E1"]
    made.plays_on(*_decide_again("16:20:00", "E1", "E3", "E4", "E5", "E6"))
    made.plays_on(*_signs("16:30:00", "E3", "E4", "E5", "E6", "E1"))
    sealed, frozen = _sheet(made).sealed, _sheet(made).frozen
    assert sealed is not None
    assert frozen is not None
    assert made.people["E2"] not in dict(frozen.signers)
    told = paper_in(made.store.attachment(sealed.sha256))
    assert isinstance(told, contents.CompanySheet)
    changes = [f"{change.at:%H:%M} {change.what}" for change in told.presence.changes if change.at]
    assert changes == ["16:10 위원2 위원 귀가, 16:15 심의에서 빠짐(확인 위원1)"]
    assert (told.presence.absent, told.presence.absent_names) == (1, ("위원2",))


def test_no_remark_of_what_was_withdrawn_is_printed(made: MinimalDay) -> None:
    """E4's 유보의견 was of the first decision; the one that holds has E5's."""
    withdrawn = {"do": "withdraw_agreement", "item": "1", "member": "E3", "reason": "읽어 보니 수치가 다름"}
    made.plays_on({"at": "16:00:00", **withdrawn})
    *decided, resolve, back = _decide_again("16:20:00", "E1", "E2", "E3", "E4", "E5", "E6")
    remark = {
        "at": "16:20:00",
        "do": "reserve",
        "item": "1",
        "member": "E5",
        "text": "다시 봄",
        "printed": True,
    }
    made.plays_on(*decided, remark, resolve, back, *_signs("16:30:00", "E2", "E3", "E4", "E5", "E6", "E1"))
    sheet = printed(made.store, made.played.meeting, "company_sheet", contents.CompanySheet)
    assert sheet.reservations == ("다시 봄",)


def test_who_went_home_is_away_from_when_they_left(made: MinimalDay) -> None:
    """Not from when the matter was opened again: E4, who had objected, is in the set and gone since 16:10."""
    _leaves(made, "16:10:00", "E4")
    withdrawn = {"do": "withdraw_agreement", "item": "1", "member": "E3", "reason": "읽어 보니 수치가 다름"}
    made.plays_on(
        {"at": "16:15:00", **withdrawn},
        {"at": "16:20:00", "do": "fail", "item": "1", "outcome": "deferred", "reason": "이의를 낸 위원이 없음"},
        {"at": "16:20:30", "do": "come_back", "person": "E7"},
        {"at": "16:25:00", "do": "to_ink", "person": "E4", "reason": "먼저 감"},
        *_signs("16:30:00", "E2", "E3", "E4", "E5", "E6", "E1"),
    )
    changes = printed(made.store, made.played.meeting, "company_sheet", contents.CompanySheet).presence.changes
    assert [f"{change.at:%H:%M} {change.what}" for change in changes if change.at] == ["16:10 위원4 위원 귀가"]


def test_an_objector_who_left_is_waited_for_whoever_takes_back_the_agreement(made: MinimalDay) -> None:
    """E4 had objected to the first text: without E4 only 의결보류 is open."""
    _leaves(made, "16:10:00", "E4")
    withdrawn = {"do": "withdraw_agreement", "item": "1", "member": "E3", "reason": "읽어 보니 수치가 다름"}
    made.plays_on({"at": "16:15:00", **withdrawn})
    item = made.store.known(MEETING, made.played.meeting).items[0].id
    assert made.store.known(ITEM, item).away == (made.people["E4"],)
    assert refusal(lambda: made.plays_on(*_decide_again("16:20:00", "E1"))) == "consensus.objector-gone"


def test_only_who_agreed_and_is_there_takes_it_back(made: MinimalDay) -> None:
    table = SigningTable(made.store, made.played.meeting, LEAST_COST)
    item = made.store.known(MEETING, made.played.meeting).items[0].id
    excluded, gone = made.people["E7"], made.people["E2"]
    act = table.room.act
    assert refusal(lambda: act(WithdrawAgreement(item, excluded, "그냥"))) == "consensus.not-participant"
    _leaves(made, "16:10:00", "E2")
    assert refusal(lambda: act(WithdrawAgreement(item, gone, "전화로"))) == "consensus.away"
    away = (gone, excluded)
    assert refusal(lambda: act(WithdrawAgreement(item, made.people["E3"], " ", away))) == "consensus.reason-missing"
    assert refusal(lambda: act(WithdrawAgreement(item, made.people["E3"], "수치", (gone,)))) == "item.excluded-inside"
    assert refusal(lambda: act(WithdrawAgreement(item, made.people["E3"], "수치"))) == "item.missing"


def _ends_again(made: MinimalDay) -> None:
    made.plays_on(
        *_decide_again("17:30:00", "E1", "E2", "E3", "E4", "E5", "E6"),
        {"at": "17:40:00", "do": "close", "chair": "E1"},
        {"at": "17:50:00", "do": "papers", "refusals": []},
    )


def test_after_the_closing_the_day_goes_on_for_that_item_and_closes_again(made: MinimalDay) -> None:
    """A sealed sheet stays and gets a 재의결 edition; what was only fixed is opened; both closings are told."""
    made.plays_on(*_signs("16:00:00", "E2", "E3", "E4", "E5", "E6", "E1"))
    first = _sheet(made).sealed
    assert first is not None
    made.plays_on({"at": "17:00:00", "do": "close", "chair": "E1"})
    table = SigningTable(made.store, made.played.meeting, LEAST_COST)
    table.prepare(lambda *_: None)
    minutes = next(r for r in meetings.papers(made.store.conn, made.played.meeting) if r.rule == "minutes")
    withdrawn = {"do": "withdraw_agreement", "item": "1", "member": "E3", "reason": "읽어 보니 수치가 다름"}
    made.plays_on({"at": "17:20:00", **withdrawn})
    sitting = made.store.known(SITTING, made.played.meeting)
    assert sitting.is_open
    assert [at for _, at, _, _ in sitting.reconvened]
    assert made.store.known(PAPER, minutes.id).frozen is None
    second = _sheet(made, 2)
    assert second.drafted is not None
    assert (second.drafted.replaces_sha256, second.drafted.reason) == (first.sha256, "재의결")
    assert _sheet(made, 1).sealed == first
    _ends_again(made)
    papers = [made.store.known(PAPER, row.id) for row in meetings.papers(made.store.conn, made.played.meeting)]
    assert all(paper.sealed for paper in papers)
    resolution = printed(made.store, made.played.meeting, "resolution", contents.Resolution)
    assert "제1호 안건은 폐회(17:00) 뒤 동의 철회로 17:20 속개하여 다시 심의함." in resolution.remarks
    sheet = printed(made.store, made.played.meeting, "company_sheet", contents.CompanySheet)
    assert [(one.outcome, bool(one.time)) for one in sheet.earlier] == [("선정", True), ("선정", True)]
    assert sheet.head.control_number.endswith("-E2")
    told = printed(made.store, made.played.meeting, "minutes", contents.Minutes)
    steps = [f"{step.at:%H:%M} {step.what}" for step in told.steps]
    assert [s for s in steps if "폐회" in s or "속개" in s] == ["17:00 폐회", "17:20 폐회 뒤 속개", "17:40 폐회"]


def test_what_a_day_that_went_on_after_its_closing_prints(made: MinimalDay) -> None:
    """What each further edition is, the rounds in their order, nobody paid for the hours in between."""
    made.plays_on(*_signs("16:00:00", "E2", "E3", "E4", "E5", "E6", "E1"))
    made.plays_on({"at": "17:00:00", "do": "close", "chair": "E1"})
    withdrawn = {"do": "withdraw_agreement", "item": "1", "member": "E3", "reason": "읽어 보니 수치가 다름"}
    made.plays_on({"at": "17:20:00", **withdrawn})
    _ends_again(made)
    papers = [made.store.known(PAPER, row.id) for row in meetings.papers(made.store.conn, made.played.meeting)]
    sealed = [made.store.attachment(paper.sealed.sha256) for paper in papers if paper.sealed]
    assert [strays(record_in(pdf)) for pdf in sealed] == [[]] * len(papers)
    editions = [paper_in(pdf).head.edition for pdf in sealed]
    assert {(one.name, one.reason) for one in editions if one} == {("재의결", "동의 철회로 다시 논의함")}
    day = read_day(made.store, made.played.meeting)
    rounds = [(one.number, one.ended) for one in annex.rounds_of(day, day.turns[0])]
    gist = printed(made.store, made.played.meeting, "gist", contents.PrintedGist)
    later = [(f"{since:%H:%M}", f"{until:%H:%M}") for since, until in gist.later]
    assert later == [("17:20", "17:30")]
    paid = fees.receipt_of(day).lines[0]
    assert paid.stays == (("09:00", "17:00"), ("17:20", "17:40"))
    assert day_tables.running(day).rows[0][7] == "09:34"
    again = (0, "다시 논의")
    assert rounds == [(1, "합의하지 못함"), (2, "전원합의"), again, (3, "전원합의"), again, (4, "전원합의")]


def test_a_paper_that_only_ink_signs_is_vouched_for_by_the_season(made: MinimalDay, tmp_path: Path) -> None:
    """The excluded member leaves without signing and signs in ink: the file alone shows nothing."""
    _leaves(made, "16:10:00", "E7")
    made.plays_on({"at": "17:00:00", "do": "close", "chair": "E1"})
    made.plays_on({"at": "17:10:00", "do": "to_ink", "person": "E7", "reason": "먼저 감"})
    made.plays_on({"at": "17:20:00", "do": "papers", "refusals": []})
    row = next(r for r in meetings.papers(made.store.conn, made.played.meeting) if r.rule == "exclusion")
    assert (row.status, row.electronic, row.ink) == ("sealed", 0, 1)
    file, now = tmp_path / "note.pdf", made.clocks.now().utc_ms
    file.write_bytes(made.store.attachment(row.sha256))
    roots = (authorities.root_certificate(made.store),)
    assert [r.code for r in verify_file(file, roots, now).reasons] == ["no-electronic-signature"]
    assert verify_file(file, roots, now, season_view(made.store, file, now)).accepted
    file.write_bytes(file.read_bytes() + b"%appended\n")
    codes = {r.code for r in verify_file(file, roots, now, season_view(made.store, file, now)).reasons}
    assert "no-electronic-signature" in codes


def _audit_page(made: MinimalDay) -> str:
    pdf = made.store.attachment(_sheet(made).files[-1])
    return "".join(audit_text(pdf, sha256_in(pdf)).split())


def test_that_two_named_keepers_are_one_again_stops_no_seal(made: MinimalDay) -> None:
    """As naming another keeper does not: of any other conflict's closing it is asked what it changed."""
    SigningTable(made.store, made.played.meeting, LEAST_COST).prepare(lambda *_: None)
    sheet = _sheet(made, 1)
    assert sheet.frozen_by is not None
    meeting, ref = made.played.meeting, sheet.frozen_by

    def closes(slot: str) -> bool:
        closing = Closing("sitting", meeting, slot, EventRef("x:1:0"), (EventRef("y:1:0"),))
        body = ConflictClosed((closing,), (made.people["S"],), "확인함")
        with made.store.transaction() as tx:
            tx.append(made.player.secretary, about(body, meeting), meeting=meeting)
        return since.was_spoken(made.store.conn, meeting, sheet.drafted.item if sheet.drafted else "", ref)

    assert not closes("originals")
    assert not closes(f"key {made.people['E2']}")
    assert closes("chair")


def test_who_keeps_the_ink_originals_is_recorded_and_printed(made: MinimalDay) -> None:
    """A later one is for papers that are fixed from then on."""
    made.plays_on({"at": "10:00:00", "do": "originals", "keeper": "기록물관리팀 캐비닛 3"}, *_signs("10:05:00", "E1"))
    assert made.store.known(SITTING, made.played.meeting).originals == "기록물관리팀 캐비닛 3"
    assert "수기서명(원본보관기록물관리팀캐비닛3)" in _audit_page(made)
    made.plays_on({"at": "10:10:00", "do": "originals", "keeper": "다른 곳"}, *_signs("10:15:00", "E2"))
    assert "캐비닛3" in _audit_page(made)  # what is fixed stays as it is


def test_where_nobody_says_it_the_issuing_department_keeps_them(made: MinimalDay) -> None:
    day = signing_day(made.store, Reader("S", "secretary"))
    assert day is not None
    department = read_day(made.store, made.played.meeting).policy.policy.office.department
    assert day.keeper == department
    made.plays_on(*_signs("10:05:00", "E1"))
    assert made.store.known(SITTING, made.played.meeting).originals == department
    assert f"수기서명(원본보관{department.replace(' ', '')})" in _audit_page(made)


def test_a_keeper_who_is_named_later_changes_no_sheet_that_was_fixed_before(made: MinimalDay) -> None:
    """Guide 5: papers that are fixed from then on name the new one; the sheet E4 signed before leaving stands."""
    made.plays_on(*_signs("16:08:00", "E4"))
    _leaves(made, "16:10:00", "E4")
    made.plays_on(
        {"at": "17:00:00", "do": "close", "chair": "E1"},
        {"at": "17:05:00", "do": "originals", "keeper": "기록관"},
        {"at": "17:10:00", "do": "papers", "refusals": []},
    )
    papers = [made.store.known(PAPER, row.id) for row in meetings.papers(made.store.conn, made.played.meeting)]
    assert all(paper.sealed for paper in papers)
    keepers = {signer.keeper for signer in _sheet_of(made).signers if signer.keeper}
    assert keepers != {"기록관"}
    resolution = printed(made.store, made.played.meeting, "resolution", contents.Resolution)
    assert {signer.keeper for signer in resolution.signers if signer.keeper} == {"기록관"}


def _sheet_of(made: MinimalDay) -> contents.CompanySheet:
    return printed(made.store, made.played.meeting, "company_sheet", contents.CompanySheet)


def test_the_resolution_tells_where_the_quorum_was_lost_and_the_sheet_why_nothing_was_resolved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four of six are left, of a quorum of five: the matter is deferred."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="propose")
    for ref in ("E2", "E5"):
        _leaves(made, "09:40:00", ref)
    again = {"at": "09:40:30", "do": "fail", "item": "1", "outcome": "reconsider", "reason": "정족수에 미치지 못함"}
    assert refusal(lambda: made.plays_on(again)) == "consensus.quorum-lost"
    made.plays_on(
        {"at": "09:41:00", "do": "fail", "item": "1", "outcome": "deferred", "reason": "정족수에 미치지 못함"},
        {"at": "09:42:00", "do": "finish", "item": "1"},
        {"at": "10:00:00", "do": "close", "chair": "E1"},
        {"at": "10:01:00", "do": "to_ink", "person": "E2", "reason": "먼저 감"},
        {"at": "10:01:00", "do": "to_ink", "person": "E5", "reason": "먼저 감"},
        {"at": "10:10:00", "do": "papers", "refusals": []},
    )
    resolution = printed(made.store, made.played.meeting, "resolution", contents.Resolution)
    assert resolution.seats.quorum == "기업별 5명 이상, 제1호 안건은 심의 중 미달"
    assert (
        "제1호 안건은 위원2 위원(09:40부터), 위원5 위원(09:40부터) 자리에 없어 정족수에 미치지 못함."
        in resolution.remarks
    )
    sheet = _sheet_of(made)
    assert sheet.decision == "㈜도약정밀: 정족수에 미치지 못함"
    assert [change.what for change in sheet.presence.changes] == ["위원2 위원 귀가", "위원5 위원 귀가"]
    made.store.close()


@pytest.mark.parametrize("leaves", [True, False])
def test_who_fell_out_of_a_matter_is_told_once_and_never_as_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, leaves: bool
) -> None:
    """Out of the room first, or only out of the set: the sheet tells no return that did not happen."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="propose")
    out = {"at": "09:40:10", "do": "leave", "person": "E2", "reason": "전화"}
    back = {"at": "09:50:00", "do": "come_back", "person": "E2"}
    falls = {"do": "shrink", "item": "1", "person": "E2", "kind": "left", "reason": "전화", "confirmed_by": "E1"}
    made.plays_on(*([out] if leaves else []), {"at": "09:41:30", **falls}, *([back] if leaves else []))
    made.plays_on(
        *_decide_again("09:51:00", "E1", "E3", "E4", "E5", "E6"), {"at": "09:52:00", "do": "finish", "item": "1"}
    )
    made.plays_on(
        {"at": "10:00:00", "do": "close", "chair": "E1"}, {"at": "10:10:00", "do": "papers", "refusals": []}
    )  # fmt: skip
    said = [change.what for change in _sheet_of(made).presence.changes]
    once = "위원2 위원 퇴장, 09:41 심의에서 빠짐(확인 위원1)" if leaves else "위원2 위원 심의에서 빠짐(확인 위원1)"
    assert said == [once]
    made.store.close()
