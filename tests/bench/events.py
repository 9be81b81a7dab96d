"""One durable event against a bare SQLCipher insert with commit, interleaved in one run."""

from __future__ import annotations

import time
from statistics import median, quantiles
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.record.season import DeviceStarted
from jumpup_desktop.services import policies, seasons
from jumpup_desktop.store import engine
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROUNDS = 2000


def measure(folder: Path) -> Iterator[str]:
    """Medians and the 99th percentile."""
    bare = engine.connect(folder / "bare.db", bytes(32)).conn
    bare.execute("CREATE TABLE t (a TEXT, b BLOB)")
    store = seasons.create(
        seasons.Request(folder / "events", "재기용 긴 암호문구", policies.shipped(), cost=LEAST_COST)
    ).store
    inserts, events = [], []
    for n in range(ROUNDS):
        start = time.perf_counter()
        bare.execute("INSERT INTO t VALUES (?, ?)", (f"{n:032x}", b"x" * 400))
        inserts.append(time.perf_counter() - start)
        start = time.perf_counter()
        with store.transaction() as tx:
            tx.append(PROGRAM, Draft("device", tx.new_id(), DeviceStarted("재기", "")))
        events.append(time.perf_counter() - start)
    store.close()
    bare.close()
    p50, p99 = median(events), quantiles(events, n=100)[98]
    yield f"bare insert           {median(inserts) * 1000:.3f} ms (p50)"
    yield f"durable event         {p50 * 1000:.3f} ms (p50), {p99 * 1000:.2f} ms (p99)   {p50 / median(inserts):.2f} ×"
