"""Two laptops go on from one copy and come together: nobody agrees to what they have not seen, nothing is lost."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from jumpup_desktop.domain.meeting.attendance import CloseDay
from jumpup_desktop.domain.meeting.consensus import CONSENSUS, decided, printed_reservations
from jumpup_desktop.domain.meeting.item import ITEM, Concluded
from jumpup_desktop.domain.meeting.opinion import OPINION, ReviseOpinion, opinion_id
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.phases import FinishPhase
from jumpup_desktop.domain.meeting.settling import Choice, SettleConflicts
from jumpup_desktop.domain.meeting.turn import Withdraw
from jumpup_desktop.domain.meeting.unanimity import Agree, Propose, Reserve, Resolve
from jumpup_desktop.domain.record import chain
from jumpup_desktop.domain.record.event import Draft, EventRef
from jumpup_desktop.domain.record.limits import BODY_LIMIT
from jumpup_desktop.domain.record.season import SEASON, RoundOpened
from jumpup_desktop.domain.rules import existing
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.kinds import company_sheet
from jumpup_desktop.services.papers.signing_table import SigningTable
from jumpup_desktop.services.plays import DEFAULT_PIN
from jumpup_desktop.services.room import Room
from jumpup_desktop.services.seasons import secretariat
from jumpup_desktop.services.seen.conflicts import open_conflicts
from jumpup_desktop.store import adoption, codec, conflicts, copies, journal
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import PROGRAM, Store
from tests.domain.build import refusal
from tests.laptops import Laptop
from tests.minimal_day import play_minimal

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.domain.record.act import Act

CRITERIA = ("innovation", "growth", "market", "will")


@dataclass
class RoomLaptop(Laptop):
    """One whose secretary does acts of a day."""

    def act(self, meeting: str, *acts: Act) -> None:
        with self.season() as store:
            for act in acts:
                Room(store, meeting, LEAST_COST).act(act)


@dataclass
class Two:
    """A day up to the first proposal, on the laptop it was held on and, as a stick's copy, on a spare."""

    first: RoomLaptop
    spare: RoomLaptop
    meeting: str
    item: str
    people: dict[str, str]

    @property
    def members(self) -> list[str]:
        return [self.people[f"E{n}"] for n in range(1, 7)]

    def proposal(self, words: str) -> Propose:
        return Propose(self.item, "selected", dict.fromkeys(CRITERIA, f"{words} 근거가 있다."), f"{words} 종합")

    def resolve(self, laptop: RoomLaptop, words: str) -> None:
        """Proposed, agreed by all six, resolved."""
        agreed = [Agree(self.item, member) for member in self.members]
        laptop.act(self.meeting, self.proposal(words), *agreed, Resolve(self.item), FinishPhase(self.item))


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Two:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "first-user"))
    (tmp_path / "first").mkdir()
    made = play_minimal(tmp_path / "first", before="propose")
    meeting, file = made.played.meeting, made.store.paths.file
    item = made.store.known(MEETING, meeting).items[0].id
    stick = copies.carry(copies.take(made.store), tmp_path / "stick")
    made.store.close()
    first = RoomLaptop(file, tmp_path / "first-user", monkeypatch)
    (tmp_path / "spare").mkdir()
    spare_file = copies.bring(stick.file, tmp_path / "spare" / file.name)
    return Two(first, RoomLaptop(spare_file, tmp_path / "spare-user", monkeypatch), meeting, item, made.people)


def test_nobody_agrees_to_a_wording_they_have_not_seen(two: Two) -> None:
    """A laptop proposes A and dies; the spare proposes B, all agree to B: the record has A without one agreement."""
    two.first.act(two.meeting, two.proposal("가안"))
    two.resolve(two.spare, "나안")
    two.first.takes(two.spare)
    two.spare.takes(two.first)
    for laptop in (two.first, two.spare):
        with laptop.season() as store:
            state = store.known(CONSENSUS, two.item)
            resolved = decided(state, store.get(ITEM, two.item))
            assert resolved is not None
            assert resolved.overall == "나안 종합"
            agreed = {r.proposal.overall: len(r.agreed) for r in state.rounds}
            assert agreed == {"가안 종합": 0, "나안 종합": 6}
            assert [(one.subject, one.slot) for one in conflicts.all_open(store.conn)] == [("consensus", "proposal")]
    assert two.first.digest() == two.spare.digest()


