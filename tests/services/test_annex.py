"""Members' opinions and objections leave as a closed annex, with a reason and under somebody's name (practice 22)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.services.papers import annex
from jumpup_desktop.services.papers.annex import write_annex
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.seasons import reader
from jumpup_desktop.services.seen import accesses
from tests.documents.strangers import say
from tests.documents.tag_walk import faults
from tests.minimal_day import minimal_script, play_minimal

if TYPE_CHECKING:
    from pathlib import Path


def test_the_annex_holds_every_opinion_and_objection_and_tells_why_it_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path)
    store, meeting, looker = made.store, made.played.meeting, reader(made.store.season)
    for reason, by, code in (("", "간사", "annex.reason-missing"), ("감사", " ", "annex.responsible-missing")):
        with pytest.raises(Refused, match=code.replace(".", r"\.")):
            write_annex(store, looker, meeting, tmp_path / "out", reason, by)
    assert not (tmp_path / "out").exists()
    done = write_annex(store, looker, meeting, tmp_path / "out", "자체감사 자료 요구", "기록물관리책임자 홍길동")
    assert done.path.name == "JU26-P01-E00_평가의견서별책(비공개).pdf"
    pdf = done.path.read_bytes()
    assert faults(pdf) == []
    words = "".join(say("pdftotext", "-layout", done.path, "-").split())
    for told in ("자체감사자료요구", "기록물관리책임자홍길동", "위원1", "이견", "본인확인", "비공개"):
        assert told in words
    left = [line.what for line in accesses.accesses(store) if "별책" in line.what]
    assert left == ["평가의견서 별책, JU26-P01, 기록물관리책임자 홍길동: 자체감사 자료 요구"]
    store.close()


def test_rounds_stand_between_the_ends_and_reopenings_they_belong_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An end without a proposal; one without agreement though nobody objected; one that all agreed to."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    fails = {"do": "fail", "item": "1", "outcome": "deferred", "reason": "자료가 모자람"}
    opens = {"do": "reopen", "item": "1", "reason": "자료가 옴"}
    proposal = next(act for act in minimal_script()["acts"] if act["do"] == "propose")
    agree = [{"do": "agree", "item": "1", "member": f"E{n}"} for n in range(1, 7)]
    acts = [fails, opens, proposal, *agree[:2], fails, opens, proposal, *agree, {"do": "resolve", "item": "1"}]
    more = tuple({**act, "at": f"09:{40 + n // 60:02d}:{n % 60:02d}"} for n, act in enumerate(acts))
    made = play_minimal(tmp_path, more, before="propose")
    day = read_day(made.store, made.played.meeting)
    told = [(one.number, one.ended) for one in annex.rounds_of(day, day.turns[0])]
    assert told == [(0, "다시 논의"), (1, "의결보류: 자료가 모자람"), (0, "다시 논의"), (2, "전원합의")]
    made.store.close()


def test_nothing_leaves_while_the_day_is_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="close")
    with pytest.raises(Refused, match=r"annex\.not-closed"):
        write_annex(made.store, reader(made.store.season), made.played.meeting, tmp_path / "out", "감사", "간사")
    made.store.close()
