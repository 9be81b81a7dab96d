"""A branch that stood apart is taken into the record, beside the side that counts here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import EventRef, place_of
from jumpup_desktop.domain.record.season import BranchAdopted
from jumpup_desktop.domain.rules import about, written
from jumpup_desktop.store import journal, purge, since
from jumpup_desktop.store.branches import Branch, not_adopted

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.season_store import Store


def adopt(store: Store, actor: Actor, first: EventRef, reason: str) -> Branch:
    """Take a branch into the record, beside the side that counts here.

    Refuses `journal.branch-unknown`, `journal.reason-missing`.
    """
    branch = next((b for b in not_adopted(store.conn) if b.first == first), None)
    if branch is None:
        raise Refused("journal.branch-unknown", branch=first)
    written(reason, "journal.reason-missing")
    with store.transaction() as tx, since.noting(store.conn):
        store.conn.execute("UPDATE device SET status = 'retired' WHERE number = ?", (_forked_at(store.conn, first),))
        heads = journal.all_heads(store.conn)
        body = BranchAdopted((branch.first, branch.instead_of), reason, heads)
        tx.append(actor, about(body, store.journal.device))
        touched = _aggregates_of(store.conn, first) | apply_adoptions(store.conn)
        store.refresh(touched | purge.apply(store.conn))
    return branch


def apply_adoptions(conn: Connection) -> set[tuple[str, str]]:
    """Let every branch count that an event of the record adopts; the aggregates this concerns."""
    touched: set[tuple[str, str]] = set()
    while found := _adopted_still_apart(conn):
        for ref, number in found.items():
            conn.execute("UPDATE device SET status = 'retired' WHERE number = ?", (number,))
            touched |= _aggregates_of(conn, ref)
    return touched


def _adopted_still_apart(conn: Connection) -> dict[EventRef, int]:
    """Branches that the record adopts; a branch of a branch only once the outer one counts."""
    adopted = [e.body for e in journal.events_of_kinds(conn, None, ("device.adopted",))]
    refs = [ref for body in adopted if isinstance(body, BranchAdopted) for ref in body.branches]
    return {ref: number for ref in refs if (number := _forked_at(conn, ref)) is not None}


def _aggregates_of(conn: Connection, first: EventRef) -> set[tuple[str, str]]:
    """What the events of a branch are about, and what they close."""
    device, seq, prefix = place_of(first)
    branch = (
        " (SELECT f.device FROM event f JOIN device d ON d.number = f.device"
        "  WHERE d.id = ? AND f.stream = 0 AND f.seq = ? AND substr(f.hash, 1, 16) = ?)"
    )
    rows = conn.execute(
        f"SELECT e.subject, e.entity FROM event e WHERE e.stream = 0 AND e.device = {branch}"
        f" UNION SELECT c.subject, c.entity FROM closed_by c WHERE c.device = {branch}",
        (device, seq, prefix) * 2,
    )
    return {(str(subject), str(entity)) for subject, entity in rows}


def _forked_at(conn: Connection, ref: EventRef) -> int | None:
    device, seq, prefix = place_of(ref)
    row = conn.execute(
        "SELECT d.number FROM device d JOIN event e ON e.device = d.number"
        " JOIN device o ON o.number = d.forks_from AND o.status IN ('active', 'retired')"
        " WHERE d.id = ? AND d.status = 'forked' AND e.stream = 0 AND e.seq = ? AND e.seq = d.fork_seq + 1"
        " AND substr(e.hash, 1, 16) = ?",
        (device, seq, prefix),
    ).fetchone()
    return int(row[0]) if row else None
