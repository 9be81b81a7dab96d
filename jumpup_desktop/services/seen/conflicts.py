"""What two laptops said differently: about what, who said which value when, what a person can choose."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_with_weekday, seoul
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.settling import OWN_WORDS, is_decisive
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.record.closing import NUMBER, RULE, SLOT, ConflictClosed, OpenConflict
from jumpup_desktop.domain.record.event import EventRef
from jumpup_desktop.domain.record.roles import ROLES
from jumpup_desktop.domain.record.season import DEVICE
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.services import policies
from jumpup_desktop.services.conflict_places import place_of
from jumpup_desktop.services.conflict_places import title as conflict_title
from jumpup_desktop.services.seen.names import person_name
from jumpup_desktop.services.settling import may_stand
from jumpup_desktop.store import conflicts as stored
from jumpup_desktop.store import journal
from jumpup_desktop.store.tables import companies, meetings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jumpup_desktop.assets import Language
    from jumpup_desktop.domain.record.event import Event, Reader
    from jumpup_desktop.store.season_store import Store


LEADING = ("outcome", "end", "result")
"""Slots that decide others with them."""
_WAYS = {
    "electronic": "전자서명", "ink": "수기서명", "refused": "서명 거부",
    "by_law": "제척", "by_challenge": "기피", "own_request": "회피",
}  # fmt: skip
_ID = re.compile(r"[0-9a-f]{32}")
_BARE = re.compile(r"[0-9a-f]{64}|[0-9a-f]{32}:\d+:[0-9a-f]+")
"""Hashes and places of the record: nothing to read."""


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a conflict: the event that said it, its words, who wrote it on which laptop, when (HH:MM:SS).

    `laptop` is the name of the `device` with the beginning of its id: copies of one machine bear one name.
    """

    ref: str
    device: str
    text: str
    by: str
    laptop: str
    at: str


@dataclass(frozen=True, slots=True)
class ConflictSeen:
    """One open conflict: about what (company, meeting), which slot, its sides; whether the chair must stand by it."""

    kind: str
    subject: str
    entity: str
    slot: str
    title: str
    company: str
    company_name: str
    meeting: str
    item: str
    sides: tuple[Side, ...]
    needs_chair: bool

    @property
    def told(self) -> OpenConflict:
        """The conflict as the record has it."""
        return OpenConflict(self.kind, self.subject, self.entity, self.slot, tuple(s.ref for s in self.sides))

    @property
    def can_be_chosen(self) -> bool:
        """Whether one side is chosen: two companies with one number are united instead."""
        return bool(self.sides) and self.kind != NUMBER


def asked_at_once(conflicts: Sequence[ConflictSeen]) -> list[list[ConflictSeen]]:
    """What one question asks: each slot by itself, how it ended first; acts of one sort between the same laptops."""
    questions: dict[tuple[object, ...], list[ConflictSeen]] = {}
    chosen = (one for one in conflicts if one.can_be_chosen)
    for one in sorted(chosen, key=lambda one: (one.kind == RULE, one.slot not in LEADING)):
        laptops = frozenset(side.device for side in one.sides)
        key = (one.slot, laptops) if one.kind == RULE else (one.subject, one.entity, one.slot)
        questions.setdefault(key, []).append(one)
    return list(questions.values())


def open_conflicts(store: Store, reader: Reader, language: Language = "ko") -> tuple[ConflictSeen, ...]:
    """Every open conflict that the reader may see, with the words of both sides.

    What concerns a company they are excluded from is left out; opinions are covered until they are opened.
    """
    found = (seen(store, one, language) for one in stored.all_open(store.conn))
    shown = tuple(one for one in found if not one.company or companies.may_see(store.conn, reader, one.company))
    store.access.saw(reader, "conflicts", {one.company for one in shown} or ("",))
    return shown


def seen(store: Store, one: OpenConflict, language: Language = "ko") -> ConflictSeen:
    """One open conflict, with the words of both sides."""
    meeting, item, company = place_of(store, one)
    sides = (
        _ids(store, one)
        if one.kind == NUMBER
        else tuple(_side(store, ref, one.slot, is_open=_is_open(store, one)) for ref in one.refs)
    )
    about = (conflict_title(one, language), company, _company(store, company), meeting, item)
    return ConflictSeen(one.kind, one.subject, one.entity, one.slot, *about, sides, is_decisive(one))


def _company(store: Store, company: str) -> str:
    state = store.get(COMPANY, company) if company else None
    return state.name if state else ""


def _ids(store: Store, one: OpenConflict) -> tuple[Side, ...]:
    return tuple(Side(each, "", _company(store, each), "", "", "") for each in (one.entity, *one.refs))


