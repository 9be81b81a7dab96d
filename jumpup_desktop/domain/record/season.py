"""The season itself: its rounds, policies, devices, and what was brought in from other files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import EventRef, kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.record.limits import Document, Text

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Event
    from jumpup_desktop.domain.record.history import Filling


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
    """A laptop writes for the first time into this season; `public_key` is its own (Ed25519, hex)."""

    label: str
    public_key: str


@kind("device.restored")
@dataclass(frozen=True, slots=True)
class DeviceRestored:
    """Writing goes on from a copy: the new device names the head the copy ended with, and all heads it holds.

    `heads` are (reference, order number); `public_key` is the new device's own (Ed25519, hex).
    """

    label: str
    old_head: EventRef | Literal[""]
    reason: str
    heads: tuple[tuple[EventRef, int], ...]
    public_key: str


@kind("device.copied", signed=True)
@dataclass(frozen=True, slots=True)
class DeviceCopied:
    """A copy leaves this machine, ending with this event, which the device signs."""

    events: int


@kind("device.adopted", signed=True)
@dataclass(frozen=True, slots=True)
class BranchAdopted:
    """Two laptops went on under one name; from here both sides are in the record, named by their first own events."""

    branches: tuple[EventRef, ...]
    reason: Text
    heads: tuple[tuple[EventRef, int], ...] = ()


@kind("device.imported")
@dataclass(frozen=True, slots=True)
class JournalImported:
    """Another season file's events were brought in; `heads` are (reference, order number) of all ends after it."""

    file_sha256: str
    added: int
    forked: int
    heads: tuple[tuple[EventRef, int], ...]


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

    event: EventRef
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
    public_key: str = ""


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
                event.ref, body.name, body.version, body.sha256, body.text, body.reason, body.changes
            )
            return replace(history, adopted=(*history.adopted, adopted))
    return history


def evolve_device(state: Device | None, event: Event) -> Device:
    """A device after one more event."""
    device = state or Device(event.entity)
    match event.body:
        case DeviceStarted(label=label, public_key=key):
            return replace(device, label=label, public_key=key)
        case DeviceRestored(label=label, old_head=old, public_key=key):
            return replace(device, label=label, follows=old.partition(":")[0], public_key=key)
    return device


SEASON = Subject("season", evolve_season)


def fills_policy(event: Event) -> tuple[Filling, ...]:
    """The policy that holds."""
    return (("policy", event.body.sha256),) if isinstance(event.body, PolicyAdopted) else ()


POLICIES = Subject("policy", evolve_policy, fills_policy)
DEVICE = Subject("device", evolve_device)
