"""진행: one company after the other through its phases; each verb is one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import turn as turns
from jumpup_desktop.domain.meeting.clock import NS, span
from jumpup_desktop.domain.meeting.phases import SLIP_MS, FinishPhase, PausePhase, ResumePhase, StartPhase, UndoSlip
from jumpup_desktop.presenters.clock_face import Face, face, idle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jumpup_desktop.domain.meeting.item import GistKind
    from jumpup_desktop.domain.policy import Phase
    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.services.seen.day import DayView
    from jumpup_desktop.services.seen.turn import TurnView

STANDS = "진행 멈춤"
PRESENTER = "발표자"


class ProgressPresenter:
    """How the company that is in, called or looked at stands; `person` is the participant chosen in the list.

    What can be done with it are the verbs of `turn_verbs` and `day_verbs`.
    """

    def __init__(self, room: RoomPresenter) -> None:
        self.room = room
        self.person = ""

    def say(self, code: str, **values: object) -> str:
        """A sentence in the user's language."""
        return self.room.sentences.say(code, values)

    @property
    def day(self) -> DayView | None:
        """The day as it stands."""
        return self.room.day

    @property
    def turn(self) -> TurnView | None:
        """The company that is shown."""
        return self.day.turn if self.day else None

    @property
    def state(self) -> str:
        """Where the company that is shown stands; empty where none is."""
        return self.turn.entry.state if self.turn else ""

    @property
    def is_open(self) -> bool:
        """Whether the day is open and not in recess."""
        return self.day is not None and self.day.state == "open"

    def confirming(self, person: str) -> str:
        """Who confirms that somebody leaves: who presides, or another where that one leaves."""
        turn = self.turn
        if turn is None:
            return ""
        others = [s.id for s in turn.seats if s.id != person]
        return turn.presiding if turn.presiding != person else next(iter(others), "")

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

    def go(self) -> None:
        """Start, stop or go on: the one key of the clock."""
        turn = self.turn
        if turn is None or turn.entry.state != "in_room":
            return
        if turn.clock is None:
            if turn.next_phase:
                self.room.act(StartPhase(turn.entry.item, turn.next_phase))
        elif turn.clock.is_paused:
            self.on_item(ResumePhase)
        else:
            self.on_item(lambda item: PausePhase(item, STANDS))

    def next(self) -> None:
        """End this phase and begin the one after it."""
        turn, day = self.turn, self.day
        if turn is None or day is None or turn.entry.state != "in_room":
            return
        if not turn.phase:
            self.go()
            return
        acts: list[Act] = [FinishPhase(turn.entry.item)]
        if after := following(self):
            acts.append(StartPhase(turn.entry.item, after.id))
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
            self.on_item(UndoSlip)

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

    @property
    def needs_acting_chair(self) -> bool:
        """Whether the chair cannot preside over the company that is shown, and nobody acts for them yet."""
        turn, day = self.turn, self.day
        if turn is None or day is None or turn.entry.state == "done" or turn.presiding:
            return False
        chair = next((p for p in day.people if p.id == day.chair), None)
        return chair is None or not chair.is_present or turn.entry.company in chair.conflicts

    def note(self, kind: GistKind, speaker: str, text: str) -> None:
        """발언 요지."""
        self.on_item(lambda item: turns.NoteGist(item, kind, speaker, text))

    def correct_note(self, entry: str, text: str, asked_by: str) -> None:
        """A gist is put right at somebody's wish; the text before it stays in the record (practice 38)."""
        self.on_item(lambda item: turns.CorrectGist(item, entry, text, asked_by))

    def on_item(self, *acts: Callable[[str], Act]) -> None:
        """Do these acts, each made with the company that is shown."""
        if self.turn is not None:
            item = self.turn.entry.item
            self.room.act(*(make(item) for make in acts))


def _from(day: DayView, phase: str) -> Sequence[Phase]:
    """The phases of the day's kind from this one on."""
    order = [p.id for p in day.rules.phases]
    return day.rules.phases[order.index(phase) :]


def is_on_paper(progress: ProgressPresenter) -> bool:
    """Whether the day is typed from its forms: no clock runs."""
    return progress.day is not None and progress.day.mode == "paper"


def comes_next(progress: ProgressPresenter) -> bool:
    """Whether another phase of the company's turn can begin; 교대 comes after it."""
    turn, rule = progress.turn, progress.phase
    return bool(turn and turn.next_phase and rule and rule.role != "after")


def following(progress: ProgressPresenter) -> Phase | None:
    """The rule of the phase after the one that is on; none after the last one of the company's turn."""
    turn, day = progress.turn, progress.day
    if turn is None or day is None or not turn.phase:
        return None
    after = next(iter(_from(day, turn.phase)[1:]), None)
    return after if after and after.role != "after" else None


def is_deciding(progress: ProgressPresenter) -> bool:
    """Whether the panel decides: the phase for it is on, or every phase is over."""
    turn, rule = progress.turn, progress.phase
    is_last = rule is None or rule.role in ("decision", "after")
    return bool(turn and turn.entry.state == "in_room" and is_last)
