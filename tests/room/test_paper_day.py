"""A day held on paper (practice 39): entry with a second look, times of the forms, scans by their codes."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QTableWidgetItem

from jumpup_desktop.domain.meeting.paper_entry import LookAgain
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.meeting.turn import Shrink
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.services.papers import emergency
from jumpup_desktop.services.papers.scans import file_scans
from jumpup_desktop.services.play_papers import scanned
from jumpup_desktop.services.seasons import reader, secretariat
from jumpup_desktop.views.room.day_times import DayTimesDialog
from tests.room.test_day_in_the_window import TEXT

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.services.papers.scans import Filing
    from tests.room.operator import Operator

pytestmark = pytest.mark.long  # each is a day in the window, or several


def _next(operator: Operator) -> str:
    """What the filled button does."""
    step = operator.progress.stepping.step
    return step.verb if step else ""


def _decided(operator: Operator) -> list[str]:
    """One company typed from its forms up to 의결; the members."""
    form = operator.opening.form
    form.mode_combo.setCurrentIndex(form.mode_combo.findData("paper"))
    members = operator.open_day()
    operator.call_in()
    operator.write_opinions(TEXT)
    operator.open_opinions()
    operator.note("해외 매출의 비중을 물음")
    operator.propose("selected", TEXT)
    operator.all_agree()
    operator.resolve()
    return members


def test_a_paper_day_is_entered_looked_at_twice_and_printed_as_such(operator: Operator, tmp_path: Path) -> None:
    members = _decided(operator)
    assert _next(operator) == "times"
    operator.dialogs.lines = ["10:20", "09:30"]
    operator.press("times")
    assert operator.room.error == operator.built.sentences.of(Refused("on-paper.times"))
    operator.dialogs.lines = ["09:30", "10:20"]
    operator.press("times")
    assert "09:30–10:20" in operator.progress.form.turn_line.text()
    assert _next(operator) == "look"
    operator.dialogs.answer = True
    operator.press("close")
    assert operator.room.error == operator.built.sentences.of(Refused("on-paper.day-times"))
    operator.answer(lambda: operator.press("day_times"), DayTimesDialog, lambda box: _fill_day(operator, box))
    assert operator.room.error == ""
    operator.press("close")
    assert "두 번째 확인" in operator.room.error
    assert operator.day.state == "open"
    _look_oneself(operator)
    operator.dialogs.choices = [1]
    operator.press("look")
    assert operator.turn.looked_by == operator.day.name(members[1])
    operator.dialogs.lines = ["09:35", "10:20"]
    operator.press("times")
    assert operator.turn.looked_by == "", "what was written after the look was not looked at"
    operator.press("look")
    assert _next(operator) == "close"
    operator.close_day()
    words = printed_minutes(operator, tmp_path / "papers")
    assert "서면(비상서식)" in words
    assert "15:10퇴장" in words
    steps = words[words.index("진행순서") : words.index("상정안건")]
    assert (
        steps.index("위원장호선")
        < steps.index("09:20개회")
        < steps.index("09:35제1호안건호명")
        < steps.index("10:20제1호안건의결")
    )
    assert set(re.findall(r"\d\d:\d\d", steps)) == {"09:20", "09:35", "10:20", "11:40", "11:50", "16:00"}


def printed_minutes(operator: Operator, out: Path) -> str:
    """The words of the sealed 회의록, without spaces."""
    operator.sign_everything()
    operator.dialogs.files = [out]
    operator.click(operator.signing.form.copy_button)
    paper = next(out.glob("*회의록*.pdf"))
    printed = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True)
    return "".join(printed.stdout.split())


def _fill_day(operator: Operator, box: DayTimesDialog) -> None:
    """First a recess that nobody can read, then one as it should be; the last one left before the end."""
    box.opened.setText("09:20")
    box.closed.setText("16:00")
    box.recesses.setText("점심")
    box.yes.click()
    assert "쌍반점" in box.error.text()
    box.recesses.setText("11:40-11:50 휴식")
    box.people.setItem(1, 2, QTableWidgetItem("15시"))
    box.yes.click()
    operator.idle()
    assert box.isVisible()
    assert box.error.text() == operator.built.sentences.of(Refused("on-paper.times"))
    box.people.setItem(1, 2, QTableWidgetItem("15:10"))
    box.yes.click()
    operator.idle()


def test_who_is_excluded_cannot_look_at_the_companys_papers(operator: Operator) -> None:
    """Practice 4."""
    form = operator.opening.form
    form.mode_combo.setCurrentIndex(form.mode_combo.findData("paper"))
    members = operator.open_day()
    operator.call_in()
    item, presiding = operator.turn.entry.item, operator.turn.presiding
    operator.room.act(Shrink(item, members[1], "own_request", "친족", presiding))
    operator.done()
    operator.dialogs.lines = ["포기서"]
    operator.press("withdraw")
    operator.room.act(LookAgain(operator.turn.entry.item, members[1]))
    operator.idle()
    assert operator.room.error == operator.built.sentences.of(Refused("on-paper.excluded"))
    operator.dialogs.choices = [1]
    operator.press("look")
    assert operator.turn.looked_by == operator.day.name(members[2])


def _look_oneself(operator: Operator) -> None:
    """Who typed cannot be the second pair of eyes."""
    secretary = next(p.id for p in operator.day.people if p.role == "secretary")
    operator.room.act(LookAgain(operator.turn.entry.item, secretary))
    operator.idle()
    assert operator.room.error == operator.built.sentences.of(Refused("on-paper.same-eyes"))


def test_scans_of_the_forms_find_their_day_by_the_code_on_each_page(operator: Operator, tmp_path: Path) -> None:
    """Whatever pages there are go to this meeting's day; another meeting's page is told of."""
    operator.open_day()
    meeting, out = operator.day.meeting, tmp_path / "forms"
    store = operator.season.store
    operator.ask(lambda: emergency.write_forms(store, reader(store.season), meeting, out))
    forms = sorted(out.glob("*.pdf"))
    scans = [one for n, form in enumerate(forms[:2]) for one in scanned(form.read_bytes(), tmp_path / f"s{n}", 1)]

    def file() -> Filing:
        return file_scans(store, secretariat(store.season), meeting, scans)

    done = operator.ask(file)
    assert [f.number for f in done.filed] == [form.name.partition("_")[0] for form in forms[:2]]
    kept = operator.ask(lambda: store.known(SITTING, meeting).forms)
    assert [f.number for f in kept] == [f.number for f in done.filed]
    assert operator.ask(lambda: store.attachment(kept[0].scan_sha256)).startswith(b"%PDF")
    again = operator.ask(file)
    assert (again.filed, {p.code for p in again.problems}) == ((), {"scan.filed-already"})
