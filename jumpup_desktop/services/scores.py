"""Scores and their count, one handler an act, for kinds of meeting that are decided by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import score as rule
from jumpup_desktop.domain.meeting import tally
from jumpup_desktop.domain.meeting.score import SCORE, Score, score_id
from jumpup_desktop.services import elsewhere, presence
from jumpup_desktop.services.handling import handles

if TYPE_CHECKING:
    from jumpup_desktop.services.case import Case


@handles(rule.GiveScore)
def give(case: Case, act: rule.GiveScore) -> None:
    """점수, while the day is open."""
    case.require_open()
    presence.require_out(case, act.item)
    known = case.get(SCORE, score_id(act.item, act.member, act.criterion))
    case.write(rule.give(known, case.item(act.item), act, case.kind))


@handles(tally.MakeTally)
def make_tally(case: Case, act: tally.MakeTally) -> None:
    """집계, confirmed by who presides."""
    case.require_open()
    elsewhere.require_undecided(case, act.item)
    presence.require_out(case, act.item)
    chair = case.presiding(act.item)
    case = case.on_behalf_of(chair)
    case.write(*tally.make(case.item(act.item), _scores(case, act.item), case.kind, case.actor, chair))


def _scores(case: Case, item: str) -> list[Score]:
    """What those who take part have given."""
    turn = case.item(item)
    people = turn.participants if turn else ()
    found = [case.get(SCORE, score_id(item, p, c.id)) for p in people for c in case.kind.criteria]
    return [score for score in found if score is not None]
