"""위원별 의견: what each member must write, unfinished text kept while it is typed, finalising, 토론 반영."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.opinion import OVERALL
from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from jumpup_desktop.presenters.ports.room import OpinionCell, Turn
    from jumpup_desktop.presenters.room import RoomPresenter


@dataclass(frozen=True, slots=True)
class Place:
    """One opinion: company, member, criterion."""

    item: str
    member: str
    criterion: str


class OpinionsPresenter:
    """The cell that is being written; text that is not final stays here and, sealed, in the season's drafts."""

    def __init__(self, room: RoomPresenter) -> None:
        self.room = room
        self.kept: Event[Place] = Event()
        self.opened: Event[tuple[Place, str]] = Event()
        self.place: Place | None = None
        self._texts: dict[Place, str] = {}
        self._own: set[Place] = set()

    @property
    def turn(self) -> Turn | None:
        """The company that is shown."""
        return self.room.day.turn if self.room.day else None

    @property
    def criteria(self) -> tuple[str, ...]:
        """The columns of the matrix: criteria, then the overall line."""
        return (*(c.id for c in self.room.day.rules.criteria), OVERALL) if self.room.day else ()

    def cell(self, member: str, criterion: str) -> OpinionCell | None:
        """One cell of the matrix."""
        cells = self.turn.cells if self.turn else ()
        return next((c for c in cells if (c.member, c.criterion) == (member, criterion)), None)

    @property
    def chosen(self) -> OpinionCell | None:
        """The cell that is written, where its company is still shown."""
        place, turn = self.place, self.turn
        if place is None or turn is None or place.item != turn.entry.item:
            return None
        return self.cell(place.member, place.criterion)

    def choose(self, member: str, criterion: str) -> None:
        """Write another cell."""
        if self.turn is not None:
            self.place = Place(self.turn.entry.item, member, criterion)
            self.room.changed.emit(None)

    def next_open(self) -> tuple[str, str] | None:
        """The next cell that must be written, in the order of seats."""
        cells = self.turn.cells if self.turn else ()
        found = next((c for c in cells if c.is_required and c.state == "none"), None)
        return (found.member, found.criterion) if found else None

    @property
    def text(self) -> str:
        """What is typed so far in the chosen cell."""
        return self._texts.get(self.place, "") if self.place else ""

    def has_text(self, member: str, criterion: str) -> bool:
        """Whether something unfinished is typed there."""
        item = self.turn.entry.item if self.turn else ""
        return bool(self._texts.get(Place(item, member, criterion)))

    @property
    def is_sealed(self) -> bool:
        """Whether text from before a restart is kept here, which nobody has opened or thrown away yet."""
        cell = self.chosen
        return bool(cell and cell.has_draft and self.place not in self._own)

    def type(self, text: str) -> None:
        """The text of the chosen cell as it stands; `keep` makes it durable. Sealed text is never typed over."""
        if self.place is not None and not self.is_sealed:
            self._texts[self.place] = text
            self._own.add(self.place)

    def throw_away(self) -> None:
        """Begin anew where unfinished text is kept; it is gone with the next keystroke."""
        if self.place is not None:
            self._own.add(self.place)
            self.room.changed.emit(None)

    def keep(self) -> None:
        """Write the typed text into the drafts, sealed to its author."""
        place, day = self.place, self.room.day
        if place is None or day is None or place not in self._texts:
            return
        text, meeting, port = self._texts[place], day.meeting, self.room.port
        self.room.tasks.submit(
            lambda: port.keep_draft(meeting, place.item, place.member, place.criterion, text),
            lambda _none: self.kept.emit(place),
            lambda error: self.room.say(self.room.sentences.of(error)),
        )

    def open_draft(self, pin: str) -> None:
        """Bring back what was typed before a restart, by its author's PIN."""
        place, day = self.place, self.room.day
        if place is None or day is None:
            return
        port, meeting = self.room.port, day.meeting

        def on_text(text: str) -> None:
            self._own.add(place)
            if text:
                self._texts[place] = text
            self.opened.emit((place, text))

        self.room.tasks.submit(
            lambda: port.draft(meeting, place.item, place.member, place.criterion, pin),
            on_text,
            lambda error: self.room.say(self.room.sentences.of(error)),
        )

    def finalise(self, mark: str, reason: str = "") -> None:
        """개별의견, or a new version of it: 토론 반영."""
        place, cell = self.place, self.chosen
        if place is None or cell is None:
            return
        text = self._texts.get(place, "")
        what = {"item": place.item, "member": place.member, "criterion": place.criterion, "text": text, "mark": mark}
        if cell.state == "none":
            self.room.act({"do": "opinion", **what}, done=lambda: self._on_final(place))
        else:
            self.room.act({"do": "revise", **what, "reason": reason}, done=lambda: self._on_final(place))

    def forget(self) -> None:
        """The season was closed."""
        self.place = None
        self._texts, self._own = {}, set()

    def _on_final(self, place: Place) -> None:
        self._texts.pop(place, None)
        self._own.discard(place)
        following = self.next_open()
        if following is not None:
            self.choose(*following)
        self.room.changed.emit(None)
