"""The clock of one phase: an absolute deadline over two monotonic clocks; what the wall clock does is no matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.event import Moment
from jumpup_desktop.domain.record.frozen import replace

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Header

NS = 1_000_000


def moment_of(header: Header) -> Moment:
    """The reading of all clocks that an event carries."""
    return Moment(header.utc_ms, header.utc_offset_min, header.boot_id, header.boottime_ns, header.monotonic_ns)


@dataclass(frozen=True, slots=True)
class Span:
    """Time between two moments: what ran, what the machine slept (gap), whether only the wall clock knew."""

    ran_ns: int
    gap_ns: int
    by_wall: bool


def span(since: Moment, until: Moment) -> Span:
    """Same boot: running clock counts, the suspend-inclusive one beyond it is a gap (decided.md, Clocks).

    A restarted program whose running clock began anew trusts the suspend-inclusive one. After a reboot only the
    wall clock is left, and the span says so.
    """
    if since.boot_id != until.boot_id:
        return Span(max(0, until.utc_ms - since.utc_ms) * NS, 0, by_wall=True)
    whole = max(0, until.boottime_ns - since.boottime_ns)
    running = until.monotonic_ns - since.monotonic_ns
    if not 0 <= running <= whole:
        return Span(whole, 0, by_wall=False)
    return Span(running, whole - running, by_wall=False)


@dataclass(frozen=True, slots=True)
class PhaseClock:
    """One phase's time. `used_ns` is time spoken up to `since`; from there it runs on unless paused or finished."""

    phase: str
    total_ms: int
    since: Moment
    used_ns: int = 0
    gap_ns: int = 0
    paused_ns: int = 0
    pause_reason: str = ""
    finished: bool = False
    by_wall: bool = False

    @property
    def is_paused(self) -> bool:
        """Whether it stands with a reason."""
        return bool(self.pause_reason) and not self.finished

    @property
    def is_running(self) -> bool:
        """Whether time is being spoken."""
        return not self.is_paused and not self.finished

    def at(self, now: Moment) -> PhaseClock:
        """The same clock read at `now`."""
        if self.finished:
            return self
        passed = span(self.since, now)
        by_wall = self.by_wall or passed.by_wall
        if self.is_paused:
            paused_ns = self.paused_ns + passed.ran_ns + passed.gap_ns
            return replace(self, since=now, by_wall=by_wall, paused_ns=paused_ns)
        used_ns, gap_ns = self.used_ns + passed.ran_ns, self.gap_ns + passed.gap_ns
        return replace(self, since=now, by_wall=by_wall, used_ns=used_ns, gap_ns=gap_ns)

    def spoken_ms(self, now: Moment) -> int:
        """Time used without pauses and gaps."""
        return self.at(now).used_ns // NS

    def remaining_ms(self, now: Moment) -> int:
        """Time left, never below zero."""
        return max(0, self.total_ms - self.spoken_ms(now))

    def overtime_ms(self, now: Moment) -> int:
        """Time beyond the total."""
        return max(0, self.spoken_ms(now) - self.total_ms)

    def shown_s(self, now: Moment) -> int:
        """Seconds to show: whole seconds left, rounded up; negative when over (desktop.md §3.4)."""
        left = self.total_ms - self.spoken_ms(now)
        return -(-left // 1000)

    def deadline_ns(self, now: Moment) -> int | None:
        """Reading of the running clock at which the time is up; None while it stands."""
        if not self.is_running:
            return None
        return now.monotonic_ns + self.total_ms * NS - self.at(now).used_ns

    def next_tick_ns(self, now: Moment) -> int | None:
        """Running-clock reading of the next whole second, for one single-shot timer."""
        deadline = self.deadline_ns(now)
        if deadline is None:
            return None
        second = 1000 * NS
        return now.monotonic_ns + ((deadline - now.monotonic_ns) % second or second)


def started(phase: str, total_ms: int, now: Moment) -> PhaseClock:
    """A clock that begins to run."""
    return PhaseClock(phase, total_ms, now)


def paused(clock: PhaseClock, reason: str, now: Moment) -> PhaseClock:
    """It stands from now."""
    return replace(clock.at(now), pause_reason=reason or "-")


def resumed(clock: PhaseClock, now: Moment) -> PhaseClock:
    """It goes on from now."""
    return replace(clock.at(now), pause_reason="")


def added(clock: PhaseClock, ms: int, now: Moment) -> PhaseClock:
    """More time in all."""
    return replace(clock.at(now), total_ms=clock.total_ms + ms)


def corrected(clock: PhaseClock, used_ms: int, now: Moment) -> PhaseClock:
    """Time used up to now moved by so many ms (negative: given back), never below zero."""
    read = clock.at(now)
    return replace(read, used_ns=max(0, read.used_ns + used_ms * NS))


def finished(clock: PhaseClock, now: Moment) -> PhaseClock:
    """It ends now."""
    return replace(clock.at(now), finished=True, pause_reason="")
