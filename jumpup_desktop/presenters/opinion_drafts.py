"""Unfinished text of opinions: kept sealed while it is typed, opened again by its author's PIN, put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.presenters.event import Event
from jumpup_desktop.services.seen import opinions as seen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jumpup_desktop.presenters.opinions import OpinionsPresenter
    from jumpup_desktop.presenters.typed_texts import OpinionPlace
    from jumpup_desktop.services.room import Room
    from jumpup_desktop.services.seen.opinions import OwnLine


class OpinionDrafts:
    """`kept` tells that a text is durable, `opened` the place and text of a draft that was opened."""

    def __init__(self, of: OpinionsPresenter) -> None:
        self._of = of
        self.kept: Event[OpinionPlace] = Event()
        self.opened: Event[tuple[OpinionPlace, str]] = Event()

    @property
    def is_outdated(self) -> bool:
        """Whether what is typed here was begun on another version than the one that holds now."""
        cell, place = self._of.chosen, self._of.place
        if cell is None or place is None or not self._of.typed.is_typed(place):
            return False
        return self._of.typed.base(place, cell.base) != cell.base

    def rebase(self) -> None:
        """The author has compared the two texts: what is typed now builds on the version that holds."""
        if self._of.place is not None and self._of.chosen is not None:
            self._of.typed.rebase(self._of.place, self._of.chosen.base)
            self._of.room.changed.emit(None)

    def throw_away(self) -> None:
        """Begin anew where unfinished text is kept; it is gone with the next keystroke."""
        if self._of.place is not None:
            self._of.typed.open(self._of.place)
            self._of.room.changed.emit(None)

    def keep(self) -> None:
        """Write the typed text into the drafts, sealed to its author."""
        place = self._of.place
        if place is None or not self._of.typed.is_typed(place):
            return
        text, base = self._of.typed.text(place), self._of.typed.base(place)

        def keep(room: Room) -> None:
            room.keep_draft(place.item, place.member, place.criterion, text, base)

        self._of.room.work(keep, lambda _none: self.kept.emit(place), self._of.meeting)

    def open_draft(self, pin: str, told: Callable[[str], None]) -> None:
        """Bring back what was typed before a restart, by its author's PIN; `told` hears what is wrong with it."""
        place = self._of.place
        if place is None:
            told("")
            return

        def on_sheet(lines: Sequence[OwnLine]) -> None:
            line = next(each for each in lines if each.criterion == place.criterion)
            self._of.typed.take_draft(place, line)
            told("")
            self.opened.emit((place, line.draft or ""))

        self._of.room.work(
            lambda room: seen.own_sheet(room.store, room.reader, room.meeting, place.item, place.member, pin),
            on_sheet,
            refused=told,
        )

    def take_sheet(self, item: str, member: str, lines: Sequence[OwnLine]) -> None:
        """A member's own sheet was opened: their texts can be read and written, nobody else's are shown."""
        self._of.author = member
        self._of.typed.take_sheet(item, member, lines)
        self._of.place = None
        self._of.room.changed.emit(None)
        following = self._of.next_open() or (member, self._of.criteria[0])
        self._of.choose(*following)

    def put_away(self) -> None:
        """The open sheet is closed; what was typed is in the drafts, and leaves this memory."""
        gone = self._of.author
        self._of.author, self._of.place = "", None
        self._of.typed.put_away(gone)
        self._of.room.changed.emit(None)
