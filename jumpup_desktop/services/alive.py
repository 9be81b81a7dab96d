"""When the season was last seen at work while a clock ran: an outage began no earlier than that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from jumpup_desktop.store import settings

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.phases import Phases
    from jumpup_desktop.domain.record.event import Moment
    from jumpup_desktop.store.season_store import Store

EVERY_MS = 20_000
_NAME = "alive"


@dataclass(frozen=True, slots=True)
class Outage:
    """From when to when (utc_ms), and how long in all (ms) where there were several."""

    since: int
    until: int
    lost_ms: int


class _Seen(msgspec.Struct, array_like=True):
    """The boot that was seen last and when (utc_ms), and when the one before it was."""

    boot: str
    at: int
    before: int = 0


_decoder = msgspec.json.Decoder(_Seen)


def beat(store: Store, now: Moment) -> None:
    """Note that the machine runs; it travels with every copy of the season."""
    known = _read(store)
    before = 0 if known is None else known.before if known.boot == now.boot_id else known.at
    with store.transaction() as tx:
        settings.put(tx.conn, _NAME, msgspec.json.encode(_Seen(now.boot_id, now.utc_ms, before)).decode())


def outage(store: Store, phases: Phases | None) -> Outage | None:
    """The outages that the clock that is on ran over and whose time was not given back yet.

    Each is over when the first thing is recorded after it, or now; where the wall clock went back there is none.
    """
    running, now = phases.running if phases else None, store.now()
    if phases is None or running is None or running.is_paused:
        return None
    given = max((at for phase, ms, _, at in phases.corrections if phase == running.phase and ms < 0), default=0)
    spans = [(since, until) for phase, since, until in phases.restarts if phase == running.phase]
    spans = [(since, until) for since, until in spans if since >= phases.began and until > given]
    if running.since.boot_id != now.boot_id:
        spans.append((running.since.utc_ms, now.utc_ms))
    seen = _seen_before(store, now)
    spans = [(seen if since <= seen <= until else since, until) for since, until in spans]
    spans = [(since, until) for since, until in spans if until > since]
    return Outage(spans[0][0], spans[-1][1], sum(until - since for since, until in spans)) if spans else None


def _seen_before(store: Store, now: Moment) -> int:
    known = _read(store)
    if known is None:
        return 0
    return known.before if known.boot == now.boot_id else known.at


def _read(store: Store) -> _Seen | None:
    return settings.read(store.conn, _NAME, _decoder.decode)
