"""Windows: what this process may use, by a job object that it puts itself into."""

from __future__ import annotations

import ctypes
import sys

EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
LIMIT_TIME, LIMIT_MEMORY = 0x2, 0x100  # JOB_OBJECT_LIMIT_PROCESS_TIME, JOB_OBJECT_LIMIT_PROCESS_MEMORY
TICKS = 10_000_000  # of 100 ns in a second


class Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", Basic),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limits(memory: int, cpu: int) -> Extended:
    """Bytes this process may commit, and its CPU time in seconds."""
    found = Extended()
    found.basic.flags = LIMIT_TIME | LIMIT_MEMORY
    found.basic.process_time = cpu * TICKS
    found.process_memory = memory
    return found


def bound(memory: int, cpu: int) -> bool:
    """Put this process into a job with these limits, for as long as it lives; whether the system did it."""
    is_done = False
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.CreateJobObjectW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p)
        kernel.SetInformationJobObject.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)
        kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        wanted, job = limits(memory, cpu), kernel.CreateJobObjectW(None, None)
        size = ctypes.sizeof(wanted)
        is_set = job and kernel.SetInformationJobObject(job, EXTENDED_LIMITS, ctypes.byref(wanted), size)
        is_done = bool(is_set and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()))
    return is_done
