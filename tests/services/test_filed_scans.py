"""A paper is judged with its season: what is filed for an ink signature shows that paper, not another company's."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

import pytest

from jumpup_desktop.assets import sentences
from jumpup_desktop.domain.meeting import paper as pap
from jumpup_desktop.domain.meeting import signing as rules
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.services import authorities, verification
from jumpup_desktop.services.papers import desk
from jumpup_desktop.services.seasons import reader, secretariat
from jumpup_desktop.services.seen import papers as seen_papers
from jumpup_desktop.store.season_store import Store, open_season
from jumpup_desktop.store.tables import meetings
from tests.bench.sealing import long_script
from tests.conftest import PASSPHRASE, ROOT
from tests.minimal_day import FILE, minimal_script, play

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jumpup_desktop.documents.verifying import Verdict
    from tests.minimal_day import MinimalDay, SealedDay


@dataclass(frozen=True)
class Sheets:
    """The sealed sheets of two companies in an open season, each signed by somebody in ink and scanned."""

    store: Store
    one: pap.Paper
    other: pap.Paper


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the season: its papers sealed, the ink pages scanned."""
    folder: Path = tmp_path_factory.mktemp("two")
    script = long_script(2)
    script["acts"] = [act | {"esign": False} if _is_pledge_of(act, "E6") else act for act in script["acts"]]
    script["acts"].append(minimal_script()["acts"][-1] | {"refusals": [], "at": script["acts"][-1]["at"]})
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUMPUP_DATA_DIR", str(tmp_path_factory.mktemp("two-user")))
        made = play(folder, script, 2)
        made.plays_on({"at": "12:30:00", "do": "scans"})
        made.store.close()
    return folder


def _is_pledge_of(act: dict[str, Any], person: str) -> bool:
    return bool(act["do"] == "pledge" and act["person"] == person)


@pytest.fixture
def day(sealed_day: SealedDay, tmp_path: Path) -> Iterator[MinimalDay]:
    made = sealed_day.copy(tmp_path / "day")
    yield made
    made.store.close()


@pytest.fixture
def sheets(held: Path, tmp_path: Path) -> Iterator[Sheets]:
    shutil.copytree(held, tmp_path / "season")
    store = open_season(tmp_path / "season" / FILE, PASSPHRASE)
    rows = [row for row in meetings.all_papers(store.conn) if row.rule == "company_sheet"]
    one, other = (desk.existing(store, row.id) for row in rows)
    yield Sheets(store, one, other)
    store.close()


def _scan(paper: pap.Paper) -> str:
    return paper.scans[-1].scan_sha256


def _judged(store: Store, paper: pap.Paper, folder: Path) -> Verdict:
    """As `verify --season` does."""
    assert paper.sealed
    file = folder / "given.pdf"
    file.write_bytes(store.attachment(paper.sealed.sha256))
    now, roots = store.now().utc_ms, (authorities.root_certificate(store),)
    alone = verification.verify_file(file, roots, now)
    return verification.verify_in_season(store, file, roots, now, alone, monotonic() + verification.SECONDS)


def _file(store: Store, paper: pap.Paper, scan: str) -> None:
    """Whoever has the passphrase makes the record name this scan for every ink signer."""
    for person in {filed.person for filed in paper.scans}:
        _file_for(store, paper, person, scan)


def _file_for(store: Store, paper: pap.Paper, person: str, scan: str) -> None:
    with store.transaction() as tx:
        body = pap.InkScanned(person, scan)
        tx.append(secretariat(store.season), rules.file_scan(tx.get(PAPER, paper.id), body), meeting=paper.meeting)


def _codes(verdict: Verdict) -> list[str]:
    return [reason.code for reason in verdict.reasons]


def test_a_scan_that_shows_its_own_paper_speaks_against_nothing(sheets: Sheets, tmp_path: Path) -> None:
    for paper in (sheets.one, sheets.other):
        verdict = _judged(sheets.store, paper, tmp_path)
        assert (verdict.accepted, verdict.mix.ink, verdict.unscanned) == (True, 1, ())


