"""A day that goes on apart on two laptops, and the merge of what both wrote."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting.settling import Choice, SettleConflicts
from jumpup_desktop.services import journals
from jumpup_desktop.services.plays import Player, ScriptClocks
from jumpup_desktop.services.room import Room
from jumpup_desktop.services.seasons import secretariat
from jumpup_desktop.store import conflicts
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import Store, open_season
from tests.conftest import PASSPHRASE
from tests.minimal_day import FILE, MinimalDay

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.closing import OpenConflict


@dataclass
class Twins:
    """The laptop that merges in the end, and the one whose file it takes over."""

    here: MinimalDay
    there: MinimalDay
    folder: Path
    merges: int = 0

    def merge(self) -> None:
        """Take over what the other laptop wrote, and go on apart."""
        self.merges += 1
        at = self.folder / f"taken-{self.merges}"
        self.there.store.close()
        shutil.copytree(self.there.store.paths.file.parent, at)
        self.there = _opened(self.there, self.there.store.paths.file.parent)
        journals.bring(self.here.store, at / FILE, secretariat(self.here.store.season))

    def settle(self, *, theirs: bool = True) -> None:
        """Close every conflict, with the other laptop's word or one's own, as the chair who looked."""
        device = self.here.store.journal.device
        while found := conflicts.all_open(self.here.store.conn):
            one = found[0]
            chosen = next((r for r in one.refs if r.startswith(device) != theirs), one.refs[0])
            self._close(one, chosen)

    def _close(self, one: OpenConflict, chosen: str) -> None:
        over = tuple(ref for ref in one.refs if ref != chosen)
        choice = Choice(one.subject, one.entity, one.slot, next(r for r in one.refs if r == chosen), over)
        act = SettleConflicts((choice,), "확인함", self.here.people["E1"])
        Room(self.here.store, self.here.played.meeting, LEAST_COST).act(act)

    def close(self) -> None:
        """Both seasons."""
        self.here.store.close()
        self.there.store.close()


def split(made: MinimalDay, folder: Path) -> Twins:
    """The day's files carried to another laptop; both go on from here."""
    made.store.close()
    own = made.store.paths.file.parent
    shutil.copytree(own, folder / "there")
    return Twins(_opened(made, own), _opened(made, folder / "there"), folder)


def _opened(made: MinimalDay, folder: Path) -> MinimalDay:
    clocks = ScriptClocks(seoul(made.clocks.now().utc_ms).date())
    clocks.set(f"{seoul(made.clocks.now().utc_ms):%H:%M:%S}")
    store: Store = open_season(folder / FILE, PASSPHRASE, clocks=clocks)
    player = Player(store, made.script, clocks, LEAST_COST)
    player.result = replace(made.played)
    return MinimalDay(store, player, clocks, made.people, made.script)
