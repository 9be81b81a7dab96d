"""Checks a season's record without writing into it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.chain import Fault
from jumpup_desktop.store import engine, files, journal, keys, vault

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Audit:
    """What the audit found."""

    events: int
    faults: tuple[Fault, ...]


def audit(file: Path, passphrase: str) -> Audit:
    """Open query-only, check every chain, close. Raises Trouble when the file is in use or cannot be read."""
    paths = vault.SeasonPaths(file)
    _, data_key = vault.unlock(paths, passphrase)
    lock = files.FileLock(paths.lock)
    lock.acquire()
    try:
        with closing(engine.connect(file, keys.subkey(data_key, "database"), query_only=True).conn) as conn:
            events, faults = journal.audit(conn)
    except engine.library().DatabaseError as error:
        raise engine.trouble_of(error, file) from error
    finally:
        lock.release()
    return Audit(events, tuple(faults))
