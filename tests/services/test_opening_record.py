"""Where a policy names them, the panel's list and the signed opening sheets are a sealed paper like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.documents.contents import OpeningRecord
from jumpup_desktop.documents.verifying import verify
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.services import authorities, policies
from jumpup_desktop.services.records import paper_in, record_in
from jumpup_desktop.store.tables import meetings
from tests.documents.strangers import say
from tests.documents.tag_walk import faults
from tests.minimal_day import play_minimal
from tests.printed import sealed_pdf
from tests.record_schema import strays

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _with_opening() -> policies.PolicyText:
    """The shipped policy, its line for the opening record taken up."""
    text = policies.shipped().text
    line = next(one for one in text.splitlines() if one.strip().startswith('# { id = "opening"'))
    return policies.read(text.replace(line, line.replace("# {", "{")))


def test_the_opening_sheets_are_sealed_with_the_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    made = play_minimal(tmp_path / "season", policy=_with_opening())
    store = made.store
    assert (made.played.papers, made.played.sealed, made.played.rejected) == (6, 6, {})
    row = next(r for r in meetings.papers(store.conn, made.played.meeting) if r.rule == "opening")
    assert (row.number, row.electronic) == ("JU26-P01-S00", 2)
    pdf = sealed_pdf(store, made.played.meeting, "opening")
    assert verify(pdf, roots=(authorities.root_certificate(store),), at=seoul(store.now().utc_ms)).accepted
    told = paper_in(pdf)
    assert isinstance(told, OpeningRecord)
    assert (len(told.opening.panel), len(told.opening.sheets)) == (8, 8)
    assert all(sheet.stroke for sheet in told.opening.sheets if sheet.signed.startswith("전자"))
    assert strays(record_in(pdf)) == []
    assert faults(pdf) == []
    (tmp_path / "paper.pdf").write_bytes(pdf)
    words = "".join(say("pdftotext", tmp_path / "paper.pdf", "-").split())
    for said in ("분과구성표와개회서류", "붙임8.간사의개회서류", "자문계약", "위와같이분과를구성하고"):
        assert said in words
    assert store.rebuild()
    store.close()
