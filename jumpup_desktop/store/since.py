"""What came into the record of a day after an event, or what its writer did not know."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.closing import ConflictClosed
from jumpup_desktop.store import conflicts, settings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from jumpup_desktop.domain.record.event import Event, EventRef
    from jumpup_desktop.store.connection import Connection

BESIDE = ("paper", "meeting")
BESIDE_SLOTS = ("originals", "key")
BESIDE_KINDS = ("sitting.key_issued", "sitting.pin_reset", "sitting.opinions_confirmed", "sitting.originals_kept")
"""What the day's papers are not made from: the papers themselves, the plan, keys, what is said while signing."""
RUNNING_ORDER = ("meeting.swapped", "meeting.drawn")
"""What of the plan they tell all the same."""
BROUGHT = "brought:"
"""Under this name and a meeting's id: what merges brought into a day whose papers were not looked at since."""


def was_spoken(conn: Connection, meeting: str, item: str, ref: EventRef) -> bool:
    """Whether a day (one turn of it, where `item` is given) holds what the writer of an event did not know.

    A text that was purged since counts too. What agencies correct of companies, people and panels does not.
    """
    events = [one for one in conflicts.events_of_meeting(conn, meeting) if _is_told(one, meeting, item)]
    if any(one.body is None for one in events):
        return True
    return _is_unknown(conn, ref, [one.ref for one in events])


def was_brought(conn: Connection, meeting: str, item: str, ref: EventRef) -> bool:
    """Whether merges brought together what the writer of an event did not know, and nobody looked at the day since.

    They brought it into the day (one turn of it, where `item` is given), or they brought the event itself to where
    that is. What the agency decides of an exclusion is no matter of the day.
    """
    new = brought(conn, meeting)
    if not new:
        return False
    events = conflicts.events_of_meeting(conn, meeting)
    told = [one for one in events if (one.ref in new or ref in new) and _is_told(one, meeting, item)]
    return _is_unknown(conn, ref, [one.ref for one in told if one.header.subject != "exclusion"])


def brought(conn: Connection, meeting: str) -> Collection[str]:
    """What merges brought into a day that nobody looked at since."""
    return frozenset((settings.get(conn, BROUGHT + meeting) or "").split())


@contextmanager
def noting(conn: Connection) -> Iterator[None]:
    """In an open transaction: remember of every day with papers what comes into it meanwhile."""
    before = _ends(conn)
    yield
    _note(conn, before)


def _ends(conn: Connection) -> Mapping[int, int]:
    """How far each chain that counts goes, by its number."""
    return dict(conn.execute(_ENDS).fetchall())


def _note(conn: Connection, before: Mapping[int, int]) -> None:
    new = {
        row[0]
        for device, seq in _ends(conn).items()
        for row in conn.execute(_BEYOND, (device, before.get(device, 0), seq))
    }
    if not new:
        return
    for (meeting,) in conn.execute("SELECT DISTINCT meeting FROM paper").fetchall():
        events = conflicts.events_of_meeting(conn, meeting)
        found = {one.ref for one in events if one.hash in new}
        if found:
            settings.put(conn, BROUGHT + meeting, " ".join(sorted({*brought(conn, meeting), *found})))


_ENDS = """
SELECT e.device, max(e.seq) FROM event e JOIN device d ON d.number = e.device
WHERE e.stream = 0 AND d.status IN ('active', 'retired') GROUP BY e.device
"""
_BEYOND = "SELECT hash FROM event WHERE stream = 0 AND device = ? AND seq > ? AND seq <= ?"


def looked(conn: Connection, meeting: str) -> None:
    """The day's papers say what merges brought, or begin anew."""
    settings.drop(conn, BROUGHT + meeting)


def unlooked(conn: Connection) -> tuple[str, ...]:
    """Days into which a merge brought something that nobody looked at since."""
    return tuple(name.removeprefix(BROUGHT) for name, _ in settings.under(conn, BROUGHT))


def _is_unknown(conn: Connection, ref: EventRef, others: Collection[EventRef]) -> bool:
    spots = conflicts.spots_of(conn, (ref, *others)) if others else {}
    known = conflicts.knowledge(conn)
    return any(not known.knew(spots[ref], spots[one]) for one in others)


def _is_told(event: Event, meeting: str, item: str) -> bool:
    """Whether a paper of the day, or of one turn, may tell it."""
    return event.header.kind in RUNNING_ORDER or _is_of(event, meeting, item)


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
