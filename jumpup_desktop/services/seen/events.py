"""The record event by event, without what it says: to find what has to be purged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_text, seoul
from jumpup_desktop.domain.record.season import DEVICE
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.services.seen.names import person_name
from jumpup_desktop.store import codec, journal
from jumpup_desktop.store.tables import companies, meetings, people

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Event, Reader
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event: its name in the record, when (Seoul), on which laptop, by whom, of which kind, about what.

    `is_purged` when what it said is gone.
    """

    ref: str
    at: str
    laptop: str
    by: str
    kind: str
    about: str
    is_purged: bool


ID_LENGTH = 32


def events(store: Store, reader: Reader, about: str = "") -> tuple[EventLine, ...]:
    """All events in order, or those that are about, by, or name whom or what bears this name (company, person, id)."""
    store.access.saw(reader, "events")
    named = _named(store, about)
    return tuple(_line(store, event) for event in journal.every(store.conn) if not about or _concerns(event, named))


def _named(store: Store, about: str) -> set[str]:
    """The ids that a name means; a company stands for its turns too."""
    found = {about, *people.ids_of_name(store.conn, about)}
    for company in companies.ids_of_name(store.conn, about):
        found |= {company, *meetings.items_of_company(store.conn, company)}
    return found


def _concerns(event: Event, named: set[str]) -> bool:
    header = event.header
    is_about = bool(named & {*header.entity.split("."), header.actor, header.on_behalf_of or ""})
    said = codec.encode_body(event.body).decode() if event.body is not None and not is_about else ""
    return is_about or any(one in said for one in named if len(one) == ID_LENGTH)


def _line(store: Store, event: Event) -> EventLine:
    header, at = event.header, seoul(event.header.utc_ms)
    device = store.get(DEVICE, header.device)
    laptop = f"{device.label if device else ''}#{header.device[:4]}"
    by = "" if header.actor == store.season else person_name(store, header.actor)
    about = ".".join(_name(store, part) for part in header.entity.split("."))
    when = f"{date_text(at.date())} {at:%H:%M:%S}"
    return EventLine(event.ref, when, laptop, by, header.kind, about, event.body is None)


def _name(store: Store, part: str) -> str:
    company = store.get(COMPANY, part)
    return company.name if company else person_name(store, part)
