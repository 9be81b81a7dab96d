"""Whether this laptop is ready for a panel day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Level = Literal["ok", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found: the code of its sentence, its values."""

    code: str
    level: Level
    values: tuple[tuple[str, str], ...] = ()


class ReadinessPort(Protocol):
    """Checks that need no screen; both may run in any thread."""

    def check(self, stick: Path | None) -> Sequence[Check]: ...
    def save_slip(self, checks: Sequence[Check], target: Path) -> None: ...
