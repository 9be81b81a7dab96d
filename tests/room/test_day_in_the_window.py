"""A whole day in the window, from the first member at the door to sealed papers that strangers accept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QTableWidget

from jumpup_desktop.domain.meeting.sitting import SITTING, Arrived
from tests.documents.strangers import cms_verified, fonts_unembedded, signatures_seen
from tests.room.operator import PIN

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.room.operator import Operator

FORBIDDEN = ("순위", "점수", "평균", "예비", "찬성", "반대")
TEXT = "양산 설비의 시험 결과가 문서로 확인되고 협력사와의 계약이 이어지고 있어 성장이 기대됨."


def _seen_words(operator: Operator) -> str:
    """Every word of the opinion, matrix and consensus screens."""
    words: list[str] = []
    for panel in (operator.opinions, operator.consensus, operator.gist):
        words += [label.text() for label in panel.findChildren(QLabel)]
        for listed in panel.findChildren(QListWidget):
            words += [listed.item(n).text() for n in range(listed.count())]
        for table in panel.findChildren(QTableWidget):
            cells = [table.item(r, c) for r in range(table.rowCount()) for c in range(table.columnCount())]
            words += [cell.text() for cell in cells if cell]
    return " ".join(words)


def test_a_day_goes_from_the_door_to_sealed_papers(operator: Operator, tmp_path: Path) -> None:
    """Practice 1 to 8, 15, 40: ink signer, excluded member, late-comer, objection, two rounds, lunch, PIN budget."""
    people = operator.people
    members = [p.id for p in people if p.role == "member"]
    secretary = next(p.id for p in people if p.role == "secretary")
    company = operator.day.entries[0].company
    for person in (secretary, *members[:6]):
        operator.register(person, esign=person != members[3], conflict=company if person == members[5] else "")
    operator.elect_and_open(members[0])
    operator.register(members[6])
    assert len(operator.day.members_present) == 7

    before = operator.clicks
    operator.call_in()
    assert {s.id for s in operator.turn.seats} == set(members) - {members[5]}
    operator.to_phase("writing")
    assert operator.write_opinions(TEXT) == 12
    assert all(not cell.text for cell in operator.turn.cells)
    operator.to_phase("deliberation")
    operator.open_opinions()
    assert sum(bool(cell.text) for cell in operator.turn.cells) == 12
    operator.note("해외 매출의 비중을 물음")
    operator.to_phase("decision")
    operator.propose("selected", TEXT)
    stances = operator.consensus.form.stances_list
    operator.dialogs.choices, operator.dialogs.lines = [1], ["인증 일정이 불확실함"]
    operator.key(stances, Qt.Key.Key_O)
    assert len(operator.turn.consensus.rounds[0].objections) == 1
    assert not operator.consensus.form.resolve_button.isEnabled()
    operator.propose("selected", TEXT + " 인증 일정을 확정할 것.")
    operator.all_agree()
    assert [w for w in FORBIDDEN if w in _seen_words(operator)] == []
    operator.resolve()
    assert operator.clicks - before < 60

    operator.close_day()
    asked = operator.sign_everything()
    assert (max(asked.values()), members[3] in asked) == (1, False)
    out = tmp_path / "papers"
    operator.dialogs.files = [out]
    operator.click(operator.signing.form.copy_button)
    _strangers_accept(out, tmp_path)


def _strangers_accept(out: Path, folder: Path) -> None:
    papers = sorted(out.glob("*.pdf"))
    assert [p.name.split("-")[2][:3] for p in papers] == ["A00", "B01", "C00", "C01", "D01"]
    for number, paper in enumerate(papers):
        assert fonts_unembedded(paper) == []
        seen = signatures_seen(paper, out / "root.crt", folder / f"nss{number}")
        assert seen.valid == seen.trusted == cms_verified(paper, out / "root.crt") > 0
        assert seen.whole_file == 1


def test_a_recess_needs_a_roll_call_and_a_missing_member_leaves(operator: Operator) -> None:
    """Practice 20."""
    members = operator.open_day()
    operator.dialogs.lines = ["점심", "13:00"]
    operator.press("recess")
    assert (operator.day.state, operator.day.until) == ("recess", "13:00")
    assert operator.built.pages_of_the_day.stage.show().foot == "13:00"
    assert not operator.offers("recess"), "the laptop is locked while nobody sits at it"
    operator.unlock()
    operator.dialogs.several = [list(range(6))]
    operator.press("recess")
    assert operator.day.state == "open"
    assert len(operator.day.members_present) < len(members)


def test_a_company_that_does_not_come_moves_back_and_nothing_is_decided(operator: Operator) -> None:
    """Practice 14: never 미선정 by itself."""
    operator.open_day()
    operator.press("call")
    assert operator.turn.entry.state == "called"
    operator.dialogs.lines = ["교통 사정"]
    operator.press("postpone")
    assert (operator.turn.entry.state, operator.turn.entry.outcome) == ("waiting", "")


def test_no_consensus_is_an_exit_with_a_reason(operator: Operator) -> None:
    """Practice 12: never a vote."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions(TEXT)
    operator.to_phase("deliberation")
    operator.open_opinions()
    operator.to_phase("decision")
    operator.dialogs.choices, operator.dialogs.lines = [0], ["시장 근거에 대한 이견이 남음"]
    operator.click(operator.consensus.form.fail_button)
    assert operator.turn.entry.outcome == "의결보류"
    operator.dialogs.lines = ["추가 자료를 받음"]
    operator.press("reopen")
    assert operator.turn.entry.state == "in_room"


