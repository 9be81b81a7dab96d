"""A rare character in a name and an emoji in a text: named before a paper is fixed, told on the paper itself."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.services.papers import readiness
from jumpup_desktop.services.papers.day import read_day
from tests.conftest import PASSPHRASE
from tests.minimal_day import minimal_script, play_minimal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.minimal_day import MinimalDay

RARE, SMILE = "\U0002b7ec", "\U0001f600"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MinimalDay:
    """A sealed day with both: a member's name, the gist of a question."""
    script: dict[str, Any] = minimal_script()
    script["people"][1]["name"] = f"홍길{RARE}"
    question = next(act for act in script["acts"] if act["do"] == "gist")
    question["text"] = f"해외 매출{SMILE}의 비중을 물음."
    return play_minimal(tmp_path_factory.mktemp("rare") / "season", script=script)


def test_before_a_paper_is_fixed_each_such_word_is_named_with_its_place(made: MinimalDay) -> None:
    found = [p for p in readiness.problems(read_day(made.store, made.played.meeting)) if p.level == "warning"]
    assert [(p.code, p.shown) for p in found] == [
        ("minutes.unprintable", {"where": "이름", "found": f"홍길{RARE}(U+2B7EC)"}),
        ("minutes.unprintable", {"where": "제1호 안건 발언 요지", "found": f"매출{SMILE}의(U+1F600)"}),
    ]


def test_a_draft_tells_it_and_its_last_page_says_which_characters_they_are(made: MinimalDay, tmp_path: Path) -> None:
    made.store.close()
    out = tmp_path / "out"
    command = (sys.executable, "-m", "jumpup_desktop", "minutes", made.store.paths.file, made.played.meeting)
    done = subprocess.run(
        [*command, "--out", out, "--draft"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"JUMPUP_PASSPHRASE": PASSPHRASE, "PYTHONUTF8": "1"},
    )
    assert f"이름 「홍길{RARE}(U+2B7EC)」" in done.stdout
    assert f"제1호 안건 발언 요지 「매출{SMILE}의(U+1F600)」" in done.stdout
    said = [_pages(path) for path in out.glob("*.pdf")]
    for code in ("홍길〓(U+2B7EC)", "매출〓의(U+1F600)"):
        assert any(code in pages[-1] for pages in said)
    for pages in said:
        assert ("〓" in "".join(pages[:-1])) == ("글꼴에 없는 글자" in pages[-1])


def _pages(path: Path) -> list[str]:
    done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True)
    return done.stdout.rstrip("\f").split("\f")
