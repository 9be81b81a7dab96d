"""An open season: the one writing connection, its transactions, backups and the road to another device."""

from __future__ import annotations

import hashlib
import platform
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import Actor, Moment, ref_of
from jumpup_desktop.domain.record.season import DeviceRestored
from jumpup_desktop.domain.rules import about
from jumpup_desktop.errors import Trouble
from jumpup_desktop.store import (
    backup,
    conflicts,
    engine,
    files,
    heads,
    journal,
    migrations,
    projection,
    rescue,
    season_paths,
    settings,
    slots,
    vault,
    walking,
    wholeness,
)
from jumpup_desktop.store.access import AccessStream
from jumpup_desktop.store.blobs import Blobs
from jumpup_desktop.store.clocks import Clocks, SystemClocks
from jumpup_desktop.store.day_keys import DayKeys
from jumpup_desktop.store.devices import OwnDevice
from jumpup_desktop.store.inode_lock import InodeLock
from jumpup_desktop.store.keys import subkey
from jumpup_desktop.store.tables import seasons
from jumpup_desktop.store.tables.registry import SUBJECTS
from jumpup_desktop.store.transaction import StateCache, Transaction

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jumpup_desktop.domain.record.aggregate import Subject
    from jumpup_desktop.domain.record.chain import Fault
    from jumpup_desktop.store.connection import Connection

BEFORE_MIGRATION = "before-migration"
PROGRAM = Actor("0" * 32, "program", "none")
S = TypeVar("S")


