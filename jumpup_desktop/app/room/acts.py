"""What is done in the room, each act answered with the day after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.store.clocks import SystemClocks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from jumpup_desktop.app.holder import Holder
    from jumpup_desktop.domain.record.event import Moment
    from jumpup_desktop.presenters.ports.room import DayView, MeetingLine
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

    def act(self, meeting: str, item: str, acts: Sequence[Mapping[str, Any]]) -> DayView:
        """Do these acts, all or none. Refuses as the rules do."""
        self._room(meeting).act(*(dict(act) for act in acts))
        return self.view(meeting, item)

    def keep_draft(self, meeting: str, item: str, member: str, criterion: str, text: str) -> None:
        """Keep unfinished text, sealed to its author."""
        self._room(meeting).keep_draft(item, member, criterion, text)

    def draft(self, meeting: str, item: str, member: str, criterion: str, pin: str) -> str:
        """Unfinished text, opened by its author's PIN."""
        return self._room(meeting).draft(item, member, criterion, pin)

    def now(self) -> Moment:
        """A reading of the clocks, from any thread."""
        return self._clocks.now()

    def _room(self, meeting: str) -> Room:
        from jumpup_desktop.services.room import Room

        return Room(self._holder.store, meeting, self._holder.pin_cost)
