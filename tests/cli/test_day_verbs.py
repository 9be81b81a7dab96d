"""`jumpup day close|next`: a day ends with named open items, the next sitting is planned from them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_season_verbs import facts, run
from tests.conftest import PASSPHRASE
from tests.minimal_day import FILE, minimal_script, play_minimal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def season(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A day of two companies: the first is decided, the second was not called."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    script = minimal_script()
    script["items"] = [*script["items"], {"ref": "2", "company": "2"}]
    play_minimal(tmp_path, before="recess", companies=2, script=script).store.close()
    return tmp_path / FILE


@pytest.mark.long
def test_a_day_is_closed_with_what_is_left_named_and_the_next_one_planned(season: Path) -> None:
    refused = run("day", "close", season, "P01", "--json", passphrase=PASSPHRASE)
    assert (refused.returncode, facts(refused)["error"]["code"]) == (2, "sitting.items-open")
    strange = run("day", "close", season, "P01", "--open", "9", "--json", passphrase=PASSPHRASE)
    assert facts(strange)["error"]["code"] == "meeting.unknown-item"
    closed = run("day", "close", season, "P01", "--open", "2", "--json", passphrase=PASSPHRASE)
    assert (closed.returncode, facts(closed)["open"], facts(closed)["present"]) == (0, [2], 7)
    planned = run(
        "day", "next", season, "P01", "--day", "2026-03-05", "--hours", "10:00-12:00", "--json", passphrase=PASSPHRASE
    )
    assert (planned.returncode, facts(planned)["items"], facts(planned)["day"]) == (0, 1, "2026-03-05")
    again = run("day", "next", season, "P01", "--day", "2026-03-06", "--json", passphrase=PASSPHRASE)
    assert facts(again)["error"]["code"] == "meeting.planned-already"
    known = run("forms", season, "P01-2", "--out", season.parent / "forms", "--json", passphrase=PASSPHRASE)
    assert all(one["number"].startswith("JU26-P01-2-") for one in facts(known)["files"])


def test_a_play_names_each_paper_that_waits_and_for_whom(season: Path) -> None:
    script = minimal_script()
    script["items"] = [*script["items"], {"ref": "2", "company": "2"}]
    script["acts"] = [
        {"at": "16:00:00", "do": "leave", "person": "E4", "reason": "열차", "for_good": True},
        {"at": "16:10:00", "do": "close", "chair": "E1", "open_items": ["2"]},
        {"at": "16:20:00", "do": "papers", "refusals": []},
    ]
    file = season.parent / "rest.json"
    file.write_text(json.dumps(script, ensure_ascii=False), encoding="utf-8")
    played = run("play", season, file, passphrase=PASSPHRASE)
    assert played.returncode == 1
    assert "JU26-P01-B01 서명 대기: 위원4" in played.stdout
