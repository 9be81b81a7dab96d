"""What is done in the room, each act answered with the day after it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.opinion import OPINION
from jumpup_desktop.store.clocks import SystemClocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.app.holder import Holder
    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.domain.record.event import Moment
    from jumpup_desktop.presenters.ports.room import DayView, MeetingLine, OwnLine, TextVersion, Wording
    from jumpup_desktop.services.room import Room
    from jumpup_desktop.store.clocks import Clocks


class Rooms:
    """The meetings of the open season; `clocks` are those the season was opened with."""

    def __init__(self, holder: Holder, clocks: Clocks | None = None) -> None:
        self._holder, self._clocks = holder, clocks or SystemClocks()

    def meetings(self) -> Sequence[MeetingLine]:
        """Every planned day, in order of days."""
        from jumpup_desktop.app.room.day import line_of
        from jumpup_desktop.store.tables import meetings

        store = self._holder.store
        return [line_of(store, row) for row in meetings.meetings(store.conn)]

    def view(self, meeting: str, item: str) -> DayView:
        """The day as it stands."""
        from jumpup_desktop.app.room.day import day_view

        return day_view(self._holder.store, self._room(meeting), meeting, item)

    def act(self, meeting: str, item: str, acts: Sequence[Act], at: Moment) -> DayView:
        """Do these acts, all or none, at that moment. Refuses as the rules do."""
        self._room(meeting).act(*acts, at=at)
        return self.view(meeting, item)

    def keep_draft(self, meeting: str, item: str, member: str, criterion: str, text: str, base: str) -> None:
        """Keep unfinished text, sealed to its author, with the version it is built on."""
        self._room(meeting).keep_draft(item, member, criterion, text, base)

    def own_sheet(self, meeting: str, item: str, member: str, pin: str) -> Sequence[OwnLine]:
        """A member's own sheet, opened by their PIN. Refuses `pin.…`."""
        from jumpup_desktop.app.room.cells import version_line
        from jumpup_desktop.presenters.ports.room import OwnLine

        return [
            OwnLine(
                own.criterion, tuple(version_line(v) for v in own.versions), own.draft, own.draft_base,
                own.pre_review, own.written_on,
            )
            for own in self._room(meeting).own_sheet(item, member, pin)
        ]  # fmt: skip

    def versions(self, meeting: str, item: str, member: str, criterion: str) -> Sequence[TextVersion]:
        """All versions of an opinion that is open to all; none before. Its author reads them in their own sheet."""
        from jumpup_desktop.app.room.cells import version_line
        from jumpup_desktop.domain.meeting.opinion import opinion_id

        turn, known = (
            self._holder.store.get(ITEM, item),
            self._holder.store.get(OPINION, opinion_id(item, member, criterion)),
        )
        if turn is None or turn.revealed is None or known is None:
            return []
        return [version_line(v) for v in known.versions]

    def keep_wording(self, meeting: str, item: str, wording: Wording) -> None:
        """Keep the wording that is being drafted."""
        self._room(meeting).keep_wording(item, "" if wording.is_empty else json.dumps(asdict(wording)))

    def now(self) -> Moment:
        """A reading of the clocks, from any thread."""
        return self._clocks.now()

    def _room(self, meeting: str) -> Room:
        from jumpup_desktop.services.room import Room

        return Room(self._holder.store, meeting, self._holder.pin_cost)
