"""Agencies' tables with wounds anywhere, in the container and in what it holds: read, or refused in words."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

import msgspec
import pytest

from jumpup_desktop import worker
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import policies
from tests.conftest import DATA, TODAY
from tests.fuzz.dice import hurt, long_rounds, rounds

if TYPE_CHECKING:
    from pathlib import Path

STEP1 = ("step1.xlsx", "step1.ods", "step1.xls", "step1_cp949.csv", "step1_utf8bom.csv", "step1_faults.xlsx")
PANELS = ("panels.xlsx",)


def _inside(content: bytes, dice: random.Random) -> bytes:
    """A zip whose container is whole and one member of which is wounded."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        return hurt(content, dice)
    victim = dice.choice(sorted(members))
    members[victim] = hurt(members[victim], dice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def _is_read_or_refused(folder: Path, dice: random.Random) -> None:
    name = dice.choice((*STEP1, *PANELS))
    content = (DATA / name).read_bytes()
    file = folder / f"hurt{name[name.index('.') :]}"
    file.write_bytes(dice.choice((hurt, _inside, _inside))(content, dice))
    policy = policies.shipped().policy
    arguments = {"path": str(file), "policy": msgspec.to_builtins(policy), "today": TODAY.isoformat(), "texts": True}
    check = worker.panels_check if name in PANELS else worker.step1_check
    try:
        found = check(arguments, lambda _share, _step: None)
    except (Refused, Trouble):
        return
    msgspec.msgpack.encode(found)  # what comes of it passes the pipe


@pytest.mark.parametrize("seed", range(2))
def test_no_wounded_table_breaks_the_reader(seed: int, tmp_path: Path) -> None:
    for dice in rounds(seed, 40):
        _is_read_or_refused(tmp_path, dice)


@pytest.mark.parametrize(
    "seed",
    [
        pytest.param(2_026_007_060, id="a score of thirty digits"),
        pytest.param(77_001_886, id="an xls row beyond its width"),
        pytest.param(77_002_561, id="an ods whose mimetype does not unpack"),
        pytest.param(77_006_392, id="an xls directory that is its own child"),
        pytest.param(88_000_545, id="a text of nothing but its mark"),
    ],
)
def test_what_was_found_stays_found(seed: int, tmp_path: Path) -> None:
    _is_read_or_refused(tmp_path, random.Random(seed))


@pytest.mark.long
def test_no_wounded_table_of_very_many_breaks_the_reader(tmp_path: Path) -> None:
    for dice in long_rounds():
        _is_read_or_refused(tmp_path, dice)
