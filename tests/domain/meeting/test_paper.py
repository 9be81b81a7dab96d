"""Papers of the day: who signs, in which way, who last; every path ends sealed."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumpup_desktop.domain.meeting import paper as pap
from jumpup_desktop.domain.meeting import signing as rules
from jumpup_desktop.domain.meeting.attendance import ComeBack, Leave
from jumpup_desktop.domain.meeting.turn import Shrink
from jumpup_desktop.domain.problems import Refused
from tests.domain.build import Room, event, grown, refusal
from tests.domain.given import KIND

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.meeting.paper import Paper, Way
    from jumpup_desktop.domain.policy import PaperRule
    from jumpup_desktop.domain.record.event import Draft

RULES = {r.id: r for r in KIND.papers}
SHA = "b" * 64
NUMBERS = itertools.count(1)
PEOPLE = ("m2", "m3", "m4", "m1")
ACTS = st.sampled_from(["sign", "sign", "sign", "ink", "ink", "refuse", "thaw", "freeze", "seal", "scan"])
WAYS = st.lists(st.sampled_from(["electronic", "ink"]), min_size=4, max_size=4)


def told(state: Paper | None, *drafts: Draft) -> Paper:
    """The paper after these events."""
    for draft in drafts:
        state = grown(state, draft, next(NUMBERS))
    assert state is not None
    return state


def drafted() -> Paper:
    return told(None, rules.draft(None, "p", pap.PaperDrafted("company_sheet", "i1", "JU26-P05-B01")))


def frozen(ways: tuple[Way, ...] = ("electronic",) * 4) -> Paper:
    body = pap.PaperFrozen(SHA, tuple(zip(PEOPLE, ways, strict=True)))
    return told(drafted(), rules.freeze(drafted(), body))


def signed_by(paper: Paper, person: str) -> Draft:
    onto = paper.files[-1] if paper.files else SHA
    return rules.sign(paper, person, "c" * 64, hashlib.sha256(f"{onto} {person}".encode()).hexdigest(), onto)


def refused_by(person: str, *confirmed_by: str) -> pap.SigningRefused:
    return pap.SigningRefused(person, "개인 사정", confirmed_by or ("m1", "s"))


def _act(paper: Paper, what: str, person: str, ways: dict[str, Way]) -> list[Draft]:
    match what:
        case "sign":
            return [signed_by(paper, person)]
        case "ink":
            return [rules.sign_ink(paper, person)]
        case "refuse":
            return rules.refuse_signing(paper, refused_by(person, "x", "y"), "s")
        case "thaw":
            return [rules.thaw(paper, "오기", "s")]
        case "freeze":
            gone = {r.person for r in paper.refusals}
            signers: tuple[tuple[str, Way], ...] = tuple((p, "refused" if p in gone else ways[p]) for p in PEOPLE)
            return [rules.freeze(paper, pap.PaperFrozen(SHA, signers))]
        case "seal":
            return [rules.seal(paper, paper.files[-1] if paper.files else SHA, "s")]
    return [rules.file_scan(paper, pap.InkScanned(person, SHA))]


def _try(paper: Paper, what: str, person: str, ways: dict[str, Way]) -> Paper:
    try:
        return told(paper, *_act(paper, what, person, ways))
    except Refused:
        return paper


@given(WAYS, st.lists(st.tuples(ACTS, st.sampled_from((*PEOPLE, "stranger"))), min_size=10, max_size=50))
def test_no_path_ends_unsealable_and_the_one_who_presides_signs_last(
    chosen: list[Way], acts: list[tuple[str, str]]
) -> None:
    """Whatever was consented, refused, thawed, in whatever order: it can still be sealed (decided.md, Documents)."""
    ways = dict(zip(PEOPLE, chosen, strict=True))
    paper = drafted()
    for what, person in [("freeze", "s"), *acts]:
        paper = _try(paper, what, person, ways)
        assert {m.person for m in paper.marks} <= set(PEOPLE)
        assert not [m for m in paper.marks[:-1] if m.person == PEOPLE[-1]]
        assert not {m.person for m in paper.marks} & {r.person for r in paper.refusals}
    ended = paper if paper.sealed else _try(paper, "freeze", "s", ways)
    for person in PEOPLE:
        ended = _try(_try(ended, "sign", person, ways), "ink", person, ways)
    for person in PEOPLE:
        ended = _try(_try(ended, "seal", "s", ways), "scan", person, ways)
    assert ended.sealed
    assert ended.is_complete
    assert sum(ended.mix) == len(PEOPLE)


@given(st.lists(st.tuples(ACTS, st.sampled_from(PEOPLE)), max_size=12))
def test_a_sealed_paper_never_changes_but_for_its_scans(acts: list[tuple[str, str]]) -> None:
    ways: dict[str, Way] = dict.fromkeys(PEOPLE, "electronic")
    paper = frozen()
    for person in PEOPLE:
        paper = told(paper, signed_by(paper, person))
    sealed = told(paper, rules.seal(paper, paper.files[-1] if paper.files else SHA, "s"))
    after = sealed
    for what, person in acts:
        after = _try(after, what, person, ways)
    assert replace(after, scans=()) == replace(sealed, scans=())


def test_a_thaw_voids_signatures_and_their_scans_and_keeps_them_on_record() -> None:
    paper = frozen(("ink", "electronic", "electronic", "electronic"))
    paper = told(paper, rules.sign_ink(paper, "m2"), rules.file_scan(_inked(), pap.InkScanned("m2", SHA)))
    thawed = told(paper, rules.thaw(paper, "오기", "s"))
    assert (thawed.marks, [m.person for m in thawed.void], thawed.status) == ((), ["m2"], "drafted")
    assert thawed.scans == ()


def _inked() -> Paper:
    paper = frozen(("ink", "electronic", "electronic", "electronic"))
    return told(paper, rules.sign_ink(paper, "m2"))


def test_complete_means_sealed_and_every_scan_filed() -> None:
    """Practice 5a: ink needs its scan for complete, not for sealing."""
    paper = _inked()
    for person in PEOPLE[1:]:
        paper = told(paper, signed_by(paper, person))
    paper = told(paper, rules.seal(paper, paper.files[-1] if paper.files else SHA, "s"))
    assert (paper.status, paper.is_complete, paper.scans_missing) == ("sealed", False, ("m2",))
    paper = told(paper, rules.file_scan(paper, pap.InkScanned("m2", SHA)))
    assert paper.is_complete
    assert paper.mix == (3, 1, 0)


def test_whoever_refuses_is_confirmed_by_two_and_the_next_base_prints_it() -> None:
    """Practice 5b."""
    paper = told(frozen(), *rules.refuse_signing(frozen(), refused_by("m3"), "s"))
    assert paper.status == "drafted"
    ways = rules.ways_of(PEOPLE, Room().opened().day, paper)
    assert ways == (("m2", "electronic"), ("m3", "refused"), ("m4", "electronic"), ("m1", "electronic"))
    again = told(paper, rules.freeze(paper, pap.PaperFrozen(SHA, ways)))
    assert again.waiting == ("m2", "m4", "m1")


def test_who_gave_no_consent_signs_in_ink() -> None:
    ways = dict(rules.ways_of(PEOPLE, Room().opened(ink=("m4",)).day, None))
    assert (ways["m4"], ways["m2"]) == ("ink", "electronic")


def signers(room: Room, paper: str, item: str = "i1") -> tuple[str, ...]:
    about: PaperRule = RULES[paper]
    turn = room.case.item(item) if paper in ("company_sheet", "gist", "exclusion") else None
    return rules.signers_of(about, room.case.plan(), room.day, turn)


def test_the_sheet_is_signed_by_those_who_took_part_the_chair_last() -> None:
    """J-043, practice 1."""
    room = Room(companies=1).opened().excluded("m3").called()
    room.do(Shrink("i1", "m7", "left", "열차", "m1"))
    room.written().revealed().proposed().agreed().resolved()
    room.do(ComeBack("m3")).do(Leave("m6", "열차", for_good=True))
    room.closed()
    assert signers(room, "company_sheet") == ("m2", "m4", "m5", "m6", "m1")
    assert signers(room, "resolution") == ("m2", "m3", "m4", "m5", "m7", "s", "m1")
    assert signers(room, "minutes") == ("s", "m1")


def test_a_recused_chair_signs_nothing_of_that_company() -> None:
    """Practice 15: the acting chair is last on its sheet and on its 별지; the 회의록 stays the chair's."""
    room = Room(companies=1).opened().excluded("m1").acting("m2", "i1").decided()
    room.do(ComeBack("m1")).closed()
    assert signers(room, "company_sheet") == ("m3", "m4", "m5", "m6", "m7", "m2")
    assert signers(room, "gist") == ("s", "m2")
    assert signers(room, "minutes") == ("s", "m1")
    assert signers(room, "resolution")[-1] == "m1"


