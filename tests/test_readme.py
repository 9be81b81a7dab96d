"""What a newcomer copies from the pages: the lines run as they are printed, on what the demo leaves."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_season_verbs import run
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SIGNATURES = 5
"""Electronic ones on the sheet that the pages name."""
PAGES = ("README.md", "docs/guide/ko/5-papers.md", "docs/guide/en/5-papers.md")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the program's own is after its first command: its environment, what the demo left."""
    folder: Path = tmp_path_factory.mktemp("newcomer")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUMPUP_DATA_DIR", str(tmp_path_factory.mktemp("newcomer-user")))
        done = run("demo", "--headless", "--out", folder / "demo-out", passphrase=None)
    assert done.returncode == 0, done.stderr
    (folder / ".venv").symlink_to(sys.prefix)
    (folder / "papers").symlink_to(folder / "demo-out" / "papers")  # as `jumpup minutes … --out papers` leaves them
    return folder


def _block(page: str, word: str) -> str:
    """The one block of a page that holds this word."""
    blocks = re.findall(r"^```\n(.*?)^```$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (found,) = (block for block in blocks if word in block)
    return str(found)


def _said(lines: str, place: Path) -> str:
    """What the shell shows, errors included."""
    done = subprocess.run(
        ["sh", "-c", lines], cwd=place, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.mark.parametrize("page", PAGES)
def test_strangers_tools_accept_every_signature_by_the_lines_as_printed(page: str, place: Path) -> None:
    said = _said(_block(page, "certutil"), place)
    for sentence in ("Signature is Valid.", "Certificate is Trusted.", "CAdES Verification successful"):
        assert said.count(sentence) == SIGNATURES, said
    assert said.count("Total document signed") == 1  # by the last one
    assert "error" not in said.lower()


def test_a_change_makes_the_lines_say_so(place: Path, tmp_path: Path) -> None:
    """They would be worth nothing if they accepted whatever they are given."""
    (tmp_path / "demo-out" / "papers").mkdir(parents=True)
    for file in (place / "demo-out" / "papers").glob("*.*"):
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= file.suffix == ".pdf"
        (tmp_path / "demo-out" / "papers" / file.name).write_bytes(content)
    assert _said(_block("README.md", "certutil"), tmp_path).count("CAdES Verification successful") < SIGNATURES


def test_the_programs_own_line_says_what_the_page_shows(place: Path) -> None:
    command, said = _block("README.md", "$ .venv/bin/jumpup verify").split("\n", 1)
    assert _said(command.removeprefix("$ "), place) == said
