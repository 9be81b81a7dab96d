"""`jumpup check` and `jumpup rehearse`, as an IT officer and a secretary run them."""

from __future__ import annotations

import subprocess
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.services import policies, self_test
from jumpup_desktop.services.demo import PASSPHRASE as REHEARSAL
from jumpup_desktop.services.jobs import ProcessJobs
from jumpup_desktop.store.season_store import open_season
from jumpup_desktop.store.tables import meetings
from tests.cli.test_season_verbs import facts, run

if TYPE_CHECKING:
    from pathlib import Path


def test_a_laptop_is_checked_and_the_slip_printed(tmp_path: Path) -> None:
    """Practice 29: an IT officer runs it the day before."""
    stick, slip = tmp_path / "stick", tmp_path / "점검표.pdf"
    stick.mkdir()
    done = run("check", "--folder", tmp_path / "seasons", "--stick", stick, "--slip", slip, "--json", passphrase=None)
    levels = {f["code"]: f["level"] for f in facts(done)["findings"]}
    assert {code for code, level in levels.items() if level == "ok"} >= {
        "check.engine", "check.keys", "check.papers", "check.child", "check.stick",
    }  # fmt: skip
    assert done.returncode == int("bad" in levels.values())
    assert list(stick.iterdir()) == []
    subprocess.run(["qpdf", "--check", str(slip)], check=True, capture_output=True)
    printed = subprocess.run(["pdftotext", str(slip), "-"], capture_output=True, text=True, check=True).stdout
    assert "점검표" in "".join(printed.split())


def test_what_cannot_be_done_is_said_not_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick that refuses, a check that breaks: each is a finding of its own."""
    blocked = tmp_path / "stick"
    blocked.write_text("no folder")

    def broken(*_: object) -> None:
        raise RuntimeError("antivirus")

    monkeypatch.setattr(ProcessJobs, "start", broken)
    found = {f.code: f for f in self_test.run(tmp_path / "seasons", blocked)}
    assert found["check.stick-refused"].level == "bad"
    assert found["check.failed"].shown["detail"] == "antivirus"


@pytest.mark.long
def test_a_rehearsal_is_today_and_says_so_on_its_papers(tmp_path: Path) -> None:
    season = tmp_path / "연습.jumpup-season"
    done = run("rehearse", season, "--json", passphrase=None)
    assert (done.returncode, facts(done)["passphrase"]) == (0, REHEARSAL)
    store = open_season(season, REHEARSAL)
    rows = meetings.meetings(store.conn)
    assert [row.day for row in rows] == [f"{seoul(int(datetime.now().timestamp() * 1000)):%Y-%m-%d}"]
    assert policies.current(store).policy.policy.programme.endswith("연습")
    meeting = rows[0].id
    store.close()
    forms = tmp_path / "forms"
    assert run("forms", season, meeting, "--out", forms, passphrase=REHEARSAL).returncode == 0
    printed = subprocess.run(
        ["pdftotext", str(next(forms.glob("*.pdf"))), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "연습" in printed
