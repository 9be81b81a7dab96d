"""Checks a season's record without writing into it: its file, and what its sealed papers say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.chain import Fault
from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import auditing, files, heads, vault
from jumpup_desktop.store.backup import season_of
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.store.blobs import Blobs
    from jumpup_desktop.store.connection import Connection


def audit(file: Path, passphrase: str) -> auditing.Audited:
    """Audit a season that nobody has open, or one of its backups. Raises Trouble: in use, unreadable."""
    paths = vault.SeasonPaths(season_of(file))
    season, data_key = vault.unlock(paths, passphrase)
    lock = files.FileLock(paths.lock)
    lock.acquire()
    try:
        return auditing.audit(auditing.Audit(paths, season, data_key, file), more=heads_in_papers)
    finally:
        lock.release()


def heads_in_papers(conn: Connection, blobs: Blobs) -> list[Fault]:
    """Days whose newest sealed paper names an end of the record that is not in the file (`paper-head`).

    Who writes a chain anew can hash it again, but cannot sign its papers again. All before that end hangs on it.
    """
    newest = {row.meeting: row for row in meetings.all_papers(conn) if row.status == "sealed"}
    named = {row.number: _head_of(blobs, row.sha256) for row in newest.values()}
    strange = heads.strange(conn, (head for head in named.values() if head))
    return [Fault("paper-head", number, 0) for number, head in named.items() if head in strange]


def _head_of(blobs: Blobs, sha256: str) -> str:
    """The end of the record that a sealed paper names; empty where it cannot be read: that is told of the file."""
    from jumpup_desktop.documents.record import chain_head_of

    try:
        return chain_head_of(blobs.get(blobs.name_of(sha256)))
    except (Trouble, ValueError, KeyError, TypeError):
        return ""
