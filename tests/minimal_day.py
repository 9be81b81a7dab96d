"""The minimal script in a keyed season: two companies, seven members, one turn; for tests of what follows it."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.selection import agenda, panels, people
from jumpup_desktop.domain.selection import company as company_rules
from jumpup_desktop.domain.selection.running_order import AgendaItem
from jumpup_desktop.domain.selection.step1 import Step1Record
from jumpup_desktop.services import policies, seasons
from jumpup_desktop.services.plays import Played, Player, ScriptClocks
from jumpup_desktop.store.keys import LEAST_COST, KdfCost
from jumpup_desktop.store.season_store import Store, open_season
from tests.conftest import DATA, PASSPHRASE

if TYPE_CHECKING:
    from jumpup_desktop.services.policies import PolicyText
    from jumpup_desktop.store.transaction import Transaction

FILE = "2026.jumpup-season"
NAMES = {1: "㈜도약정밀", 2: "㈜다른기업"}


@dataclass(frozen=True)
class MinimalDay:
    """The played day, with ids by the script's names."""

    store: Store
    player: Player
    clocks: ScriptClocks
    people: dict[str, str]
    script: dict[str, Any]

    @property
    def played(self) -> Played:
        """What the play did so far."""
        return self.player.result

    def plays_on(self, *acts: dict[str, Any]) -> Played:
        """Further acts of the same people, and what they did."""
        return Player(self.store, {**self.script, "acts": list(acts)}, self.clocks, LEAST_COST).run()


@dataclass(frozen=True)
class SealedDay:
    """A day played to its sealed papers, its season closed; `ended` is when, by the script's clock.

    Whoever wants it takes a copy: as any copy it goes on as a device of its own.
    """

    folder: Path
    people: dict[str, str]
    script: dict[str, Any]
    played: Played
    ended: str

    def copy(self, folder: Path) -> MinimalDay:
        """The season in that folder, open at the time the day ended."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        clocks = ScriptClocks(date.fromisoformat(self.script["day"]))
        clocks.set(self.ended)
        store = open_season(folder / FILE, PASSPHRASE, clocks=clocks)
        player = Player(store, self.script, clocks, LEAST_COST)
        player.result = replace(self.played)
        return MinimalDay(store, player, clocks, self.people, self.script)


def sealed(folder: Path) -> SealedDay:
    """Make the season in the folder, play its day to the end and close it."""
    made = play_minimal(folder)
    made.store.close()
    ended = f"{seoul(made.clocks.now().utc_ms):%H:%M:%S}"
    return SealedDay(folder, made.people, made.script, made.played, ended)


def _enter(tx: Transaction, script: dict[str, Any], season: str, companies: int, kind: str) -> dict[str, str]:
    """Companies, people, the panel and its plan, through their own rules."""
    actor = seasons.secretariat(season)
    source = company_rules.Source("load", "f" * 64, "결과", 2)
    names = NAMES | {n: f"㈜기업{n:02d}" for n in range(3, companies + 1)}
    ids = {serial: tx.new_id() for serial in names}
    for serial, name in names.items():
        tx.append(actor, company_rules.load(None, ids[serial], Step1Record(serial=serial, name=name), source))
    refs = {entry["ref"]: tx.new_id() for entry in [*script["people"], {"ref": script["secretary"]}]}
    for entry in [*script["people"], {"ref": "S", "name": "간사", "type": ""}]:
        facts = people.PersonFacts(entry["name"], agency_number=entry["ref"], affiliation="○○대학교", position="교수")
        tx.append(actor, people.add(None, refs[entry["ref"]], facts))
    members = [panels.Seat(refs[e["ref"]], e["type"], "member") for e in script["people"]]
    seats = (*members, panels.Seat(refs["S"], "", "secretary"))
    panel, meeting = tx.new_id(), tx.new_id()
    tx.append(actor, panels.add(panel, panels.PanelAdded("P01", "1분과", "첨단제조·소재", seats)))
    entries = tuple(
        AgendaItem(tx.new_id(), n, ids[n], 12, f"{9 + n // 5:02d}:{n % 5 * 12:02d}") for n in range(1, companies + 1)
    )
    body = agenda.MeetingPlanned(
        kind, tx.round, panel, "1분과 평가위원회", date(2026, 3, 3), "A회의실", "09:00", "12:00", seats, entries
    )
    tx.append(actor, agenda.plan(None, meeting, body))
    return refs


def minimal_script() -> dict[str, Any]:
    """The script as it lies in the data, to be changed."""
    script: dict[str, Any] = json.loads((DATA / "play-minimal.json").read_text(encoding="utf-8"))
    return script


def play_minimal(
    folder: Path, more: tuple[dict[str, Any], ...] = (), before: str = "", companies: int = 1,
    script: dict[str, Any] | None = None, policy: PolicyText | None = None,
) -> MinimalDay:  # fmt: skip
    """Make the season in the folder and play the script (up to the first act so named), then further acts."""
    script = script or minimal_script()
    names = [act["do"] for act in script["acts"]]
    script["acts"] = script["acts"][: names.index(before)] if before else script["acts"]
    script["acts"] += more
    return play(folder, script, companies, policy=policy)


def play(
    folder: Path, script: dict[str, Any], companies: int, pin_cost: KdfCost = LEAST_COST,
    policy: PolicyText | None = None,
) -> MinimalDay:  # fmt: skip
    """Make the season in the folder and play a script of so many companies."""
    clocks, policy = ScriptClocks(date.fromisoformat(script["day"])), policy or policies.shipped()
    request = seasons.Request(folder / FILE, PASSPHRASE, policy, cost=LEAST_COST)
    store = seasons.create(request, clocks).store
    with store.transaction() as tx:
        refs = _enter(tx, script, store.season, companies, policy.policy.panel.meeting_kind)
    player = Player(store, script, clocks, pin_cost)
    player.run()
    return MinimalDay(store, player, clocks, refs, script)
