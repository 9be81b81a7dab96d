"""Checks a season's record without writing into it: its file, and what its sealed papers say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.paper import PaperFrozen, PaperSealed
from jumpup_desktop.domain.record.chain import Fault
from jumpup_desktop.domain.record.event import place_of
from jumpup_desktop.domain.record.season import SeasonCreated
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import records
from jumpup_desktop.store import auditing, files, heads, journal, own, season_paths, vault
from jumpup_desktop.store.backup import season_of

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.x509 import Certificate

    from jumpup_desktop.documents.verifying import Verdict
    from jumpup_desktop.domain.record.event import Actor, EventRef
    from jumpup_desktop.store.blobs import Blobs
    from jumpup_desktop.store.branches import Branch
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.merge import Merged
    from jumpup_desktop.store.season_store import Store


def audit(file: Path, passphrase: str) -> auditing.Audited:
    """Audit a season that nobody has open, or one of its backups, with the signatures of its newest papers.

    Raises Trouble: in use, unreadable.
    """
    file = own.followed(file) if file.is_symlink() else file
    paths = season_paths.SeasonPaths(season_of(file))
    season, data_key = vault.unlock(paths, passphrase)
    lock = files.FileLock(paths.lock)
    lock.acquire()
    files.Reserve(paths.folder).free_if_full()
    try:
        it = auditing.ToAudit(paths, season, data_key, file, is_thorough=True)
        return auditing.audit(it, more=newest_papers)
    finally:
        lock.release()


def bring(store: Store, file: Path, actor: Actor) -> Merged:
    """Import another copy of the season; keys of days that it closes go here too. Raises Trouble."""
    from jumpup_desktop.services.papers import signing
    from jumpup_desktop.store import merge

    merged = merge.import_season(store, file, actor)
    signing.destroy_over(store)
    return merged


def adopt(store: Store, actor: Actor, branch: EventRef, reason: str) -> Branch:
    """Take a branch into the record; keys of days that it closes go here too. Refuses as `adoption.adopt`."""
    from jumpup_desktop.services.papers import signing
    from jumpup_desktop.store import adoption

    adopted = adoption.adopt(store, actor, branch, reason)
    signing.destroy_over(store)
    return adopted


def heads_in_papers(conn: Connection, blobs: Blobs) -> list[Fault]:
    """Newest sealed papers, of each laptop that fixed some, that name an end of the record not in the file
    (`paper-head`).

    Who writes a chain anew can hash it again, but cannot sign its papers again. All before that end hangs on it, what
    earlier papers of that laptop name included.
    """
    named = [(paper, seal.frozen, _head_of(blobs, seal.sha256)) for paper, seal, _ in _newest_seals(conn)]
    lost = [paper for paper, frozen, head in named if head and not heads.is_here(conn, head, frozen)]
    return [Fault("paper-head", paper, 0) for paper in lost]


def newest_papers(conn: Connection, blobs: Blobs) -> list[Fault]:
    """What `heads_in_papers` finds, and which of these papers are not signed as they say (`paper-unsigned`).

    A head that somebody put into a paper afterwards would hold nothing. Each is judged as of its seal, or cannot be now
    (`paper-unjudged`).
    """
    from jumpup_desktop.documents import authority

    created = [event.body for event in journal.events_of_kinds(conn, None, ("season.created",))]
    keys = [bytes.fromhex(body.root_certificate) for body in created if isinstance(body, SeasonCreated)]
    roots, found = tuple(map(authority.read_certificate, keys)), heads_in_papers(conn, blobs)
    for paper, seal, at in _newest_seals(conn):
        try:
            content = blobs.get(blobs.name_of(seal.sha256))
        except (Trouble, ValueError):
            continue  # missing and damaged files are told by themselves
        verdict = _judged(content, roots, at)
        if verdict is None:
            found.append(Fault("paper-unjudged", paper, 0))
        elif not verdict.accepted and (_needs_keys(conn, seal) or verdict.mix.electronic or not verdict.record_sha256):
            found.append(Fault("paper-unsigned", paper, 0))
    return found


def _judged(pdf: bytes, roots: tuple[Certificate, ...], at: int) -> Verdict | None:
    """The verdict on a paper; None where this machine had no room or no time for it, twice."""
    from jumpup_desktop.services.verification import verify_bytes

    for _ in range(2):
        try:
            verdict = verify_bytes(pdf, roots, at)
        except Trouble:
            return None
        if all(reason.code != "too-costly" for reason in verdict.reasons):
            return verdict
    return None


def _newest_seals(conn: Connection) -> list[tuple[str, PaperSealed, int]]:
    """The newest sealed paper of each laptop that fixed one, and the newest that a key signed: nobody without it makes
    another. Its id, its seal, and when (utc_ms).
    """
    newest: dict[tuple[str, bool], tuple[str, PaperSealed, int]] = {}
    for e in reversed(journal.events_of_kinds(conn, None, ("paper.sealed",))):
        if not isinstance(e.body, PaperSealed):
            continue
        device = place_of(e.body.frozen)[0]
        if (device, True) not in newest:
            place = (device, _needs_keys(conn, e.body))
            newest.setdefault(place, (e.entity, e.body, e.header.utc_ms))
    return list(newest.values())


def _needs_keys(conn: Connection, seal: PaperSealed) -> bool:
    """Whether somebody signed the paper with a key, as the record tells."""
    frozen = journal.event_at(conn, seal.frozen)
    body = frozen.body if frozen else None
    return isinstance(body, PaperFrozen) and any(way == "electronic" for _, way in body.signers)


def _head_of(blobs: Blobs, sha256: str) -> str:
    """The end of the record that a sealed paper names; empty where it cannot be read: that is told of the file."""
    try:
        return records.chain_head_in(blobs.get(blobs.name_of(sha256)))
    except (Trouble, ValueError):
        return ""