def test_who_was_out_of_an_item_confirms_it_and_nobody_else_the_chair_last() -> None:
    """Practice 4: a paper of one line, without the annex and the result."""
    room = Room(quorum=4).opened().excluded("m1").excluded("m3").acting("m2", "i1").called()
    room.do(Shrink("i1", "m4", "own_request", "친족", "m2"))
    assert signers(room, "exclusion") == ("m3", "m4", "m1")


def test_who_never_came_or_only_left_confirms_no_exclusion() -> None:
    room = Room(companies=1, members=7).opened(late=("m5",)).excluded("m5").called()
    room.do(Shrink("i1", "m7", "left", "열차", "m1"))
    assert signers(room, "exclusion") == ()


def test_when_the_chair_left_early_who_closed_signs_the_resolution_last() -> None:
    room = Room(companies=1).opened().acting("m2", "i1").decided()
    room.do(Leave("m1", "열차", for_good=True))
    room.closed("m2")
    assert signers(room, "resolution") == ("m3", "m4", "m5", "m6", "m7", "s", "m2")


def test_a_later_edition_replaces_a_sealed_one_by_hash_and_reason() -> None:
    paper = frozen()
    for person in PEOPLE:
        paper = told(paper, signed_by(paper, person))
    sealed = told(paper, rules.seal(paper, paper.files[-1] if paper.files else SHA, "s"))
    body = pap.PaperDrafted("company_sheet", "i1", "JU26-P05-B01", 2, sealed.files[-1], "오기 정정")
    second = told(None, rules.draft(None, "p2", body, sealed))
    assert second.drafted == body
    for wrong in (replace(body, edition=3), replace(body, replaces_sha256="0"), replace(body, reason=" ")):
        assert refusal(partial(rules.draft, None, "p2", wrong, sealed)) == "paper.edition"
    assert refusal(lambda: rules.draft(None, "p2", body, frozen())) == "paper.edition"


