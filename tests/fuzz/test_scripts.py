"""Scripts with anything anywhere: played, or refused in words with nothing of them recorded."""

from __future__ import annotations

import copy
import json
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.services import plays, policies
from jumpup_desktop.store import journal
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import open_season
from tests.conftest import PASSPHRASE
from tests.fuzz.dice import long_rounds, rounds
from tests.minimal_day import FILE, minimal_script, play
from tests.opinions_file import opinions_file

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

ANYTHING: list[Any] = [
    None, "", "\0", "가\x1b[2J", "\ud800", "x" * 100_000, "한" * 9_000, -5, 0, 10**30, 1.5, float("nan"), True, [], {},
    [[]], [None], {"a": 1}, "2026-02-30", "25:61:00", "E1", "1", "없는 사람",
]  # fmt: skip
ACTS = 24


def _places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in children:
        yield from _places(one, (*path, key))


def _hurt(script: dict[str, Any], dice: random.Random) -> None:
    """One place gets anything, twice, or goes."""
    *way, last = dice.choice(list(_places(script)))
    place: Any = script
    for key in way:
        place = place[key]
    match dice.randrange(8):
        case 0:
            del place[last]
        case 1 if isinstance(place, list):
            place.insert(last, copy.deepcopy(place[last]))
        case 1:
            place["unknown"] = 1
        case _:
            place[last] = copy.deepcopy(dice.choice(ANYTHING))


def _plays(folder: Path, script: dict[str, Any]) -> bool:
    """Whether `jumpup play` comes to its end with it; a refused script leaves no event, whatever is played is whole."""
    store = open_season(folder / FILE, PASSPHRASE)
    before = journal.count(store.conn)
    player = None
    try:
        checked = plays.script_of(json.loads(json.dumps(script)), policies.current(store))
        player = plays.Player(store, checked, plays.ScriptClocks(date.fromisoformat(checked["day"])), LEAST_COST)
        player.run()
    except Refused:
        assert player is not None or journal.count(store.conn) == before
        return False
    else:
        return True
    finally:
        assert store.audit()[1] == []
        store.close()


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A season in which nothing was played yet."""
    folder = tmp_path / "season"
    folder.mkdir()
    play(folder, {**_script(), "acts": []}, 2).store.close()
    return folder


def _script() -> dict[str, Any]:
    script = minimal_script()
    return {**script, "acts": script["acts"][:ACTS]}


def _is_refused(whole: Path, dice: random.Random) -> bool:
    """Whether a hurt script is refused; no other exception comes out."""
    script = _script()
    _hurt(script, dice)
    folder = shutil.copytree(whole, whole.parent / "copy")
    try:
        return not _plays(folder, script)
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize("seed", range(4))
def test_no_script_breaks_the_play(seed: int, whole: Path) -> None:
    assert 10 < sum(_is_refused(whole, dice) for dice in rounds(seed, 25)) <= 25


def _is_an_opinions_file(dice: random.Random) -> bool:
    """Whether a hurt opinions file still tells a day; what it raises otherwise is what the command line knows."""
    file = opinions_file()
    for _ in range(dice.randint(1, 3)):
        _hurt(file, dice)
    try:
        plays.script_of(json.loads(json.dumps(file)), policies.shipped())
    except (Refused, *plays.NO_SCRIPT):
        return False
    return True


@pytest.mark.parametrize("seed", range(4))
def test_no_opinions_file_breaks_the_preparation(seed: int) -> None:
    assert 0 < sum(_is_an_opinions_file(dice) for dice in rounds(seed, 100)) < 100


@pytest.mark.long
def test_no_opinions_file_of_very_many_breaks_the_preparation() -> None:
    assert any([_is_an_opinions_file(dice) for dice in long_rounds()])


@pytest.mark.long
def test_no_script_of_very_many_breaks_the_play(whole: Path) -> None:
    assert any([_is_refused(whole, dice) for dice in long_rounds()])
