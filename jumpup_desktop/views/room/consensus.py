"""전원합의: the wording on the left, each one's word by roll call on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from jumpup_desktop.views import theme
from jumpup_desktop.views._forms.ui_consensus_form import Ui_ConsensusForm
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.room.opinions import KEEP_AFTER_MS
from jumpup_desktop.views.room.private_round import PrivateRound
from jumpup_desktop.views.room.versions import VersionsDialog, shown
from jumpup_desktop.views.room.wording import WordingEditors, as_text
from jumpup_desktop.views.widgets.composing import commit
from jumpup_desktop.views.widgets.lists import fill

if TYPE_CHECKING:
    from jumpup_desktop.presenters.consensus import ConsensusPresenter
    from jumpup_desktop.services.seen.turn import TurnView
    from jumpup_desktop.views.dialogs import Dialogs

_TONES = {"agreed": "ok", "objected": "bad", "": "muted"}


class ConsensusPanel(Page):
    """One key for each word: A agrees, O objects; nothing is preset."""

    def __init__(self, presenter: ConsensusPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self.setObjectName("consensus_panel")
        self._presenter, self._dialogs = presenter, dialogs
        self.form = Ui_ConsensusForm()
        self.form.setupUi(self)
        form = self.form
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_AFTER_MS)
        self._pause.timeout.connect(presenter.keep)
        self.wording = WordingEditors(
            form.wording_rows, form.conditions_table, lambda: self.tr("종합의견"), self._on_typed
        )
        form.rounds_button.clicked.connect(self._compare_rounds)
        form.wording_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        form.condition_add.clicked.connect(self.wording.add_condition)
        form.condition_drop.clicked.connect(self.wording.drop_condition)
        form.outcome_combo.activated.connect(self._on_outcome)
        form.propose_button.clicked.connect(self._propose)
        form.wording_reset.clicked.connect(presenter.take_back)
        form.agree_button.clicked.connect(self._agree)
        form.object_button.clicked.connect(self._object)
        form.reserve_button.clicked.connect(self._reserve)
        form.resolve_button.clicked.connect(presenter.resolve)
        form.fail_button.clicked.connect(self._fail)
        form.private_button.clicked.connect(self._ask_in_private)
        for keys, verb in (("A", self._agree), ("O", self._object)):
            shortcut = QShortcut(QKeySequence(keys), form.stances_list)
            shortcut.setAutoRepeat(False)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(verb)
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

    def _on_outcome(self, _at: int) -> None:
        self._presenter.wording.outcome = str(self.form.outcome_combo.currentData() or "")
        self._presenter.keep()
        self._show_round()

    def _on_typed(self) -> None:
        self._pause.start()
        self._show_round()

    def _propose(self) -> None:
        for editor in self.wording.editors.values():
            commit(editor)
        self._pause.stop()
        self._presenter.propose()

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

    @property
    def _member(self) -> str:
        item = self.form.stances_list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def _agree(self) -> None:
        if self._member and self.form.agree_button.isEnabled():
            self._presenter.agree(self._member)

    def _object(self) -> None:
        day, member = self._presenter.room.day, self._member
        if day is None or not member or not self.form.object_button.isEnabled():
            return
        title = self.tr("{name} 위원의 이견").format(name=day.name(member))
        criteria = self._presenter.room.criteria()
        names = [name for _, name in criteria]
        at = self._dialogs.choose(title, self.tr("어느 항목입니까?"), names, self.tr("다음"), self.tr("그만두기"))
        if at < 0:
            return
        reason = self._dialogs.ask_line(title, self.tr("이견의 이유"), self.tr("기록"), self.tr("그만두기"))
        if reason:
            self._presenter.object(member, criteria[at][0], reason)

    def _reserve(self) -> None:
        member = self._member
        if not member:
            return
        title = self.tr("유보의견")
        text = self._dialogs.ask_line(title, self.tr("유보의견의 내용"), self.tr("다음"), self.tr("그만두기"))
        if text:
            said = self.tr("종합의견서에 유보의견을 적을까요? 기록에는 늘 남습니다.")
            is_asked = self._presenter.reserves_by_wish
            printed = not is_asked or self._dialogs.ask(title, said, self.tr("적기"), self.tr("적지 않기"))
            self._presenter.reserve(member, text, is_printed=printed)

    def _fail(self) -> None:
        exits = self._presenter.exits
        title = self.tr("전원합의 미도출")
        label = self.tr("이 기업을 어떻게 합니까?")
        at = self._dialogs.choose(title, label, [o.name for o in exits], self.tr("다음"), self.tr("그만두기"))
        if at < 0:
            return
        reason = self._dialogs.ask_line(title, self.tr("사유"), self.tr("기록"), self.tr("그만두기"))
        if reason:
            self._presenter.fail(exits[at].id, reason)

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
        for button in (form.propose_button, form.fail_button, form.private_button, form.condition_add,
                form.condition_drop, form.wording_stage, form.outcome_combo):  # fmt: skip
            button.setEnabled(can)
        self.wording.lock(is_locked=not can)
        self._show_round()
        form.fail_button.setProperty("kind", "primary" if said.offers_deferral else "")
        form.fail_button.style().polish(form.fail_button)
        if said.dissent is not None:
            form.dissent_line.setText(
                self.tr("속마음: {asked}명 중 이견 {n}명").format(asked=said.dissent[1], n=said.dissent[0])
            )
        form.dissent_line.setVisible(said.dissent is not None)
        form.trail_line.setText(self._trail(turn))
        form.rounds_button.setVisible(len(said.rounds) > 1)

    def _show_round(self) -> None:
        """Nobody agrees to another text than the one they were asked about: while it differs, the round waits."""
        form, presenter, turn = self.form, self._presenter, self._presenter.turn
        if turn is None:
            return
        rounds, differs = len(turn.consensus.rounds), presenter.differs
        word = self.tr("{n}차 의결안과 다름") if differs else self.tr("{n}차 의결안")
        form.round_pill.show_state(word.format(n=rounds) if rounds else "", "warn" if differs else "info")
        for button in (form.agree_button, form.object_button, form.reserve_button):
            button.setEnabled(presenter.can_propose and turn.consensus.has_open_round and not differs)
        form.resolve_button.setEnabled(presenter.can_resolve)
        form.wording_reset.setVisible(differs)

    def _trail(self, turn: TurnView) -> str:
        day = self._presenter.room.day
        lines = []
        for number, each in enumerate(turn.consensus.rounds, 1):
            for objection in each.objections:
                name = day.name(objection.member) if day else ""
                lines.append(
                    self.tr("{n}차 이견 · {name}: {reason}").format(n=number, name=name, reason=objection.reason)
                )
        return "\n".join(lines[-3:])

    def retranslate(self) -> None:
        form = self.form
        form.retranslateUi(self)
        form.agree_button.setToolTip("A")
        form.object_button.setToolTip("O")
        form.conditions_table.setHorizontalHeaderLabels([self.tr("무엇"), self.tr("언제까지"), self.tr("확인자")])
        self._on_changed(None)
