"""What other meetings of the season have with a company: planned in another room, decided in another panel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_text
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.rules import require
from jumpup_desktop.domain.selection.agenda import MEETING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.domain.selection.running_order import AgendaItem
    from jumpup_desktop.services.case import Case, Get

    Places = Callable[[str], Sequence[tuple[str, str]]]
    """Every (meeting, item) under which a company is planned."""


def entry_here(case: Case, item: str) -> AgendaItem:
    """The item on this meeting's agenda. Refuses `item.other-panel`, naming the room it belongs to."""
    entry = case.plan().item(item)
    if entry is not None:
        return entry
    other = case.get(MEETING, case.tx.meeting_of_item(item))
    own, plan = case.plan().plan, other.plan if other else None
    there = next((i.start for i in (other.items if other else ()) if i.id == item), "")
    raise Refused(
        "item.other-panel",
        venue=plan.venue if plan else "-",
        panel=plan.title if plan else "-",
        time=" ".join((date_text(plan.day), there)).strip() if plan else "-",
        here=own.venue if own else "-",
    )


def require_here(case: Case, item: str) -> None:
    """What is done about an item is done in its own meeting. Refuses `item.other-panel`."""
    if case.meeting and case.plan().item(item) is None and case.tx.meeting_of_item(item):
        entry_here(case, item)


def require_undecided(case: Case, item: str) -> None:
    """What another meeting of the round decided, or goes on with, is not decided here.

    Refuses `item.decided-elsewhere`, naming panel, day and outcome, and `item.heard-since` once a further
    sitting called it.
    """
    for other in _others(case, item):
        require(not other.decided, "item.decided-elsewhere", outcome=other.decided, **other.named)
    _require_latest(case, item)


def require_reopenable(case: Case, item: str) -> None:
    """A decision may be opened again although another meeting decided too: one of the two has to.

    Refuses `item.heard-since`; where this item ended without a decision, as `require_undecided`.
    """
    turn, own = case.item(item), case.plan().plan
    if turn is not None and own is not None and _decided(case.policy, own.meeting_kind, turn):
        _require_latest(case, item)
    else:
        require_undecided(case, item)


def _require_latest(case: Case, item: str) -> None:
    for other in _others(case, item):
        require(not other.has_gone_on, "item.heard-since", **other.named)


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """What another meeting has with the company: the word it was decided as (empty: none), and its name."""

    decided: str
    has_gone_on: bool
    named: dict[str, str]


def _others(case: Case, item: str) -> Iterator[_Elsewhere]:
    """The other meetings of the round that have called the item's company; a further sitting then goes on with it."""
    yield from _with(case.get, case.tx.places_of, case.plan(), case.policy, entry_here(case, item))


def is_decided(get: Get, places_of: Places, own: Meeting, policy: Policy, entry: AgendaItem) -> bool:
    """Whether another meeting of the round decided the company of an item, of this meeting or one before it."""
    return any(other.decided for other in _with(get, places_of, own, policy, entry))


def _with(get: Get, places_of: Places, own: Meeting, policy: Policy, entry: AgendaItem) -> Iterator[_Elsewhere]:
    for meeting, other_item in places_of(entry.company):
        turn, other = get(ITEM, other_item), get(MEETING, meeting)
        if other_item == entry.id or turn is None or other is None or other.plan is None:
            continue
        if own.plan is not None and other.plan.round != own.plan.round:
            continue
        came_after = any(i.before == entry.id for i in other.items)
        named = {"panel": other.plan.title, "day": date_text(other.plan.day)}
        yield _Elsewhere(_decided(policy, other.plan.meeting_kind, turn), came_after and bool(turn.attempts), named)


def _decided(policy: Policy, kind: str, turn: Item) -> str:
    """The word for what it was decided as; empty where it is open, was not heard, or ended without agreement."""
    if turn.outcome is None:
        return ""
    known = next((k for k in policy.meetings if k.id == kind), None)
    ended = next((o for o in known.outcomes if o.id == turn.outcome.outcome), None) if known else None
    if ended is None:
        return turn.outcome.outcome
    return "" if ended.is_exit or ended.is_unheard else ended.name