@pytest.mark.parametrize(
    ("word", "agreed", "reserved"), [("withdrawn", None, ()), ("selected", "나안 종합", ("나안 유보말",))]
)
def test_a_withdrawal_that_is_chosen_over_a_resolution_leaves_no_wording(
    two: Two, word: str, agreed: str | None, reserved: tuple[str, ...]
) -> None:
    """The company gave up on one laptop and was selected on the other: the paper tells the one that was chosen."""
    two.first.act(two.meeting, Withdraw(two.item, "포기서 접수"))
    agreeing = [Agree(two.item, member) for member in two.members]
    two.spare.act(
        two.meeting, two.proposal("나안"), *agreeing, Reserve(two.item, two.members[1], "나안 유보말", printed=True)
    )
    two.spare.act(two.meeting, Resolve(two.item), FinishPhase(two.item))
    two.first.takes(two.spare)
    with two.first.season() as store:
        room = Room(store, two.meeting, LEAST_COST)
        found = next(one for one in conflicts.all_open(store.conn) if one.slot == "outcome")
        ended = {ref: event.body for ref in found.refs if (event := journal.event_at(store.conn, EventRef(ref)))}
        chosen = next(ref for ref, body in ended.items() if isinstance(body, Concluded) and body.outcome == word)
        over = tuple(ref for ref in found.refs if ref != chosen)
        choice = Choice(found.subject, found.entity, found.slot, chosen, over)
        room.act(SettleConflicts((choice,), "확인함", two.people["E1"]))
        day = read_day(store, two.meeting)
        (turn,) = day.turns
        assert tuple(r.text for r in printed_reservations(turn.consensus, turn.item)) == reserved
        assert ("포기서 접수" in company_sheet.decision(turn, day.kind)) is (agreed is None)
        stroke = existing(journal.event_at(store.conn, EventRef(chosen)), "test").header.utc_ms
        assert abs(turn.item.outcome_at - stroke) <= 1_000, "the time is that of the end that was chosen"
        assert turn.is_resolved is (agreed is not None)
        assert (turn.proposal.overall if turn.proposal else None) == agreed


@pytest.mark.parametrize("asked", ["outcome", "end", "proposal"])
@pytest.mark.parametrize(("side", "words"), [("selected", "가안"), ("not_selected", "나안")])
def test_outcome_end_and_wording_are_chosen_from_one_laptop(two: Two, asked: str, side: str, words: str) -> None:
    """Whichever is asked first, the others go with it: no sheet has one laptop's outcome and the other's words."""
    agreeing = [Agree(two.item, member) for member in two.members]
    two.resolve(two.first, "가안")
    other = replace(two.proposal("나안"), outcome="not_selected")
    two.spare.act(two.meeting, other, *agreeing, Resolve(two.item), FinishPhase(two.item))
    two.first.takes(two.spare)
    with two.first.season() as store:
        found = {one.slot: one for one in conflicts.all_open(store.conn)}
        assert set(found) >= {"outcome", "end", "proposal"}
        outcomes = {_outcome(store, ref): ref for ref in found["outcome"].refs}
        laptop = outcomes[side].partition(":")[0]
        one = found[asked]
        chosen = next(ref for ref in one.refs if ref.partition(":")[0] == laptop)
        choice = Choice(one.subject, one.entity, one.slot, chosen, tuple(ref for ref in one.refs if ref != chosen))
        Room(store, two.meeting, LEAST_COST).act(SettleConflicts((choice,), "확인함", two.people["E1"]))
        assert not {"outcome", "end", "proposal"} & {c.slot for c in conflicts.all_open(store.conn)}
        agreed = decided(store.known(CONSENSUS, two.item), store.get(ITEM, two.item))
        assert agreed is not None
        assert (agreed.outcome, agreed.overall) == (side, f"{words} 종합")


def _outcome(store: Store, ref: str) -> str:
    event = journal.event_at(store.conn, EventRef(ref))
    assert event is not None
    assert isinstance(event.body, Concluded)
    return event.body.outcome


