"""발표 화면: what the projector shows; a pure function of mode, phase and time left. Never a name, mark or word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.presenters.clock_face import NOTHING, Face
from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.presenters.progress import ProgressPresenter
    from jumpup_desktop.services.seen.day import DayView
    from jumpup_desktop.services.seen.wording import Wording

Mode = Literal["clock", "test", "message", "blank", "wording", "page"]
ENDING_PAGE = {"call", "recess", "close", "resolve", "tally", "fail", "postpone", "withdraw"}
BLANKING = {"start", "finish", "undo_slip", "come_in"} | ENDING_PAGE - {"withdraw"}


@dataclass(frozen=True, slots=True)
class Show:
    """What is on the stage: a line above, digits, a line below; drafted texts, or a company's own page (PNG).

    `upcoming` is the company that comes next, where that is wanted.
    """

    mode: Mode
    head: str = ""
    face: Face = NOTHING
    foot: str = ""
    texts: tuple[tuple[str, str], ...] = ()
    page: bytes = b""
    upcoming: str = ""


class StagePresenter:
    """One stage for the room; the private mode ends by itself at any change of phase, call, recess or lock."""

    def __init__(self, progress: ProgressPresenter) -> None:
        self._progress = progress
        self.changed: Event[None] = Event()
        self.mode: Mode = "clock"
        self.message = ""
        self.has_overtime = True
        self.has_next = False
        self.is_checked = False
        self._wording: Callable[[], Wording] | None = None
        self._page = b""
        progress.room.acted.listen(self._on_acted)

    def set_mode(self, mode: Mode) -> None:
        """Show something else."""
        self.mode = mode
        self.changed.emit(None)

    def blank(self) -> None:
        """Nothing at all, or back to the clock."""
        self.set_mode("clock" if self.mode == "blank" else "blank")

    def say(self, message: str) -> None:
        """A message of the secretary."""
        self.message = message
        self.set_mode("message")

    def confirm_test(self) -> None:
        """The projector shows the test picture and nothing else, or none is used: texts need no cover (practice 18)."""
        self.is_checked = True
        self.set_mode("clock")

    def screens_changed(self) -> None:
        """A screen came or went: until somebody looked again, nobody knows who sees what."""
        self.is_checked = False
        if self.mode in ("wording", "page"):
            self.mode = "blank"
        self.changed.emit(None)

    @property
    def may_show_wording(self) -> bool:
        """Only in the debate, and after company and attendees have left (practice 6)."""
        turn, phase = self._progress.turn, self._progress.phase
        if turn is None or turn.inside:
            return False
        return bool(turn.is_cleared and turn.phase and phase and phase.is_private)

    def show_wording(self, wording: Callable[[], Wording]) -> None:
        """비공개 심의: the draft wording as it stands at each moment, large."""
        if self.may_show_wording:
            self._wording = wording
            self.set_mode("wording")

    def show_page(self, page: bytes) -> None:
        """A page of what the company handed in, with the clock in the corner."""
        self._page = page
        self.set_mode("page")

    def lock(self) -> None:
        """The laptop was locked: what is private goes."""
        if self.mode == "wording":
            self.set_mode("blank")

    def _on_acted(self, acts: tuple[str, ...]) -> None:
        if self.mode == "wording" and BLANKING & set(acts):
            self.set_mode("blank")
        elif (self.mode == "page" and ENDING_PAGE & set(acts)) or (
            self.mode in ("blank", "message") and {"call", "start"} & set(acts)
        ):
            self.set_mode("clock")

    def next_tick_ms(self) -> int:
        """How long until the digits change."""
        return self._progress.next_tick_ms()

    def show(self) -> Show:
        """What the stage shows this moment."""
        day, turn = self._progress.day, self._progress.turn
        if self.mode == "blank" or day is None:
            return Show("blank")
        if self.mode == "test":
            return Show("test")
        if self.mode == "message":
            return Show("message", foot=self.message)
        if self.mode == "wording" and self._wording is not None and self.may_show_wording:
            return Show("wording", texts=self._texts(self._wording()))
        if day.state == "recess":
            return Show("message", head=day.panel, foot=day.until)
        if turn is None or turn.entry.state in ("waiting", "done"):
            return Show("clock", head=day.panel, upcoming=self._upcoming(day))
        rule = self._progress.phase
        if self.mode == "page" and self._page:
            return Show("page", face=self._face(), page=self._page)
        return Show("clock", f"{day.panel} · {turn.entry.order}", self._face(), rule.name if rule else "")

    def _upcoming(self, day: DayView) -> str:
        """Who is heard next, between two companies; nothing unless the room wants it."""
        following = next((e for e in day.entries if e.state in ("waiting", "called") and e.is_put), None)
        return f"{following.order}. {following.name}" if self.has_next and following else ""

    def _face(self) -> Face:
        face = self._progress.face()
        if face.tone == "over" and not self.has_overtime:
            return Face("00:00", "over", 0.0)
        return face

    def _texts(self, wording: Wording) -> tuple[tuple[str, str], ...]:
        named = [(name, wording.texts.get(key, "")) for key, name in self._progress.room.criteria()]
        conditions = [" · ".join(parts) for parts in wording.conditions]
        rest = (("overall", wording.overall), ("conditions", "\n".join(conditions)))
        return tuple((name, text) for name, text in (*named, *rest) if text)
