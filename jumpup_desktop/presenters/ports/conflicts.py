"""What two laptops said differently, as the window asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.assets import Language
    from jumpup_desktop.domain.meeting.settling import SettleConflicts
    from jumpup_desktop.services.seen.conflicts import ConflictSeen
    from jumpup_desktop.store.branches import Branch


class ConflictsPort(Protocol):
    """All run in the store's thread."""

    def open_conflicts(self, language: Language) -> Sequence[ConflictSeen]: ...
    def branches(self) -> Sequence[Branch]: ...
    def presided(self, meeting: str) -> Sequence[tuple[str, str]]: ...
    def settle(self, meeting: str, act: SettleConflicts) -> None: ...
    def adopt(self, branch: str, reason: str) -> None: ...
