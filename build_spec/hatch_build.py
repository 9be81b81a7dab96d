"""Hatch hook: assemble before every build, the editable one included."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssembleHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling names no parameter in its own docs
    """Runs `assemble()`; hatch `artifacts` then ships what it wrote."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatch before the files are collected."""
        sys.path.insert(0, str(Path(self.root) / "build_spec"))
        from assemble import assemble

        assemble()
