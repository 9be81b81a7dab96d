"""What was written, so that each screen can decide whether it concerns it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Aggregates that got events, as (subject, id) pairs: ("company", "3f…")."""

    touched: frozenset[tuple[str, str]] = frozenset()

    def concerns(self, *subjects: str) -> bool:
        """Whether anything of these subjects changed."""
        return any(subject in subjects for subject, _ in self.touched)
