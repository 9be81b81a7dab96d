"""What a clock shows: a pure function of the phase, its time left and whether it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.clock import PhaseClock
    from jumpup_desktop.domain.policy import Phase
    from jumpup_desktop.domain.record.event import Moment

Tone = Literal["idle", "calm", "warning", "danger", "over", "paused"]


@dataclass(frozen=True, slots=True)
class Face:
    """The digits (over time with a plus), their tone, and the share of time that is left."""

    text: str
    tone: Tone
    share: float


NOTHING = Face("--:--", "idle", 0.0)


def face(clock: PhaseClock | None, rule: Phase | None, now: Moment) -> Face:
    """The face of a phase's clock at a moment."""
    if clock is None:
        return NOTHING
    left = clock.shown_s(now)
    share = clock.remaining_ms(now) / clock.total_ms if clock.total_ms else 0.0
    return Face(digits(left), _tone(clock, rule, left), share)


def _tone(clock: PhaseClock, rule: Phase | None, left: int) -> Tone:
    if clock.is_paused:
        return "paused"
    if left < 0:
        return "over"
    if rule is not None and left <= rule.danger_s:
        return "danger"
    return "warning" if rule is not None and left <= rule.warning_s else "calm"


def digits(seconds: int) -> str:
    """Minutes and seconds; over time is said with a plus."""
    sign, whole = ("+", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{whole // 60:02d}:{whole % 60:02d}"


def idle(rule: Phase | None) -> Face:
    """A phase that has not begun: its planned time."""
    return Face(digits(rule.minutes * 60), "idle", 1.0) if rule else NOTHING
