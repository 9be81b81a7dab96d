"""Verbs of the whole day: 정회, 속개, 폐회."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jumpup_desktop.views.room.day_times import DayTimesDialog
from jumpup_desktop.views.room.order import OrderDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.presenters.ports.room import DayView, Entry
    from jumpup_desktop.presenters.progress import ProgressPresenter
    from jumpup_desktop.views._forms.ui_progress_form import Ui_ProgressForm
    from jumpup_desktop.views.dialogs import Dialogs


LUNCH = "점심"


class DayVerbs(QObject):
    """One button is 정회 or 속개, as the day stands."""

    def __init__(self, presenter: ProgressPresenter, form: Ui_ProgressForm, dialogs: Dialogs) -> None:
        super().__init__()
        self._presenter, self._form, self._dialogs = presenter, form, dialogs
        form.recess_button.clicked.connect(self._recess_or_resume)
        form.close_button.clicked.connect(self._close)
        form.order_button.clicked.connect(self._change_order)
        form.day_times_button.clicked.connect(self._write_day)
        self._times: DayTimesDialog | None = None

    def show_day(self, day: DayView | None) -> None:
        """Offer what can be done now."""
        form = self._form
        is_on = day is not None and day.state in ("open", "recess")
        waiting = sum(e.state == "waiting" for e in day.entries) if day else 0
        form.order_button.setVisible(is_on and waiting > 1)
        form.day_times_button.setVisible(bool(is_on and day and day.mode == "paper"))
        if self._times is not None and not self._presenter.room.is_busy:
            self._times.say(self._presenter.room.error)
        for button in (form.recess_button, form.close_button, form.stage_button):
            button.setVisible(is_on)
        if day is None:
            return
        in_recess = day.state == "recess"
        form.recess_button.setText(self.tr("속개…") if in_recess else self.tr("정회…"))
        form.recess_button.setEnabled(not (day.turn and day.turn.phase))
        form.close_button.setEnabled(not in_recess and all(e.state == "done" for e in day.entries))

    def _write_day(self) -> None:
        """The times of a day held on paper (practice 39)."""
        if self._presenter.day is None:
            return
        self._times = DayTimesDialog(
            self._presenter.day, self._presenter.write_day, self._form.day_times_button.window()
        )
        self._times.exec()
        self._times.deleteLater()
        self._times = None

    def _change_order(self) -> None:
        """A swap both companies agreed to; or the draw, before the first company is called (practice 14)."""
        day = self._presenter.day
        if day is None:
            return
        waiting = [e for e in day.entries if e.state == "waiting"]
        title, no = self.tr("순서 바꾸기"), self.tr("그만두기")
        ways = [self.tr("두 기업 맞바꾸기(양쪽 동의)")]
        ways += [self.tr("추첨한 순서 적기")] if len(waiting) == len(day.entries) else []
        way = self._dialogs.choose(title, self.tr("어떻게 바꿉니까?"), ways, self.tr("다음"), no) if waiting[1:] else -1
        if way == 0:
            self._swap(title, waiting)
        elif way == 1:
            self._draw(title, day)

    def _swap(self, title: str, waiting: Sequence[Entry]) -> None:
        yes, no, names = self.tr("다음"), self.tr("그만두기"), [f"{e.order}. {e.name}" for e in waiting]
        first = self._dialogs.choose(title, self.tr("바꾸어 달라고 한 기업"), names, yes, no)
        second = self._dialogs.choose(title, self.tr("자리를 내준 기업"), names, yes, no) if first >= 0 else -1
        asked = second >= 0 and self._dialogs.ask_line(title, self.tr("신청한 사람(양쪽이 동의함)"), yes, no)
        if asked:
            self._presenter.swap(waiting[first].item, waiting[second].item, asked)

    def _draw(self, title: str, day: DayView) -> None:
        witnesses = [p for p in day.people if p.is_present]
        dialog = OrderDialog([(e.item, e.name) for e in day.entries], [(p.id, p.name) for p in witnesses])
        dialog.setWindowTitle(title)
        if dialog.exec() == OrderDialog.DialogCode.Accepted:
            self._presenter.draw(dialog.order, dialog.method.text().strip(), dialog.chosen_witness)

    def _recess_or_resume(self) -> None:
        day = self._presenter.day
        if day is not None and day.state == "recess":
            self._resume(day)
        else:
            self._recess()

    def _recess(self) -> None:
        title = self.tr("정회")
        reason = self._dialogs.ask_line(title, self.tr("사유"), self.tr("다음"), self.tr("그만두기"), LUNCH)
        until = reason and self._dialogs.ask_line(
            title, self.tr("속개할 시각(예: 13:00)"), self.tr("정회"), self.tr("그만두기"), "13:00"
        )
        if reason and until:
            self._presenter.recess(reason, until)

    def _resume(self, day: DayView) -> None:
        there = [p for p in day.people if p.is_present and p.role != "observer"]
        chosen = self._dialogs.choose_several(
            self.tr("속개"),
            self.tr("호명하여 확인한 사람"),
            [p.name for p in there],
            self.tr("속개"),
            self.tr("그만두기"),
        )
        if chosen is not None:
            self._presenter.resume([there[n].id for n in chosen])

    def _close(self) -> None:
        said = self.tr("폐회하면 이 회의의 심의와 의결이 끝납니다. 이어서 문서에 서명합니다.")
        day = self._presenter.day
        lacking = [e.name for e in day.entries if e.lacks_gist] if day else []
        if lacking:
            said += "\n\n" + self.tr("발언 요지가 없는 기업: {names}").format(names=", ".join(lacking))
        if self._dialogs.ask(self.tr("폐회"), said, self.tr("폐회"), self.tr("그만두기")):
            self._presenter.close()
