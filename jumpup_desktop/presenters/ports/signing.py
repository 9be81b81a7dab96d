"""The signing turns of a closed day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jumpup_desktop.assets import Language


@dataclass(frozen=True, slots=True)
class PaperToSign:
    """One paper of a signing turn: what it is about, how that company ended, and the wording that was agreed."""

    id: str
    name: str
    outcome: str
    is_ink: bool
    wording: str = ""


@dataclass(frozen=True, slots=True)
class SignerLine:
    """One signer's turn: what they can sign now, how many wait for others, how many are done."""

    person: str
    name: str
    papers: tuple[PaperToSign, ...]
    later: int
    done: int


@dataclass(frozen=True, slots=True)
class SaidLine:
    """What was said about a company, of which the 별지 is not fixed yet."""

    item: str
    entry: str
    company: str
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class SealLine:
    """What sealing came to for one paper."""

    name: str
    is_accepted: bool


@dataclass(frozen=True, slots=True)
class ScansFiled:
    """What came of scanned pages: numbers of the papers they were filed to, and sentences about the rest."""

    filed: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A closed day's papers: how many there are, fixed, sealed, and whose turn it is.

    `lacking` are sentences about what the papers still need; `without_gist` companies (item, name) nobody's words
    are noted of, `speakers` (id, name) who can have said something, `said` what can still be put right.
    `keyless` are those (id, name) who need a new key before a 정정본 can be fixed, `waiting` all days (id, title) with
    something to sign.
    """

    meeting: str
    title: str
    papers: int
    frozen: int
    sealed: int
    lacking: tuple[str, ...]
    without_gist: tuple[tuple[str, str], ...]
    speakers: tuple[tuple[str, str], ...]
    signers: tuple[SignerLine, ...]
    said: tuple[SaidLine, ...] = ()
    keyless: tuple[tuple[str, str], ...] = ()
    waiting: tuple[tuple[str, str], ...] = ()


class SigningPort(Protocol):
    """Turns of the last closed day whose papers are not all sealed, or of the last one closed."""

    def day(self, wanted: str = "") -> ClosedDay | None: ...
    def prepare(self, meeting: str, progress: Callable[[float, str], None]) -> ClosedDay | None: ...
    def sign(self, meeting: str, person: str, pin: str, held_back: Sequence[str]) -> ClosedDay | None: ...
    def refuse(self, meeting: str, person: str, paper: str, reason: str) -> ClosedDay | None: ...
    def reset_pin(self, meeting: str, person: str, pin: str) -> ClosedDay | None: ...
    def correct(self, meeting: str, paper: str, reason: str) -> ClosedDay | None: ...
    def renew_key(self, meeting: str, person: str, pin: str) -> ClosedDay | None: ...
    def refuse_key(self, meeting: str, person: str, reason: str) -> ClosedDay | None: ...
    def correct_gist(self, meeting: str, said: SaidLine, text: str, asked_by: str) -> ClosedDay | None: ...
    def note(self, meeting: str, item: str, speaker: str, text: str) -> ClosedDay | None: ...
    def ink_pages(self, meeting: str, folder: Path) -> int: ...
    def file_scans(self, meeting: str, files: Sequence[Path], language: Language) -> ScansFiled: ...
    def seal(self, meeting: str) -> tuple[Sequence[SealLine], ClosedDay | None]: ...
    def export(self, meeting: str, folder: Path) -> int: ...
    def prints(self, meeting: str, dots: int) -> Sequence[bytes]: ...
