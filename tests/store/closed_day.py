"""A season with the demo's short day played up to its closing."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from jumpup_desktop.assets import asset
from jumpup_desktop.services import checks, demo, panel_loads, plays, policies, seasons, step1_loads
from jumpup_desktop.store.keys import LEAST_COST

if TYPE_CHECKING:
    from pathlib import Path


def make_closed_day(folder: Path) -> Path:
    """Make it in the folder; the season's file."""
    folder.mkdir(parents=True)
    file = folder / "closed.jumpup-season"
    policy = policies.shipped()
    script = json.loads(asset("demo", "day-short.json").read_text(encoding="utf-8"))
    script["acts"] = [act for act in script["acts"] if act["do"] != "papers"]
    clocks = plays.ScriptClocks(date.fromisoformat(script["day"]))
    store = seasons.create(seasons.Request(file, demo.PASSPHRASE, policy, cost=LEAST_COST), clocks).store
    actor = seasons.secretariat(store.season)
    step1, panels = asset("demo", "step1.xlsx"), asset("demo", "panels-short.xlsx")
    step1_loads.load(store, actor, checks.step1(step1, policy.policy, clocks.now().utc_ms), step1)
    checked = checks.panels(panels, policy.policy, step1_loads.known_numbers(store))
    panel_loads.load(store, actor, checked, panels, policy.policy.panel_kind)
    plays.Player(store, script, clocks, LEAST_COST).run()
    store.close()
    return file
