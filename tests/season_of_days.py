"""A season of many sealed days, each with a panel and companies of its own."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from jumpup_desktop.domain.rules import existing
from jumpup_desktop.domain.selection import agenda, panels
from jumpup_desktop.domain.selection import company as company_rules
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.panels import PANEL
from jumpup_desktop.domain.selection.step1 import Step1Record
from jumpup_desktop.services import plays, seasons
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.season_store import Store, open_season
from tests.bench.sealing import long_script
from tests.conftest import PASSPHRASE
from tests.minimal_day import minimal_script, play

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def growing_season(folder: Path, companies: int = 1) -> Iterator[tuple[Path, str]]:
    """After each day the season file, closed, and that day's meeting; a day of one company is the minimal script's."""
    made = play(folder, _script(1, companies), companies)
    store, first = made.store, made.played.meeting
    file = store.paths.file
    store.close()
    yield file, first
    for n in count(2):
        script = _script(n, companies)
        clocks = plays.ScriptClocks(date.fromisoformat(script["day"]))
        store = open_season(file, PASSPHRASE, clocks=clocks)
        _plan(store, first, n, script)
        last = plays.Player(store, script, clocks, LEAST_COST).run().meeting
        store.close()
        yield file, last


def _script(n: int, companies: int) -> dict[str, Any]:
    """The script of the n-th day: with companies, a panel and a date of its own, up to the sealed papers."""
    script = minimal_script()
    if companies > 1:
        papers = script["acts"][-1] | {"refusals": []}
        script = long_script(companies)
        script["acts"].append(papers | {"at": script["acts"][-1]["at"]})
    if n > 1:
        named = re.sub(
            r'"company": "(\d+)"', lambda found: f'"company": "{1000 * n + int(found[1])}"', json.dumps(script)
        )
        script = json.loads(named)
    day = date.fromisoformat(script["day"]) + timedelta(days=n - 1)
    return {**script, "day": day.isoformat(), "panel": f"P{n:02d}"}


def _plan(store: Store, first: str, n: int, script: dict[str, Any]) -> None:
    """The first day's panel and plan once more, with companies of its own."""
    plan = existing(store.known(MEETING, first).plan, "test")
    panel = store.known(PANEL, plan.panel)
    actor, source = seasons.secretariat(store.season), company_rules.Source("load", "f" * 64, "결과", 2)
    with store.transaction() as tx:
        entries = []
        for old, item in zip(plan.items, script["items"], strict=False):
            company = tx.new_id()
            record = Step1Record(serial=int(item["company"]), name=f"㈜기업{item['company']}")
            tx.append(actor, company_rules.load(None, company, record, source))
            entries.append(replace(old, id=tx.new_id(), company=company))
        ids = tx.new_id(), tx.new_id()
        added = panels.PanelAdded(f"P{n:02d}", f"{n}분과", panel.sector, panel.seats)
        tx.append(actor, panels.add(ids[0], added))
        day = date.fromisoformat(script["day"])
        body = replace(plan, panel=ids[0], day=day, items=tuple(entries))
        tx.append(actor, agenda.plan(None, ids[1], body))
