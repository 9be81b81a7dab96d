"""The clock of a phase, and its events: what the wall clock does is no matter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jumpup_desktop.domain.meeting import clock as c
from jumpup_desktop.domain.meeting import phases
from jumpup_desktop.domain.meeting.phases import StartPhase
from jumpup_desktop.domain.record.event import Draft, EventRef, Moment
from tests.domain.build import MINUTE, NINE_O_CLOCK, grown, moment, refusal
from tests.domain.given import KIND

if TYPE_CHECKING:
    from collections.abc import Callable

STEP = st.tuples(
    st.sampled_from(["run", "sleep", "pause", "resume"]), st.integers(1, 90_000), st.integers(-(9**12), 9**12)
)


def begun(phase: str = "prepare", reason: str = "") -> phases.Phases:
    """A phase that began at nine."""
    return told(None, phases.start(None, StartPhase("i1", phase, reason), KIND))


def told(state: phases.Phases | None, draft: Draft, after_ms: int = 0) -> phases.Phases:
    """The phases after a draft, so many ms after nine."""
    found: phases.Phases = grown(state, draft, at=moment(NINE_O_CLOCK + after_ms))
    return found


@given(st.lists(STEP, max_size=30))
def test_wall_steps_are_irrelevant_gaps_and_pauses_are_taken_out_exactly(steps: list[tuple[str, int, int]]) -> None:
    boot = mono = spoken = gap = stood = 0
    clock = c.started("pitch", 900_000, Moment(0, 540, "b", 0, 0))
    for what, ms, wall in steps:
        boot += ms * c.NS
        mono += 0 if what == "sleep" else ms * c.NS
        if not clock.is_running:
            stood += ms
        elif what == "sleep":
            gap += ms
        else:
            spoken += ms
        now = Moment(wall, 540, "b", boot, mono)
        clock = {"pause": c.paused(clock, "r", now), "resume": c.resumed(clock, now)}.get(what, clock.at(now))
        assert (clock.spoken_ms(now), clock.gap_ns // c.NS, clock.paused_ns // c.NS) == (spoken, gap, stood)
        assert clock.remaining_ms(now) - clock.overtime_ms(now) == 900_000 - spoken


@given(st.lists(st.tuples(st.sampled_from(["pause", "resume", "add", "correct"]), st.integers(1, 60_000)), max_size=12))
def test_a_clock_restored_from_its_events_reads_the_same_in_the_same_boot(steps: list[tuple[str, int]]) -> None:
    live, restored, at = c.started("pitch", 900_000, moment(NINE_O_CLOCK)), begun("pitch", "바로"), 0
    for what, ms in steps:
        at += ms
        now = moment(NINE_O_CLOCK + at)
        body: object
        match what:
            case "pause" if live.is_running:
                live, body = c.paused(live, "마이크", now), phases.PhasePaused("마이크")
            case "resume" if live.is_paused:
                live, body = c.resumed(live, now), phases.PhaseResumed()
            case "add":
                live, body = c.added(live, ms, now), phases.TimeAdded(ms, "질문", "m1")
            case _:
                live, body = c.corrected(live, -ms, now), phases.ClockCorrected(-ms, "잊은 정지", "m1")
        restored = told(restored, Draft("clock", "i1", body), at)
    later = moment(NINE_O_CLOCK + at + 12_345)
    assert restored.running is not None
    assert restored.running.spoken_ms(later) == live.spoken_ms(later)
    assert restored.running.total_ms == live.total_ms


def test_after_a_reboot_only_the_wall_clock_is_left_and_the_figures_say_so() -> None:
    clock = c.started("pitch", 900_000, moment(NINE_O_CLOCK))
    after = replace(moment(NINE_O_CLOCK + 5 * MINUTE, "other boot"), boottime_ns=7, monotonic_ns=7)
    ended = phases.figures(EventRef("d:1:0"), c.finished(clock, after))
    assert (ended.used_ms, ended.by_wall, ended.gap_ms) == (5 * MINUTE, True, 0)


def test_a_running_clock_begun_anew_in_the_same_boot_is_no_gap() -> None:
    clock = c.started("pitch", 900_000, Moment(0, 540, "b", 5 * c.NS, 900 * c.NS))
    restarted = Moment(0, 540, "b", 65 * c.NS, 3 * c.NS)
    assert (clock.at(restarted).used_ns // c.NS, clock.at(restarted).gap_ns) == (60, 0)


@pytest.mark.parametrize(("spoken", "shown"), [(0, 900), (1, 900), (1000, 899), (900_000, 0), (901_000, -1)])
def test_seconds_are_shown_rounded_up_and_negative_when_over(spoken: int, shown: int) -> None:
    clock = c.started("pitch", 900_000, moment(NINE_O_CLOCK))
    assert clock.shown_s(moment(NINE_O_CLOCK + spoken)) == shown


def test_the_next_tick_falls_on_a_whole_second_left_and_never_comes_while_it_stands() -> None:
    clock = c.started("pitch", 900_000, moment(0))
    tick = clock.next_tick_ns(moment(1_300))
    assert tick == 2_000 * c.NS
    assert c.paused(clock, "r", moment(1_300)).next_tick_ns(moment(1_400)) is None


def test_phases_follow_the_policy_and_count_overtime_and_given_time() -> None:
    state = begun()
    assert state.phase == "prepare"
    state = told(state, phases.add_time(state, MINUTE, "장비", "m1"), MINUTE)
    state = told(state, phases.pause(state, "정전"), 2 * MINUTE)
    state = told(state, phases.resume(state), 5 * MINUTE)
    state = told(state, phases.correct(state, -MINUTE, "잊은 정지", "m1"), 6 * MINUTE)
    state = told(state, phases.finish(state, moment(NINE_O_CLOCK + 9 * MINUTE)), 9 * MINUTE)
    figures = state.done[0].figures
    assert figures is not None
    assert (figures.used_ms, figures.total_ms, figures.overtime_ms) == (5 * MINUTE, 4 * MINUTE, MINUTE)
    assert figures.paused_ms == 3 * MINUTE
    assert phases.following(state, KIND) == "pitch"
    assert state.pauses[0][1] == "정전"
    assert [given[:4] for given in state.additions] == [("prepare", MINUTE, "장비", "m1")]


def _paused() -> phases.Phases:
    return told(begun(), phases.pause(begun(), "정전"))


REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("clock.running", lambda: phases.start(begun(), StartPhase("i1", "pitch"), KIND)),
    ("clock.phase-order", lambda: phases.start(None, StartPhase("i1", "qa", " "), KIND)),
    ("clock.phase-unknown", lambda: phases.start(None, StartPhase("i1", "tea", "순서 변경"), KIND)),
    ("clock.not-running", lambda: phases.pause(None, "정전")),
    ("clock.not-running", lambda: phases.pause(_paused(), "정전")),
    ("clock.reason-missing", lambda: phases.pause(begun(), " ")),
    ("clock.not-paused", lambda: phases.resume(begun())),
    ("clock.amount", lambda: phases.add_time(begun(), 0, "x", "m1")),
    ("clock.amount", lambda: phases.add_time(begun(), 61 * MINUTE, "x", "m1")),
    ("clock.approver-missing", lambda: phases.add_time(begun(), MINUTE, "x", "")),
    ("clock.reason-missing", lambda: phases.add_time(begun(), MINUTE, "", "m1")),
    ("clock.amount", lambda: phases.correct(begun(), 0, "x", "m1")),
    ("clock.approver-missing", lambda: phases.correct(begun(), 5, "x", "")),
    ("clock.not-running", lambda: phases.finish(None, moment(0))),
]


@pytest.mark.parametrize(("code", "action"), REFUSED)
def test_what_the_clock_refuses(code: str, action: Callable[[], object]) -> None:
    assert refusal(action) == code


def test_a_phase_out_of_order_needs_only_a_reason() -> None:
    assert begun("qa", "발표 생략").phase == "qa"


@given(spoken=st.integers(1, 1_200_000), slipped=st.integers(0, phases.SLIP_MS), rest=st.integers(0, 600_000))
def test_a_slip_taken_back_leaves_the_clock_as_if_nothing_had_happened(spoken: int, slipped: int, rest: int) -> None:
    state = begun("pitch", "바로")
    ended = told(state, phases.finish(state, moment(NINE_O_CLOCK + spoken)), spoken)
    on = told(ended, phases.start(ended, StartPhase("i1", "qa"), KIND), spoken)
    back_at, later = moment(NINE_O_CLOCK + spoken + slipped), moment(NINE_O_CLOCK + spoken + slipped + rest)
    for slip in (ended, on):
        back = told(slip, phases.undo_slip(slip, back_at), spoken + slipped)
        assert (back.phase, back.done, back.began) == ("pitch", (), state.began)
        assert back.running is not None
        assert state.running is not None
        assert back.running.at(later) == state.running.at(later)


def test_a_slip_is_taken_back_in_time_once_and_in_its_own_turn() -> None:
    state = begun("pitch", "바로")
    at = moment(NINE_O_CLOCK + 5 * MINUTE)
    assert refusal(lambda: phases.undo_slip(None, at)) == "clock.slip-too-late"
    assert refusal(lambda: phases.undo_slip(state, at)) == "clock.slip-too-late"
    ended = told(state, phases.finish(state, at), 5 * MINUTE)
    too_late = moment(NINE_O_CLOCK + 5 * MINUTE + phases.SLIP_MS + 1)
    assert refusal(lambda: phases.undo_slip(ended, too_late)) == "clock.slip-too-late"
    back = told(ended, phases.undo_slip(ended, at), 5 * MINUTE)
    assert refusal(lambda: phases.undo_slip(back, at)) == "clock.slip-too-late"
    moved = told(ended, Draft("clock", "i1", phases.BegunAnew()), 5 * MINUTE)
    assert refusal(lambda: phases.undo_slip(moved, at)) == "clock.slip-too-late"


def test_two_slips_are_taken_back_one_after_the_other_and_a_pause_still_stands() -> None:
    state = begun("pitch", "바로")
    paused = told(state, phases.pause(state, "마이크"), MINUTE)
    ended = told(paused, phases.finish(paused, moment(NINE_O_CLOCK + 2 * MINUTE)), 2 * MINUTE)
    on = told(ended, phases.start(ended, StartPhase("i1", "qa"), KIND), 2 * MINUTE)
    at = moment(NINE_O_CLOCK + 2 * MINUTE + 5_000)
    twice = told(on, phases.finish(on, at), 2 * MINUTE + 5_000)
    once = told(twice, phases.undo_slip(twice, at), 2 * MINUTE + 5_000)
    assert once.phase == "qa"
    back = told(once, phases.undo_slip(once, at), 2 * MINUTE + 5_000)
    assert back.running is not None
    assert (back.phase, back.running.is_paused, back.running.spoken_ms(at)) == ("pitch", True, MINUTE)
