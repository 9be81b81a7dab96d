"""Signing turns: one PIN opens one member's key, which signs all of that member's papers; then sealing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.documents.strokes import Stroke
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting import paper as pap
from jumpup_desktop.domain.meeting import signing as rules
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.paper_entry import is_paper
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import Actor, Reader
from jumpup_desktop.domain.rules import require
from jumpup_desktop.services import authorities, member_keys, records
from jumpup_desktop.services.papers import desk, own_texts, staleness
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.paper_kinds import confirmed, kind_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from jumpup_desktop.documents.authority import Identity
    from jumpup_desktop.documents.verifying import Verdict
    from jumpup_desktop.domain.meeting.paper import Paper
    from jumpup_desktop.domain.record.event import EventRef, Role
    from jumpup_desktop.services.papers.day import DayRecord
    from jumpup_desktop.services.papers.paper_kinds import Wanted
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class Hand:
    """One person's signature as drawn at the opening, and where it is put."""

    person: str
    stroke: Stroke | None
    location: str


def waiting_for(store: Store, papers: tuple[Wanted, ...], person: str) -> tuple[Wanted, ...]:
    """Frozen papers this person can sign now with their key: theirs, and everyone before them done."""
    return tuple(want for want in papers if _is_turn(desk.existing(store, want.id), person))


def _is_turn(paper: Paper, person: str) -> bool:
    if paper.frozen is None or paper.sealed or dict(paper.frozen.signers).get(person) != "electronic":
        return False
    electronic = [p for p, way in paper.frozen.signers if way == "electronic" and p in paper.waiting]
    is_last = person == paper.frozen.signers[-1][0] or person == _sealer(paper)
    return person in paper.waiting and (not is_last or (electronic == [person] and _inks_done(paper, person)))


def _sealer(paper: Paper) -> str:
    """Who holds the sealing field: who presides, else the last with a key."""
    keyed = [p for p, way in (paper.frozen.signers if paper.frozen else ()) if way == "electronic"]
    return keyed[-1] if keyed else ""


def _inks_done(paper: Paper, person: str) -> bool:
    presides = paper.frozen is not None and person == paper.frozen.signers[-1][0]
    return not presides or paper.waiting == (person,)


def may_sign(day: DayRecord, person: str) -> bool:
    """Nobody's signature is dated after its owner left; on a day held on paper the forms tell who was there when."""
    return person in day.sitting.present or is_paper(day.sitting)


def sign_turn(
    store: Store, actor: Actor, day: DayRecord, papers: tuple[Wanted, ...], hand: Hand, pin: str,
    held_back: Collection[str] = (), confirming: Collection[EventRef] | None = None,
) -> tuple[str, ...]:  # fmt: skip
    """Sign all papers waiting for one person with one PIN, but those held back; the ids that were signed.

    The same PIN confirms what stands for their opinions: the versions they were shown (`confirming`), None for all.
    Refuses `paper.owner-left` for somebody who has left, `pin.…`.
    """
    require(may_sign(day, hand.person), "paper.owner-left", name=day.name(hand.person))
    ready = [w for w in waiting_for(store, papers, hand.person) if w.id not in held_back]
    for want in ready:
        desk.require_settled(store, day, want)
    try:
        identity = member_keys.unlock(store, day.meeting.id, hand.person, pin)
    except Refused as refused:
        store.access.refused(Reader(hand.person, _role(day, hand.person)), f"sign {refused.code}")
        raise
    named = day.certificates.get(hand.person)
    require(identity.fingerprint == named, "paper.other-key", name=day.name(hand.person))
    own_texts.confirm(store, day, hand.person, confirming, identity)
    for want in ready:
        _sign(store, actor, day, want, hand, identity)
    return tuple(want.id for want in ready)


def _role(day: DayRecord, person: str) -> Role:
    return "secretary" if person == day.meeting.secretary else "member"


