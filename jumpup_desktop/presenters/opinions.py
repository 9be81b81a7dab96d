"""위원별 의견: what each member must write, unfinished text kept while it is typed, finalising, 토론 반영."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.opinion import OVERALL, ReviseOpinion, WriteOpinion
from jumpup_desktop.domain.problems import Problem
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.presenters.typed_texts import OpinionPlace, TypedTexts
from jumpup_desktop.services.seen import opinions as seen
from jumpup_desktop.services.seen.opinions import TextVersion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.domain.record.event import Moment
    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.services.seen.opinions import OpinionCell, TurnSeat
    from jumpup_desktop.services.seen.turn import TurnView


def clock_text(now: Moment) -> str:
    """HH:MM:SS as the laptop's clock shows it."""
    return time.strftime("%H:%M:%S", time.gmtime(now.utc_ms / 1000 + now.utc_offset_min * 60))


class OpinionsPresenter:
    """The cell that is being written; text that is not final stays in `typed` and, sealed, in the season's `drafts`.

    `author` is the member whose own sheet is open: then only their row is shown, with their own texts.
    """

    def __init__(self, room: RoomPresenter) -> None:
        self.room = room
        self.finalised: Event[tuple[OpinionPlace, TextVersion]] = Event()
        self.place: OpinionPlace | None = None
        self.meeting = ""
        self.author = ""
        self.typed = TypedTexts()

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
            self.meeting = self.room.place[0]
            self.place = OpinionPlace(self.turn.entry.item, member, criterion)
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
        return self.typed.text(self.place) if self.place else ""

    @property
    def readable(self) -> str:
        """The final text of the chosen cell as far as it may be read here: its author's own, or once all are open."""
        cell = self.chosen
        if cell is None or self.place is None:
            return ""
        return cell.text or self.typed.read(self.place)

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
        return bool(self.typed.text(OpinionPlace(item, member, criterion)))

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
    def hint(self) -> str:
        """What to know about the chosen cell, in words."""
        cell, say = self.chosen, self.room.sentences
        if cell is None:
            return ""
        if self.is_sealed:
            return say.say("hint.sealed", {})
        is_final = cell.state != "none"
        if is_final and not self.may_change:
            return say.say("hint.covered", {})
        told = [say.say("hint.final", {})] if is_final else []
        return " ".join([*told, *(say.of(note) for note in self.advice())])

    @property
    def is_sealed(self) -> bool:
        """Whether text from before a restart is kept here, which nobody has opened or thrown away yet."""
        cell = self.chosen
        return bool(cell and self.place and cell.has_draft and not self.typed.is_open(self.place))

    def type(self, text: str) -> None:
        """The text of the chosen cell as it stands; `keep` makes it durable. Sealed text is never typed over."""
        if self.place is not None and self.may_change:
            self.typed.type(self.place, text, self.chosen.base if self.chosen else "")

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
        if place is None or cell is None or not self.may_change:
            return
        base = self.typed.base(place, cell.base)
        text = self.typed.text(place) if self.typed.is_typed(place) else self.readable
        at = clock_text(self.room.now())
        if not base:
            version = TextVersion(at, "final", text, mark)
            act = WriteOpinion(place.item, place.member, place.criterion, text, mark)
            self.room.act(act, done=lambda: self._on_final(place, version))
        else:
            version = TextVersion(at, "revised", text, mark, reason)
            again = ReviseOpinion(place.item, place.member, place.criterion, text, mark, reason, base)
            self.room.act(again, done=lambda: self._on_final(place, version))

    def forget(self) -> None:
        """The season was closed."""
        self.place, self.author = None, ""
        self.typed = TypedTexts()

    def _on_final(self, place: OpinionPlace, version: TextVersion) -> None:
        cell = self.cell(place.member, place.criterion)
        is_shown = self.turn is not None and self.turn.entry.item == place.item
        base = cell.base if cell and is_shown else ""
        self.typed.finish(place, version.text, base, is_own=self.author == place.member)
        self.finalised.emit((place, version))
        following = self.next_open()
        if following is not None:
            self.choose(*following)
        self.room.changed.emit(None)
