"""The open season as the window names it, and how far a copy of it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting.opinion import OVERALL
from jumpup_desktop.services import policies, seasons
from jumpup_desktop.services.seen.names import person_name

if TYPE_CHECKING:
    from jumpup_desktop.services.rescued import Rescued
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a copy reaches: until when (HH:MM:SS), the company that was in, opinions that were not final then."""

    until: str
    company: str
    unfinished: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeasonCard:
    """What the window says of the open season; `reach` where it is a copy from which one goes on."""

    file: Path
    programme: str
    round: str
    policy: str
    policy_sha256: str
    is_restored_copy: bool = False
    idle_minutes: int = 10
    is_read_only: bool = False
    reach: Reach | None = None


def card(store: Store, file: Path, rescued: Rescued | None = None) -> SeasonCard:
    """What the window says of the season; `rescued` is what a copy saved."""
    facts = seasons.describe(store)
    return SeasonCard(
        file,
        facts.programme,
        facts.round_title,
        facts.policy,
        facts.policy_sha256,
        facts.is_restored_copy,
        policies.current(store).policy.locking.idle_minutes,
        store.is_read_only,
        _reach(store, rescued) if rescued else None,
    )


def _reach(store: Store, found: Rescued) -> Reach:
    kind = found.kind or policies.current(store).policy.panel_kind
    names = {c.id: c.name for c in kind.criteria} | {OVERALL: kind.words.overall}
    lacking = tuple(
        f"{person_name(store, person)} {names.get(criterion, criterion)}" for person, criterion in found.unfinished
    )
    return Reach(f"{seoul(found.until):%H:%M:%S}", found.company, lacking)
