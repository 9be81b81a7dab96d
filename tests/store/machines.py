"""A machine that can be copied and cloned, and says what no rule was asked about."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.settling import Choice, SettleConflicts
from jumpup_desktop.domain.meeting.turn import NoteGist
from jumpup_desktop.store import conflicts
from tests.domain.given import SECRETARY
from tests.laptops import Laptop
from tests.store.test_merging_files import FiledRoom

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.domain.record.closing import OpenConflict
    from jumpup_desktop.domain.record.event import Draft, EventRef

GIST = NoteGist("i1", "remark", "m2", "말")


@dataclass
class Machine(Laptop):
    """One that can be copied, cloned, and made to say what no rule was asked about."""

    def does(self, *acts: Act) -> None:
        with self.season() as store:
            room = FiledRoom(store)
            with store.transaction() as room.record:
                for act in acts:
                    room.do(act)

    def says(self, *bodies: Draft) -> tuple[EventRef, ...]:
        """Events that no rule was asked about."""
        with self.season() as store, store.transaction() as tx:
            return tx.append(SECRETARY, bodies, meeting="m")

    def settles(self, one: OpenConflict, chosen: str) -> None:
        over = tuple(ref for ref in one.refs if ref != chosen)
        choice = Choice(one.subject, one.entity, one.slot, chosen, over)
        self.does(SettleConflicts((choice,), "확인함", "m1"))

    def gists(self) -> list[str]:
        with self.season() as store:
            return [gist.text for gist in store.known(ITEM, "i1").gists]

    def conflicts(self) -> list[OpenConflict]:
        with self.season() as store:
            return conflicts.all_open(store.conn)

    def copy(self, name: str) -> Machine:
        """The files carried to another machine, which begins a device of its own."""
        folder = self.file.parent.parent / name
        shutil.copytree(self.file.parent, folder)
        return Machine(folder / self.file.name, folder.with_name(f"{name}-data"), self.patch)

    def cloned(self, name: str) -> Machine:
        """The whole disk copied: the other machine goes on under the same name."""
        other = self.copy(name)
        shutil.copytree(self.data, other.data)
        mine, theirs = self.file.stat().st_ino, other.file.stat()
        for path in other.data.rglob("anchors/*/*.json"):
            told = json.loads(path.read_text())
            if told["file"]["number"] == mine:
                at = str(other.file.resolve())
                told["file"] = {"path": at, "volume": theirs.st_dev, "number": theirs.st_ino}
                path.write_text(json.dumps(told))
        return other
