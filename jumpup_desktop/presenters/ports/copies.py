"""Running copies on a stick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Copied:
    """What lies on the stick: until when (HH:MM) and how many events."""

    at: str
    events: int


class CopiesPort(Protocol):
    """`take` in the store's thread, `carry` in another; what `take` gave is carried and forgotten."""

    def take(self) -> object: ...
    def carry(self, taken: object, folder: Path) -> Copied: ...
    def bring(self, source: Path, target: Path) -> Path: ...
