"""Every leaf of the policy file steers something: changing it changes what the program does or says.

What merely shows the policy, or its hash, does not count.
"""

from __future__ import annotations

import tomllib
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from jumpup_desktop.assets import asset
from jumpup_desktop.domain.policy import Policy, faults
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.selection.panel_tables import Appointment, PanelTables
from jumpup_desktop.errors import Trouble
from jumpup_desktop.importers.panels import CheckedPanels
from jumpup_desktop.services import panel_loads, policies, seasons
from jumpup_desktop.services.plays import ScriptClocks
from jumpup_desktop.services.policies import PolicyText
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.tables import meetings
from tests.conftest import PASSPHRASE
from tests.domain.test_panel_rules import tables
from tests.services.policy_probes import PROBES, Probed, outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.minimal_day import MinimalDay, SealedDay

TEXT = policies.shipped().text
SHA256 = policies.shipped().sha256
RAW: dict[str, Any] = tomllib.loads(TEXT)
NAMES_ITSELF = (("policy", "name"), ("policy", "version"), ("policy", "title"))
"""They say which policy it is, and stand on every paper's last page for that."""
HELD_TOGETHER = {
    "step1.k_grades.2", "step1.gate", "fields.master.0", "fields.master.2", "fields.master.3", "fields.master.4",
    "fields.aliases.0.1", "fields.aliases.1.1", "fields.aliases.2.1", "fields.aliases.3.1", "panel.meeting_kind",
    "meetings.0.id", "meetings.0.decided_by",
}  # fmt: skip
"""Changed alone they contradict another leaf, and the policy is refused: that is what they steer."""
OTHER_WORDS: dict[object, object] = {
    ">": ">=", ">=": ">", "roll": "agenda", "letters": "named", "비공개": "공개", "consensus": "scores",
    "prepare": "questions", "pitch": "questions", "questions": "pitch", "writing": "closed", "closed": "decision",
    "decision": "after", "after": "closed", "participants": "present_at_closing", "present_at_closing": "participants",
    "secretary_and_chair": "participants", "excluded": "participants",
}  # fmt: skip
LITERALS = ("operator", "stance_order", "gist_style", "openness", "decided_by", "role", "signers")

Path_ = tuple[Any, ...]


def leaves(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The path of every single value of the file."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if inner is None:
        yield path
    else:
        for key, one in inner:
            yield from leaves(one, (*path, key))


def other(value: Any, path: Path_) -> Any:
    """Another value of the same sort."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, date):
        return value + timedelta(days=366 if path[-1] == "valid_from" else 1)
    if str(path[-1]).endswith(LITERALS):
        return OTHER_WORDS[value]
    return f"{value}{'9' if value.isascii() and value.isdigit() else '둘'}"


def changed(path: Path_) -> Policy | None:
    """The policy with one leaf changed; None where it then contradicts itself and is refused."""
    raw = deepcopy(RAW)
    at: Any = raw
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = other(at[path[-1]], path)
    policy = msgspec.convert(raw, type=Policy)
    return None if faults(policy) else policy


@pytest.fixture(scope="module")
def day(sealed_day: SealedDay, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MinimalDay]:
    """A played day; every probe reads it under another policy."""
    made = sealed_day.copy(tmp_path_factory.mktemp("leaves"))
    yield made
    made.store.close()


def probed(day: MinimalDay, policy: Policy, n: int) -> str:
    """What one probe finds while the day reads this policy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(policies, "read", lambda _text: PolicyText(policy, TEXT, SHA256))
        return repr(outcome(lambda: PROBES[n](Probed(policy, day))))


@pytest.fixture(scope="module")
def before(day: MinimalDay) -> list[str]:
    """What the probes find under the shipped policy."""
    return [probed(day, policies.shipped().policy, n) for n in range(len(PROBES))]


def test_the_shipped_policy_makes_no_probe_stumble(before: list[str]) -> None:
    assert [one for one in before if one.startswith("'")] == []


@pytest.mark.parametrize("path", list(leaves(RAW)), ids=lambda p: ".".join(map(str, p)))
def test_a_changed_leaf_is_seen(path: Path_, day: MinimalDay, before: list[str], tmp_path: Path) -> None:
    if path in NAMES_ITSELF:
        return
    policy = changed(path)
    assert (policy is None) == (".".join(map(str, path)) in HELD_TOGETHER)
    if policy is None or any(probed(day, policy, n) != before[n] for n in range(len(PROBES))):
        return
    assert began(policy, tmp_path / "other") != began(policies.shipped().policy, tmp_path / "same")


def _lists() -> PanelTables:
    """One panel with its secretary and no company yet."""
    sound = tables()
    secretary = Appointment("P01", 8, "S01", "간사-1", "", "", "간사")
    seats = {row: seat for row, seat in sound.appointments.items() if seat.panel == "P01"} | {99: secretary}
    return replace(sound, agenda={}, days={2: sound.days[2]}, appointments=seats)


def began(policy: Policy, folder: Path) -> object:
    """A season begun under the policy: its programme and round, and the title of a loaded panel's day."""
    folder.mkdir()
    request = seasons.Request(folder / "x.jumpup-season", PASSPHRASE, PolicyText(policy, TEXT, SHA256), cost=LEAST_COST)
    store = seasons.create(request, ScriptClocks(date(2026, 2, 23))).store
    facts = seasons.describe(store)
    (folder / "panels.xlsx").write_bytes(b"panels")
    checked = CheckedPanels("panels.xlsx", "f" * 64, 0, "xlsx", _lists(), ())
    panel_loads.load(store, seasons.secretariat(store.season), checked, folder / "panels.xlsx", policy.panel_kind)
    titles = [row.title for row in meetings.meetings(store.conn)]
    store.close()
    return facts.programme, facts.round_title, titles


@pytest.mark.parametrize(
    "text",
    [
        "a=" + "[" * 600 + "]" * 600, ".".join("a" * 20_000) + "=1", ".".join(['"a:"'] * 9_000) + "=1",
        "x = { " + ".".join("b" * 100) + " = 1 }", "x" * 2_000_000, ".".join(["11"] * 15_000) + "=1",
        "x" * 48_001, "# " + "a" * 48_001,
    ],
    ids=range(8),
)  # fmt: skip
def test_a_policy_that_is_too_deep_or_too_long_is_said_to_be_none(text: str, tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises((Refused, Trouble), match=r"policy\.invalid|policy\.too-long|machine\.too-large"):
        policies.read_file(path)


@pytest.mark.parametrize("line", ["# " + "-" * 30_000, "# " + "a." * 10_000, "# 0.1, " * 3_000])
def test_a_policy_may_have_long_comments(line: str, tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text(asset("policy", "jumpup-2026.toml").read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    assert policies.read_file(path).policy == policies.shipped().policy
