"""The whole job in one process of its own: the demo's full day, its papers checked by strangers' programs."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pikepdf.pdfa
import pytest

from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.phases import PHASES
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.meeting.turn import Call
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services.demo import LIVE, PASSPHRASE, require_own
from jumpup_desktop.services.room import Room
from jumpup_desktop.store.files import FileLock
from jumpup_desktop.store.season_store import open_season
from jumpup_desktop.store.tables import meetings
from tests.cli.test_season_verbs import facts, run
from tests.documents.strangers import cms_verified, fonts_unembedded, signatures_seen

pytestmark = pytest.mark.long  # each is a day in the window, or several

FORBIDDEN = ("순위", "점수", "평균", "예비", "찬성", "반대")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The folder the full demo leaves, and what it says."""
    out = tmp_path_factory.mktemp("demo") / "out"
    os.environ["JUMPUP_DATA_DIR"] = str(out.parent / "user")
    done = run("demo", "--headless", "--full", "--out", out, "--json", passphrase=None)
    assert done.returncode == 0, done.stderr
    return out, facts(done)


@pytest.fixture
def papers(demo: tuple[Path, dict[str, Any]]) -> list[Path]:
    """Every sealed paper of the day."""
    return sorted((demo[0] / "papers").glob("*.pdf"))


def _record(paper: Path) -> dict[str, Any]:
    with pikepdf.open(paper) as pdf:
        return dict(json.loads(pdf.attachments["record.json"].get_file().read_bytes()))


def _named(papers: list[Path], part: str) -> Path:
    return next(p for p in papers if f"P05-{part}" in p.name)


def test_every_paper_is_sealed_and_accepted(demo: tuple[Path, dict[str, Any]]) -> None:
    """J-043: each company's decision rests on unanimous consensus and is signed by those who took part."""
    said = demo[1]
    assert said["played"]["papers"] == said["played"]["sealed"] == 28
    assert len(said["verdicts"]) == 28
    assert all(said["verdicts"].values())
    assert said["played"]["rejected"] == {}


def test_nobody_typed_more_than_three_pins(demo: tuple[Path, dict[str, Any]]) -> None:
    asked = demo[1]["played"]["pins_asked"]
    assert asked
    assert max(asked.values()) <= 3


def test_the_record_is_whole_and_replays(demo: tuple[Path, dict[str, Any]]) -> None:
    season = demo[1]["season"]
    assert facts(run("journal", "audit", season, "--json", passphrase=PASSPHRASE))["faults"] == []
    assert facts(run("journal", "rebuild", season, "--json", passphrase=PASSPHRASE)) == {"equal": True}


def test_strangers_programs_accept_the_papers(demo: tuple[Path, dict[str, Any]], papers: list[Path]) -> None:
    root = demo[0] / "papers" / "root.crt"
    for part in ("A00", "B01", "B08", "C00", "C03"):
        paper = _named(papers, part)
        ways = [signer["way"] for signer in _record(paper)["signers"]]
        subprocess.run(["qpdf", "--check", str(paper)], check=True, capture_output=True)
        assert fonts_unembedded(paper) == []
        seen = signatures_seen(paper, root, demo[0].parent / f"nss-{part}")
        electronic = ways.count("electronic")
        assert (seen.valid, seen.trusted, seen.whole_file) == (electronic, electronic, 1)
        assert cms_verified(paper, root) == electronic


def test_no_paper_holds_a_forbidden_word(demo: tuple[Path, dict[str, Any]], papers: list[Path]) -> None:
    copies = sorted((demo[0] / "papers" / "보존본").glob("*.pdf"))
    assert len(copies) == len(papers)
    for paper in [p for p in (*papers, *copies) if "별지" not in p.name]:
        text = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, text=True, check=True).stdout
        assert text.strip()
        flat = re.sub(r"\s", "", text)
        assert [word for word in FORBIDDEN if word in flat] == [], paper.name


def _text(paper: Path) -> str:
    """What a paper prints, line by line, without white space."""
    done = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True)
    return re.sub(r"\s", "", done.stdout)


def test_the_sheet_tells_what_the_company_is_and_wants_to_become(papers: list[Path]) -> None:
    """J-020 field, J-021 beside the KSIC, J-022 AS-IS and TO-BE, J-023 and J-027 size classes, J-035 grade and path."""
    text = _text(_named(papers, "B01"))
    for said in (
        "중점분야첨단제조",
        "중견후보기업→중견기업",
        "포장용다층필름",
        "IATF16949",
        "K-value등급B+·성장경로급성장",
    ):
        assert said in text


def test_the_day_is_judged_absolutely_and_in_unanimity(papers: list[Path]) -> None:
    """J-030: 절대평가; J-031: both steps of the evaluation stand on the sheet."""
    assert "절대평가,표결없이심의참여위원전원합의" in _text(_named(papers, "A00"))
    sheet = _text(_named(papers, "B01"))
    assert "1단계평가" in sheet
    assert "현장평가A" in sheet


