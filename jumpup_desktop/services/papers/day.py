"""Everything the record holds about one meeting, read once, for the papers made from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting.consensus import (
    CONSENSUS,
    Consensus,
    Objected,
    Proposed,
    decided,
    ended_without,
)
from jumpup_desktop.domain.meeting.item import ITEM, Item
from jumpup_desktop.domain.meeting.paper import number_of
from jumpup_desktop.domain.meeting.paper_entry import is_paper
from jumpup_desktop.domain.meeting.phases import PHASES, Phases
from jumpup_desktop.domain.meeting.score import SCORE, Score, score_id
from jumpup_desktop.domain.meeting.sitting import SITTING, Sitting
from jumpup_desktop.domain.meeting.tally import TALLY, TallyMade
from jumpup_desktop.domain.policy import MeetingKind, Policy
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.season import SEASON, Season
from jumpup_desktop.domain.rules import existing
from jumpup_desktop.domain.selection.agenda import MEETING, Meeting, MeetingPlanned
from jumpup_desktop.domain.selection.company import COMPANY, Company
from jumpup_desktop.domain.selection.interests import EXCLUSION, Exclusion, exclusion_id
from jumpup_desktop.domain.selection.panels import PANEL, Panel
from jumpup_desktop.domain.selection.people import PERSON, PersonFacts
from jumpup_desktop.domain.selection.running_order import AgendaItem
from jumpup_desktop.services import further_days, member_keys, policies
from jumpup_desktop.services.papers.written import written_item, written_sitting
from jumpup_desktop.services.policies import PolicyText
from jumpup_desktop.services.step1_gate import came_after_closing, failed, is_barred, let_through
from jumpup_desktop.store import journal
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class Raised:
    """An objection: against which proposal (from 1) of which outcome (id), and whether its author agreed later."""

    said: Objected
    nth: int
    outcome: str
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class EarlierHearing:
    """How an earlier sitting ended for the company (an outcome's id), and every objection that was raised."""

    day: date
    outcome: str
    objections: tuple[Raised, ...]
    order: int = 0
    """Which item of that day it was."""


def held_on(planned: date, sitting: Sitting | None) -> date:
    """The date a day was held on, whatever was planned; a day on paper was held as planned and typed later."""
    is_live = sitting is not None and sitting.opened_at and not is_paper(sitting)
    return seoul(sitting.opened_at).date() if sitting is not None and is_live else planned


@dataclass(frozen=True, slots=True)
class Turn:
    """One company's turn with all that was decided in it; scores and their count in kinds that are decided by them."""

    agenda: AgendaItem
    item: Item
    consensus: Consensus | None
    phases: Phases | None
    company: Company
    scores: tuple[Score, ...] = ()
    tally: TallyMade | None = None
    earlier: tuple[EarlierHearing, ...] = ()
    exclusions: Mapping[str, Exclusion] = field(default_factory=dict)
    """Who is out of the company and why, by person."""
    is_barred: bool = False
    """Whether it was never put, because it stopped at STEP1 and nobody let it through (000:521)."""
    has_failed: bool = False
    """Whether its STEP1 result is a failure, with nobody who let it through, whenever that came on record."""
    was_let_through: bool = False
    """Whether its STEP1 result is a failure, and it came in all the same, because somebody let it through."""

    @property
    def proposal(self) -> Proposed | None:
        """The proposal that it ended by; none without 의결."""
        return decided(self.consensus, self.item)

    @property
    def is_resolved(self) -> bool:
        """Whether the panel decided it, by whatever method its kind has."""
        ended = self.item.outcome.outcome if self.item.outcome else ""
        return self.proposal is not None or (self.tally is not None and self.tally.outcome == ended)


@dataclass(frozen=True, slots=True)
class DayRecord:
    """A meeting as recorded so far; `begun`: newest edition and its number of each paper by (rule, item)."""

    meeting: Meeting
    plan: MeetingPlanned
    panel: Panel | None
    sitting: Sitting
    turns: tuple[Turn, ...]
    people: dict[str, PersonFacts]
    certificates: dict[str, str]
    policy: PolicyText
    kind: MeetingKind
    round_title: str
    number: str
    """What its papers' numbers begin with (`day_number`)."""
    chain_head: str
    events: int
    root_sha256: str
    root_is_local: bool
    panel_ca_sha256: str
    begun: dict[tuple[str, str], tuple[int, str]]

    @property
    def put(self) -> tuple[Turn, ...]:
        """The matters that were put before the panel (상정), or will be at its next sitting."""
        return tuple(turn for turn in self.turns if not turn.is_barred)

    @property
    def held_on(self) -> date:
        """The date it was held on."""
        return held_on(self.plan.day, self.sitting)

    @property
    def code(self) -> str:
        """The panel's code, with the 차수 of a further sitting: what its papers' numbers stand on."""
        return self.meeting.code(self.panel.code if self.panel else "")

    def turn(self, item: str) -> Turn:
        """The turn by item id. Raises KeyError."""
        for turn in self.turns:
            if turn.agenda.id == item:
                return turn
        raise KeyError(item)

    def person(self, person: str) -> PersonFacts:
        """What is known of somebody of the panel. Refuses `record.dangling`."""
        return existing(self.people.get(person), "record.dangling", subject="person", entity=person)

    def name(self, person: str) -> str:
        """A person's name as printed; someone outside the pool (배석자) is known by what was written."""
        facts = self.people.get(person)
        return facts.name if facts else person


def round_order(season: Season, round_: str) -> int:
    """Which round of the season it is, from 1."""
    rounds = [known for known, _ in season.rounds]
    return rounds.index(round_) + 1 if round_ in rounds else 1


def paper_number(day: date, round_: int, code: str) -> str:
    """`JU26-P05`, `JU26-2-P05` in the second round of a season: no two papers of a season have one number."""
    return f"JU{day:%y}-{f'{round_}-' if round_ > 1 else ''}{code}"


def day_number(store: Store, meeting: Meeting, begun: Sequence[meetings.PaperRow] | None = None) -> str:
    """What the numbers of a day's papers begin with; from the second round on the round stands in it.

    As of the papers that were begun; of a day that has none yet no number that another day's papers have: a merge may
    have moved the rounds. `begun` are the day's papers, where they are at hand. Refuses `meeting.unknown`.
    """
    if begun := meetings.papers(store.conn, meeting.id) if begun is None else begun:
        return number_of(begun[0].number, begun[0].edition, 1).rpartition("-")[0]
    plan, panel = (
        existing(meeting.plan, "meeting.unknown", meeting=meeting.id),
        store.get(PANEL, meeting.plan.panel if meeting.plan else ""),
    )
    code = meeting.code(panel.code if panel else "")
    first = round_order(store.known(SEASON, store.season), plan.round)
    numbers = (paper_number(plan.day, order, code) for order in count(first))
    return next(number for number in numbers if not meetings.is_number_taken(store.conn, number))


def read_day(store: Store, meeting_id: str) -> DayRecord:
    """Read a meeting. Refuses `meeting.unknown` and `sitting.not-open` when there is nothing to read.

    A company that no record knows, as a plan from elsewhere may name one, is not heard, unless its turn was called; nor
    is what such a plan brought to a day that was over.
    """
    meeting = store.get(MEETING, meeting_id)
    if meeting is None or meeting.plan is None:
        raise Refused("meeting.unknown", meeting=meeting_id)
    sitting = store.get(SITTING, meeting_id)
    if sitting is None:
        raise Refused("sitting.not-open")
    policy, rows = policies.accepted(store, sitting), meetings.papers(store.conn, meeting_id)
    kind = policy.policy.meeting(meeting.plan.meeting_kind)
    season = store.known(SEASON, store.season)
    found = DayRecord(
        meeting=meeting,
        plan=meeting.plan,
        panel=store.get(PANEL, meeting.plan.panel),
        sitting=sitting,
        turns=tuple(
            _turn(store, entry, kind, meeting, policy.policy)
            for entry in meeting.items
            if _company(store, entry) is not None and not came_after_closing(store.get, entry, sitting)
        ),
        people=_people(store, sitting, meeting),
        certificates={k.person: k.certificate_sha256 for k in sitting.keys},
        policy=policy,
        kind=kind,
        round_title=dict(season.rounds).get(meeting.plan.round, ""),
        number=day_number(store, meeting, rows),
        chain_head=store.journal.head().hash,
        events=journal.count(store.conn),
        root_sha256=season.root_sha256,
        root_is_local=season.root_is_local,
        panel_ca_sha256=member_keys.panel_fingerprint(store, meeting_id),
        begun={(r.rule, r.item): (r.edition, r.number) for r in sorted(rows, key=lambda row: row.edition)},
    )
    return _as_written(found) if is_paper(sitting) else found


def _as_written(day: DayRecord) -> DayRecord:
    """A day held on paper as its forms tell it; the program's clocks saw only the typing."""
    turns = tuple(replace(t, item=written_item(t.item, day.plan.day), phases=None) for t in day.turns)
    called = {t.agenda.id: t.item.calls[-1].utc_ms for t in turns if t.item.calls}
    return replace(day, turns=turns, sitting=written_sitting(day.sitting, day.plan.day, called))


def _company(store: Store, entry: AgendaItem) -> Company | None:
    """The company of an entry, or the one that was called in its turn, whatever a plan from elsewhere says."""
    called = store.get(ITEM, entry.id)
    return store.get(COMPANY, entry.company) or (store.get(COMPANY, called.company) if called else None)


def earlier(store: Store, meeting: Meeting, item: str) -> tuple[EarlierHearing, ...]:
    """The earlier sittings in which an item was heard, the first one first."""
    found, entry = [], meeting.item(item)
    for before in further_days.before(store.get, meeting):
        known = before.item(entry.before) if entry else None
        turn = store.get(ITEM, known.id) if known else None
        if turn is not None and turn.outcome is not None and before.plan is not None:
            said = _objections(store.get(CONSENSUS, turn.id))
            held = held_on(before.plan.day, store.get(SITTING, before.id))
            found.append(EarlierHearing(held, turn.outcome.outcome, said, known.order if known else 0))
        entry = known or entry
    return tuple(reversed(found))


def _objections(consensus: Consensus | None) -> tuple[Raised, ...]:
    """What was objected to since it was last opened.

    Who agrees to another outcome does not take back what they said against the first.
    """
    rounds = consensus.open_rounds if consensus else ()
    said = [(n, one.proposal.outcome, stance) for n, one in enumerate(rounds, 1) for stance in one.trail]
    last = {(way, stance.member): stance for _, way, stance in said}
    raised = [
        Raised(one, n, way, is_over=not isinstance(last[way, one.member], Objected))
        for n, way, one in said
        if isinstance(one, Objected)
    ]
    return tuple(dict.fromkeys(raised))


def _turn(store: Store, entry: AgendaItem, kind: MeetingKind, meeting: Meeting, policy: Policy) -> Turn:
    item, tally = store.get(ITEM, entry.id) or Item(entry.id), store.get(TALLY, entry.id)
    consensus = store.get(CONSENSUS, entry.id)
    if consensus is not None and consensus.ended and (decided(consensus, item) or ended_without(consensus, item)):
        item = replace(item, outcome_at=journal.written_at(store.conn, consensus.ended))
    places = [(p, c.id) for p in item.participants for c in kind.criteria if c.points]
    scores = [store.get(SCORE, score_id(entry.id, *place)) for place in places]
    return Turn(
        entry,
        item,
        consensus,
        store.get(PHASES, entry.id),
        existing(_company(store, entry), "record.dangling", subject="company", entity=entry.company),
        tuple(s for s in scores if s),
        tally.made if tally else None,
        earlier(store, meeting, entry.id),
        _exclusions(store, entry.company, meeting),
        is_barred(store.get, entry, policy, store.get(SITTING, meeting.id)),
        failed(store.get, entry.company, policy),
        bool(item.fixed) and let_through(store.get, entry.company, policy),
    )


def _exclusions(store: Store, company: str, meeting: Meeting) -> Mapping[str, Exclusion]:
    found = {s.person: store.get(EXCLUSION, exclusion_id(company, s.person)) for s in meeting.seats}
    return {person: known for person, known in found.items() if known is not None and known.holds}


def _people(store: Store, sitting: Sitting, meeting: Meeting) -> dict[str, PersonFacts]:
    ids = {s.person for s in meeting.seats} | {v.person for v in sitting.visits}
    found = {person: store.get(PERSON, person) for person in sorted(ids)}
    return {person: state.facts for person, state in found.items() if state}
