"""Files that lie, disks that were copied and imports that fail: the record stays one, whole, and readable."""

from __future__ import annotations

import errno
import shutil
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.assets import sentence
from jumpup_desktop.domain.meeting.consensus import CONSENSUS, ConsensusReopened, Resolved
from jumpup_desktop.domain.meeting.item import ITEM, Concluded
from jumpup_desktop.domain.meeting.opinion import WriteOpinion
from jumpup_desktop.domain.meeting.turn import Call, ComeIn, CorrectGist, NoteGist, Postpone, Shrink, StepOut
from jumpup_desktop.domain.meeting.unanimity import Agree, EndWithout, Resolve
from jumpup_desktop.domain.record.event import EventRef, kind_of, version_of
from jumpup_desktop.domain.record.season import BranchAdopted, JournalImported
from jumpup_desktop.domain.rules import about, existing
from jumpup_desktop.domain.selection import agenda
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.running_order import AgendaItem
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import conflict_places
from jumpup_desktop.store import access, adoption, branches, conflicts, journal, merge, purge, walking, wholeness
from tests.attachments import attached
from tests.domain.build import refusal
from tests.domain.given import SECRETARY
from tests.store.machines import GIST, Machine

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.store.season_store import Store


def test_an_adopted_branch_brings_its_files(first: Machine) -> None:
    clone = first.cloned("clone")
    first.does(NoteGist("i1", "remark", "m2", "여기"))
    with clone.season() as store:
        sha256 = attached(store, b"a plan")
    (branch,) = first.takes(clone).branches
    shutil.rmtree(clone.file.parent)
    with first.season() as store:
        adoption.adopt(store, SECRETARY, branch.first, "둘 다 씀")
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
        adoption.adopt(store, SECRETARY, branch.first, "둘 다 씀")
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
                adoption.adopt(store, SECRETARY, found[-1].first, "모두 씀")
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
                adoption.adopt(store, SECRETARY, branch.first, "모두 씀")
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


def test_references_that_are_none_come_in_and_break_nothing(first: Machine) -> None:
    other, before = first.copy("other"), first.gists()
    other.says(about(BranchAdopted((EventRef("nonsense"), EventRef("a:b:c")), "이유", ()), "d"))
    first.takes(other)
    other.does(GIST)
    first.takes(other)
    assert first.gists() == [*before, "말"]
    first.digest()


@pytest.mark.parametrize("ref", ["bad", "d:99999999999999999999:x", f"{'a' * 32}:7:{'b' * 16}"])
def test_a_file_that_names_an_end_it_does_not_have_is_refused(first: Machine, ref: str) -> None:
    """Taken in, it would be the own season whose end is missing."""
    other, before = first.copy("other"), first.digest()
    other.says(about(JournalImported("", 1, 0, ((EventRef(ref), 3),)), "d"))
    other.does(GIST)
    with pytest.raises(Trouble, match=r"journal\.chain-broken"):
        first.takes(other)
    assert first.digest() == before


