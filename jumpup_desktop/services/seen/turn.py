"""The company in the room: seats, clock, opinions, rounds, what was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.dates import date_text, seoul
from jumpup_desktop.domain.meeting import phases as clocks
from jumpup_desktop.domain.meeting import unanimity
from jumpup_desktop.domain.meeting.clock import PhaseClock
from jumpup_desktop.domain.meeting.consensus import CONSENSUS, ConsensusRound
from jumpup_desktop.domain.meeting.opinion import OPINION, OVERALL, opinion_id
from jumpup_desktop.domain.meeting.paper_entry import is_looked, is_paper
from jumpup_desktop.domain.meeting.phases import PHASES
from jumpup_desktop.domain.record.event import Moment
from jumpup_desktop.domain.selection.interests import EXCLUSION, exclusion_id
from jumpup_desktop.services import alive
from jumpup_desktop.services.alive import Outage
from jumpup_desktop.services.papers import told
from jumpup_desktop.services.papers.day import earlier
from jumpup_desktop.services.seen.names import person_name
from jumpup_desktop.services.seen.opinions import Matrix, OpinionCell, TurnSeat
from jumpup_desktop.services.seen.wording import Wording, read_kept
from jumpup_desktop.store import settings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from jumpup_desktop.domain.meeting.consensus import Consensus
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.phases import Phases
    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.policy import MeetingKind, Policy
    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.store.season_store import Store

EntryState = Literal["waiting", "called", "in_room", "done"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One company of the agenda; `outcome` is the policy's word for how it ended, `minutes` what it took."""

    item: str
    company: str
    order: int
    name: str
    number: str
    start: str
    minutes: int
    state: EntryState
    outcome: str
    lacks_gist: bool = False
    in_conflict: bool = False
    failed_step1: bool = False
    """It is not called or let in before somebody of the agency let it through."""
    is_put: bool = True
    """Whether it is a matter of the day: not so a company that failed and was never called."""

    @property
    def is_waiting(self) -> bool:
        """Whether it was not called yet."""
        return self.state == "waiting"

    @property
    def is_in(self) -> bool:
        """Whether it is being heard."""
        return self.state == "in_room"

    @property
    def is_done(self) -> bool:
        """Whether its turn has ended."""
        return self.state == "done"

    @property
    def is_left(self) -> bool:
        """Whether it is a matter of the day that has not ended."""
        return self.is_put and not self.is_done


@dataclass(frozen=True, slots=True)
class PhaseDone:
    """A finished phase: minutes planned and used, in ms."""

    phase: str
    used_ms: int
    total_ms: int


@dataclass(frozen=True, slots=True)
class GistLine:
    """What was said, by whom, when (HH:MM); `is_corrected`: an earlier text stands in the record."""

    entry: str
    at: str
    kind: str
    speaker: str
    text: str
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """What an earlier sitting left: its date, how it ended; who objected to what and why, where somebody did."""

    date: str
    outcome: str
    member: str = ""
    criterion: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ConsensusView:
    """All rounds so far; `waiting` have not agreed to the last one; `kept` is the wording not proposed yet."""

    rounds: tuple[ConsensusRound, ...]
    has_open_round: bool
    waiting: tuple[str, ...]
    dissent: tuple[int, int] | None
    offers_deferral: bool
    is_over: bool
    kept: Wording | None = None
    lacks_objector: bool = False
    """Whether somebody who objected is not in the room: then only 의결보류 is open (practice 3)."""


@dataclass(frozen=True, slots=True)
class TurnView:
    """The company that is in, called, or looked at; `roll` are its participants as they are asked for their word."""

    entry: Entry
    calls: int
    seats: tuple[TurnSeat, ...]
    excluded: tuple[str, ...]
    presiding: str
    presenter: str
    deck_sha256: str
    paper_times: str
    looked_by: str
    clock: PhaseClock | None
    phase: str
    next_phase: str
    done: tuple[PhaseDone, ...]
    slipped_at: Moment | None
    is_cleared: bool
    is_revealed: bool
    cells: tuple[OpinionCell, ...]
    consensus: ConsensusView
    gists: tuple[GistLine, ...]
    challenges: int = 0
    roll: tuple[TurnSeat, ...] = ()
    missing: tuple[str, ...] = ()
    """Who was named at the call as not in the room."""
    earlier: tuple[EarlierLine, ...] = ()
    inside: tuple[str, ...] = ()
    """Who is in the room though excluded: nothing is shown or decided until they are out."""
    outage: Outage | None = None
    """What the clock ran over and was not given back yet."""

    @property
    def needs_reason(self) -> bool:
        """Whether a change of an opinion must say why: after 의결 (practice 40)."""
        return self.entry.is_done


