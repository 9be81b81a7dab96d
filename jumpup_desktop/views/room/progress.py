"""진행: the order of the day, the company that is in, its clock and its participants."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.presenters.clock_face import digits
from jumpup_desktop.presenters.day_verbs import DAY_VERBS
from jumpup_desktop.presenters.heartbeat import HeartBeat
from jumpup_desktop.presenters.turn_verbs import TURN_VERBS
from jumpup_desktop.views._forms.ui_progress_form import Ui_ProgressForm
from jumpup_desktop.views.models import Column, ListModel
from jumpup_desktop.views.page import Page
from jumpup_desktop.views.room.day_times import DayTimesDialog
from jumpup_desktop.views.room.words import DAY_TONES, ENTRY_TONES, day_name, entry_name
from jumpup_desktop.views.verbs import Asker, VerbButtons
from jumpup_desktop.views.widgets.lists import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from jumpup_desktop.presenters.progress import ProgressPresenter
    from jumpup_desktop.presenters.shell import ShellPresenter
    from jumpup_desktop.services.seen.day import DayView
    from jumpup_desktop.services.seen.turn import Entry, TurnView
    from jumpup_desktop.views.dialogs import Dialogs
    from jumpup_desktop.views.room.stage_control import StageControl

CLOCK_KEYS: dict[int, str] = {Qt.Key.Key_Space: "go", Qt.Key.Key_Right: "next", Qt.Key.Key_Left: "slip"}
PAGE_KEYS = {"F2": "go", "F3": "next", "F4": "give_back"}
TABS = {"prepare": 0, "pitch": 0, "questions": 3, "writing": 1, "closed": 1, "decision": 2}


class ProgressPage(Page):
    """Space starts and stops the clock, → goes to the next phase; F2 and F3 do so from everywhere on the page."""

    def __init__(
        self, presenter: ProgressPresenter, shell: ShellPresenter, dialogs: Dialogs, stage: StageControl,
        panels: Sequence[Page],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("progress_live")
        self._presenter, self._room, self._shell = presenter, presenter.room, shell
        self._panels, self._stage = tuple(panels), stage
        self.form = Ui_ProgressForm()
        self.form.setupUi(self)
        asker, own = (
            Asker(dialogs, presenter.room.sentences),
            {"stage": self._stage.show_menu, "day_times": self._write_day},
        )
        self.turn_verbs = VerbButtons(TURN_VERBS, presenter, self.form, asker, self.flush, room=presenter.room)
        self.day_verbs = VerbButtons(DAY_VERBS, presenter, self.form, asker, self.flush, own, presenter.room)
        self._times: DayTimesDialog | None = None
        self.model: ListModel[Entry] = ListModel(self._columns(), lambda e: e.item)
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
        form.entries_table.verticalHeader().setDefaultSectionSize(40)
        form.entries_table.horizontalHeader().hide()
        form.entries_table.chosen.connect(lambda key: self._room.show(str(key)))
        for panel in self._panels:
            form.turn_tabs.addTab(panel, "")
        form.clock_face.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        form.seats_list.currentItemChanged.connect(lambda _item, _before: self._choose_person())
        form.progress_empty.wanted.connect(lambda: self._shell.go("opening"))
        wanted = {keys: partial(self.turn_verbs.do, verb) for keys, verb in PAGE_KEYS.items()}
        for keys, done in {**wanted, "F9": self._stage.presenter.blank}.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(done)
        presenter.room.changed.listen(self._on_changed)
        presenter.room.acted.listen(self._on_acted)

    def _columns(self) -> tuple[Column[Entry], ...]:
        return (
            Column(lambda: self.tr("순서"), lambda e: str(e.order), 24, right=True),
            Column(lambda: self.tr("기업"), lambda e: e.name, 120, stretch=True, tip=lambda e: f"{e.start}  {e.name}"),
            Column(lambda: self.tr("상태"), self._state, 72,
                tone=lambda e: "bad" if e.in_conflict else "ok" if e.outcome else ENTRY_TONES[e.state]),
        )  # fmt: skip

    def _state(self, entry: Entry) -> str:
        if entry.in_conflict:
            return self.tr("서로 다름")
        return entry.outcome or (entry.start if entry.is_waiting and entry.start else entry_name(entry.state))

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space, → and ← belong to the clock alone: a list that cannot use → passes it on, a held key repeats it."""
        is_clocks = self.window().focusWidget() is self.form.clock_face and not event.isAutoRepeat()
        verb = CLOCK_KEYS.get(event.key()) if is_clocks else None
        if verb:
            self.turn_verbs.do(verb)
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        self._room.refresh()

    def flush(self) -> None:
        for panel in self._panels:
            panel.flush()

    def areas(self) -> Sequence[QWidget]:
        form = self.form
        return (form.entries_table, form.call_button, form.turn_tabs, form.clock_face, form.seats_list)

    def band(self) -> str:
        day = self._room.day
        return f"{day.panel} · {day.venue} · {day.date}" if day else ""

    def _on_acted(self, acts: tuple[str, ...]) -> None:
        """One hand is enough: the focus goes where the next key belongs."""
        is_typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        if {"come_in", "start", "finish", "pause", "resume", "undo_slip"} & set(acts) and not is_typing:
            self.form.clock_face.setFocus()
        self._on_tick()

    def _on_tick(self) -> None:
        face = self._presenter.face()
        self.form.clock_face.show_face(face)
        self.turn_verbs.show_one("slip")
        self._heart.tick()
        self._tick.start(self._presenter.next_tick_ms())

    def _on_changed(self, _none: None) -> None:
        form, day = self.form, self._room.day
        form.progress_error.setText(self._room.error)
        form.progress_error.setVisible(bool(self._room.error))
        is_begun = day is not None and day.state in ("open", "recess")
        form.progress_stack.setCurrentWidget(form.progress_page if is_begun else form.progress_empty)
        self.day_verbs.show()
        if self._times is not None and not self._room.is_busy:
            self._times.say(self._room.error)
        if day is None:
            return
        form.progress_state.show_state(day_name(day.state), DAY_TONES[day.state])
        form.progress_subtitle.setText(f"{day.panel} · {day.venue}")
        self.model.set_rows(day.entries)
        done = sum(e.is_done for e in day.entries)
        form.agenda_pace.setText(f"{done}/{len(day.entries)}" + self._pace(day.late_min))
        if day.turn is not None:
            with QSignalBlocker(form.entries_table):
                form.entries_table.select_key(day.turn.entry.item)
        elif day.entries and is_begun:
            self._room.show(next((e.item for e in day.entries if not e.is_done), day.entries[0].item))
        self._show_turn(day)
        if self.isVisible():
            self._shell.show_band(self.band())

    def _pace(self, late_min: int | None) -> str:
        """How the day stands against its plan."""
        if late_min is None or abs(late_min) < 1:
            return ""
        words = self.tr(" · {n}분 늦음") if late_min > 0 else self.tr(" · {n}분 이름")
        return words.format(n=abs(late_min))

    def _show_turn(self, day: DayView) -> None:
        form, turn = self.form, day.turn
        form.turn_card.setVisible(turn is not None)
        self.turn_verbs.show()
        if turn is None:
            return
        entry = turn.entry
        form.turn_name.setText(f"{entry.order}. {entry.name}")
        form.turn_state.show_state(entry.outcome or entry_name(entry.state), ENTRY_TONES[entry.state])
        form.turn_line.setText(self._line(turn))
        self._show_clock(turn, day)
        self._show_seats(turn, day)
        if turn.phase != self._phase_seen:
            self._phase_seen = turn.phase
            rule = self._presenter.phase
            if rule and turn.phase and rule.role in TABS:
                form.turn_tabs.setCurrentIndex(TABS[rule.role])
        self._on_tick()

    def _line(self, turn: TurnView) -> str:
        parts = [self.tr("발표자 {name}").format(name=turn.presenter) if turn.presenter else turn.entry.number]
        parts += [self.tr("수기 {times}").format(times=turn.paper_times)] if turn.paper_times else []
        parts += [self.tr("확인 {name}").format(name=turn.looked_by)] if turn.looked_by else []
        return " · ".join(parts)

    def _show_clock(self, turn: TurnView, day: DayView) -> None:
        form, rule = self.form, self._presenter.phase
        is_in = turn.entry.is_in
        form.phase_name.setText(rule.name if rule and is_in else "–")
        paused = turn.clock.pause_reason if turn.clock and turn.clock.is_paused else ""
        planned = self.tr("계획 {n}분").format(n=rule.minutes) if rule and is_in else ""
        since = f"{seoul(turn.outage.since):%H:%M}" if turn.outage else ""
        over = self.tr(" · 시계 다시 켬({since} 이후 중단)").format(since=since) if since else ""
        form.phase_line.setText(self.tr("멈춤: {reason}").format(reason=paused) if paused else planned + over)
        names = {p.id: p.name for p in day.rules.phases}
        lines = [f"{names[d.phase]} {digits(d.used_ms // 1000)} / {digits(d.total_ms // 1000)}" for d in turn.done[-6:]]
        form.phases_line.setText("\n".join(lines))

    def _show_seats(self, turn: TurnView, day: DayView) -> None:
        form, lines = self.form, []
        for seat in turn.seats:
            marks = [self.tr("위원장")] if seat.id == turn.presiding else []
            marks += [self.tr("자리 비움")] if seat.is_away else []
            lines.append(seat.name + (f"  · {', '.join(marks)}" if marks else ""))
        lines += [self.tr("{name}  · 심의 제외").format(name=day.name(person)) for person in turn.excluded]
        with QSignalBlocker(form.seats_list):
            fill(form.seats_list, lines, [seat.id for seat in turn.seats] + [""] * len(turn.excluded))
        form.seats_count.setText(self.tr("{n}명").format(n=len(turn.seats)))

    def retranslate(self) -> None:
        form = self.form
        form.retranslateUi(self)
        self.turn_verbs.show()
        self.day_verbs.show()
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
