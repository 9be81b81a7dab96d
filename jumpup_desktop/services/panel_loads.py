"""Takes a checked panels workbook into the record: people, panels, sanctions, planned days with their agenda."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.problems import Problem, Refused
from jumpup_desktop.domain.rules import about
from jumpup_desktop.domain.selection import agenda, panels, people
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.loads import LoadDone
from jumpup_desktop.domain.selection.panels import BAN, PANEL
from jumpup_desktop.domain.selection.people import PERSON
from jumpup_desktop.domain.selection.running_order import AgendaItem
from jumpup_desktop.services import bookings
from jumpup_desktop.services.panel_corrections import Correction, of_meeting, of_panel, of_person, renamed
from jumpup_desktop.store.tables import companies
from jumpup_desktop.store.tables import meetings as meeting_rows
from jumpup_desktop.store.tables import people as people_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.domain.policy import MeetingKind
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.domain.selection.panel_tables import Evaluator, PanelDay, Sanction
    from jumpup_desktop.importers.panels import CheckedPanels
    from jumpup_desktop.store.season_store import Store
    from jumpup_desktop.store.transaction import Transaction

DECLARED = (
    ("former_jobs", "전 직장"),
    ("shares", "보유주식·지분"),
    ("advisory", "자문·사외이사"),
    ("relatives", "친족 재직"),
    ("joint_projects", "공동연구·공동신청"),
    ("contracts", "용역·컨설팅"),
)


@dataclass(frozen=True, slots=True)
class LoadedPanels:
    """What a load of panels added, and what it corrected, said as notes."""

    people: int
    panels: int
    meetings: int
    sanctions: int
    corrected: tuple[Problem, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether everything was known already and is as it was."""
        return not (self.people or self.panels or self.meetings or self.sanctions or self.corrected)


def load(
    store: Store, actor: Actor, checked: CheckedPanels, source: Path, kind: MeetingKind,
    progress: Callable[[float], None] = lambda _share: None,
) -> LoadedPanels:  # fmt: skip
    """Load the whole workbook; panels load as a whole or not at all. Refuses `load.errors-whole`.

    What `progress` raises stops the load, and nothing of it is kept.
    """
    errors = checked.count("error")
    if errors:
        raise Refused("load.errors-whole", count=errors)
    content = source.read_bytes()
    with store.transaction() as tx:
        done = _Writer(store, tx, actor, checked, kind).write(progress)
        if not done.is_nothing:
            tx.append(actor, about(_done(checked, done), tx.new_id()))
    if done.is_nothing:
        return done
    store.attach(content)
    return done


class _OnlyLooking(Exception):
    """Takes back what was written to see what it would be."""


def corrections(store: Store, actor: Actor, checked: CheckedPanels, kind: MeetingKind) -> tuple[Problem, ...]:
    """What loading the workbook would change of what is known, as notes, and what would refuse it; nothing is kept."""
    found: tuple[Problem, ...] = ()
    if checked.count("error") or store.is_read_only:
        return found
    try:
        with suppress(_OnlyLooking), store.transaction() as tx:
            found = _Writer(store, tx, actor, checked, kind).write().corrected
            raise _OnlyLooking
    except Refused as refused:
        return (refused.problem,)
    return found


def _done(checked: CheckedPanels, done: LoadedPanels) -> LoadDone:
    added = done.people + done.panels + done.meetings + done.sanctions
    corrected = len(done.corrected)
    return LoadDone("panels", checked.file, checked.sha256, checked.kind, "", (), (), added, corrected, 0, ())