def test_a_paper_over_an_open_conflict_is_not_fixed_and_after_its_closing_prints_what_was_agreed(two: Two) -> None:
    two.first.act(two.meeting, two.proposal("가안"))
    two.resolve(two.spare, "나안")
    two.spare.act(two.meeting, CloseDay(two.people["E1"]))
    two.spare.takes(two.first)
    with two.spare.season() as store:
        rounds, room = SigningTable(store, two.meeting, LEAST_COST), Room(store, two.meeting, LEAST_COST)
        assert refusal(lambda: rounds.prepare(lambda _done, _what: None)) == "paper.conflict-open"
        wording = next(one for one in open_conflicts(store, room.reader) if one.slot == "proposal")
        chosen = next(side.ref for side in wording.sides if "나안 종합" in side.text)
        over = tuple(side.ref for side in wording.sides if side.ref != chosen)
        choice = Choice(wording.subject, wording.entity, wording.slot, chosen, over)
        for chair in ("", two.people["E2"]):
            alone = SettleConflicts((choice,), "나안으로 의결함", chair)
            assert refusal(partial(room.act, alone)) == "conflict.needs-chair"
        room.act(SettleConflicts((choice,), "나안으로 의결함", two.people["E1"]))
        assert [one for one in conflicts.all_open(store.conn) if one.kind == "values"] == []
        for clash in open_conflicts(store, room.reader):
            refs = tuple(side.ref for side in clash.sides)
            known = Choice(clash.subject, clash.entity, clash.slot, refs[0], refs[1:])
            room.act(SettleConflicts((known,), "알고 있음", two.people["E1"]))
        assert conflicts.all_open(store.conn) == []
        rounds.prepare(lambda _done, _what: None)
        (digest,) = store.conn.execute("SELECT sha256 FROM paper WHERE rule = 'company_sheet'").fetchone()
        page = pypdfium2.PdfDocument(store.attachment(digest))[0].get_textpage().get_text_bounded()
    assert "나안 종합" in page
    assert "가안" not in page
    before = two.spare.digest()
    two.first.takes(two.spare)
    assert two.first.digest() == before


def test_what_was_fixed_before_the_merge_is_not_signed_over_an_open_conflict(two: Two) -> None:
    two.resolve(two.spare, "나안")
    two.spare.act(two.meeting, CloseDay(two.people["E1"]))
    with two.spare.season() as store:
        SigningTable(store, two.meeting, LEAST_COST).prepare(lambda _done, _what: None)
    two.first.act(two.meeting, two.proposal("가안"))
    two.spare.takes(two.first)
    with two.spare.season() as store:
        rounds = SigningTable(store, two.meeting, LEAST_COST)
        turn = next(turn for turn in rounds.turns() if turn.by_pin)
        assert refusal(lambda: rounds.sign(turn.person, DEFAULT_PIN, ())) == "paper.conflict-open"
        assert store.known(PAPER, turn.by_pin[0]).marks == ()


def test_a_copy_that_was_opened_without_recording_is_another_device_all_the_same(two: Two) -> None:
    """Two looks at a stick's copy do not make it the dead laptop: its afternoon joins in both directions."""
    for _ in range(2):
        with two.spare.season() as store:
            assert store.is_restored_copy
    two.resolve(two.spare, "오후")
    two.first.act(two.meeting, two.proposal("앞"))
    merged = two.first.takes(two.spare)
    assert (merged.forked, merged.branches) == (0, ())
    assert merged.added > 0
    assert two.spare.takes(two.first).forked == 0
    assert two.first.digest() == two.spare.digest()


def test_a_cloned_folder_on_the_same_machine_is_another_device(two: Two, tmp_path: Path) -> None:
    shutil.copytree(two.first.file.parent, tmp_path / "clone")
    clone = RoomLaptop(tmp_path / "clone" / two.first.file.name, two.first.data, two.first.patch)
    clone.act(two.meeting, two.proposal("복제"))
    two.first.act(two.meeting, two.proposal("원본"))
    assert clone.takes(two.first).forked == 0
    assert two.first.takes(clone).forked == 0
    assert clone.digest() == two.first.digest()


