"""What the user chose for this computer: a small file beside no season, read before the first paint."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from jumpup_desktop.assets import Language

RECENT = 6


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the user chose for this computer."""

    language: Language = "ko"
    theme: Literal["light", "dark"] = "light"
    recent: tuple[Path, ...] = ()


class KeptPreferences:
    """Reads once, writes whole; a damaged file is the default."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = (folder or _folder()) / "window.json"
        self._kept: Preferences | None = None

    @property
    def folder(self) -> Path:
        """The user's own folder."""
        return self._file.parent

    def read(self) -> Preferences:
        """The choices."""
        if self._kept is None:
            try:
                raw = json.loads(self._file.read_text(encoding="utf-8"))
                self._kept = Preferences(
                    "en" if raw.get("language") == "en" else "ko", "dark" if raw.get("theme") == "dark" else "light",
                    tuple(Path(str(path)) for path in raw.get("recent", ())),
                )  # fmt: skip
            except (OSError, ValueError, AttributeError):
                self._kept = Preferences()
        return self._kept

    def remember(self, file: Path) -> None:
        """A season was opened: the newest comes first."""
        others = tuple(path for path in self.read().recent if path != file)
        self.write(replace(self.read(), recent=(file, *others)[:RECENT]))

    def forget(self, file: Path) -> None:
        """Take a file off the recent list."""
        self.write(replace(self.read(), recent=tuple(path for path in self.read().recent if path != file)))

    def write(self, preferences: Preferences) -> None:
        """Keep the choices; a folder that cannot be written to only forgets them."""
        self._kept = preferences
        raw = {
            "language": preferences.language, "theme": preferences.theme,
            "recent": [str(p) for p in preferences.recent],
        }  # fmt: skip
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            staged = self._file.with_suffix(".new")
            staged.write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
            staged.replace(self._file)
        except OSError:
            return


def _folder() -> Path:
    if given := os.environ.get("JUMPUP_DATA_DIR"):
        return Path(given)
    from platformdirs import user_data_path

    return user_data_path("jumpup", appauthor=False)
