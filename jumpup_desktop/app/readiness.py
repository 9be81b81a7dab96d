"""The readiness check, as the window asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.ports.readiness import Check

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Readiness:
    """Checks the user's own folder, where seasons and preferences lie."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def check(self, stick: Path | None) -> Sequence[Check]:
        """Every check that needs no screen."""
        from jumpup_desktop.services import self_test

        return [Check(f.code, f.level, f.values) for f in self_test.run(self._folder, stick)]

    def save_slip(self, checks: Sequence[Check], target: Path) -> None:
        """준비 점검표 as a PDF. Raises Trouble."""
        import platform

        from jumpup_desktop.assets import sentence
        from jumpup_desktop.services import self_test
        from jumpup_desktop.store.files import write_durably

        findings = tuple(self_test.Finding(c.code, c.level, c.values) for c in checks)
        write_durably(target, self_test.slip(findings, sentence, platform.node()))