def test_a_whole_disk_cloned_and_both_worked_on_ends_in_one_record(two: Two, tmp_path: Path) -> None:
    """The machine cannot know: both sides write under one name. The branch is adopted, both afternoons are there."""
    shutil.copytree(two.first.file.parent, tmp_path / "second")
    shutil.copytree(two.first.data, tmp_path / "second-user")
    second = RoomLaptop(tmp_path / "second" / two.first.file.name, tmp_path / "second-user", two.first.patch)
    two.first.patch.setattr("jumpup_desktop.store.anchor.FileMark.is_same", lambda _self, _other: True)
    second.act(two.meeting, two.proposal("둘째 디스크"))
    two.first.act(two.meeting, two.proposal("첫째 디스크"))
    merged = two.first.takes(second)
    assert (merged.added, len(merged.branches)) == (0, 1)
    with two.first.season() as store:
        assert _proposed(store, two.item) == {"첫째 디스크 종합"}
        adoption.adopt(store, secretariat(store.season), merged.branches[0].first, "두 노트북에서 진행함")
        assert _proposed(store, two.item) == {"첫째 디스크 종합", "둘째 디스크 종합"}
        assert [one.slot for one in conflicts.all_open(store.conn)] == ["proposal"]
        assert store.audit()[1] == []
    assert second.takes(two.first).branches == ()
    two.first.takes(second)
    assert second.digest() == two.first.digest()
    with second.season() as store:
        assert store.audit()[1] == []


def _proposed(store: Store, item: str) -> set[str]:
    return {r.proposal.overall for r in store.known(CONSENSUS, item).rounds}


def test_fields_of_a_later_header_are_kept_and_hashed(two: Two) -> None:
    """A later program may say more in a header: the bytes travel as they are, and the chain holds."""
    encode = codec.encode_header
    two.first.patch.setattr(codec, "encode_header", lambda header: encode(header)[:-1] + b',"later":"said"}')
    two.spare.act(two.meeting, two.proposal("나중 판"))
    two.first.patch.setattr(codec, "encode_header", encode)
    assert two.first.takes(two.spare).added > 0
    with two.first.season() as store:
        headers = [row[0] for row in store.conn.execute("SELECT header FROM event").fetchall()]
        assert any(b'"later":"said"' in header for header in headers)
        assert store.audit()[1] == []
        assert _proposed(store, two.item) == {"나중 판 종합"}


def test_a_body_that_no_rule_lets_pass_is_kept_apart(two: Two) -> None:
    two.first.patch.setattr(codec, "BODY_LIMIT", 10**9)
    with two.spare.season() as store, store.transaction() as tx:
        tx.append(PROGRAM, Draft("season", store.season, RoundOpened("r2", "가" * 40_000)))
    two.first.patch.setattr(codec, "BODY_LIMIT", BODY_LIMIT)
    merged = two.first.takes(two.spare)
    assert merged.forked == 1
    with two.first.season() as store:
        assert [title for _, title in store.known(SEASON, store.season).rounds] == ["2026년 1회차"]
        assert store.audit()[1] == []


def test_an_editor_that_stays_open_over_an_import_answers_what_it_showed(two: Two) -> None:
    """What was before the writer's eyes is no longer what holds: nothing is written over it, nothing is lost."""
    member = two.people["E3"]
    with two.first.season() as store:
        shown = store.known(OPINION, opinion_id(two.item, member, "overall"))
    two.spare.act(two.meeting, ReviseOpinion(two.item, member, "overall", "예비에서 고친 글"))
    two.first.takes(two.spare)
    with two.first.season() as store:
        room = Room(store, two.meeting, LEAST_COST)
        late = ReviseOpinion(two.item, member, "overall", "열어 둔 편집창의 글", base=shown.base)
        assert refusal(partial(room.act, late)) == "opinion.other-base"
        now = store.known(OPINION, opinion_id(two.item, member, "overall"))
        assert now.text == "예비에서 고친 글"
        room.act(replace(late, base=now.base))
        assert conflicts.all_open(store.conn) == []
        agree = Agree(two.item, two.members[0], proposal="d:1:0")
        room.act(two.proposal("다"))
        assert refusal(partial(room.act, agree)) == "consensus.other-proposal"


def test_the_device_signs_its_heads_and_a_forged_signature_is_named(two: Two) -> None:
    with two.first.season() as store:
        rows = store.conn.execute("SELECT kind, sig IS NOT NULL FROM event WHERE stream = 0").fetchall()
        signed = {kind for kind, has in rows if has}
        assert signed == {"sitting.opened", "device.copied"}
        number, seq, header = store.conn.execute(
            "SELECT device, seq, header FROM event WHERE kind = 'device.copied'"
        ).fetchone()
        store.conn.execute("DROP TRIGGER event_never_updated")
        forged = bytes(64)
        digest = chain.event_hash(header, forged)
        store.conn.execute(
            "UPDATE event SET sig = ?, hash = ? WHERE device = ? AND seq = ?", (forged, digest, number, seq)
        )
        assert [fault.code for fault in store.audit()[1]] == ["signature"]
