"""What strange files, names, terminals and moments do to a command: a sentence, and what is the user's stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from jumpup_desktop.assets import asset
from jumpup_desktop.errors import Trouble
from jumpup_desktop.importers import scans
from tests.attachments import attached
from tests.cli.test_season_verbs import facts, run
from tests.conftest import PASSPHRASE, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store
    from tests.minimal_day import SealedDay

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, links and signals as POSIX has them")


@pytest.fixture
def season(make_season: Callable[[], Store], season_file: Path) -> Path:
    """A new season, closed."""
    make_season().close()
    return season_file


def _shell(line: str, *words: str | Path, passphrase: str = PASSPHRASE) -> subprocess.CompletedProcess[str]:
    """The command with its streams as the shell line says."""
    command = [sys.executable, "-m", "jumpup_desktop", *map(str, words)]
    env = os.environ | {"JUMPUP_PASSPHRASE": passphrase}
    shell = ["sh", "-c", f'"$@" {line}', "sh", *command]
    return subprocess.run(shell, capture_output=True, text=True, env=env, cwd=ROOT, check=False, timeout=60)


def test_no_season_is_made_where_nobody_would_see_its_recovery_key(tmp_path: Path) -> None:
    file = tmp_path / "a.jumpup-season"
    assert _shell(">&-", "season", "new", file).returncode == 2
    assert not file.exists()
    assert run("season", "new", file).returncode == 0


def test_only_the_named_root_is_trusted_with_a_season_too(sealed_day: SealedDay, tmp_path: Path) -> None:
    made = sealed_day.copy(tmp_path / "season")
    made.store.close()
    season, out, roots = made.store.paths.file, tmp_path / "papers", tmp_path / "other"
    assert run("minutes", season, made.played.meeting, "--out", out).returncode == 0
    assert run("ca", "new", roots).returncode == 0
    paper = next(out.glob("*.pdf"))
    assert run("verify", paper, "--season", season).returncode == 0
    told = facts(run("verify", paper, "--season", season, "--root", roots / "root.crt", "--json"))
    assert told["verdict"] == "reject"


def test_a_root_whose_key_was_locked_away_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "root"
    assert run("ca", "new", folder).returncode == 0
    (folder / "root.key").rename(tmp_path / "safe.key")
    before = (folder / "root.crt").read_bytes()
    assert facts(run("ca", "new", folder, "--json"))["error"]["code"] == "ca.exists"
    assert (folder / "root.crt").read_bytes() == before


@pytest.mark.parametrize("command", ["panel", "slip"])
def test_what_lies_there_is_not_written_over(command: str, season: Path, tmp_path: Path) -> None:
    before = season.read_bytes()
    if command == "panel":
        run("ca", "new", tmp_path / "root")
        done = run("ca", "panel", tmp_path / "root", "--meeting", "P01", "--out", season, "--json")
    else:
        done = run("check", "--folder", tmp_path, "--slip", season, "--json")
    assert (done.returncode, facts(done)["error"]["code"]) == (2, "machine.exists")
    assert season.read_bytes() == before


def test_the_check_of_a_stick_touches_only_what_it_made(tmp_path: Path) -> None:
    stick, mine = tmp_path / "stick", tmp_path / "thesis.txt"
    stick.mkdir()
    mine.write_bytes(b"mine")
    (stick / ".jumpup-check").symlink_to(mine)
    done = run("check", "--folder", tmp_path, "--stick", stick, "--json")
    assert "check.stick" in {found["code"] for found in facts(done)["findings"]}
    assert mine.read_bytes() == b"mine"
    assert [path.name for path in stick.iterdir()] == [".jumpup-check"]


@pytest.mark.parametrize("kind", ["pipe", "empty", "cut"])
def test_a_file_that_is_no_season_is_not_imported(kind: str, season: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jumpup-season"
    os.mkfifo(other) if kind == "pipe" else other.write_bytes(b"" if kind == "empty" else season.read_bytes()[:3000])
    done = run("journal", "import", season, other, "--json")
    assert (done.returncode, facts(done)["error"]["code"]) == (2, "journal.other-damaged")
    assert run("journal", "audit", season).returncode == 0


def test_nobody_waits_for_a_pipe_to_be_verified(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "paper.pdf")
    begun = time.monotonic()
    assert run("verify", tmp_path / "paper.pdf").returncode == 2
    assert time.monotonic() - begun < 8


def test_an_attachment_that_swells_is_damaged_and_fills_no_memory(
    make_season: Callable[[], Store], season_file: Path
) -> None:
    store = make_season()
    sha256 = attached(store, b"a plan")
    store.close()
    os.truncate(store.paths.blobs / store.blobs.name_of(sha256), 8 * 1024**3)
    done = facts(run("journal", "audit", season_file, "--json"))
    assert len(done["attachments"]) == 1


@pytest.mark.parametrize("letter", ["\x1b[31m", "\x9b2J", "\u202e"])
def test_no_letter_speaks_to_the_terminal(letter: str, season: Path, tmp_path: Path) -> None:
    for words in (("season", "show", tmp_path / f"a{letter}b"), ("ca", "use", season, tmp_path / f"{letter}x")):
        extra = ("--meeting", f"P{letter}", "--panel-passphrase-file", tmp_path / "none") if words[0] == "ca" else ()
        done = run(*words, *extra)
        assert done.returncode == 2
        assert letter not in done.stdout + done.stderr
    script = tmp_path / "day.json"
    script.write_text(f'{{"schema": "play-1", "day": "2026-03-03", "x{letter}": 1}}'.replace("\x1b", "\\u001b"))
    done = run("play", season, script)
    assert letter not in done.stdout + done.stderr


def test_names_that_are_no_text_are_said_to_be(season: Path, tmp_path: Path) -> None:
    """Folders out of old archives, named in EUC-KR."""
    folder = tmp_path / os.fsdecode(b"\xc6\xf2\xb0\xa1")
    folder.mkdir()
    table, moved = folder / "a.xlsx", folder / "a.jumpup-season"
    table.write_bytes(b"PK")
    done = run("step1", "check", table, "--json")
    assert (done.returncode, facts(done)["error"]["code"]) == (2, "machine.strange-name")
    season.with_name(f"{season.name}.d").rename(f"{moved}.d")
    season.rename(moved)
    assert run("journal", "audit", moved).returncode == 0
    assert facts(run("season", "backup", moved, "--json"))["error"]["code"] == "machine.strange-name"


def test_a_passphrase_that_is_no_text_is_a_wrong_one(season: Path) -> None:
    done = run("season", "show", season, "--json", passphrase="abcdefgh\udcff")
    assert facts(done)["error"]["code"] == "vault.wrong-passphrase"


def test_going_on_from_a_stick_that_was_killed_can_be_done_again(season: Path, tmp_path: Path) -> None:
    (season.with_name(f"{season.name}.d") / "blobs").mkdir(exist_ok=True)
    here, killed = tmp_path / "here" / season.name, 0
    for n in range(8):
        command = [sys.executable, "-m", "jumpup_desktop", "season", "continue", str(season), str(here)]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.05 + 0.08 * n)  # from before it begins to after it is done
        child.send_signal(signal.SIGKILL)
        child.wait()
        killed += not here.exists()
    if not here.exists():
        done = run("season", "continue", season, here)
        assert done.returncode == 0, done.stderr
    assert killed > 0
    assert run("journal", "audit", here).returncode == 0


def test_a_script_too_deep_to_read_is_no_script(season: Path, tmp_path: Path) -> None:
    script = tmp_path / "deep.json"
    script.write_text("[" * 200_000)
    done = run("play", season, script, "--json")
    assert (done.returncode, facts(done)["error"]["code"]) == (2, "play.not-a-script")


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_season_needs_a_name(name: str) -> None:
    done = run("season", "new", name)
    assert done.returncode == 2
    assert "예상하지" not in done.stderr


def test_a_root_that_is_none_is_named(tmp_path: Path, data_dir: Path) -> None:
    (data_dir / "roots").mkdir(parents=True)
    (data_dir / "roots" / "junk.crt").write_bytes(b"junk")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    done = run("verify", tmp_path / "a.pdf", "--json")
    assert (done.returncode, facts(done)["error"]["code"]) == (2, "ca.missing")


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (("step1", "check"), "PIPE"), (("panels", "check", "SEASON"), "/dev/zero"), (("play", "SEASON"), "PIPE"),
        (("policy", "diff", "SEASON"), "/dev/zero"), (("verify", "FILE", "--root"), "PIPE"),
        (("journal", "import", "SEASON"), "PIPE"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)  # fmt: skip
def test_nobody_waits_for_what_never_ends(words: tuple[str, ...], given: str, season: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    known = {"PIPE": str(tmp_path / "pipe"), "SEASON": str(season), "FILE": str(asset("demo", "step1.xlsx"))}
    done = run(*(known.get(word, word) for word in (*words, given)), "--json", passphrase=PASSPHRASE)
    assert done.returncode == 2, done
    assert facts(done)["error"]["code"] in ("machine.not-a-file", "journal.other-damaged")


def test_a_scan_is_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Trouble, match="not-a-file"):
        scans.read([tmp_path / "pipe"])


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("season", "show"), "--json > /dev/full"), (("season", "show"), "--json | true"),
        (("season", "show", "--nothing"), "--json > /dev/full"), (("journal", "audit"), "> /dev/full 2>&1"),
    ],
)  # fmt: skip
def test_an_output_that_takes_nothing_is_no_fault_of_ours(words: tuple[str, ...], line: str, season: Path) -> None:
    done = _shell(line, *words, season)
    assert "Traceback" not in done.stderr
    assert "예상하지 못한" not in done.stderr
    assert done.returncode == (0 if "true" in line else 2)


def test_a_root_folder_that_never_ends_is_no_root(season: Path, tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    os.mkfifo(tmp_path / "root" / "root.key")
    (tmp_path / "root" / "root.crt").touch()
    done = run("ca", "panel", tmp_path / "root", "--meeting", "P01", "--out", tmp_path / "p.pca", "--json")
    assert facts(done)["error"]["code"] == "ca.missing"


def test_a_long_passphrase_opens_from_a_file_too(tmp_path: Path) -> None:
    passphrase = "가" * 2_000
    season, file = tmp_path / "2026.jumpup-season", tmp_path / "passphrase"
    file.write_text(passphrase + "\n", encoding="utf-8")
    assert run("season", "new", season, passphrase=passphrase).returncode == 0
    assert run("season", "show", season, "--passphrase-file", file).returncode == 0


@pytest.mark.parametrize("box", ["0 0 0.000001 1000000", "0 0 99999999 1", "0 0 1 1", "0 0 -5 NaN"])
def test_a_page_of_a_strange_shape_is_a_page_without_code(box: str, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[" + box.encode() + b"]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    found = scans.read([path])
    assert found.papers == ()
    assert {problem.code for problem in found.problems} <= {"scan.unread", "scan.no-picture"}
    assert found.problems


def test_a_fine_scan_without_a_code_is_looked_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A blank back of 600 dpi, three times as wide, would take gigabytes."""
    path = tmp_path / "back.png"
    Image.new("1", (4960, 7016), 1).save(path)
    monkeypatch.setattr(Image.Image, "resize", lambda *_: pytest.fail("enlarged"))
    assert [problem.code for problem in scans.read([path]).problems] == ["scan.unread"]


@pytest.mark.parametrize("size", [(66_000, 100), (100, 66_000)])
def test_a_picture_that_is_far_too_long_holds_no_other_back(size: tuple[int, int], tmp_path: Path) -> None:
    path = tmp_path / "strip.png"
    Image.new("1", size, 1).save(path)
    assert [problem.code for problem in scans.read([path]).problems] == ["scan.unread"]


def test_a_root_may_have_a_long_name(tmp_path: Path) -> None:
    name = "2026년 창업도약패키지 점프업 지원사업 " * 4
    assert run("ca", "new", tmp_path / "root", "--programme", name).returncode == 0
    assert (
        run(
            "ca", "panel", tmp_path / "root", "--meeting", "가" * 90, "--out", tmp_path / "p", passphrase=PASSPHRASE
        ).returncode
        == 0
    )


def test_a_root_is_no_file_to_import(season: Path) -> None:
    told = facts(run("journal", "import", season, "/", "--json", passphrase=PASSPHRASE))
    assert told["error"]["code"] == "machine.not-a-file"
