"""The structures for Windows as its headers lay them out for 64 bits; what they do there is not shown here."""

from __future__ import annotations

import ctypes
import sys

import pytest

from jumpup_desktop import job_object
from jumpup_desktop.job_object import Basic, Extended


def test_the_structures_are_laid_out_as_published() -> None:
    assert (ctypes.sizeof(Basic), ctypes.sizeof(Extended)) == (64, 144)
    at = {name: getattr(Basic, name).offset for name, _ in Basic._fields_}
    assert at == {
        "process_time": 0, "job_time": 8, "flags": 16, "least_working_set": 24, "most_working_set": 32,
        "processes": 40, "affinity": 48, "priority": 56, "scheduling": 60,
    }  # fmt: skip
    assert (Extended.io.offset, Extended.process_memory.offset, Extended.job_memory.offset) == (64, 112, 120)


def test_limits_are_in_bytes_and_hundreds_of_nanoseconds() -> None:
    made = job_object.limits(400 * 2**20, 10)
    assert (made.process_memory, made.basic.process_time, made.basic.flags) == (400 * 2**20, 100_000_000, 0x102)
    assert (made.job_memory, made.basic.processes) == (0, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="there it is bound")
def test_elsewhere_nothing_is_bound() -> None:
    assert not job_object.bound(1, 1)
