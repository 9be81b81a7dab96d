"""One laptop that goes round, each member's own sheet, covers, versions: who reads what, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jumpup_desktop.domain.meeting.opinion import OPINION, ReviseOpinion
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.presenters.differences import differences
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.services.room import Room
from jumpup_desktop.views.room.covered import Covered
from jumpup_desktop.views.room.hand_over import HandOver
from jumpup_desktop.views.room.pre_review import PreReviewDialog
from jumpup_desktop.views.room.versions import VersionsDialog
from tests.room.operator import PIN, Operator
from tests.room.test_day_in_the_window import TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jumpup_desktop.presenters.opinions import OpinionsPresenter
    from jumpup_desktop.services.seen.opinions import TextVersion


def shared(operator: Operator) -> list[str]:
    """A day whose laptop goes round, with the company in and members writing."""
    form = operator.opening.form
    form.mode_combo.setCurrentIndex(form.mode_combo.findData("shared_laptop"))
    members = operator.open_day()
    assert operator.day.mode == "shared_laptop"
    operator.call_in()
    operator.to_phase("writing")
    return members


def written(operator: Operator) -> OpinionsPresenter:
    """The opinions as they are being written."""
    return operator.built.pages_of_the_day.opinions


def cover_of(operator: Operator) -> Covered:
    """The cover over the opinions."""
    cover = operator.progress.findChild(Covered, "opinions_panel_cover")
    assert cover is not None
    return cover


def hand_over(operator: Operator) -> HandOver:
    """The page between two members."""
    page = cover_of(operator).findChild(HandOver)
    assert page is not None
    return page


def sit_down(operator: Operator, member: str, pin: str = PIN) -> None:
    """A member takes the laptop."""
    page = hand_over(operator)
    page.who.setCurrentIndex(page.who.findData(member))
    QTest.keyClicks(page.pin, pin)
    operator.click(page.open_button)


def test_the_laptop_goes_round_and_shows_each_only_their_own(operator: Operator) -> None:
    """Practice 9 ②: one PIN for each hand-over; nothing of the one before is left."""
    members = shared(operator)
    panel = operator.opinions
    assert not panel.isVisible()
    sit_down(operator, members[0], "999999")
    assert "PIN" in operator.room.error
    assert not panel.isVisible()
    for number, member in enumerate(members[:2]):
        sit_down(operator, member)
        form = panel.form
        assert panel.isVisible()
        assert form.matrix.rowCount() == 1
        operator.write(form.editor, f"{number}번 위원만 아는 글. 근거를 스스로 밝히고 조건을 하나 둔다.")
        operator.click(form.final_button)
        operator.write(form.editor, "쓰다 만 글")
        operator.click(form.own_button)
        assert not panel.isVisible()
        assert form.editor.toPlainText() == ""
    sit_down(operator, members[0])
    assert panel.form.editor.toPlainText() == "쓰다 만 글"
    first = operator.turn.cells[0]
    column = written(operator).criteria.index(first.criterion if first.versions else "overall")
    panel.form.matrix.setCurrentCell(0, column)
    operator.click(panel.form.own_button)
    assert operator.turn.cells[0].text == ""


def test_the_author_reads_and_changes_their_own_before_the_reveal(operator: Operator) -> None:
    members = shared(operator)
    sit_down(operator, members[0])
    panel = operator.opinions
    place = written(operator).place
    assert place is not None
    operator.write(panel.form.editor, TEXT)
    operator.click(panel.form.final_button)
    panel.form.matrix.setCurrentCell(0, written(operator).criteria.index(place.criterion))
    operator.idle()
    assert panel.form.editor.toPlainText() == TEXT
    operator.write(panel.form.editor, " 덧붙임.")
    operator.click(panel.form.final_button)
    cell = written(operator).cell(place.member, place.criterion)
    assert cell is not None
    assert cell.versions == 2


def test_a_kept_draft_is_seen_before_it_is_finalised(operator: Operator) -> None:
    """Sealed text of the cell that is shown: the PIN opens it into the editor, and only then can it be final."""
    members = operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    panel = operator.opinions
    presenter, item = written(operator), operator.turn.entry.item
    criterion = operator.turn.seats[0].own
    kept = Room(operator.season.store, operator.day.meeting)
    operator.ask(lambda: kept.keep_draft(item, members[0], criterion, "앞서 쓰던 긴 글", ""))
    operator.room.refresh()
    operator.idle()
    panel.form.matrix.setCurrentCell(0, presenter.criteria.index(criterion))
    operator.idle()
    assert presenter.is_sealed
    assert panel.form.editor.toPlainText() == ""
    operator.dialogs.choices, operator.dialogs.secrets = [0], [PIN]
    operator.click(panel.form.own_button)
    assert panel.form.editor.toPlainText() == "앞서 쓰던 긴 글"
    operator.click(panel.form.final_button)
    final = [(cell.member, cell.criterion) for cell in operator.turn.cells if cell.state == "final"]
    assert final == [(members[0], criterion)]


def test_the_author_compares_versions_made_in_the_open_sheet(operator: Operator) -> None:
    members = shared(operator)
    sit_down(operator, members[0])
    panel = operator.opinions
    place = written(operator).place
    assert place is not None
    operator.write(panel.form.editor, TEXT)
    operator.click(panel.form.final_button)
    column = written(operator).criteria.index(place.criterion)
    panel.form.matrix.setCurrentCell(0, column)
    operator.idle()
    panel.form.editor.moveCursor(QTextCursor.MoveOperation.End)
    operator.write(panel.form.editor, " 덧붙임.")
    operator.click(panel.form.final_button)
    panel.form.matrix.setCurrentCell(0, column)
    operator.idle()

    def look(box: VersionsDialog) -> None:
        texts = []
        for row in range(box.list.count()):
            box.list.setCurrentRow(row)
            texts.append(box.taken)
        assert texts == [TEXT, f"{TEXT} 덧붙임."]
        box.reject()

    operator.answer(panel.form.versions_button, VersionsDialog, look)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert panel.findChildren(VersionsDialog) == []


def test_a_sheet_whose_pin_is_still_checked_stays_closed_after_a_lock(operator: Operator) -> None:
    members = shared(operator)
    panel, own = operator.opinions, operator.built.pages_of_the_day.own_sheet
    own.open(members[0], PIN)
    operator.built.session.lock()
    operator.idle()
    assert own.author == ""
    assert panel.form.editor.toPlainText() == ""


def test_versions_that_come_late_are_not_shown_for_another_member(operator: Operator) -> None:
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions(TEXT)
    operator.to_phase("decision")
    operator.open_opinions()
    panel = operator.opinions
    heard: list[Sequence[TextVersion]] = []
    panel.form.matrix.setCurrentCell(0, 4)
    operator.idle()
    done: Event[Sequence[TextVersion]] = Event()
    done.listen(heard.append)
    written(operator).read_versions(done)
    panel.form.matrix.setCurrentCell(1, 4)
    operator.idle()
    assert heard == []


def _write_note(operator: Operator, box: PreReviewDialog) -> None:
    assert not box.yes.isEnabled()
    box.criterion.setCurrentIndex(box.criterion.findData("overall"))
    operator.write(box.text, "미리 읽고 적어 둔 글")
    QTest.mouseClick(box.yes, Qt.MouseButton.LeftButton)


def test_a_note_that_is_refused_is_still_in_its_box(operator: Operator) -> None:
    operator.open_day()
    page = operator.opening
    operator.answer(page.form.notes_button, PreReviewDialog, lambda box: _write_note(operator, box))
    operator.done()

    def again(box: PreReviewDialog) -> None:
        _write_note(operator, box)
        operator.idle()
        assert box.isVisible()
        assert box.error.text() == operator.built.sentences.of(Refused("opinion.pre-review-exists"))
        assert box.text.toPlainText() == "미리 읽고 적어 둔 글"
        box.reject()

    operator.answer(page.form.notes_button, PreReviewDialog, again)


def test_notes_from_before_the_day_are_their_authors_alone_and_can_be_quoted(operator: Operator) -> None:
    """Practice 13, J-040."""
    form = operator.opening.form
    form.mode_combo.setCurrentIndex(form.mode_combo.findData("shared_laptop"))
    members = operator.open_day()
    page = operator.opening
    page.form.people_table.select_key(members[0])
    operator.idle()

    operator.answer(page.form.notes_button, PreReviewDialog, lambda box: _write_note(operator, box))
    operator.done()
    operator.call_in()
    operator.to_phase("writing")
    panel = operator.opinions
    sit_down(operator, members[1])
    panel.form.matrix.setCurrentCell(0, 4)
    operator.idle()
    assert not panel.form.quote_button.isVisible()
    operator.click(panel.form.own_button)
    sit_down(operator, members[0])
    panel.form.matrix.setCurrentCell(0, 4)
    operator.idle()
    operator.click(panel.form.quote_button)
    assert panel.form.editor.toPlainText() == "미리 읽고 적어 둔 글"
    operator.click(panel.form.final_button)
    entity = f"{operator.turn.entry.item}.{members[0]}.overall.pre"
    assert operator.ask(lambda: operator.season.store.known(OPINION, entity).pre_review)


def test_an_earlier_version_is_taken_up_again(operator: Operator) -> None:
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions(TEXT)
    operator.to_phase("decision")
    operator.open_opinions()
    panel = operator.opinions
    panel.form.matrix.setCurrentCell(0, 4)
    operator.idle()
    panel.form.editor.selectAll()
    operator.write(panel.form.editor, "토론을 듣고 달라진 글")
    operator.click(panel.form.final_button)
    panel.form.matrix.setCurrentCell(1, 4)
    panel.form.matrix.setCurrentCell(0, 4)
    operator.idle()

    def fill(box: VersionsDialog) -> None:
        assert "달라진" in box.text.toPlainText()
        box.list.setCurrentRow(0)
        assert box.take is not None
        QTest.mouseClick(box.take, Qt.MouseButton.LeftButton)

    operator.answer(panel.form.versions_button, VersionsDialog, fill)
    assert panel.form.editor.toPlainText() == TEXT
    operator.click(panel.form.final_button)
    cell = written(operator).cell(operator.turn.seats[0].id, "overall")
    assert cell is not None
    assert (cell.versions, cell.text) == (3, TEXT)


def test_a_text_begun_on_another_version_is_compared_first(operator: Operator) -> None:
    """A save names its base; another one is refused, and the author decides with both texts in view."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions(TEXT)
    operator.to_phase("decision")
    operator.open_opinions()
    panel = operator.opinions
    presenter = written(operator)
    panel.form.matrix.setCurrentCell(0, 4)
    operator.idle()
    panel.form.editor.selectAll()
    operator.write(panel.form.editor, "내가 고치던 글")
    member, item = operator.turn.seats[0].id, operator.turn.entry.item
    act = ReviseOpinion(item, member, "overall", "그동안 저장된 글")
    operator.room.act(act)
    operator.done()
    assert operator.built.pages_of_the_day.drafts.is_outdated
    operator.room.act(replace(act, base="ffffffff:1"))
    operator.idle()
    assert operator.room.error == operator.built.sentences.of(Refused("opinion.other-base"))
    operator.answer(panel.form.final_button, VersionsDialog, lambda box: box.reject())
    cell = presenter.cell(member, "overall")
    assert cell is not None
    assert (cell.versions, cell.text) == (3, "내가 고치던 글")