def test_directors_and_managers_leave_before_the_debate(papers: list[Path]) -> None:
    """J-047, J-048: attendees without a vote, named in the minutes, out of the room before 심층토론."""
    minutes = _record(_named(papers, "C00"))
    assert minutes["observers"]
    assert not {o["name"] for o in minutes["observers"]} & {s["name"] for s in minutes["signers"]}


def test_the_late_comer_takes_part_from_the_next_company(papers: list[Path]) -> None:
    first, second = _record(_named(papers, "B01")), _record(_named(papers, "B02"))
    assert first["presence"]["took_part"] == 8
    assert (first["presence"]["absent"], first["presence"]["absent_names"]) == (1, ["평가위원-087"])
    assert second["presence"]["took_part"] == 9


def test_the_excluded_member_is_not_among_the_signers(papers: list[Path]) -> None:
    sixth = _record(_named(papers, "B06"))
    assert sixth["presence"]["excluded"] == ["by_recusal"]
    assert "평가위원-055" not in [s["name"] for s in sixth["signers"]]


def test_the_excluded_member_confirms_it_on_a_paper_without_result(papers: list[Path]) -> None:
    """Practice 4."""
    note = _record(_named(papers, "D06"))
    assert [(s["name"], s["role"]) for s in note["signers"]] == [("평가위원-055", "member")]
    assert [(e["name"], e["sort"]) for e in note["excluded"]] == [("평가위원-055", "by_recusal")]
    assert {"outcome", "remarks", "conclusion"}.isdisjoint(note)
    chair = _record(_named(papers, "D08"))
    assert [s["name"] for s in chair["signers"]] == ["평가위원-056"]


def test_the_acting_chair_seals_what_the_chair_is_excluded_from(papers: list[Path]) -> None:
    eighth = _record(_named(papers, "B08"))
    last = eighth["signers"][-1]
    assert (last["name"], last["role"]) == ("평가위원-106", "acting_chair")
    assert "평가위원-056" not in [s["name"] for s in eighth["signers"]]


