"""The live room: which meeting is on, how its day stands, and every act that is done in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from jumpup_desktop.domain.record.act import word_of
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.presenters.spoken import spoken
from jumpup_desktop.services.room import Room
from jumpup_desktop.services.seen import day as seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.domain.record.event import Moment
    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.services.seen.day import DayView, MeetingLine

T = TypeVar("T")


class RoomPresenter:
    """One for all screens of the day: what one does, the others show. `acted` tells the acts that were done."""

    def __init__(self, season: OpenSeason, tasks: Tasks, sentences: Sentences) -> None:
        self.season, self.tasks, self.sentences = season, tasks, sentences
        self.changed: Event[None] = Event()
        self.acted: Event[tuple[str, ...]] = Event()
        self.meetings: Sequence[MeetingLine] = ()
        self._day: DayView | None = None
        self._spoken: tuple[DayView, str, DayView] | None = None
        self.item = ""
        self.error = ""
        self.is_loaded = False
        self._acting, self._answers, self._failed = 0, False, ""

    @property
    def day(self) -> DayView | None:
        """The day as it stands, in the user's language."""
        day, language = self._day, self.sentences.language
        if day is None:
            return None
        if self._spoken is None or self._spoken[0] is not day or self._spoken[1] != language:
            self._spoken = (day, language, spoken(day, language))
        return self._spoken[2]

    @property
    def is_busy(self) -> bool:
        """Whether something is being recorded."""
        return self._acting > 0

    @property
    def place(self) -> tuple[str, str]:
        """The meeting and the company that are shown."""
        day = self._day
        return (day.meeting, day.turn.entry.item if day.turn else "") if day else ("", "")

    @contextmanager
    def answered(self) -> Iterator[None]:
        """What is done within follows an answer: it is recorded even while something else still is."""
        self._answers = True
        try:
            yield
        finally:
            self._answers = False

    def now(self) -> Moment:
        """A reading of the clocks."""
        return self.season.now()

    def refresh(self) -> None:
        """Read meetings and day again; what the last act was refused for stays told."""
        self.tasks.submit(lambda: seen.meetings(self.season.store), self._on_meetings, self._on_fault)

    def choose(self, meeting: str) -> None:
        """Work on another meeting."""
        self.item = ""
        self._failed = ""
        self._read(meeting)

    def show(self, item: str) -> None:
        """Look at another company; the one in the room stays in view while it is there."""
        self.item, self._failed = item, ""
        if self.day is not None:
            self._read(self.day.meeting)

    def act(self, *acts: Act, done: Callable[[], None] = lambda: None) -> None:
        """Do these acts, all or none; their time is now, however long the season is busy with something else.

        What a rule refuses is said in `error`. A key pressed again while something is being recorded does nothing.
        """
        day = self.day
        if day is None or (self.is_busy and not self._answers):
            return
        self._failed = self._failed if self.is_busy else ""
        self._acting += 1
        self.changed.emit(None)
        item, shown, at = self.item, self.place, self.season.now()
        names = tuple(word_of(act) for act in acts)

        def finish(after: DayView) -> None:
            self._acting -= 1
            if (self.item, self.place) == (item, shown):
                self._on_day(after)
            elif self._day is not None:
                self._read(self._day.meeting)
            self.acted.emit(names)
            done()

        def fail(error: Exception) -> None:
            self._acting -= 1
            self._failed = self.sentences.of(error)
            self.say(self._failed)

        self.tasks.submit(lambda: self._do(day.meeting, item, acts, at), finish, fail)

    def _do(self, meeting: str, item: str, acts: Sequence[Act], at: Moment) -> DayView:
        room = self._room(meeting)
        room.act(*acts, at=at)
        return seen.day_view(room.store, room.reader, meeting, item)

    def work(
        self, work: Callable[[Room], T], done: Callable[[T], None] = lambda _none: None, meeting: str = "",
        refused: Callable[[str], None] | None = None,
    ) -> None:  # fmt: skip
        """Keep or read something of this day, or of another meeting, that is no act.

        What is refused is said in `error`, or to `refused`.
        """
        meeting, tell = meeting or (self.day.meeting if self.day else ""), refused or self.say
        if meeting:
            self.tasks.submit(lambda: work(self._room(meeting)), done, lambda error: tell(self.sentences.of(error)))

    def _room(self, meeting: str) -> Room:
        return Room(self.season.store, meeting, self.season.pin_cost)

    def criteria(self) -> tuple[tuple[str, str], ...]:
        """Ids and names of the day's criteria, named in the user's language."""
        found = self.day.rules.criteria if self.day else ()
        is_english = self.sentences.language == "en"
        return tuple((c.id, c.name_en if is_english and c.name_en else c.name) for c in found)

    def say(self, error: str) -> None:
        """Show what is wrong with what the user is about to do; empty takes it away."""
        self.error = error
        self.changed.emit(None)

    def forget(self) -> None:
        """The season was closed."""
        self._day, self.meetings, self.item, self.error, self.is_loaded = None, (), "", "", False
        self.changed.emit(None)

    def _read(self, meeting: str) -> None:
        item = self.item

        def read() -> DayView:
            room = self._room(meeting)
            return seen.day_view(room.store, room.reader, meeting, item)

        self.tasks.submit(read, self._on_day, self._on_fault)

    def _on_meetings(self, meetings: Sequence[MeetingLine]) -> None:
        self.meetings, self.is_loaded = meetings, True
        kept = self.day.meeting if self.day else ""
        first = next((m for m in meetings if m.id == kept), None) or _most_likely(meetings)
        if first is not None:
            self._read(first.id)
        else:
            self._day = None
            self.changed.emit(None)

    def _on_day(self, day: DayView) -> None:
        self._day, self.error = day, self._failed
        if day.turn is not None:
            self.item = day.turn.entry.item
        self.changed.emit(None)

    def _on_fault(self, error: Exception) -> None:
        self.error = self.sentences.of(error)
        self.changed.emit(None)


def _most_likely(meetings: Sequence[MeetingLine]) -> MeetingLine | None:
    """The day that is on, else the next one, else the last one held."""
    for state in ("open", "recess", "planned"):
        found = next((m for m in meetings if m.state == state), None)
        if found is not None:
            return found
    return meetings[-1] if meetings else None