class _Writer:
    """Writes one workbook within one transaction."""

    def __init__(self, store: Store, tx: Transaction, actor: Actor, checked: CheckedPanels, kind: MeetingKind) -> None:
        self._store, self._tx, self._actor, self._tables, self._kind = store, tx, actor, checked.tables, kind
        self._reason = checked.file
        self._is_known = companies.last_loaded(tx.conn, "panels") == checked.sha256
        self._corrected: list[Problem] = []
        self._people: dict[str, str] = {}
        self._panels = people_rows.panel_ids(tx.conn)
        self._known = [tx.known(PERSON, p) for p in people_rows.person_ids(tx.conn)]

    def write(self, progress: Callable[[float], None] = lambda _share: None) -> LoadedPanels:
        """Everything new, and the corrections of what is known; told after each part."""
        parts = (self.write_people, self.write_panels, self.write_meetings, self.write_sanctions)
        added = [self._told(part(), n / 4, progress) for n, part in enumerate(parts, 1)]
        people_, panels_, meetings_, sanctions = added
        return LoadedPanels(people_, panels_, meetings_, sanctions, tuple(self._corrected))

    @staticmethod
    def _told(added: int, share: float, progress: Callable[[float], None]) -> int:
        progress(share)
        return added

    def _correct(self, correction: Correction | None) -> None:
        """The file that was loaded last corrects nothing: what differs from it was set here since."""
        if correction is not None and not self._is_known:
            self._tx.append(self._actor, correction.drafts)
            self._corrected.append(correction.note)

    def _person_name(self, person: str) -> str:
        return str(self._tx.known(PERSON, person).name)

    def _company_name(self, company: str) -> str:
        return str(self._tx.known(COMPANY, company).name)

    def write_people(self) -> int:
        """Everyone of the pool, and the secretaries, who stand in no pool."""
        facts = [self._evaluator(e) for e in self._tables.evaluators.values()]
        secretaries = {a.number: a.name for a in self._tables.appointments.values() if a.role == "간사"}
        facts += [people.PersonFacts(name, agency_number=number, job="간사") for number, name in secretaries.items()]
        return sum(self._enter(f) for f in facts)

    def _enter(self, facts: people.PersonFacts) -> bool:
        match = people.match_person(self._known, facts)
        if match.verdict == "same":
            known = match.persons[0]
            self._people[facts.agency_number] = known
            self._correct(of_person(self._tx.known(PERSON, known), facts, self._reason))
            return False
        self._notice_renamed(facts)
        person = self._tx.new_id()
        self._people[facts.agency_number] = person
        self._tx.append(self._actor, people.add(None, person, facts))
        self._known.append(self._tx.known(PERSON, person))
        return True

    def _notice_renamed(self, facts: people.PersonFacts) -> None:
        """The same number under another name enters as somebody new (decided.md: a person is matched by both)."""
        number = facts.agency_number
        known = next((p for p in self._known if number and p.facts.agency_number == number), None)
        if known is not None and not self._is_known:
            self._corrected.append(renamed(known.name, facts.name, number))

    def _evaluator(self, e: Evaluator) -> people.PersonFacts:
        declared = tuple((word, text) for name, word in DECLARED for text in getattr(e, name))
        return people.PersonFacts(
            name=e.name,
            agency_number=e.number,
            evaluator_type=self._criterion(e.kind),
            job=e.occupation,
            affiliation=e.affiliation,
            position=e.position,
            speciality=e.specialty,
            region=e.region,
            declared=declared,
            pledged=e.pledge == "제출",
            recent_panels=e.recent_evaluations or 0,
        )

    def _criterion(self, name: str) -> str:
        try:
            return self._kind.criterion(name).id
        except KeyError:
            return ""

    def write_panels(self) -> int:
        """Panels by their code: the new ones are added, the known ones corrected."""
        added = 0
        for day in self._tables.days.values():
            body = panels.PanelAdded(day.code, day.name, ", ".join(day.sectors), self._seats(day.code))
            if day.code in self._panels:
                known = self._tx.known(PANEL, self._panels[day.code])
                if not self._is_opened(day.code):
                    self._correct(of_panel(known, body, self._person_name))
                continue
            self._panels[day.code] = self._tx.new_id()
            self._tx.append(self._actor, panels.add(self._panels[day.code], body))
            added += 1
        return added

    def _seats(self, code: str) -> tuple[panels.Seat, ...]:
        rows = [a for a in self._tables.appointments.values() if a.panel == code]
        return tuple(
            panels.Seat(self._people[a.number], self._criterion(a.kind), "secretary" if a.role == "간사" else "member")
            for a in rows
        )

    def write_meetings(self) -> int:
        """Days by their panel: the new ones are planned, the known ones corrected until they are opened."""
        planned = {row.panel_code: row.id for row in self._of_this_round() if row.sitting == 1}
        added, new = 0, list[str]()
        for day in self._tables.days.values():
            if not day.day:
                continue
            if day.code in planned:
                self._correct_meeting(planned[day.code], self._plan(day))
                continue
            meeting = self._tx.new_id()
            new.append(meeting)
            self._tx.append(self._actor, agenda.plan(None, meeting, self._plan(day)))
            added += 1
        self._require_free([*new, *(() if self._is_known else planned.values())])
        return added

    def _require_free(self, meetings: list[str]) -> None:
        """No day of the file meets another day, of another round or a further sitting. Refuses `meeting.…-clash`.

        What was set here since the same file was loaded stays as it is.
        """
        bookings.require_free(self._tx, [self._tx.known(MEETING, one) for one in meetings], self._person_name)

    def _correct_meeting(self, meeting: str, wanted: agenda.MeetingPlanned) -> None:
        state, sitting = self._tx.known(MEETING, meeting), self._tx.get(SITTING, meeting)
        begun = [i.id for i in state.items if self._tx.get(ITEM, i.id) is not None]
        self._correct(of_meeting(state, wanted, begun, sitting, self._reason, self._company_name))

    def _is_opened(self, code: str) -> bool:
        """Whether the panel's day was opened: its papers keep the panel's name and people as they were."""
        return any(row.opened_ms for row in self._of_this_round() if row.panel_code == code)

    def _of_this_round(self) -> list[meeting_rows.MeetingRow]:
        """Days of the round that is on: an earlier round's panels are over."""
        return [row for row in meeting_rows.meetings(self._tx.conn) if row.round in ("", self._tx.round)]

    def _plan(self, day: PanelDay) -> agenda.MeetingPlanned:
        if day.day is None:
            raise Refused("meeting.times", title=day.name)
        return agenda.MeetingPlanned(
            meeting_kind=self._kind.id,
            round=self._tx.round,
            panel=self._panels[day.code],
            title=f"{day.name} {self._kind.name}",
            day=day.day,
            venue=day.venue,
            starts=_clock(day.starts),
            ends=_clock(day.ends),
            seats=self._seats(day.code),
            items=self._items(day.code),
        )

    def _items(self, code: str) -> tuple[AgendaItem, ...]:
        found = []
        for row in self._tables.agenda.values():
            if row.panel != code:
                continue
            company = companies.id_of_number(self._tx.conn, row.company_number)
            if company is None:
                raise Refused("load.unknown-company", company=row.company, number=row.company_number)
            phases = (row.prepare, row.pitch, row.questions, row.deliberation, row.decision, row.changeover)
            minutes = sum(m or 0 for m in phases)
            found.append(AgendaItem(self._tx.new_id(), row.order or 0, company, minutes, _clock(row.starts)))
        return tuple(found)

    def write_sanctions(self) -> int:
        """Entries of the ban list that are not known."""
        known = {b.listed for b in (self._tx.get(BAN, b) for b in people_rows.ban_ids(self._tx.conn)) if b}
        new = [body for body in map(_ban, self._tables.sanctions.values()) if body and body not in known]
        for body in new:
            self._tx.append(self._actor, panels.list_ban(self._tx.new_id(), body))
        return len(new)


def _ban(s: Sanction) -> panels.BanListed | None:
    """An entry as the record keeps it: its `until` is the first free day, the agency's is the last barred one."""
    if s.since is None or s.until is None:
        return None
    what: Literal["company", "person"] = "company" if s.kind == "기업" else "person"
    until = s.until + timedelta(days=1)
    return panels.BanListed(what, s.name, s.affiliation, s.company_number, s.since, until, s.reason, s.content)


def _clock(minutes: int | None) -> str:
    return f"{(minutes or 0) // 60:02d}:{(minutes or 0) % 60:02d}"
