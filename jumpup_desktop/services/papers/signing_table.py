"""The signing turns as people take them: what each still signs, one PIN for all of it, refusals, the seals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import signing as rules
from jumpup_desktop.domain.meeting.paper import PAPER, SigningRefused
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.rules import require
from jumpup_desktop.services import member_keys
from jumpup_desktop.services.papers import desk, drafting, editions, signing
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.signing_passes import everyone
from jumpup_desktop.services.room import Room
from jumpup_desktop.store.keys import PIN_COST

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from jumpup_desktop.documents.verifying import Verdict
    from jumpup_desktop.domain.meeting.paper import Paper
    from jumpup_desktop.domain.record.event import Actor, EventRef
    from jumpup_desktop.services.papers.day import DayRecord
    from jumpup_desktop.services.papers.paper_kinds import Wanted
    from jumpup_desktop.store.keys import KdfCost
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class SignerShare:
    """One signer: papers (ids) to sign now by PIN or in ink, how many wait for others, how many are done.

    `left_behind`: papers that wait for the key of somebody who has left, and signs with it no more. `can_confirm`:
    their PIN opens a key with which they can stand by their opinions.
    """

    person: str
    name: str
    by_pin: tuple[str, ...]
    in_ink: tuple[str, ...]
    later: int
    done: int
    left_behind: tuple[str, ...] = ()
    can_confirm: bool = False


class SigningTable:
    """A day's papers and who still signs which."""

    def __init__(self, store: Store, meeting: str, pin_cost: KdfCost = PIN_COST) -> None:
        self._store, self._meeting, self._pin_cost = store, meeting, pin_cost

    @property
    def room(self) -> Room:
        """The room the day was held in, for what is still put right."""
        return Room(self._store, self._meeting, self._pin_cost)

    @property
    def chair(self) -> str:
        """Who was elected chair; empty where nobody was."""
        sitting = self._store.get(SITTING, self._meeting)
        return sitting.chair.person if sitting and sitting.chair else ""

    @property
    def _actor(self) -> Actor:
        return self.room.secretary

    def prepare(self, progress: Callable[[float, str], None]) -> None:
        """Begin and fix every paper that can be made now.

        Refuses `paper.none-due`, `paper.keyless`, `minutes.incomplete`.
        """
        wanted = drafting.draft_due(self._store, self._actor, self._meeting)
        day = read_day(self._store, self._meeting)
        editions.require_keys(self._store, day, wanted)
        open_papers = [w for w in wanted if desk.existing(self._store, w.id).frozen is None]
        for n, want in enumerate(open_papers):
            progress(n / len(open_papers), want.number)
            desk.freeze(self._store, self._actor, day, want)
        progress(1.0, "")

    def turns(self) -> tuple[SignerShare, ...]:
        """Everybody who signs, in the order of turns; empty before the papers are fixed."""
        day, wanted = self._day()
        return tuple(
            t
            for t in (self._turn(day, wanted, p) for p in everyone(day))
            if t.by_pin or t.in_ink or t.later or t.done or t.left_behind
        )

    def _day(self) -> tuple[DayRecord, tuple[Wanted, ...]]:
        day = read_day(self._store, self._meeting)
        drafted = tuple(w for w in desk.due(day) if self._store.get(PAPER, w.id) is not None)
        return day, drafted

    def _turn(self, day: DayRecord, wanted: tuple[Wanted, ...], person: str) -> SignerShare:
        papers = [desk.existing(self._store, w.id) for w in wanted]
        mine = [p for p in papers if p.frozen and person in dict(p.frozen.signers)]
        waiting = [p for p in mine if person in p.waiting]
        by_pin = tuple(w.id for w in signing.waiting_for(self._store, wanted, person))
        if not signing.may_sign(day, person):
            behind = tuple(p.id for p in waiting if p.frozen and dict(p.frozen.signers)[person] == "electronic")
            inked = tuple(p.id for p in waiting if p.id not in behind and _may_ink(p, person))
            done = len(mine) - len(waiting)
            return SignerShare(
                person, day.name(person), (), inked, len(waiting) - len(behind) - len(inked), done, behind
            )
        inks = [p for p in waiting if p.frozen and dict(p.frozen.signers)[person] == "ink" and _may_ink(p, person)]
        later = len(waiting) - len(by_pin) - len(inks)
        in_ink = tuple(p.id for p in inks)
        can_confirm = bool(by_pin) or (not in_ink and editions.holds_key(self._store, day, person))
        done = len(mine) - len(waiting)
        return SignerShare(person, day.name(person), by_pin, in_ink, later, done, can_confirm=can_confirm)

    def sign(
        self, person: str, pin: str, held_back: Collection[str], confirming: Collection[EventRef] | None = None
    ) -> tuple[str, ...]:  # fmt: skip
        """Sign everything that waits for this person, but what they hold back, with one PIN. Refuses `pin.…`.

        `confirming`: versions of their opinions that they were shown and stand by, also where no paper waits; None:
        all, with the papers.
        """
        day, wanted = self._day()
        inked = signing.sign_in_ink(self._store, self._actor, day, wanted, person, held_back)
        waiting = signing.waiting_for(self._store, wanted, person)
        waits = [want for want in waiting if want.id not in held_back] or confirming
        if not waits or (inked and not signing.may_sign(day, person)):
            return inked
        stroke = self.room.drawing(person)
        hand = signing.Hand(person, stroke, day.plan.venue)
        signed = signing.sign_turn(self._store, self._actor, day, wanted, hand, pin, held_back, confirming)
        return (*inked, *signed)

    def keyless(self) -> tuple[tuple[str, str], ...]:
        """Who (id, name) signs a paper that is not fixed yet, and has no key: it died with their last seal.

        A paper names its signers' certificates, so the keys come before it is fixed.
        """
        day, wanted = self._day()
        unfixed = tuple(w for w in wanted if desk.existing(self._store, w.id).frozen is None)
        return tuple((person, day.name(person)) for person in editions.keyless(self._store, day, unfixed))

    def renew_key(self, person: str, pin: str) -> None:
        """A new key for a 정정본, under a new PIN. Refuses `pin.form`, `pin.has-key`, as `renew_key`.

        Who has a key that the record names, or signs only papers that are fixed already, gets no other.
        """
        require(person in {who for who, _ in self.keyless()}, "pin.has-key")
        day, _ = self._day()

        def issue(who: str) -> str:
            return member_keys.issue(self._store, self._meeting, who, day.name(who), pin, self._pin_cost)[1]

        editions.renew_keys(self._store, self._actor, day, (person,), issue)

    def use_panel(self, file: Path, passphrase: str) -> None:
        """Take the panel's authority from a locked file. Raises and refuses as `member_keys.use_panel_file`."""
        member_keys.use_panel_file(self._store, self._meeting, file, passphrase)

    def to_ink(self, person: str, reason: str) -> None:
        """Somebody whose PIN is lost signs in ink from now on; their papers are opened again. Refuses `paper.…`."""
        day, wanted = self._day()
        editions.to_ink(self._store, self._actor, day, wanted, person, reason)

    def choose_ink(self, person: str) -> None:
        """A 정정본 is signed in ink by somebody without a key for it. Refuses `paper.…`."""
        day, wanted = self._day()
        editions.choose_ink(self._store, self._actor, day, wanted, person)

    def refuse_key(self, person: str, reason: str) -> None:
        """서명 거부 of a 정정본 by somebody without a key for it; it is fixed without them. Refuses `paper.…`."""
        day, wanted = self._day()
        body = SigningRefused(person, reason, _two_others(day, person))
        for want in wanted:
            paper = desk.existing(self._store, want.id)
            if paper.frozen is None and (person, "electronic") in desk.ways_of(day, want, paper):
                with self._store.transaction() as tx:
                    state = tx.get(PAPER, want.id)
                    tx.append(self._actor, rules.refuse_signing(state, body, self._actor.person), meeting=self._meeting)

    def correct(self, paper: str, reason: str) -> None:
        """Begin the 정정본 of a sealed paper. Refuses `paper.not-sealed`, `paper.edition`."""
        editions.correct(self._store, self._actor, self._meeting, paper, reason)

    def reopen(self, paper: str, reason: str) -> None:
        """Open a fixed paper again; what cites it, too. Refuses `paper.sealed`, `.not-frozen`, `.reason-missing`."""
        day, wanted = self._day()
        editions.thaw(self._store, self._actor, day, next(w for w in wanted if w.id == paper), reason)

    def correct_all(self, papers: Collection[str], reason: str) -> None:
        """Begin the 정정본 of several; one that was begun with another (회의록 with its 별지) is not begun twice."""
        for paper in papers:
            day, _ = self._day()
            if any(want.id == paper for want in desk.wanted(day)):
                self.correct(paper, reason)

    def refuse(self, person: str, paper: str, reason: str) -> None:
        """서명 거부, confirmed by two others; the paper is fixed anew. Refuses `paper.…`."""
        day, wanted = self._day()
        want = next(w for w in wanted if w.id == paper)
        signing.refuse(self._store, self._actor, day, want, SigningRefused(person, reason, _two_others(day, person)))

    def seal(self) -> dict[str, Verdict]:
        """Seal what nobody is waited for; the verifier's word on each."""
        day, wanted = self._day()
        return signing.seal_ready(self._store, self._actor, day, wanted)


def _two_others(day: DayRecord, person: str) -> tuple[str, ...]:
    """Chair and secretary; where one of them refuses, an acting chair or the next member confirms in their place."""
    chair = day.sitting.chair.person if day.sitting.chair else ""
    came = {v.person for v in day.sitting.visits}
    acting = [a.person for a in day.sitting.acting]
    able = dict.fromkeys(p for p in (chair, day.meeting.secretary, *acting, *day.meeting.members) if p in came)
    return tuple(p for p in able if p != person)[:2]


def _may_ink(paper: Paper, person: str) -> bool:
    presides = paper.frozen is not None and person == paper.frozen.signers[-1][0]
    return not presides or paper.waiting == (person,)
