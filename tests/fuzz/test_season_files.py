"""A season's bytes and what lies beside it, wounded anywhere: opened, or told in words; never called whole in vain."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import journals, seasons
from jumpup_desktop.services.open_season import OpenSeason
from jumpup_desktop.store import engine
from tests.conftest import PASSPHRASE
from tests.fuzz.dice import hurt, long_rounds, rounds
from tests.minimal_day import FILE

if TYPE_CHECKING:
    from jumpup_desktop.store.auditing import Audited
    from tests.minimal_day import SealedDay

EXPECTED = (Trouble, Refused)
Wound = Callable[[Path, random.Random], None]
JUNK = (b"", b"{}", b"[]", b"null", b"\0" * 64, b'{"format": 1}', b"\xff\xfe", b"9" * 5000)


def _database(folder: Path, dice: random.Random) -> None:
    """The record itself: bytes, whole pages, its length, its journal."""
    file = folder / FILE
    content = file.read_bytes()
    match dice.randrange(4):
        case 0:
            pages = [content[at : at + 4096] for at in range(0, len(content), 4096)]
            one, other = dice.randrange(len(pages)), dice.randrange(len(pages))
            pages[one], pages[other] = pages[other], pages[one]
            file.write_bytes(b"".join(pages))
        case 1:
            file.with_name(f"{FILE}-wal").write_bytes(hurt(content[: 4096 * 4], dice))
        case _:
            file.write_bytes(hurt(content, dice))


def _beside(folder: Path, dice: random.Random) -> None:
    """Something in FILE.d: wounded, emptied, taken away, replaced by something else."""
    home = folder / f"{FILE}.d"
    names = ["keys.json", "guesses.json", "lock", "reserve", "day-keys", "stick", "came-from", "blobs", "backups"]
    victim = home / dice.choice(names)
    if victim.is_dir() and dice.random() < 0.7:
        victim = dice.choice(sorted(victim.iterdir()) or [victim])
    old = victim.read_bytes() if victim.is_file() else b""
    shutil.rmtree(victim) if victim.is_dir() else victim.unlink(missing_ok=True)
    match dice.randrange(6):
        case 0:
            pass
        case 1:
            victim.write_bytes(dice.choice(JUNK))
        case 2:
            victim.mkdir()
        case 3 if os.name != "nt":
            victim.symlink_to(folder.parent / "elsewhere")
        case _:
            victim.write_bytes(hurt(old, dice) if old else dice.choice(JUNK))


def _everything(folder: Path) -> Audited | None:
    """Every way of looking at it; what the audit said, where it could. Nothing but words comes out."""
    file, found = folder / FILE, None
    with suppress(*EXPECTED):
        found = journals.audit(file, PASSPHRASE)
    with suppress(*EXPECTED):
        seasons.rescue_of(file, PASSPHRASE)
    season = OpenSeason()
    with suppress(*EXPECTED, engine.library().DatabaseError):  # the window's lanes turn the driver's into words
        season.open(file, PASSPHRASE)
        season.audit()
        season.tidy()
        seasons.describe(season.store)
    with suppress(*EXPECTED):
        season.close()
    return found


@pytest.fixture(scope="module")
def whole(sealed_day: SealedDay, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a sealed day's season, its copies and its keys."""
    folder: Path = tmp_path_factory.mktemp("fuzz-season")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUMPUP_DATA_DIR", str(tmp_path_factory.mktemp("fuzz-season-user")))
        store = sealed_day.copy(folder).store
        store.back_up("manual")
        store.close()
    return folder


def _is_called_whole(whole: Path, tmp_path: Path, dice: random.Random, wound: Wound) -> bool:
    """Whether a changed record is called whole; what lies elsewhere stays as it is."""
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "season"
    elsewhere.mkdir(exist_ok=True)
    (elsewhere / ("a" * 64)).write_bytes(b"mine")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole, folder)
    wound(folder, dice)
    record = (folder / FILE).read_bytes()
    found = _everything(folder)
    assert [path.read_bytes() for path in elsewhere.iterdir()] == [b"mine"]
    return found is not None and found.is_clean and record != (whole / FILE).read_bytes()


@pytest.mark.parametrize("wound", [_database, _beside])
def test_no_wound_of_a_season_is_a_crash(wound: Wound, whole: Path, tmp_path: Path) -> None:
    assert [n for n, dice in enumerate(rounds(7, 16)) if _is_called_whole(whole, tmp_path, dice, wound)] == []


@pytest.mark.long
@pytest.mark.parametrize("wound", [_database, _beside])
def test_no_wound_of_very_many_is_a_crash(wound: Wound, whole: Path, tmp_path: Path) -> None:
    assert [n for n, dice in enumerate(long_rounds()) if _is_called_whole(whole, tmp_path, dice, wound)] == []
