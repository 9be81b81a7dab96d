"""Verbs of one company's turn: at the door, at the clock, about those who take part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from jumpup_desktop.domain.meeting.item import OUT_SORTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.presenters.ports.room import DayView, Turn
    from jumpup_desktop.presenters.progress import Challenged, ProgressPresenter
    from jumpup_desktop.views._forms.ui_progress_form import Ui_ProgressForm
    from jumpup_desktop.views.dialogs import Dialogs

STAND_IN_PAPER = "위임장"
DECISIONS: tuple[Challenged, ...] = ("excluded", "moved_back", "refused")


class TurnVerbs(QObject):
    """Shows the verbs that are possible now, and asks what each needs."""

    def __init__(
        self, presenter: ProgressPresenter, form: Ui_ProgressForm, dialogs: Dialogs, flush: Callable[[], None]
    ) -> None:
        super().__init__()
        self._presenter, self._form, self._dialogs, self._flush = presenter, form, dialogs, flush
        form.call_button.clicked.connect(presenter.call)
        form.come_in_button.clicked.connect(self._come_in)
        form.presenter_button.clicked.connect(self._check_presenter)
        form.acting_button.clicked.connect(self._elect_acting)
        form.clear_button.clicked.connect(self._open_opinions)
        form.postpone_button.clicked.connect(self._postpone)
        form.no_show_button.clicked.connect(presenter.no_show)
        form.withdraw_button.clicked.connect(self._withdraw)
        form.reopen_button.clicked.connect(self._reopen)
        form.times_button.clicked.connect(self._write_times)
        form.look_button.clicked.connect(self._look_again)
        form.add_button.clicked.connect(self._add_time)
        form.correct_button.clicked.connect(self._correct_time)
        form.away_button.clicked.connect(self._away)
        form.shrink_button.clicked.connect(self._shrink)

    def show_turn(self, turn: Turn | None, day: DayView) -> None:
        """Offer what can be done with this company now."""
        form = self._form
        state = turn.entry.state if turn else ""
        can_call = state == "waiting" or (state == "called" and bool(turn and turn.calls < day.rules.call_times))
        is_open, is_free = day.state == "open", not any(e.state == "in_room" for e in day.entries)
        form.call_button.setVisible(can_call)
        form.call_button.setEnabled(is_open and is_free)
        calls = turn.calls if turn else 0
        form.call_button.setText(self.tr("호명") if not calls else self.tr("다시 호명 ({n}번째)").format(n=calls + 1))
        form.call_button.setProperty("kind", "primary" if state == "waiting" else "")
        form.call_button.style().polish(form.call_button)
        form.come_in_button.setVisible(state == "called")
        form.presenter_button.setVisible(state == "in_room" and bool(turn and not turn.presenter))
        form.acting_button.setVisible(is_open and self._presenter.needs_acting_chair)
        form.clear_button.setVisible(self._presenter.is_past_writing and bool(turn and not turn.is_revealed))
        form.postpone_button.setVisible(bool(turn and state in ("called", "in_room") and not turn.is_cleared))
        form.no_show_button.setVisible(state == "called" and calls >= day.rules.call_times)
        form.withdraw_button.setVisible(state in ("waiting", "called", "in_room") and is_open)
        form.reopen_button.setVisible(state == "done" and is_open and bool(turn and turn.consensus.is_over))
        is_paper = day.mode == "paper" and state in ("in_room", "done") and day.state != "planned"
        form.times_button.setVisible(is_paper)
        form.look_button.setVisible(is_paper and state == "done" and bool(turn and not turn.looked_by))
        self._show_clock_verbs(turn, is_in=state == "in_room" and is_open)

    def _show_clock_verbs(self, turn: Turn | None, *, is_in: bool) -> None:
        form = self._form
        clock = turn.clock if turn else None
        form.go_button.setEnabled(is_in and bool(turn and (turn.phase or turn.next_phase)))
        form.go_button.setText(
            self.tr("시작") if clock is None else self.tr("계속") if clock.is_paused else self.tr("멈춤")
        )
        form.go_button.setToolTip(self.tr("Space 또는 F2"))
        form.next_button.setToolTip(self.tr("→ 또는 F3"))
        form.next_button.setEnabled(is_in and clock is not None)
        for button in (form.add_button, form.correct_button):
            button.setEnabled(is_in and clock is not None)
        for button in (form.away_button, form.shrink_button):
            button.setEnabled(is_in)

    def _come_in(self) -> None:
        self._presenter.come_in()

    def _elect_acting(self) -> None:
        day, turn = self._presenter.day, self._presenter.turn
        if day is None or turn is None:
            return
        able = [p for p in day.members_present if turn.entry.company not in p.conflicts and p.id != day.chair]
        title, no = self.tr("위원장 직무대행 호선"), self.tr("그만두기")
        at = self._dialogs.choose(title, self.tr("누구를 호선합니까?"), [p.name for p in able], self.tr("다음"), no)
        reason = self._reason(title, self.tr("위원장이 하지 못하는 사유"), self.tr("호선")) if at >= 0 else ""
        if reason:
            self._presenter.acting(able[at].id, reason)

    def _check_presenter(self) -> None:
        title = self.tr("발표자 확인")
        yes, no = self.tr("확인"), self.tr("그만두기")
        name = self._dialogs.ask_line(title, self.tr("신분을 확인한 발표자의 성명"), self.tr("다음"), no)
        if not name:
            return
        kinds = [self.tr("등록된 발표자"), self.tr("대리 발표자(위임장 확인, 위원장 허락)")]
        kind = self._dialogs.choose(title, self.tr("누가 발표합니까?"), kinds, yes, no)
        heads = [str(n) for n in range(1, 7)]
        count = (
            self._dialogs.choose(title, self.tr("들어온 사람은 모두 몇 명입니까?"), heads, yes, no) if kind >= 0 else -1
        )
        if count >= 0:
            self._presenter.check_presenter(name, count + 1, is_stand_in=kind == 1, papers=STAND_IN_PAPER)

    def _open_opinions(self) -> None:
        self._flush()
        said = self.tr("기업과 배석자가 모두 나갔습니까? 의견을 위원들에게 공개합니다.")
        title = self.tr("퇴실 확인·의견 공개")
        if not self._dialogs.ask(title, said, self.tr("모두 나갔음"), self.tr("그만두기")):
            return
        missing, word = self._presenter.unfinished, ""
        if missing:
            label = self.tr("의견을 마치지 못한 위원이 {n}명 있습니다. 그대로 토론하려면 위원장의 말을 적으십시오.")
            word = self._dialogs.ask_line(title, label.format(n=len(missing)), self.tr("공개"), self.tr("그만두기"))
            if not word:
                return
        self._presenter.open_opinions(word)

    def _reason(self, title: str, label: str, yes: str) -> str:
        return self._dialogs.ask_line(title, label, yes, self.tr("그만두기"))

    def _postpone(self) -> None:
        if reason := self._reason(self.tr("후순위 이동"), self.tr("사유"), self.tr("옮기기")):
            self._presenter.postpone(reason)

    def _withdraw(self) -> None:
        if note := self._reason(self.tr("평가 포기"), self.tr("포기서의 제출자와 때"), self.tr("기록")):
            self._presenter.withdraw(note)

    def _reopen(self) -> None:
        if reason := self._reason(self.tr("의결을 다시 열기"), self.tr("다시 여는 사유"), self.tr("다시 열기")):
            self._presenter.reopen(reason)

    def _write_times(self) -> None:
        """The times as the form has them (practice 39)."""
        title, yes, no = self.tr("수기 시각"), self.tr("다음"), self.tr("그만두기")
        called = self._dialogs.ask_line(title, self.tr("호명한 시각(예: 09:30)"), yes, no)
        ended = called and self._dialogs.ask_line(title, self.tr("끝난 시각(예: 10:20)"), self.tr("기록"), no)
        if ended:
            self._presenter.write_times(called, ended)

    def _look_again(self) -> None:
        """Another pair of eyes: everything entered for this company stands on the form."""
        day, turn = self._presenter.day, self._presenter.turn
        if day is None or turn is None:
            return
        title, no = self.tr("두 번째 확인"), self.tr("그만두기")
        out = {*turn.excluded, *(p.id for p in day.people if turn.entry.company in p.conflicts)}
        others = [p for p in day.people if p.role == "member" and p.has_come and p.id not in out]
        label = self.tr("누가 의견·의결·시각을 종이와 견주었습니까? 입력한 사람은 할 수 없습니다.")
        at = self._dialogs.choose(title, label, [p.name for p in others], self.tr("같음을 확인"), no)
        if at >= 0:
            self._presenter.look_again(others[at].id)

    def _add_time(self) -> None:
        title = self.tr("시간 추가")
        minutes = self._dialogs.choose(
            title,
            self.tr("몇 분을 더합니까?"),
            [f"{n}" for n in (1, 2, 3, 5, 10)],
            self.tr("다음"),
            self.tr("그만두기"),
        )
        reason = self._reason(title, self.tr("사유(위원장 승인)"), self.tr("추가")) if minutes >= 0 else ""
        if reason:
            self._presenter.add((1, 2, 3, 5, 10)[minutes], reason)

    def _correct_time(self) -> None:
        title = self.tr("시계 바로잡기")
        steps = (-300, -60, -30, 30, 60, 300)
        words = [self.tr("쓴 시간 {n}초").format(n=f"{s:+d}") for s in steps]
        at = self._dialogs.choose(
            title, self.tr("쓴 시간을 얼마나 고칩니까?"), words, self.tr("다음"), self.tr("그만두기")
        )
        reason = self._reason(title, self.tr("사유(위원장 승인)"), self.tr("바로잡기")) if at >= 0 else ""
        if reason:
            self._presenter.correct(steps[at], reason)

    @property
    def _person(self) -> str:
        item = self._form.seats_list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole) or "") if item else ""

    def _away(self) -> None:
        turn, person = self._presenter.turn, self._person
        seat = next((s for s in turn.seats if s.id == person), None) if turn else None
        if seat is None:
            return
        if seat.is_away:
            self._presenter.step_in(person)
        elif reason := self._reason(self.tr("자리 비움"), self.tr("사유"), self.tr("기록")):
            self._presenter.step_out(person, reason)

    def _shrink(self) -> None:
        person = self._person
        if not person:
            return
        title = self.tr("심의 제외·퇴장")
        kinds = [self.tr("회피"), self.tr("기피"), self.tr("제척"), self.tr("퇴장")]
        at = self._dialogs.choose(title, self.tr("구분"), kinds, self.tr("다음"), self.tr("그만두기"))
        if at >= 0 and OUT_SORTS[at] == "by_challenge":
            self._challenge(person)
            return
        reason = self._reason(title, self.tr("사유(위원장 확인)"), self.tr("기록")) if at >= 0 else ""
        if reason:
            self._presenter.shrink(person, OUT_SORTS[at], reason)

    def _challenge(self, person: str) -> None:
        """현장 기피: the company's word, the member's, the decision of who presides."""
        title, then, no = self.tr("현장 기피"), self.tr("다음"), self.tr("그만두기")
        ground = self._reason(title, self.tr("기업이 든 사유"), then)
        answer = self._reason(title, self.tr("위원의 말"), then) if ground else ""
        if not answer:
            return
        kinds = [
            self.tr("받아들임: 위원을 이 기업에서 제외"),
            self.tr("보류: 기업을 뒤로 이동"),
            self.tr("받아들이지 않음"),
        ]
        at = self._dialogs.choose(title, self.tr("위원장의 결정"), kinds, then, no)
        reason = self._reason(title, self.tr("결정의 이유"), self.tr("기록")) if at >= 0 else ""
        if reason:
            self._presenter.challenge(person, ground, answer, DECISIONS[at], reason)
