"""Which events the record calls purged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain import purging
from jumpup_desktop.store import journal

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Event, EventRef
    from jumpup_desktop.store.connection import Connection


def named(conn: Connection) -> frozenset[EventRef]:
    """Every event that the record calls purged."""
    return _named_by(journal.events_of_kinds(conn, None, ("record.purged",)))


def named_anywhere(conn: Connection) -> frozenset[EventRef]:
    """Every event that some chain in the file calls purged, also one that stands apart."""
    return _named_by(journal.purges(conn))


def _named_by(events: list[Event]) -> frozenset[EventRef]:
    found = [event.body for event in events]
    return frozenset(ref for body in found if isinstance(body, purging.RecordPurged) for ref in body.events)
