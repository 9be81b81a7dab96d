"""서로 다른 기록: what two laptops said differently, and what a person decides about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.settling import Choice, SettleConflicts
from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.seen.conflicts import ConflictSeen
    from jumpup_desktop.store.branches import Branch


class ConflictsPresenter:
    """`changed` when the list was read anew, `failed` with what went wrong; `heads` are who presided, by meeting."""

    def __init__(self, season: OpenSeason, tasks: Tasks, sentences: Sentences) -> None:
        self._season, self._tasks, self._sentences = season, tasks, sentences
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
        language, season = self._sentences.language, self._season

        def read() -> None:
            from jumpup_desktop.services.seen import conflicts
            from jumpup_desktop.store import branches

            store = season.store
            self.open = conflicts.open_conflicts(store, season.reader, language)
            self.branches = branches.not_adopted(store.conn)
            self.heads = {one.meeting: conflicts.presided(store, one.meeting) for one in self.open if one.meeting}

        self._tasks.submit(read, lambda _none: self.changed.emit(None), self._on_fault)

    def settle(self, one: ConflictSeen, side: int, chair: str, reason: str) -> None:
        """What one side said holds from now on."""
        refs = [each.ref for each in one.sides]
        over = tuple(ref for ref in refs if ref != refs[side])
        act = SettleConflicts((Choice(one.subject, one.entity, one.slot, refs[side], over),), reason, chair)
        season = self._season

        def work() -> None:
            from jumpup_desktop.services.room import close_conflicts

            close_conflicts(season.store, season.actor, one.meeting, act)

        self._tasks.submit(work, lambda _none: None, self._on_fault)

    def adopt(self, branch: Branch, reason: str) -> None:
        """Take a branch into the record."""
        season = self._season

        def work() -> None:
            from jumpup_desktop.domain.record.event import EventRef
            from jumpup_desktop.store import branches

            branches.adopt(season.store, season.actor, EventRef(branch.first), reason)

        self._tasks.submit(work, lambda _none: None, self._on_fault)

    def _on_fault(self, error: Exception) -> None:
        self.failed.emit(self._sentences.of(error))
