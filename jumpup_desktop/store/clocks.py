"""Reads the machine's clocks; tests and scripted days pass their own."""

from __future__ import annotations

import sys
import time
import uuid
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Protocol

from jumpup_desktop.domain.record.event import Moment


class Clocks(Protocol):
    """Where moments come from."""

    def now(self) -> Moment:
        """One reading of all clocks."""
        ...


class SystemClocks:
    """The clocks of this machine: wall, running (stops in suspend) and suspend-inclusive."""

    def now(self) -> Moment:
        """One reading of all clocks."""
        offset = datetime.now().astimezone().utcoffset()
        return Moment(
            utc_ms=time.time_ns() // 1_000_000,
            utc_offset_min=int(offset.total_seconds() // 60) if offset else 0,
            boot_id=_boot_id(),
            boottime_ns=_boottime_ns(),
            monotonic_ns=time.monotonic_ns(),
        )


def _boottime_ns() -> int:
    if sys.platform == "win32":
        import ctypes

        ticks = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryInterruptTimePrecise(ctypes.byref(ticks))
        return ticks.value * 100
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    return time.monotonic_ns()


@cache
def _boot_id() -> str:
    kernel = Path("/proc/sys/kernel/random/boot_id")
    if kernel.exists():
        return kernel.read_text(encoding="ascii").strip().replace("-", "")
    started_s = time.time() - time.monotonic()
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{uuid.getnode()}:{round(started_s / 60)}").hex
