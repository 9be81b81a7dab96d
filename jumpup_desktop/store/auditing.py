"""The whole audit of a season file, on a connection that only reads: pages, schema, chains, bodies, attachments."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.chain import Fault
from jumpup_desktop.errors import Cancelled, Trouble
from jumpup_desktop.store import (
    access,
    branches,
    codec,
    engine,
    heads,
    keys,
    migrations,
    replay,
    rescue,
    standing,
    walking,
    wholeness,
)
from jumpup_desktop.store.blobs import Blobs
from jumpup_desktop.store.branches import Branch
from jumpup_desktop.store.season_paths import SeasonPaths

if TYPE_CHECKING:
    from jumpup_desktop.store.anchor import Anchored
    from jumpup_desktop.store.connection import Connection

More = Callable[["Connection", Blobs], list[Fault]]
AGAIN_S, LOOKS = 0.2, 5
"""A page that is being written while it is read looks broken; one that is broken still is a moment later."""


@dataclass(frozen=True, slots=True)
class Audited:
    """What the audit found."""

    events: int
    faults: tuple[Fault, ...] = ()
    attachments: tuple[str, ...] = ()
    """Names of attachments that are damaged."""
    missing: tuple[str, ...] = ()
    """Names of attachments that are not beside the file."""
    branches: tuple[Branch, ...] = ()
    """Branches that stand apart: nothing is wrong with them, a person decides."""
    accesses: tuple[str, ...] = ()
    """Hashes of lines of the access stream that were changed, or whose line before is gone."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong: only then may anything be swept or rotated."""
        return not (self.faults or self.attachments or self.missing or self.accesses)

    @property
    def is_damaged(self) -> bool:
        """Whether the file itself cannot be read whole: the last good backup may take its place."""
        return any(fault.code in ("page", "database") for fault in self.faults)


@dataclass(frozen=True, slots=True)
class ToAudit:
    """What is to be audited: a season's file, or a backup of it; its attachments lie beside the season either way.

    Of a file that is known to be a copy, and is told as one, it is no news that it ends early. One that is in use may
    be written to meanwhile. Thorough: how the file is built is looked at too, which takes as long as reading it again.
    """

    paths: SeasonPaths
    season: str
    data_key: bytes
    file: Path
    is_known_copy: bool = False
    is_in_use: bool = False
    is_thorough: bool = False


def audit(it: ToAudit, step: Callable[[], None] = lambda: None, more: More = lambda _conn, _blobs: []) -> Audited:
    """Audit a file; nothing is written. `step` is called between small pieces of work and may raise Cancelled.

    Where pages are broken, nothing that stands on them is judged; `more` is what layers above can tell of it.
    Raises Trouble where it cannot be read.
    """
    key = keys.subkey(it.data_key, "database")
    try:
        is_season = it.file == it.paths.file
        if is_season:
            rescue.require_readable(it.file, key)
        with closing(engine.connect_read_only(it.file, key, with_journal=is_season).conn) as conn:
            migrations.require_present(conn, it.file)
            if is_season:
                migrations.require_newest(conn, it.file)
            conn.execute(f"PRAGMA cache_size = {engine.SMALL_CACHE}")
            return _audited(conn, it, step, more)
    except engine.library().DatabaseError as error:
        raise engine.trouble_of(error, it.file) from error


def _audited(conn: Connection, it: ToAudit, step: Callable[[], None], more: More) -> Audited:
    broken = _broken_pages(conn, it)
    if broken:
        return Audited(0, tuple(broken))
    strange = wholeness.tables(conn) + (wholeness.structure(conn) if it.is_thorough else [])
    if strange:  # of tables that are not ours, or that lie about where things are, nothing else can be told
        return Audited(0, tuple(strange))
    seen = heads.seen(it.season)
    conn.execute("BEGIN")  # one moment of the record, whatever is written meanwhile
    walked = walking.walk(conn, step, reads=False)
    faults = [*walked.faults, *wholeness.schema(conn), *_read(lambda: wholeness.bodies(conn, walked.silent))]
    faults += wholeness.indexes(conn, walked.filed) if not faults else []
    faults += _read(lambda: [*standing.groundless(conn), *heads.missing(conn)]) if not walked.faults else []
    faults += _read(lambda: wholeness.of_season(conn, it.season))
    faults += [Fault("newer", walked.newer.device, walked.newer.seq)] if walked.newer else []
    faults += _ends(conn, it, seen)
    faults += _replayed(conn, step) if not faults and not migrations.pending_of(conn) else []
    apart, changed = branches.not_adopted(conn), access.broken(conn)
    blobs = Blobs(it.paths.blobs, it.data_key)
    missing, damaged = blobs.checked(conn, step)
    faults += _read(lambda: more(conn, blobs))
    conn.execute("COMMIT")
    lost, hurt = _still_named(conn, missing), _still_named(conn, damaged)
    return Audited(walked.events, tuple(faults), hurt, lost, tuple(apart), changed)


def _ends(conn: Connection, it: ToAudit, seen: list[Anchored]) -> list[Fault]:
    """A file that is known to be a copy may end early; what it says where this machine wrote must still be that."""
    if it.file != it.paths.file:
        return []
    lost = heads.lost(conn, seen, it.file)
    return [fault for fault in lost if not it.is_known_copy or fault.code == "rewritten"]


def _read(look: Callable[[], list[Fault]]) -> list[Fault]:
    """What a look finds; where it stumbles over something that cannot be read, that is what it found."""
    try:
        return look()
    except (*codec.UNREADABLE, Trouble):
        return [Fault("unreadable", "", 0)]


def _broken_pages(conn: Connection, it: ToAudit) -> list[Fault]:
    """Pages that are broken at every look: one that was being written is whole at another."""
    broken = wholeness.pages(conn)
    for _ in range(LOOKS if it.is_in_use else 0):
        if broken:
            time.sleep(AGAIN_S)
            now = wholeness.pages(conn)
            broken = [fault for fault in broken if fault in now]
    return broken


def _replayed(conn: Connection, step: Callable[[], None]) -> list[Fault]:
    """What replaying finds; a body that cannot be read as what it is stops it, and is then looked for by name."""
    try:
        return replay.differing(conn, step)
    except (*codec.UNREADABLE, Trouble):
        return walking.walk(conn, step).faults or [Fault("rows", "", 0)]


def _still_named(conn: Connection, names: list[str]) -> tuple[str, ...]:
    """What was purged while it was looked for is no loss."""
    rows = conn.execute("SELECT DISTINCT name FROM attachment").fetchall() if names else ()
    known = {str(row[0]) for row in rows}
    return tuple(name for name in names if name in known)


class Gently:
    """A step that gives other threads their turn, and ends the work once it was asked to stop."""

    def __init__(self, every: int = 64, pause_s: float = 0.001) -> None:
        self._every, self._pause_s, self._count = every, pause_s, 0
        self._stopped = False

    def stop(self) -> None:
        """End the work at its next step."""
        self._stopped = True

    def __call__(self) -> None:
        if self._stopped:
            raise Cancelled
        self._count += 1
        if self._count % self._every == 0:
            time.sleep(self._pause_s)
