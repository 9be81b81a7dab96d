"""What this machine knows of a season's own device, kept outside the season: its last head, its file, its key.

A file that is behind, a copy, and a file of another machine have no anchor that fits: they go on as a new device.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from jumpup_desktop.errors import Trouble, trouble_of
from jumpup_desktop.store import own
from jumpup_desktop.store.codec import UNREADABLE
from jumpup_desktop.store.files import write_durably
from jumpup_desktop.store.keys import subkey

if TYPE_CHECKING:
    from collections.abc import Callable


def data_folder() -> Path:
    """The user's own folder of the program; `JUMPUP_DATA_DIR` sets another one."""
    chosen = os.environ.get("JUMPUP_DATA_DIR")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("jumpup", appauthor=False))


_MOST = 10**15
_HEAD = re.compile(r"^([0-9]{1,15}) ([0-9a-f]{64})$", re.MULTILINE)

_SALT = re.compile("[0-9a-f]{32}")


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
    is_left: bool = False
    """Whether a copy that lacks its end was told to go on as another device: that end is known to be missing."""
    salt: str = ""
    """How the file begins (hex): a damaged one is known by it."""


class Anchor:
    """The anchors of one season's devices on this machine.

    Each is a small file, written durably before anything leaves the machine, and beside it the heads since, one line
    after each commit; a line that was cut off says nothing.
    """

    def __init__(self, season: str, folder: Path | None = None) -> None:
        self._folder = (folder or data_folder()) / "anchors" / season

    def read(self, device: str) -> Anchored | None:
        """What was last acknowledged here of a device; None when this machine never wrote as it.

        Raises Trouble where the disk does not give it back.
        """
        try:
            content = json.loads(self._path(device).read_text(encoding="utf-8"))
            mark = FileMark(**content.pop("file"))
            seen = Anchored(**content, file=mark)
            if not (0 <= seen.seq < _MOST and isinstance(seen.salt, str)):
                return None
            return max((seen, *self._heads(seen)), key=lambda one: one.seq)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise trouble_of(error, self._path(device)) from error
        except UNREADABLE:
            return None

    def read_if_possible(self, device: str) -> Anchored | None:
        """As `read`, and None too where the disk does not give it back: the season goes on as another device."""
        with suppress(Trouble):
            return self.read(device)
        return None

    def write(self, anchored: Anchored) -> None:
        """Remember a head durably, with the file and the key it belongs to. Raises Trouble."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_durably(self._path(anchored.device), json.dumps(asdict(anchored)).encode())
            self._lines(anchored.device).unlink(missing_ok=True)
        except OSError as error:
            raise trouble_of(error) from error

    def devices(self) -> list[str]:
        """Every device of the season that this machine wrote as. Raises Trouble where they cannot be listed."""
        return sorted(path.stem for path in own.plain_files(self._folder, "*.json"))

    def devices_if_possible(self) -> list[str]:
        """As `devices`, none where they cannot be listed."""
        try:
            return self.devices()
        except Trouble:
            return []

    def opens(self, data_key: bytes) -> bool:
        """Whether the key is the one under which this machine sealed what it knows; True where it knows nothing."""
        box = SecretBox(subkey(data_key, "device-keys"))
        found = [one for one in map(self.read_if_possible, self.devices_if_possible()) if one is not None]
        return not found or any(_unsealed(box, one.key) for one in found)

    def salts(self) -> set[bytes]:
        """How files of the season begin that this machine wrote."""
        found = map(self.read_if_possible, self.devices_if_possible())
        return {bytes.fromhex(one.salt) for one in found if one is not None and _SALT.fullmatch(one.salt)}

    def leave_behind(self, file: FileMark, holds: Callable[[Anchored], bool]) -> None:
        """A new device goes on with this file: what it does not hold of others that wrote here is no news any more."""
        for device in self.devices_if_possible():
            seen = self.read_if_possible(device)
            is_here = seen is not None and (seen.file.is_same(file) or seen.file.path == file.path)
            if seen and is_here and not seen.is_left and not holds(seen):
                self.write(replace(seen, is_left=True))

    def follow(self, device: str, seq: int, digest: str) -> None:
        """Remember that the chain has grown, as quickly as can be: after each commit."""
        with self._lines(device).open("a", encoding="ascii", newline="\n") as lines:
            lines.write(f"\n{seq} {digest}\n")  # on a line of its own, whatever a crash left before it

    def _heads(self, seen: Anchored) -> list[Anchored]:
        with suppress(FileNotFoundError):
            found = _HEAD.findall(self._lines(seen.device).read_text(encoding="ascii", errors="replace"))
            return [replace(seen, seq=int(seq), hash=digest) for seq, digest in found]
        return []

    def _path(self, device: str) -> Path:
        return self._folder / f"{device}.json"

    def _lines(self, device: str) -> Path:
        return self._folder / f"{device}.heads"


def _unsealed(box: SecretBox, sealed: str) -> bool:
    try:
        box.decrypt(bytes.fromhex(sealed))
    except (CryptoError, ValueError):
        return False
    return True