def test_a_file_of_a_newer_program_is_not_taken_in(first: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words would close the own season to this program, in the middle of the day."""
    other, before = first.copy("other"), first.digest()
    other.does(GIST)
    monkeypatch.setattr(journal, "unknown_kinds", lambda _: {"item.imagined"})
    with pytest.raises(Trouble, match=r"journal\.other-newer|store\.newer"):
        first.takes(other)
    monkeypatch.undo()
    assert first.digest() == before


def test_a_body_in_a_shape_of_a_newer_program_is_not_taken_in(first: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """This program would read past it, and the record would say less than what was said."""
    other, before = first.copy("other"), first.digest()
    with monkeypatch.context() as newer:
        newer.setattr(journal, "version_of", lambda body: 99 if kind_of(body).startswith("item.") else version_of(body))
        other.does(GIST)
    with pytest.raises(Trouble, match=r"journal\.other-newer"):
        first.takes(other)
    assert first.digest() == before


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
    before = first.digest()
    with pytest.raises(Trouble, match=r"journal\.chain-broken"):
        first.takes(stripped)
    assert first.digest() == before
    assert "온전한 말" not in stripped.gists()
    stripped.takes(whole)
    assert "온전한 말" in stripped.gists()
    stripped.digest()


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


def test_a_crafted_file_is_blamed_itself(first: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own schema allows what ours refuses: the season that should take it in is whole and says so."""
    spare = first.copy("spare")
    with spare.season() as store:
        store.conn.execute("PRAGMA writable_schema = ON")
        store.conn.execute("UPDATE sqlite_schema SET sql = replace(sql, 'length(salt) = 32', '1') WHERE name = 'body'")
        store.conn.execute("PRAGMA writable_schema = RESET")
    with spare.season() as store, monkeypatch.context() as patch:
        patch.setattr("secrets.token_bytes", lambda _size: b"short salt")
        with store.transaction() as tx:
            tx.append(SECRETARY, about(JournalImported("f" * 64, 1, 0, ()), store.journal.device))
    before = first.digest()
    with first.season() as store:
        with pytest.raises(Trouble) as caught:
            merge.import_season(store, spare.file, SECRETARY)
        assert caught.value.code == "journal.other-damaged"
        assert store.audit()[1] == []
    assert first.digest() == before


def _without_triggers(store: Store, change: str) -> None:
    rows = store.conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in rows:
        store.conn.execute(f"DROP TRIGGER {name}")
    store.conn.execute("PRAGMA foreign_keys = OFF")
    assert store.conn.execute(change).rowcount > 0
    for _, sql in rows:
        store.conn.execute(sql)


def test_a_purge_in_a_branch_that_stands_apart_is_no_fault(first: Machine) -> None:
    """The clone purged a word of its own; here nobody has adopted its branch yet."""
    clone = first.cloned("clone")
    first.does(GIST)
    clone.does(GIST, GIST)
    with clone.season() as store:
        noted = journal.events_of_kinds(store.conn, store.journal.number, ("item.gist_noted",))[-1]
        purge.purge(store, SECRETARY, (noted.ref,), "만료")
    first.takes(clone)
    with first.season() as store:
        assert branches.not_adopted(store.conn)
        assert wholeness.bodies(store.conn, walking.walk(store.conn).silent) == []


def test_a_company_that_two_panels_decided_unknown_to_each_other_is_a_conflict_of_both(first: Machine) -> None:
    """Two laptops, two panels, one company: each paper waits until somebody has chosen."""
    with first.season() as store:
        plan = existing(store.known(MEETING, "m").plan, "test")
        entry = AgendaItem("elsewhere", 1, plan.items[0].company, 50, "15:00")
        body = replace(plan, title="다른 분과", day=plan.day + timedelta(days=1), items=(entry,))
        with store.transaction() as tx:
            tx.append(SECRETARY, agenda.plan(None, "n", body), meeting="n")
    other = first.copy("other")
    (mine,) = first.says(about(Resolved(EventRef("x:1:0"), "selected", ("m1",), "m1"), "i1"))
    assert first.conflicts() == []
    (theirs,) = other.says(about(Resolved(EventRef("x:1:0"), "not_selected", ("m1",), "m1"), "elsewhere"))
    first.takes(other)
    found = [(one.kind, one.subject, one.entity, one.slot, one.refs) for one in first.conflicts()]
    assert found == [
        ("rule", "consensus", "elsewhere", "decided-elsewhere", (theirs, mine)),
        ("rule", "consensus", "i1", "decided-elsewhere", (mine, theirs)),
    ]
    with first.season() as store:
        names = {conflict_places.title(one) for one in conflicts.all_open(store.conn)}
    assert names == {sentence("conflict.rule-decided-elsewhere")}
    assert refusal(lambda: first.settles(first.conflicts()[1], mine)) == "conflict.decided-elsewhere"
    settled = first.copy("settled")
    settled.says(about(Concluded("withdrawn", "m1", "포기서 제출"), "i1"))
    assert settled.conflicts() == [], "the turn ended otherwise than by that decision"
    first.says(about(ConsensusReopened(mine, "다른 분과에서 먼저 의결함", "m1"), "i1"))
    with first.season() as store:
        assert store.rebuild()
    assert first.conflicts() == []
