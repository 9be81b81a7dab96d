"""The season as the window sees it: made, opened, rescued, described."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class NewSeason:
    """How a season is to be made."""

    file: Path
    passphrase: str
    policy: str


@dataclass(frozen=True, slots=True)
class PolicyChoice:
    """A policy that a season can begin with."""

    name: str
    title: str
    version: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a copy reaches: until when (HH:MM:SS), the company that was in, opinions that were not final then."""

    until: str
    company: str
    unfinished: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TailView:
    """What another copy of the season has and this one lacks: from when to when, and what, in words."""

    events: int
    forked: int
    since: str
    until: str
    lines: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class BackupOffer:
    """The last good backup of a damaged season: when it was made, in words, and how many events it holds."""

    made: str
    events: int


class SeasonsPort(Protocol):
    """Making, opening and closing seasons. All but `recent` and `policies` run in the store's thread."""

    def policies(self) -> tuple[PolicyChoice, ...]: ...
    def create(self, wish: NewSeason) -> str | None: ...
    def open(self, file: Path, passphrase: str, *, read_only: bool = False) -> None: ...
    def backup_of(self, file: Path, passphrase: str) -> BackupOffer | None: ...
    def put_back(self, file: Path, passphrase: str) -> str: ...
    def rehearse(self, target: Path) -> str: ...
    def bring(self, copy: Path, target: Path) -> Path: ...
    def tail_of(self, other: Path) -> TailView: ...
    def merge(self, other: Path) -> int: ...
    def check_passphrase(self, passphrase: str) -> None: ...
    def card(self) -> SeasonCard: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Overview:
    """Where the season stands, in counts that no panel may be swayed by."""

    companies: int = 0
    passed: int = 0
    failed: int = 0
    waived: int = 0
    sources: int = 0
    panels: int = 0
    members: int = 0
    panels_with_agenda: int = 0
    panels_short: int = 0
    next_panel: str = ""
    next_date: str = ""
    meetings_opened: int = 0
    papers: int = 0
    papers_sealed: int = 0
    last_backup: str = ""


class OverviewPort(Protocol):
    """Where the season stands."""

    def overview(self) -> Overview: ...
