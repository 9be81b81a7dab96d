"""The last acknowledged head of a season, kept outside it: a file that is behind was restored from a copy."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from jumpup_desktop.store.files import write_durably


def data_folder() -> Path:
    """The user's own folder of the program; `JUMPUP_DATA_DIR` sets another one."""
    chosen = os.environ.get("JUMPUP_DATA_DIR")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("jumpup", appauthor=False))


@dataclass(frozen=True, slots=True)
class Anchored:
    """What this machine last saw acknowledged."""

    device: str
    seq: int
    hash: str


class Anchor:
    """The anchor of one season on this machine."""

    def __init__(self, season: str, folder: Path | None = None) -> None:
        self._path = (folder or data_folder()) / "anchors" / f"{season}.json"

    def read(self) -> Anchored | None:
        """What was last acknowledged here; None when this machine never wrote into the season."""
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
            return Anchored(str(content["device"]), int(content["seq"]), str(content["hash"]))
        except (OSError, ValueError, KeyError):
            return None

    def write(self, anchored: Anchored, *, durably: bool) -> None:
        """Remember a head. Durably before anything leaves the machine, quickly after each commit."""
        content = json.dumps({"device": anchored.device, "seq": anchored.seq, "hash": anchored.hash}).encode()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        if durably:
            write_durably(self._path, content)
            return
        part = self._path.with_name(f".{self._path.name}.{secrets.token_hex(4)}.part")
        part.write_bytes(content)
        part.replace(self._path)
