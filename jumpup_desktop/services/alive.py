"""When the season was last seen at work while a clock ran: an outage began no earlier than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from jumpup_desktop.store import settings

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.phases import Phases
    from jumpup_desktop.domain.record.event import Moment
    from jumpup_desktop.store.season_store import Store

EVERY_MS = 20_000
_NAME = "alive"


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


def outage(store: Store, phases: Phases | None) -> tuple[int, int] | None:
    """From when to when (utc_ms) the clock that is on ran over an outage whose time was not given back yet.

    It is over when the first thing is recorded after it, or now.
    """
    running, now = phases.running if phases else None, store.now()
    if phases is None or running is None:
        return None
    spans = [(since, until) for phase, since, until in phases.restarts if phase == running.phase]
    spans = [one for one in spans if one[0] >= phases.began]
    if running.since.boot_id != now.boot_id and not running.is_paused:
        spans.append((running.since.utc_ms, now.utc_ms))
    if not spans or any(at >= spans[-1][1] for phase, _, _, at in phases.corrections if phase == running.phase):
        return None
    since, until = spans[-1]
    seen = _seen_before(store, now)
    return (seen if since <= seen <= until else since), until


def _seen_before(store: Store, now: Moment) -> int:
    known = _read(store)
    if known is None:
        return 0
    return known.before if known.boot == now.boot_id else known.at


def _read(store: Store) -> _Seen | None:
    return settings.read(store.conn, _NAME, _decoder.decode)
