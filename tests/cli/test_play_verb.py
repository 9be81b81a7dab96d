"""A scripted day on the command line: it stops in words, goes on where it stopped, and never ends in a traceback."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.assets import asset
from jumpup_desktop.services import checks, panel_files, policies, seasons, step1_loads
from jumpup_desktop.store.season_store import open_season
from tests.cli.test_season_verbs import facts, run
from tests.conftest import PASSPHRASE
from tests.minimal_day import play_minimal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store

DAY = json.loads(asset("demo", "day-short.json").read_text(encoding="utf-8"))


@pytest.fixture
def season(make_season: Callable[[], Store], season_file: Path) -> Path:
    """A season with the demo's companies and panel."""
    with closing(make_season()) as store:
        actor, file = seasons.secretariat(store.season), asset("demo", "step1.xlsx")
        checked = checks.step1(file, policies.current(store).policy, store.now().utc_ms)
        step1_loads.load(store, actor, checked, file)
        panel_files.load(store, actor, asset("demo", "panels-short.xlsx"))
    return season_file


def _write(path: Path, content: Any) -> Path:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_a_play_that_was_stopped_goes_on_where_it_stopped(season: Path, tmp_path: Path) -> None:
    acts = [act for act in DAY["acts"] if act["do"] in ("arrive", "pledge")]
    early = [*acts[:4], {"at": "08:50:00", "do": "close", "chair": "E056"}, *acts[4:]]
    script = _write(tmp_path / "day.json", DAY | {"acts": early})
    for _ in range(2):
        done = run("play", season, script, "--json", passphrase=PASSPHRASE)
        said = facts(done)
        assert (done.returncode, said["acts"], said["error"]["act"]["n"]) == (2, 4, 5)
        assert "close" in said["error"]["message"]
    assert facts(run("journal", "rebuild", season, "--json", passphrase=PASSPHRASE)) == {"equal": True}
    mended = _write(tmp_path / "mended.json", DAY | {"acts": acts[:8]})
    said = facts(run("play", season, mended, "--json", passphrase=PASSPHRASE))
    assert (said["acts"], said["before"], said.get("error")) == (8, 4, None)
    again = run("play", season, mended, passphrase=PASSPHRASE)
    assert "8건은 이미 기록되어 있어 0건을" in again.stdout


def test_a_line_that_is_recorded_stays_whatever_it_reads_now(season: Path, tmp_path: Path) -> None:
    """Changed, left out, put in before: the play goes on behind the act that was recorded last, and says so."""
    acts = [act for act in DAY["acts"] if act["do"] in ("arrive", "pledge")]
    early = [*acts[:4], {"at": "08:50:00", "do": "close", "chair": "E056"}, *acts[4:]]
    assert (
        run("play", season, _write(tmp_path / "day.json", DAY | {"acts": early}), passphrase=PASSPHRASE).returncode == 2
    )
    changed = [acts[0], {**acts[1], "at": "08:40:01"}, *acts[2:6]]
    done = run("play", season, _write(tmp_path / "changed.json", DAY | {"acts": changed}), passphrase=PASSPHRASE)
    assert "4건은 이미 기록되어 있어 2건을" in done.stdout
    assert "대본 2번째 일은 이미 기록된 것과 다르게" in done.stdout
    last = [*acts[1:5], {**acts[5], "at": "08:44:30"}, *acts[6:8]]
    done = run("play", season, _write(tmp_path / "last.json", DAY | {"acts": last}), "--json", passphrase=PASSPHRASE)
    assert (facts(done)["acts"], facts(done)["before"], facts(done)["changed"]) == (7, 5, [5])


@pytest.mark.parametrize("strange", ["[1e400, 0]", "99999999999999999999 y"])
def test_a_value_kept_that_is_none_counts_as_not_kept(season: Path, tmp_path: Path, strange: str) -> None:
    """Nothing is believed and nothing stops: the acts are done from the first on, and the rules say what was done."""
    acts = [act for act in DAY["acts"] if act["do"] in ("arrive", "pledge")]
    script = _write(tmp_path / "day.json", DAY | {"acts": acts[:4]})
    assert run("play", season, script, passphrase=PASSPHRASE).returncode == 0
    with closing(open_season(season, PASSPHRASE)) as store:
        assert store.conn.execute("UPDATE setting SET value = ?", (strange,)).rowcount > 1
    said = facts(run("play", season, script, "--json", passphrase=PASSPHRASE))
    assert said["error"]["code"] != "cli.our-fault"
    assert said["error"]["act"]["n"] == 1