def _sign(store: Store, actor: Actor, day: DayRecord, want: Wanted, hand: Hand, identity: Identity) -> None:
    from jumpup_desktop.documents.signing import Act, sign_field

    panel = member_keys.panel_certificate(store, day.meeting.id)
    root = authorities.root_certificate(store)
    before = current_sha256(store, desk.existing(store, want.id))
    confirms = confirmed(kind_of(want.rule.id).signs, [day.turn(want.item)] if want.item else day.turns)
    reason = f"{want.rule.title}({want.number}) {confirms}"
    act = Act(day.name(hand.person), seoul(store.now().utc_ms), hand.stroke, reason, hand.location)
    signed = sign_field(store.attachment(before), f"sign-{hand.person}", identity, (panel, root), act)
    after = desk.keep(store, signed)
    with store.transaction() as tx:
        draft = rules.sign(tx.get(PAPER, want.id), hand.person, identity.fingerprint, after, before)
        signer = Actor(hand.person, "member", "pin")
        tx.append(signer, draft, meeting=day.meeting.id, sign=identity.sign)


def paper_base(store: Store, want: Wanted) -> str:
    """The hash of the frozen base."""
    frozen = desk.existing(store, want.id).frozen
    return frozen.base_sha256 if frozen else ""


def current_sha256(store: Store, paper: Paper) -> str:
    """The hash of the paper's newest file: sealed, last revision, or base. Refuses `paper.not-frozen`."""
    if paper.sealed:
        return paper.sealed.sha256
    if paper.revision_sha256:
        return paper.revision_sha256
    if paper.frozen is None:
        raise Refused("paper.not-frozen")
    return paper.frozen.base_sha256


def sign_in_ink(
    store: Store, actor: Actor, day: DayRecord, papers: tuple[Wanted, ...], person: str,
    held_back: Collection[str] = (),
) -> tuple[str, ...]:  # fmt: skip
    """Note that a person signed the printed pages of every paper they could sign now, but those held back."""
    done = []
    for want in papers:
        paper = desk.existing(store, want.id)
        if want.id in held_back:
            continue
        if paper.frozen is None or dict(paper.frozen.signers).get(person) != "ink" or person not in paper.waiting:
            continue
        if person == paper.frozen.signers[-1][0] and paper.waiting != (person,):
            continue
        desk.require_settled(store, day, want)
        with store.transaction() as tx:
            tx.append(actor, rules.sign_ink(tx.get(PAPER, want.id), person), meeting=day.meeting.id)
        done.append(want.id)
    return tuple(done)


def refuse(store: Store, actor: Actor, day: DayRecord, want: Wanted, body: pap.SigningRefused) -> None:
    """서명 거부: recorded, the paper thaws and is frozen anew with the refusal printed in place of the box."""
    with store.transaction() as tx:
        state = tx.get(PAPER, want.id)
        tx.append(actor, rules.refuse_signing(state, body, actor.person), meeting=day.meeting.id)
        again = desk.thaw_citing(tx, actor, day, want, body.reason)
    for one in (want, *again):
        if desk.existing(store, one.id).frozen is None:
            desk.freeze(store, actor, day, one)


def seal_ready(store: Store, actor: Actor, day: DayRecord, papers: tuple[Wanted, ...]) -> dict[str, Verdict]:
    """Seal every paper nobody is waited for, once the verifier accepts it. Verdicts by paper id.

    What cites others (회의록) waits for them (each 별지): until they are sealed they may still change. Refuses
    `paper.record-differs` after all others are sealed, naming every paper that no longer says what was said;
    `paper.cites-stale`.
    """
    verdicts, differing = {}, []
    for want in papers:
        paper = desk.existing(store, want.id)
        if paper.sealed or paper.frozen is None or paper.waiting or not _cites_sealed(store, day, want):
            continue
        pdf = store.attachment(current_sha256(store, paper))
        desk.require_settled(store, day, want)
        if _says_what_is_so(store, day, want, pdf):
            verdicts[want.id] = _seal(store, actor, day, want, pdf)
        else:
            differing.append(want.number)
    if verdicts and staleness.renew_stale(store, actor, day):
        day = read_day(store, day.meeting.id)
    _destroy_finished_keys(store, day)
    require(not differing, "paper.record-differs", number=", ".join(differing))
    return verdicts


