"""What may still happen to a sealed paper: its scans come, a 정정본 replaces it; before the seal it can be opened."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
import segno
from PIL import Image

from jumpup_desktop.documents.contents import ExclusionNote, Minutes, PrintedGist, Recording
from jumpup_desktop.documents.print_copy import page_png
from jumpup_desktop.documents.verifying import verify
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting import signing as rules
from jumpup_desktop.domain.meeting.paper import PAPER, PaperDrafted, paper_id
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.importers.scans import read
from jumpup_desktop.services import authorities, verification
from jumpup_desktop.services.papers import desk, editions, export, signing, staleness
from jumpup_desktop.services.papers.day import day_number, read_day
from jumpup_desktop.services.papers.scans import Filing, file_scans
from jumpup_desktop.services.papers.signing_passes import freeze_all
from jumpup_desktop.services.play_papers import scanned
from jumpup_desktop.services.records import paper_in, record_in
from jumpup_desktop.services.seasons import reader
from jumpup_desktop.store.tables import meetings
from tests.domain.build import refusal
from tests.minimal_day import MinimalDay, SealedDay, play_minimal
from tests.printed import printed
from tests.record_schema import strays

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jumpup_desktop.services.papers.paper_kinds import Wanted

CORRECT = {"at": "10:00:00", "do": "correct", "paper": "gist", "item": "1", "reason": "발언 요지 오기 정정"}
SKEW = 0.8
PAPERS_AGAIN = {"at": "10:05:00", "do": "papers"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JUMPUP_DATA_DIR", str(tmp_path / "user"))
    return tmp_path


@pytest.fixture
def day(sealed_day: SealedDay, folder: Path) -> Iterator[MinimalDay]:
    made = sealed_day.copy(folder)
    yield made
    made.store.close()


def _wanted(made: MinimalDay, rule: str) -> Wanted:
    record = read_day(made.store, made.played.meeting)
    return next(w for w in desk.wanted(record) if w.rule.id == rule)


def _file(made: MinimalDay, *files: Path) -> Filing:
    return file_scans(made.store, made.player.secretary, made.played.meeting, files)


def _codes(filing: Filing) -> list[str]:
    return [p.code for p in filing.problems]


def test_a_paper_that_was_sealed_alone_follows_the_one_it_cites(day: MinimalDay) -> None:
    """One laptop corrected the 별지, another the 회의록 alone and sealed it: after the merge it begins anew."""
    store, meeting = day.store, day.played.meeting
    day.plays_on({"at": "10:00:00", "do": "correct", "paper": "minutes", "reason": "오기"}, PAPERS_AGAIN)
    gist = _wanted(day, "gist")
    with store.transaction() as tx:
        tx.append(day.player.secretary, rules.further_edition(tx.get(PAPER, gist.id), "오기"), meeting=meeting)
    day.plays_on(PAPERS_AGAIN | {"at": "10:20:00"})
    minutes = _wanted(day, "minutes")
    assert (minutes.number, minutes.edition) == ("JU26-P01-C00-E3", 3)
    assert desk.existing(store, minutes.id).sealed is None
    day.plays_on(PAPERS_AGAIN | {"at": "10:30:00"})
    sealed = desk.existing(store, minutes.id).sealed
    assert sealed is not None
    assert staleness.cites_right(store, read_day(store, meeting), minutes, paper_in(store.attachment(sealed.sha256)))
    day.plays_on(PAPERS_AGAIN | {"at": "10:40:00"})
    assert _wanted(day, "minutes").edition == 3, "once is enough"


def test_no_two_days_have_one_number_though_a_merge_moved_the_rounds(day: MinimalDay) -> None:
    """Papers that were begun keep theirs; a day that has none yet passes over what another day has."""
    known = day.store.known(MEETING, day.played.meeting)
    assert known.plan is not None
    with day.store.transaction() as tx:
        twin = tx.new_id()
        tx.append(day.player.secretary, Draft("meeting", twin, replace(known.plan, seats=(), items=())))
    assert day_number(day.store, known) == "JU26-P01"
    assert day_number(day.store, day.store.known(MEETING, twin)) == "JU26-2-P01"


def test_no_two_companies_have_one_number_though_a_merge_moved_the_order(day: MinimalDay) -> None:
    """A swap that another laptop made gives the second company the first one's place: its paper is begun later."""
    record = read_day(day.store, day.played.meeting)
    first = record.turns[0]
    other = replace(first, agenda=replace(first.agenda, id="f" * 32), item=replace(first.item, id="f" * 32))
    numbers = [w.number for w in desk.wanted(replace(record, turns=(first, other)))]
    assert len(set(numbers)) == len(numbers)