def test_scans_exchanged_in_the_record_are_foreign(sheets: Sheets, tmp_path: Path) -> None:
    _file(sheets.store, sheets.one, _scan(sheets.other))
    _file(sheets.store, sheets.other, _scan(sheets.one))
    for paper, shows in ((sheets.one, sheets.other), (sheets.other, sheets.one)):
        (reason,) = _judged(sheets.store, paper, tmp_path).reasons
        assert shows.drafted and shows.frozen  # noqa: PT018 - for the types
        assert reason.code == "scan-foreign"
        assert reason.values[1:] == (shows.drafted.number, shows.frozen.base_sha256[:16])


def test_scans_exchanged_where_they_are_kept_are_not_the_records(sheets: Sheets, tmp_path: Path) -> None:
    one, other = (sheets.store.paths.blobs / sheets.store.blobs.name_of(_scan(p)) for p in (sheets.one, sheets.other))
    kept = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(kept)
    for paper in (sheets.one, sheets.other):
        assert _codes(_judged(sheets.store, paper, tmp_path)) == ["scan-missing"]


def test_a_scan_that_is_gone_is_missing(sheets: Sheets, tmp_path: Path) -> None:
    (sheets.store.paths.blobs / sheets.store.blobs.name_of(_scan(sheets.one))).unlink()
    assert _codes(_judged(sheets.store, sheets.one, tmp_path)) == ["scan-missing"]
    assert _judged(sheets.store, sheets.other, tmp_path).accepted


@pytest.mark.parametrize("content", [b"no picture", b"%PDF-1.4 torn"])
def test_what_shows_no_code_of_the_paper_is_unread(content: bytes, sheets: Sheets, tmp_path: Path) -> None:
    _file(sheets.store, sheets.one, sheets.store.attach(content))
    assert _codes(_judged(sheets.store, sheets.one, tmp_path)) == ["scan-unread"]


def test_a_scan_of_the_replaced_edition_is_foreign(day: MinimalDay, tmp_path: Path) -> None:
    """Both editions bear one number: it is the base in the code that tells them apart."""
    correct = {"at": "10:05:00", "do": "correct", "paper": "company_sheet", "item": "1", "reason": "오기"}
    day.plays_on({"at": "10:00:00", "do": "scans"}, correct, {"at": "10:10:00", "do": "papers"})
    rows = [row for row in meetings.all_papers(day.store.conn) if row.rule == "company_sheet"]
    first, second = (desk.existing(day.store, row.id) for row in sorted(rows, key=lambda row: row.edition))
    assert _judged(day.store, second, tmp_path).unscanned == ("위원6",)
    for person in second.scans_missing:
        _file_for(day.store, second, person, _scan(first))
    assert _codes(_judged(day.store, second, tmp_path)) == ["scan-foreign"]
    assert _judged(day.store, first, tmp_path).accepted


def test_a_scan_that_is_still_waited_for_is_told_and_rejects_nothing(day: MinimalDay, tmp_path: Path) -> None:
    """Practice 5a: needed for complete, not for sealing."""
    row = next(row for row in meetings.all_papers(day.store.conn) if row.rule == "company_sheet")
    verdict = _judged(day.store, desk.existing(day.store, row.id), tmp_path)
    assert (verdict.accepted, verdict.unscanned) == (True, ("위원6",))


def test_the_window_says_of_its_own_paper_what_the_command_says(sheets: Sheets) -> None:
    _file(sheets.store, sheets.one, _scan(sheets.other))
    (line,) = seen_papers.verify(sheets.store, reader(sheets.store.season), sheets.one.id, "ko")
    assert (line.level, "다른 문서나 다른 판" in line.text) == ("bad", True)


def test_every_reason_against_a_scan_has_a_sentence() -> None:
    source = (ROOT / "jumpup_desktop" / "services" / "filed_scans.py").read_text(encoding="utf-8")
    codes = set(re.findall(r"Reason\(\"([a-z-]+)\"", source))
    assert codes == {"scan-missing", "scan-foreign", "scan-unread"}
    assert {f"verify.{code}" for code in codes} <= sentences("ko").keys()
