"""Files that lie, disks that were copied and imports that fail: the record stays one, whole, and readable."""

from __future__ import annotations

import errno
import json
import shutil
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.meeting import paper as pap
from jumpup_desktop.domain.meeting import signing as rules
from jumpup_desktop.domain.meeting.consensus import CONSENSUS
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.opinion import WriteOpinion
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.settling import Choice, SettleConflicts
from jumpup_desktop.domain.meeting.turn import Call, ComeIn, CorrectGist, NoteGist, Postpone, Shrink, StepOut
from jumpup_desktop.domain.meeting.unanimity import Agree, EndWithout, Resolve
from jumpup_desktop.domain.record.event import Draft, EventRef
from jumpup_desktop.domain.record.season import BranchAdopted, JournalImported
from jumpup_desktop.domain.rules import about, existing
from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import access, branches, conflicts, journal, merge, purge
from tests.attachments import attached
from tests.domain.build import refusal
from tests.domain.given import SECRETARY
from tests.laptops import Laptop
from tests.store.test_merging_files import FiledRoom, begin

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.domain.record.closing import OpenConflict
    from jumpup_desktop.store.season_store import Store

GIST = NoteGist("i1", "remark", "m2", "말")


@dataclass
class Machine(Laptop):
    """One that can be copied, cloned, and made to say what no rule was asked about."""

    def does(self, *acts: Act) -> None:
        with self.season() as store:
            room = FiledRoom(store)
            with store.transaction() as room.record:
                for act in acts:
                    room.do(act)

    def says(self, *bodies: Draft) -> tuple[EventRef, ...]:
        """Events that no rule was asked about."""
        with self.season() as store, store.transaction() as tx:
            return tx.append(SECRETARY, bodies, meeting="m")

    def settles(self, one: OpenConflict, chosen: str) -> None:
        over = tuple(ref for ref in one.refs if ref != chosen)
        choice = Choice(one.subject, one.entity, one.slot, chosen, over)
        self.does(SettleConflicts((choice,), "확인함", "m1"))

    def gists(self) -> list[str]:
        with self.season() as store:
            return [gist.text for gist in store.known(ITEM, "i1").gists]

    def conflicts(self) -> list[OpenConflict]:
        with self.season() as store:
            return conflicts.all_open(store.conn)

    def copy(self, name: str) -> Machine:
        """The files carried to another machine, which begins a device of its own."""
        folder = self.file.parent.parent / name
        shutil.copytree(self.file.parent, folder)
        return Machine(folder / self.file.name, folder.with_name(f"{name}-data"), self.patch)

    def cloned(self, name: str) -> Machine:
        """The whole disk copied: the other machine goes on under the same name."""
        other = self.copy(name)
        shutil.copytree(self.data, other.data)
        mine, theirs = self.file.stat().st_ino, other.file.stat()
        for path in other.data.rglob("anchors/*/*.json"):
            told = json.loads(path.read_text())
            if told["file"]["number"] == mine:
                at = str(other.file.resolve())
                told["file"] = {"path": at, "volume": theirs.st_dev, "number": theirs.st_ino}
                path.write_text(json.dumps(told))
        return other