class Store:
    """A season open for writing. It belongs to the thread that opened it.

    `committed` gathers the aggregates (subject, id) that were written, for whoever shows them; `found_at_opening` are
    the names of the attachments' files that lay there at `opened_s` (seconds).
    """

    def __init__(
        self,
        paths: season_paths.SeasonPaths,
        season: str,
        data_key: bytes,
        *,
        clocks: Clocks | None = None,
        new: bool = False,
        read_only: bool = False,
        owes_copy: bool = False,
    ) -> None:
        self.paths = paths
        self.season = season
        self.data_key = data_key
        self.is_read_only = read_only
        self._owes_copy = owes_copy
        self.opened_s, self.found_at_opening = time.time(), set[str]()
        self.committed: set[tuple[str, str]] = set()
        self._clocks = clocks or SystemClocks()
        season_paths.require_own(paths)
        with suppress(OSError):
            paths.folder.mkdir(exist_ok=True)  # lost, while the keys came from their copy
        self._lock = files.FileLock(paths.lock)
        self._lock.acquire()
        self._file_lock = InodeLock()
        try:
            self._file_lock.acquire(paths.file)
            self._look() if read_only else self._open(new=new)
            self.access = AccessStream(self.conn, lambda: self.device.name, lambda: self._clocks.now().utc_ms)
            self._file_lock.acquire(paths.file)  # one that was made just now
        except BaseException as error:
            self._file_lock.release()
            self._lock.release()
            if isinstance(error, engine.library().DatabaseError):
                raise engine.trouble_of(error, paths.file) from error
            raise

    def _open(self, *, new: bool) -> None:
        if not new and not self.paths.file.exists():
            raise season_paths.not_found(self.paths)
        self.reserve = files.Reserve(self.paths.folder)
        is_freed = self.reserve.free_if_full()
        if not new:
            rescue.require_readable(self.paths.file, subkey(self.data_key, "database"))
        self.db = engine.connect(self.paths.file, subkey(self.data_key, "database"))
        self.conn: Connection = self.db.conn
        if not new:
            migrations.require_present(self.conn, self.paths.file)
        if migrations.pending(self.db):
            if not new:
                self.back_up(BEFORE_MIGRATION)
            migrations.migrate(self.db)
        if not new and journal.season_of(self.conn) not in ("", self.season):
            raise Trouble("vault.other-keys", path=str(self.paths.keys))
        slots.keep(self.paths, self.season, self.data_key)
        self.has_reserve = not is_freed and self.reserve.keep()
        self.blobs = Blobs(self.paths.blobs, self.data_key)
        self.day_keys = DayKeys(self.paths.day_keys, self.data_key)
        self._cache = StateCache()
        self.device = OwnDevice(self.conn, self.paths.file, self.season, self.data_key)
        self.device.pick(new=new)
        self.found_at_opening = self.blobs.names()
        self.unknown_kinds = journal.unknown_kinds(self.conn)

    def _look(self) -> None:
        """Open a damaged file as far as it can be read; nothing is written, nothing is swept."""
        key = subkey(self.data_key, "database")
        try:
            self.db = engine.connect_read_only(self.paths.file, key, with_journal=True)
        except Trouble:
            self.db = engine.connect_read_only(self.paths.file, key)
        self.conn = self.db.conn
        migrations.require_present(self.conn, self.paths.file)
        self.has_reserve = False
        self.blobs = Blobs(self.paths.blobs, self.data_key)
        self.day_keys = DayKeys(self.paths.day_keys, self.data_key)
        self._cache = StateCache()
        self.device = OwnDevice(self.conn, self.paths.file, self.season, self.data_key)
        self.device.reread()
        self.unknown_kinds = set()

    @property
    def journal(self) -> journal.Journal:
        """The journal of this file's own device."""
        return self.device.journal

    @property
    def is_restored_copy(self) -> bool:
        """Whether this file is behind what this machine knows, or comes from another one."""
        return not self.device.continues

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """BEGIN IMMEDIATE … COMMIT with an fsync; only after it may a screen say "saved". Raises Trouble."""
        if self.is_read_only:
            raise Trouble("store.read-only", path=str(self.paths.file))
        if self.unknown_kinds:
            raise Trouble("store.newer", found=sorted(self.unknown_kinds)[0])
        tx, keys = Transaction(self.conn, self.journal, self._cache, self._clocks), self.day_keys.before()
        try:
            self.conn.execute("BEGIN IMMEDIATE")
            is_behind = not self.device.continues and heads.is_behind(self.conn, self.season)
            if not self.device.continues:
                tx = self.leave_device("behind-or-other-machine")
            tx.round = seasons.current_round(self.conn)
            yield tx
            conflicts.look_again(self.conn, {subject for subject, _ in tx.touched})
            self.conn.execute("COMMIT")
            self.committed |= tx.touched
        except BaseException as error:
            self._roll_back(tx.touched if isinstance(error, Refused) else None)
            known = self._known(error)
            self.day_keys.come_back(keys)  # with the room that the reserve gave back
            if known is error:
                raise
            raise known from error
        if is_behind:
            with suppress(OSError):
                backup.keep_fullest(self.paths.backups, subkey(self.data_key, "database"))
        self.device.continues = True
        self.device.remember(durably=False)
        self.access.flush_past()

    def leave_device(self, reason: str) -> Transaction:
        """In an open transaction: a new device goes on from here, and says from which head."""
        old, head, ends = self.journal.device, self.journal.head(), journal.all_heads(self.conn)
        self.device.begin()
        tx = Transaction(self.conn, self.journal, self._cache, self._clocks)
        last = ref_of(old, head.seq, head.hash) if head.seq else None
        body = DeviceRestored(platform.node(), last or "", reason, ends, self.device.public_key)
        tx.append(PROGRAM, about(body, self.journal.device))
        return tx

    def _roll_back(self, touched: set[tuple[str, str]] | None) -> None:
        with suppress(engine.library().DatabaseError):
            if self.conn.in_transaction:
                self.conn.execute("ROLLBACK")
        self._cache.forget(touched)
        with suppress(engine.library().DatabaseError):
            self.device.reread()

    def _known(self, error: BaseException) -> BaseException:
        """What an error in a transaction means; where the disk is full, the reserve is given back."""
        known = engine.meaning(error, self.paths.file)
        if isinstance(known, Trouble) and known.code == "machine.disk-full":
            known.values["reserve_freed"] = self.reserve.free()
        return known

    def get(self, subject: Subject[S], entity: str) -> S | None:
        """The state of an aggregate outside a transaction; None when it has no event."""
        return self._cache.get(self.conn, subject, entity)

    def known(self, subject: Subject[S], entity: str) -> S:
        """The state of an aggregate whose id came from the record itself. Refuses `record.dangling` when there is none.

        Our own rules name nothing that is not there; what was brought from elsewhere may.
        """
        state = self.get(subject, entity)
        if state is None:
            raise Refused("record.dangling", subject=subject.name, entity=entity)
        return state

    def note(self, name: str, value: str) -> None:
        """Keep a local setting outside of any act: no device begins, nothing is recorded. Raises Trouble."""
        try:
            settings.put(self.conn, name, value)
        except engine.library().DatabaseError as error:
            raise self._known(error) from error

    def now(self) -> Moment:
        """A reading of the clocks."""
        return self._clocks.now()

    def attach(self, content: bytes) -> str:
        """Store an attachment before the event that names it; its hash. Unnamed, it is swept after a later audit.

        Where the disk is full, the reserve makes room for it. Raises Trouble.
        """
        try:
            self.blobs.put(content)
        except Trouble as trouble:
            if trouble.code != "machine.disk-full" or not self.reserve.free():
                raise
            self.blobs.put(content)
        return hashlib.sha256(content).hexdigest()

    def attachment(self, sha256: str) -> bytes:
        """The bytes of an attachment by their hash. Raises Trouble when it is missing or damaged."""
        return self.blobs.get(self.blobs.name_of(sha256))

    def audit(self) -> tuple[int, list[Fault]]:
        """Every chain checked: (events, faults). Writes nothing."""
        return walking.audit(self.conn)

    def rebuild(self) -> bool:
        """Write projections and indexes anew from the events; whether they came out as they were. Raises Trouble."""
        self.conn.execute("BEGIN IMMEDIATE")
        try:
            with engine.little_memory(self.conn):
                live = projection.digest(self.conn)
                engine.reindex(self.conn)
                projection.rebuild(self.conn)
                rebuilt = projection.digest(self.conn)
                self.conn.execute("COMMIT")
        except BaseException as error:
            self._roll_back(None)
            if isinstance(error, OverflowError):  # a number that no column holds: it cannot have been written here
                raise Trouble("store.damaged", path=str(self.paths.file), detail="OverflowError") from error
            raise self._known(error) from error
        self._cache.forget()
        return live == rebuilt

    def refresh(self, touched: set[tuple[str, str]]) -> None:
        """After an import: fold these aggregates from their events and show them, in the open transaction."""
        self._cache.forget(touched)
        self.committed |= touched
        for subject, entity in sorted(touched):
            if subject in SUBJECTS:
                aggregate = self._cache.of(self.conn, (subject, entity))
                projection.show(self.conn, SUBJECTS[subject], entity, aggregate)
        conflicts.find_between(self.conn)

    def back_up(self, reason: str = "") -> backup.Checked:
        """One checked copy among the last ten; before a migration one with the season's own holes, if it has any."""
        excused = wholeness.HOLES if reason == BEFORE_MIGRATION else ()
        try:
            return backup.back_up(self.db, self.paths.backups, subkey(self.data_key, "database"), reason, excused)
        except Trouble as trouble:
            if trouble.code == "store.damaged":  # it was read from there
                trouble.values["path"] = str(self.paths.file)
            raise

    def close(self, *, copy: bool = True) -> None:
        """Fold the WAL in, remember the head durably, copy what no copy holds yet, give the lock back."""
        state, is_folded = journal.State(0, ""), False
        wants_copy = copy and not self.is_read_only
        try:
            self.access.flush()
            if not self.is_read_only:
                self.device.remember(durably=True)
                with suppress(Trouble):
                    self.day_keys.settle()
            is_folded = not self.is_read_only and engine.fold(self.conn)
            try:
                state = journal.state(self.conn)
            except engine.library().DatabaseError:
                wants_copy = False  # what cannot be read is no copy either
            wants_copy = wants_copy and (self._owes_copy or not backup.holds_newest(self.paths.backups, state))
            if wants_copy and not is_folded:
                with suppress(Trouble, OSError):
                    self.back_up()
        finally:
            self.conn.close()
            if wants_copy and is_folded:
                with suppress(Trouble, OSError):
                    backup.lay_aside(self.paths.file, self.paths.backups, subkey(self.data_key, "database"), state)
            self._file_lock.release()
            self._lock.release()


def open_season(file: Path, passphrase: str, *, clocks: Clocks | None = None, read_only: bool = False) -> Store:
    """Open a season by its passphrase; a damaged one only for reading. Raises Trouble."""
    paths = season_paths.paths_of(file)
    return Store(paths, *vault.unlock(paths, passphrase), clocks=clocks, read_only=read_only)
