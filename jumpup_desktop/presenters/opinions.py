"""위원별 의견: what each member must write, unfinished text kept while it is typed, finalising, 토론 반영."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.opinion import OVERALL, ReviseOpinion, WriteOpinion
from jumpup_desktop.domain.problems import Problem
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.services.seen import opinions as seen
from jumpup_desktop.services.seen.opinions import TextVersion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.domain.record.event import Moment
    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.services.room import Room
    from jumpup_desktop.services.seen.opinions import OpinionCell, OwnLine, TurnSeat
    from jumpup_desktop.services.seen.turn import TurnView


def clock_text(now: Moment) -> str:
    """HH:MM:SS as the laptop's clock shows it."""
    return time.strftime("%H:%M:%S", time.gmtime(now.utc_ms / 1000 + now.utc_offset_min * 60))


@dataclass(frozen=True, slots=True)
class Place:
    """One opinion: company, member, criterion."""

    item: str
    member: str
    criterion: str


class OpinionsPresenter:
    """The cell that is being written; text that is not final stays here and, sealed, in the season's drafts.

    `author` is the member whose own sheet is open: then only their row is shown, with their own texts.
    """

    def __init__(self, room: RoomPresenter) -> None:
        self.room = room
        self.kept: Event[Place] = Event()
        self.opened: Event[tuple[Place, str]] = Event()
        self.finalised: Event[tuple[Place, TextVersion]] = Event()
        self.place: Place | None = None
        self.author = ""
        self._texts: dict[Place, str] = {}
        self._bases: dict[Place, str] = {}
        self._own_texts: dict[Place, str] = {}
        self._own: set[Place] = set()

    @property
    def turn(self) -> TurnView | None:
        """The company that is shown."""
        return self.room.day.turn if self.room.day else None

    @property
    def criteria(self) -> tuple[str, ...]:
        """The columns of the matrix: criteria, then the overall line."""
        return (*(c.id for c in self.room.day.rules.criteria), OVERALL) if self.room.day else ()

    @property
    def seats(self) -> tuple[TurnSeat, ...]:
        """The rows of the matrix: all who take part, or the one whose sheet is open."""
        seats = self.turn.seats if self.turn else ()
        return tuple(s for s in seats if s.id == self.author) or seats

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
        """The next cell that must be written, in the order of seats; of the open sheet only, where one is open."""
        cells = self.turn.cells if self.turn else ()
        mine = [c for c in cells if not self.author or c.member == self.author]
        found = next((c for c in mine if c.is_required and c.state == "none"), None)
        return (found.member, found.criterion) if found else None

    @property
    def text(self) -> str:
        """What is typed so far in the chosen cell."""
        return self._texts.get(self.place, "") if self.place else ""

    @property
    def readable(self) -> str:
        """The final text of the chosen cell as far as it may be read here: its author's own, or once all are open."""
        cell = self.chosen
        if cell is None or self.place is None:
            return ""
        return cell.text or self._own_texts.get(self.place, "")

    @property
    def may_change(self) -> bool:
        """Whether the chosen cell may be written: a final text only where it can be read."""
        cell, turn = self.chosen, self.turn
        if cell is None or turn is None or self.is_sealed:
            return False
        return cell.state == "none" or turn.is_revealed or self.author == cell.member

    def has_text(self, member: str, criterion: str) -> bool:
        """Whether something unfinished is typed there."""
        item = self.turn.entry.item if self.turn else ""
        return bool(self._texts.get(Place(item, member, criterion)))

    def advice(self) -> Sequence[Problem]:
        """Notes on the text: while it is typed on its length, afterwards as the record has them."""
        cell, day = self.chosen, self.room.day
        if cell is None or day is None:
            return ()
        if not self.text:
            return cell.advice
        limit = day.rules.short_below
        is_short = sum(c.isalnum() for c in self.text) < limit
        return (Problem("opinion.short", "note", (("limit", str(limit)),)),) if is_short else ()

    @property
    def is_sealed(self) -> bool:
        """Whether text from before a restart is kept here, which nobody has opened or thrown away yet."""
        cell = self.chosen
        return bool(cell and cell.has_draft and self.place not in self._own)

    @property
    def is_outdated(self) -> bool:
        """Whether what is typed here was begun on another version than the one that holds now."""
        cell, place = self.chosen, self.place
        base = self._bases.get(place, "") if place else ""
        return bool(cell and base and cell.base != base)

    def rebase(self) -> None:
        """The author has compared the two texts: what is typed now builds on the version that holds."""
        if self.place is not None and self.chosen is not None:
            self._bases[self.place] = self.chosen.base
            self.room.changed.emit(None)

    def type(self, text: str) -> None:
        """The text of the chosen cell as it stands; `keep` makes it durable. Sealed text is never typed over."""
        if self.place is not None and self.may_change:
            self._texts[self.place] = text
            self._own.add(self.place)
            self._bases.setdefault(self.place, self.chosen.base if self.chosen else "")

    def throw_away(self) -> None:
        """Begin anew where unfinished text is kept; it is gone with the next keystroke."""
        if self.place is not None:
            self._own.add(self.place)
            self.room.changed.emit(None)

    def keep(self) -> None:
        """Write the typed text into the drafts, sealed to its author."""
        place = self.place
        if place is None or place not in self._texts:
            return
        text, base = self._texts[place], self._bases.get(place, "")

        def keep(room: Room) -> None:
            room.keep_draft(place.item, place.member, place.criterion, text, base)

        self.room.work(keep, lambda _none: self.kept.emit(place))

    def open_draft(self, pin: str) -> None:
        """Bring back what was typed before a restart, by its author's PIN."""
        place = self.place
        if place is None:
            return

        def on_sheet(lines: Sequence[OwnLine]) -> None:
            line = next(each for each in lines if each.criterion == place.criterion)
            self._take_draft(place, line)
            self.opened.emit((place, line.draft or ""))

        self.room.work(
            lambda room: seen.own_sheet(room.store, room.reader, room.meeting, place.item, place.member, pin), on_sheet
        )

    def take_sheet(self, item: str, member: str, lines: Sequence[OwnLine]) -> None:
        """A member's own sheet was opened: their texts can be read and written, nobody else's are shown."""
        self.author, self._own_texts = member, {}
        for line in lines:
            place = Place(item, member, line.criterion)
            self._take_draft(place, line)
            if line.versions:
                self._own_texts[place] = line.versions[-1].text
        self.place = None
        self.room.changed.emit(None)
        following = self.next_open() or (member, self.criteria[0])
        self.choose(*following)

    def put_away(self) -> None:
        """The open sheet is closed; what was typed is in the drafts, and leaves this memory."""
        gone = self.author
        self.author, self.place, self._own_texts = "", None, {}
        self._texts = {place: text for place, text in self._texts.items() if place.member != gone}
        self._own = {place for place in self._own if place.member != gone}
        self.room.changed.emit(None)

    def _take_draft(self, place: Place, line: OwnLine) -> None:
        self._own.add(place)
        if line.draft:
            self._texts[place] = line.draft
            self._bases[place] = line.draft_base

    def read_versions(self, done: Event[Sequence[TextVersion]]) -> None:
        """All versions of the chosen opinion, once opinions are open."""
        place = self.place
        if place is not None:
            self.room.work(
                lambda room: seen.versions(room.store, room.reader, place.item, place.member, place.criterion),
                lambda versions: done.emit(versions) if self.place == place else None,
            )

    def finalise(self, mark: str, reason: str = "") -> None:
        """개별의견, or a new version of it: 토론 반영."""
        place, cell = self.place, self.chosen
        if place is None or cell is None:
            return
        text = self._texts.get(place, self.readable)
        at = clock_text(self.room.now())
        if cell.state == "none":
            version = TextVersion(at, "final", text, mark)
            act = WriteOpinion(place.item, place.member, place.criterion, text, mark)
            self.room.act(act, done=lambda: self._on_final(place, version))
        else:
            version = TextVersion(at, "revised", text, mark, reason)
            base = self._bases.get(place, cell.base)
            again = ReviseOpinion(place.item, place.member, place.criterion, text, mark, reason, base)
            self.room.act(again, done=lambda: self._on_final(place, version))

    def forget(self) -> None:
        """The season was closed."""
        self.place, self.author = None, ""
        self._texts, self._bases, self._own_texts, self._own = {}, {}, {}, set()

    def _on_final(self, place: Place, version: TextVersion) -> None:
        self._texts.pop(place, None)
        self._bases.pop(place, None)
        self._own.discard(place)
        if self.author == place.member:
            self._own_texts[place] = version.text
        self.finalised.emit((place, version))
        following = self.next_open()
        if following is not None:
            self.choose(*following)
        self.room.changed.emit(None)
