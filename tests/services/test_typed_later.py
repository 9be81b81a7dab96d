"""A day held on paper and typed later: nothing that is printed carries the hour, or the date, of typing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.documents.contents import CompanySheet
from jumpup_desktop.domain.meeting.paper_entry import LookAgain, StayTime, WriteDayTimes, WriteItemTimes
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services.papers import opening_papers
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.signing_table import SigningTable
from jumpup_desktop.services.records import paper_in
from jumpup_desktop.services.room import Room
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.tables import meetings
from tests.minimal_day import minimal_script, play_minimal

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.documents.contents import Paper
    from jumpup_desktop.store.season_store import Store

LIVE = ("reset_pin", "recess", "resume_day")
FORM = {"09:00", "09:10", "10:00", "11:00"}


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Paper]:
    """What is fixed of a day whose matter was opened again, with the times of its forms."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    script = minimal_script()
    close = next(n for n, act in enumerate(script["acts"]) if act["do"] == "close")
    script["acts"] = [_on_paper(act) for act in script["acts"][:close] if act["do"] not in LIVE]
    made = play_minimal(tmp_path, script=script)
    store, meeting = made.store, made.played.meeting
    item, room = store.known(MEETING, meeting).items[0].id, Room(store, meeting, LEAST_COST)
    stays = tuple(StayTime(person, "09:00", "11:00") for person in made.people.values())
    room.act(WriteItemTimes(item, "09:10", "10:00"), WriteDayTimes("09:00", "11:00", (), stays))
    room.act(LookAgain(item, made.people["E2"]))
    made.plays_on({"at": "12:00:00", "do": "close", "chair": "E1"})
    SigningTable(store, meeting, LEAST_COST).prepare(lambda *_: None)
    _no_sheet_was_typed(store, meeting)
    found = [store.attachment(row.sha256) for row in meetings.papers(store.conn, meeting)]
    store.close()
    return [paper_in(pdf) for pdf in found]


def _on_paper(act: dict[str, Any]) -> dict[str, Any]:
    return {**act, "mode": "paper"} if act["do"] == "open" else act


def _no_sheet_was_typed(store: Store, meeting: str) -> None:
    sheets = opening_papers.of_day(store, read_day(store, meeting)).sheets
    assert sheets
    assert {sheet.identified.split()[-1] for sheet in sheets} == {"09:00"}


def test_no_hour_of_typing_is_printed(papers: list[Paper]) -> None:
    assert len(papers) > 3
    for paper in papers:
        told = [at for _, at in paper.audit.times]
        told += [signer.identified[1] for signer in paper.signers if signer.identified]
        told += [step.at for step in getattr(paper, "steps", ())]
        told += [paper.head.held.start, paper.head.held.end]
        assert {f"{at:%H:%M}" for at in told} <= FORM, paper.title


def test_that_it_was_opened_again_is_told_without_an_hour(papers: list[Paper]) -> None:
    (sheet,) = [paper for paper in papers if isinstance(paper, CompanySheet)]
    assert [(one.day, one.time) for one in sheet.earlier] == [(sheet.head.held.start.date(), "당일")]
    assert sheet.head.held.start.date() == date(2026, 3, 3)
    assert [word for word, _ in sheet.audit.times] == ["위원장 호선", "개회", "안건 상정", "심의 종료", "폐회"]
