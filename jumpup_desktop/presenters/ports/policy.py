"""The policy that holds and how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jumpup_desktop.domain.policy import Policy


@dataclass(frozen=True, slots=True)
class Adoption:
    """One adoption of a policy; `changes` lists path, before, after."""

    at: str
    name: str
    version: str
    sha256: str
    reason: str
    changes: tuple[tuple[str, str, str], ...]


class PolicyPort(Protocol):
    """The season's policy and how it came about."""

    def current(self) -> tuple[Policy, str]: ...
    def history(self) -> Sequence[Adoption]: ...
    def compare(self, file: Path) -> Sequence[tuple[str, str, str]]: ...
    def adopt(self, file: Path, reason: str) -> None: ...