@pytest.fixture
def first(make_season: Callable[[], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = begin(make_season)
    (tmp_path / "laptops").mkdir()
    shutil.copytree(made.parent, tmp_path / "laptops" / "first")
    laptop = Machine(tmp_path / "laptops" / "first" / made.name, tmp_path / "laptops" / "first-data", monkeypatch)
    laptop.does(GIST)
    return laptop


def test_a_signature_counts_for_the_base_it_was_put_on_and_for_no_other(first: Machine) -> None:
    other, paper = first.copy("other"), "i1.company_sheet.1"
    drafted = pap.PaperDrafted("company_sheet", "i1", "B01")
    first.says(about(drafted, paper))
    other.takes(first)

    def fixed(laptop: Machine, base: str) -> EventRef:
        (ref,) = laptop.says(about(pap.PaperFrozen(base * 64, (("m2", "ink"), ("m1", "ink"))), paper))
        return ref

    ours = fixed(first, "1")
    first.says(about(pap.InkSigned(ours, "m2"), paper), about(pap.InkSigned(ours, "m1"), paper))
    other.does(GIST, GIST, GIST, GIST, GIST, GIST)
    theirs = fixed(other, "2")
    first.takes(other)
    with first.season() as store:
        state = store.known(PAPER, paper)
        assert (state.frozen_by, state.waiting) == (theirs, ("m2", "m1"))
        assert refusal(lambda: rules.seal(state, "3" * 64, "s")) == "paper.signatures-missing"
        one = next(c for c in conflicts.all_open(store.conn) if c.slot == "base")
    first.settles(one, ours)
    with first.season() as store:
        assert store.known(PAPER, paper).waiting == ()
    other.takes(first)
    first.takes(other)
    assert first.digest() == other.digest()


def test_no_file_that_an_event_names_is_swept_whichever_base_is_chosen(first: Machine) -> None:
    paper = "i1.company_sheet.1"
    first.says(about(pap.PaperDrafted("company_sheet", "i1", "B01"), paper))
    other = first.copy("other")
    kept = {}
    for laptop, content in ((first, b"one"), (other, b"two")):
        with laptop.season() as store:
            base = store.attach(content)
            signed = store.attach(content + b" signed")
            with store.transaction() as tx:
                frozen = about(pap.PaperFrozen(base, (("m2", "electronic"), ("m1", "ink"))), paper)
                (ref,) = tx.append(SECRETARY, frozen, meeting="m")
                tx.append(SECRETARY, about(pap.PaperSigned(ref, "m2", "c" * 64, signed), paper), meeting="m")
            kept[ref] = (base, signed)
    first.takes(other)
    other.takes(first)
    conflict = next(c for c in first.conflicts() if c.slot == "base")
    with first.season() as store:
        live = store.known(PAPER, paper).frozen_by
    chosen = next(ref for ref in kept if ref != live)
    first.settles(conflict, chosen)
    assert [c for c in first.conflicts() if c.kind == "values"] == []
    other.takes(first)
    for laptop in (first, other):
        with laptop.season() as store:
            assert store.known(PAPER, paper).files == kept[chosen]
            assert all(store.attachment(sha256) for files in kept.values() for sha256 in files)


def test_of_two_files_signed_at_once_the_chosen_one_has_its_own_signatures_only(first: Machine) -> None:
    """Two laptops put a signature into the same base; whose is not in the chosen file signs again."""
    paper = "i1.company_sheet.1"
    signers: tuple[tuple[str, pap.Way], ...] = (("m2", "electronic"), ("m3", "electronic"), ("m1", "ink"))
    first.says(about(pap.PaperDrafted("company_sheet", "i1", "B01"), paper))
    first.says(about(pap.PaperFrozen("b" * 64, signers), paper))
    other = first.copy("other")
    files = {"m2": "2" * 64, "m3": "3" * 64}
    for laptop, person in ((first, "m2"), (other, "m3")):
        with laptop.season() as store, store.transaction() as tx:
            draft = rules.sign(tx.get(PAPER, paper), person, "c" * 64, files[person], "b" * 64)
            tx.append(SECRETARY, draft, meeting="m")
    first.takes(other)
    other.takes(first)
    (conflict,) = [c for c in first.conflicts() if c.slot == "file"]
    with first.season() as store:
        events = {ref: journal.event_at(store.conn, EventRef(ref)) for ref in conflict.refs}
    said = {ref: event.body for ref, event in events.items() if event}
    for person, file in files.items():
        chosen = next(r for r, b in said.items() if isinstance(b, pap.PaperSigned) and b.revision_sha256 == file)
        one = first.copy(f"chose-{person}")
        one.settles(conflict, chosen)
        with one.season() as store:
            state = store.known(PAPER, paper)
            assert ([m.person for m in state.marks], state.revision_sha256) == ([person], file)
            assert state.waiting == tuple(p for p in ("m2", "m3", "m1") if p != person)
            assert store.rebuild()


def test_a_seal_is_not_given_up_for_what_another_laptop_signed(first: Machine) -> None:
    """Sealed here, one signature more there: the seal keeps its marks, and its side alone can be chosen."""
    paper, base, done = "i1.company_sheet.1", "b" * 64, "d" * 64
    first.says(about(pap.PaperDrafted("company_sheet", "i1", "B01"), paper))
    first.says(about(pap.PaperFrozen(base, (("m2", "electronic"), ("m1", "electronic"))), paper))
    other = first.copy("other")
    for laptop, files in ((first, {"m2": "2" * 64, "m1": done}), (other, {"m2": "3" * 64})):
        onto = base
        for person, file in files.items():
            with laptop.season() as store, store.transaction() as tx:
                draft = rules.sign(tx.get(PAPER, paper), person, "c" * 64, file, onto)
                tx.append(SECRETARY, draft, meeting="m")
            onto = file
    with first.season() as store, store.transaction() as tx:
        tx.append(SECRETARY, rules.seal(tx.get(PAPER, paper), done, "s"), meeting="m")
    other.does(NoteGist("i1", "remark", "m2", "뒤에"))
    first.takes(other)
    other.takes(first)
    for laptop in (first, other):
        with laptop.season() as store:
            state = store.known(PAPER, paper)
            assert (state.status, [m.person for m in state.marks]) == ("sealed", ["m2", "m1"])
            assert store.rebuild()
        for conflict in (c for c in laptop.conflicts() if c.subject == "paper" and c.kind == "values"):
            with laptop.season() as store:
                seals = store.known(PAPER, paper).seals
            signed = next(ref for ref in conflict.refs if ref not in seals)
            assert refusal(partial(laptop.settles, conflict, signed)) == "conflict.sealed"
            laptop.settles(conflict, seals[0])


def test_an_adopted_branch_brings_its_files(first: Machine) -> None:
    clone = first.cloned("clone")
    first.does(NoteGist("i1", "remark", "m2", "여기"))
    with clone.season() as store:
        sha256 = attached(store, b"a plan")
    (branch,) = first.takes(clone).branches
    shutil.rmtree(clone.file.parent)
    with first.season() as store:
        branches.adopt(store, SECRETARY, branch.first, "둘 다 씀")
    with first.season() as store:
        assert store.attachment(sha256) == b"a plan"


def test_who_left_in_an_earlier_turn_is_back_where_two_laptops_call_again(first: Machine) -> None:
    first.does(EndWithout("i1", "deferred", "이견"), Call("i2"), ComeIn("i2"))
    first.does(Shrink("i2", "m3", "left", "열차", "m1"), Postpone("i2", "자료"))
    other = first.copy("other")
    for laptop in (first, other):
        laptop.does(Call("i2"), ComeIn("i2"))
    first.takes(other)
    with first.season() as store:
        item = store.known(ITEM, "i2")
        assert set(existing(item.fixed, "test").participants) == set(item.participants)
    first.digest()


def test_an_opinion_that_the_outcome_did_not_know_is_noticed(first: Machine) -> None:
    """The second laptop wrote nothing but one opinion."""
    first.does(_proposal(), *(Agree("i1", f"m{n}") for n in range(1, 5)))
    other = first.copy("other")
    first.does(Resolve("i1"))
    other.does(WriteOpinion("i1", "m1", "market", "모르는 의견"))
    first.takes(other)
    assert [one.slot for one in first.conflicts()] == ["unread-by-decision"]


def test_one_person_who_speaks_twice_is_no_conflict_also_after_a_closing(first: Machine) -> None:
    other, entry = first.copy("other"), _entry(first)
    first.does(CorrectGist("i1", entry, "가", "m2"))
    other.does(CorrectGist("i1", entry, "나", "m2"))
    first.takes(other)
    (one,) = first.conflicts()
    first.settles(one, one.refs[0])
    first.does(CorrectGist("i1", entry, "다", "m2"))
    assert first.conflicts() == []
    other.takes(first)
    assert other.conflicts() == []
    first.takes(other)
    assert first.digest() == other.digest()


def test_an_outcome_and_its_deliberation_are_closed_together(first: Machine) -> None:
    first.does(_proposal(), *(Agree("i1", f"m{n}") for n in range(1, 5)))
    other = first.copy("other")
    first.does(Resolve("i1"))
    other.does(EndWithout("i1", "deferred", "이견"))
    first.takes(other)
    outcome = next(c for c in first.conflicts() if (c.subject, c.slot) == ("item", "outcome"))
    first.settles(outcome, outcome.refs[1])
    with first.season() as store:
        outcome_now, rounds = store.known(ITEM, "i1").outcome, store.known(CONSENSUS, "i1")
    assert outcome_now is not None
    assert [c for c in first.conflicts() if c.kind == "values"] == []
    assert (outcome_now.outcome == "selected") == (rounds.resolved is not None)
    assert (outcome_now.outcome == "deferred") == (rounds.failed is not None)


def test_a_branch_that_closed_a_conflict_closes_it_in_every_file_once_adopted(first: Machine) -> None:
    other, entry = first.copy("other"), _entry(first)
    first.does(CorrectGist("i1", entry, "가", "m2"))
    other.does(CorrectGist("i1", entry, "나", "m2"))
    first.takes(other)
    clone = first.cloned("clone")
    first.does(NoteGist("i1", "remark", "m3", "여기서만"))
    (one,) = clone.conflicts()
    clone.settles(one, one.refs[0])
    (branch,) = first.takes(clone).branches
    with first.season() as store:
        branches.adopt(store, SECRETARY, branch.first, "둘 다 씀")
    for _ in range(2):
        clone.takes(first)
        first.takes(clone)
    assert first.conflicts() == clone.conflicts() == []
    assert first.digest() == clone.digest()


def test_branches_of_branches_come_in_whatever_their_names(first: Machine) -> None:
    """Six copied disks: an inner branch may stand before its outer one in any order of names."""
    for n in range(6):
        one = first.copy(f"one-{n}")
        one.does(NoteGist("i1", "remark", "m2", "공통"))
        two = one.cloned(f"two-{n}")
        one.does(NoteGist("i1", "remark", "m2", "하나"))
        two.does(NoteGist("i1", "remark", "m2", "둘"))
        three = two.cloned(f"three-{n}")
        two.does(NoteGist("i1", "remark", "m2", "둘의 둘"))
        three.does(NoteGist("i1", "remark", "m2", "셋"))
        gathering = first.copy(f"gathering-{n}")
        for laptop in (one, two, three):
            gathering.takes(laptop)
        with gathering.season() as store:
            while found := branches.not_adopted(store.conn):
                branches.adopt(store, SECRETARY, found[-1].first, "모두 씀")
        for laptop in (one, two, three) * 2:
            laptop.takes(gathering)
            gathering.takes(laptop)
        assert {"공통", "하나", "둘", "둘의 둘", "셋"} <= set(gathering.gists())
        assert len({laptop.digest() for laptop in (one, two, three, gathering)}) == 1


def test_what_was_known_before_a_fork_is_no_more_than_what_was_known(first: Machine) -> None:
    """The laptop whose first act after the fork is an import knew more than its clone: the clone's word is noticed."""
    first.does(_proposal())
    other, clone = first.copy("other"), first.cloned("clone")
    other.does(StepOut("i1", "m2", "전화"))
    first.takes(other)
    clone.does(Agree("i1", "m2"))
    found = []
    for name, order in (("w", (first, clone)), ("v", (clone, first))):
        gathering = other.copy(name)
        for laptop in order:
            gathering.takes(laptop)
        with gathering.season() as store:
            for branch in branches.not_adopted(store.conn):
                branches.adopt(store, SECRETARY, branch.first, "모두 씀")
            found.append([one.slot for one in conflicts.all_open(store.conn)])
    assert found == [["while-out"], ["while-out"]]


def test_an_import_that_fails_leaves_nothing_of_the_other_file_behind(
    first: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = first.copy("other")
    other.does(NoteGist("i1", "remark", "m2", "남의 말"))
    with first.season() as store:

        def pulled_out(*_: object) -> None:
            raise OSError(errno.EIO, "the stick is gone")

        with monkeypatch.context() as patch:
            patch.setattr(access, "bring", pulled_out)
            with pytest.raises(Trouble, match=r"machine\.unreadable"):
                merge.import_season(store, other.file, SECRETARY)
        assert [g.text for g in store.known(ITEM, "i1").gists][-1] == "말"
        assert store.rebuild()
    first.does(NoteGist("i1", "remark", "m2", "다음"))
    assert "남의 말" not in first.gists()
    first.digest()


@pytest.mark.parametrize(
    "body",
    [
        BranchAdopted((EventRef("nonsense"), EventRef("a:b:c")), "이유", ()),
        JournalImported("", 1, 0, ((EventRef("bad"), 3),)),
        JournalImported("", 1, 0, ((EventRef("d:99999999999999999999:x"), 3),)),
    ],
)
def test_references_that_are_none_come_in_and_break_nothing(first: Machine, body: object) -> None:
    other, before = first.copy("other"), first.gists()
    other.says(about(body, "d"))
    first.takes(other)
    other.does(GIST)
    first.takes(other)
    assert first.gists() == [*before, "말"]
    first.digest()


COLUMNS = [
    "UPDATE event SET subject = 'opinion' WHERE kind = 'item.gist_noted'",
    "UPDATE event SET kind = 'item.called' WHERE kind = 'item.gist_noted'",
    "UPDATE event SET entity = 'i2' WHERE kind = 'item.gist_noted'",
    "UPDATE event SET lamport = 999 WHERE kind = 'item.gist_noted'",
    "UPDATE body SET body = X'7B7D' WHERE (device, stream, seq) IN"
    " (SELECT device, stream, seq FROM event WHERE kind = 'item.gist_noted')",
]


@pytest.mark.parametrize("change", COLUMNS)
def test_a_file_whose_rows_say_other_than_their_headers_is_refused(first: Machine, change: str) -> None:
    other = first.copy("other")
    with other.season() as store:
        _without_triggers(store, change)
    before = first.digest()
    with pytest.raises(Trouble, match=r"journal\.chain-broken"):
        first.takes(other)
    assert first.digest() == before


def test_a_text_that_was_stripped_without_a_purge_comes_back_from_a_whole_file(first: Machine) -> None:
    whole = first.copy("whole")
    whole.does(NoteGist("i1", "remark", "m2", "온전한 말"))
    stripped = whole.copy("stripped")
    with stripped.season() as store:
        _without_triggers(
            store,
            "DELETE FROM body WHERE (device, stream, seq) IN"
            " (SELECT device, stream, seq FROM event WHERE kind = 'item.gist_noted' ORDER BY lamport DESC LIMIT 1)",
        )
    first.takes(stripped)
    assert "온전한 말" not in first.gists()
    first.takes(whole)
    assert "온전한 말" in first.gists()
    first.digest()


def test_a_purged_text_gives_no_older_one_its_place_back(first: Machine) -> None:
    entry = _entry(first)
    first.does(CorrectGist("i1", entry, "고친 말", "m2"))
    with first.season() as store:
        (last,) = journal.events_of_kinds(store.conn, None, ("item.gist_corrected",))
        purge.purge(store, SECRETARY, (last.ref,), "보존기간 만료")
        assert entry not in {gist.entry for gist in store.known(ITEM, "i1").gists}
    first.digest()


@pytest.mark.parametrize("kind", ["season.created", "policy.adopted", "device.started", "meeting.planned"])
def test_what_holds_the_record_together_is_not_purged(first: Machine, kind: str) -> None:
    with first.season() as store:
        (event, *_) = journal.events_of_kinds(store.conn, None, (kind,))
        assert refusal(partial(purge.purge, store, SECRETARY, (event.ref,), "만료")) == "record.kept"


def _proposal() -> Act:
    from tests.domain.test_merging_laptops import MORNING

    return MORNING.proposal()


def _entry(laptop: Machine) -> str:
    with laptop.season() as store:
        return store.known(ITEM, "i1").gists[0].entry


def _without_triggers(store: Store, change: str) -> None:
    rows = store.conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in rows:
        store.conn.execute(f"DROP TRIGGER {name}")
    store.conn.execute("PRAGMA foreign_keys = OFF")
    assert store.conn.execute(change).rowcount > 0
    for _, sql in rows:
        store.conn.execute(sql)
