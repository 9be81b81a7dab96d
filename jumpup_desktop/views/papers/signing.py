"""마감: what is missing, whose turn it is, and the papers' way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton

from jumpup_desktop.presenters.signing_verbs import SIGNING_VERBS
from jumpup_desktop.views._forms.ui_signing_form import Ui_SigningForm
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.papers.turn_dialog import TurnDialog
from jumpup_desktop.views.verbs import Asker, VerbButtons, VerbMenu
from jumpup_desktop.views.widgets.lists import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.presenters.signing import SigningPresenter
    from jumpup_desktop.services.seen.papers import PaperLine
    from jumpup_desktop.services.seen.signing import SealLine, SignerLine, SigningDay
    from jumpup_desktop.views.dialogs import Dialogs

ROW = 40


MORE = ("gist", "refuse", "withdraw_agreement", "correct_own", "reset", "ink", "originals", "agency", "annex")
"""What is seldom needed, or ends something, stands in a menu."""


class SigningPanel(Page):
    """Sign, seal, copy, print, in this order; a jammed printer holds nothing up."""

    shown = Signal(bool)

    def __init__(self, presenter: SigningPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self.setObjectName("signing_panel")
        self._presenter, self._closed, self._dialogs = presenter, presenter.closed, dialogs
        self.form = Ui_SigningForm()
        self.form.setupUi(self)
        self._turn: TurnDialog | None = None
        form = self.form
        self.more = VerbMenu(form, form.signing_more, MORE)
        self.verbs = VerbButtons(
            SIGNING_VERBS, presenter, form, Asker(dialogs, presenter.closed.sentences), self._choose_signer,
            {"sign": self._sign},
        )  # fmt: skip
        form.signers_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        form.signing_combo.activated.connect(lambda _at: presenter.closed.choose(str(form.signing_combo.currentData())))
        form.signing_work.cancelled.connect(presenter.closed.cancel)
        form.signers_list.itemActivated.connect(lambda _item: self.verbs.do("sign"))
        presenter.leaving.said.listen(lambda told: dialogs.tell(*told))
        presenter.leaving.printing.listen(self._print)
        presenter.closed.changed.listen(self._on_changed)
        presenter.closed.progressed.listen(self._on_progress)
        presenter.sealed.listen(self._on_sealed)
        self.retranslate()

    def refresh(self) -> None:
        self._closed.refresh()

    def next_button(self) -> QPushButton | None:
        """What comes next here, if anything does."""
        form = self.form
        ways = (form.key_button, form.prepare_button, form.sign_button, form.copy_button)
        return next((b for b in ways if b.property("kind") == "primary" and b.isVisible() and b.isEnabled()), None)

    def _choose_signer(self) -> None:
        item = self.form.signers_list.currentItem()
        self._presenter.person = str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def _sign(self) -> None:
        signer = self._presenter.signer
        if signer is None or self._closed.is_busy:
            return
        self._turn = dialog = self.make_dialog(signer)
        dialog.tried.connect(
            lambda pin: self._presenter.sign(signer.person, pin, dialog.held_back, dialog.confirming, self._judge)
        )
        dialog.exec()
        self._turn = None
        dialog.deleteLater()

    def _judge(self, fault: str) -> None:
        """What came of the turn whose box is open."""
        if self._turn is not None:
            self._turn.judge(fault)

    def make_dialog(self, signer: SignerLine) -> TurnDialog:
        """The box of one turn."""
        return TurnDialog(signer, self)

    def correct(self, paper: PaperLine) -> None:
        """정정본: the sealed paper stays, a further edition is made and signed."""
        title, no = self.tr("정정본"), self.tr("그만두기")
        label = self.tr("봉인한 문서는 그대로 두고 새 판을 만들어 다시 서명합니다. 고치는 사유")
        if reason := self._dialogs.ask_line(title, label, self.tr("정정본 만들기"), no):
            self._presenter.correct(paper.meeting_id, paper.id, reason)

    def reopen(self, paper: PaperLine) -> None:
        """다시 열기: a fixed paper is made anew; the signatures it has become void and stay on record."""
        title, no = self.tr("문서 다시 열기"), self.tr("그만두기")
        label = self.tr("받은 서명은 무효가 되고 기록에 남습니다. 문서를 다시 만들어 서명합니다. 다시 여는 사유")
        if reason := self._dialogs.ask_line(title, label, self.tr("다시 열기"), no):
            self._presenter.reopen(paper.meeting_id, paper.id, reason)

    def _print(self, pictures: Sequence[bytes]) -> None:
        self._dialogs.print_pictures(pictures)

    def _on_progress(self, told: tuple[float, str]) -> None:
        if self._closed.is_busy:
            self.form.signing_work.tell(self.tr("문서를 만드는 중 {number}").format(number=told[1]), told[0])

    def _on_sealed(self, lines: Sequence[SealLine]) -> None:
        bad = [line.name for line in lines if not line.is_accepted]
        if bad:
            self._dialogs.tell(self.tr("봉인하지 못했습니다"), "\n".join(bad))

    def _on_changed(self, _none: None) -> None:
        """What is gone hands the focus to the next turn, not to whatever stands behind it."""
        had = QApplication.focusWidget()
        self._show_day()
        if had is not None and self.isAncestorOf(had) and not (had.isVisible() and had.isEnabled()):
            ready = self.form.sign_button
            (ready if ready.isVisible() and ready.isEnabled() else self.form.signers_list).setFocus()

    def _show_day(self) -> None:
        form, closed, day = self.form, self._closed, self._closed.day
        form.signing_error.setText(closed.error)
        form.signing_error.setVisible(bool(closed.error))
        if not closed.is_busy:
            form.signing_work.hide()
        self.shown.emit(day is not None)
        if day is None:
            return
        form.signing_line.setText(day.title)
        form.signing_line.setVisible(len(day.waiting) < 2)
        self._show_days(day)
        lacking = [*day.lacking, *self._untold(day)]
        form.signing_lacking.setText("\n".join(lacking))
        form.signing_lacking.setVisible(bool(lacking))
        self._show_state(day)
        self._show_signers(day)
        self.verbs.show()
        self.more.show()
        form.signers_list.setVisible(any(s.papers or s.later or s.left_behind for s in day.signers))
        form.signers_list.setFixedHeight(min(4, max(2, len(day.signers))) * ROW + 8)

    def _untold(self, day: SigningDay) -> list[str]:
        """Sealed papers whose files did not come with a merge."""
        line = self.tr("파일이 없어 합친 기록과 견주지 못한 문서: {numbers}. 파일이 있는 시즌을 다시 합치십시오.")
        return [line.format(numbers=", ".join(day.untold))] if day.untold else []

    def _show_days(self, day: SigningDay) -> None:
        """Several evenings whose papers are still to be signed."""
        combo = self.form.signing_combo
        combo.setVisible(len(day.waiting) > 1)
        with QSignalBlocker(combo):
            combo.clear()
            for meeting, title in day.waiting:
                combo.addItem(title, meeting)
            combo.setCurrentIndex(combo.findData(day.meeting))

    def _show_state(self, day: SigningDay) -> None:
        if self._presenter.is_done:
            self.form.signing_state.show_state(self.tr("모두 봉인"), "ok")
        elif day.frozen:
            text = self.tr("봉인 {sealed}/{all}").format(sealed=day.sealed, all=day.papers)
            self.form.signing_state.show_state(text, "warn")
        else:
            self.form.signing_state.show_state(self.tr("문서 전"), "idle")

    def _show_signers(self, day: SigningDay) -> None:
        signers, following = self.form.signers_list, self._presenter.next_signer
        people = [signer.person for signer in day.signers]
        with QSignalBlocker(signers):
            fill(signers, [self._line(signer) for signer in day.signers], people)
            at = signers.currentRow()
            if at < 0 or not (day.signers[at].papers or day.signers[at].own):
                signers.setCurrentRow(people.index(following.person) if following is not None else -1)

    def _line(self, signer: SignerLine) -> str:
        parts = [self.tr("서명할 문서 {n}건").format(n=len(signer.papers))] if signer.papers else []
        parts += [self.tr("다른 사람을 기다림 {n}건").format(n=signer.later)] if signer.later else []
        parts += [self.tr("먼저 떠남 {n}건").format(n=len(signer.left_behind))] if signer.left_behind else []
        parts += [self.tr("마침 {n}건").format(n=signer.done)] if signer.done else []
        parts += [self.tr("평가의견 확인 전 {n}건").format(n=len(signer.own))] if signer.own else []
        return f"{signer.name}  —  {' · '.join(parts)}"

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.verbs.show()
        self.form.signing_work.retranslate()
        self._on_changed(None)
