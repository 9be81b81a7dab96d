"""After the meeting: what was said is put right before its 별지 is fixed; a sealed paper by a further edition."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, cast

import pytest

from jumpup_desktop.documents.print_copy import page_count
from jumpup_desktop.services.papers.closing_print import closing_print
from jumpup_desktop.services.seen.papers import content
from tests.documents.strangers import cms_verified
from tests.room.operator import PIN
from tests.room.test_day_in_the_window import TEXT

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.services.seen.papers import PaperLine
    from jumpup_desktop.views.papers.page import PapersPage
    from tests.room.operator import Operator

pytestmark = pytest.mark.long  # each is a day in the window, or several

WRONG, RIGHT, RIGHTER = "수출 비중을 물음", "해외 매출의 비중을 물음", "해외 매출의 비중과 근거를 물음"


def decided(operator: Operator) -> list[str]:
    """A day whose one company was resolved, closed, no paper made yet."""
    members = operator.open_day()
    operator.call_in()
    operator.note(WRONG)
    operator.to_phase("writing")
    operator.write_opinions(TEXT)
    operator.to_phase("decision")
    operator.open_opinions()
    operator.propose("selected", TEXT)
    operator.all_agree()
    operator.resolve()
    operator.close_day()
    return members


def put_right(operator: Operator, text: str) -> None:
    """발언 요지… on the page of the papers, asked for by the second member."""
    operator.dialogs.choices, operator.dialogs.lines = [0, 1], [text]
    operator.pick(operator.signing.more, "gist")
    assert operator.signing.form.signing_error.text() == ""


def papers(operator: Operator) -> PapersPage:
    """The list of papers, as it stands."""
    page = cast("PapersPage", operator.page("papers"))
    page.refresh()
    operator.idle()
    return page


def renew_keys(operator: Operator) -> None:
    """Everyone who signs the corrected papers chooses a new PIN; before that they cannot be fixed."""
    form, keyless = operator.signing.form, operator.signing_day.keyless
    assert len(keyless) == 2, "secretary and chair sign 별지 and 회의록"
    operator.dialogs.choices, operator.dialogs.secrets = [0, 0], [PIN, "135790"]
    operator.click(form.key_button)
    assert "서로 다릅니다" in operator.dialogs.told[-1]
    for _ in keyless:
        assert not form.prepare_button.isEnabled()
        operator.dialogs.choices, operator.dialogs.secrets = [0, 0], [PIN, PIN]
        operator.click(form.key_button)
        assert form.signing_error.text() == ""
    assert not form.key_button.isVisible()


def annexes(operator: Operator) -> list[PaperLine]:
    """All editions of the 별지, oldest first."""
    return [row for row in papers(operator).model.shown if "별지" in row.kind]


def test_a_sealed_annex_is_put_right_by_a_further_edition(operator: Operator, tmp_path: Path) -> None:
    decided(operator)
    put_right(operator, RIGHT)
    operator.sign_everything()
    assert not operator.signing.more.actions["gist"].isVisible()
    page, (first,) = papers(operator), annexes(operator)
    page.form.papers_table.select_key(first.id)
    operator.idle()
    assert page.form.paper_correct.isVisible()
    operator.dialogs.lines = [""]
    operator.click(page.form.paper_correct)
    assert len(annexes(operator)) == 1
    operator.dialogs.lines = ["발언 요지 오기 정정"]
    operator.click(page.form.paper_correct)
    assert [(a.edition, a.state, a.is_newest) for a in annexes(operator)] == [
        (1, "sealed", False),
        (2, "drafted", True),
    ]
    page.form.papers_table.select_key(first.id)
    operator.idle()
    assert not page.form.paper_correct.isVisible()
    put_right(operator, RIGHTER)
    renew_keys(operator)
    operator.sign_everything()
    out = tmp_path / "papers"
    operator.dialogs.files = [out]
    operator.click(operator.signing.form.copy_button)
    words = {p.name: printed(p) for p in sorted(out.glob("*별지*.pdf"))}
    told = [text for text in words.values() if "".join(RIGHTER.split()) in text]
    assert len(words) == 2
    assert len(told) == 1
    assert "정정" in told[0]
    assert "".join(WRONG.split()) not in "".join(words.values())
    for paper in out.glob("*별지*.pdf"):
        assert cms_verified(paper, out / "root.crt")


def printed(paper: Path) -> str:
    """Its words without spaces."""
    done = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True)
    return "".join(done.stdout.split())


def test_who_refuses_or_stays_away_does_not_hold_a_correction_up(operator: Operator) -> None:
    """A corrected 종합의견서 of seven: one refuses before it is fixed, the others choose PINs in any order."""
    members = decided(operator)
    operator.sign_everything()
    page = papers(operator)
    sheet = next(row for row in page.model.shown if row.kind == "종합의견서")
    page.form.papers_table.select_key(sheet.id)
    operator.idle()
    operator.dialogs.lines = ["오기 정정"]
    operator.click(page.form.paper_correct)
    form = operator.signing.form
    away = [person for person, _ in operator.signing_day.keyless].index(members[3])
    operator.dialogs.choices, operator.dialogs.lines = [away, 1], ["출장 중"]
    operator.click(form.key_button)
    assert form.signing_error.text() == ""
    assert members[3] not in [person for person, _ in operator.signing_day.keyless]
    for _ in range(6):
        operator.dialogs.choices, operator.dialogs.secrets = [len(operator.signing_day.keyless) - 1, 0], [PIN, PIN]
        operator.click(form.key_button)
        assert form.signing_error.text() == ""
    operator.sign_everything()
    rows = [row for row in papers(operator).model.shown if row.kind == "종합의견서"]
    assert [(row.edition, row.state) for row in rows] == [(1, "sealed"), (2, "sealed")]
    season, meeting = operator.season, operator.signing_day.meeting
    resolution = next(row for row in page.model.shown if row.kind == "의결서")
    printed = operator.ask(lambda: closing_print(season.store, season.reader, meeting))
    wanted = operator.ask(
        lambda: [content(season.store, season.reader, row.id) for row in (rows[1], resolution, resolution)]
    )
    assert sorted(printed[:-1]) == sorted(wanted), "the first edition is not printed again"
    assert page_count(printed[-1]) == 1, "the register is"


def test_a_fixed_paper_is_opened_again_before_its_seal_and_made_anew(operator: Operator) -> None:
    """Whatever stopped it: no path ends with a paper that can neither be sealed nor be made again."""
    decided(operator)
    operator.click(operator.signing.form.prepare_button)
    operator.until(lambda: not operator.signing.form.prepare_button.isVisible())
    page = papers(operator)
    sheet = next(row for row in page.model.shown if row.kind == "종합의견서")
    page.form.papers_table.select_key(sheet.id)
    operator.idle()
    button = page.form.paper_correct
    assert (button.isVisible(), button.text()) == (True, "다시 열기…")
    operator.dialogs.lines = ["열쇠를 새로 정함"]
    operator.click(button)
    assert [row.state for row in papers(operator).model.shown if row.kind == "종합의견서"] == ["drafted"]
    operator.sign_everything()
    assert {row.state for row in papers(operator).model.shown} == {"sealed"}
    page.form.papers_table.select_key(sheet.id)
    operator.idle()
    assert button.text() == "정정본…"
