"""The random laptops of tests/domain/test_merging_laptops.py once more, through real keyed files."""

from __future__ import annotations

import random
import shutil
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.store import merge, projection
from jumpup_desktop.store.season_store import Store, open_season
from tests.conftest import PASSPHRASE
from tests.domain.given import SECRETARY, Decision
from tests.domain.test_merging_laptops import ACTS, LIKELY, MORNING, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.domain.record.event import Moment


class FiledRoom(Decision):
    """The same room over a file; each act is one transaction."""

    def __init__(self, store: Store) -> None:
        self.store, self.policy, self.policy_sha256, self.members = store, MORNING.policy, "", PEOPLE

    def clock(self) -> Moment:
        return self.store.now()

    def act(self, name: str, who: str, n: int) -> None:
        try:
            with self.store.transaction() as self.record:
                ACTS[name](self, who, n)
        except (Refused, IndexError):
            pass


def begin(make: Callable[[], Store]) -> Path:
    """A season whose morning was played; its file."""
    store = make()
    with store.transaction() as tx:
        for told in MORNING.record.events:
            tx.append(SECRETARY, Draft(told.header.subject, told.entity, told.body), meeting=told.header.meeting)
    store.close()
    return store.paths.file


@pytest.mark.parametrize("seed", range(10))
def test_random_histories_through_real_files_end_in_one_record(
    seed: int, make_season: Callable[[], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Merged in any order and repeatedly: one digest, one list of conflicts, replay equals live, a clean audit."""
    chance, file = random.Random(seed), begin(make_season)
    stores = []
    for n in range(2 + seed % 2):
        monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / f"user-{n}"))
        shutil.copytree(file.parent, tmp_path / f"laptop-{n}")
        stores.append(open_season(tmp_path / f"laptop-{n}" / file.name, PASSPHRASE))
    try:
        for _ in range(40):
            if chance.random() < 0.1:
                one, other = chance.sample(stores, 2)
                merge.import_season(one, other.paths.file, SECRETARY)
            name = chance.choice([*LIKELY, *["settle"] * 6])
            FiledRoom(chance.choice(stores)).act(name, chance.choice(PEOPLE), chance.randrange(20))
        for one, other in [*permutations(stores, 2)] * 3:
            assert merge.import_season(one, other.paths.file, SECRETARY).forked == 0
        assert len({projection.digest(store.conn) for store in stores}) == 1
        assert all(store.rebuild() and store.audit()[1] == [] for store in stores)
    finally:
        for store in stores:
            store.close()
