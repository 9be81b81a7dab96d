"""The audit of an open season, and what its clean result lets happen."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from jumpup_desktop.store import auditing, backup, copy_names, files, heads, journal, own, rescue
from jumpup_desktop.store.keys import subkey

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.store.auditing import Audited
    from jumpup_desktop.store.season_store import Store


def audit(store: Store, step: Callable[[], None], more: auditing.More) -> Audited:
    """Audit everything on a connection that only reads, from any thread; a clean result lets a new copy count.

    Raises Trouble, Cancelled.
    """
    it = auditing.ToAudit(
        store.paths, store.season, store.data_key, store.paths.file, store.is_restored_copy, is_in_use=True
    )
    found = auditing.audit(it, step, more)
    if found.is_clean and not store.is_read_only:
        backup.check_new(store.paths.backups, subkey(store.data_key, "database"), step)
    return found


def tidy(store: Store) -> None:
    """After a clean audit: what a killed writer left behind goes, and attachments no event speaks of.

    Of attachments only those that were there when the season was opened: what came since may still be named. Where
    other events are known of, in a file laid aside, in a backup, in a chain that stands apart or on this machine, they
    may name what lies here.
    """
    for folder in (store.paths.folder, store.paths.blobs, store.paths.backups):
        files.sweep_parts(folder, before=store.opened_s)
    _clear_making(store)
    if rescue.keeps_aside(store.paths) or journal.any_apart(store.conn) or heads.is_behind(store.conn, store.season):
        return
    if _holds_more(store):
        return
    known = store.conn.execute("SELECT DISTINCT sha256 FROM attachment")
    store.blobs.sweep(store.found_at_opening - {store.blobs.name_of(row[0]) for row in known})


def _holds_more(store: Store) -> bool:
    """Whether a backup of the season tells of more events."""
    events, key = journal.count(store.conn), subkey(store.data_key, "database")
    copies = copy_names.of_folder(store.paths.backups, *copy_names.OURS)
    return any(copy.state[0] > events and backup.is_ours(copy, key) for copy in copies)


def _clear_making(store: Store) -> None:
    """The place where the season was made, if a crash after its move left it behind with nothing but its lock."""
    folder = store.paths.making
    if not own.is_plain_folder(folder):
        return
    if [path.name for path in own.plain_files(folder, "*")] in ([], ["lock"]):
        with suppress(OSError):
            (folder / "lock").unlink(missing_ok=True)
            folder.rmdir()
