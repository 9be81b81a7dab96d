"""The chains of one device: usually one; where a copied disk went on under the same name, one more for each side.

Each file calls the side it had first the chain, and the other a branch. A branch stands apart, addressable by its first
own event, until somebody adopts it: then both sides are in the record, in every file that learns of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.event import PREFIX, EventRef, ref_of
from jumpup_desktop.store import codec

if TYPE_CHECKING:
    from jumpup_desktop.store.connection import Connection

COUNTED = ("active", "retired")
RECORD = 0


@dataclass(frozen=True, slots=True)
class Stored:
    """One event as another file holds it."""

    stream: int
    seq: int
    lamport: int
    subject: str
    entity: str
    kind: str
    header: bytes
    hash: str
    sig: bytes | None
    salt: bytes | None
    body: bytes | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch that stands apart: its first own event and that of the side that counts here, and how many events."""

    first: EventRef
    instead_of: EventRef
    events: int


class Chains:
    """All chains of one device in this file, by the hashes of their events."""

    def __init__(self, conn: Connection, device: str) -> None:
        self._conn, self._device = conn, device
        self._status: dict[int, tuple[str, bool]] = {
            number: (status, bool(own))
            for number, status, own in conn.execute("SELECT number, status, is_own FROM device WHERE id = ?", (device,))
        }
        self._numbers: dict[tuple[int, int], dict[str, int]] = {}
        rows = conn.execute(
            "SELECT e.stream, e.seq, e.hash, e.device FROM event e JOIN device d ON d.number = e.device WHERE d.id = ?",
            (device,),
        )
        for stream, seq, digest, number in rows:
            self._numbers.setdefault((stream, seq), {})[digest] = number
        self._empty = {
            (row[0], row[1], row[2])
            for row in conn.execute(
                "SELECT e.stream, e.seq, e.hash FROM event e JOIN device d ON d.number = e.device LEFT JOIN body b"
                " ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq"
                " WHERE d.id = ? AND b.seq IS NULL",
                (device,),
            )
        }

    def holds(self, stream: int, seq: int, digest: str) -> bool:
        """Whether the event is here, in whichever chain."""
        return digest in self._numbers.get((stream, seq), {})

    def fill(self, event: Stored) -> int | None:
        """Store the body of an event that is here without one, where the other file has it; the chain it is of."""
        key = (event.stream, event.seq, event.hash)
        if event.body is None or key not in self._empty:
            return None
        number = self._numbers[event.stream, event.seq][event.hash]
        row = (number, event.stream, event.seq, event.salt, event.body)
        self._conn.execute("INSERT INTO body VALUES (?,?,?,?,?)", row)
        self._empty.discard(key)
        return number

    def is_fork(self, stream: int, seq: int) -> bool:
        """Whether another event stands at this number."""
        return bool(self._numbers.get((stream, seq)))

    def is_apart(self, chain: int) -> bool:
        """Whether the events of a chain are kept out of the record."""
        return self._status[chain][0] not in COUNTED

    def is_own(self, chain: int) -> bool:
        """Whether it is the chain this file writes, or a branch of it: then somebody else wrote under its name."""
        origin = self._conn.execute("SELECT forks_from FROM device WHERE number = ?", (chain,)).fetchone()[0]
        return self._status[chain][1] or self._status.get(origin, ("", False))[1]

    def place(self, event: Stored) -> int:
        """The chain an unknown event belongs to: the one that ends with its forerunner, else a branch of it.

        A body that no rule would have let pass begins a branch in quarantine, with all that follows it.
        """
        prev = codec.decode_header(event.header).prev
        before = self._numbers.get((event.stream, event.seq - 1), {}).get(prev)
        here = self._numbers.get((event.stream, event.seq), {})
        if before is None and not here:
            if codec.is_unfit(event.header, event.body):
                raise ValueError(event.hash)  # a laptop that was never one of ours
            return self._main() if self._status else self._begin("", None, None, "retired")
        before = self._main() if before is None else before
        if codec.is_unfit(event.header, event.body):
            return self._begin(event.hash[:PREFIX], before, event.seq - 1, "quarantined")
        if before not in here.values():
            return before
        branch = self._branch_of(event, before)
        if branch is None:
            seq = event.seq - 1 if event.stream == RECORD else None
            return self._begin(event.hash[:PREFIX], before, seq, "forked")
        if event.stream == RECORD:
            self._conn.execute("UPDATE device SET fork_seq = ? WHERE number = ?", (event.seq - 1, branch))
        return branch

    def keep(self, chain: int, event: Stored) -> None:
        """Store the event in a chain."""
        e = event
        self._conn.execute(
            "INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?)",
            (chain, e.stream, e.seq, e.lamport, e.subject, e.entity, e.kind, e.header, e.hash, e.sig),
        )
        if e.body is not None:
            self._conn.execute("INSERT INTO body VALUES (?,?,?,?,?)", (chain, e.stream, e.seq, e.salt, e.body))
        self._numbers.setdefault((e.stream, e.seq), {})[e.hash] = chain

    def _main(self) -> int:
        return min(self._status)

    def _branch_of(self, event: Stored, origin: int) -> int | None:
        """The branch that the other stream of the same side began, where this stream forks too."""
        taken = set(self._numbers.get((event.stream, event.seq), {}).values())
        rows = self._conn.execute("SELECT number FROM device WHERE forks_from = ? ORDER BY number DESC", (origin,))
        free = [row[0] for row in rows.fetchall() if row[0] not in taken]
        has_stream = {
            row[0] for row in self._conn.execute("SELECT DISTINCT device FROM event WHERE stream = ?", (event.stream,))
        }
        return next((number for number in free if number not in has_stream), None)

    def _begin(self, branch: str, origin: int | None, seq: int | None, status: str) -> int:
        number = int(self._conn.execute("SELECT coalesce(max(number), 0) + 1 FROM device").fetchone()[0])
        row = (number, self._device, branch, 0, status, origin, seq)
        self._conn.execute("INSERT INTO device VALUES (?,?,?,?,?,?,?)", row)
        self._status[number] = (status, False)
        return number


def not_adopted(conn: Connection) -> list[Branch]:
    """Branches that a person has to decide on: those of chains that count here."""
    rows = conn.execute(
        "SELECT d.id, d.number, d.forks_from, d.fork_seq, (SELECT count(*) FROM event e WHERE e.device = d.number)"
        " FROM device d JOIN device o ON o.number = d.forks_from"
        " WHERE d.status = 'forked' AND d.fork_seq IS NOT NULL AND o.status IN ('active', 'retired')"
        " ORDER BY d.id, d.branch"
    ).fetchall()
    found = []
    for device, number, origin, seq, count in rows:
        first, instead = _hash_at(conn, number, seq + 1), _hash_at(conn, origin, seq + 1)
        if first:
            found.append(Branch(ref_of(device, seq + 1, first), ref_of(device, seq + 1, instead), count))
    return found


def _hash_at(conn: Connection, number: int, seq: int) -> str:
    row = conn.execute("SELECT hash FROM event WHERE device = ? AND stream = 0 AND seq = ?", (number, seq)).fetchone()
    return str(row[0]) if row else ""
