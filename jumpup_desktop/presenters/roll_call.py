"""Who is missing, who has come back, who must go out: asked before a turn goes on, one key a name."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, Any

from jumpup_desktop.domain.meeting.attendance import ComeBack, Leave
from jumpup_desktop.domain.meeting.item import EXCLUDED
from jumpup_desktop.presenters.verbs import Confirm, Question, Several

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.presenters.progress import ProgressPresenter
    from jumpup_desktop.services.seen.day import PersonSeen

    P = ProgressPresenter

Roll = Generator[Question, Any, tuple[list["Act"], tuple[str, ...]]]
"""Questions, and what they come to: what is recorded of people first, and who is missing then."""


def missing(p: P) -> Sequence[PersonSeen]:
    """Members who are neither in the room nor excluded from the company that is shown."""
    day, turn = p.day, p.turn
    if day is None or turn is None:
        return ()
    company = turn.entry.company
    return [m for m in day.people if m.role == "member" and not m.is_present and company not in m.conflicts]


def excluded_inside(p: P) -> Sequence[PersonSeen]:
    """Who is in the room though excluded from the company that is shown."""
    day, turn = p.day, p.turn
    return [m for m in day.people if m.id in turn.inside] if day and turn else ()


def without(p: P, yes: str) -> Roll:
    """Who is missing is named and confirmed with one key; who has come back is ticked."""
    gone = missing(p)
    if not gone:
        return [], ()
    names = ", ".join(m.name for m in gone)
    able = [m for m in gone if m.has_come]
    if not able:
        yield Confirm(p.say("ask.missing", names=names), p.say(yes))
        return [], tuple(m.id for m in gone)
    chosen = yield Several(p.say("ask.missing-back", names=names), [m.name for m in able], p.say(yes), taken=False)
    back = [able[n].id for n in chosen]
    return [ComeBack(person) for person in back], tuple(m.id for m in gone if m.id not in back)


def out_first(p: P) -> Generator[Question, Any, list[Act]]:
    """Whoever is excluded leaves before it goes on, and the secretary says so with one key."""
    inside = excluded_inside(p)
    if not inside:
        return []
    names = ", ".join(m.name for m in inside)
    yield Confirm(p.say("ask.excluded-out", names=names), p.say("ask.excluded-out-yes"))
    return [Leave(m.id, EXCLUDED) for m in inside]


def participants(p: P) -> Roll:
    """The roll call of those who take part, nobody ticked at first (practice 20)."""
    day, turn = p.day, p.turn
    if day is None or turn is None:
        return [], ()
    there = {m.id for m in day.people if m.is_present}
    names = [seat.name for seat in turn.seats]
    chosen = yield Several(p.say("ask.roll-call"), names, p.say("ask.reopen"), taken=False)
    here = {turn.seats[n].id for n in chosen}
    back = [seat.id for seat in turn.seats if seat.id in here - there]
    return [ComeBack(person) for person in back], tuple(seat.id for seat in turn.seats if seat.id not in here)
