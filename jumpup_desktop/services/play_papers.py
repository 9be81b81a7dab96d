"""The scripted end of a day: papers fixed, signed and sealed, ink pages scanned, a 정정본 made."""

from __future__ import annotations

import io
import math
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.paper import SigningRefused
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import Actor
from jumpup_desktop.domain.rules import existing, require
from jumpup_desktop.services.member_keys import MeetingKeys
from jumpup_desktop.services.papers import desk, drafting, editions, export, scans, signing
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.signing_passes import Hands, SigningPass, Turns, freeze_all
from jumpup_desktop.store.season_store import Store
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.documents.strokes import Stroke
    from jumpup_desktop.domain.meeting.signing import CorrectPaper, RefusalOf, ReturnScans, SignPapers, SignTurn, ToInk
    from jumpup_desktop.services.papers.day import DayRecord
    from jumpup_desktop.services.papers.paper_kinds import Wanted
    from jumpup_desktop.services.scripts import Script

SCANNER_DPI = 150


@dataclass(frozen=True, slots=True)
class PaperActs:
    """Plays the acts about one meeting's papers; `hands` are the PINs and drawn signatures of its people."""

    store: Store
    actor: Actor
    meeting: str
    hands: Hands
    keys: MeetingKeys

    def sign(self, act: SignPapers, before_turn: Callable[[str], None]) -> tuple[SigningPass, tuple[Wanted, ...]]:
        """Freeze, refusals, turns, seals: as the closing of a day goes."""
        day, wanted = self._fixed()
        for refusal in act.refusals:
            self._refuse(refusal, day, wanted)
        return Turns(self.store, self.actor, day, wanted).run(self.hands, before_turn), wanted

    def sign_turn(self, act: SignTurn) -> None:
        """One person's turn at any hour: what can be signed by then is fixed, signed and, where complete, sealed.

        Refuses `play.unknown-person`; `paper.owner-left` for somebody who has left and signs electronically.
        """
        self._require_known(act.person)
        day, wanted = self._fixed()
        waits = signing.waiting_for(self.store, wanted, act.person)
        require(not waits or signing.may_sign(day, act.person), "paper.owner-left", name=day.name(act.person))
        Turns(self.store, self.actor, day, wanted, (act.person,)).run(self.hands)

    def _require_known(self, person: str) -> None:
        require(person in read_day(self.store, self.meeting).people, "play.unknown-person", name=person)

    def _fixed(self) -> tuple[DayRecord, tuple[Wanted, ...]]:
        """What can be made now, fixed; whoever is there and lacks a key for it gets one. Refuses `paper.keyless`."""
        wanted = drafting.draft_due(self.store, self.actor, self.meeting)
        day = read_day(self.store, self.meeting)
        unfixed = tuple(w for w in wanted if desk.existing(self.store, w.id).frozen is None)
        there = [p for p in editions.keyless(self.store, day, unfixed) if signing.may_sign(day, p)]
        self._renew(day, tuple(there))
        day = read_day(self.store, self.meeting)
        editions.require_keys(self.store, day, wanted)
        freeze_all(self.store, self.actor, day, wanted)
        return day, wanted

    def _renew(self, day: DayRecord, people: tuple[str, ...]) -> None:
        def issue(person: str) -> str:
            return self.keys.issue(person, day.name(person), self.hands.pins[person])

        editions.renew_keys(self.store, self.actor, day, people, issue)

    def to_ink(self, act: ToInk) -> None:
        """Somebody who cannot sign with their key any more signs in ink what they have not signed."""
        self._require_known(act.person)
        day = read_day(self.store, self.meeting)
        wanted = drafting.draft_due(self.store, self.actor, self.meeting)
        editions.to_ink(self.store, self.actor, day, wanted, act.person, act.reason)

    def _refuse(self, refusal: RefusalOf, day: DayRecord, wanted: tuple[Wanted, ...]) -> None:
        person = refusal.person
        self._require_known(person)
        for want in wanted:
            paper = desk.existing(self.store, want.id)
            if person in {r.person for r in paper.refusals}:
                continue  # a play that goes on after a crash
            is_meant = want.rule.id == refusal.paper and want.item == refusal.item
            if is_meant and paper.frozen and person in dict(paper.frozen.signers):
                body = SigningRefused(person, refusal.reason, refusal.confirmed_by)
                signing.refuse(self.store, self.actor, day, want, body)

    def correct(self, act: CorrectPaper) -> None:
        """A 정정본 begins; those whose keys died with the first seals get new ones."""
        day = read_day(self.store, self.meeting)
        old = next((w for w in desk.wanted(day) if w.rule.id == act.paper and w.item == act.item), None)
        want = existing(old, "paper.unknown")
        concerned = (want, *desk.citing_of(day, want))
        begun = desk.existing(self.store, want.id)
        if begun.sealed is None and begun.drafted and begun.drafted.reason == act.reason:
            new = concerned  # a play that goes on after a crash
        else:
            require(set(act.in_ink) <= set(editions.electronic(self.store, day, concerned)), "paper.not-signer")
            new = editions.correct(self.store, self.actor, self.meeting, want.id, act.reason)
        day = read_day(self.store, self.meeting)
        for person in act.in_ink:
            editions.choose_ink(self.store, self.actor, day, new, person)
        self._renew(day, editions.keyless(self.store, day, new))

    def scan(self, act: ReturnScans) -> None:
        """The ink pages as a printer and a scanner would give them back, a little askew. Refuses `scan.…`."""
        missing = {row.id for row in meetings.papers(self.store.conn, self.meeting) if row.scans_missing}
        wanted = [w for w in desk.wanted(read_day(self.store, self.meeting)) if w.id in missing]
        with tempfile.TemporaryDirectory() as folder:
            pages = [p for w in wanted for p in scanned(export.ink_page(self.store, w), Path(folder) / w.id, act.skew)]
            filing = scans.file_scans(self.store, self.actor, self.meeting, pages)
        for problem in filing.problems:
            raise Refused(problem.code, **problem.shown)


def scanned(pdf: bytes, stem: Path, skew: float) -> list[Path]:
    """Pages as a coarse scanner gives them: grey pictures beside each other, turned by `skew` degrees."""
    from PIL import Image

    from jumpup_desktop.documents.print_copy import page_count, page_png

    done = []
    for n in range(page_count(pdf)):
        with Image.open(io.BytesIO(page_png(pdf, n, SCANNER_DPI))) as page:
            turned = page.convert("L").rotate(skew, fillcolor=255)
        done.append(stem.with_name(f"{stem.name}-{n + 1}.png"))
        turned.save(done[-1])
    return done


def drawn(entry: Script, n: int) -> Stroke:
    """The n-th person's signature: the script's points on a pad of 300 × 100, else a wave of their own."""
    from jumpup_desktop.documents.strokes import Stroke

    given = entry.get("strokes")
    return Stroke(tuple(tuple((x / 300, y / 100) for x, y in line) for line in given) if given else _wave(n))


def _wave(n: int) -> tuple[tuple[tuple[float, float], ...], ...]:
    wave = tuple((0.12 + i / 62, 0.5 + 0.28 * math.sin(i / (2.4 + n % 5 / 3)) * math.cos(i / 11)) for i in range(48))
    return (wave, ((0.3 + n % 3 / 10, 0.22), (0.48, 0.8), (0.66, 0.28)))
