"""A damaged season: what the last good backup holds, putting it back, or only reading what can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.session import SessionPresenter
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.seasons import Rescue


class RescuePresenter:
    """Stands beside the session while the file chosen there is damaged."""

    def __init__(self, session: SessionPresenter, tasks: Tasks, sentences: Sentences) -> None:
        self._session, self._tasks, self._sentences = session, tasks, sentences
        self.changed: Event[None] = Event()
        self.offer: Rescue | None = None
        self.kept = ""
        self.error = ""
        self._asked: Path | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the chosen file is known to be damaged."""
        return self._session.tries.is_damaged

    def look(self, passphrase: str) -> None:
        """Ask once for each damaged file what its last good backup holds."""
        file = self._session.file
        if not self.is_shown or file is None or file == self._asked:
            return
        self._asked, self.offer, self.error = file, None, ""

        def work() -> Rescue | None:
            from jumpup_desktop.services import seasons

            return seasons.rescue_of(file, passphrase)

        self._tasks.submit(work, self._on_offer, self._on_fault)

    def read(self, passphrase: str) -> None:
        """Open the damaged file for reading only."""
        self._session.unlock(passphrase, read_only=True)

    def put_back(self, passphrase: str) -> None:
        """Put the backup in the file's place, then open it."""
        file = self._session.file
        if file is None or self.offer is None:
            return

        def work() -> str:
            from jumpup_desktop.services import seasons

            kept = seasons.put_back(file, passphrase).kept
            return kept.name if kept else ""

        def done(kept: str) -> None:
            self.kept, self._asked = kept, None
            self._session.unlock(passphrase)

        self._tasks.submit(work, done, self._on_fault)

    def _on_offer(self, offer: Rescue | None) -> None:
        self.offer = offer
        self.changed.emit(None)

    def _on_fault(self, error: Exception) -> None:
        self.error = self._sentences.of(error)
        self.changed.emit(None)
