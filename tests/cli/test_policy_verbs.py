"""The policy of a season: shown, compared, changed with a reason; what was decided under the old one stays so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.assets import asset
from jumpup_desktop.services import policies, seasons
from jumpup_desktop.services.papers import desk, editions
from jumpup_desktop.services.papers.day import read_day
from tests.cli.test_season_verbs import facts, run
from tests.conftest import PASSPHRASE
from tests.domain.build import refusal
from tests.minimal_day import SealedDay, play_minimal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jumpup_desktop.store.season_store import Store


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The shipped policy with another waiting time."""
    text = asset("policy", "jumpup-2026.toml").read_text(encoding="utf-8")
    path = tmp_path / "changed.toml"
    path.write_text(text.replace("wait_minutes = 10", "wait_minutes = 15"), encoding="utf-8")
    return path


def test_a_policy_is_compared_then_adopted_with_a_reason(
    make_season: Callable[[], Store], season_file: Path, changed: Path
) -> None:
    make_season().close()

    def told(*words: str | Path) -> tuple[int, dict[str, object]]:
        done = run("policy", *words, "--json", passphrase=PASSPHRASE)
        return done.returncode, facts(done)

    difference = {"setting": "calls.wait_minutes", "before": "10", "after": "15"}
    assert told("diff", season_file, changed) == (1, {"changes": [difference]})
    assert run("policy", "adopt", season_file, changed, passphrase=PASSPHRASE).returncode == 2
    code, said = told("adopt", season_file, changed, "--reason", "대기 시간 조정")
    assert (code, said["changes"]) == (0, [difference])
    assert told("diff", season_file, changed) == (0, {"changes": []})
    assert told("show", season_file)[1]["sha256"] == said["sha256"]


def test_a_file_that_is_no_policy_is_refused_in_words(
    make_season: Callable[[], Store], season_file: Path, tmp_path: Path
) -> None:
    make_season().close()
    for content, code in ((b"not toml [", "policy.invalid"), (b"\xff\xfe", "policy.invalid")):
        (tmp_path / "p.toml").write_bytes(content)
        done = run("policy", "diff", season_file, tmp_path / "p.toml", "--json", passphrase=PASSPHRASE)
        assert (done.returncode, facts(done)["error"]["code"]) == (2, code)


def test_no_policy_changes_while_a_day_is_open(tmp_path: Path, changed: Path) -> None:
    store = play_minimal(tmp_path / "season", before="call").store
    actor, new = seasons.secretariat(store.season), policies.read_file(changed)
    assert refusal(lambda: policies.adopt(store, actor, new, " ")) == "policy.reason-missing"
    assert refusal(lambda: policies.adopt(store, actor, new, "대기 시간 조정")) == "policy.day-open"
    store.close()


def test_papers_of_a_day_print_the_policy_it_was_opened_under(
    sealed_day: SealedDay, tmp_path: Path, changed: Path
) -> None:
    made = sealed_day.copy(tmp_path / "season")
    store, meeting = made.store, made.played.meeting
    policies.adopt(store, made.player.secretary, policies.read_file(changed), "대기 시간 조정")
    day = read_day(store, meeting)
    gist = next(w for w in desk.wanted(day) if w.rule.id == "gist")
    editions.correct(store, made.player.secretary, meeting, gist.id, "오기 정정")
    assert policies.current(store).sha256 != day.policy.sha256
    assert day.policy.sha256 == policies.shipped().sha256
    store.close()
