"""The command line, in a process of its own: what it prints, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.assets import asset
from tests.conftest import DATA, PASSPHRASE, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store


def run(*words: str | Path, passphrase: str | None = PASSPHRASE) -> subprocess.CompletedProcess[str]:
    """Run `jumpup` as a user does."""
    env = dict(os.environ)
    env.pop("JUMPUP_PASSPHRASE", None)
    if passphrase is not None:
        env["JUMPUP_PASSPHRASE"] = passphrase
    return subprocess.run(
        [sys.executable, "-m", "jumpup_desktop", *map(str, words)],
        capture_output=True,
        text=True,
        env=env,
        cwd=ROOT,
        check=False,
    )


def facts(done: subprocess.CompletedProcess[str]) -> Any:
    """The JSON object a verb printed."""
    return json.loads(done.stdout)


@pytest.fixture
def season(make_season: Callable[[], Store], season_file: Path) -> Path:
    """A new season at the least price of a passphrase: each command pays it."""
    make_season().close()
    return season_file


def test_a_stick_that_is_gone_is_listed_and_struck(season: Path) -> None:
    """The stick this season was brought from carried keys of a day that is over."""
    origin = {"id": "0123456789abcdef", "place": "/media/usb", "at_ms": 1772500000000}
    (season.with_name(f"{season.name}.d") / "came-from").write_text(json.dumps(origin), encoding="utf-8")
    (listed,) = facts(run("season", "sticks", season, "--json"))["sticks"]
    assert listed == {"id": "0123456789abcdef", "place": "/media/usb (2026. 3. 3. 10:06)"}
    assert "/media/usb" in run("season", "show", season).stdout
    unknown = run("season", "sticks", season, "--forget", "0" * 16, "--json")
    assert (unknown.returncode, facts(unknown)["error"]["code"]) == (2, "stick.unknown")
    done = run("season", "sticks", season, "--forget", listed["id"])
    assert (done.returncode, done.stdout.strip()) == (
        0,
        "끝난 회의의 서명 열쇠가 남아 있다고 알려진 USB 메모리가 없습니다.",
    )
    assert "/media/usb" not in run("season", "show", season).stdout


def test_a_wrong_recovery_key_is_called_that(season: Path, tmp_path: Path) -> None:
    for name, text in (("new", "새로 정한 암호문구"), ("key", "AGE-SECRET-KEY-1WRONG")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = run(
        "season", "passphrase", season, "--new-passphrase-file", tmp_path / "new",
        "--recovery-key-file", tmp_path / "key", "--json",
    )  # fmt: skip
    assert (done.returncode, facts(done)["error"]["code"]) == (2, "vault.wrong-recovery")


def test_a_season_is_made_audited_and_rebuilt(season: Path) -> None:
    audit = run("journal", "audit", season, "--json")
    assert (audit.returncode, facts(audit)) == (
        0,
        {"events": 4, "faults": [], "attachments": [], "missing": [], "branches": [], "accesses": []},
    )
    rebuild = run("journal", "rebuild", season, "--json")
    assert (rebuild.returncode, facts(rebuild)) == (0, {"equal": True})
    shown = facts(run("season", "show", season, "--json"))
    assert shown["policy"] == "jumpup-2026"
    assert shown["root_is_local"] is True


def test_the_audit_writes_nothing(season: Path) -> None:
    before = season.read_bytes()
    run("journal", "audit", season)
    assert season.read_bytes() == before


def test_what_could_not_run_says_so_with_code_two(season: Path, tmp_path: Path) -> None:
    wrong = run("season", "show", season, "--json", passphrase="아닌 암호문구입니다")
    assert wrong.returncode == 2
    assert facts(wrong)["error"]["code"] == "vault.wrong-passphrase"
    assert "암호가 맞지 않습니다" in wrong.stderr
    assert run("season", "show", season, passphrase=None).returncode == 2
    assert run("season", "show", tmp_path / "none").returncode == 2
    assert run("season", "new", season).returncode == 2
    assert run("no-such-verb").returncode == 2


def test_a_root_kept_by_the_secretariat(tmp_path: Path) -> None:
    root = facts(run("ca", "new", tmp_path / "ca", "--json"))
    season = tmp_path / "s"
    made = facts(run("season", "new", season, "--ca", tmp_path / "ca", "--json"))
    assert made["root_sha256"] == root["sha256"]
    assert made["root_is_local"] is False
    panel = run("ca", "panel", tmp_path / "ca", "--meeting", "P05", "--out", tmp_path / "P05.ca", "--json")
    assert panel.returncode == 0
    assert b"BEGIN" not in (tmp_path / "P05.ca").read_bytes()
    text = subprocess.run(
        ["openssl", "x509", "-in", str(tmp_path / "ca" / "root.crt"), "-noout", "-fingerprint", "-sha256"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert text.strip().rpartition("=")[2].replace(":", "").lower() == root["sha256"]


def test_a_passphrase_file_and_a_forgotten_passphrase(tmp_path: Path) -> None:
    season = tmp_path / "s"
    made = facts(run("season", "new", season, "--json"))
    (tmp_path / "key").write_text(made["recovery_key"], encoding="utf-8")
    (tmp_path / "new").write_text("새로 정한 암호문구\n", encoding="utf-8")
    changed = run(
        "season",
        "passphrase",
        season,
        "--new-passphrase-file",
        tmp_path / "new",
        "--recovery-key-file",
        tmp_path / "key",
    )
    assert changed.returncode == 0
    assert run("season", "show", season, "--passphrase-file", tmp_path / "new", passphrase=None).returncode == 0


def test_a_copy_written_elsewhere_is_imported(season: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    copy = tmp_path / "spare" / season.name
    copy.parent.mkdir()
    shutil.copy(season, copy)
    shutil.copytree(season.with_name(season.name + ".d"), copy.with_name(copy.name + ".d"))
    done = run("journal", "import", season, copy, "--json")
    assert (done.returncode, facts(done)["added"]) == (0, 0)


@pytest.mark.long
def test_a_panels_authority_from_the_secretariat_is_used(tmp_path: Path) -> None:
    """The secretariat keeps the root; the panel's laptop gets a locked file for its meeting."""
    season, locked = tmp_path / "s", tmp_path / "P05.ca"
    (tmp_path / "panel-passphrase").write_text("분과용 긴 암호문구", encoding="utf-8")
    run("ca", "new", tmp_path / "ca")
    run("season", "new", season, "--ca", tmp_path / "ca")
    run("step1", "load", season, asset("demo", "step1.xlsx"))
    run("panels", "load", season, asset("demo", "panels-short.xlsx"))
    made = run(
        "ca", "panel", tmp_path / "ca", "--meeting", "P05", "--out", locked, "--json", passphrase="분과용 긴 암호문구"
    )
    without = run("play", season, asset("demo", "day-short.json"), "--json")
    assert facts(without)["error"]["code"] == "ca.panel-missing"
    used = run(
        "ca",
        "use",
        season,
        locked,
        "--meeting",
        "P05",
        "--panel-passphrase-file",
        tmp_path / "panel-passphrase",
        "--json",
    )
    assert facts(used)["sha256"] == facts(made)["sha256"]
    unknown = run(
        "ca",
        "use",
        season,
        locked,
        "--meeting",
        "P99",
        "--panel-passphrase-file",
        tmp_path / "panel-passphrase",
        "--json",
    )
    assert facts(unknown)["error"]["code"] == "meeting.unknown"


