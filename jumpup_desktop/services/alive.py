"""When the season was last seen at work while a clock ran: an outage began no earlier than that."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import settings

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.phases import Phases
    from jumpup_desktop.domain.record.event import Moment
    from jumpup_desktop.store.season_store import Store

EVERY_MS = 20_000
_NAME = "alive"
_MOST_GAPS = 20
Span = tuple[int, int]
"""From when to when, in utc_ms."""


@dataclass(frozen=True, slots=True)
class Outage:
    """From when to when (utc_ms), and how long in all (ms); open until something is recorded after it."""

    since: int
    until: int
    lost_ms: int
    is_open: bool = False

    def at(self, now_ms: int) -> Outage:
        """As it is at that moment: an open one grows."""
        if not self.is_open or now_ms <= self.until:
            return self
        return replace(self, until=now_ms, lost_ms=self.lost_ms + now_ms - self.until)


class _Seen(msgspec.Struct, array_like=True):
    """The boot that was seen last and when (utc_ms), and from when to when none was seen before it."""

    boot: str
    at: int
    gaps: tuple[Span, ...] = ()


_decoder = msgspec.json.Decoder(_Seen)


def beat(store: Store, now: Moment) -> None:
    """Note that the machine runs, beside the record; it travels with every copy of the season.

    Nothing is noted in a file that is only looked at, in a copy nobody has acted in, or where there is no room.
    """
    if store.is_read_only or store.is_restored_copy or store.unknown_kinds:
        return
    seen = _Seen(now.boot_id, now.utc_ms, _gaps(_read(store), now))
    with suppress(Trouble):
        store.note(_NAME, msgspec.json.encode(seen).decode())


def outage(store: Store, phases: Phases | None) -> Outage | None:
    """The outages that the clock that is on ran over and whose time was not given back yet.

    Each is over when the first thing is recorded after it, or now; where the wall clock went back there is none.
    """
    running, now = phases.running if phases else None, store.now()
    if phases is None or running is None or running.is_paused:
        return None
    over = [(since, until) for phase, since, until in phases.restarts if phase == running.phase]
    over = [(since, until) for since, until in over if since >= phases.began]
    is_open = running.since.boot_id != now.boot_id
    if is_open:
        over.append((running.since.utc_ms, now.utc_ms))
    gaps = _gaps(_read(store), now)
    spans = [span for one in over for span in _within(one, gaps)]
    given = [(at, -ms) for phase, ms, _, at, _ in phases.corrections if phase == running.phase and ms < 0]
    owed, spans = _owed(spans, given)
    return Outage(spans[0][0], spans[-1][1], owed, is_open) if owed else None


def _gaps(known: _Seen | None, now: Moment) -> tuple[Span, ...]:
    """From when to when no boot was seen, up to this one."""
    if known is None or known.boot == now.boot_id:
        return known.gaps if known else ()
    return (*known.gaps, (known.at, now.utc_ms))[-_MOST_GAPS:]


def _within(over: Span, gaps: tuple[Span, ...]) -> list[Span]:
    """The gaps between two recorded events, the last up to the later one; all of it where none was noted."""
    inside = [gap for gap in gaps if over[0] <= gap[0] <= over[1]]
    spans = [*inside[:-1], (inside[-1][0], over[1])] if inside else [over]
    return [(since, until) for since, until in spans if until > since]


def _owed(spans: list[Span], given: list[Span]) -> tuple[int, list[Span]]:
    """How long (ms) was not given back, and the spans since everything was; `given` are when and how long."""
    owed, left = 0, list[Span]()
    steps = sorted([(until, 0, (since, until)) for since, until in spans] + [(at, 1, (at, ms)) for at, ms in given])
    for _, is_given, (first, second) in steps:
        owed = max(0, owed - second) if is_given else owed + second - first
        left = [] if not owed else left if is_given else [*left, (first, second)]
    return owed, left


def _read(store: Store) -> _Seen | None:
    return settings.read(store.conn, _NAME, _decoder.decode)
