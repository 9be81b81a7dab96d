"""What a copy saved and what it did not: until when it reaches, and the opinions that were not final by then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import opinion as op
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.opinion import OPINION
from jumpup_desktop.domain.policy import MeetingKind
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.store import journal
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class Rescued:
    """`until` in utc_ms; the company in the room, (member, criterion) of what was not final, the meeting's kind."""

    until: int
    company: str
    unfinished: tuple[tuple[str, str], ...]
    kind: MeetingKind | None = None


def reach_of(store: Store, policy: Policy) -> Rescued:
    """How far the record reaches (practice 19); nothing of what came later is here."""
    until = journal.last_written_at(store.conn)
    for row in meetings.meetings(store.conn):
        meeting = store.known(MEETING, row.id)
        for entry in meeting.items:
            item = store.get(ITEM, entry.id)
            if item is None or not item.is_called or row.closed_ms:
                continue
            kind = policy.meeting(meeting.plan.meeting_kind if meeting.plan else "")
            company = store.get(COMPANY, entry.company)
            cells = [
                (person, criterion)
                for person in item.participants
                for criterion in op.missing(kind, meeting.evaluator_type(person), frozenset(), policy)
            ]
            missing = [(p, c) for p, c in cells if not _is_final(store, entry.id, p, c)]
            return Rescued(until, company.name if company else "", tuple(missing), kind)
    return Rescued(until, "", ())


def _is_final(store: Store, item: str, member: str, criterion: str) -> bool:
    known = store.get(OPINION, op.opinion_id(item, member, criterion))
    return bool(known and known.versions)
