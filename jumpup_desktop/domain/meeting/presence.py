"""Who is missing and who must not be in the room: asked at the call, at the entry and throughout a deliberation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.attendance import members_present
from jumpup_desktop.domain.rules import require

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.selection.agenda import Meeting


def missing(day: Sitting, meeting: Meeting, excluded: Collection[str]) -> tuple[str, ...]:
    """Members who are neither in the room nor excluded, in the order of seats."""
    there = members_present(day, meeting)
    return tuple(p for p in meeting.members if p not in there and p not in excluded)


def require_named(gone: Collection[str], named: Collection[str], name: Callable[[str], str]) -> None:
    """Nothing goes on silently with somebody missing: who is, was named. Refuses `item.missing`, naming them."""
    require(set(gone) == set(named), "item.missing", names=", ".join(map(name, gone)) or "-")


def require_out(day: Sitting, excluded: Collection[str], name: Callable[[str], str]) -> None:
    """Nobody who is excluded hears the matter. Refuses `item.excluded-inside`, naming who is in the room."""
    inside = [p for p in day.present if p in excluded]
    require(not inside, "item.excluded-inside", names=", ".join(map(name, inside)))
