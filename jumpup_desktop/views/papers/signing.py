"""마감: what is missing, whose turn it is, and the papers' way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal

from jumpup_desktop.views._forms.ui_signing_form import Ui_SigningForm
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.papers.late_gist import LateGist
from jumpup_desktop.views.papers.turn_dialog import TurnDialog
from jumpup_desktop.views.papers.ways_out import WaysOut
from jumpup_desktop.views.widgets.lists import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jumpup_desktop.presenters.leaving import LeavingPresenter
    from jumpup_desktop.presenters.signing import SigningPresenter
    from jumpup_desktop.services.seen.papers import PaperLine
    from jumpup_desktop.services.seen.signing import ClosedDay, SealLine, SignerLine
    from jumpup_desktop.views.dialogs import Dialogs

ROW = 40


class SigningPanel(Page):
    """Sign, seal, copy, print, in this order; a jammed printer holds nothing up."""

    shown = Signal(bool)
    signed = Signal()

    def __init__(self, presenter: SigningPresenter, leaving: LeavingPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self.setObjectName("signing_panel")
        self._presenter, self._closed, self._dialogs = presenter, presenter.closed, dialogs
        self._made = (0, 0, 0)
        self.form = Ui_SigningForm()
        self.form.setupUi(self)
        form = self.form
        form.prepare_button.clicked.connect(presenter.prepare)
        self._gist = LateGist(presenter.closed, dialogs)
        form.gist_button.clicked.connect(self._gist.ask)
        form.sign_button.clicked.connect(self._sign)
        form.refuse_button.clicked.connect(self._refuse)
        form.reset_button.clicked.connect(self._reset_pin)
        form.key_button.clicked.connect(self._renew_key)
        form.signing_combo.activated.connect(lambda _at: presenter.closed.choose(str(form.signing_combo.currentData())))
        self._ways_out = WaysOut(leaving, form, dialogs)
        form.signing_work.cancelled.connect(presenter.closed.cancel)
        form.signers_list.itemActivated.connect(lambda _item: self._sign())
        presenter.closed.changed.listen(self._on_changed)
        presenter.closed.progressed.listen(self._on_progress)
        presenter.sealed.listen(self._on_sealed)
        self.retranslate()

    def refresh(self) -> None:
        self._closed.refresh()

    @property
    def _signer(self) -> SignerLine | None:
        """Who is chosen and can sign now, else whose turn it is."""
        day, item = self._closed.day, self.form.signers_list.currentItem()
        key = item.data(Qt.ItemDataRole.UserRole) if item else ""
        chosen = next((s for s in (day.signers if day else ()) if s.person == key and s.papers), None)
        return chosen or self._presenter.next_signer

    def _sign(self) -> None:
        signer = self._signer
        if signer is None or self._closed.is_busy:
            return
        dialog = self.make_dialog(signer)
        if dialog.exec() == TurnDialog.DialogCode.Accepted:
            self._presenter.sign(signer.person, dialog.pin.text() if dialog.needs_pin else "", dialog.held_back)
        dialog.deleteLater()

    def make_dialog(self, signer: SignerLine) -> TurnDialog:
        """The box of one turn."""
        return TurnDialog(signer, self)

    def _refuse(self) -> None:
        signer = self._signer
        if signer is None:
            return
        title = self.tr("{name} 님의 서명 거부").format(name=signer.name)
        names = [paper.name for paper in signer.papers]
        no = self.tr("그만두기")
        at = self._dialogs.choose(
            title, self.tr("어느 문서입니까? 의결에는 동의한 때만 씁니다."), names, self.tr("다음"), no
        )
        reason = (
            self._dialogs.ask_line(title, self.tr("사유(위원장·간사 확인)"), self.tr("기록"), no) if at >= 0 else ""
        )
        if reason:
            self._presenter.refuse(signer.person, signer.papers[at].id, reason)

    def correct(self, paper: PaperLine, done: Callable[[], None]) -> None:
        """정정본: the sealed paper stays, a further edition is made and signed."""
        title, no = self.tr("정정본"), self.tr("그만두기")
        label = self.tr("봉인한 문서는 그대로 두고 새 판을 만들어 다시 서명합니다. 고치는 사유")
        if reason := self._dialogs.ask_line(title, label, self.tr("정정본 만들기"), no):
            self._presenter.correct(paper.meeting_id, paper.id, reason, done)

    def _reset_pin(self) -> None:
        """A forgotten PIN: chair and secretary stand by it, and it is recorded (practice 27)."""
        signer = self._signer
        if signer is None:
            return
        title, no = self.tr("{name} 님의 PIN 다시 정하기").format(name=signer.name), self.tr("그만두기")
        said = self.tr("위원장과 간사가 함께 있습니까? 다시 정한 일이 기록에 남습니다.")
        if not self._dialogs.ask(title, said, self.tr("함께 있음"), no):
            return
        pin, again = self._ask_pin(title)
        if pin:
            self._presenter.reset_pin(signer.person, pin, again)

    def _ask_pin(self, title: str) -> tuple[str, str]:
        """A new PIN, twice."""
        no = self.tr("그만두기")
        pin = self._dialogs.ask_secret(title, self.tr("새 PIN"), self.tr("다음"), no)
        return pin, pin and self._dialogs.ask_secret(title, self.tr("새 PIN 다시 한 번"), self.tr("정하기"), no)

    def _renew_key(self) -> None:
        """Whoever signs a 정정본 chooses a new PIN, or refuses: the first key was destroyed after the seal."""
        day = self._closed.day
        if day is None or not day.keyless:
            return
        title, no, then = self.tr("정정본의 서명키"), self.tr("그만두기"), self.tr("다음")
        names = [name for _, name in day.keyless]
        label = self.tr("앞의 서명키는 봉인한 뒤에 없앴습니다. 누가 새 PIN을 정합니까?")
        at = self._dialogs.choose(title, label, names, then, no)
        ways = [self.tr("본인이 새 PIN 정하기"), self.tr("서명 거부")]
        way = self._dialogs.choose(title, names[at], ways, then, no) if at >= 0 else -1
        if way == 0:
            pin, again = self._ask_pin(names[at])
            if pin:
                self._presenter.renew_key(day.keyless[at][0], pin, again)
        elif way == 1:
            reason = self._dialogs.ask_line(title, self.tr("사유(위원장·간사 확인)"), self.tr("기록"), no)
            if reason:
                self._presenter.refuse_key(day.keyless[at][0], reason)

    def _on_progress(self, told: tuple[float, str]) -> None:
        if self._closed.is_busy:
            self.form.signing_work.tell(self.tr("문서를 만드는 중 {number}").format(number=told[1]), told[0])

    def _on_sealed(self, lines: Sequence[SealLine]) -> None:
        bad = [line.name for line in lines if not line.is_accepted]
        if bad:
            self._dialogs.tell(self.tr("봉인하지 못했습니다"), "\n".join(bad))

    def _on_changed(self, _none: None) -> None:
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
        form.signing_lacking.setText("\n".join(day.lacking))
        form.signing_lacking.setVisible(bool(day.lacking))
        self._show_state(day)
        self._show_signers(day)
        self._show_verbs(day)
        form.signers_list.setVisible(any(s.papers or s.later for s in day.signers))
        form.signers_list.setFixedHeight(min(4, max(2, len(day.signers))) * ROW + 8)
        made = (day.frozen, day.sealed, sum(s.done for s in day.signers))
        if made != self._made:
            self._made = made
            self.signed.emit()

    def _show_days(self, day: ClosedDay) -> None:
        """Several evenings whose papers are still to be signed."""
        combo = self.form.signing_combo
        combo.setVisible(len(day.waiting) > 1)
        with QSignalBlocker(combo):
            combo.clear()
            for meeting, title in day.waiting:
                combo.addItem(title, meeting)
            combo.setCurrentIndex(combo.findData(day.meeting))

    def _show_state(self, day: ClosedDay) -> None:
        if self._presenter.is_done:
            self.form.signing_state.show_state(self.tr("모두 봉인"), "ok")
        elif day.frozen:
            text = self.tr("봉인 {sealed}/{all}").format(sealed=day.sealed, all=day.papers)
            self.form.signing_state.show_state(text, "warn")
        else:
            self.form.signing_state.show_state(self.tr("문서 전"), "idle")

    def _show_signers(self, day: ClosedDay) -> None:
        signers, following = self.form.signers_list, self._presenter.next_signer
        people = [signer.person for signer in day.signers]
        with QSignalBlocker(signers):
            fill(signers, [self._line(signer) for signer in day.signers], people)
            at = signers.currentRow()
            if at < 0 or not day.signers[at].papers:
                signers.setCurrentRow(people.index(following.person) if following is not None else -1)

    def _line(self, signer: SignerLine) -> str:
        parts = [self.tr("서명할 문서 {n}건").format(n=len(signer.papers))] if signer.papers else []
        parts += [self.tr("다른 사람을 기다림 {n}건").format(n=signer.later)] if signer.later else []
        parts += [self.tr("마침 {n}건").format(n=signer.done)] if signer.done else []
        return f"{signer.name}  —  {' · '.join(parts)}"

    def _show_verbs(self, day: ClosedDay) -> None:
        form, presenter = self.form, self._presenter
        is_free, is_made = not self._closed.is_busy, day.papers > 0 and day.frozen == day.papers
        form.gist_button.setVisible(not is_made and bool(day.without_gist or day.said))
        form.gist_button.setEnabled(is_free)
        form.prepare_button.setVisible(not is_made)
        form.prepare_button.setEnabled(is_free and not day.lacking and not day.keyless)
        form.key_button.setVisible(bool(day.keyless))
        form.key_button.setEnabled(is_free)
        form.key_button.setText(self.tr("새 PIN {n}명…").format(n=len(day.keyless)))
        for button in (form.sign_button, form.refuse_button, form.reset_button):
            button.setVisible(day.frozen > 0 and any(s.papers or s.later for s in day.signers))
        form.ink_button.setVisible(day.frozen > 0)
        form.ink_button.setEnabled(is_free)
        for button in (form.sign_button, form.refuse_button, form.reset_button):
            button.setEnabled(is_free and presenter.next_signer is not None)
        for button in (form.copy_button, form.closing_print):
            button.setEnabled(is_free and day.sealed > 0)

    def retranslate(self) -> None:
        self.form.retranslateUi(self)
        self.form.signing_work.retranslate()
        self._on_changed(None)
