"""시간기록, 분과 현황, 수당 확인서: from the record, nothing about resident or account numbers."""

from __future__ import annotations

import csv
import subprocess
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
import pytest
from openpyxl import load_workbook

from jumpup_desktop.documents.day_lists import DayList
from jumpup_desktop.documents.day_printouts import ListHead
from jumpup_desktop.domain.dates import SEOUL, seoul
from jumpup_desktop.domain.policy import Allowance
from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.selection import company
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.panels import PANEL, PanelAdded
from jumpup_desktop.services.papers import (
    day_lists,
    day_tables,
    drafting,
    emergency,
    export,
    fees,
    opening_papers,
    told,
)
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.workbook import workbook
from jumpup_desktop.services.seasons import reader, secretariat
from jumpup_desktop.store import journal
from tests.documents.tag_walk import faults
from tests.minimal_day import play_minimal

if TYPE_CHECKING:
    from pathlib import Path

FORBIDDEN = ("순위", "점수", "평균", "예비", "찬성", "반대")


def test_the_days_lists_are_written_from_the_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Practice 33, 43."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="papers")
    day = read_day(made.store, made.played.meeting)
    done = day_lists.write_lists(made.store, reader(made.store.season), made.played.meeting, tmp_path / "out")
    turn = day.turns[0]
    assert turn.phases is not None
    made.store.close()
    assert [d.path.name.partition("_")[2] for d in done] == [
        "시간기록.pdf", "분과현황.pdf", "수당·여비지급확인서.pdf", "발표진행표.pdf", "STEP1결과표.pdf",
        "분과구성표와개회서류.pdf", "시간기록.csv", "모든표.xlsx",
    ]  # fmt: skip
    with done[6].path.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) == len(turn.phases.done)
    used = {r["단계"]: r["사용"] for r in rows}
    pitch = next(d.figures for d in turn.phases.done if d.phase == "pitch")
    assert pitch is not None
    assert used["발표"] == f"{pitch.used_ms // 60_000:02d}:{pitch.used_ms // 1000 % 60:02d}"
    for one in done[:6]:
        subprocess.run(["qpdf", "--check", str(one.path)], check=True, capture_output=True)
        printed = subprocess.run(["pdftotext", str(one.path), "-"], capture_output=True, text=True, check=True).stdout
        words = "".join(printed.split())
        assert "㈜도약정밀" in words or "지급확인서" in words
        assert [w for w in FORBIDDEN if w in words] == []
    fee = fees.table(day)
    assert all(row[4:] == ("", "", "") for row in fee.rows)
    assert len(fee.rows) == 8
    assert fees.receipt_of(day).lines[0].fee == ""
    paid = fees.receipt_of(
        replace(day, policy=replace(day.policy, policy=replace(day.policy.policy, allowance=Allowance(300_000))))
    )
    assert {line.fee for line in paid.lines} == {"300,000"}


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("2026-12-31", "2026. 12. 31."), (" 2026-03-02", "2026. 3. 2."), ("2026. 12. 31.", "2026. 12. 31."),
        ("2026-13-31", "2026-13-31"), ("협약 전까지", "협약 전까지"), ("", ""),
    ],
)  # fmt: skip
def test_a_date_that_a_condition_names_is_printed_as_the_papers_print_dates(said: str, printed: str) -> None:
    assert told.due(said) == printed


def test_lists_and_forms_are_dated_by_the_last_fact_and_name_the_agency(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="papers")
    store, meeting, looker = made.store, made.played.meeting, reader(made.store.season)
    host = read_day(store, meeting).policy.policy.office.host
    written = f"D:{seoul(journal.last_written_at(store.conn)):%Y%m%d%H%M%S}+09'00'"
    out = tmp_path / "out"
    done = [*day_lists.write_lists(store, looker, meeting, out), *emergency.write_forms(store, looker, meeting, out)]
    register = day_lists.register(store, meeting)
    store.close()
    files = [one.path.read_bytes() for one in done if one.path.suffix == ".pdf"] + [register]
    for content in files:
        with pikepdf.open(BytesIO(content)) as pdf:
            assert (str(pdf.docinfo["/Author"]), str(pdf.docinfo["/CreationDate"])) == (host, written)
        assert faults(content) == []
    assert len(files) == 13


