"""What this machine knows of a season's own device, kept outside the season: its last head, its file, its key.

A file that is behind, a copy, and a file of another machine have no anchor that fits: they go on as a new device.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

import platformdirs

from jumpup_desktop.store.files import write_durably


def data_folder() -> Path:
    """The user's own folder of the program; `JUMPUP_DATA_DIR` sets another one."""
    chosen = os.environ.get("JUMPUP_DATA_DIR")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("jumpup", appauthor=False))


@dataclass(frozen=True, slots=True)
class FileMark:
    """Which file on this machine it is: a copy has another number, a moved file keeps it."""

    path: str
    volume: int
    number: int

    @classmethod
    def of(cls, file: Path) -> FileMark:
        """The mark of a file that is there."""
        found = file.stat()
        return cls(str(file.resolve()), found.st_dev, found.st_ino)

    def is_same(self, other: FileMark) -> bool:
        """Whether both mean one file, which may have moved within its volume."""
        return self.number == other.number and (self.volume == other.volume or self.path == other.path)


@dataclass(frozen=True, slots=True)
class Anchored:
    """What this machine last saw acknowledged of its own device; `key` is the device's sealed private key (hex)."""

    device: str
    seq: int
    hash: str
    file: FileMark
    key: str


class Anchor:
    """The anchors of one season's devices on this machine."""

    def __init__(self, season: str, folder: Path | None = None) -> None:
        self._folder = (folder or data_folder()) / "anchors" / season

    def read(self, device: str) -> Anchored | None:
        """What was last acknowledged here of a device; None when this machine never wrote as it."""
        try:
            content = json.loads((self._folder / f"{device}.json").read_text(encoding="utf-8"))
            mark = FileMark(**content.pop("file"))
            return Anchored(**content, file=mark)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, anchored: Anchored, *, durably: bool) -> None:
        """Remember a head. Durably before anything leaves the machine, quickly after each commit."""
        path = self._folder / f"{anchored.device}.json"
        content = json.dumps(asdict(anchored)).encode()
        self._folder.mkdir(parents=True, exist_ok=True)
        if durably:
            write_durably(path, content)
            return
        part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        part.write_bytes(content)
        part.replace(path)