@pytest.mark.parametrize(
    "content",
    [
        {"day": "2026. 3. 3."}, {"day": 5}, {"day_script": 1}, {"schema": "jumpup-play/1", "day": "2026-03-03"},
        DAY | {"day": "2026-03-04"}, DAY | {"secretary": "없는 사람"},
        DAY | {"acts": [{"at": "9시", "do": "close", "chair": "E056"}]},
        DAY | {"acts": [{"at": "09:00:00", "do": "춤", "chair": "E056"}]},
        DAY | {"acts": [{"at": "09:00:00", "do": "call", "item": "99"}]},
        DAY | {"items": [{"ref": "1", "company": "열일곱"}]},
    ],
)  # fmt: skip
def test_what_is_no_script_is_refused_in_words(season: Path, tmp_path: Path, content: dict[str, Any]) -> None:
    done = run("play", season, _write(tmp_path / "day.json", content), "--json", passphrase=PASSPHRASE)
    assert done.returncode == 2
    assert facts(done)["error"]["message"]
    assert "Traceback" not in done.stderr


def test_a_panel_authority_of_another_root_is_refused(season: Path, tmp_path: Path) -> None:
    """Nothing signed under it could be sealed."""
    secret = tmp_path / "secret.txt"
    secret.write_text("분과 인증기관의 암호", encoding="utf-8")
    run("ca", "new", tmp_path / "root")
    made = run(
        "ca", "panel", tmp_path / "root", "--meeting", "P05", "--out", tmp_path / "p.pca",
        "--passphrase-file", secret,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    done = run(
        "ca", "use", season, tmp_path / "p.pca", "--meeting", "P05", "--panel-passphrase-file", secret, "--json",
        passphrase=PASSPHRASE,
    )  # fmt: skip
    assert (done.returncode, facts(done)["error"]["code"]) == (2, "ca.other-root")


@pytest.mark.parametrize(
    "encoded", ["열두 글자의 암호문구".encode("utf-8-sig"), "열두 글자의 암호문구".encode("cp949")]
)
def test_a_passphrase_file_of_another_encoding(season: Path, tmp_path: Path, encoded: bytes) -> None:
    """Notepad's UTF-8 mark is no part of it; another encoding is said."""
    secret = tmp_path / "secret.txt"
    secret.write_bytes(encoded)
    done = run("season", "show", season, "--passphrase-file", secret, "--json", passphrase=None)
    if encoded.startswith(b"\xef\xbb\xbf"):
        assert done.returncode == 0
    else:
        assert (done.returncode, facts(done)["error"]["code"]) == (2, "vault.passphrase-encoding")


def test_a_missing_attachment_is_found_by_the_audit(season: Path) -> None:
    assert run("journal", "audit", season, passphrase=PASSPHRASE).returncode == 0
    blobs = season.with_name(season.name + ".d") / "blobs"
    next(iter(blobs.iterdir())).unlink()
    done = run("journal", "audit", season, "--json", passphrase=PASSPHRASE)
    assert done.returncode == 1
    assert len(facts(done)["missing"]) == 1


@pytest.mark.parametrize(("what", "code"), [("--json", "sealed"), ("--ink", "ink"), ("--draft", "begun")])
def test_nothing_to_export_is_said(tmp_path: Path, what: str, code: str) -> None:
    made = play_minimal(tmp_path / "season", before="papers")
    made.store.close()
    file, meeting, out = made.store.paths.file, made.played.meeting, tmp_path / "out"
    done = run("minutes", file, meeting, "--out", out, "--json", what)
    assert (done.returncode, facts(done)["error"]["code"]) == (2, f"paper.none-{code}")
    assert not out.exists()


def test_a_script_that_is_far_too_long_is_not_read(season: Path, tmp_path: Path) -> None:
    script = tmp_path / "day.json"
    script.write_text('{"day": "2026-03-03", "acts": [' + "{}," * 2_000_000 + "{}]}", encoding="ascii")
    said = facts(run("play", season, script, "--json", passphrase=PASSPHRASE))
    assert said["error"]["code"] == "machine.too-large"


def test_a_script_that_is_nested_without_end_is_told(season: Path, tmp_path: Path) -> None:
    script = tmp_path / "day.json"
    text = json.dumps(DAY | {"people": "HERE"}, ensure_ascii=False)
    for deep in (400, 978, 980, 985):
        script.write_text(text.replace('"HERE"', "[" * deep + "]" * deep), encoding="utf-8")
        said = facts(run("play", season, script, "--json", passphrase=PASSPHRASE))
        assert said["error"]["code"].startswith("play."), deep
