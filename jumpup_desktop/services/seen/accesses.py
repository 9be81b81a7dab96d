"""The access stream in words: who looked at whose data, what left, what was refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from jumpup_desktop.assets import sentences
from jumpup_desktop.domain.dates import SEOUL, date_text, seoul, time_text
from jumpup_desktop.domain.record.roles import ROLES
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.services.seen.names import person_name
from jumpup_desktop.store import access

if TYPE_CHECKING:
    from datetime import date

    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class AccessSeen:
    """One line: when (Seoul; of a view its minute), who in which role, which company; `what` in words.

    `device` is the laptop's id in the record.
    """

    at: str
    device: str
    who: str
    kind: str
    company: str
    what: str

    @property
    def laptop(self) -> str:
        """The device, short enough to tell laptops apart; a star stands for a copy that had not written yet."""
        _, is_copy, device = self.device.rpartition("copy:")
        return f"#{device[:4]}{'*' if is_copy else ''}"


def accesses(store: Store, since: date | None = None) -> tuple[AccessSeen, ...]:
    """Every line from a day on, oldest first."""
    store.access.flush()
    begin = int(datetime.combine(since, time(), SEOUL).timestamp() * 1000) if since else 0
    return tuple(_seen(store, line) for line in access.accesses(store.conn, begin))


def _told(what: str) -> str:
    """The words of the program in words of people; codes, and what somebody wrote after a bar, as they are."""
    words = sentences("ko")
    codes, _, written = what.partition(" | ")
    parts = [(part, *part.partition(":")[::2]) for part in codes.split()]
    told = [
        f"{words[f'looked.{word}']} {rest}".strip() if f"looked.{word}" in words else part for part, word, rest in parts
    ]
    return ", ".join([*told, *([written] if written else [])])


def _seen(store: Store, line: access.Access) -> AccessSeen:
    at, role = seoul(line.utc_ms), ROLES.get(line.role)
    name = person_name(store, line.person) if line.person != store.season else ""
    who = " ".join(part for part in (role.name if role else line.role, name) if part)
    company = store.get(COMPANY, line.company) if line.company else None
    when = f"{date_text(at.date())} {time_text(at)}"
    return AccessSeen(when, line.device, who, line.kind, company.name if company else line.company, _told(line.what))
