"""The stick: asked for once in the morning, written after each decision and at each recess (practice 19)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.stick import Copied
    from jumpup_desktop.store.copies import Carried, Snapshot

Lamp = Literal["none", "busy", "good", "bad"]
AFTER = {"resolve", "tally", "fail", "no_show", "withdraw", "recess", "close"}


class CopiesPresenter:
    """`lamp` says how the stick stands; what failed is tried again at the next decision."""

    def __init__(self, room: RoomPresenter, tasks: Tasks, sentences: Sentences) -> None:
        self._season, self._tasks, self._sentences = room.season, tasks, sentences
        self.changed: Event[None] = Event()
        self.folder: Path | None = None
        self.last: Copied | None = None
        self.lamp: Lamp = "none"
        self.error = ""
        self._again = False
        room.acted.listen(self._on_acted)

    def choose(self, folder: Path) -> None:
        """This is the stick; the first copy goes there at once."""
        self.folder, self.last = folder, None
        self.copy()

    def copy(self) -> None:
        """Copy now; one at a time, and once more where something was decided meanwhile."""
        folder = self.folder
        if folder is None:
            return
        if self.lamp == "busy":
            self._again = True
            return
        self._show("busy")

        from jumpup_desktop.services import stick

        season = self._season

        def on_taken(taken: Snapshot) -> None:
            def on_carried(done: Carried) -> None:
                self._tasks.submit(lambda: stick.note(season.store, taken, done), self._on_done, self._on_fault)

            self._tasks.submit(lambda: stick.carry(taken, folder), on_carried, self._on_fault, "copies")

        self._tasks.submit(lambda: stick.take(season.store, season.reader, folder), on_taken, self._on_fault)

    def _on_acted(self, acts: tuple[str, ...]) -> None:
        if AFTER & set(acts):
            self.copy()

    def _on_done(self, done: Copied) -> None:
        self.last = done
        self._show("good")
        self._once_more()

    def _on_fault(self, error: Exception) -> None:
        self._show("bad", self._sentences.of(error))
        self._once_more()

    def _once_more(self) -> None:
        if self._again:
            self._again = False
            self.copy()

    def on_sealed(self, _lines: object) -> None:
        """Papers were sealed: seal → copy → print (practice 28)."""
        self.copy()

    def _show(self, lamp: Lamp, error: str = "") -> None:
        self.lamp, self.error = lamp, error
        self.changed.emit(None)
