"""What came into the record of a day after an event, or what its writer did not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.closing import ConflictClosed
from jumpup_desktop.store import conflicts

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Event, EventRef
    from jumpup_desktop.store.connection import Connection

BESIDE = ("paper", "meeting")
BESIDE_SLOTS = ("originals", "key")
BESIDE_KINDS = ("sitting.key_issued", "sitting.pin_reset", "sitting.opinions_confirmed", "sitting.originals_kept")
"""What the day's papers are not made from: the papers themselves, the plan, keys, what is said while signing."""


def was_spoken(conn: Connection, meeting: str, item: str, ref: EventRef) -> bool:
    """Whether a day (one turn of it, where `item` is given) holds what the writer of an event did not know.

    A text that was purged since counts too. What agencies correct of companies, people and panels does not.
    """
    events = [one for one in conflicts.events_of_meeting(conn, meeting) if _is_of(one, meeting, item)]
    if any(one.body is None for one in events):
        return True
    spots = conflicts.spots_of(conn, (ref, *(one.ref for one in events)))
    known = conflicts.knowledge(conn)
    return any(not known.knew(spots[ref], spots[one.ref]) for one in events)


def _closes_beside(event: Event) -> bool:
    """Whether it closes nothing but what papers are not made from."""
    if not isinstance(event.body, ConflictClosed):
        return False
    return all(c.subject == "sitting" and c.slot.partition(" ")[0] in BESIDE_SLOTS for c in event.body.closings)


def _is_of(event: Event, meeting: str, item: str) -> bool:
    header = event.header
    if header.subject in BESIDE or header.kind in BESIDE_KINDS or _closes_beside(event):
        return False
    whose = header.entity.partition(".")[0]
    return not item or whose in (item, meeting) or header.subject == "exclusion"
