"""마감: papers fixed, signing turns by one PIN each, sealed, copied, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Problem
from jumpup_desktop.errors import Cancelled
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.presenters.papers import PRINT_DOTS
from jumpup_desktop.presenters.tasks import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.ports.signing import (
        ClosedDay,
        SaidLine,
        ScansFiled,
        SealLine,
        SignerLine,
        SigningPort,
    )
    from jumpup_desktop.presenters.tasks import Tasks


class SigningPresenter:
    """`sealed` tells what sealing came to; what is sealed is said only after the verifier looked at it."""

    def __init__(self, port: SigningPort, tasks: Tasks, sentences: Sentences) -> None:
        self._port, self._tasks, self._sentences = port, tasks, sentences
        self.changed: Event[None] = Event()
        self.progressed: Event[tuple[float, str]] = Event()
        self.sealed: Event[Sequence[SealLine]] = Event()
        self.day: ClosedDay | None = None
        self.error = ""
        self.pins_asked: dict[str, int] = {}
        self._progress: Progress | None = None
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether something is being made or signed."""
        return self._is_busy

    @property
    def next_signer(self) -> SignerLine | None:
        """Whose turn it is: the first who can sign something now."""
        return next((s for s in (self.day.signers if self.day else ()) if s.papers), None)

    @property
    def is_done(self) -> bool:
        """Whether every paper is sealed."""
        return bool(self.day and self.day.papers and self.day.sealed == self.day.papers)

    def refresh(self) -> None:
        """Read the closed day again."""
        self.choose(self.day.meeting if self.day else "")

    def choose(self, meeting: str) -> None:
        """Sign another day's papers."""
        self._tasks.submit(lambda: self._port.day(meeting), self._on_day, self._on_unread)

    def prepare(self) -> None:
        """Make and fix the papers."""
        if self.day is not None:
            meeting = self.day.meeting
            progress = Progress(self._tasks.deliver, lambda share, step: self.progressed.emit((share, step)))
            self._progress = progress
            self._work(lambda: self._port.prepare(meeting, progress), self._on_day)

    def cancel(self) -> None:
        """Stop making papers; those that are fixed stay."""
        if self._progress is not None:
            self._progress.cancel()

    def sign(self, person: str, pin: str, held_back: Sequence[str] = ()) -> None:
        """One person's turn: their papers with one PIN; then what is complete is sealed."""
        if self.day is None:
            return
        meeting = self.day.meeting
        if pin:
            self.pins_asked[person] = self.pins_asked.get(person, 0) + 1
        self._work(lambda: self._port.sign(meeting, person, pin, held_back), self._on_signed)

    def note(self, item: str, speaker: str, text: str) -> None:
        """발언 요지 written after the meeting (practice 1)."""
        if self.day is not None:
            meeting = self.day.meeting
            self._work(lambda: self._port.note(meeting, item, speaker, text), self._on_day)

    def correct_gist(self, said: SaidLine, text: str, asked_by: str) -> None:
        """발언 요지 put right before its 별지 is fixed (practice 1, 38)."""
        if self.day is not None:
            meeting = self.day.meeting
            self._work(lambda: self._port.correct_gist(meeting, said, text, asked_by), self._on_day)

    def correct(self, meeting: str, paper: str, reason: str, done: Callable[[], None]) -> None:
        """The 정정본 of a sealed paper: a further edition, signed anew."""

        def on_begun(day: ClosedDay | None) -> None:
            self._on_day(day)
            done()

        self._work(lambda: self._port.correct(meeting, paper, reason), on_begun)

    def reset_pin(self, person: str, pin: str, again: str) -> None:
        """A new PIN for somebody who forgot theirs, by chair and secretary."""
        self._set_pin(pin, again, lambda meeting: self._port.reset_pin(meeting, person, pin))

    def renew_key(self, person: str, pin: str, again: str) -> None:
        """A new key for a 정정본: the first one was destroyed after its owner's last seal."""
        self._set_pin(pin, again, lambda meeting: self._port.renew_key(meeting, person, pin))

    def refuse_key(self, person: str, reason: str) -> None:
        """서명 거부 of a 정정본 by somebody who has no key for it."""
        if self.day is not None:
            meeting = self.day.meeting
            self._work(lambda: self._port.refuse_key(meeting, person, reason), self._on_day)

    def _set_pin(self, pin: str, again: str, work: Callable[[str], ClosedDay | None]) -> None:
        if self.day is None:
            return
        if pin != again:
            self.error = self._sentences.of(Problem("pin.differ"))
            self.changed.emit(None)
            return
        meeting = self.day.meeting
        self._work(lambda: work(meeting), self._on_day)

    def refuse(self, person: str, paper: str, reason: str) -> None:
        """서명 거부 of one paper."""
        if self.day is not None:
            meeting = self.day.meeting
            self._work(lambda: self._port.refuse(meeting, person, paper, reason), self._on_day)

    def export(self, folder: Path, done: Callable[[int], None]) -> None:
        """Copy the sealed papers to a folder or a stick."""
        if self.day is not None:
            meeting = self.day.meeting
            self._work(lambda: self._port.export(meeting, folder), done)

    def ink_pages(self, folder: Path, done: Callable[[int], None]) -> None:
        """Pages to be signed in ink, for printing."""
        if self.day is not None:
            meeting = self.day.meeting
            self._work(lambda: self._port.ink_pages(meeting, folder), done)

    def file_scans(self, files: Sequence[Path], done: Callable[[ScansFiled], None]) -> None:
        """Scanned pages find their papers by their codes."""
        if self.day is None:
            return
        meeting, language = self.day.meeting, self._sentences.language

        def on_filed(filed: ScansFiled) -> None:
            done(filed)
            self.refresh()

        self._work(lambda: self._port.file_scans(meeting, files, language), on_filed)

    def prints(self, done: Callable[[Sequence[bytes]], None]) -> None:
        """마감 인쇄: all its pages as pictures."""
        if self.day is not None:
            meeting = self.day.meeting
            self._work(lambda: self._port.prints(meeting, PRINT_DOTS), done)

    def _on_signed(self, day: ClosedDay | None) -> None:
        self._on_day(day)
        if day is not None:
            meeting = day.meeting
            self._work(lambda: self._port.seal(meeting), self._on_sealed)

    def _on_sealed(self, result: tuple[Sequence[SealLine], ClosedDay | None]) -> None:
        lines, day = result
        self._on_day(day)
        if lines:
            self.sealed.emit(lines)

    def _work(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._is_busy, self.error = True, ""
        self.changed.emit(None)

        def finish(result: object) -> None:
            self._is_busy, self._progress = False, None
            done(result)
            self.changed.emit(None)

        self._tasks.submit(work, finish, self._on_fault)

    def _on_day(self, day: ClosedDay | None) -> None:
        self.day = day
        self.changed.emit(None)

    def _on_fault(self, error: Exception) -> None:
        self._is_busy, self._progress = False, None
        self.error = "" if isinstance(error, Cancelled) else self._sentences.of(error)
        self.refresh()
        self.changed.emit(None)

    def _on_unread(self, error: Exception) -> None:
        self.error = self._sentences.of(error)
        self.changed.emit(None)
