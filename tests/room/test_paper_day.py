"""A day held on paper (practice 39): entry with a second look, times of the forms, scans by their codes."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.services.papers import emergency
from jumpup_desktop.services.papers.scans import file_scans
from jumpup_desktop.services.play_papers import scanned
from jumpup_desktop.services.seasons import secretariat
from tests.room.test_day_in_the_window import TEXT, _opened

if TYPE_CHECKING:
    from pathlib import Path

    from jumpup_desktop.services.papers.scans import Filing
    from tests.room.operator import Operator


def test_a_paper_day_is_entered_looked_at_twice_and_printed_as_such(operator: Operator, tmp_path: Path) -> None:
    form = operator.opening.form
    form.mode_combo.setCurrentIndex(form.mode_combo.findData("paper"))
    members = _opened(operator)
    verbs = operator.progress.form
    operator.call_in()
    operator.write_opinions(TEXT)
    operator.open_opinions()
    operator.note("해외 매출의 비중을 물음")
    operator.propose("selected", TEXT)
    operator.all_agree()
    operator.resolve()
    operator.dialogs.lines = ["10:20", "09:30"]
    operator.click(verbs.times_button)
    assert operator.room.error == operator.built.sentences.of(Refused("on-paper.times"))
    operator.dialogs.lines = ["09:30", "10:20"]
    operator.click(verbs.times_button)
    assert "09:30–10:20" in verbs.turn_line.text()
    operator.dialogs.answer = True
    operator.click(verbs.close_button)
    assert "두 번째 확인" in operator.room.error
    assert operator.day.state == "open"
    item = operator.turn.entry.item
    operator.room.act({"do": "look_again", "item": item, "person": _secretary(operator)})
    operator.idle()
    assert operator.room.error == operator.built.sentences.of(Refused("on-paper.same-eyes"))
    operator.dialogs.choices = [1]
    operator.click(verbs.look_button)
    assert operator.turn.looked_by == operator.day.name(members[1])
    operator.close_day()
    operator.sign_everything()
    out = tmp_path / "papers"
    operator.dialogs.files = [out]
    operator.click(operator.signing.form.copy_button)
    printed = subprocess.run(
        ["pdftotext", "-layout", str(next(out.glob("*회의록*.pdf"))), "-"], capture_output=True, text=True, check=True
    ).stdout
    words = "".join(printed.split())
    assert "서면(비상서식)" in words
    assert "(수기)" in words
    assert "09:30" in words
    assert "10:20" in words


def _secretary(operator: Operator) -> str:
    return next(p.id for p in operator.day.people if p.role == "secretary")


def test_scans_of_the_forms_find_their_day_by_the_code_on_each_page(operator: Operator, tmp_path: Path) -> None:
    """Whatever pages there are go to this meeting's day; another meeting's page is told of."""
    _opened(operator)
    meeting, out = operator.day.meeting, tmp_path / "forms"
    store = operator.holder.store
    operator.ask(lambda: emergency.write_forms(store, meeting, out))
    forms = sorted(out.glob("*.pdf"))
    scans = [
        one for n, form in enumerate(forms[:2]) for one in scanned(form.read_bytes(), tmp_path / f"s{n}", {"skew": 1})
    ]

    def file() -> Filing:
        return file_scans(store, secretariat(store.season), meeting, scans)

    done = operator.ask(file)
    assert [f.number for f in done.filed] == [form.name.partition("_")[0] for form in forms[:2]]
    kept = operator.ask(lambda: store.state("sitting", meeting).forms)
    assert [f.number for f in kept] == [f.number for f in done.filed]
    assert operator.ask(lambda: store.attachment(kept[0].scan_sha256)).startswith(b"%PDF")
    again = operator.ask(file)
    assert (again.filed, {p.code for p in again.problems}) == ((), {"scan.filed-already"})
