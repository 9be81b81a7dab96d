"""Takes the bodies of events out for good: rows, attachments and drafts of them too; the chain stays whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain import purging
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import EventRef, place_of
from jumpup_desktop.domain.rules import require
from jumpup_desktop.store import journal, since
from jumpup_desktop.store.tables import meetings
from jumpup_desktop.store.tables.registry import SUBJECTS

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.season_store import Store


def purge(store: Store, actor: Actor, events: tuple[EventRef, ...], ground: str) -> int:
    """Purge these events, and what only they named; how many said something until now.

    A text that holds goes with all that stood in its place before: else an older one would hold again.
    Refuses `record.nothing`, `.ground-missing`, `.unknown`, `.kept`, and `.day-open` for what papers say that are not
    sealed yet.
    """
    events = tuple(ref for ref in dict.fromkeys(events) if _asked(store.conn, ref))
    before = _attachments(store.conn)
    with store.transaction() as tx:
        every = tuple(dict.fromkeys(other for ref in events for other in (ref, *_in_its_place(store.conn, ref))))
        tx.append(actor, purging.purge(store.season, every, ground, actor.person))
        store.refresh(apply(store.conn))
    for sha256 in before - _attachments(store.conn):
        store.blobs.remove(sha256)
    store.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return len(events)


def _asked(conn: Connection, ref: EventRef) -> bool:
    """Whether it still says something that may go."""
    event = journal.event_at(conn, ref)
    if event is None:
        raise Refused("record.unknown", ref=ref)
    purging.require_text(event.header.kind)
    if purging.is_printed(event.header.kind):
        meeting = event.header.meeting or ""
        require(not (meetings.may_print(conn, meeting) or since.brought(conn, meeting)), "record.day-open")
    if purging.is_named(event.header.kind):
        require(not meetings.any_prints(conn), "record.day-open")
    return event.body is not None


def _in_its_place(conn: Connection, ref: EventRef) -> list[EventRef]:
    """The older words that would hold again, where the event's own word holds alone in the slot of one text."""
    event = journal.event_at(conn, ref)
    if event is None:
        return []
    subject, entity = SUBJECTS[event.header.subject].subject, event.entity
    history = subject.fold(journal.events_of(conn, subject.name, entity), entity).history
    slots = {held.slot for held in history.held if held.event.ref == ref and purging.is_one_text(held.slot)}
    alone = slots - {held.slot for held in history.held if held.event.ref != ref}
    others = {held.event.ref for held in (*history.held, *history.past) if held.slot not in alone}
    return [held.event.ref for held in history.past if held.slot in alone and held.event.ref not in others]


def apply(conn: Connection) -> set[tuple[str, str]]:
    """In an open transaction: no event that the record calls purged keeps its body; what that concerns."""
    touched: set[tuple[str, str]] = set()
    for event in journal.events_of_kinds(conn, None, ("record.purged",)):
        if isinstance(event.body, purging.RecordPurged):
            for ref in event.body.events:
                touched |= _empty(conn, ref)
    return touched


def _empty(conn: Connection, ref: EventRef) -> set[tuple[str, str]]:
    device, seq, prefix = place_of(ref)
    rows = conn.execute(
        "SELECT e.device, e.subject, e.entity, e.kind FROM event e JOIN device d ON d.number = e.device"
        " JOIN body b ON b.device = e.device AND b.stream = e.stream AND b.seq = e.seq"
        " WHERE d.id = ? AND e.stream = 0 AND e.seq = ? AND substr(e.hash, 1, ?) = ?",
        (device, seq, len(prefix), prefix),
    ).fetchall()
    rows = [row[:3] for row in rows if purging.is_text(row[3])]
    for number, _, entity in rows:
        conn.execute("DELETE FROM body WHERE device = ? AND stream = 0 AND seq = ?", (number, seq))
        conn.execute("DELETE FROM draft WHERE entity = ?", (entity,))
    return {(str(subject), str(entity)) for _, subject, entity in rows}


def _attachments(conn: Connection) -> set[str]:
    return {str(row[0]) for row in conn.execute("SELECT DISTINCT sha256 FROM attachment")}
