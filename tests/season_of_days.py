"""A season of many sealed days: one panel and one company a day, each played by the minimal script."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
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
from tests.conftest import PASSPHRASE
from tests.minimal_day import minimal_script, play_minimal

if TYPE_CHECKING:
    from pathlib import Path


def grown_season(folder: Path, days: int) -> tuple[Path, str]:
    """The season file and the meeting of its last day."""
    made = play_minimal(folder)
    store, first = made.store, made.played.meeting
    last = first
    file = store.paths.file
    store.close()
    for n in range(2, days + 1):
        script = _script(n)
        clocks = plays.ScriptClocks(date.fromisoformat(script["day"]))
        store = open_season(file, PASSPHRASE, clocks=clocks)
        _plan(store, first, n, script)
        last = plays.Player(store, script, clocks, LEAST_COST).run().meeting
        store.close()
    return file, last


def _script(n: int) -> dict[str, Any]:
    """The script with a company, a panel and a day of its own."""
    text = json.dumps(minimal_script()).replace('"company": "1"', f'"company": "{10 * n + 1}"')
    script: dict[str, Any] = json.loads(text)
    day = date.fromisoformat(script["day"]) + timedelta(days=n)
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
