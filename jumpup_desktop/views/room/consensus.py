"""전원합의: the wording on the left, each one's word by roll call on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from jumpup_desktop.presenters.consensus_verbs import CONSENSUS_VERBS
from jumpup_desktop.views import theme
from jumpup_desktop.views._forms.ui_consensus_form import Ui_ConsensusForm
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.room.opinions import KEEP_AFTER_MS
from jumpup_desktop.views.room.opinions_beside import written_of
from jumpup_desktop.views.room.private_round import PrivateRound
from jumpup_desktop.views.room.versions import VersionsDialog, shown
from jumpup_desktop.views.room.wording import WordingEditors, as_text
from jumpup_desktop.views.verbs import Asker, VerbButtons
from jumpup_desktop.views.widgets.composing import commit
from jumpup_desktop.views.widgets.lists import fill

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.consensus import ConsensusPresenter
    from jumpup_desktop.services.seen.turn import TurnView
    from jumpup_desktop.views.dialogs import Dialogs

_TONES = {"agreed": "ok", "objected": "bad", "": "muted"}


class ConsensusPanel(Page):
    """One key for each word: A agrees, O objects; nothing is preset."""

    def __init__(self, presenter: ConsensusPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self.setObjectName("consensus_panel")
        self.presenter = self._presenter = presenter
        self.form = Ui_ConsensusForm()
        self.form.setupUi(self)
        form = self.form
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_AFTER_MS)
        self._pause.timeout.connect(presenter.keep)
        self.wording = WordingEditors(
            form.wording_scroll, form.wording_rows, form.conditions_table, lambda: self.tr("종합의견"), self._on_typed
        )
        form.wording_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        form.condition_add.clicked.connect(self.wording.add_condition)
        form.condition_drop.clicked.connect(self.wording.drop_condition)
        form.outcome_combo.activated.connect(self._on_outcome)
        own = {"private": self._ask_in_private, "rounds": self._compare_rounds}
        self.verbs = VerbButtons(
            CONSENSUS_VERBS, presenter, form, Asker(dialogs, presenter.room.sentences), self._before, own,
            presenter.room,
        )  # fmt: skip
        form.stances_list.currentItemChanged.connect(lambda _item, _before: self._on_member())
        for keys, verb in (("A", "agree"), ("O", "object")):
            shortcut = QShortcut(QKeySequence(keys), form.stances_list)
            shortcut.setAutoRepeat(False)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda wanted=verb: self.verbs.do(wanted))
        presenter.room.changed.listen(self._on_changed)
        presenter.room.acted.listen(self._on_acted)
        self.retranslate()

    def flush(self) -> None:
        """Take the last syllable and keep the wording now."""
        for editor in self.wording.editors.values():
            commit(editor)
        if self._pause.isActive():
            self._pause.stop()
            self._presenter.keep()

    def home(self) -> QWidget | None:
        """Whoever is asked next; before that the wording, while it is not written."""
        turn, presenter = self._presenter.turn, self._presenter
        if turn is None or not presenter.can_propose or presenter.can_resolve:
            return None
        if turn.consensus.has_open_round and not presenter.differs:
            return self.form.stances_list
        empty = (editor for editor in self.wording.editors.values() if not editor.toPlainText().strip())
        return next(empty, None) if presenter.wording.outcome else self.form.outcome_combo

    def _on_outcome(self, _at: int) -> None:
        self._presenter.wording.outcome = str(self.form.outcome_combo.currentData() or "")
        self._presenter.keep()
        self._reworded()

    def _on_typed(self) -> None:
        self._pause.start()
        self._reworded()

    def _reworded(self) -> None:
        self._show_round()
        self._presenter.reworded.emit(None)

    def _before(self) -> None:
        """What is done takes the wording as it stands, last syllable included; whoever is chosen is asked."""
        for editor in self.wording.editors.values():
            commit(editor)
        self._pause.stop()
        self._choose_member()

    def _compare_rounds(self) -> None:
        turn, day = self._presenter.turn, self._presenter.room.day
        if turn is None or day is None:
            return
        names = dict(self._presenter.room.criteria())
        rounds = []
        for number, each in enumerate(turn.consensus.rounds, 1):
            typed = self.tr("{n}차 · 입력 {name}").format(n=number, name=day.name(each.proposal.typed_by))
            rounds.append((typed, as_text(each.proposal, names, self.tr("종합의견"))))
        shown(VersionsDialog(self.tr("의결안 견주기"), rounds, parent=self))

    def _on_member(self) -> None:
        """What can be said depends on whom it is said by."""
        self._choose_member()
        self.verbs.show()

    def _choose_member(self) -> None:
        item = self.form.stances_list.currentItem()
        self._presenter.member = str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def _ask_in_private(self) -> None:
        turn = self._presenter.turn
        if turn is None:
            return
        dialog = PrivateRound([s.name for s in turn.seats if not s.is_away], self)
        if dialog.exec() == PrivateRound.DialogCode.Accepted:
            self._presenter.count_dissent(dialog.dissenting)
        dialog.deleteLater()

    def _on_acted(self, acts: tuple[str, ...]) -> None:
        if "agree" in acts or "object" in acts or "propose" in acts:
            self._go_to_next()

    def _go_to_next(self) -> None:
        turn, stances = self._presenter.turn, self.form.stances_list
        if turn is None:
            return
        following = next((n for n, s in enumerate(turn.roll) if not self._presenter.stance(s)), -1)
        if following >= 0:
            stances.setCurrentRow(following)
            stances.setFocus()
        elif self.form.resolve_button.isEnabled():
            self.form.resolve_button.setFocus()

    def _on_changed(self, _none: None) -> None:
        turn, day = self._presenter.turn, self._presenter.room.day
        if turn is None or day is None:
            return
        self.wording.show_criteria(self._presenter.room.criteria())
        self.wording.show_wording(self._presenter.wording)
        self.wording.show_opinions(written_of(turn), can_take=self._presenter.can_propose)
        self._show_outcomes()
        self._show_stances(turn)
        self._show_verbs(turn)

    def _show_outcomes(self) -> None:
        combo = self.form.outcome_combo
        with QSignalBlocker(combo):
            combo.clear()
            combo.addItem(self.tr("의결을 고르십시오"), "")
            for outcome in self._presenter.outcomes:
                combo.addItem(outcome.name, outcome.id)
            combo.setCurrentIndex(max(0, combo.findData(self._presenter.wording.outcome)))

    def _show_stances(self, turn: TurnView) -> None:
        stances, words = self.form.stances_list, {"agreed": self.tr("동의"), "objected": self.tr("이견"), "": "–"}
        said = [self._presenter.stance(seat) for seat in turn.roll]
        away = [self.tr(" (자리 비움)") if seat.is_away else "" for seat in turn.roll]
        lines = [f"{seat.name}{out}  {words[word]}" for seat, out, word in zip(turn.roll, away, said, strict=True)]
        with QSignalBlocker(stances):
            fill(stances, lines, [seat.id for seat in turn.roll])
            for row, word in enumerate(said):
                stances.item(row).setForeground(theme.colour(_TONES[word]))
            if stances.currentRow() < 0 and stances.count():
                stances.setCurrentRow(0)
        self.form.stances_count.setText(self.tr("{n}명").format(n=len(turn.roll)))

    def _show_verbs(self, turn: TurnView) -> None:
        form, presenter, said = self.form, self._presenter, turn.consensus
        can = presenter.can_propose
        for button in (form.condition_add, form.condition_drop, form.wording_stage, form.outcome_combo):
            button.setEnabled(can)
        self.wording.lock(is_locked=not can)
        self._show_round()
        if said.dissent is not None:
            form.dissent_line.setText(self.tr("이견 {n}명").format(n=said.dissent[0]))
        form.dissent_line.setVisible(said.dissent is not None)
        form.trail_line.setText(self._trail(turn))

    def _show_round(self) -> None:
        """Nobody agrees to another text than the one they were asked about: while it differs, the round waits."""
        form, presenter, turn = self.form, self._presenter, self._presenter.turn
        if turn is None:
            return
        rounds, differs = len(turn.consensus.rounds), presenter.differs
        word = self.tr("{n}차 의결안과 다름") if differs else self.tr("{n}차 의결안")
        form.round_pill.show_state(word.format(n=rounds) if rounds else "", "warn" if differs else "info")
        self.verbs.show()

    def _trail(self, turn: TurnView) -> str:
        """What was objected, without its author: others may see this screen."""
        lines = [
            self.tr("{date} {outcome} · 이견 [{criterion}] {reason}").format(
                date=one.date, outcome=one.outcome, criterion=one.criterion, reason=one.reason
            )
            if one.reason
            else f"{one.date} {one.outcome}"
            for one in turn.earlier
        ]
        for number, each in enumerate(turn.consensus.rounds, 1):
            for objection in each.objections:
                lines.append(self.tr("{n}차 이견: {reason}").format(n=number, reason=objection.reason))
        return "\n".join(lines[-4:])

    def retranslate(self) -> None:
        form = self.form
        form.retranslateUi(self)
        self.verbs.show()
        form.conditions_table.setHorizontalHeaderLabels([self.tr("무엇"), self.tr("언제까지"), self.tr("확인자")])
        self._on_changed(None)