def test_the_sheet_wants_all_pledges_and_one_pin_twice(operator: Operator) -> None:
    page = operator.opening
    form = page.form
    operator.click(form.register_button)
    assert "청렴·보안 서약" in operator.room.error
    page.pledges.tick(page.pledges.boxes)
    form.pin_edit.setText(PIN)
    operator.click(form.register_button)
    assert "서로 다릅니다" in operator.room.error
    form.pin_edit.setText("12")
    form.pin_again_edit.setText("12")
    operator.click(form.register_button)
    assert not any(p.has_come for p in operator.day.people), "a PIN that is refused leaves nobody half registered"


def test_the_private_stage_opens_only_after_the_gate_and_ends_by_itself(operator: Operator) -> None:
    """Practice 6."""
    operator.open_day()
    pages = operator.built.pages_of_the_day
    operator.call_in()
    operator.to_phase("pitch")
    pages.control.show_wording(pages.consensus)
    assert pages.stage.mode == "clock"
    operator.to_phase("writing")
    operator.write_opinions(TEXT)
    operator.to_phase("deliberation")
    operator.open_opinions()
    pages.consensus.wording.overall = "함께 다듬는 종합의견"
    pages.control.show_wording(pages.consensus)
    assert pages.stage.show().texts == (("overall", "함께 다듬는 종합의견"),)
    pages.consensus.take_back()
    assert pages.stage.show().texts == (), "the room reads what the window shows"
    operator.to_phase("decision")
    assert pages.stage.show().mode == "blank"


def test_the_idle_lock_waits_while_a_phase_runs(operator: Operator) -> None:
    """Practice 27."""
    operator.open_day()
    shell, session = operator.built.shell, operator.built.session
    operator.call_in()
    operator.to_phase("pitch")
    operator.away_s = 10.0**9
    shell.tick()
    assert operator.progress_now.isVisible()
    operator.to_phase("decision")
    operator.key(operator.progress.form.clock_face, Qt.Key.Key_Right)
    assert not operator.day.phase_runs
    operator.away_s *= 2
    shell.tick()
    assert session.screen == "locked"


