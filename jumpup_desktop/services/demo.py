"""The main job on sample data: a season from shipped files, a played day, signed papers that verify, pictures."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jumpup_desktop.assets import asset
from jumpup_desktop.documents import verifying
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.text import nfc
from jumpup_desktop.services import checks, panel_loads, plays, policies, seasons, step1_loads, verification
from jumpup_desktop.services.papers import export
from jumpup_desktop.services.plays import Played
from jumpup_desktop.store.files import FileLock, write_durably
from jumpup_desktop.store.season_paths import SeasonPaths

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.services.papers.exported import Exported
    from jumpup_desktop.services.policies import PolicyText
    from jumpup_desktop.services.scripts import Script
    from jumpup_desktop.store.season_store import Store

PASSPHRASE = "연습용 암호문구"
MARK = ".jumpup-demo"
"""Lies in a folder that a demo made, and names what it left there."""
LITTER = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What file managers leave."""
SEASON = "연습.jumpup-season"
LIVE = "진행 중.jumpup-season"
PICTURE_DPI = 110


@dataclass(slots=True)
class Demo:
    """What the demo left: files, verdicts, counts."""

    season: Path
    papers: Path
    pictures: Path
    live: Path
    companies: int = 0
    played: Played | None = None
    verdicts: dict[str, bool] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Whether every paper was sealed and verifies."""
        sealed = self.played is not None and self.played.papers == self.played.sealed
        return sealed and bool(self.verdicts) and all(self.verdicts.values())


def require_own(out: Path) -> None:
    """In a folder that is made anew lies nothing but what a demo makes, and nobody works in it.

    Refuses `demo.folder-taken`; raises Trouble("store.in-use").
    """
    ours = {MARK, "papers", "pictures"}
    ours |= {f"{name}{ending}" for name in (SEASON, LIVE) for ending in ("", ".d", "-wal", "-shm")}
    made = (out / MARK).read_text(encoding="utf-8").split("\n")[1:]
    strange = [path for path in out.iterdir() if nfc(path.name) not in ours]
    strange += [path for path in _left(out) if made and nfc(path.relative_to(out).as_posix()) not in made]
    if not all(path.name in LITTER or path.name.startswith("._") for path in strange):
        raise Refused("demo.folder-taken", out=out)
    for name in (SEASON, LIVE):
        lock = SeasonPaths(out / name).lock
        if lock.is_file():
            held = FileLock(lock)
            held.acquire()
            held.release()


def _left(out: Path) -> list[Path]:
    """What a demo leaves for people to look at: they may lay something of theirs beside it."""
    found = (path for name in ("papers", "pictures") for path in (out / name).rglob("*"))
    return sorted(path for path in found if path.is_file() or path.is_symlink())


def run(out: Path, *, full: bool, tell: Callable[[str], None]) -> Demo:
    """Make the season in `out` and do the main job once; `tell` hears each step by its code."""
    script = json.loads(asset("demo", "day.json" if full else "day-short.json").read_text(encoding="utf-8"))
    policy = policies.shipped()
    clocks = plays.ScriptClocks(date.fromisoformat(script["day"]))
    demo = Demo(out / SEASON, out / "papers", out / "pictures", out / LIVE)
    tell("demo.season")
    store = seasons.create(seasons.Request(demo.season, PASSPHRASE, policy), clocks).store
    try:
        tell("demo.load")
        demo.companies = _load(store, policy, full=full)
        tell("demo.play")
        played = _play(store, script, clocks, full=full)
        demo.played = played[0]
        tell("demo.export")
        exported: list[Exported] = []
        for one in played:
            reader = seasons.reader(store.season)
            exported += export.sealed(store, reader, one.meeting, demo.papers)
            export.archive_copies(store, reader, one.meeting, demo.papers / "보존본")
        now = store.now().utc_ms
    finally:
        store.close()
    tell("demo.verify")
    root = verification.read_root(demo.papers / "root.crt")
    judged = {e.path.name: verifying.verify(e.path.read_bytes(), roots=(root,), at=seoul(now)) for e in exported}
    demo.verdicts = {name: verdict.accepted for name, verdict in judged.items()}
    _pictures(demo, [e.path for e in exported])
    tell("demo.live")
    make_live(demo.live, script, full=full)
    names = [nfc(path.relative_to(out).as_posix()) for path in _left(out)]
    (out / MARK).write_text("\n".join(("jumpup demo", *names)), encoding="utf-8")
    return demo


def _play(store: Store, script: Script, clocks: plays.ScriptClocks, *, full: bool) -> list[Played]:
    """The day; in the full demo also the further sitting that hears what the day left. The first tells of both."""
    played = [plays.Player(store, script, clocks).run()]
    if full:
        second: Script = json.loads(asset("demo", "day-2.json").read_text(encoding="utf-8"))
        clocks.begin(date.fromisoformat(second["day"]))
        played.append(plays.Player(store, second, clocks).run())
        played[0].papers += played[1].papers
        played[0].sealed += played[1].sealed
        played[0].acts += played[1].acts
    return played


def make_live(file: Path, script: Script, *, full: bool) -> None:
    """A season whose day is on: the first company is decided, the next one can be called in the window."""
    calls = [n for n, act in enumerate(script["acts"]) if act["do"] == "call"]
    begun = script | {"acts": script["acts"][: calls[1]]}
    policy, clocks = policies.shipped(), plays.ScriptClocks(date.fromisoformat(script["day"]))
    store = seasons.create(seasons.Request(file, PASSPHRASE, policy), clocks).store
    try:
        _load(store, policy, full=full)
        plays.Player(store, begun, clocks).run()
    finally:
        store.close()


def rehearsal(file: Path) -> None:
    """A season of synthetic companies whose panel day is today and has not begun; every page of it says 연습."""
    shown = policies.shipped()
    named = f'programme = "{shown.policy.policy.programme}'
    policy = policies.read(shown.text.replace(named, f"{named} · 연습", 1))
    store = seasons.create(seasons.Request(file, PASSPHRASE, policy)).store
    try:
        _load(store, policy, full=False, day=seoul(store.now().utc_ms).date())
    finally:
        store.close()


def _load(store: Store, policy: PolicyText, *, full: bool, day: date | None = None) -> int:
    """STEP1 results and panels of the shipped files, the panel day moved to `day` where one is given."""
    actor = seasons.secretariat(store.season)
    step1 = asset("demo", "step1.xlsx")
    loaded = step1_loads.load(store, actor, checks.step1(step1, policy.policy, store.now().utc_ms), step1)
    panels = asset("demo", "panels.xlsx" if full else "panels-short.xlsx")
    numbers = step1_loads.known_numbers(store)
    checked = checks.panels(panels, policy.policy, numbers)
    if day is not None:
        days = {row: replace(one, day=day) for row, one in checked.tables.days.items()}
        agenda = {row: replace(one, day=day) for row, one in checked.tables.agenda.items()}
        checked = replace(checked, tables=replace(checked.tables, days=days, agenda=agenda))
    panel_loads.load(store, actor, checked, panels, policy.policy.panel_kind)
    return loaded.added


def _pictures(demo: Demo, papers: list[Path]) -> None:
    """The first page of each kind of paper as a picture."""
    from jumpup_desktop.documents.print_copy import page_png

    demo.pictures.mkdir(exist_ok=True)
    shown: set[str] = set()
    for path in papers:
        kind = path.stem.rpartition("_")[2]
        if kind not in shown:
            shown.add(kind)
            write_durably(demo.pictures / f"{kind}.png", page_png(path.read_bytes(), 0, PICTURE_DPI))