@pytest.mark.long
def test_what_was_said_is_found_and_purged(tmp_path: Path) -> None:
    """The season's policy cannot go; a company's facts can, by the name of the event that said them."""
    file = tmp_path / "2026.jumpup-season"
    assert run("season", "new", file).returncode == 0
    assert run("step1", "load", file, DATA / "step1.xlsx").returncode in {0, 1}
    listed = facts(run("journal", "events", file, "--json"))["events"]
    company = next(one for one in listed if one["kind"] == "company.loaded")
    theirs = facts(run("journal", "events", file, "--about", company["about"], "--json"))["events"]
    assert company["ref"] in [one["ref"] for one in theirs]
    assert len(theirs) < len(listed)
    asked = run("journal", "purge", file, company["ref"], "--ground", "보존기간 만료")
    assert asked.returncode == 2, "nobody said yes"
    kept = next(one for one in listed if one["kind"] == "policy.adopted")
    refused = run("journal", "purge", file, kept["ref"], "--ground", "보존기간 만료", "--yes")
    assert refused.returncode == 2
    assert "지울 수 없습니다" in refused.stdout + refused.stderr
    done = facts(run("journal", "purge", file, company["ref"], "--ground", "보존기간 만료", "--yes", "--json"))
    assert done["purged"] == 1
    again = facts(run("journal", "events", file, "--json"))["events"]
    assert [one["ref"] for one in again if one["is_purged"]] == [company["ref"]]
    assert run("journal", "audit", file).returncode == 0
    assert facts(run("journal", "rebuild", file, "--json")) == {"equal": True}


def test_a_second_round_begins(season: Path) -> None:
    said = facts(run("season", "round", season, "--json", passphrase=PASSPHRASE))
    assert said["title"] == "2026년 2회차"
    assert "2026년 3회차" in run("season", "round", season, passphrase=PASSPHRASE).stdout
    again = run("season", "round", season, "2026년 2회차", passphrase=PASSPHRASE)
    assert again.returncode == 2
    assert "이미 있는 회차" in again.stderr + again.stdout
