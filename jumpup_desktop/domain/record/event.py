"""The envelope of every fact: who, when by which clocks, about what, after what, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Stream = Literal["record", "access"]
Proof = Literal["passphrase", "pin", "none"]
Role = str
"""The id of a role in the table of `domain/record/roles.py`."""


@dataclass(frozen=True, slots=True, order=True)
class EventId:
    """An event's identity: the device that wrote it and its place in that device's stream (from 1)."""

    device: str
    seq: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, in which role, proved how; `on_behalf_of` where the secretary types for a member."""

    person: str
    role: Role
    proof: Proof = "passphrase"
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at something. Queries about a company leave out what this person is excluded from."""

    person: str
    role: Role


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of all clocks: wall time for people, two monotonic clocks for durations."""

    utc_ms: int
    utc_offset_min: int
    boot_id: str
    boottime_ns: int
    monotonic_ns: int


Body = object
"""What an event says: a frozen dataclass registered with `kind`."""


@dataclass(frozen=True, slots=True)
class Header:
    """The part that is chained and kept for ever; it holds random ids only."""

    device: str
    seq: int
    stream: Stream
    prev: str
    lamport: int
    round: str
    meeting: str | None
    entity: str
    base: tuple[EventId, ...]
    kind: str
    body_v: int
    body_commitment: str
    actor: str
    role: Role
    on_behalf_of: str | None
    proof: Proof
    utc_ms: int
    utc_offset_min: int
    boot_id: str
    boottime_ns: int
    monotonic_ns: int
    app: str

    @property
    def id(self) -> EventId:
        """(device, seq)."""
        return EventId(self.device, self.seq)

    @property
    def order(self) -> tuple[int, str, int]:
        """Place in the total order that needs no wall clock."""
        return (self.lamport, self.device, self.seq)


@dataclass(frozen=True, slots=True)
class Event:
    """A header with its body; the body is None once its text has been purged (a tombstone)."""

    header: Header
    body: Body | None

    @property
    def entity(self) -> str:
        """The aggregate the event belongs to."""
        return self.header.entity


@dataclass(frozen=True, slots=True)
class Draft:
    """An event that a rule decided and the journal has not written yet.

    `subject` names the aggregate's kind; `base` the versions it builds on.
    """

    subject: str
    entity: str
    body: Body
    base: tuple[EventId, ...] = ()


BodyType = TypeVar("BodyType")
_KINDS: dict[str, tuple[type, int]] = {}
_NAMES: dict[type, tuple[str, int]] = {}


def kind(name: str, version: int = 1) -> Callable[[type[BodyType]], type[BodyType]]:
    """Register a body class under its kind, e.g. `company.loaded`; the part before the dot is its subject."""

    def register(cls: type[BodyType]) -> type[BodyType]:
        if name in _KINDS:
            raise ValueError(f"kind {name} is taken")
        _KINDS[name] = (cls, version)
        _NAMES[cls] = (name, version)
        return cls

    return register


def kind_of(body: Body) -> str:
    """The kind a body was registered under. Raises KeyError for something that is no body."""
    return _NAMES[type(body)][0]


def version_of(body: Body) -> int:
    """How many shapes the body's kind has had."""
    return _NAMES[type(body)][1]


def body_class(name: str) -> type | None:
    """The class for a kind; None when this program is too old to know it."""
    entry = _KINDS.get(name)
    return entry[0] if entry else None


def kind_version(name: str) -> int:
    """The newest version of a kind that this program knows; 0 for an unknown kind."""
    entry = _KINDS.get(name)
    return entry[1] if entry else 0


def known_kinds() -> dict[str, type]:
    """Every kind this program can read."""
    return {name: cls for name, (cls, _) in _KINDS.items()}


def subject_of(kind_name: str) -> str:
    """The aggregate's kind of an event kind: `company.loaded` → `company`."""
    return kind_name.partition(".")[0]
