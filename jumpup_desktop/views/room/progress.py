"""진행: the order of the day, the company that is in, its clock and its participants."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer

from jumpup_desktop.presenters.day_verbs import DAY_VERBS
from jumpup_desktop.presenters.heartbeat import HeartBeat
from jumpup_desktop.presenters.turn_verbs import TURN_VERBS
from jumpup_desktop.views._forms.ui_progress_form import Ui_ProgressForm
from jumpup_desktop.views.models import ListModel
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.room.agenda import NAME_AT, AgendaColumns, AgendaDelegate, AgendaFold, fit_rows
from jumpup_desktop.views.room.band import RoomBand
from jumpup_desktop.views.room.day_times import DayTimesDialog
from jumpup_desktop.views.room.stepping import Stepping, bind
from jumpup_desktop.views.room.turn_header import TurnHeader
from jumpup_desktop.views.verbs import Asker, VerbButtons, VerbMenu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.next_step import NextStep
    from jumpup_desktop.presenters.progress import ProgressPresenter
    from jumpup_desktop.presenters.shell import ShellPresenter
    from jumpup_desktop.services.seen.day import DayView
    from jumpup_desktop.services.seen.turn import Entry
    from jumpup_desktop.views.dialogs import Dialogs
    from jumpup_desktop.views.room.consensus import ConsensusPanel
    from jumpup_desktop.views.room.stage_control import StageControl

PAGE_KEYS = {Qt.Key.Key_F2: "go", Qt.Key.Key_F3: "next", Qt.Key.Key_F4: "give_back"}
TABS = {"prepare": 0, "pitch": 0, "questions": 3, "writing": 1, "closed": 1, "decision": 2}
MORE = ("presenter", "postpone", "no_show", "withdraw", "correct", "reopen")
OF_THE_DAY = ("recess", "day_times", "close")


class ProgressPage(Page):
    """One filled button does what comes next; Space, → and ← are the clock's wherever nobody types."""

    def __init__(
        self, presenter: ProgressPresenter, consensus: ConsensusPanel, shell: ShellPresenter, dialogs: Dialogs,
        stage: StageControl, panels: Sequence[Page],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("progress_live")
        self._presenter, self._room, self._shell = presenter, presenter.room, shell
        self._panels, self._stage, self._consensus = tuple(panels), stage, consensus
        self.form = form = Ui_ProgressForm()
        form.setupUi(self)
        self.more, self.of_the_day = (
            VerbMenu(form, form.more_button, MORE),
            VerbMenu(form, form.meeting_button, OF_THE_DAY),
        )
        asker, own = (
            Asker(dialogs, presenter.room.sentences),
            {"stage": self._stage.show_menu, "day_times": self._write_day},
        )
        self.turn_verbs = VerbButtons(TURN_VERBS, presenter, form, asker, self.flush, room=presenter.room)
        self.day_verbs = VerbButtons(DAY_VERBS, presenter, form, asker, self.flush, own, presenter.room)
        self.stepping = Stepping(self, form, presenter, consensus.presenter, self._step, self.turn_verbs.do)
        self.fold = AgendaFold(form)
        form.fold_button.clicked.connect(self._fold_agenda)
        self._band, self._seen_turn = RoomBand(form), TurnHeader(form, presenter)
        self._times: DayTimesDialog | None = None
        self._comes_into_view = False
        self.model: ListModel[Entry] = ListModel(AgendaColumns(self.fold).columns(), lambda e: e.item)
        self._tick = QTimer(self)
        self._tick.setSingleShot(True)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._on_tick)
        self._phase_seen = ""
        self._heart = HeartBeat(presenter)
        self._connect()
        self.retranslate()
        self._on_tick()

    def _connect(self) -> None:
        form, presenter = self.form, self._presenter
        form.entries_table.show_list(self.model, sortable=False)
        form.entries_table.setItemDelegateForColumn(NAME_AT, AgendaDelegate(form.entries_table))
        form.entries_table.horizontalHeader().hide()
        form.entries_table.chosen.connect(lambda key: self._room.show(str(key)))
        for panel in self._panels:
            form.turn_tabs.addTab(panel, "")
        form.turn_tabs.currentChanged.connect(lambda _at: self._fit())
        form.clock_face.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        form.seats_list.currentItemChanged.connect(lambda _item, _before: self._choose_person())
        form.progress_empty.wanted.connect(lambda: self._shell.go("opening"))
        for key, verb in PAGE_KEYS.items():
            bind(self, key, partial(self.turn_verbs.do, verb))
        bind(self, Qt.Key.Key_F8, self._fold_agenda)
        bind(self, Qt.Key.Key_F9, self._stage.presenter.blank)
        bind(self, Qt.Key.Key_F10, self.more.open)
        self._consensus.presenter.reworded.listen(self._on_reworded)
        presenter.room.changed.listen(self._on_changed)
        presenter.room.acted.listen(self._on_acted)

    def _step(self, step: NextStep) -> None:
        if step.where == "agenda":
            self._room.show(step.verb)
        elif step.where == "consensus":
            self._consensus.verbs.do(step.verb)
        else:
            (self.day_verbs if step.where == "day" else self.turn_verbs).do(step.verb)

    def _choose_person(self) -> None:
        item = self.form.seats_list.currentItem()
        self._presenter.person = str(item.data(Qt.ItemDataRole.UserRole) or "") if item else ""

    def _write_day(self) -> None:
        """The times of a day held on paper (practice 39)."""
        day, room = self._room.day, self._room
        if day is None:
            return
        self._times = DayTimesDialog(day, lambda times, done: room.act(times, done=done), self.window())
        self._times.exec()
        self._times.deleteLater()
        self._times = None

    def refresh(self) -> None:
        self._room.refresh()

    def flush(self) -> None:
        for panel in self._panels:
            panel.flush()

    def areas(self) -> Sequence[QWidget]:
        form = self.form
        return (form.primary_button, form.turn_tabs, form.clock_face, form.seats_list, form.entries_table)

    def home(self) -> QWidget | None:
        at, button = self.form.turn_tabs.currentIndex(), self.form.primary_button
        wanted = self._panels[at].home() if 0 <= at < len(self._panels) else None
        return wanted or (button if button.isVisible() and button.isEnabled() else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_wording = self.form.turn_tabs.currentIndex() == TABS["decision"]
        if self.fold.fit(self.width(), is_wording=is_wording):
            self.model.touch()
        fit_rows(self.form.entries_table)

    def _fold_agenda(self) -> None:
        self.fold.turn_over()
        self.model.touch()
        fit_rows(self.form.entries_table)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._comes_into_view = True

    def _on_acted(self, acts: tuple[str, ...]) -> None:
        """One hand is enough: the focus goes where the next key belongs."""
        self.stepping.settle(self.home())
        if "close" in acts:
            self._shell.go("papers")
        self._on_tick()

    def _on_tick(self) -> None:
        face = self._presenter.face()
        self.form.clock_face.show_face(face)
        self.turn_verbs.show_one("slip")
        self._band.tick(self._room.now())
        self._heart.tick()
        self._tick.start(self._presenter.next_tick_ms())

    def _on_changed(self, _none: None) -> None:
        form, day = self.form, self._room.day
        form.progress_error.setText(self._room.error)
        form.progress_error.setVisible(bool(self._room.error))
        is_begun = day is not None and day.state in ("open", "recess")
        form.progress_stack.setCurrentWidget(form.progress_page if is_begun else form.progress_empty)
        form.room_band.setVisible(day is not None)
        self._show_verbs()
        if self._times is not None and not self._room.is_busy:
            self._times.say(self._room.error)
        if day is None:
            return
        self._band.show_day(day)
        self.model.set_rows(day.entries)
        fit_rows(form.entries_table)
        done = sum(e.is_done for e in day.entries)
        form.agenda_pace.setText(self.tr("{all}개사 중 {done}개사 마침").format(done=done, all=len(day.entries)))
        if day.turn is not None:
            with QSignalBlocker(form.entries_table):
                form.entries_table.select_key(day.turn.entry.item)
        elif day.entries and is_begun:
            self._room.show(next((e.item for e in day.entries if not e.is_done), day.entries[0].item))
        self._show_turn(day)
        if self._comes_into_view and day.turn is not None and self.isVisible():
            self._comes_into_view = False
            self.stepping.settle(self.home())

    def _on_reworded(self, _none: None) -> None:
        self._show_verbs()

    def _show_verbs(self) -> None:
        self.stepping.show_step()
        step = self.stepping.step
        self.turn_verbs.leading = step.verb if step and step.where == "turn" else ""
        self.turn_verbs.show()
        self.day_verbs.show()
        self.more.show()
        self.of_the_day.show()

    def _show_turn(self, day: DayView) -> None:
        form, turn = self.form, day.turn
        form.turn_card.setVisible(turn is not None)
        if turn is None:
            return
        self._seen_turn.show_turn(turn, day)
        if turn.phase != self._phase_seen:
            self._phase_seen = turn.phase
            rule = self._presenter.phase
            if rule and turn.phase and rule.role in TABS:
                form.turn_tabs.setCurrentIndex(TABS[rule.role])
        self._on_tick()

    def retranslate(self) -> None:
        form = self.form
        form.retranslateUi(self)
        names = (self.tr("기업"), self.tr("의견"), self.tr("의결"), self.tr("발언 요지"), self.tr("자료"))
        for at, name in enumerate(names):
            form.turn_tabs.setTabText(at, name)
        form.clock_face.setAccessibleName(self.tr("시계"))
        form.progress_empty.say(
            "clock", self.tr("아직 개회하지 않았습니다"),
            self.tr("개회하면 이곳에서 기업을 호명하고 단계의 시간을 잽니다."), self.tr("개회하러 가기"), "door",
        )  # fmt: skip
        self.model.touch()
        self._on_changed(None)
