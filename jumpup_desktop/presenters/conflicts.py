"""서로 다른 기록: what two laptops said differently, and what a person decides about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.settling import Choice, SettleConflicts
from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.ports.conflicts import ConflictsPort
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.seen.conflicts import ConflictSeen
    from jumpup_desktop.store.branches import Branch


class ConflictsPresenter:
    """`changed` when the list was read anew, `failed` with what went wrong; `heads` are who presided, by meeting."""

    def __init__(self, port: ConflictsPort, tasks: Tasks, sentences: Sentences) -> None:
        self._port, self._tasks, self._sentences = port, tasks, sentences
        self.changed: Event[None] = Event()
        self.failed: Event[str] = Event()
        self.open: Sequence[ConflictSeen] = ()
        self.branches: Sequence[Branch] = ()
        self.heads: dict[str, Sequence[tuple[str, str]]] = {}

    @property
    def count(self) -> int:
        """How many things a person has to decide."""
        return len(self.open) + len(self.branches)

    def refresh(self) -> None:
        """Read them again."""
        language = self._sentences.language

        def read() -> None:
            self.open, self.branches = self._port.open_conflicts(language), self._port.branches()
            self.heads = {one.meeting: self._port.presided(one.meeting) for one in self.open if one.meeting}

        self._tasks.submit(read, lambda _none: self.changed.emit(None), self._on_fault)

    def settle(self, one: ConflictSeen, side: int, chair: str, reason: str) -> None:
        """What one side said holds from now on."""
        refs = [each.ref for each in one.sides]
        over = tuple(ref for ref in refs if ref != refs[side])
        act = SettleConflicts((Choice(one.subject, one.entity, one.slot, refs[side], over),), reason, chair)
        self._tasks.submit(
            lambda: self._port.settle(one.meeting, act), lambda _none: self.refresh(), self._on_fault
        )  # fmt: skip

    def adopt(self, branch: Branch, reason: str) -> None:
        """Take a branch into the record."""
        self._tasks.submit(
            lambda: self._port.adopt(branch.first, reason), lambda _none: self.refresh(), self._on_fault
        )  # fmt: skip

    def _on_fault(self, error: Exception) -> None:
        self.failed.emit(self._sentences.of(error))
