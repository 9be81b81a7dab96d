"""Scores and what they came to, as rows; only kinds of meeting that are decided by scores have any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.score import SCORE
from jumpup_desktop.domain.meeting.tally import TALLY
from jumpup_desktop.store.tables.subject import shown

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.score import Score
    from jumpup_desktop.domain.meeting.tally import Tally
    from jumpup_desktop.store.tables.subject import Rows


def _score_rows(state: Score) -> Rows:
    place = (state.item, state.member, state.criterion)
    return {"score": [(state.id, *place, state.points, len(state.given), len(state.leaves))]}


def _tally_rows(state: Tally) -> Rows:
    made = state.made
    if made is None:
        return {}
    return {"tally": [(state.id, made.result, made.outcome, len(made.totals), len(made.dropped), made.confirmed_by)]}


SUBJECTS = (shown(SCORE, ("score",), _score_rows), shown(TALLY, ("tally",), _tally_rows))
