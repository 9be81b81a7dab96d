"""The editor of one opinion: whose, which criterion, its text, what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox

from jumpup_desktop.domain.meeting.opinion import OVERALL

if TYPE_CHECKING:
    from jumpup_desktop.presenters.opinions import OpinionsPresenter
    from jumpup_desktop.presenters.own_sheet import OwnSheetPresenter
    from jumpup_desktop.presenters.typed_texts import OpinionPlace
    from jumpup_desktop.services.seen.opinions import OpinionCell
    from jumpup_desktop.services.seen.turn import TurnView
    from jumpup_desktop.views._forms.ui_opinions_form import Ui_OpinionsForm


class OpinionEditor(QObject):
    """Shows the chosen cell on the form; what is being typed in it is left alone."""

    def __init__(self, form: Ui_OpinionsForm, presenter: OpinionsPresenter, own: OwnSheetPresenter) -> None:
        super().__init__()
        self._form, self._presenter, self._own = form, presenter, own
        self._shown: OpinionPlace | None = None
        form.mark_combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def set_text(self, text: str) -> None:
        """Put a text there that nobody types just now."""
        with QSignalBlocker(self._form.editor):
            self._form.editor.setPlainText(text)

    def take_up(self) -> bool:
        """Go on writing at the end of the text; whether it may be written."""
        editor = self._form.editor
        can_write = self._presenter.chosen is not None and not editor.isReadOnly()
        if can_write:
            editor.moveCursor(QTextCursor.MoveOperation.End)
            editor.setFocus()
        return can_write

    def show_turn(self, turn: TurnView) -> None:
        """The cell that is chosen, as it stands."""
        form, presenter, cell = self._form, self._presenter, self._presenter.chosen
        form.editor_card.setEnabled(cell is not None)
        if cell is None:
            form.editor_title.setText(self.tr("위 표에서 위원과 항목을 고르십시오."))
            for button in (form.mark_combo, form.draft_button, form.quote_button, form.versions_button):
                button.hide()
            form.editor_hint.clear()
            form.editor_saved.clear()
            form.editor_next.clear()
            self.set_text("")
            self._shown = None
            return
        form.editor_title.setText(self._named(turn, cell.member, cell.criterion))
        self._offer_marks(cell)
        self._show_text(cell)
        self._shown = presenter.place
        self._say_state(cell)
        self._say_next(cell)

    def _say_next(self, cell: OpinionCell) -> None:
        """Which one must be written after this."""
        turn, following = self._presenter.turn, self._presenter.next_open()
        is_other = following is not None and following != (cell.member, cell.criterion)
        if turn is None or following is None or not is_other:
            self._form.editor_next.clear()
            return
        self._form.editor_next.setText(self.tr("다음 칸: {cell}").format(cell=self._named(turn, *following)))

    def _named(self, turn: TurnView, member: str, criterion: str) -> str:
        """Whose opinion, of which criterion."""
        seat = next((s.name for s in turn.seats if s.id == member), "")
        names = dict(self._presenter.room.criteria())
        return f"{seat} · {names.get(criterion, self.tr('종합'))}"

    def _show_text(self, cell: OpinionCell) -> None:
        """What may be read here: what is being typed, or a final text that is open or the author's own."""
        is_new, presenter = self._presenter.place != self._shown, self._presenter
        is_final = cell.state != "none"
        if is_final and not presenter.may_change:
            self.set_text("")
        elif is_new or (is_final and not self._form.editor.hasFocus()):
            self.set_text(presenter.text or presenter.readable)
        if is_new:
            self._form.editor_saved.setText("")

    def _say_state(self, cell: OpinionCell) -> None:
        form, presenter, is_final = self._form, self._presenter, cell.state != "none"
        form.editor_hint.setText(presenter.hint)
        form.final_button.setText(self.tr("토론 반영") if is_final else self.tr("확정하고 다음 칸"))
        form.final_button.setToolTip("Ctrl+Enter")
        form.editor.setReadOnly(not presenter.may_change)
        form.final_button.setEnabled(presenter.may_change)
        form.draft_button.setVisible(presenter.is_sealed)
        form.quote_button.setVisible(bool(self._own.pre_review) and presenter.may_change)
        form.versions_button.setVisible(is_final and presenter.may_change and cell.versions > 1)

    def _offer_marks(self, cell: OpinionCell) -> None:
        combo, day = self._form.mark_combo, self._presenter.room.day
        combo.setVisible(cell.criterion != OVERALL)
        if self._presenter.place == self._shown and combo.count():
            return
        combo.clear()
        combo.addItem(self.tr("표시 없음"), "")
        for mark in day.rules.marks if day else ():
            combo.addItem(mark, mark)
        combo.setCurrentIndex(max(0, combo.findData(cell.mark)))
