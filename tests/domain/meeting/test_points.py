"""Points are whole units of a fixed scale, added up as policy says; two laptops' points wait for their author."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumpup_desktop.domain.kinds import Outcome, Scoring
from jumpup_desktop.domain.meeting.points import combined, outcome_of, shown, units
from jumpup_desktop.domain.meeting.score import SCORE, GiveScore, Score, ScoreGiven, give
from jumpup_desktop.domain.meeting.tally import MakeTally, TallyMade
from jumpup_desktop.domain.record.aggregate import Aggregate
from tests.domain.build import Room, event, refusal
from tests.domain.given import KIND, POLICY

if TYPE_CHECKING:
    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.domain.record.event import Event

MEAN = Scoring(1, "mean", drop_extremes=False)
OUTCOMES = tuple(
    Outcome(name, name, by_consensus=False, sentence="{name}", from_score=least)
    for name, least in (("best", "90"), ("good", "80.5"), ("rest", "0"))
)
SCORED = replace(
    KIND,
    decided_by="scores",
    scoring=MEAN,
    criteria=tuple(replace(c, points=25) for c in KIND.criteria),
    outcomes=OUTCOMES,
)


def scored(**changed: Any) -> Policy:
    """The shipped policy, its panels decided by scores."""
    return replace(POLICY, meetings=(replace(SCORED, **changed),))


@given(st.integers(0, 10**6 - 1), st.integers(0, 4))
def test_what_is_shown_is_read_back(whole: int, scale: int) -> None:
    assert units(shown(whole, scale), scale) == whole


@pytest.mark.parametrize("points", ["-1", "1.", ".5", "1,5", "1.55", "1e3", "", "٣"])
def test_other_forms_are_no_points(points: str) -> None:
    with pytest.raises(ValueError, match="points"):
        units(points, 1)


@pytest.mark.parametrize(
    ("totals", "scoring", "result"),
    [
        ((800, 801), MEAN, 801),
        ((800, 801, 801), MEAN, 801),
        ((800, 800, 801), MEAN, 800),
        ((100, 800, 900), replace(MEAN, drop_extremes=True), 800),
        ((700, 700, 700), replace(MEAN, drop_extremes=True), 700),
        ((100, 200, 300, 400), Scoring(1, "sum", drop_extremes=True), 500),
        ((100, 200), Scoring(1, "sum", drop_extremes=False), 300),
    ],
)
def test_results_are_rounded_half_up_and_one_of_each_extreme_is_dropped(
    totals: tuple[int, ...], scoring: Scoring, result: int
) -> None:
    found = combined({f"m{n}": total for n, total in enumerate(totals)}, scoring)
    assert found.units == result
    assert len(found.dropped) == (2 if scoring.drop_extremes else 0)


@pytest.mark.parametrize(("result", "name"), [(900, "best"), (899, "good"), (805, "good"), (804, "rest"), (0, "rest")])
def test_the_highest_threshold_that_is_reached_gives_the_outcome(result: int, name: str) -> None:
    outcome = outcome_of(result, OUTCOMES, 1)
    assert outcome is not None
    assert outcome.id == name


def counted(policy: Policy, *, members: int = 3) -> Room:
    """Everybody gave; member n gave 20 + n / 2 on each criterion."""
    room = Room(members, members, 1)
    room.policy = replace(policy, panel=replace(policy.panel, quorum=members))
    room.opened().called()
    for n, member in enumerate(room.members):
        for criterion in KIND.criteria:
            room.do(GiveScore("i1", member, criterion.id, f"{20 + n // 2}.{n % 2 * 5}"))
    return room


def result_of(policy: Policy) -> tuple[str, str]:
    """Result and outcome of the first company."""
    made = counted(policy).do(MakeTally("i1")).record.events[-2].body
    assert isinstance(made, TallyMade)
    return made.result, made.outcome


def test_every_setting_of_the_method_steers_the_result() -> None:
    assert result_of(scored()) == ("82.0", "good")
    assert result_of(scored(scoring=replace(MEAN, combine="sum"))) == ("246.0", "best")
    assert result_of(scored(scoring=replace(MEAN, scale=2))) == ("82.00", "good")
    assert result_of(scored(outcomes=(replace(OUTCOMES[0], from_score="82"), *OUTCOMES[1:]))) == ("82.0", "best")
    assert (
        refusal(lambda: counted(scored(criteria=tuple(replace(c, points=20) for c in KIND.criteria)))) == "score.points"
    )


def test_extremes_need_somebody_between_them() -> None:
    policy = scored(scoring=replace(MEAN, drop_extremes=True))
    assert refusal(lambda: counted(policy, members=2).do(MakeTally("i1"))) == "tally.too-few"


def _given(points: str, seq: int, state: Score | None, *, alone: bool) -> Score:
    draft = give(
        None if alone else state, Room().opened().called().item(), GiveScore("i1", "m1", "growth", points), SCORED
    )
    told: Event = event(draft.body, draft.entity, seq, draft=draft)
    return SCORE.evolve(state, told)


def test_points_of_two_laptops_stand_side_by_side_until_given_again() -> None:
    once = _given("20", 1, None, alone=True)
    both = _given("21", 2, once, alone=True)
    assert [g.points for g in both.leaves] == ["20.0", "21.0"]
    room = counted(scored())
    room.record.known["score", both.id] = Aggregate(both, entity=both.id)
    assert refusal(lambda: room.do(MakeTally("i1"))) == "tally.conflict"
    settled = _given("22", 3, both, alone=False)
    assert [g.points for g in settled.leaves] == ["22.0"]
    assert isinstance(give(settled, room.item(), GiveScore("i1", "m1", "growth", 5), SCORED).body, ScoreGiven)
