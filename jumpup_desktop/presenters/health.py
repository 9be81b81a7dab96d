"""How the open season's file is: audited beside the work, once after each opening; tidied only when it is clean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.session import SessionPresenter
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.store.auditing import Audited

State = Literal["none", "checking", "clean", "faulty", "unknown"]
MOST = 4
"""Faults that the start page tells; the command tells all."""


class HealthPresenter:
    """`state`, when it was found (`at`, HH:MM), how many `faults` and the first of them in words."""

    def __init__(self, season: OpenSeason, session: SessionPresenter, tasks: Tasks, sentences: Sentences) -> None:
        self._season, self._tasks, self._sentences = season, tasks, sentences
        self.changed: Event[None] = Event()
        self.state: State = "none"
        self.at = ""
        self.count = 0
        self.lines: tuple[str, ...] = ()
        self.is_damaged = False
        session.opened.listen(self._on_opened)

    def _on_opened(self, _none: None) -> None:
        self._show("checking")
        self._tasks.submit(self._season.audit, self._on_audited, self._on_fault, "audit")

    def _on_audited(self, found: Audited | None) -> None:
        if found is None:  # it was closed, or is open for reading only
            self._show("none")
            return
        from jumpup_desktop.services.seen import health

        self.at = f"{seoul(self._season.now().utc_ms):%H:%M}"
        self.count, self.is_damaged = health.count(found), found.is_damaged
        self.lines = tuple(health.summary(found, self._sentences.language)[:MOST])
        if found.is_clean:
            self._tasks.submit(self._season.tidy, lambda _none: self._show("clean"), self._on_fault)
        else:
            self._show("faulty")

    def _on_fault(self, error: Exception) -> None:
        self.lines = (self._sentences.of(error),)
        self._show("unknown")

    def _show(self, state: State) -> None:
        self.state = state
        self.changed.emit(None)
