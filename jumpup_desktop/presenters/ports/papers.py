"""The season's papers: list, pages, verification."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jumpup_desktop.assets import Language

PaperState = Literal["drafted", "frozen", "signing", "sealed"]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper with its state; `due` is the day by which policy wants it made."""

    id: str
    kind: str
    title: str
    meeting: str
    state: PaperState
    signed: int
    signers: int
    edition: int
    sha256: str
    meeting_id: str = ""
    is_newest: bool = True
    due: str = ""


@dataclass(frozen=True, slots=True)
class VerifyLine:
    """One thing that was checked on a paper; `text` says it in the user's language."""

    text: str
    level: Literal["ok", "warn", "bad"]


class PapersPort(Protocol):
    """Papers of the season. A page comes as PNG bytes, `dots` per inch."""

    def papers(self) -> Sequence[PaperRow]: ...
    def pages(self, paper: str) -> int: ...
    def picture(self, paper: str, page: int, dots: int) -> bytes: ...
    def verify(self, paper: str, language: Language) -> Sequence[VerifyLine]: ...
    def save(self, paper: str, target: Path) -> None: ...
