"""Whether each chain counts or stands apart as the record has it: no event says it, but each must have its ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.chain import Fault
from jumpup_desktop.domain.record.event import PREFIX, place_of
from jumpup_desktop.domain.record.limits import BODY_LIMIT
from jumpup_desktop.domain.record.season import BranchAdopted
from jumpup_desktop.store import journal

if TYPE_CHECKING:
    from jumpup_desktop.store.connection import Connection


def groundless(conn: Connection) -> list[Fault]:
    """Chains whose standing nothing explains (`standing`)."""
    adopted = {
        place_of(ref)[2]
        for event in journal.events_of_kinds(conn, None, ("device.adopted",))
        if isinstance(event.body, BranchAdopted)
        for ref in event.body.branches
    }
    rows = conn.execute("SELECT number, id, branch, is_own, status FROM device ORDER BY number").fetchall()
    owned = [row for row in rows if row[3]]
    faults = [Fault("standing", str(row[1]), 0) for row in owned[1:]]
    for number, device, branch, is_own, status in rows:
        if not _has_ground(conn, number, branch, is_own, status, adopted):
            faults.append(Fault("standing", str(device), 0))
    return faults


def _has_ground(conn: Connection, number: int, branch: str, is_own: int, status: str, adopted: set[str]) -> bool:
    """A chain counts, the own one as active; a branch stands apart until it is adopted, or for a body too large."""
    if not branch:
        return status == ("active" if is_own else "retired")
    if status == "quarantined":
        return _first_body(conn, number) > BODY_LIMIT
    return status == ("retired" if branch[:PREFIX] in adopted else "forked") and not is_own


def _first_body(conn: Connection, number: int) -> int:
    row = conn.execute(
        "SELECT max(length(body)) FROM body WHERE device = ? AND seq = (SELECT min(seq) FROM body WHERE device = ?)",
        (number, number),
    ).fetchone()
    return int(row[0] or 0)
