"""서명: papers fixed, signing turns by one PIN each, sealed; what is forgotten, refused, corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.attendance import ResetPin
from jumpup_desktop.domain.problems import Problem
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.presenters.leaving import LeavingPresenter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jumpup_desktop.domain.record.event import EventRef
    from jumpup_desktop.presenters.signing_day import SigningDayPresenter
    from jumpup_desktop.services.papers.signing_table import SigningTable
    from jumpup_desktop.services.seen.signing import SealLine, SignerLine


class SigningPresenter:
    """`sealed` tells what sealing came to; what is sealed is said only after the verifier looked at it.

    `person` is who is chosen in the list; what can be done are the verbs of `signing_verbs`.
    """

    def __init__(self, closed: SigningDayPresenter) -> None:
        self.closed, self.leaving = closed, LeavingPresenter(closed)
        self.person = ""
        self.sealed: Event[Sequence[SealLine]] = Event()

    @property
    def next_signer(self) -> SignerLine | None:
        """Whose turn it is: the first who can sign something now, else who has opinions to confirm."""
        day = self.closed.day
        signers = day.signers if day else ()
        return next((s for s in signers if s.papers), None) or next((s for s in signers if s.own), None)

    @property
    def signer(self) -> SignerLine | None:
        """Who is chosen and can sign now, else whose turn it is."""
        day = self.closed.day
        chosen = next(
            (s for s in (day.signers if day else ()) if s.person == self.person and (s.papers or s.own)), None
        )
        return chosen or self.next_signer

    def say(self, code: str, **values: object) -> str:
        """A sentence in the user's language."""
        return self.closed.sentences.say(code, values)

    @property
    def is_done(self) -> bool:
        """Whether every paper is sealed."""
        day = self.closed.day
        return bool(day and day.is_over and day.papers and day.sealed == day.papers and not day.undrafted)

    def prepare(self) -> None:
        """Make and fix the papers."""
        progress = self.closed.begin_progress()
        self.closed.do(lambda table: table.prepare(progress))

    def sign(
        self, person: str, pin: str, held_back: Sequence[str] = (), confirming: Sequence[EventRef] = (),
        told: Callable[[str], None] | None = None,
    ) -> None:  # fmt: skip
        """One person's turn: their papers with one PIN, and their opinions (the versions they were shown and stand by).

        Then what is complete is sealed. `told` (else the page) hears why it is not signed, or that it is.
        """

        def on_signed(_signed: object) -> None:
            if told is not None:
                told("")
            self._seal()

        self.closed.do(lambda table: table.sign(person, pin, held_back, confirming), on_signed, refused=told)

    def correct(self, meeting: str, paper: str, reason: str) -> None:
        """The 정정본 of a sealed paper: a further edition, signed anew."""
        self.closed.do(lambda table: table.correct(paper, reason), meeting=meeting)

    def reopen(self, meeting: str, paper: str, reason: str) -> None:
        """A fixed paper that is not sealed is opened again, to be made anew."""
        self.closed.do(lambda table: table.reopen(paper, reason), meeting=meeting)

    def reset_pin(self, person: str, pin: str, again: str) -> None:
        """A new PIN for somebody who forgot theirs, by chair and secretary."""
        if self._is_same(pin, again):
            self.closed.do(lambda table: table.room.act(ResetPin(person, table.chair, pin)))

    def renew_key(self, person: str, pin: str, again: str) -> None:
        """A new key for a 정정본: the first one was destroyed after its owner's last seal."""
        if self._is_same(pin, again):
            self.closed.do(lambda table: table.renew_key(person, pin))

    def use_panel(self, file: Path, passphrase: str) -> None:
        """The panel's authority, once more: new keys are issued under it."""
        self.closed.do(lambda table: table.use_panel(file, passphrase))

    def to_ink(self, person: str, reason: str) -> None:
        """A PIN is lost for good: this person signs in ink, their papers are to be made anew."""
        self.closed.do(lambda table: table.to_ink(person, reason))

    def choose_ink(self, person: str) -> None:
        """A 정정본 is signed in ink by somebody who has no key for it."""
        self.closed.do(lambda table: table.choose_ink(person))

    def refuse_key(self, person: str, reason: str) -> None:
        """서명 거부 of a 정정본 by somebody who has no key for it."""
        self.closed.do(lambda table: table.refuse_key(person, reason))

    def refuse(self, person: str, paper: str, reason: str) -> None:
        """서명 거부 of one paper."""
        self.closed.do(lambda table: table.refuse(person, paper, reason))

    def _is_same(self, pin: str, again: str) -> bool:
        if pin != again:
            self.closed.say(Problem("pin.differ"))
        return pin == again

    def _seal(self) -> None:
        store = self.closed.season.store

        def seal(table: SigningTable) -> Sequence[SealLine]:
            from jumpup_desktop.services.seen import signing

            return signing.sealed_lines(store, table.seal())

        self.closed.do(seal, lambda lines: self.sealed.emit(lines) if lines else None)
