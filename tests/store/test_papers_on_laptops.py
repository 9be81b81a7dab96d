"""Papers fixed, signed and sealed on several laptops: what counts is what stands in the file that holds."""

from __future__ import annotations

from functools import partial

from jumpup_desktop.domain.meeting import paper as pap
from jumpup_desktop.domain.meeting import signing as rules
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.turn import NoteGist
from jumpup_desktop.domain.record.event import EventRef
from jumpup_desktop.domain.rules import about
from jumpup_desktop.store import conflicts, journal
from tests.domain.build import refusal
from tests.domain.given import SECRETARY
from tests.store.machines import GIST, Machine


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