def test_short_and_copied_texts_are_advised_on_and_stop_nothing(operator: Operator) -> None:
    """Practice 8, 40."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    panel = operator.opinions
    panel.form.matrix.setCurrentCell(0, 4)
    operator.idle()
    operator.write(panel.form.editor, "좋음")
    assert "30" in panel.form.editor_hint.text()
    operator.click(panel.form.final_button)
    operator.write_opinions("기술의 근거와 시험 결과를 스스로 밝혔고 양산 계획과 고객을 구체로 보였음")
    codes = {(c.member, c.criterion): [a.code for a in c.advice] for c in operator.turn.cells if c.versions}
    seats = operator.turn.seats
    assert codes[seats[0].id, "overall"] == ["opinion.short"]
    assert codes[seats[1].id, "overall"] == ["opinion.copied"]
    shown = panel.form.matrix.item(1, 4)
    assert shown is not None
    assert shown.text().endswith("△")
    operator.to_phase("decision")
    operator.open_opinions()


def test_texts_are_covered_until_somebody_looked_at_the_projector(
    qapp: QApplication, season: Path, tmp_path: Path
) -> None:
    """Practice 18: one screen may be a mirrored one; a new or lost screen covers again."""
    operator = Operator(qapp, tmp_path).open(season, no_projector=False)
    try:
        operator.open_day()
        operator.call_in()
        operator.to_phase("writing")
        cover, panel = cover_of(operator), operator.opinions
        assert not panel.isVisible()
        QTest.mousePress(cover.peek, Qt.MouseButton.LeftButton)
        assert panel.isVisible()
        QTest.mouseRelease(cover.peek, Qt.MouseButton.LeftButton)
        assert not panel.isVisible()
        operator.dialogs.answer = False
        operator.click(cover.none)
        assert not panel.isVisible()
        operator.dialogs.answer = True
        operator.click(cover.none)
        assert panel.isVisible()
        operator.write_opinions(TEXT)
        qapp.screenRemoved.emit(qapp.primaryScreen())
        assert not panel.isVisible()
        assert not operator.consensus.isVisible()
    finally:
        operator.close()


def test_the_wording_outlives_a_crash(operator: Operator, qapp: QApplication, season: Path, tmp_path: Path) -> None:
    """What the members draft together is kept before it is proposed."""
    operator.open_day()
    operator.call_in()
    operator.to_phase("writing")
    operator.write_opinions(TEXT)
    operator.to_phase("decision")
    operator.open_opinions()
    panel = operator.consensus
    operator.write(panel.wording.editors["overall"], "함께 다듬던 종합의견")
    panel.flush()
    operator.idle()
    operator.built.pages_of_the_day.consensus.forget()
    operator.room.refresh()
    operator.idle()
    assert operator.consensus.wording.editors["overall"].toPlainText() == "함께 다듬던 종합의견"
    operator.propose("selected", TEXT)
    assert operator.turn.consensus.kept is None


def test_differences_give_back_both_texts() -> None:
    before, after = "기술은 좋으나 시장이 좁다", "기술은 매우 좋으나 시장이 넓다"
    found = differences(before, after)
    assert "".join(text for kind, text in found if kind != "new") == before
    assert "".join(text for kind, text in found if kind != "gone") == after
