"""The one open season, as every port of the window reaches it; only the store's thread touches the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.errors import Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.domain.record.event import Actor, Reader
    from jumpup_desktop.services.policies import PolicyText
    from jumpup_desktop.store.keys import KdfCost
    from jumpup_desktop.store.season_store import Store


class Holder:
    """Holds the open store, its file and the policy that holds."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self.file: Path | None = None
        self._policy: PolicyText | None = None
        self._pin_cost: KdfCost | None = None

    @property
    def pin_cost(self) -> KdfCost:
        """What deriving a key from a PIN costs on this laptop."""
        from jumpup_desktop.store.keys import PIN_COST

        return self._pin_cost or PIN_COST

    @pin_cost.setter
    def pin_cost(self, cost: KdfCost) -> None:
        self._pin_cost = cost

    def hold(self, store: Store, file: Path) -> None:
        """A season was opened or made."""
        from jumpup_desktop.services import policies

        try:
            self._policy = policies.current(store)
        except BaseException:
            store.close()
            raise
        self._store, self.file = store, file

    def release(self) -> None:
        """Close the season."""
        if self._store is not None:
            from jumpup_desktop.domain.meeting import substance

            self._store.close()
            substance.forget()
        self._store = self._policy = None

    def renew_policy(self) -> None:
        """Another policy was adopted."""
        from jumpup_desktop.services import policies

        self._policy = policies.current(self.store)

    @property
    def store(self) -> Store:
        """The open store. Raises Trouble("vault.not-open")."""
        if self._store is None:
            raise Trouble("vault.not-open")
        return self._store

    def trouble_of(self, error: Exception) -> Exception:
        """What an error means: the engine's own (a damaged page found while reading) is trouble of the machine."""
        if self._store is None:
            return error
        from jumpup_desktop.store import engine

        if isinstance(error, engine.library().DatabaseError):
            return engine.trouble_of(error, self.file or "")
        return error

    @property
    def policy(self) -> PolicyText:
        """The policy that held when the season was opened or the policy was adopted; safe from any thread."""
        if self._policy is None:
            raise Trouble("vault.not-open")
        return self._policy

    @property
    def actor(self) -> Actor:
        """Who acts in the preparation part: the secretariat, by the season's passphrase."""
        from jumpup_desktop.services.seasons import secretariat

        return secretariat(self.store.season)

    @property
    def reader(self) -> Reader:
        """Who looks."""
        from jumpup_desktop.domain.record.event import Reader

        return Reader(self.store.season, "secretariat")
