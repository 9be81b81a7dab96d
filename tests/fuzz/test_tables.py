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


def _outcome(folder: Path, dice: random.Random) -> str:
    """`read`, or the code by which it is refused; nothing else comes out of the reader."""
    name = dice.choice((*STEP1, *PANELS))
    content = (DATA / name).read_bytes()
    file = folder / f"hurt{name[name.index('.') :]}"
    file.write_bytes(dice.choice((hurt, _inside, _inside))(content, dice))
    policy = policies.shipped().policy
    arguments = {"path": str(file), "policy": msgspec.to_builtins(policy), "today": TODAY.isoformat(), "texts": True}
    check = worker.panels_check if name in PANELS else worker.step1_check
    try:
        found = check(arguments, lambda _share, _step: None)
    except (Refused, Trouble) as fault:
        return fault.code
    return "read" if msgspec.msgpack.encode(found) else "nothing passes the pipe"


@pytest.mark.parametrize("seed", range(2))
def test_no_wounded_table_breaks_the_reader(seed: int, tmp_path: Path) -> None:
    outcomes = {_outcome(tmp_path, dice) for dice in rounds(seed, 40)}
    assert outcomes >= {"read", "file.damaged"}
    assert "nothing passes the pipe" not in outcomes


@pytest.mark.parametrize(
    ("seed", "outcome"),
    [
        pytest.param(2_026_007_060, "read", id="a score of thirty digits"),
        pytest.param(20_261_189_799_133, "read", id="a csv row that lies on two lines"),
        pytest.param(77_001_886, "file.damaged", id="an xls row beyond its width"),
        pytest.param(77_002_561, "file.damaged", id="an ods whose mimetype does not unpack"),
        pytest.param(77_006_392, "file.damaged", id="an xls directory that is its own child"),
    ],
)
def test_what_was_found_stays_found(seed: int, outcome: str, tmp_path: Path) -> None:
    assert _outcome(tmp_path, random.Random(seed)) == outcome


@pytest.mark.long
def test_no_wounded_table_of_very_many_breaks_the_reader(tmp_path: Path) -> None:
    assert {_outcome(tmp_path, dice) for dice in long_rounds()} >= {"read", "file.damaged"}
