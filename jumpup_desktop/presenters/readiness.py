"""준비 점검: clock, disk, keys, papers, stick from below; screens, printer, pen from the window (practice 28, 29)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.self_test import Finding


class ReadinessPresenter:
    """`changed` tells that a check began or ended; `folder` is the user's own, where seasons and preferences lie."""

    def __init__(self, folder: Path, tasks: Tasks, sentences: Sentences) -> None:
        self._folder, self._tasks, self._sentences = folder, tasks, sentences
        self.changed: Event[None] = Event()
        self.checks: Sequence[Finding] = ()
        self.stick: Path | None = None
        self.is_busy = False
        self.said = ""

    def run(self, devices: Sequence[Finding], stick: Path | None = None) -> None:
        """Check anew; `devices` is what the window sees."""
        self.stick = stick or self.stick
        self.is_busy, self.said = True, ""
        self.changed.emit(None)
        folder, wanted = self._folder, self.stick

        def work() -> Sequence[Finding]:
            from jumpup_desktop.services import self_test

            return self_test.run(folder, wanted)

        self._tasks.submit(work, lambda found: self._on_found([*devices, *found]), self._on_fault, "files")

    def text(self, check: Finding) -> str:
        """What a check found, in words."""
        from jumpup_desktop.domain.problems import Problem

        return self._sentences.of(Problem(check.code, "note", check.values))

    def save_slip(self, target: Path) -> None:
        """준비 점검표."""
        checks = self.checks

        def work() -> None:
            from jumpup_desktop.services import self_test

            self_test.save_slip(checks, target)

        self._tasks.submit(work, lambda _none: self._say(str(target)), self._on_fault, "files")

    def _on_found(self, checks: Sequence[Finding]) -> None:
        self.checks, self.is_busy = checks, False
        self.changed.emit(None)

    def _say(self, text: str) -> None:
        self.said = text
        self.changed.emit(None)

    def _on_fault(self, error: Exception) -> None:
        self.is_busy = False
        self._say(self._sentences.of(error))
