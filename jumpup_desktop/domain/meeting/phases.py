"""The phases of one company's turn in policy order, and the events of their clocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.meeting import clock as c
from jumpup_desktop.domain.meeting.clock import PhaseClock, moment_of
from jumpup_desktop.domain.record.act import Act, ItemId, PersonId, act
from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import EventRef, Moment, kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.rules import about, existing, require, said, written

if TYPE_CHECKING:
    from jumpup_desktop.domain.policy import MeetingKind
    from jumpup_desktop.domain.record.event import Draft, Event
    from jumpup_desktop.domain.record.history import Filling


SLIP_MS = 60_000


@kind("clock.started")
@dataclass(frozen=True, slots=True)
class PhaseStarted:
    """A phase begins; `total_ms` as policy had it then; `reason` where the order was left.

    `anew` names the event with which the order began again; empty in a company's first turn.
    """

    phase: str
    total_ms: int
    reason: Text = ""
    anew: EventRef | Literal[""] = ""


@kind("clock.paused")
@dataclass(frozen=True, slots=True)
class PhasePaused:
    """The clock stands, with the reason as said."""

    reason: Text


@kind("clock.resumed")
@dataclass(frozen=True, slots=True)
class PhaseResumed:
    """The clock goes on."""


@kind("clock.added")
@dataclass(frozen=True, slots=True)
class TimeAdded:
    """Time given: ms, why, and who allowed it."""

    ms: int
    reason: Text
    approved_by: str


@kind("clock.corrected")
@dataclass(frozen=True, slots=True)
class ClockCorrected:
    """Used time set right by ms (negative: given back), e.g. a forgotten pause."""

    ms: int
    reason: Text
    approved_by: str


@kind("clock.finished")
@dataclass(frozen=True, slots=True)
class PhaseFinished:
    """The phase that began with `start` ended; its figures as counted then, in ms.

    `by_wall`: a restart left only the wall clock.
    """

    start: EventRef
    used_ms: int
    total_ms: int
    overtime_ms: int
    paused_ms: int
    gap_ms: int
    by_wall: bool


@kind("clock.begun_anew")
@dataclass(frozen=True, slots=True)
class BegunAnew:
    """The company moved back (후순위 이동): the order starts from the first phase again, what was counted stays."""


@kind("clock.slip_undone")
@dataclass(frozen=True, slots=True)
class SlipUndone:
    """The key was a slip: the phase that had ended with `end` goes on as if nothing had happened."""

    phase: str
    end: EventRef


@dataclass(frozen=True, slots=True)
class PhaseRecord:
    """One finished phase with its begin and end (utc_ms) and figures; `clock` as it stood, `at` when it ended.

    `start`, `end` and `anew` name its events and the new begin it belongs to.
    """

    phase: str
    began: int
    ended: int
    figures: PhaseFinished | None
    clock: PhaseClock | None = None
    at: Moment | None = None
    start: EventRef | Literal[""] = ""
    end: EventRef | Literal[""] = ""
    anew: EventRef | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Phases:
    """All phases of one item so far; `current` is the clock that runs, stands or ended last, begun by `start`.

    `anew` names the event with which a company that moved back began again: the order is judged from there.
    """

    id: str
    current: PhaseClock | None = None
    began: int = 0
    done: tuple[PhaseRecord, ...] = ()
    pauses: tuple[tuple[str, str, int], ...] = ()
    resumed: tuple[int, ...] = ()
    """When each pause ended (utc_ms), those that did."""
    additions: tuple[tuple[str, int, str, str, int], ...] = ()
    """Time given: phase, ms, why, who allowed it, when (utc_ms)."""
    corrections: tuple[tuple[str, int, str, int, str], ...] = ()
    """Used time set right: phase, ms, why, when (utc_ms), who allowed it."""
    restarts: tuple[tuple[str, int, int], ...] = ()
    """Phases whose clock ran over an outage: phase, its last reading before and its first after (utc_ms)."""
    start: EventRef | Literal[""] = ""
    anew: EventRef | Literal[""] = ""

    @property
    def of_turn(self) -> tuple[PhaseRecord, ...]:
        """The phases done since the company was last called in."""
        return tuple(r for r in self.done if r.anew == self.anew)

    @property
    def running(self) -> PhaseClock | None:
        """The clock of the phase that is on, running or paused."""
        return self.current if self.current and not self.current.finished else None

    @property
    def phase(self) -> str:
        """Id of the phase that is on; empty between phases."""
        return self.running.phase if self.running else ""


MOST_GIVEN_BACK_MS = 12 * 3_600_000
"""What an outage can have taken at most."""


@act("start")
@dataclass(frozen=True, slots=True)
class StartPhase(Act):
    """A phase begins; a reason where the order is left."""

    item: ItemId
    phase: str
    reason: str = ""


@act("finish")
@dataclass(frozen=True, slots=True)
class FinishPhase(Act):
    """The phase that is on ends."""

    item: ItemId


@act("undo_slip")
@dataclass(frozen=True, slots=True)
class UndoSlip(Act):
    """The last → was a slip."""

    item: ItemId


@act("pause")
@dataclass(frozen=True, slots=True)
class PausePhase(Act):
    """The clock stands."""

    item: ItemId
    reason: str


@act("resume")
@dataclass(frozen=True, slots=True)
class ResumePhase(Act):
    """The clock goes on."""

    item: ItemId


@act("add_time")
@dataclass(frozen=True, slots=True)
class AddTime(Act):
    """Time given, in seconds, and who allowed it: who presides, named or understood."""

    item: ItemId
    seconds: int
    reason: str
    approved_by: PersonId = ""


@act("correct_time")
@dataclass(frozen=True, slots=True)
class CorrectTime(Act):
    """Used time set right by seconds (negative: given back), and who allowed it."""

    item: ItemId
    seconds: int
    reason: str
    approved_by: PersonId = ""


def start(state: Phases | None, act: StartPhase, kind_: MeetingKind) -> Draft:
    """Begin a phase.

    Refuses `clock.running`; `clock.phase-unknown`; `clock.phase-order` when it is not the next one and
    no reason is given.
    """
    require(state is None or state.running is None, "clock.running", phase=state.phase if state else "")
    known = ", ".join(p.name for p in kind_.phases)
    chosen = existing(kind_.phase(act.phase), "clock.phase-unknown", phase=act.phase, known=known)
    wanted = following(state, kind_)
    reason = act.reason.strip()
    require(reason or chosen.id == wanted, "clock.phase-order", phase=chosen.name)
    anew = state.anew if state else ""
    return about(PhaseStarted(chosen.id, chosen.minutes * 60_000, reason, anew), act.item)


def following(state: Phases | None, kind_: MeetingKind) -> str:
    """The phase that comes next by policy; empty after the last."""
    order = [p.id for p in kind_.phases]
    done = state.of_turn if state else ()
    last = done[-1].phase if done else ""
    return next(iter(order[order.index(last) + 1 :] if last in order else order), "")


def slip(state: Phases | None, now: Moment) -> PhaseRecord | None:
    """The phase whose end can still be undone: the last of this turn, ended no longer than SLIP_MS ago."""
    last = state.of_turn[-1] if state and state.of_turn else None
    if last is None or last.clock is None or last.at is None or not last.end:
        return None
    since = c.span(last.at, now)
    return last if since.ran_ns + since.gap_ns <= SLIP_MS * c.NS else None


def undo_slip(state: Phases | None, now: Moment) -> Draft:
    """Take the last → back. Refuses `clock.slip-too-late`."""
    last = existing(slip(state, now), "clock.slip-too-late", seconds=SLIP_MS // 1000)
    end = existing(last.end or None, "clock.slip-too-late", seconds=SLIP_MS // 1000)
    return about(SlipUndone(last.phase, end), _id(state))


def pause(state: Phases | None, reason: str) -> Draft:
    """Stop the clock. Refuses `clock.not-running`, `clock.reason-missing`."""
    clock = _running(state)
    require(not clock.is_paused, "clock.not-running")
    return about(PhasePaused(written(reason, "clock.reason-missing")), _id(state))


def resume(state: Phases | None) -> Draft:
    """Go on. Refuses `clock.not-paused`."""
    require(_running(state).is_paused, "clock.not-paused")
    return about(PhaseResumed(), _id(state))


def add_time(state: Phases | None, ms: int, reason: str, approved_by: str) -> Draft:
    """Give time. Refuses `clock.not-running`, `.amount`, `.reason-missing`, `.approver-missing`."""
    _running(state)
    require(0 < ms <= 3_600_000, "clock.amount")
    body = TimeAdded(ms, written(reason, "clock.reason-missing"), written(approved_by, "clock.approver-missing"))
    return about(body, _id(state))


def correct(state: Phases | None, ms: int, reason: str, approved_by: str) -> Draft:
    """Set used time right. Refuses `clock.not-running`, `.amount`, `.reason-missing`, `.approver-missing`."""
    _running(state)
    require(ms != 0 and -MOST_GIVEN_BACK_MS <= ms <= 3_600_000, "clock.amount")
    body = ClockCorrected(ms, written(reason, "clock.reason-missing"), written(approved_by, "clock.approver-missing"))
    return about(body, _id(state))


def finish(state: Phases | None, now: Moment) -> Draft:
    """End the phase with its figures. Refuses `clock.not-running`."""
    clock = _running(state)
    start = existing(state.start or None if state else None, "clock.not-running")
    return about(figures(start, c.finished(clock, now)), _id(state))


def end_running(state: Phases | None, now: Moment) -> list[Draft]:
    """The end of the phase that is on, when a turn ends before its time; nothing where none is."""
    return [finish(state, now)] if state and state.running else []


def begin_anew(state: Phases | None, now: Moment) -> list[Draft]:
    """What a company moving back does to its clocks: a running phase ends, the order starts again."""
    if state is None:
        return []
    return [*end_running(state, now), about(BegunAnew(), state.id)]


def figures(start: EventRef, clock: PhaseClock) -> PhaseFinished:
    """What a finished clock counted."""
    used = clock.used_ns // c.NS
    over = max(0, used - clock.total_ms)
    return PhaseFinished(
        start, used, clock.total_ms, over, clock.paused_ns // c.NS, clock.gap_ns // c.NS, clock.by_wall
    )


def _running(state: Phases | None) -> PhaseClock:
    return existing(state.running if state else None, "clock.not-running")


def _id(state: Phases | None) -> str:
    return state.id if state else ""


def evolve_clock(state: Phases | None, event: Event) -> Phases:
    """The phases after one more event; the clocks are those of the event itself."""
    now = moment_of(event.header)
    phases = _over_outage(state or Phases(event.entity), now)
    body = said(event)
    if isinstance(body, PhaseStarted):
        ended = _ended(phases, now, None, "") if phases.running else phases
        clock = c.started(body.phase, body.total_ms, now)
        return replace(ended, current=clock, began=now.utc_ms, start=event.ref, anew=body.anew or ended.anew)
    if isinstance(body, BegunAnew):
        return replace(phases, anew=event.ref)
    if isinstance(body, SlipUndone):
        return _slipped(phases, body.end)
    if isinstance(body, PhaseFinished):
        return _finished(phases, now, body, event.ref)
    return _on_running(phases, phases.running, body, now) if phases.running else phases


def _over_outage(phases: Phases, now: Moment) -> Phases:
    """Another machine, or this one after a restart, goes on with the clock: only the wall clock spans that."""
    running = phases.running
    if running is None or running.is_paused or running.since.boot_id == now.boot_id:
        return phases
    return replace(phases, restarts=(*phases.restarts, (running.phase, running.since.utc_ms, now.utc_ms)))


def _slipped(phases: Phases, end: EventRef) -> Phases:
    last = next((r for r in phases.done if r.end == end), None)
    if last is None:
        return phases
    done = tuple(r for r in phases.done if r.end != end)
    return replace(phases, current=last.clock, began=last.began, start=last.start, done=done)


def _finished(phases: Phases, now: Moment, counted: PhaseFinished, end: EventRef) -> Phases:
    """The figures go to the phase that the event names, which another laptop may have left behind already."""
    if phases.running and counted.start == phases.start:
        return _ended(phases, now, counted, end)
    done = tuple(
        replace(r, ended=now.utc_ms, figures=counted, at=now, end=end) if r.start == counted.start and not r.end else r
        for r in phases.done
    )
    return replace(phases, done=done)


def _on_running(phases: Phases, clock: PhaseClock, body: object, now: Moment) -> Phases:
    match body:
        case PhasePaused(reason=reason):
            seen = (*phases.pauses, (clock.phase, reason, now.utc_ms))
            return replace(phases, current=c.paused(clock, reason, now), pauses=seen)
        case PhaseResumed():
            return replace(phases, current=c.resumed(clock, now), resumed=(*phases.resumed, now.utc_ms))
        case TimeAdded(ms=ms, reason=reason, approved_by=who):
            seen_adds = (*phases.additions, (clock.phase, ms, reason, who, now.utc_ms))
            return replace(phases, current=c.added(clock, ms, now), additions=seen_adds)
        case ClockCorrected(ms=ms, reason=reason, approved_by=who):
            taken = max(ms, -clock.spoken_ms(now))
            seen_right = (*phases.corrections, (clock.phase, taken, reason, now.utc_ms, who))
            return replace(phases, current=c.corrected(clock, ms, now), corrections=seen_right)
    return phases


def _ended(phases: Phases, now: Moment, counted: PhaseFinished | None, end: EventRef | Literal[""]) -> Phases:
    if phases.current is None:
        return phases
    spot = (phases.start, end, phases.anew)
    record = PhaseRecord(phases.current.phase, phases.began, now.utc_ms, counted, phases.current, now, *spot)
    return replace(phases, current=c.finished(phases.current, now), done=(*phases.done, record))


def again_clock(state: Phases, event: Event) -> Phases:
    """The phase that was chosen is on again, without a second record of it."""
    match event.body:
        case PhaseStarted() if event.ref == state.start and state.running:
            return state
        case PhaseStarted():
            known = next((r for r in state.done if r.start == event.ref and r.clock and not r.end), None)
            if known is None:
                return state
            ended = _ended(state, moment_of(event.header), None, "") if state.running else state
            done = tuple(r for r in ended.done if r.start != event.ref)
            return replace(ended, current=known.clock, began=known.began, start=known.start, done=done)
        case PhasePaused() if state.running and state.running.is_paused:
            return state
        case PhaseFinished(start=start) as counted if start in {r.start for r in state.done}:
            done = tuple(replace(r, figures=counted, end=event.ref) if r.start == start else r for r in state.done)
            return replace(state, done=done)
    return evolve_clock(state, event)


def fills_clock(event: Event) -> tuple[Filling, ...]:
    """The phase that is on, the figures of each that ended, whether the clock stands."""
    match event.body:
        case PhaseStarted(phase=phase):
            return (("phase", phase), ("pause", ""))
        case PhaseFinished(start=start, used_ms=used):
            return (("phase", ""), ("pause", ""), (f"end {start}", used))
        case SlipUndone(phase=phase):
            return (("phase", phase),)
        case PhasePaused(reason=reason):
            return (("pause", reason),)
        case PhaseResumed():
            return (("pause", ""),)
    return ()


PHASES = Subject("clock", evolve_clock, fills_clock, again_clock)
