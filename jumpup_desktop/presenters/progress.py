"""진행: one company after the other through its phases; each verb is one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.meeting import paper_entry
from jumpup_desktop.domain.meeting import turn as turns
from jumpup_desktop.domain.meeting.attendance import CloseDay, ElectActingChair, Recess, ResumeDay
from jumpup_desktop.domain.meeting.clock import NS, span
from jumpup_desktop.domain.meeting.phases import (
    SLIP_MS,
    AddTime,
    CorrectTime,
    FinishPhase,
    PausePhase,
    ResumePhase,
    StartPhase,
    UndoSlip,
)
from jumpup_desktop.domain.meeting.unanimity import Reopen
from jumpup_desktop.domain.selection.agenda import DrawOrder, SwapOrder
from jumpup_desktop.presenters.clock_face import Face, face, idle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jumpup_desktop.domain.meeting.item import GistSort, OutSort
    from jumpup_desktop.domain.policy import Phase
    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.presenters.ports.room import DayView, Turn
    from jumpup_desktop.presenters.room import RoomPresenter

STANDS = "진행 멈춤"
PRESENTER = "발표자"

Challenged = Literal["excluded", "moved_back", "refused"]


class ProgressPresenter:
    """What can be done with the company that is in, called, or looked at."""

    def __init__(self, room: RoomPresenter) -> None:
        self.room = room

    @property
    def day(self) -> DayView | None:
        """The day as it stands."""
        return self.room.day

    @property
    def turn(self) -> Turn | None:
        """The company that is shown."""
        return self.day.turn if self.day else None

    @property
    def phase(self) -> Phase | None:
        """The rule of the phase that is on, else of the one that comes next."""
        turn, day = self.turn, self.day
        wanted = (turn.phase or turn.next_phase) if turn else ""
        return next((p for p in day.rules.phases if p.id == wanted), None) if day else None

    def face(self) -> Face:
        """The clock as it stands this moment."""
        turn = self.turn
        if turn is None or turn.clock is None:
            return idle(self.phase) if turn and turn.entry.state == "in_room" else face(None, None, self.room.now())
        return face(turn.clock, self.phase, self.room.now())

    def next_tick_ms(self) -> int:
        """How long until the digits change; half a second while nothing runs."""
        turn = self.turn
        if turn is None or turn.clock is None:
            return 500
        now = self.room.now()
        tick = turn.clock.next_tick_ns(now)
        return 500 if tick is None else max(5, -(-(tick - now.monotonic_ns) // 1_000_000) + 1)

    def call(self) -> None:
        """호명."""
        self._on_item(turns.Call)

    def come_in(self) -> None:
        """The company is in; who takes part is fixed."""
        self._on_item(turns.ComeIn)

    def check_presenter(self, name: str, headcount: int, *, is_stand_in: bool, papers: str) -> None:
        """발표자 확인; a stand-in is accepted by who presides, with papers."""
        brought, by = ((papers,), self.turn.presiding) if is_stand_in and self.turn is not None else ((), "")
        self._on_item(lambda item: turns.CheckPresenter(item, name, is_stand_in, headcount, brought, by))

    def go(self) -> None:
        """Start, stop or go on: the one key of the clock."""
        turn = self.turn
        if turn is None or turn.entry.state != "in_room":
            return
        if turn.clock is None:
            if turn.next_phase:
                self.room.act(StartPhase(turn.entry.item, turn.next_phase))
        elif turn.clock.is_paused:
            self._on_item(ResumePhase)
        else:
            self.pause(STANDS)

    def pause(self, reason: str) -> None:
        """Stop the clock with a reason."""
        self._on_item(lambda item: PausePhase(item, reason))

    def next(self) -> None:
        """End this phase and begin the one after it."""
        turn, day = self.turn, self.day
        if turn is None or day is None or turn.entry.state != "in_room":
            return
        if not turn.phase:
            self.go()
            return
        acts: list[Act] = [FinishPhase(turn.entry.item)]
        following = next(iter(_from(day, turn.phase)[1:]), None)
        if following and following.role != "after":
            acts.append(StartPhase(turn.entry.item, following.id))
        self.room.act(*acts)

    @property
    def can_undo(self) -> bool:
        """Whether the last → was so lately that it can be taken back."""
        turn = self.turn
        if turn is None or turn.slipped_at is None or turn.entry.state != "in_room":
            return False
        if self.day is None or self.day.state != "open":
            return False
        since = span(turn.slipped_at, self.room.now())
        return since.ran_ns + since.gap_ns <= SLIP_MS * NS

    def undo(self) -> None:
        """The last → was a slip: the phase before goes on."""
        if self.can_undo:
            self._on_item(UndoSlip)

    def add(self, minutes: int, reason: str) -> None:
        """Give time, allowed by who presides."""
        self._on_item(lambda item: AddTime(item, minutes * 60, reason))

    def correct(self, seconds: int, reason: str) -> None:
        """Set used time right; negative gives it back."""
        self._on_item(lambda item: CorrectTime(item, seconds, reason))

    def write_times(self, called: str, ended: str) -> None:
        """The times of a form (HH:MM), on a day held on paper."""
        self._on_item(lambda item: paper_entry.WriteItemTimes(item, called, ended))

    def write_day(self, times: paper_entry.WriteDayTimes, done: Callable[[], None]) -> None:
        """The times of the day's forms; `done` once they are recorded."""
        self.room.act(times, done=done)

    def look_again(self, person: str) -> None:
        """Somebody else compared the entry with the form."""
        self._on_item(lambda item: paper_entry.LookAgain(item, person))

    def open_opinions(self, word: str = "") -> None:
        """기업·배석자 퇴실 확인 and 의견 공개, with the chair's word where somebody is unfinished."""
        turn = self.turn
        first = () if turn and turn.is_cleared else (turns.ClearRoom,)
        self._on_item(*first, lambda item: turns.Reveal(item, word))

    @property
    def is_past_writing(self) -> bool:
        """Whether the members' time to write is over: the opinions can be opened, whatever the clock does."""
        turn, day = self.turn, self.day
        if turn is None or day is None or turn.entry.state != "in_room":
            return False
        if day.mode == "paper":
            return True
        at = turn.phase or turn.next_phase
        return not at or not any(p.role == "writing" for p in _from(day, at))

    @property
    def unfinished(self) -> tuple[str, ...]:
        """Participants who have not written what they must."""
        cells = self.turn.cells if self.turn else ()
        return tuple(dict.fromkeys(c.member for c in cells if c.is_required and c.state == "none"))

    def postpone(self, reason: str) -> None:
        """후순위 이동."""
        self._on_item(lambda item: turns.Postpone(item, reason))

    def no_show(self) -> None:
        """발표 불참."""
        self._on_item(turns.RecordNoShow)

    def withdraw(self, note: str) -> None:
        """평가 포기 with the company's paper."""
        self._on_item(lambda item: turns.Withdraw(item, note))

    def reopen(self, reason: str) -> None:
        """The matter is open again."""
        self._on_item(lambda item: Reopen(item, reason))

    def step_out(self, person: str, reason: str) -> None:
        """A participant is out for a moment; the round waits."""
        self._on_item(lambda item: turns.StepOut(item, person, reason))

    def step_in(self, person: str) -> None:
        """Back again."""
        self._on_item(lambda item: turns.StepIn(item, person))

    def shrink(self, person: str, sort: OutSort, reason: str) -> None:
        """A participant leaves the set, confirmed by who presides, or by another where that one leaves."""
        turn = self.turn
        if turn is None:
            return
        others = [s.id for s in turn.seats if s.id != person]
        by = turn.presiding if turn.presiding != person else next(iter(others), "")
        self.room.act(turns.Shrink(turn.entry.item, person, sort, reason, by))

    @property
    def needs_acting_chair(self) -> bool:
        """Whether the chair cannot preside over the company that is shown, and nobody acts for them yet."""
        turn, day = self.turn, self.day
        if turn is None or day is None or turn.entry.state == "done" or turn.presiding:
            return False
        chair = next((p for p in day.people if p.id == day.chair), None)
        return chair is None or not chair.is_present or turn.entry.company in chair.conflicts

    def acting(self, person: str, reason: str) -> None:
        """위원장 직무대행 for the company that is shown."""
        if self.turn is not None and self.day is not None:
            agreed = tuple(p.id for p in self.day.members_present)
            self.room.act(ElectActingChair(person, (self.turn.entry.item,), agreed, reason))

    def swap(self, first: str, second: str, asked_by: str) -> None:
        """Two waiting companies change places; both agreed."""
        self.room.act(SwapOrder(first, second, asked_by))

    def draw(self, order: Sequence[str], method: str, witness: str) -> None:
        """발표순서 추첨, with its method and who witnessed it."""
        self.room.act(DrawOrder(tuple(order), method, witness))

    def recess(self, reason: str, until: str) -> None:
        """정회."""
        self.room.act(Recess(reason, until))

    def resume(self, present: list[str]) -> None:
        """속개 after the roll call."""
        if self.day is not None:
            heads = [p for p in (self.day.chair, *self.day.acting) if p in present]
            self.room.act(ResumeDay(tuple(present), next(iter(heads), "")))

    def close(self) -> None:
        """폐회."""
        if self.day is not None:
            there = {p.id for p in self.day.people if p.is_present}
            heads = [p for p in (self.day.chair, *self.day.acting) if p in there]
            self.room.act(CloseDay(next(iter(heads), "")))

    def note(self, sort: GistSort, speaker: str, text: str) -> None:
        """발언 요지."""
        self._on_item(lambda item: turns.NoteGist(item, sort, speaker, text))

    def correct_note(self, entry: str, text: str, asked_by: str) -> None:
        """A gist is put right at somebody's wish; the text before it stays in the record (practice 38)."""
        self._on_item(lambda item: turns.CorrectGist(item, entry, text, asked_by))

    def challenge(self, person: str, ground: str, answer: str, decision: Challenged, reason: str) -> None:
        """현장 기피: the company's ground and the member's word; who presides decides (practice 14)."""
        turn = self.turn
        if turn is None:
            return
        others = [s.id for s in turn.seats if s.id != person]
        by = turn.presiding if turn.presiding != person else next(iter(others), "")
        item, number = turn.entry.item, f"기피-{turn.challenges + 1}"
        filed = turns.Challenge(item, number, person, ground, answer, decision == "excluded", reason, by)
        self.room.act(filed, *([turns.Postpone(item, reason)] if decision == "moved_back" else ()))

    def _on_item(self, *acts: Callable[[str], Act]) -> None:
        """Do these acts, each made with the company that is shown."""
        if self.turn is not None:
            item = self.turn.entry.item
            self.room.act(*(make(item) for make in acts))


def _from(day: DayView, phase: str) -> Sequence[Phase]:
    """The phases of the day's kind from this one on."""
    order = [p.id for p in day.rules.phases]
    return day.rules.phases[order.index(phase) :]
