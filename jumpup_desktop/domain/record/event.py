"""The envelope of every fact: who, when by which clocks, about what, after what, in which order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NewType, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Stream = Literal["record", "access"]
Proof = Literal["passphrase", "pin", "none"]
Role = str
"""The id of a role in the table of `domain/record/roles.py`."""


ENVELOPE = 1
"""How many shapes the header has had. Fields a later program adds are kept and hashed; this one reads past them."""
PREFIX = 16
_REF = re.compile(r"([^:]*):([0-9]{1,15}):([^:]*)")

EventRef = NewType("EventRef", str)
"""`device:seq:prefix`: the device that wrote an event, its place in that device's stream, the begin of its hash.

With the hash an event stays addressable when a copied laptop went on under the same name (a fork).
"""


def ref_of(device: str, seq: int, digest: str) -> EventRef:
    """The reference to an event by its hash."""
    return EventRef(f"{device}:{seq}:{digest[:PREFIX]}")


def place_of(ref: EventRef) -> tuple[str, int, str]:
    """(device, seq, begin of the hash); of what is no reference a place where nothing stands."""
    parts = _REF.fullmatch(ref)
    return (parts[1], int(parts[2]), parts[3]) if parts else ("", 0, "")


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
    """The part that is chained and kept for ever; it holds random ids only.

    `base` names what the event builds on or answers: what a person was shown, else the heads of the aggregate.
    """

    v: int
    device: str
    seq: int
    stream: Stream
    prev: str
    lamport: int
    round: str
    meeting: str | None
    subject: str
    entity: str
    base: tuple[EventRef, ...]
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


@dataclass(frozen=True, slots=True)
class Event:
    """A header with its body and its hash; the body is None once its text has been purged (a tombstone)."""

    header: Header
    body: Body | None
    hash: str

    @property
    def ref(self) -> EventRef:
        """What later events name it by."""
        return ref_of(self.header.device, self.header.seq, self.hash)

    @property
    def order(self) -> tuple[int, str, int, str]:
        """Place in the total order that needs no wall clock; the hash parts two branches of one device."""
        return (self.header.lamport, self.header.device, self.header.seq, self.hash)

    @property
    def entity(self) -> str:
        """The aggregate the event belongs to."""
        return self.header.entity


@dataclass(frozen=True, slots=True)
class Draft:
    """An event that a rule decided and the journal has not written yet.

    `subject` names the aggregate's kind; `base` what it answers, where a person was shown something.
    """

    subject: str
    entity: str
    body: Body
    base: tuple[EventRef, ...] = ()


BodyType = TypeVar("BodyType")
_KINDS: dict[str, tuple[type, int]] = {}
_NAMES: dict[type, tuple[str, int]] = {}
_SIGNED: set[type] = set()


def kind(name: str, version: int = 1, *, signed: bool = False) -> Callable[[type[BodyType]], type[BodyType]]:
    """Register a body class under its kind, e.g. `company.loaded`; the part before the dot is its subject.

    `signed`: the device signs such an event, and with it the whole chain before it.
    """

    def register(cls: type[BodyType]) -> type[BodyType]:
        if name in _KINDS:
            raise ValueError(f"kind {name} is taken")
        _KINDS[name] = (cls, version)
        _NAMES[cls] = (name, version)
        if signed:
            _SIGNED.add(cls)
        return cls

    return register


def kind_of(body: Body) -> str:
    """The kind a body was registered under. Raises KeyError for something that is no body."""
    return _NAMES[type(body)][0]


def is_signed(body: Body) -> bool:
    """Whether the device signs an event with such a body."""
    return type(body) in _SIGNED


def is_signed_kind(name: str) -> bool:
    """Whether the device signs events of a kind."""
    return body_class(name) in _SIGNED


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
