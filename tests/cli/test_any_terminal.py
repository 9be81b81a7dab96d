"""The command line wherever it runs: narrow terminals, open-handed systems, and the day when we are at fault."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.cli import app
from jumpup_desktop.services.seen import accesses
from tests.cli.test_season_verbs import facts, run
from tests.conftest import PASSPHRASE, ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX; Windows gives the user's folder its own rights")
def test_what_is_written_is_the_users_alone(tmp_path: Path) -> None:
    """On a system that lets everybody read, and write."""
    file, home = tmp_path / "2026.jumpup-season", tmp_path / "home"
    done = subprocess.run(
        [sys.executable, "-m", "jumpup_desktop", "season", "new", str(file)],
        env={**os.environ, "JUMPUP_PASSPHRASE": PASSPHRASE, "JUMPUP_DATA_DIR": str(home)},
        cwd=ROOT, capture_output=True, text=True, check=False, umask=0,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = [*tmp_path.rglob("*")]
    assert {path.suffix for path in found} >= {".jumpup-season", ".json"}
    assert [str(path) for path in found if path.stat().st_mode & 0o077] == []


def test_a_terminal_without_hangul_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    file = tmp_path / "2026.jumpup-season"
    made = run("season", "new", file)
    assert made.returncode == 0
    assert "\\uc2dc" in made.stdout
    assert facts(run("season", "show", file, "--json"))["events"] == 4


def test_our_own_fault_is_one_sentence_and_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "2026.jumpup-season"
    assert run("season", "new", file).returncode == 0

    def fails(*_: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(accesses, "accesses", fails)
    monkeypatch.setenv("JUMPUP_PASSPHRASE", PASSPHRASE)
    assert app.main(["access", str(file)], lambda _file: 0) == 2
    said = capsys.readouterr().err
    assert "예상하지 못한 오류" in said
    assert "Traceback" not in said
    (report,) = (tmp_path / "user-data" / "reports").iterdir()
    assert str(report) in said
    assert "ZeroDivisionError: ours" in report.read_text(encoding="utf-8")
