"""What another copy of the season has and this one lacks, in words, before it joins."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.assets import sentence
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.services.seen.names import person_name
from jumpup_desktop.store import merge

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class TailSeen:
    """How many events, how many of a branch, from when to when, and what, in words."""

    events: int
    forked: int
    since: str
    until: str
    lines: tuple[str, ...]


def tail(store: Store, other: Path) -> TailSeen:
    """Look at what an import would bring. Raises Trouble as the import does."""
    found = merge.tail_of(store, other)
    times = [f"{seoul(h.utc_ms):%m. %d. %H:%M:%S}" for _, h in found.events]
    lines = Counter(
        (sentence(f"subject.{subject}"), person_name(store, h.on_behalf_of or "")) for subject, h in found.events
    )
    told = tuple(" · ".join(p for p in (what, who, f"{n}건") if p) for (what, who), n in lines.items())
    return TailSeen(len(found.events), found.forked, times[0] if times else "", times[-1] if times else "", told)