def _signed(*people: str) -> Paper:
    paper = frozen()
    for person in people:
        paper = told(paper, signed_by(paper, person))
    return paper


def _sealed() -> Paper:
    signed = _signed(*PEOPLE)
    return told(signed, rules.seal(signed, signed.revision_sha256, "s"))


def test_a_signature_counts_in_the_file_it_stands_in() -> None:
    """Two laptops signed the same base at once: each file has one of the two, whichever is chosen."""
    base = frozen()
    both = told(base, signed_by(base, "m2"), signed_by(base, "m3"))
    assert [m.person for m in both.marks] == ["m3"], "the later file has only the signature that was put into it"
    assert both.waiting == ("m2", "m4", "m1")
    again = told(both, signed_by(both, "m2"), signed_by(told(both, signed_by(both, "m2")), "m4"))
    assert [m.person for m in again.marks] == ["m3", "m2", "m4"]
    assert {given.file for given in again.given} <= set(again.everything)


def test_a_paper_that_was_dropped_on_one_laptop_and_sealed_on_another_is_a_sealed_paper() -> None:
    base = frozen()
    dropped = told(base, rules.drop(base, "확인할 사람이 없음"))
    assert dropped.dropped
    assert dropped.frozen is None
    signed = base
    for person in PEOPLE:
        signed = told(signed, signed_by(signed, person))
    sealed = told(dropped, rules.seal(signed, signed.revision_sha256, "s"))
    assert (sealed.status, sealed.dropped) == ("sealed", False)


