"""A machine with one copy of the season: what tests of merging open, write on and take from."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.services.seasons import secretariat
from jumpup_desktop.store import merge, projection
from jumpup_desktop.store.season_store import Store, open_season
from tests.conftest import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Laptop:
    """A season file and a data folder of its own."""

    file: Path
    data: Path
    patch: pytest.MonkeyPatch

    @contextmanager
    def season(self) -> Iterator[Store]:
        """The season open on this machine."""
        self.patch.setenv("JUMPUP_DATA_DIR", str(self.data))
        store = open_season(self.file, PASSPHRASE)
        try:
            yield store
        finally:
            store.close()

    def takes(self, other: Laptop) -> merge.Merged:
        """Import the other's file."""
        with self.season() as store:
            return merge.import_season(store, other.file, secretariat(store.season))

    def digest(self) -> str:
        """The digest of a record whose chains hold and whose replay is what is shown."""
        with self.season() as store:
            assert store.audit()[1] == []
            assert store.rebuild()
            return projection.digest(store.conn)
