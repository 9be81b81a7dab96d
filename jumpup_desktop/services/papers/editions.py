"""What happens to a paper after it was fixed: opened again before its seal, or replaced by a 정정본 after it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import attendance
from jumpup_desktop.domain.meeting import signing as rules
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.sitting import SITTING, KeyIssued
from jumpup_desktop.domain.rules import existing, require
from jumpup_desktop.services import member_keys
from jumpup_desktop.services.papers import desk
from jumpup_desktop.services.papers.day import read_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.services.papers.day import DayRecord
    from jumpup_desktop.services.papers.paper_kinds import Wanted
    from jumpup_desktop.store.season_store import Store

NEW_KEY = "서명 열쇠를 새로 만듦"
"""Why a fixed paper is opened again, as the record tells it."""


def thaw(store: Store, actor: Actor, day: DayRecord, want: Wanted, reason: str) -> None:
    """Open a fixed paper again; its signatures become void and stay in the record. Refuses as the domain does.

    With a 별지 the 회의록 that cites its hash is opened too.
    """
    with store.transaction() as tx:
        tx.append(actor, rules.thaw(tx.get(PAPER, want.id), reason, actor.person), meeting=day.meeting.id)
        desk.thaw_citing(tx, actor, day, want, reason)


def correct(store: Store, actor: Actor, meeting: str, paper: str, reason: str) -> tuple[Wanted, ...]:
    """Begin the 정정본 of a sealed paper, and of those that cite its hash: with a 별지 that of the 회의록.

    The signer set is the same, because it comes from the closed day. Refuses `paper.not-sealed`, `paper.edition`.
    """
    day = read_day(store, meeting)
    found = next((want for want in desk.wanted(day) if want.id == paper), None)
    want = existing(found, "paper.edition")
    chosen = [want]
    chosen += [w for w in desk.citing_of(day, want) if desk.existing(store, w.id).sealed]
    with store.transaction() as tx:
        for old in chosen:
            why = reason if old is want else f"{want.number} 정정에 따름: {reason}"
            desk.begin_next(tx, actor, day, old, why)
        desk.thaw_citing(tx, actor, day, want, reason)
    wanted = desk.wanted(read_day(store, meeting))
    return tuple(w for w in wanted if (w.rule.id, w.item) in {(c.rule.id, c.item) for c in chosen})


def keyless(store: Store, day: DayRecord, papers: tuple[Wanted, ...]) -> tuple[str, ...]:
    """Who signs these papers electronically and has no key for it: it was destroyed with their last seal, or after a
    merge the record names that of another laptop.
    """
    return tuple(person for person in electronic(store, day, papers) if not holds_key(store, day, person))


def require_keys(store: Store, day: DayRecord, papers: tuple[Wanted, ...]) -> None:
    """A paper names its signers' certificates: nobody's that is gone. Refuses `paper.keyless`, naming them."""
    unfixed = tuple(w for w in papers if desk.existing(store, w.id).frozen is None)
    lacking = [day.name(person) for person in keyless(store, day, unfixed)]
    require(not lacking, "paper.keyless", names=", ".join(lacking))


def electronic(store: Store, day: DayRecord, papers: tuple[Wanted, ...]) -> tuple[str, ...]:
    """Who signs these papers with a key."""
    ways = [way for want in papers for way in desk.ways_of(day, want, desk.existing(store, want.id))]
    return tuple(dict.fromkeys(person for person, way in ways if way == "electronic"))


def holds_key(store: Store, day: DayRecord, person: str) -> bool:
    """Whether the key that the record names for this person is on this laptop."""
    own = member_keys.certificate_of(store, day.meeting.id, person)
    return own is not None and hashlib.sha256(own).hexdigest() == day.certificates.get(person)


def choose_ink(store: Store, actor: Actor, day: DayRecord, papers: tuple[Wanted, ...], person: str) -> None:
    """This person signs those of the papers in ink that wait for a key of theirs and are not fixed yet."""
    for want in papers:
        paper = store.get(PAPER, want.id)
        if paper is not None and paper.frozen is None and (person, "electronic") in desk.ways_of(day, want, paper):
            with store.transaction() as tx:
                tx.append(actor, rules.choose_ink(tx.get(PAPER, want.id), person), meeting=day.meeting.id)


def to_ink(store: Store, actor: Actor, day: DayRecord, papers: tuple[Wanted, ...], person: str, reason: str) -> None:
    """Somebody whose PIN is lost signs in ink what they have not signed: fixed papers are opened again for that."""
    _open_again(store, actor, day, papers, person, reason)
    choose_ink(store, actor, day, papers, person)


def _open_again(
    store: Store, actor: Actor, day: DayRecord, papers: tuple[Wanted, ...], person: str, reason: str
) -> None:
    """Fixed papers that wait for a person's key name its certificate: without that key they are sealed by nobody."""
    for want in papers:
        paper = store.get(PAPER, want.id)
        waits = paper is not None and not paper.sealed and person in paper.waiting
        if waits and paper is not None and paper.frozen and dict(paper.frozen.signers).get(person) == "electronic":
            thaw(store, actor, day, want, reason)


def renew_keys(
    store: Store, actor: Actor, day: DayRecord, people: tuple[str, ...], issue: Callable[[str], str]
) -> None:
    """New keys of the same meeting, before chair and secretary; `issue` makes one and gives its fingerprint.

    What is fixed and still waits for the old key is opened again. Refuses as `attendance.renew_key`.
    """
    heads, is_on = day.sitting.heads, day.sitting.closing is None
    chair = next((p for p in heads if not is_on or p in day.sitting.present), "")
    for person in people:
        with store.transaction() as tx:
            body = KeyIssued(person, issue(person))
            drafts = attendance.renew_key(tx.get(SITTING, day.meeting.id), day.meeting, body, chair)
            tx.append(actor, drafts, meeting=day.meeting.id)
        _open_again(store, actor, day, desk.wanted(day), person, NEW_KEY)
