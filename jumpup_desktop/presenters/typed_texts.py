"""Texts of opinions that are not final: what is typed, on which version it is built, whose kept drafts are open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jumpup_desktop.services.seen.opinions import OwnLine


@dataclass(frozen=True, slots=True)
class OpinionPlace:
    """One opinion: company, member, criterion."""

    item: str
    member: str
    criterion: str


class TypedTexts:
    """In memory only; what is typed is kept sealed in the season's drafts by whoever holds this."""

    def __init__(self) -> None:
        self._texts: dict[OpinionPlace, str] = {}
        self._bases: dict[OpinionPlace, str] = {}
        self._read: dict[OpinionPlace, str] = {}
        self._open: set[OpinionPlace] = set()

    def text(self, place: OpinionPlace) -> str:
        """What is typed so far."""
        return self._texts.get(place, "")

    def is_typed(self, place: OpinionPlace) -> bool:
        """Whether anything was typed, even if it was taken away again."""
        return place in self._texts

    def base(self, place: OpinionPlace, default: str = "") -> str:
        """The version that what is typed builds on."""
        return self._bases.get(place, default)

    def read(self, place: OpinionPlace) -> str:
        """The final text of the open sheet, its author's own."""
        return self._read.get(place, "")

    def is_open(self, place: OpinionPlace) -> bool:
        """Whether what is kept here was opened by its author, or thrown away."""
        return place in self._open

    def open(self, place: OpinionPlace) -> None:
        """What is kept here is gone with the next keystroke."""
        self._open.add(place)

    def type(self, place: OpinionPlace, text: str, base: str) -> None:
        """The text as it stands; it builds on the version that held when it was begun."""
        self._texts[place] = text
        self._open.add(place)
        self._bases.setdefault(place, base)

    def rebase(self, place: OpinionPlace, base: str) -> None:
        """What is typed builds on this version from now on."""
        self._bases[place] = base

    def take_draft(self, place: OpinionPlace, line: OwnLine) -> None:
        """A kept draft was opened by its author's PIN."""
        self._open.add(place)
        if line.draft:
            self._texts[place] = line.draft
            self._bases[place] = line.draft_base

    def take_sheet(self, item: str, member: str, lines: Iterable[OwnLine]) -> None:
        """A member's own sheet was opened: their texts can be read and written, nobody else's."""
        self._read = {}
        for line in lines:
            place = OpinionPlace(item, member, line.criterion)
            self.take_draft(place, line)
            if line.versions:
                self._read[place] = line.versions[-1].text

    def put_away(self, member: str) -> None:
        """The open sheet is closed; what was typed is in the drafts, and leaves this memory."""
        self._read = {}
        self._texts = {place: text for place, text in self._texts.items() if place.member != member}
        self._open = {place for place in self._open if place.member != member}

    def finish(self, place: OpinionPlace, text: str, base: str, *, is_own: bool) -> None:
        """This text is final, `base` its version; its author may go on reading it in the open sheet.

        What was typed since it was sent stays, and builds on it.
        """
        if self._texts.get(place, text) == text:
            self._texts.pop(place, None)
            self._bases.pop(place, None)
            self._open.discard(place)
        elif base:
            self._bases[place] = base
        if is_own:
            self._read[place] = text
