"""The command line wherever it runs: narrow terminals, open-handed systems, and the day when we are at fault."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.assets import sentence
from jumpup_desktop.cli import app
from jumpup_desktop.cli.output import SCREENS
from jumpup_desktop.services.seen import accesses
from tests.cli.test_season_verbs import facts, run
from tests.conftest import PASSPHRASE, ROOT
from tests.minimal_day import FILE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.minimal_day import SealedDay


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX; Windows gives the user's folder its own rights")
def test_what_is_written_is_the_users_alone(tmp_path: Path) -> None:
    """On a system that lets everybody read, and write."""
    _lets_nobody(tmp_path, "season", "new", tmp_path / "2026.jumpup-season")
    assert {path.suffix for path in tmp_path.rglob("*")} >= {".jumpup-season", ".json"}
    assert _open_to_others(tmp_path) == []


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX; Windows gives the user's folder its own rights")
def test_what_leaves_a_season_is_the_users_alone(sealed_day: SealedDay, tmp_path: Path) -> None:
    """Papers, lists, forms, backups, authorities: one by one."""
    sealed_day.copy(tmp_path / "season").store.close()
    for path in tmp_path.rglob("*"):  # made under the umask of the tests
        path.chmod(0o700)
    season, out = tmp_path / "season" / FILE, tmp_path / "out"
    for words in (
        ("minutes", season, "P01", "--out", out / "papers"),
        ("lists", season, "P01", "--out", out / "lists"),
        ("forms", season, "P01", "--out", out / "forms"),
        ("season", "backup", season),
        ("ca", "new", out / "root"),
        ("ca", "panel", out / "root", "--meeting", "P01", "--out", out / "panel.pca"),
    ):
        _lets_nobody(tmp_path, *words)
    assert {path.suffix for path in out.rglob("*")} >= {".pdf", ".xlsx", ".csv", ".pca", ".key", ".crt"}
    assert _open_to_others(tmp_path) == []


def _lets_nobody(tmp_path: Path, *words: object) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "jumpup_desktop", *map(str, words)],
        env={**os.environ, "JUMPUP_PASSPHRASE": PASSPHRASE, "JUMPUP_DATA_DIR": str(tmp_path / "home")},
        cwd=ROOT, capture_output=True, text=True, check=False, umask=0,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def _open_to_others(folder: Path) -> list[str]:
    return [str(path) for path in folder.rglob("*") if path.stat().st_mode & 0o077]


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


@pytest.mark.parametrize(
    ("words", "code", "name", "command"),
    [
        (("없는명령",), "usage-words", "없는명령", ""),
        (("season", "new"), "usage-missing", "FILE", " season new"),
        (("season", "new", "--bar", "x"), "usage-option", "--bar", " season new"),
        (("lists", "a", "b"), "usage-missing", "--out", " lists"),
        (("check", "--stick"), "usage-value", "--stick", " check"),
        (("journal", "events", "a", "b", "c"), "usage-words", "journal events a b c", " journal events"),
    ],
)
def test_a_command_typed_otherwise_is_told_in_words(words: tuple[str, ...], code: str, name: str, command: str) -> None:
    done = run(*words)
    said = sentence(f"cli.{code}", {"name": name, "command": f"jumpup{command}"})
    assert (done.returncode, done.stdout, done.stderr.strip()) == (2, "", said)


def test_a_program_is_told_the_code_of_what_is_missing() -> None:
    assert facts(run("lists", "a", "b", "--json"))["error"]["code"] == "cli.usage-missing"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen to Qt")
def test_without_a_screen_there_is_a_sentence() -> None:
    nowhere = {name: value for name, value in os.environ.items() if name not in SCREENS}
    done = subprocess.run(
        [sys.executable, "-m", "jumpup_desktop"], env=nowhere, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.strip()) == (2, sentence("machine.no-screen"))
