"""What came into the record of a day after an event, or what its writer did not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.closing import ConflictClosed
from jumpup_desktop.domain.record.event import place_of
from jumpup_desktop.store import conflicts

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Event, EventRef
    from jumpup_desktop.store.connection import Connection

BESIDE = ("paper", "meeting")
RUNNING_ORDER = ("meeting.swapped", "meeting.drawn")
"""What of the plan the day's papers tell."""
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


def was_brought(conn: Connection, meeting: str, item: str, ref: EventRef) -> bool:
    """Whether a merge brought into a day (one turn of it, where `item` is given) what the writer of an event did not
    know: another laptop's words.
    """
    events = conflicts.events_of_meeting(conn, meeting)
    told = [one.ref for one in events if _is_of(one, meeting, item) or one.header.kind in RUNNING_ORDER]
    brought = [one for one in told if place_of(one)[0] != place_of(ref)[0]]
    spots = conflicts.spots_of(conn, (ref, *brought)) if brought else {}
    known = conflicts.knowledge(conn)
    return any(not known.knew(spots[ref], spots[one]) for one in brought)


def is_of_several(conn: Connection, meeting: str) -> bool:
    """Whether more than one laptop wrote of a day, its turns and papers."""
    return int(conn.execute(_WRITERS, (meeting,)).fetchone()[0]) > 1


_WRITERS = """
SELECT count(DISTINCT device) FROM event WHERE subject IN ('sitting', 'item', 'consensus', 'tally', 'paper') AND (
    entity = ?1 OR entity IN (SELECT item FROM agenda WHERE entity = ?1)
    OR entity IN (SELECT entity FROM paper WHERE meeting = ?1))
"""


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
