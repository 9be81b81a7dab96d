"""The season itself: its rounds, policies, devices, and what was brought in from other files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import EventId, kind
from jumpup_desktop.domain.record.limits import Document, Text

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Event


@kind("season.created")
@dataclass(frozen=True, slots=True)
class SeasonCreated:
    """A season file was made for one programme under one root certificate (hex DER and its fingerprint)."""

    programme: str
    root_sha256: str
    root_is_local: bool
    root_certificate: Text


@kind("season.round_opened")
@dataclass(frozen=True, slots=True)
class RoundOpened:
    """A round (회차) of the programme begins."""

    round: str
    title: str


@kind("policy.adopted")
@dataclass(frozen=True, slots=True)
class PolicyAdopted:
    """A policy's full text is adopted; later events carry its hash. `changes` lists path, before, after."""

    name: str
    version: str
    sha256: str
    text: Document
    reason: Text
    changes: tuple[tuple[str, Text, Text], ...] = ()


@kind("device.started")
@dataclass(frozen=True, slots=True)
class DeviceStarted:
    """A laptop writes for the first time into this season."""

    label: str


@kind("device.restored")
@dataclass(frozen=True, slots=True)
class DeviceRestored:
    """Writing goes on from a copy: the new device names the head the copy ended with, and all heads it holds."""

    label: str
    old_device: str
    old_seq: int
    old_head: str
    reason: Text
    heads: tuple[tuple[str, int, int], ...]


@kind("device.imported")
@dataclass(frozen=True, slots=True)
class JournalImported:
    """Another season file's events were brought in; `heads` are (device, seq, lamport) it ended with."""

    file_sha256: str
    added: int
    forked: int
    heads: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Season:
    """A season as its events tell it."""

    id: str
    programme: str = ""
    root_sha256: str = ""
    root_is_local: bool = True
    root_certificate: Text = ""
    rounds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AdoptedPolicy:
    """One adopted policy text."""

    event: EventId
    name: str
    version: str
    sha256: str
    text: str
    reason: Text
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class PolicyHistory:
    """All policies adopted in a season; the last one holds."""

    id: str
    adopted: tuple[AdoptedPolicy, ...] = ()


@dataclass(frozen=True, slots=True)
class Device:
    """A laptop that wrote into the record."""

    id: str
    label: str = ""
    follows: str = ""
    imports: int = 0


def evolve_season(state: Season | None, event: Event) -> Season:
    """The season after one more event."""
    season = state or Season(event.entity)
    match event.body:
        case SeasonCreated() as body:
            return replace(
                season,
                programme=body.programme,
                root_sha256=body.root_sha256,
                root_is_local=body.root_is_local,
                root_certificate=body.root_certificate,
            )
        case RoundOpened(round=round_id, title=title):
            return replace(season, rounds=(*season.rounds, (round_id, title)))
    return season


def evolve_policy(state: PolicyHistory | None, event: Event) -> PolicyHistory:
    """The policy history after one more event."""
    history = state or PolicyHistory(event.entity)
    match event.body:
        case PolicyAdopted() as body:
            adopted = AdoptedPolicy(
                event.header.id, body.name, body.version, body.sha256, body.text, body.reason, body.changes
            )
            return replace(history, adopted=(*history.adopted, adopted))
    return history


def evolve_device(state: Device | None, event: Event) -> Device:
    """A device after one more event."""
    device = state or Device(event.entity)
    match event.body:
        case DeviceStarted(label=label):
            return replace(device, label=label)
        case DeviceRestored(label=label, old_device=old):
            return replace(device, label=label, follows=old)
        case JournalImported():
            return replace(device, imports=device.imports + 1)
    return device


SEASON = Subject("season", evolve_season)
POLICIES = Subject("policy", evolve_policy)
DEVICE = Subject("device", evolve_device)