def test_the_note_of_exclusion_tells_when_it_was_set(day: MinimalDay) -> None:
    """E7 declared the interest at the opening."""
    (one,) = printed(day.store, day.played.meeting, "exclusion", ExclusionNote).excluded
    assert (f"{one.set_at:%H:%M}", one.since, one.is_after_call) == ("09:07", None, False)


def test_a_refusal_that_dies_half_way_is_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It opens the 별지 and the 회의록 that cites it in one go."""
    refusal_of_gist = {"person": "S", "paper": "gist", "item": "1", "reason": "개인 사정", "confirmed_by": ["E1", "E2"]}
    made = play_minimal(folder, ({"at": "09:50:00", "do": "close", "chair": "E1"},), before="reset_pin")
    again = {"at": "10:00:00", "do": "papers", "refusals": [refusal_of_gist]}

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(desk, "thaw_citing", dies)
        with pytest.raises(KeyboardInterrupt):
            made.plays_on(again)
    assert desk.existing(made.store, _wanted(made, "gist").id).refusals == ()
    played = made.plays_on(again)
    assert (played.papers, played.sealed, played.rejected) == (5, 5, {})
    made.store.close()


def test_a_tenth_edition_follows_the_ninth(day: MinimalDay) -> None:
    """Numbers are no text: E10 comes after E9, in lists too."""
    rows = meetings.papers(day.store.conn, day.played.meeting)
    gist, actor = next(row for row in rows if row.rule == "gist"), day.player.secretary
    for edition in range(2, 12):
        body = PaperDrafted(gist.rule, gist.item, f"{gist.number}-E{edition}", edition, "f" * 64, "오기")
        with day.store.transaction() as tx:
            new = paper_id(gist.meeting, gist.rule, gist.item, edition)
            tx.append(actor, Draft("paper", new, body), meeting=gist.meeting)
    assert _wanted(day, "gist").number == f"{gist.number}-E11"
    found = [row.edition for row in meetings.papers(day.store.conn, gist.meeting) if row.rule == "gist"]
    assert found == list(range(1, 12))
    sealed = day.store.known(PAPER, gist.id)
    begun = day.store.get(PAPER, rules.next_edition(sealed))
    assert refusal(lambda: rules.further_edition(sealed, "또", begun)) == "paper.exists"


def test_a_scan_of_150_dpi_goes_to_its_paper_by_the_code_on_each_page(day: MinimalDay, folder: Path) -> None:
    """Practice 5a: needed for complete, not for sealing."""
    want = _wanted(day, "company_sheet")
    assert not desk.existing(day.store, want.id).is_complete
    ink = export.ink_page(day.store, want)
    for skew in (0, 3, -3):
        (found,) = read(scanned(ink, folder / f"skew{skew}", skew)).papers
        assert (found.number, len(found.found)) == (want.number, found.pages)
    pages = scanned(ink, folder / "scan", 1.5)
    filing = _file(day, *pages)
    assert (_codes(filing), [(f.number, f.people) for f in filing.filed]) == ([], [(want.number, 1)])
    paper = desk.existing(day.store, want.id)
    assert paper.is_complete
    kept = day.store.attachment(paper.scans[0].scan_sha256)
    with pikepdf.open(io.BytesIO(kept)) as pdf:
        assert len(pdf.pages) == len(pages)
    assert _codes(_file(day, *pages)) == ["scan.filed-already"]


def test_an_ink_page_prints_what_was_fixed_and_a_pdf_scan_upside_down_is_read(day: MinimalDay, folder: Path) -> None:
    pictures = []
    for want in (_wanted(day, "company_sheet"), _wanted(day, "resolution")):
        ink = export.ink_page(day.store, want)
        with pikepdf.open(io.BytesIO(ink)) as pdf:
            total = len(pdf.pages)
        pages = [Image.open(io.BytesIO(page_png(ink, n, 200))).convert("L") for n in range(total)]
        pictures += [page.rotate(180) for page in pages]
    pictures[0].save(folder / "scan.pdf", resolution=200, save_all=True, append_images=pictures[1:])
    filing = _file(day, folder / "scan.pdf")
    assert _codes(filing) == []
    assert len(filing.filed) == 2


def test_pages_that_do_not_belong_are_told_of_by_file_and_number(day: MinimalDay, folder: Path) -> None:
    want = _wanted(day, "company_sheet")
    first, *_ = scanned(export.ink_page(day.store, want), folder / "scan", SKEW)
    Image.new("L", (600, 800), 255).save(folder / "blank.png")
    (folder / "words.pdf").write_bytes(b"%PDF-1.4 not really")
    assert _codes(_file(day, folder / "blank.png", folder / "words.pdf")) == ["scan.unread", "scan.no-picture"]
    assert _codes(_file(day, first)) == ["scan.pages-missing"]
    minutes = scanned(export.ink_page(day.store, _wanted(day, "minutes")), folder / "m", SKEW)
    assert _codes(_file(day, *minutes)) == ["scan.not-ink"]


def test_a_page_of_another_season_is_foreign(day: MinimalDay, folder: Path) -> None:
    """The same number, another base: a page printed before the paper was fixed anew, or in another room."""
    other = play_minimal(folder / "other")
    pages = scanned(export.ink_page(other.store, _wanted(other, "company_sheet")), folder / "scan", SKEW)
    other.store.close()
    assert _codes(_file(day, *pages)) == ["scan.old-print"]


def test_a_correction_is_a_new_paper_that_names_what_it_replaces(day: MinimalDay, folder: Path) -> None:
    """decided.md: edition, reason, replaced hash, the same signer set; the 회의록 follows its 별지."""
    played = day.plays_on(CORRECT, PAPERS_AGAIN)
    store, rows = day.store, meetings.papers(day.store.conn, played.meeting)
    assert (played.papers, played.sealed, played.rejected) == (5, 5, {})
    editions_by = {(row.rule, row.edition): row for row in rows}
    assert set(editions_by) == {
        ("company_sheet", 1), ("resolution", 1), ("gist", 1), ("gist", 2), ("minutes", 1), ("minutes", 2),
        ("exclusion", 1),
    }  # fmt: skip
    root = authorities.root_certificate(store)
    for rule in ("gist", "minutes"):
        old, new = (desk.existing(store, editions_by[rule, n].id) for n in (1, 2))
        assert new.drafted and old.sealed and new.sealed and old.frozen and new.frozen  # noqa: PT018 - for the types
        assert new.drafted.replaces_sha256 == old.sealed.sha256
        assert new.frozen.signers == old.frozen.signers
        assert strays(record_in(store.attachment(new.sealed.sha256))) == []
        assert verify(store.attachment(new.sealed.sha256), roots=(root,), at=seoul(store.now().utc_ms)).accepted
        path = folder / f"{rule}.pdf"
        path.write_bytes(store.attachment(old.sealed.sha256))
        view = verification.season_view(store, path, store.now().utc_ms)
        assert view.replaced_by == f"{new.drafted.number} 제2판"
    names = {done.path.name for done in export.sealed(store, reader(store.season), played.meeting, folder / "out")}
    assert len(names) == 7
    assert store.rebuild()


def test_the_minutes_follow_an_annex_that_is_fixed_anew(folder: Path) -> None:
    """They cite it by hash: a refusal on the annex opens them too."""
    refusal_of_gist = {"person": "S", "paper": "gist", "item": "1", "reason": "개인 사정", "confirmed_by": ["E1", "E2"]}
    made = play_minimal(folder, ({"at": "10:00:00", "do": "papers", "refusals": [refusal_of_gist]},), before="papers")
    assert (made.played.papers, made.played.sealed, made.played.rejected) == (5, 5, {})
    record = read_day(made.store, made.played.meeting)
    minutes = desk.existing(made.store, _wanted(made, "minutes").id)
    assert minutes.sealed is not None
    fixed = paper_in(made.store.attachment(minutes.sealed.sha256))
    assert staleness.cites_right(made.store, record, _wanted(made, "minutes"), fixed)
    assert minutes.thaws
    made.store.close()


def test_hostile_scans_are_told_of_and_the_others_filed(day: MinimalDay, folder: Path) -> None:
    want = _wanted(day, "company_sheet")
    pages = scanned(export.ink_page(day.store, want), folder / "scan", SKEW)
    (folder / "cut.png").write_bytes(pages[0].read_bytes()[:2000])
    segno.make(f"{want.number}|base:{'0' * 16}|1/99999999999").save(str(folder / "many.png"), scale=8)
    filing = _file(day, folder / "cut.png", folder / "many.png", *pages)
    assert _codes(filing) == ["scan.no-picture", "scan.unread"]
    assert len(filing.filed) == 1


def test_only_the_newest_sealed_paper_can_be_corrected(day: MinimalDay) -> None:
    actor, meeting = day.player.secretary, day.played.meeting
    gist = _wanted(day, "gist").id
    assert refusal(lambda: editions.correct(day.store, actor, meeting, gist, " ")) == "paper.edition"
    editions.correct(day.store, actor, meeting, gist, "오기 정정")
    assert refusal(lambda: editions.correct(day.store, actor, meeting, gist, "또")) == "paper.edition"
    again = _wanted(day, "gist").id
    assert refusal(lambda: editions.correct(day.store, actor, meeting, again, "또")) == "paper.not-sealed"


def test_a_fixed_paper_can_be_opened_again_until_it_is_sealed(day: MinimalDay) -> None:
    day.plays_on(CORRECT)
    record, actor = read_day(day.store, day.played.meeting), day.player.secretary
    gist = _wanted(day, "gist")
    freeze_all(day.store, actor, record, (gist,))
    before = signing.paper_base(day.store, gist)
    editions.thaw(day.store, actor, record, gist, "한 줄을 더 적음")
    paper = desk.existing(day.store, gist.id)
    assert (paper.status, [t.reason for t in paper.thaws]) == ("drafted", ["한 줄을 더 적음"])
    freeze_all(day.store, actor, read_day(day.store, day.played.meeting), (gist,))
    assert signing.paper_base(day.store, gist) != before
    sheet = _wanted(day, "company_sheet")
    assert refusal(lambda: editions.thaw(day.store, actor, record, sheet, "x")) == "paper.sealed"


def test_a_sound_record_kept_stands_in_the_minutes_by_hash_and_keeper(folder: Path) -> None:
    """Practice 38."""
    kept = {"at": "09:59:00", "do": "sound", "what": "녹음", "sha256": "ab" * 32, "keeper": "기록물관리담당"}
    made = play_minimal(folder, (kept, {"at": "10:00:00", "do": "papers"}), before="papers")
    sealed = desk.existing(made.store, _wanted(made, "minutes").id).sealed
    assert sealed
    record = paper_in(made.store.attachment(sealed.sha256))
    assert isinstance(record, Minutes)
    assert record.recording == Recording("녹음", "ab" * 32, "기록물관리담당")
    made.store.close()


def test_a_script_puts_a_gist_right_by_its_place(day: MinimalDay) -> None:
    """It knows no ids; the 정정본 says what was put right."""
    right = {"do": "correct_gist", "item": "1", "text": "해외 매출의 비중과 추이를 물음.", "asked_by": "E2"}
    wrong = refusal(lambda: day.plays_on(right | {"at": "09:59:00", "entry": "9"}))
    assert wrong == "item.gist-unknown"
    day.plays_on(right | {"at": "09:59:30", "entry": "1"}, CORRECT, PAPERS_AGAIN)
    told = printed(day.store, day.played.meeting, "gist", PrintedGist).remarks
    assert told[0].text == "해외 매출의 비중과 추이를 물음."


def test_a_scripted_correction_that_was_cut_short_goes_on(day: MinimalDay) -> None:
    """The laptop died once the new editions were begun: ink and keys are still chosen."""
    actor, meeting = day.player.secretary, day.played.meeting
    editions.correct(day.store, actor, meeting, _wanted(day, "gist").id, str(CORRECT["reason"]))
    played = day.plays_on(CORRECT | {"in_ink": ["E1"]}, PAPERS_AGAIN)
    assert (played.sealed, played.rejected) == (5, {})
    minutes = desk.existing(day.store, _wanted(day, "minutes").id)
    assert minutes.frozen is not None
    assert dict(minutes.frozen.signers) == {day.people["S"]: "electronic", day.people["E1"]: "ink"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"in_ink": ["S"], "paper": "company_sheet"}, "paper.not-signer"),
        ({"paper": "minutes", "item": "1"}, "paper.unknown"),
    ],
)
def test_a_scripted_correction_that_names_wrongly_begins_nothing(
    change: dict[str, Any], code: str, day: MinimalDay
) -> None:
    before = day.store.audit()
    with pytest.raises(Refused) as caught:
        day.plays_on(CORRECT | change)
    assert caught.value.code == code
    assert day.store.audit() == before