def test_a_base_or_the_dropping_that_is_chosen_after_a_merge_holds() -> None:
    fixing = event(pap.PaperFrozen(SHA, (("m2", "electronic"), ("m1", "electronic"))), "p", next(NUMBERS))
    fixed = pap.evolve_paper(drafted(), fixing)
    signed = told(fixed, signed_by(fixed, "m2"))
    dropping = event(rules.drop(signed, "확인할 사람이 없음").body, "p", next(NUMBERS))
    dropped = pap.again_paper(signed, dropping)
    assert (dropped.dropped, dropped.frozen, [m.person for m in dropped.void]) == (True, None, ["m2"])
    again = pap.again_paper(dropped, fixing)
    assert (again.dropped, again.status, [m.person for m in again.marks]) == (False, "signing", ["m2"])


INK = frozen(("ink", "electronic", "electronic", "electronic"))
REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("paper.exists", lambda: rules.draft(drafted(), "p", pap.PaperDrafted("gist", "i1", "n"))),
    ("paper.unknown", lambda: rules.freeze(None, pap.PaperFrozen(SHA, (("m1", "ink"),)))),
    ("paper.frozen-already", lambda: rules.freeze(frozen(), pap.PaperFrozen(SHA, (("m1", "ink"),)))),
    ("paper.no-signers", lambda: rules.freeze(drafted(), pap.PaperFrozen(SHA, ()))),
    ("paper.hash-missing", lambda: rules.freeze(drafted(), pap.PaperFrozen("", (("m1", "ink"),)))),
    ("paper.not-frozen", lambda: signed_by(drafted(), "m2")),
    ("paper.not-signer", lambda: signed_by(frozen(), "m7")),
    ("paper.signed-already", lambda: signed_by(_signed("m2"), "m2")),
    ("paper.in-ink", lambda: signed_by(INK, "m2")),
    ("paper.electronic", lambda: rules.sign_ink(INK, "m3")),
    ("paper.chair-last", lambda: signed_by(_signed("m2", "m3"), "m1")),
    ("paper.hash-missing", lambda: rules.sign(frozen(), "m2", "", SHA, SHA)),
    ("paper.hash-missing", lambda: rules.sign(frozen(), "m2", SHA, " ", SHA)),
    ("paper.not-ink", lambda: rules.file_scan(frozen(), pap.InkScanned("m2", SHA))),
    ("paper.hash-missing", lambda: rules.file_scan(_inked(), pap.InkScanned("m2", ""))),
    ("paper.not-signer", lambda: rules.refuse_signing(frozen(), refused_by("m7"), "s")),
    ("paper.signed-already", lambda: rules.refuse_signing(_signed("m2"), refused_by("m2"), "s")),
    (
        "paper.reason-missing",
        lambda: rules.refuse_signing(frozen(), pap.SigningRefused("m2", "", ("m1", "s")), "s"),
    ),
    ("paper.two-confirm", lambda: rules.refuse_signing(frozen(), refused_by("m2", "m1"), "s")),
    ("paper.two-confirm", lambda: rules.refuse_signing(frozen(), refused_by("m2", "m1", "m2"), "s")),
    ("paper.not-frozen", lambda: rules.thaw(drafted(), "오기", "s")),
    ("paper.reason-missing", lambda: rules.thaw(frozen(), " ", "s")),
    ("paper.not-frozen", lambda: rules.seal(drafted(), SHA, "s")),
    ("paper.signatures-missing", lambda: rules.seal(_signed("m2"), SHA, "s")),
    ("paper.hash-missing", lambda: rules.seal(_signed(*PEOPLE), "", "s")),
    ("paper.sealed", lambda: rules.thaw(_sealed(), "오기", "s")),
    ("paper.sealed", lambda: rules.seal(_sealed(), SHA, "s")),
]


@pytest.mark.parametrize(("code", "action"), REFUSED)
def test_what_a_paper_refuses(code: str, action: Callable[[], object]) -> None:
    assert refusal(action) == code
