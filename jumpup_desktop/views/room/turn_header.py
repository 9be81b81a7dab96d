"""The company that is shown: its name, its phases, its clock's words, who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.presenters.clock_face import digits
from jumpup_desktop.presenters.progress import following
from jumpup_desktop.views.room.words import ENTRY_TONES, entry_name
from jumpup_desktop.views.widgets.lists import fill
from jumpup_desktop.views.widgets.phase_strip import PhaseBox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumpup_desktop.presenters.progress import ProgressPresenter
    from jumpup_desktop.services.seen.day import DayView
    from jumpup_desktop.services.seen.turn import TurnView
    from jumpup_desktop.views._forms.ui_progress_form import Ui_ProgressForm


class TurnHeader(QObject):
    """Writes what is known of the turn onto the form."""

    def __init__(self, form: Ui_ProgressForm, presenter: ProgressPresenter) -> None:
        super().__init__()
        self._form, self._presenter = form, presenter

    def show_turn(self, turn: TurnView, day: DayView) -> None:
        """All of it."""
        form, entry = self._form, turn.entry
        form.turn_name.setText(f"{entry.order}  {entry.name}")
        form.turn_state.show_state(entry.outcome or entry_name(entry.state), ENTRY_TONES[entry.state])
        form.turn_line.setText(self._line(turn))
        form.phase_strip.show_phases(tuple(self._phases(turn, day)))
        self._show_clock(turn)
        self._show_seats(turn, day)

    def _line(self, turn: TurnView) -> str:
        parts = [self.tr("발표자 {name}").format(name=turn.presenter) if turn.presenter else turn.entry.number]
        parts += [self.tr("수기 {times}").format(times=turn.paper_times)] if turn.paper_times else []
        parts += [self.tr("확인 {name}").format(name=turn.looked_by)] if turn.looked_by else []
        return " · ".join(parts)

    def _phases(self, turn: TurnView, day: DayView) -> Iterator[PhaseBox]:
        """What was used of each, which one is on, which one comes next."""
        done = {d.phase: d for d in turn.done}
        for rule in day.rules.phases:
            planned = self.tr("{n}분").format(n=rule.minutes)
            if rule.id == turn.phase:
                yield PhaseBox(rule.name, self.tr("지금 · {planned}").format(planned=planned), "on")
            elif rule.id in done:
                used = done[rule.id]
                is_over = used.used_ms > used.total_ms
                line = self.tr("{used}/{n}분").format(used=digits(used.used_ms // 1000), n=rule.minutes)
                yield PhaseBox(rule.name, line, "over" if is_over else "done")
            else:
                after = following(self._presenter)
                is_next = rule.id == (after.id if after else turn.next_phase) and turn.entry.is_in
                yield PhaseBox(rule.name, planned, "next" if is_next else "later")

    def _show_clock(self, turn: TurnView) -> None:
        form, rule = self._form, self._presenter.phase
        is_in = turn.entry.is_in
        form.phase_name.setText(rule.name if rule and is_in else "–")
        paused = turn.clock.pause_reason if turn.clock and turn.clock.is_paused else ""
        planned = self.tr("계획 {n}분").format(n=rule.minutes) if rule and is_in else ""
        since = f"{seoul(turn.outage.since):%H:%M}" if turn.outage else ""
        over = self.tr(" · 시계 다시 켬({since} 이후 중단)").format(since=since) if since else ""
        form.phase_line.setText(self.tr("멈춤: {reason}").format(reason=paused) if paused else planned + over)
        hint = self._hint()
        form.primary_hint.setText(hint)
        form.primary_hint.setVisible(bool(hint))

    def _hint(self) -> str:
        """What the next step should wait for."""
        presenter = self._presenter
        unfinished = presenter.unfinished if presenter.phase and presenter.phase.role == "writing" else ()
        return self.tr("{n}명이 꼭 쓸 의견을 아직 쓰지 않았습니다.").format(n=len(unfinished)) if unfinished else ""

    def _show_seats(self, turn: TurnView, day: DayView) -> None:
        form, lines = self._form, []
        for seat in turn.seats:
            marks = [self.tr("위원장")] if seat.id == turn.presiding else []
            marks += [self.tr("자리 비움")] if seat.is_away else []
            lines.append(seat.name + (f"  · {', '.join(marks)}" if marks else ""))
        lines += [self.tr("{name}  · 심의 제외").format(name=day.name(person)) for person in turn.excluded]
        with QSignalBlocker(form.seats_list):
            fill(form.seats_list, lines, [seat.id for seat in turn.seats] + [""] * len(turn.excluded))
        form.seats_count.setText(self.tr("{n}명").format(n=len(turn.seats)))
