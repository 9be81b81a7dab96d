"""Versions of one thing: who builds on whom; more than one leaf is a conflict for a person."""

from __future__ import annotations

from dataclasses import dataclass

from jumpup_desktop.domain.record.event import EventId


@dataclass(frozen=True, slots=True)
class VersionTree:
    """Ids of versions in order with the versions each builds on."""

    parents: tuple[tuple[EventId, tuple[EventId, ...]], ...] = ()

    def grown(self, version: EventId, base: tuple[EventId, ...]) -> VersionTree:
        """The tree with one more version."""
        return VersionTree((*self.parents, (version, base)))

    @property
    def leaves(self) -> tuple[EventId, ...]:
        """Versions nothing builds on; two or more are a conflict."""
        built_on = {base for _, bases in self.parents for base in bases}
        return tuple(v for v, _ in self.parents if v not in built_on)

    @property
    def in_conflict(self) -> bool:
        """Whether two versions stand side by side."""
        return len(self.leaves) > 1