def _is_open(store: Store, one: OpenConflict) -> bool:
    """Whether the words may be read: a member's own opinion only once the opinions were opened."""
    is_covered = one.subject in OWN_WORDS
    turn = store.get(ITEM, one.entity.partition(".")[0]) if is_covered else None
    return not is_covered or (turn is not None and turn.revealed is not None)


def _side(store: Store, ref: str, slot: str, *, is_open: bool) -> Side:
    event = journal.event_at(store.conn, EventRef(ref))
    if event is None:
        return Side(ref, "", "", "", "", "")
    header = event.header
    device = store.get(DEVICE, header.device)
    laptop, at = f"{device.label if device else ''}#{header.device[:4]}", f"{seoul(header.utc_ms):%H:%M:%S}"
    words = _words(store, event, slot) if is_open else ""
    by = person_name(store, header.actor) if header.actor != store.season else ROLES[header.role].name
    return Side(ref, header.device, words, by, laptop, at)


def _words(store: Store, event: Event, slot: str) -> str:
    """What the event says, in its own words; of what settled a conflict the words it chose and why.

    Ids of people and companies are told by their names.
    """
    if isinstance(event.body, ConflictClosed):
        chosen = next((one.chosen for one in event.body.closings if one.slot == slot), None)
        said = journal.event_at(store.conn, chosen) if chosen else None
        return " · ".join(filter(None, (_words(store, said, slot) if said else "", event.body.reason)))
    if event.body is None or not is_dataclass(event.body):
        return ""
    values = (getattr(event.body, f.name) for f in fields(event.body))
    return " · ".join(_flat(store, values))


def _flat(store: Store, values: Iterable[object]) -> Iterable[str]:
    for value in values:
        if isinstance(value, str):
            if value and not _BARE.fullmatch(value):
                said = _policy_words(store).get(value) or _company(store, value) or person_name(store, value)
                yield from () if _ID.fullmatch(said) else (said,)
        elif isinstance(value, tuple):
            yield from _flat(store, value)
        elif is_dataclass(value):
            yield from _flat(store, (getattr(value, f.name) for f in fields(value)))
        elif isinstance(value, int) and not isinstance(value, bool):
            yield str(value)


def _policy_words(store: Store) -> dict[str, str]:
    """What the policy calls its criteria and outcomes, by their ids."""
    kinds = policies.current(store).policy.meetings
    criteria = {one.id: one.name for kind in kinds for one in kind.criteria}
    return _WAYS | criteria | {one.id: one.word for kind in kinds for one in kind.outcomes}


@dataclass(frozen=True, slots=True)
class Stander:
    """Who can stand by a closing beside the secretary, and in which meeting; `sitting` names a further one."""

    person: str
    name: str
    meeting: str
    sitting: str = ""


def standers(store: Store, asked: Sequence[ConflictSeen]) -> tuple[Stander, ...]:
    """Who can stand by closing these, which are of one company and day: who presided, the elected chair first; who
    presides over an open further sitting on it; the author, where all are one member's own words.
    """
    meeting, company = asked[0].meeting, asked[0].company
    about = [one.told for one in asked if one.needs_chair]
    authors = {author_of(one) for one in asked if one.needs_chair}
    able = [*_presided(store, meeting), *_further(store, meeting, company)]
    able += [Stander(one, person_name(store, one), meeting) for one in authors if one]
    plans = {one.meeting: store.get(MEETING, one.meeting) for one in able}
    return tuple(
        one
        for one in dict.fromkeys(able)
        if (plan := plans[one.meeting]) and all(may_stand(store.get, plan, each, one.person) for each in about)
    )


def author_of(one: ConflictSeen) -> str:
    """Whose own words differ; empty where it is about anything else."""
    return one.entity.split(".")[1] if one.kind == SLOT and one.subject in OWN_WORDS else ""


def _presided(store: Store, meeting: str, sitting: str = "") -> Iterable[Stander]:
    day = store.get(SITTING, meeting) if meeting else None
    people = dict.fromkeys(e.person for e in sorted(day.elections, key=lambda e: e.acting)) if day else ()
    return (Stander(person, person_name(store, person), meeting, sitting) for person in people)


def _further(store: Store, meeting: str, company: str) -> Iterable[Stander]:
    before = store.get(MEETING, meeting)
    for row in meetings.meetings(store.conn):
        later = store.known(MEETING, row.id)
        day = store.get(SITTING, row.id)
        is_open = day is not None and day.is_open and row.id != meeting
        if is_open and before and before.plan and later.plan:
            is_anew = later.item_of(company) is not None if company else later.plan.panel == before.plan.panel
            if is_anew:
                yield from _presided(store, row.id, f"{row.title} {date_with_weekday(later.plan.day)}")
