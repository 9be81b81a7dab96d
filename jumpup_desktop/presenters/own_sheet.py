"""A member's own sheet behind their PIN, and handing the one laptop on to the next member (practice 9)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jumpup_desktop.services.seen import opinions as seen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jumpup_desktop.presenters.opinion_drafts import OpinionDrafts
    from jumpup_desktop.presenters.opinions import OpinionsPresenter
    from jumpup_desktop.presenters.typed_texts import OpinionPlace
    from jumpup_desktop.services.seen.opinions import OwnLine, TextVersion, TurnSeat


class OwnSheetPresenter:
    """Whose sheet is open, if anybody's; on a shared laptop nobody's means a cover."""

    def __init__(self, opinions: OpinionsPresenter, drafts: OpinionDrafts) -> None:
        self.opinions, self._drafts, self._room = opinions, drafts, opinions.room
        self._lines: dict[str, OwnLine] = {}
        self._item = ""
        self._asked = 0
        opinions.finalised.listen(self._on_final)
        self._room.acted.listen(self._on_acted)

    @property
    def author(self) -> str:
        """Whose sheet of the company that is shown is open."""
        turn = self.opinions.turn
        return self.opinions.author if turn is not None and turn.entry.item == self._item else ""

    @property
    def is_handed_round(self) -> bool:
        """Whether the laptop goes from member to member while they write."""
        day, turn = self._room.day, self.opinions.turn
        is_shared = day is not None and day.mode == "shared_laptop"
        return bool(is_shared and turn and turn.entry.state == "in_room" and not turn.is_revealed and turn.seats)

    @property
    def needs_cover(self) -> bool:
        """Whether nothing may be read until the next member has opened their own sheet."""
        return self.is_handed_round and not self.author

    def waiting(self) -> Sequence[TurnSeat]:
        """Who still has something to write, in the order of seats; else everybody, to read or change."""
        turn = self.opinions.turn
        if turn is None:
            return ()
        lacking = {c.member for c in turn.cells if c.is_required and c.state == "none"}
        return [s for s in turn.seats if s.id in lacking] or turn.seats

    def needs_pin(self, member: str) -> bool:
        """Whether this member has a PIN: who signs in ink has none."""
        day = self._room.day
        return any(p.id == member and p.esign for p in day.people) if day else True

    def open(self, member: str, pin: str, told: Callable[[str], None] | None = None) -> None:
        """Open a member's sheet; `told` (else the page) hears what is wrong with the PIN, or that nothing is."""
        turn = self.opinions.turn
        if turn is None:
            (told or self._room.say)("")
            return
        item = turn.entry.item
        self._asked += 1
        asked = self._asked

        def on_sheet(lines: Sequence[OwnLine]) -> None:
            (told or self._room.say)("")
            if asked == self._asked:
                self._lines, self._item = {line.criterion: line for line in lines}, item
                self._drafts.take_sheet(item, member, lines)

        self._room.work(
            lambda room: seen.own_sheet(room.store, room.reader, room.meeting, item, member, pin),
            on_sheet,
            refused=told,
        )

    def hand_over(self) -> None:
        """Cover everything; the next member opens their own sheet. The view has kept what was typed."""
        self._lines, self._item = {}, ""
        self._asked += 1
        if self.opinions.author:
            self._drafts.put_away()

    @property
    def pre_review(self) -> str:
        """What the author noted before the day on the criterion that is being written."""
        line = self._line
        return line.pre_review if line else ""

    @property
    def versions(self) -> Sequence[TextVersion]:
        """The versions of the criterion that is being written, as the sheet had them."""
        line = self._line
        return line.versions if line else ()

    @property
    def _line(self) -> OwnLine | None:
        place = self.opinions.place
        return self._lines.get(place.criterion) if place and self.author == place.member else None

    def _on_final(self, said: tuple[OpinionPlace, TextVersion]) -> None:
        """The author's own new version, to be compared with those the sheet had."""
        place, version = said
        line = self._lines.get(place.criterion)
        if line is not None and (place.item, place.member) == (self._item, self.opinions.author):
            kept = replace(line, versions=(*line.versions, version), draft=None)
            self._lines[place.criterion] = kept

    def _on_acted(self, acts: tuple[str, ...]) -> None:
        if {"reveal", "postpone", "withdraw", "recess", "call", "resolve", "fail"} & set(acts):
            self.hand_over()