def test_ink_and_refusal_are_printed_and_counted(papers: list[Path]) -> None:
    tenth = _record(_named(papers, "B10"))
    ways = {s["name"]: s["way"] for s in tenth["signers"]}
    assert ways["평가위원-115"] == "ink"
    assert ways["평가위원-006"] == "refused"
    text = subprocess.run(
        ["pdftotext", "-raw", str(_named(papers, "B10")), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "서명 거부" in text
    assert "수기서명·서명일(원본 보관)" in text


def test_who_left_early_does_not_sign_what_came_later(papers: list[Path]) -> None:
    names = [s["name"] for s in _record(_named(papers, "A00"))["signers"]]
    assert "평가위원-041" not in names
    assert "간사-05" in names
    assert "평가위원-041" not in [s["name"] for s in _record(_named(papers, "B10"))["signers"]]
    assert "평가위원-041" in [s["name"] for s in _record(_named(papers, "B01"))["signers"]]


def test_who_left_early_signed_before_leaving(demo: tuple[Path, dict[str, Any]], papers: list[Path]) -> None:
    """Practice 1: no signature is dated after its owner left."""
    store = open_season(Path(demo[1]["season"]), PASSPHRASE)
    try:
        meeting = next(row for row in meetings.meetings(store.conn) if row.sitting == 1)
        day = store.known(SITTING, meeting.id)
        left = {v.person: v.until for v in day.visits if v.for_good}
        marks = [m for row in meetings.papers(store.conn, meeting.id) for m in store.known(PAPER, row.id).marks]
    finally:
        store.close()
    assert len(left) == 1
    mine = [m.at for m in marks if m.person in left]
    assert len(mine) == 8
    assert max(mine) < next(iter(left.values()))


def test_the_second_sitting_hears_what_was_left_and_tells_the_objections(papers: list[Path]) -> None:
    items = _record(_named(papers, "2-A00"))["items"]
    assert [i["outcome"]["id"] for i in items] == ["selected", "selected"]
    sheet = _record(_named(papers, "2-B01"))
    assert sheet["earlier"][0]["outcome"] == "재심의"
    told = [criterion.partition(", ")[2] for criterion, _ in sheet["earlier"][0]["objections"]]
    assert sorted(told) == [
        "1차 선정안", "1차 선정안", "1차 선정안, 뒤에 동의함", "2차 선정안", "2차 선정안", *["3차 미선정안"] * 3
    ]  # fmt: skip
    assert len(sheet["signers"]) == 9


def test_the_resolution_says_how_each_company_came_out(papers: list[Path]) -> None:
    items = {i["order"]: i["outcome"]["id"] for i in _record(_named(papers, "A00"))["items"]}
    assert items == {
        1: "selected", 2: "not_selected", 3: "selected", 4: "selected", 5: "not_selected",
        6: "selected", 7: "reconsider", 8: "selected", 9: "no_show", 10: "deferred",
    }  # fmt: skip


def test_the_gist_stands_in_its_annex_alone(papers: list[Path]) -> None:
    texts = [remark["text"] for remark in _record(_named(papers, "C03"))["remarks"]]
    assert texts
    others = [json.dumps(_record(p), ensure_ascii=False) for p in papers if "별지" not in p.name]
    assert [text for text in texts if any(text in other for other in others)] == []


def test_pictures_are_left(demo: tuple[Path, dict[str, Any]]) -> None:
    pictures = sorted(p.name for p in (demo[0] / "pictures").iterdir())
    assert pictures == ["별지.png", "심의제외확인서.png", "의결서.png", "종합의견서.png", "회의록.png"]


def test_a_folder_named_as_ours_with_somebodys_files_is_left_alone(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "계약서.pdf").write_bytes(b"real")
    done = run("demo", "--headless", "--out", tmp_path, "--json", passphrase=None)
    assert (done.returncode, facts(done)["error"]["code"]) == (2, "demo.folder-taken")
    assert (papers / "계약서.pdf").read_bytes() == b"real"
    file = tmp_path / "a.txt"
    file.write_text("x", encoding="ascii")
    assert run("demo", "--headless", "--out", file, passphrase=None).returncode == 2


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = run("demo", "--headless", "--out", tmp_path, "--json", passphrase=None)
    assert done.returncode == 2
    assert facts(done)["error"]["code"] == "demo.folder-taken"
    assert (tmp_path / "mine.txt").exists()


@pytest.mark.parametrize("place", ["notes.txt", "papers/계약서.pdf", "pictures/mine/a.png"])
def test_a_demo_takes_nothing_of_the_users_with_it(place: str, tmp_path: Path) -> None:
    """A folder that a demo made, and into which somebody laid something since."""
    (tmp_path / ".jumpup-demo").write_text("jumpup demo\npapers/A.pdf", encoding="utf-8")
    for name in ("papers/A.pdf", place):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("mine", encoding="utf-8")
    done = run("demo", "--headless", "--out", tmp_path, "--json", passphrase=None)
    assert (done.returncode, facts(done)["error"]["code"]) == (2, "demo.folder-taken")
    assert (tmp_path / place).exists()
    (tmp_path / place).unlink()
    for name in (".DS_Store", "papers/Thumbs.db", "._x"):
        (tmp_path / name).touch()
    require_own(tmp_path)


def test_a_demo_is_not_made_anew_while_somebody_works_in_it(tmp_path: Path) -> None:
    (tmp_path / ".jumpup-demo").write_text("jumpup demo", encoding="utf-8")
    folder = tmp_path / f"{LIVE}.d"
    folder.mkdir()
    held = FileLock(folder / "lock")
    held.acquire()
    done = run("demo", "--headless", "--out", tmp_path, "--json", passphrase=None)
    held.release()
    assert (done.returncode, facts(done)["error"]["code"]) == (2, "store.in-use")
    assert folder.exists()


def test_what_the_demo_left_is_its_own(demo: tuple[Path, dict[str, Any]]) -> None:
    require_own(demo[0])
    named = (demo[0] / ".jumpup-demo").read_text(encoding="utf-8").splitlines()[1:]
    assert "papers/root.crt" in named
    assert len(named) > 20


def test_the_season_knows_its_own_paper(demo: tuple[Path, dict[str, Any]], papers: list[Path]) -> None:
    root = demo[0] / "papers" / "root.crt"
    said = run("verify", papers[0], "--root", root, "--season", demo[1]["season"], "--json", passphrase=PASSPHRASE)
    assert (said.returncode, facts(said)["verdict"]) == (0, "accept")


def test_a_paper_of_another_season_is_not_taken_for_its_own(
    demo: tuple[Path, dict[str, Any]], papers: list[Path], tmp_path: Path
) -> None:
    other = tmp_path / "other.jumpup-season"
    run("season", "new", other, passphrase=PASSPHRASE)
    root = demo[0] / "papers" / "root.crt"
    said = run("verify", papers[0], "--root", root, "--season", other, "--json", passphrase=PASSPHRASE)
    assert said.returncode == 1
    assert "season-hash" in [reason["code"] for reason in facts(said)["reasons"]]


def test_the_unsigned_copies_are_archive_files(demo: tuple[Path, dict[str, Any]]) -> None:
    copies = sorted((demo[0] / "papers" / "보존본").glob("*.pdf"))
    for part in ("A00", "B02", "C00", "C03"):
        report = pikepdf.pdfa.validate_written(_named(copies, part), "1b")
        assert (str(report.verdict), list(report.findings)) == ("pass", []), part


def test_the_demo_leaves_a_day_one_can_take_over(demo: tuple[Path, dict[str, Any]]) -> None:
    """The first company is decided, nothing runs, the next one can be called with the machine's own clocks."""
    store = open_season(Path(demo[1]["live"]), PASSPHRASE)
    try:
        meeting = next(row for row in meetings.meetings(store.conn) if row.opened_ms and not row.closed_ms)
        plan = store.known(MEETING, meeting.id)
        states = [store.get(ITEM, entry.id) for entry in plan.items]
        assert [bool(s and s.outcome) for s in states].count(True) == 1
        assert all(not (c := store.get(PHASES, e.id)) or c.running is None for e in plan.items)
        following = next(e.id for e, s in zip(plan.items, states, strict=True) if s is None)
        Room(store, meeting.id).act(Call(following))
        assert store.known(ITEM, following).calls
    finally:
        store.close()
