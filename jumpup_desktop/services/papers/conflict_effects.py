"""What closing conflicts would come to, before it is done: what holds, what stays open, which papers differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import records, settling
from jumpup_desktop.services.acts import do
from jumpup_desktop.services.conflict_places import ConflictEffects
from jumpup_desktop.services.papers import desk
from jumpup_desktop.services.papers.day import read_day
from jumpup_desktop.services.papers.told import short_name
from jumpup_desktop.services.room import Room
from jumpup_desktop.store import conflicts
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumpup_desktop.domain.meeting.settling import SettleConflicts
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.services.papers.day import DayRecord
    from jumpup_desktop.services.papers.paper_kinds import Wanted
    from jumpup_desktop.store.season_store import Store


class _OnlyLooking(Exception):
    """Takes back what was written to see what it would be."""


def effects(store: Store, actor: Actor, meeting: str, act: SettleConflicts, *, about: str = "") -> ConflictEffects:
    """Close them in a meeting, look at the meeting they are about (the same, if none is named), and take it back.

    Nothing is kept. Refuses as the closing does.
    """
    before, found = len(conflicts.all_open(store.conn)), ConflictEffects(0, 0, (), ())
    try:
        with store.transaction() as tx:
            if meeting:
                do(Room(store, meeting).case(tx), act)
            else:
                do(settling.outside(store, tx, actor), act)
            left = len(conflicts.all_open(store.conn))
            found = ConflictEffects(before - left, left, *_of_meeting(store, about or meeting, act))
            raise _OnlyLooking
    except _OnlyLooking:
        return found


def _of_meeting(
    store: Store, meeting: str, act: SettleConflicts
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    if not meeting or store.get(SITTING, meeting) is None:
        return (), ()
    day = read_day(store, meeting)
    items = {choice.entity.partition(".")[0] for choice in act.choices}
    turns = [turn for turn in day.turns if turn.agenda.id in items]
    ended = [(turn, store.known(ITEM, turn.agenda.id).outcome) for turn in turns]
    outcomes = tuple((turn.company.name, day.kind.outcome(end.outcome).name) for turn, end in ended if end)
    heard = {turn.agenda.id for turn in day.turns}
    others = heard - items if items <= heard else set()
    return outcomes, tuple(_differing(store, day, others))


def _differing(store: Store, day: DayRecord, others: set[str]) -> Iterator[tuple[str, str]]:
    """Sealed papers, in their newest edition, that would say something else now; those about others do not."""
    sealed = {row.id for row in meetings.papers(store.conn, day.meeting.id) if row.status == "sealed"}
    for want in desk.wanted(day):
        if want.id in sealed and want.item not in others and _says_otherwise(store, day, want):
            company = f" · {day.turn(want.item).company.name}" if want.item else ""
            yield want.id, short_name(want.rule) + company


def _says_otherwise(store: Store, day: DayRecord, want: Wanted) -> bool:
    from jumpup_desktop.documents.record import tell_the_same

    paper = desk.existing(store, want.id)
    try:
        said = records.paper_in(store.attachment(paper.sealed.sha256 if paper.sealed else ""))
        now = desk.content(store, day, want, paper, desk.ways_of(day, want, paper))
    except (Trouble, Refused):
        return True
    return not tell_the_same(said, now)