def test_a_window_that_is_opened_again_stands_where_it_stood(operator: Operator) -> None:
    """Same company, same phase, same clock; nothing was typed twice."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("pitch")
    seen = json.dumps([operator.turn.phase, operator.turn.entry.item, [s.id for s in operator.turn.seats]])
    clock = operator.turn.clock
    operator.room.forget()
    operator.room.refresh()
    operator.idle()
    assert json.dumps([operator.turn.phase, operator.turn.entry.item, [s.id for s in operator.turn.seats]]) == seen
    assert operator.turn.clock == clock


def test_an_acting_chair_is_elected_for_what_the_chair_is_excluded_from(operator: Operator) -> None:
    """Practice 15: a key and a reason; who acts signs that sheet last."""
    people = operator.people
    members = [p.id for p in people if p.role == "member"]
    company = operator.day.entries[0].company
    for person in people:
        operator.register(person.id, conflict=company if person.id == members[0] else "")
    operator.elect_and_open(members[0])
    operator.dialogs.choices, operator.dialogs.lines = [0], ["위원장이 회피함"]
    operator.press("acting")
    assert operator.room.error == ""
    assert not operator.offers("acting")
    operator.call_in()
    assert operator.turn.presiding == members[1]


def test_a_forgotten_pin_is_set_anew_by_chair_and_secretary(operator: Operator) -> None:
    """Practice 27: recorded; wrong PINs slow that person only."""
    members = operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions(TEXT)
    operator.to_phase("deliberation")
    operator.open_opinions()
    operator.note("질문")
    operator.to_phase("decision")
    operator.propose("selected", TEXT)
    operator.all_agree()
    operator.resolve()
    operator.close_day()
    form = operator.signing.form
    operator.click(form.prepare_button)
    operator.sign(members[1], "000000")
    assert "맞지 않습니다" in operator.faults[-1], "said in the box, where it is typed again"
    operator.dialogs.secrets = ["135790", "135791"]
    operator.pick(operator.signing.more, "reset")
    assert "서로 다릅니다" in operator.dialogs.told[-1]
    operator.dialogs.secrets = ["135790", "135790"]
    operator.pick(operator.signing.more, "reset")
    assert form.signing_error.text() == ""
    operator.sign(members[1], "135790")
    assert form.signing_error.text() == ""
    assert next(s.done for s in operator.signing_day.signers if s.person == members[1]) == 2


def test_nobody_agrees_to_another_text_than_the_one_proposed(operator: Operator) -> None:
    """A sentence corrected after the proposal: the round waits until it is proposed anew or taken back."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions(TEXT)
    operator.to_phase("decision")
    operator.open_opinions()
    operator.propose("selected", TEXT)
    panel = operator.consensus
    form, editor = panel.form, panel.wording.editors["overall"]
    assert form.agree_button.isEnabled()
    operator.write(editor, " 덧붙인 말.")
    assert not form.agree_button.isEnabled()
    assert form.wording_reset.isVisible()
    operator.key(form.stances_list, Qt.Key.Key_A)
    assert len(operator.turn.consensus.waiting) == len(operator.turn.seats)
    operator.click(form.wording_reset)
    assert editor.toPlainText() == TEXT
    operator.all_agree()
    assert form.resolve_button.isEnabled()
    operator.write(editor, " 또.")
    assert not form.resolve_button.isEnabled()
    panel.flush()
    operator.click(form.wording_reset)
    operator.resolve()
    assert editor.toPlainText() == TEXT
    assert operator.turn.consensus.kept is None


def test_a_new_screen_blanks_what_is_private(operator: Operator, qapp: QApplication) -> None:
    """Practice 6, 18: nobody knows yet who sees it."""
    operator.open_day()
    pages = operator.built.pages_of_the_day
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions(TEXT)
    operator.to_phase("deliberation")
    operator.open_opinions()
    pages.consensus.wording.overall = "함께 다듬는 종합의견"
    pages.control.show_wording(pages.consensus)
    assert pages.stage.show().mode == "wording"
    qapp.screenAdded.emit(qapp.primaryScreen())
    assert pages.stage.show().mode == "blank"


def test_the_record_speaks_korean_whatever_the_window_speaks(operator: Operator) -> None:
    operator.built.settings.choose_language("en")
    form = operator.opening.form
    assert form.sound_combo.itemText(1) == "Sound recording"
    form.sound_combo.setCurrentIndex(1)
    operator.open_day()
    sitting = operator.ask(lambda: operator.season.store.get(SITTING, operator.day.meeting))
    assert sitting.opening.sound_record == "녹음"
    bodies = [e.body for e in operator.events("sitting", operator.day.meeting)]
    assert {b.identity for b in bodies if isinstance(b, Arrived)} == {"신분증"}
    operator.call_in()
    assert operator.day.rules.phases[1].name == "Pitch"
    operator.gist.form.gist_speaker.setCurrentIndex(operator.gist.form.gist_speaker.count() - 1)
    operator.note("질문에 답함")
    operator.built.settings.choose_language("ko")
    assert operator.day.rules.phases[1].name == "발표"


def test_the_next_company_is_on_the_stage_only_where_it_is_wanted(operator: Operator) -> None:
    operator.open_day()
    control, entry = operator.built.pages_of_the_day.control, operator.day.entries[0]
    stage = control.open()
    assert operator.built.pages_of_the_day.stage.show().upcoming == ""
    dict(control.verbs())["다음 기업 보이기"]()
    assert operator.built.pages_of_the_day.stage.show().upcoming == f"{entry.order}. {entry.name}"
    assert not stage.grab().isNull()
    operator.call_in()
    assert operator.built.pages_of_the_day.stage.show().upcoming == "", "never beside the company that is in"
    dict(control.verbs())["다음 기업 감추기"]()
    assert not operator.built.pages_of_the_day.stage.has_next
    stage.close_stage()
