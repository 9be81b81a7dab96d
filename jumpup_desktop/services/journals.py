"""Checks a season's record without writing into it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.chain import Fault
from jumpup_desktop.store import access, branches, engine, files, journal, keys, migrations, vault, wholeness
from jumpup_desktop.store.blobs import Blobs
from jumpup_desktop.store.branches import Branch

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class JournalAudit:
    """What the audit found."""

    events: int
    faults: tuple[Fault, ...]
    attachments: tuple[str, ...] = ()
    """Names of attachments that are damaged."""
    missing: tuple[str, ...] = ()
    """Names of attachments that are not beside the file."""
    branches: tuple[Branch, ...] = ()
    """Branches that stand apart: nothing is wrong with them, a person decides."""
    accesses: tuple[str, ...] = ()
    """Hashes of lines of the access stream that were changed, or whose line before is gone."""


def audit(file: Path, passphrase: str) -> JournalAudit:
    """Open read-only; check pages, schema, every chain, body and attachment. Raises Trouble: in use, unreadable.

    Where pages are broken, nothing that stands on them is judged.
    """
    paths = vault.SeasonPaths(file)
    _, data_key = vault.unlock(paths, passphrase)
    lock = files.FileLock(paths.lock)
    lock.acquire()
    try:
        key = keys.subkey(data_key, "database")
        with closing(engine.connect_read_only(file, key, with_journal=True).conn) as conn:
            migrations.require_present(conn, file)
            if broken := wholeness.pages(conn):
                return JournalAudit(0, tuple(broken))
            events, faults = journal.audit(conn)
            faults += [*wholeness.schema(conn), *wholeness.bodies(conn)]
            faults += wholeness.attachments(conn) if not faults else []
            missing, damaged = Blobs(paths.blobs, data_key).checked(conn)
            apart = branches.not_adopted(conn)
            changed = access.broken(conn)
    except engine.library().DatabaseError as error:
        raise engine.trouble_of(error, file) from error
    finally:
        lock.release()
    return JournalAudit(events, tuple(faults), tuple(damaged), tuple(missing), tuple(apart), changed)