def _cites_sealed(store: Store, day: DayRecord, want: Wanted) -> bool:
    return all(desk.existing(store, cited.id).sealed for cited in desk.cited_of(day, want))


def _says_what_is_so(store: Store, day: DayRecord, want: Wanted, pdf: bytes) -> bool:
    fixed = records.paper_in(pdf)
    require(staleness.cites_right(store, day, want, fixed), "paper.cites-stale")
    return staleness.says_what_is_so(store, day, want, fixed)


def _seal(store: Store, actor: Actor, day: DayRecord, want: Wanted, pdf: bytes) -> Verdict:
    from jumpup_desktop.documents.verifying import verify

    paper = desk.existing(store, want.id)
    verdict = verify(pdf, roots=(authorities.root_certificate(store),), at=seoul(store.now().utc_ms))
    all_ink = not any(way == "electronic" for _, way in paper.frozen.signers) if paper.frozen else False
    if verdict.accepted or all_ink:
        with store.transaction() as tx:
            draft = rules.seal(tx.get(PAPER, want.id), current_sha256(store, paper), actor.person)
            tx.append(actor, draft, meeting=day.meeting.id)
    return verdict


def destroy_over(store: Store) -> None:
    """Destroy the keys of every day whose papers are all sealed: here before a crash, or on another laptop."""
    staleness.look(store)
    for meeting in store.day_keys.meetings:
        with suppress(Refused, KeyError):
            if _is_over(store, read_day(store, meeting)):
                store.day_keys.destroy_all(meeting)


def _is_over(store: Store, day: DayRecord) -> bool:
    """Whether every paper that the day asks for is there, sealed, and to stay as it is."""
    if staleness.is_pending(store, day.meeting.id):
        return False
    states = [store.get(PAPER, want.id) for want in desk.wanted(day)]
    is_sealed = bool(states) and all(p is not None and p.sealed for p in states)
    return is_sealed and not staleness.stale(store, day)


def _destroy_finished_keys(store: Store, day: DayRecord) -> None:
    """A member's key dies when their last paper of the day is sealed, the panel's and all others with the last one.

    Which paper is the last is known after 폐회 only; of somebody who left for good, once their sheets are sealed.
    """
    if day.sitting.closing is None:
        _destroy_keys_of_leavers(store, day)
        return
    if _is_over(store, day):
        store.day_keys.destroy_all(day.meeting.id)
        return
    drafted = [w.id for w in desk.wanted(day) if store.get(PAPER, w.id) is not None]
    open_papers = [p for p in (desk.existing(store, paper) for paper in drafted) if not p.sealed]
    needed = {person for paper in open_papers for person, _ in (paper.frozen.signers if paper.frozen else ())}
    if any(paper.frozen is None for paper in open_papers):
        return
    for person in day.certificates:
        if person not in needed:
            store.day_keys.destroy(day.meeting.id, person)


def _destroy_keys_of_leavers(store: Store, day: DayRecord) -> None:
    """Everything that somebody who left for good took part in, or confirms to have been out of, is sealed."""
    for person in day.sitting.left_for_good & day.certificates.keys():
        mine = [w for w in desk.due(day) if person in {who for who, _ in _signers(store, day, w)}]
        papers = [store.get(PAPER, w.id) for w in mine]
        is_in_open_turn = any(person in t.item.participants and t.item.outcome is None for t in day.turns)
        if not is_in_open_turn and all(paper is not None and paper.sealed for paper in papers):
            store.day_keys.destroy(day.meeting.id, person)


def _signers(store: Store, day: DayRecord, want: Wanted) -> tuple[tuple[str, pap.Way], ...]:
    paper = store.get(PAPER, want.id)
    return desk.ways_of(day, want, paper or pap.Paper(want.id))
