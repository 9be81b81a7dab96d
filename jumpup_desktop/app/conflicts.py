"""What two laptops said differently, for the window; and how a person closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.app.holder import Holder
    from jumpup_desktop.assets import Language
    from jumpup_desktop.domain.meeting.settling import SettleConflicts
    from jumpup_desktop.services.seen.conflicts import ConflictSeen
    from jumpup_desktop.store.branches import Branch


class Conflicts:
    """The open season's conflicts."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder

    def open_conflicts(self, language: Language) -> Sequence[ConflictSeen]:
        """Every open one that the secretariat may see."""
        from jumpup_desktop.domain.record.event import Reader
        from jumpup_desktop.services.seen.conflicts import open_conflicts

        actor = self._holder.actor
        return open_conflicts(self._holder.store, Reader(actor.person, actor.role), language)

    def branches(self) -> Sequence[Branch]:
        """Branches that stand apart."""
        from jumpup_desktop.store import branches

        return branches.not_adopted(self._holder.store.conn)

    def presided(self, meeting: str) -> Sequence[tuple[str, str]]:
        """Who presided over a day."""
        from jumpup_desktop.services.seen.conflicts import presided

        return presided(self._holder.store, meeting)

    def settle(self, meeting: str, act: SettleConflicts) -> None:
        """Close them, in the meeting they belong to. Refuses `conflict.…`."""
        from jumpup_desktop.services.room import Room
        from jumpup_desktop.services.settling import settle_outside

        if meeting:
            Room(self._holder.store, meeting).act(act)
        else:
            settle_outside(self._holder.store, self._holder.actor, act)

    def adopt(self, branch: str, reason: str) -> None:
        """Take a branch into the record. Refuses `journal.branch-unknown`."""
        from jumpup_desktop.domain.record.event import EventRef
        from jumpup_desktop.store import branches

        branches.adopt(self._holder.store, self._holder.actor, EventRef(branch), reason)
