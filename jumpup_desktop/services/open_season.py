"""The one open season of this program; only the store's thread touches its store."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from jumpup_desktop.domain.changes import Changes
from jumpup_desktop.errors import Cancelled, Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.domain.record.event import Actor, Moment, Reader
    from jumpup_desktop.services.policies import PolicyText
    from jumpup_desktop.services.rescued import Rescued
    from jumpup_desktop.services.seasons import Prepared
    from jumpup_desktop.store.anchor import FileMark
    from jumpup_desktop.store.auditing import Audited, Gently
    from jumpup_desktop.store.keys import KdfCost
    from jumpup_desktop.store.season_store import Store


class OpenSeason:
    """The store, its file and the policy that holds; what is heavy is imported when a season is opened."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._prepared: Prepared | None = None
        self._policy: PolicyText | None = None
        self._pin_cost: KdfCost | None = None
        self.file: Path | None = None
        self.reach: Rescued | None = None
        self._step: Gently | None = None
        self._reading = threading.Lock()
        self._clean: Store | None = None
        self._damaged: set[FileMark] = set()

    @property
    def pin_cost(self) -> KdfCost:
        """What deriving a key from a PIN costs on this laptop."""
        from jumpup_desktop.store.keys import PIN_COST

        return self._pin_cost or PIN_COST

    @pin_cost.setter
    def pin_cost(self, cost: KdfCost) -> None:
        self._pin_cost = cost

    def prepare(self, file: Path, passphrase: str, policy: str) -> str:
        """Make a season under a shipped policy, beside its place; its recovery key. Raises Trouble, Refused."""
        from jumpup_desktop.services import policies, seasons

        self.close()
        self._prepared = seasons.prepare(seasons.Request(file, passphrase, policies.shipped(policy)))
        self.file = file
        return self._prepared.recovery_identity or ""

    def finish(self) -> None:
        """The recovery key is kept: the season counts, and is open. Raises Trouble."""
        if self._prepared is not None and self.file is not None:
            prepared, self._prepared = self._prepared, None
            self.hold(prepared.finish().store, self.file)

    def open(self, file: Path, passphrase: str, *, read_only: bool = False) -> None:
        """Open a season; of a copy it is read how far it reaches before anything is written into it. Raises Trouble.

        One that the audit found damaged opens for reading only, until its backup was put back.
        """
        from jumpup_desktop.services import rescued
        from jumpup_desktop.store import engine
        from jumpup_desktop.store.season_store import open_season

        try:
            if self._is_known_damaged(file) and not read_only:
                raise Trouble("store.damaged", path=str(file), detail="")
            store = open_season(file, passphrase, read_only=read_only)
            self.hold(store, file)
            if store.is_restored_copy and not read_only:
                self.reach = rescued.reach_of(store, self.policy.policy)
        except engine.library().DatabaseError as error:
            self.close()
            raise engine.trouble_of(error, file) from error
        except BaseException:
            self.close()
            raise

    def hold(self, store: Store, file: Path) -> None:
        """A season was opened or made."""
        from jumpup_desktop.services import policies

        try:
            self._policy = policies.current(store)
        except BaseException:
            store.close()
            raise
        from jumpup_desktop.store.auditing import Gently

        self._store, self.file, self.reach, self._step = store, file, None, Gently()

    def audit(self) -> Audited | None:
        """Audit the open season, beside whatever is written; from a thread of its own. None once it was closed.

        Raises Trouble.
        """
        from jumpup_desktop.services.journals import heads_in_papers
        from jumpup_desktop.store import tidying
        from jumpup_desktop.store.anchor import FileMark

        with self._reading:
            store, step, file = self._store, self._step, self.file
            if store is None or step is None or store.is_read_only:
                return None
            try:
                found = tidying.audit(store, step, heads_in_papers)
            except Cancelled:
                return None
        self._clean = store if found.is_clean else None
        if found.is_damaged and file is not None:
            self._damaged.add(FileMark.of(file))
        return found

    def _is_known_damaged(self, file: Path) -> bool:
        """A backup put in its place is another file."""
        from jumpup_desktop.store.anchor import FileMark

        return file.exists() and FileMark.of(file) in self._damaged

    def tidy(self) -> None:
        """After a clean audit: sweep what a crash left. Does nothing where another season is open by now."""
        if self._store is not None and self._store is self._clean:
            from jumpup_desktop.services import member_keys
            from jumpup_desktop.services.papers import signing
            from jumpup_desktop.store import tidying

            tidying.tidy(self._store)
            signing.destroy_over(self._store)
            member_keys.destroy_old(self._store)

    def close(self) -> None:
        """Close the season, if one is open; give up one that nobody finished."""
        if self._prepared is not None:
            self._prepared.give_up()
            self._prepared = None
        if self._store is not None:
            from jumpup_desktop.domain.meeting import substance

            if self._step is not None:
                self._step.stop()
            with self._reading:  # its connection would keep the journal from being folded in
                self._store.close()
            substance.forget()
        self._store = self._policy = self.reach = self._clean = None

    def take_changes(self) -> Changes:
        """What was written since this was last asked."""
        if self._store is None:
            return Changes()
        committed, self._store.committed = self._store.committed, set()
        if any(subject == "policy" for subject, _ in committed):
            from jumpup_desktop.services import policies

            self._policy = policies.current(self._store)
        return Changes(frozenset(committed))

    def check_passphrase(self, passphrase: str) -> None:
        """Raises Trouble if it is not the season's."""
        from jumpup_desktop.store import season_paths, vault

        vault.unlock(season_paths.paths_of(self.known_file), passphrase)

    @property
    def known_file(self) -> Path:
        """The season's file. Raises Trouble("vault.not-open")."""
        if self.file is None:
            raise Trouble("vault.not-open")
        return self.file

    @property
    def store(self) -> Store:
        """The open store. Raises Trouble("vault.not-open")."""
        if self._store is None:
            raise Trouble("vault.not-open")
        return self._store

    @property
    def policy(self) -> PolicyText:
        """The policy that holds; safe from any thread. Raises Trouble("vault.not-open")."""
        if self._policy is None:
            raise Trouble("vault.not-open")
        return self._policy

    def now(self) -> Moment:
        """A reading of the clocks, from any thread."""
        from jumpup_desktop.store.clocks import SystemClocks

        return (self._store or SystemClocks()).now()

    @property
    def actor(self) -> Actor:
        """Who acts outside the room: the secretariat, by the season's passphrase."""
        from jumpup_desktop.services.seasons import secretariat

        return secretariat(self.store.season)

    @property
    def reader(self) -> Reader:
        """Who looks outside the room."""
        from jumpup_desktop.services.seasons import reader

        return reader(self.store.season)

    def trouble_of(self, error: Exception) -> Exception:
        """What an error means: the engine's own (a damaged page found while reading) is trouble of the machine."""
        if self._store is None:
            return error
        from jumpup_desktop.store import engine

        if isinstance(error, engine.library().DatabaseError):
            return engine.trouble_of(error, self.file or "")
        return error
