"""Seasons the pages are tried on: one in its middle, with a held day and a planned one, and one just made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jumpup_desktop.assets import asset
from jumpup_desktop.services import checks, panel_files, policies, seasons, step1_loads
from jumpup_desktop.services.seen.companies import CompanyLine
from jumpup_desktop.store.keys import LEAST_COST
from tests.conftest import PASSPHRASE
from tests.minimal_day import play_minimal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.minimal_day import MinimalDay

NAME = "2026.jumpup-season"
LINE = CompanyLine("0", "(주)소재", "000-81-00000", "바이오", "로봇", "공모", "A", "A", "A", "passed", "소재")


def fill(folder: Path) -> Path:
    """A day that was held and sealed; thirty companies and a second panel whose day is planned."""
    return fill_up(play_minimal(folder))


def fill_up(made: MinimalDay) -> Path:
    """The companies and the second panel, beside the day that was held."""
    store, actor = made.store, seasons.secretariat(made.store.season)
    step1 = asset("demo", "step1.xlsx")
    checked = checks.step1(step1, policies.current(store).policy, store.now().utc_ms)
    step1_loads.load(store, actor, checked, step1)
    panel_files.load(store, actor, asset("demo", "panels.xlsx"))
    store.close()
    return store.paths.file


def begin(folder: Path) -> Path:
    """Nothing in it yet."""
    request = seasons.Request(folder / NAME, PASSPHRASE, policies.shipped(), cost=LEAST_COST)
    seasons.create(request).store.close()
    return folder / NAME


def many_companies(count: int) -> list[CompanyLine]:
    """Lines of a list that is longer than any season's."""
    return [replace(LINE, id=str(n), name=f"(주)소재 {n}" if n % 3 else f"(주)기업 {n}") for n in range(count)]
