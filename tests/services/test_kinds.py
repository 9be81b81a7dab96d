"""What the policy names reaches screen, sheet, record and verification; nothing of it stands in the program."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from jumpup_desktop.documents.contents import CompanySheet, Minutes, PrintedOpinion, Resolution, Total
from jumpup_desktop.documents.parts import PrintedOutcome
from jumpup_desktop.documents.pdfium import PDFIUM
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.presenters.spoken import spoken
from jumpup_desktop.services import policies, seasons, verification
from jumpup_desktop.services.papers import desk, export, paper_kinds
from jumpup_desktop.services.records import paper_in
from jumpup_desktop.services.seasons import reader
from jumpup_desktop.services.seen.day import day_view
from jumpup_desktop.store.keys import LEAST_COST
from jumpup_desktop.store.tables import meetings
from tests.conftest import PASSPHRASE
from tests.minimal_day import MinimalDay, minimal_script, play_minimal
from tests.services import scored_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEW_CRITERION = '{ id = "public", name = "공공 기여도", name_en = "Public value", evaluators = "시민단체" },'
NEW_OUTCOME = (
    '{ id = "pilot", name = "시범 선정", name_en = "Pilot", by_consensus = true, printed = "시범 대상",'
    ' sentence = "{name}: 시범 대상으로 의결한다.", conditional = "{name}: 조건 {conditions}건으로 시범한다." },'
)
SAID = "지역의 공공 수요에 맞는다."


def changed_policy() -> policies.PolicyText:
    """The shipped policy with a fifth criterion, a renamed one and a new outcome."""
    text = policies.shipped().text
    text = text.replace('name = "성장성", name_en = "Growth"', 'name = "성장 가능성", name_en = "Growth potential"')
    text = text.replace('evaluators = "벤처 창업주" },', f'evaluators = "벤처 창업주" }},\n  {NEW_CRITERION}')
    return policies.read(text.replace("outcomes = [", f"outcomes = [\n  {NEW_OUTCOME}"))


def changed_script() -> dict[str, Any]:
    """The minimal day, its proposals on five criteria and for the new outcome."""
    script = minimal_script()
    for act in script["acts"]:
        if act["do"] == "propose":
            act["outcome"] = "pilot"
            act["wording"] = act["wording"] | {"public": SAID}
    return script


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MinimalDay]:
    """The changed day, played to its sealed papers."""
    day = play_minimal(tmp_path_factory.mktemp("kinds"), script=changed_script(), policy=changed_policy())
    yield day
    day.store.close()


def sealed(made: MinimalDay, rule: str) -> bytes:
    """The sealed bytes of a paper."""
    row = next(r for r in meetings.papers(made.store.conn, made.played.meeting) if r.rule == rule)
    seal = desk.existing(made.store, row.id).sealed
    assert seal is not None
    return made.store.attachment(seal.sha256)


def printed(pdf: bytes) -> str:
    """Everything on the pages, without white space."""
    with PDFIUM, closing(pypdfium2.PdfDocument(BytesIO(pdf))) as document:
        return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_the_policys_criteria_and_outcomes_are_on_the_screen(made: MinimalDay) -> None:
    store, meeting = made.store, made.played.meeting
    view = day_view(store, reader(store.season), meeting, "")
    view = day_view(store, reader(store.season), meeting, view.entries[0].item)
    assert [c.name for c in view.rules.criteria] == [
        "신기술 혁신성",
        "성장 가능성",
        "시장 확장성",
        "도전의지",
        "공공 기여도",
    ]
    assert "public" in {cell.criterion for cell in (view.turn.cells if view.turn else ())}
    assert view.entries[0].outcome == "시범 선정"
    assert spoken(view, "en").entries[0].outcome == "Pilot"
    assert "Pilot" in {o.name for o in spoken(view, "en").rules.outcomes}


def test_the_sheet_prints_them_and_its_record_tells_the_same(made: MinimalDay) -> None:
    pdf = sealed(made, "company_sheet")
    sheet, text = paper_in(pdf), printed(pdf)
    assert isinstance(sheet, CompanySheet)
    assert sheet.criteria[-1] == PrintedOpinion("public", "공공 기여도", SAID)
    assert [c.name for c in sheet.criteria][1] == "성장 가능성"
    assert sheet.outcome == PrintedOutcome("pilot", "시범 대상")
    assert sheet.decision == "㈜도약정밀: 조건 1건으로 시범한다."
    for opinion in (*sheet.criteria, sheet.conclusion):
        assert "".join(opinion.name.split()) in text
        assert "".join(opinion.text.split()) in text
    assert "".join(sheet.decision.split()) in text
    assert "시범대상" in text


def test_the_days_papers_count_the_new_outcome(made: MinimalDay) -> None:
    resolution, minutes = paper_in(sealed(made, "resolution")), paper_in(sealed(made, "minutes"))
    assert isinstance(resolution, Resolution)
    assert Total("시범 대상", 1) in resolution.totals
    assert isinstance(minutes, Minutes)
    assert minutes.items[0].outcome.word == "시범 대상"
    assert "시범대상1건" in printed(sealed(made, "resolution"))


@pytest.mark.parametrize("rule", ["company_sheet", "resolution", "minutes", "gist", "exclusion"])
def test_every_paper_is_verified_and_named_by_the_policys_title(made: MinimalDay, rule: str) -> None:
    verdict = verification.verify_own(made.store, sealed(made, rule))
    assert verdict.accepted
    named = changed_policy().policy.panel_kind.paper(rule)
    assert named is not None
    assert (verdict.paper, verdict.title) == (rule, named.title)


def test_files_bear_the_policys_names(made: MinimalDay, tmp_path: Path) -> None:
    done = export.sealed(made.store, reader(made.store.season), made.played.meeting, tmp_path)
    names = {one.path.stem.rpartition("_")[2] for one in done}
    assert names == {"종합의견서", "의결서", "회의록", "별지", "심의제외확인서"}


def test_every_paper_that_a_shipped_policy_names_can_be_made() -> None:
    kinds = {kind.id for kind in paper_kinds.known()}
    assert {paper.id for kind in policies.shipped().policy.meetings for paper in kind.papers} <= kinds
    shipped = policies.shipped()
    paper_kinds.require_known(shipped.policy)
    with pytest.raises(Refused, match=r"paper\.kind-unknown"):
        paper_kinds.require_known(policies.read(shipped.text.replace('id = "resolution"', 'id = "poster"')).policy)
    twice = policies.read(shipped.text.replace('id = "exclusion"', f'id = "{scored_sheet.KIND.id}"'))
    with pytest.raises(Refused, match=r"paper\.same-number"):
        paper_kinds.require_known(twice.policy)


@pytest.mark.parametrize("word", ["poster", scored_sheet.KIND.id])
def test_no_season_begins_with_a_policy_whose_papers_cannot_be_made(tmp_path: Path, word: str) -> None:
    policy = policies.read(policies.shipped().text.replace('id = "exclusion"', f'id = "{word}"'))
    file = tmp_path / "a.jumpup-season"
    with pytest.raises(Refused, match=r"paper\."):
        seasons.create(seasons.Request(file, PASSPHRASE, policy, cost=LEAST_COST))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ('id = "growth"', 'id = "innovation"', "meetings.selection.criteria"),
        ('{name}: 이번 회차 미선정', "{nam}: 이번 회차 미선정", "meetings.selection.outcomes.not_selected.sentence"),
        ('name = "미선정"', 'name = "예비"', "meetings.selection.outcomes.not_selected"),
        ("by_withdrawal = true", "by_absence = true", "meetings.selection.outcomes.by_absence"),
        ('name_en = "Will",', 'name_en = "Will", points = 10,', "meetings.selection.scoring"),
        ('meeting_kind = "selection"', 'meeting_kind = "other"', "panel.meeting_kind"),
        ('no_wording = "', 'no_wording = "평균 ', "meetings.selection.words"),
        ("pin_length = 6", "pin_length = 5", "locking.pin_length"),
        ("member_key_days = 14", "member_key_days = 999999999999", "deadlines.member_key_days"),
        ("due_working_days = 1", "due_working_days = -1", "meetings.papers.due_working_days"),
        ("times = 3", "times = 0", "calls.times"),
        ("wait_minutes = 10", "wait_minutes = 10001", "calls.wait_minutes"),
    ],
)  # fmt: skip
def test_a_kind_that_contradicts_itself_is_refused_with_its_place(before: str, after: str, place: str) -> None:
    with pytest.raises(Refused) as caught:
        policies.read(policies.shipped().text.replace(before, after))
    assert caught.value.code == "policy.contradicts"
    assert place in caught.value.problem.shown["detail"]
