"""비상 서식: the day blank but headed, a code on every page."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pikepdf

from jumpup_desktop.services.papers.emergency import write_forms
from jumpup_desktop.services.seasons import reader
from tests.minimal_day import play_minimal

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

FORBIDDEN = ("순위", "점수", "평균", "예비", "찬성", "반대")


def _text(path: Path) -> str:
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout


def test_the_day_is_printed_blank_but_headed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Practice 39: 등록부, 개회 서류, 진행표, 평가의견서, 종합의견서, 의결서; nothing enters the record."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    day = play_minimal(tmp_path, before="arrive")
    meeting, before = day.played.meeting, day.store.audit()[0]
    done = write_forms(day.store, reader(day.store.season), meeting, tmp_path / "forms")
    assert day.store.audit()[0] == before
    day.store.close()
    names = [d.path.name for d in done]
    assert [n.partition("_")[2] for n in names] == [
        "참석자등록부.pdf", "개회서류.pdf", "발표진행표.pdf", "평가의견서.pdf", "종합의견서.pdf", "의결서.pdf",
    ]  # fmt: skip
    pages = {}
    for one in done:
        subprocess.run(["qpdf", "--check", str(one.path)], check=True, capture_output=True)
        with pikepdf.open(one.path) as pdf:
            pages[one.paper] = len(pdf.pages)
        words = "".join(_text(one.path).split())
        assert "1분과" in words
        assert "A회의실" in words
        assert [w for w in FORBIDDEN if w in words] == []
    assert pages["개회 서류"] == 8
    assert pages["평가의견서"] == 7
    assert "㈜도약정밀" in _text(done[2].path)


def test_every_page_has_a_code_that_says_which_form_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    day = play_minimal(tmp_path, before="arrive")
    register = write_forms(day.store, reader(day.store.season), day.played.meeting, tmp_path / "forms")[0]
    day.store.close()
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", str(register.path), str(tmp_path / "page")], check=True)
    picture = next(tmp_path.glob("page*.png"))
    said = subprocess.run(["zbarimg", "-q", "--raw", str(picture)], capture_output=True, text=True, check=True).stdout
    assert said.split() == [f"{register.number}|form|1/1"]
