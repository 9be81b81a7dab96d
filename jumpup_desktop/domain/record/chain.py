"""How events hang together: each device's chain over salted commitments, so that a body can be purged later."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.event import Header

if TYPE_CHECKING:
    from collections.abc import Iterable


GENESIS = "0" * 64
LAMPORT_JUMP = 1_000_000
"""A package whose order numbers jump further than this is quarantined: one forged value would win for ever."""


def commitment(salt: bytes, body: bytes) -> str:
    """Hex commitment to a body under its 32-byte salt."""
    return _hash(b"jumpup/body/1", salt, body)


def event_hash(header: bytes, signature: bytes = b"") -> str:
    """Hex hash of the stored header bytes and the signature, if it has one: what the next event names as `prev`."""
    return _hash(b"jumpup/event/1", header, signature)


def _hash(domain: bytes, one: bytes, other: bytes) -> str:
    """Each field with its length before it, so that none can run into the next."""
    parts = (_length(domain), domain, _length(one), one, _length(other), other)
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _length(field: bytes) -> bytes:
    return len(field).to_bytes(8, "big")


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One stored event as the audit sees it: its header, its stored hash, the hash computed anew."""

    header: Header
    stored: str
    computed: str
    body_matches: bool | None
    brought: int = 0
    """Highest lamport among the heads this event brought in from other devices."""
    signature_holds: bool | None = None
    """Whether the device's own signature fits; None where the device signed nothing."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something the audit found: a code, and the event it concerns."""

    code: str
    device: str
    seq: int


@dataclass(frozen=True, slots=True)
class Start:
    """What a stream follows: nothing, or for a branch the event at which it left its chain."""

    hash: str = GENESIS
    seq: int = 0
    lamport: int = 0


def audit(links: Iterable[ChainLink], start: Start | None = None) -> list[Fault]:
    """Check one device's stream in the order of its numbers; every break is named as what it is.

    Codes: `hash` (header altered), `body` (text altered), `prev` (chain broken or event swapped),
    `gap` (events missing), `lamport` (order forged), `signature` (not by its device). A purged body
    (`body_matches` None) is fine.
    """
    faults: list[Fault] = []
    begin = start or Start()
    prev, seq, lamport = begin.hash, begin.seq, begin.lamport
    for link in links:
        header = link.header
        for code in _faults_of(link, prev, seq, lamport):
            faults.append(Fault(code, header.device, header.seq))
        prev, seq, lamport = link.stored, header.seq, header.lamport
    return faults


def _faults_of(link: ChainLink, prev: str, seq: int, lamport: int) -> list[str]:
    header = link.header
    found = []
    if link.stored != link.computed:
        found.append("hash")
    if link.body_matches is False:
        found.append("body")
    if header.seq != seq + 1:
        found.append("gap")
    elif header.prev != prev:
        found.append("prev")
    if link.signature_holds is False:
        found.append("signature")
    if header.lamport != 1 + max(lamport, link.brought):
        found.append("lamport")
    return found