def turn_view(
    store: Store, meeting: Meeting, sitting: Sitting | None, entry: Entry, policy: Policy, matrix: Matrix
) -> TurnView:
    """The turn of one entry as it is on record, with the opinions that the matrix shows."""
    kind = policy.meeting(meeting.plan.meeting_kind if meeting.plan else "")
    item = matrix.item
    phases = store.get(PHASES, entry.item)
    kept = settings.read(store.conn, f"wording:{entry.item}", read_kept)
    seats = tuple(
        TurnSeat(p, person_name(store, p), meeting.evaluator_type(p), p in item.away) for p in item.participants
    )
    return TurnView(
        entry=entry,
        calls=len(item.calls),
        seats=seats,
        excluded=_excluded(item),
        presiding=_presiding(sitting, entry, item),
        presenter=item.presenter.name if item.presenter else "",
        deck_sha256=item.deck.sha256 if item.deck else "",
        paper_times=f"{item.paper_times.called}–{item.paper_times.ended}" if item.paper_times else "",
        looked_by=_looked_by(store, item, [c.id for c in kind.criteria]),
        clock=phases.running if phases else None,
        phase=phases.phase if phases else "",
        next_phase=clocks.following(phases, kind) if phases is None or phases.running is None else "",
        done=_done(phases),
        slipped_at=phases.of_turn[-1].at if phases and phases.of_turn else None,
        is_cleared=item.cleared,
        is_revealed=item.revealed is not None,
        cells=matrix.cells(seats),
        consensus=_consensus(store.get(CONSENSUS, entry.item), item, policy, kept, sitting.present if sitting else ()),
        gists=tuple(
            GistLine(g.entry, f"{seoul(g.at):%H:%M}", g.kind, person_name(store, g.speaker), g.text, bool(g.before))
            for g in item.gists
        ),
        challenges=len(item.challenges),
        roll=unanimity.roll(seats, entry.order, policy),
        missing=item.missing,
        earlier=tuple(_earlier(store, meeting, entry, kind)),
        inside=_inside(store, meeting, sitting, entry),
        outage=alive.outage(store, phases),
    )


def _looked_by(store: Store, item: Item, criteria: Sequence[str]) -> str:
    """Who compared the entry with the form as it stands now."""
    if item.looked_again is None:
        return ""
    ids = [opinion_id(item.id, person, c) for person in item.participants for c in (*criteria, OVERALL)]
    opinions = [known for known in (store.get(OPINION, one) for one in ids) if known is not None]
    return person_name(store, item.looked_again.by) if is_looked(item, opinions) else ""


def _earlier(store: Store, meeting: Meeting, entry: Entry, kind: MeetingKind) -> Iterator[EarlierLine]:
    for one in earlier(store, meeting, entry.item):
        ended = date_text(one.day), kind.outcome(one.outcome).name
        if not one.objections:
            yield EarlierLine(*ended)
        for member, criterion, reason in told.objections(one, kind):
            yield EarlierLine(*ended, person_name(store, member), criterion, reason)


def _inside(store: Store, meeting: Meeting, sitting: Sitting | None, entry: Entry) -> tuple[str, ...]:
    """Excluded people of the panel who are in the room; on a day held on paper the forms tell who was."""
    if sitting is None or is_paper(sitting):
        return ()
    known = {p: store.get(EXCLUSION, exclusion_id(entry.company, p)) for p in (s.person for s in meeting.seats)}
    return tuple(p for p in sitting.present if (one := known.get(p)) and one.holds)


def _excluded(item: Item) -> tuple[str, ...]:
    """심의 제외: before the call, and since; not those who only left the room (퇴장)."""
    before = tuple(p for p, _ in item.fixed.excluded) if item.fixed else ()
    return before + tuple(out.person for out, _ in item.out_since_call if out.kind != "left")


def _presiding(sitting: Sitting | None, entry: Entry, item: Item) -> str:
    """Who presides, or would if the company came in now."""
    if sitting is None:
        return ""
    return sitting.presiding(entry.item, item.participants if item.fixed else ()) or next(
        (a.person for a in reversed(sitting.acting) if not item.fixed and entry.item in a.items), ""
    )


def _done(phases: Phases | None) -> tuple[PhaseDone, ...]:
    records = phases.of_turn if phases else ()
    return tuple(PhaseDone(r.phase, r.figures.used_ms, r.figures.total_ms) for r in records if r.figures)


def _consensus(
    state: Consensus | None, item: Item, policy: Policy, kept: Wording | None, present: Collection[str]
) -> ConsensusView:
    if state is None:
        return ConsensusView((), False, (), None, False, False, kept)
    count = state.counts[-1] if state.counts else None
    return ConsensusView(
        rounds=state.rounds,
        has_open_round=state.current is not None and not state.is_over,
        waiting=unanimity.waiting_for(state, item) if state.current else (),
        dissent=(count.dissenting, count.asked) if count else None,
        offers_deferral=unanimity.offers_deferral(state, policy),
        is_over=state.is_over,
        kept=kept,
        lacks_objector=bool(unanimity.objectors_gone(state, item, present)),
    )
