"""The policies a season can begin with, and how the one that holds came about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.assets import asset
from jumpup_desktop.domain.dates import date_text, seoul, time_text
from jumpup_desktop.domain.record.season import POLICIES
from jumpup_desktop.services import policies
from jumpup_desktop.store import journal

if TYPE_CHECKING:
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class PolicyChoice:
    """A policy that a season can begin with."""

    name: str
    title: str
    version: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """One adoption of a policy; `changes` lists path, before, after."""

    at: str
    name: str
    version: str
    sha256: str
    reason: str
    changes: tuple[tuple[str, str, str], ...]


def choices() -> tuple[PolicyChoice, ...]:
    """The shipped policies."""
    names = sorted(path.stem for path in asset("policy").glob("*.toml"))
    shipped = [policies.shipped(name).policy.policy for name in names]
    return tuple(PolicyChoice(p.name, p.title, p.version) for p in shipped)


def history(store: Store) -> tuple[Adoption, ...]:
    """How the policy came about, oldest first."""
    found = []
    for adopted in store.known(POLICIES, store.season).adopted:
        at = seoul(journal.written_at(store.conn, adopted.event))
        when = f"{date_text(at.date())} {time_text(at)}"
        found.append(Adoption(when, adopted.name, adopted.version, adopted.sha256, adopted.reason, adopted.changes))
    return tuple(found)
