"""Whether each chain counts or stands apart as the record has it: no event says it, but each must have its ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.chain import GENESIS, Fault
from jumpup_desktop.domain.record.event import PREFIX, place_of, ref_of
from jumpup_desktop.domain.record.season import BranchAdopted, DeviceRestored, DeviceStarted
from jumpup_desktop.store import codec, journal, purged
from jumpup_desktop.store.walking import BEGIN

if TYPE_CHECKING:
    from jumpup_desktop.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain as the file has it beside its events."""

    number: int
    device: str
    branch: str
    is_own: int
    status: str
    forks_from: int | None
    fork_seq: int | None

    @property
    def counts(self) -> bool:
        """Whether its events are part of the record."""
        return self.status in ("active", "retired")


def groundless(conn: Connection) -> list[Fault]:
    """Chains whose standing nothing explains (`standing`)."""
    adopted = {
        place_of(ref)[2]
        for event in journal.events_of_kinds(conn, None, ("device.adopted",))
        if isinstance(event.body, BranchAdopted)
        for ref in event.body.branches
    }
    rows = conn.execute(
        "SELECT number, id, branch, is_own, status, forks_from, fork_seq FROM device ORDER BY number"
    ).fetchall()
    chains = {row[0]: Chain(*row) for row in rows}
    own = [chain for chain in chains.values() if chain.is_own]
    strange = [chain for chain in chains.values() if not _has_ground(conn, chain, chains, adopted)]
    return [Fault("standing", chain.device, 0) for chain in (*own[1:], *strange)]


def _has_ground(conn: Connection, chain: Chain, chains: dict[int, Chain], adopted: set[str]) -> bool:
    """A chain counts, the own one as active; a branch counts once it is adopted, and what it left counts."""
    if not chain.branch:
        is_main = chain.forks_from is None and chain.fork_seq is None and _has_begun(conn, chain)
        return is_main and chain.status == ("active" if chain.is_own else "retired")
    left = chains.get(chain.forks_from or 0)
    if chain.is_own or left is None or left.device != chain.device or not _leaves(conn, chain):
        return False
    if chain.status == "quarantined":
        return _begins_unfit(conn, chain)
    is_in = chain.branch[:PREFIX] in adopted and left.counts
    return chain.status == ("retired" if is_in else "forked") and _has_rival(conn, chain)


def _has_begun(conn: Connection, chain: Chain) -> bool:
    """Whether it begins with its device's own words, which name the key that signs for it."""
    row = conn.execute(
        "SELECT e.kind, e.header, b.body FROM event e LEFT JOIN body b ON b.device = e.device AND b.stream = 0"
        " AND b.seq = 1 WHERE e.device = ? AND e.stream = 0 AND e.seq = 1",
        (chain.number,),
    ).fetchone()
    if row is None or row[0] not in BEGIN or row[2] is None:
        return False
    body = codec.decode_body(row[0], codec.decode_header(row[1]).body_v, row[2])
    return isinstance(body, DeviceStarted | DeviceRestored) and bool(body.public_key)


def _leaves(conn: Connection, chain: Chain) -> bool:
    """Whether its first own event is the one it is named by, and follows the chain that it is said to leave."""
    row = conn.execute(
        "SELECT seq, hash, header FROM event WHERE device = ? AND stream = 0 ORDER BY seq LIMIT 1", (chain.number,)
    ).fetchone()
    if row is None or row[1][:PREFIX] != chain.branch or row[0] - 1 != chain.fork_seq:
        return False
    before = conn.execute(
        "SELECT hash FROM event WHERE device = ? AND stream = 0 AND seq = ?", (chain.forks_from, row[0] - 1)
    ).fetchone()
    return codec.decode_header(row[2]).prev == (before[0] if before else GENESIS)


def _has_rival(conn: Connection, chain: Chain) -> bool:
    """Whether the chain it leaves goes on otherwise there: else it would be that chain's own end."""
    row = conn.execute(
        "SELECT 1 FROM event WHERE device = ? AND stream = 0 AND seq = ?", (chain.forks_from, (chain.fork_seq or 0) + 1)
    ).fetchone()
    return row is not None


def _begins_unfit(conn: Connection, chain: Chain) -> bool:
    """Whether its first words are of those that no rule lets pass; purged ones were that, nobody can tell any more."""
    row = conn.execute(
        "SELECT e.header, b.body, e.seq, e.hash FROM event e LEFT JOIN body b ON b.device = e.device AND b.stream = 0"
        " AND b.seq = e.seq WHERE e.device = ? AND e.stream = 0 AND e.seq = ?",
        (chain.number, (chain.fork_seq or 0) + 1),
    ).fetchone()
    if row is None or row[1] is not None:
        return row is not None and codec.is_unfit(row[0], row[1])
    return ref_of(chain.device, row[2], row[3]) in purged.named_anywhere(conn)