def test_the_opening_sheets_show_what_was_ticked_and_the_signature_as_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="papers")
    papers = opening_papers.of_day(made.store, read_day(made.store, made.played.meeting))
    made.store.close()
    assert [p.note for p in papers.panel][:2] == ["위원장", ""]
    assert len(papers.sheets) == 8
    by_name = {sheet.person.name: sheet for sheet in papers.sheets}
    ticked = {name: [p[2] for p in sheet.pledges] for name, sheet in by_name.items()}
    assert all(ticked["위원1"])
    assert not all(ticked["위원6"])  # no consent to sign electronically
    assert by_name["위원1"].stroke is not None
    assert by_name["위원1"].identified.startswith("신분증 09:0")


def test_the_workbook_holds_every_table_and_no_formula(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that begins like a formula stays text; a stranger's reader sees what the lists say."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path, before="papers")
    day = read_day(made.store, made.played.meeting)
    done = day_lists.write_lists(made.store, reader(made.store.season), made.played.meeting, tmp_path / "out")
    made.store.close()
    book = load_workbook(done[-1].path)
    assert book.sheetnames == [
        "시간기록", "분과 현황", "수당·여비 지급 확인서", "발표 진행표", "STEP1 결과표", "참석자 등록부", "조건",
    ]  # fmt: skip
    assert [[str(c.value or "") for c in row] for row in book["발표 진행표"].iter_rows(min_row=2)] == [
        list(row) for row in day_tables.running(day).rows
    ]
    assert len(list(book["참석자 등록부"].iter_rows(min_row=2))) == len(day.sitting.visits)
    risky = DayList("표", (("기업", 40.0),), (('=HYPERLINK("http://x")',), ("+82",), ("007",), ("12",)))
    head = ListHead("N", "P", "1분과", "M", "H", "A")
    (tmp_path / "risky.xlsx").write_bytes(workbook(head, [risky], datetime.now(SEOUL)))
    cells = [row[0] for row in load_workbook(tmp_path / "risky.xlsx")["표"].iter_rows(min_row=2)]
    assert [(c.data_type, c.value) for c in cells] == [
        ("s", "=HYPERLINK(\"http://x\")"), ("s", "+82"), ("s", "007"), ("n", 12),
    ]  # fmt: skip


def test_no_code_and_no_name_leads_out_of_the_folder_or_begins_a_formula(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An agency's panel code with a path in it, a company that is called like a formula."""
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    (tmp_path / "season").mkdir()
    made = play_minimal(tmp_path / "season", before="papers")
    store, meeting = made.store, made.played.meeting
    actor, plan = secretariat(store.season), store.known(MEETING, meeting).plan
    assert plan is not None
    panel = store.known(PANEL, plan.panel)
    called = '=HYPERLINK("http://x","㈜도약")'
    with store.transaction() as tx:
        tx.append(actor, Draft("panel", plan.panel, PanelAdded("P/../../X", panel.name, panel.sector, panel.seats)))
        known = tx.known(COMPANY, store.known(MEETING, meeting).items[0].company)
        assert known.record is not None
        tx.append(actor, company.correct(known, replace(known.record, name=called), "오기"))
    drafting.draft_due(store, made.player.secretary, meeting)
    out, looker = tmp_path / "a" / "b" / "out", reader(store.season)
    done = [*day_lists.write_lists(store, looker, meeting, out), *emergency.write_forms(store, looker, meeting, out)]
    done += export.drafts(store, looker, meeting, out)
    store.close()
    assert len(done) > 10
    assert {one.path.resolve().parent for one in done} == {out.resolve()}
    assert [path for path in tmp_path.rglob("*X-*") if path.parent != out] == []
    (table,) = out.glob("*.csv")
    with table.open(encoding="utf-8-sig", newline="") as handle:
        cells = [cell for row in csv.reader(handle) for cell in row]
    assert f"'{called}" in cells
    assert not any(cell.startswith("=") for cell in cells)
