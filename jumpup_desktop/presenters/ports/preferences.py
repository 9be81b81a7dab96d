"""Small settings of this computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from jumpup_desktop.assets import Language


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the user chose for this computer."""

    language: Language = "ko"
    theme: Literal["light", "dark"] = "light"
    recent: tuple[Path, ...] = ()


class PreferencesPort(Protocol):
    """Small settings kept beside no season; reading is quick and needs no store."""

    def read(self) -> Preferences: ...
    def write(self, preferences: Preferences) -> None: ...
