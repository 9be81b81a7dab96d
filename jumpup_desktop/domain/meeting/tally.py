"""Deciding by scores: every member's points added up to one result, whose outcome the policy's thresholds give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import points as fixed
from jumpup_desktop.domain.meeting.attendance import is_presiding
from jumpup_desktop.domain.meeting.item import Concluded, Reopened
from jumpup_desktop.domain.meeting.turn import called
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.act import Act, ItemId, act
from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import EventRef, kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.rules import about, existing, require, said, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.domain.kinds import Scoring
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.score import Score
    from jumpup_desktop.domain.policy import MeetingKind
    from jumpup_desktop.domain.record.event import Actor, Draft, Event
    from jumpup_desktop.domain.record.history import Filling


@kind("tally.made")
@dataclass(frozen=True, slots=True)
class TallyMade:
    """집계: each member's total, whose were dropped, the result, its outcome, the versions of scores it counted."""

    totals: tuple[tuple[str, str], ...]
    dropped: tuple[str, ...]
    result: str
    outcome: str
    counted: tuple[EventRef, ...]
    confirmed_by: str


@kind("tally.undone")
@dataclass(frozen=True, slots=True)
class TallyUndone:
    """The matter is open again: why, by whom; what was counted stays on record."""

    reason: Text
    by: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The result of one company that holds, and those before it."""

    id: str
    made: TallyMade | None = None
    before: tuple[TallyMade, ...] = ()
    undone: tuple[TallyUndone, ...] = ()


@act("tally")
@dataclass(frozen=True, slots=True)
class MakeTally(Act):
    """집계: the scores are counted, and who presides confirms the outcome."""

    item: ItemId


def make(
    item: Item | None, scores: Sequence[Score], kind_: MeetingKind, actor: Actor, presiding: str
) -> list[Draft]:  # fmt: skip
    """집계 and outcome, once everybody who takes part has scored every criterion and is in the room.

    Refuses `score.not-scored`, `tally.not-chair`, `.away`, `.conflict`, `.missing`, `.too-few`, `.no-outcome`,
    `item.quorum`.
    """
    scoring, turn = existing(kind_.scoring, "score.not-scored"), called(item)
    require(is_presiding(actor, presiding), "tally.not-chair")
    require(not turn.away, "tally.away", count=len(turn.away))
    quorum = turn.fixed.quorum if turn.fixed else 0
    require(len(turn.participants) >= quorum, "item.quorum", present=len(turn.participants), quorum=quorum)
    known = {(s.member, s.criterion): s for s in scores if s.given}
    places = [(member, c.id) for member in turn.participants for c in kind_.criteria]
    missing = len([place for place in places if place not in known])
    require(not missing, "tally.missing", count=missing)
    counted = [known[place] for place in places]
    require(not any(len(s.holding) > 1 for s in counted), "tally.conflict")
    body = _counted(counted, scoring, kind_, presiding)
    return [about(body, turn.id), about(Concluded(body.outcome, presiding), turn.id)]


def _counted(scores: Sequence[Score], scoring: Scoring, kind_: MeetingKind, presiding: str) -> TallyMade:
    totals: dict[str, int] = {}
    for score in scores:
        totals[score.member] = totals.get(score.member, 0) + fixed.units(score.points, scoring.scale)
    try:
        result = fixed.combined(totals, scoring)
    except ValueError as error:
        raise Refused("tally.too-few") from error
    outcome = existing(fixed.outcome_of(result.units, kind_.outcomes, scoring.scale), "tally.no-outcome")
    shown = tuple((member, fixed.shown(total, scoring.scale)) for member, total in totals.items())
    refs = tuple(score.leaves[-1].ref for score in scores)
    return TallyMade(shown, result.dropped, fixed.shown(result.units, scoring.scale), outcome.id, refs, presiding)


def reopen(state: Tally | None, item: Item | None, reason: str, actor: Actor, presiding: str) -> list[Draft]:
    """재논의 after a 집계. Refuses `tally.none`, `tally.not-chair`, `tally.reason-missing`."""
    known, turn = existing(state, "tally.none"), existing(item, "item.not-called")
    require(known.made and turn.outcome, "tally.none")
    require(is_presiding(actor, presiding), "tally.not-chair")
    why = written(reason, "tally.reason-missing")
    return [about(TallyUndone(why, presiding), turn.id), about(Reopened(why, presiding), turn.id)]


def evolve_tally(state: Tally | None, event: Event) -> Tally:
    """The result after one more event."""
    tally = state or Tally(event.entity)
    match said(event):
        case TallyMade() as made:
            before = (*tally.before, tally.made) if tally.made else tally.before
            return replace(tally, made=made, before=before)
        case TallyUndone() as undone:
            before = (*tally.before, tally.made) if tally.made else tally.before
            return replace(tally, made=None, before=before, undone=(*tally.undone, undone))
    return tally


def again_tally(state: Tally, event: Event) -> Tally:
    """The result that was chosen holds, or the opening; what stood against it is one of those before."""
    match event.body:
        case TallyMade() as made:
            others = (*state.before, *((state.made,) if state.made else ()))
            return replace(state, made=made, before=tuple(t for t in others if t != made))
        case TallyUndone():
            return replace(state, made=None, before=(*state.before, *((state.made,) if state.made else ())))
    return state


def fills_tally(event: Event) -> tuple[Filling, ...]:
    """The result with its outcome; none after a reopening."""
    match event.body:
        case TallyMade(result=result, outcome=outcome):
            return (("result", (result, outcome)),)
        case TallyUndone():
            return (("result", ""),)
    return ()


TALLY = Subject("tally", evolve_tally, fills_tally, again_tally)
