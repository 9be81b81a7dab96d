"""A member's points on one criterion of one company, in kinds of meeting that are decided by scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import points as fixed
from jumpup_desktop.domain.record.act import Act, ItemId, PersonId, act
from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import EventRef, kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.rules import about, existing, require, said

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.policy import MeetingKind
    from jumpup_desktop.domain.record.event import Draft, Event
    from jumpup_desktop.domain.record.history import Filling


@kind("score.given")
@dataclass(frozen=True, slots=True)
class ScoreGiven:
    """점수: whose, on what, how many points, as a decimal string of the policy's scale."""

    item: str
    member: str
    criterion: str
    points: str


@dataclass(frozen=True, slots=True)
class GivenPoints:
    """One version of a score."""

    ref: EventRef
    points: str
    at: int


@dataclass(frozen=True, slots=True)
class Score:
    """All versions of one score. `leaves` are those that hold; two are a conflict for its author."""

    id: str
    item: str = ""
    member: str = ""
    criterion: str = ""
    given: tuple[GivenPoints, ...] = ()
    leaves: tuple[GivenPoints, ...] = ()

    @property
    def holding(self) -> tuple[EventRef, ...]:
        """The names of the versions that hold."""
        return tuple(g.ref for g in self.leaves)

    @property
    def points(self) -> str:
        """The points that hold; the later of two while they are in conflict."""
        return self.leaves[-1].points if self.leaves else ""


@act("score")
@dataclass(frozen=True, slots=True)
class GiveScore(Act):
    """점수; given again, it takes the place of what the same member gave before."""

    item: ItemId
    member: PersonId
    criterion: str
    points: str | int


def score_id(item: str, member: str, criterion: str) -> str:
    """The id of (meeting, company, member, criterion)."""
    return f"{item}.{member}.{criterion}.score"


def give(state: Score | None, item: Item | None, act: GiveScore, kind_: MeetingKind) -> Draft:
    """점수.

    Refuses `score.not-scored` in a kind that is decided otherwise, `.no-participant`, `.item-over`, `.criterion`,
    `.points` below zero, above the criterion's points or with more digits than the policy's scale.
    """
    scoring = existing(kind_.scoring, "score.not-scored")
    turn = existing(item, "score.no-participant")
    require(act.member in turn.participants, "score.no-participant")
    require(turn.outcome is None, "score.item-over")
    criterion = existing(next((c for c in kind_.criteria if c.id == act.criterion), None), "score.criterion")
    try:
        given = fixed.units(act.points, scoring.scale)
    except ValueError:
        given = -1
    require(
        0 <= given <= criterion.points * 10**scoring.scale,
        "score.points", criterion=criterion.name, most=criterion.points, digits=scoring.scale,
    )  # fmt: skip
    body = ScoreGiven(act.item, act.member, act.criterion, fixed.shown(given, scoring.scale))
    base = state.holding if state else ()
    return about(body, score_id(act.item, act.member, act.criterion), base)


def evolve_score(state: Score | None, event: Event) -> Score:
    """The score after one more event."""
    score = state or Score(event.entity)
    match said(event):
        case ScoreGiven() as b:
            named = replace(score, item=b.item, member=b.member, criterion=b.criterion)
            return _grown(named, event, GivenPoints(event.ref, b.points, event.header.utc_ms))
    return score


def _grown(score: Score, event: Event, version: GivenPoints) -> Score:
    kept = (g for g in score.leaves if g.ref not in event.header.base)
    return replace(score, given=(*score.given, version), leaves=(*kept, version))


def again_score(score: Score, event: Event) -> Score:
    """The points of this event, chosen when a conflict is closed, hold alone."""
    chosen = tuple(v for v in score.given if v.ref == event.ref)
    return replace(score, leaves=chosen) if chosen else evolve_score(score, event)


def fills_score(event: Event) -> tuple[Filling, ...]:
    """The points."""
    return (("points", event.body.points),) if isinstance(event.body, ScoreGiven) else ()


SCORE = Subject("score", evolve_score, fills_score, again_score)
