"""What a corrected panels workbook changes in people, panels and days that are known; each is said first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_text
from jumpup_desktop.domain.problems import Level, Problem
from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.domain.rules import existing
from jumpup_desktop.domain.selection import agenda, panels, people

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.selection.panels import Seat
    from jumpup_desktop.domain.selection.running_order import AgendaItem


@dataclass(frozen=True, slots=True)
class Correction:
    """The events that correct one thing, and how that is said."""

    drafts: tuple[Draft, ...]
    note: Problem


def of_person(state: people.Person, facts: people.PersonFacts, reason: str) -> Correction | None:
    """Facts of a person that differ; the file knows no birth year, so that a known one stays."""
    wanted = replace(facts, birth_year=facts.birth_year or state.facts.birth_year)
    if wanted == state.facts:
        return None
    return Correction((people.correct(state, wanted, reason),), _note("panels.change-person", {"name": state.name}))


def renamed(before: str, after: str, number: str) -> Problem:
    """The agency's number of a known person now bears another name."""
    return _note("panels.renamed", {"before": before, "after": after, "number": number}, "warning")


def of_panel(state: panels.Panel, body: panels.PanelAdded, name_of: Callable[[str], str]) -> Correction | None:
    """A panel's name, sectors or people that differ."""
    if (state.name, state.sector, state.seats) == (body.name, body.sector, body.seats):
        return None
    come, gone = _moved(state.seats, body.seats, name_of)
    note = _note("panels.change-panel", {"panel": body.code, "come": come, "gone": gone})
    return Correction((panels.add(state.id, body),), note)


def of_meeting(
    state: agenda.Meeting, wanted: agenda.MeetingPlanned, begun: Collection[str], sitting: Sitting | None, reason: str,
    name_of: Callable[[str], str],
) -> Correction | None:  # fmt: skip
    """A day's title, date, place, people or companies that differ.

    A day that was opened stays as it is; nobody who has arrived loses their seat; both are said.
    """
    plan = existing(state.plan, "meeting.unknown")
    items = _known_items(state, wanted.items)
    when = (wanted.title, wanted.day, wanted.venue, wanted.starts, wanted.ends)
    is_moved = (plan.title, plan.day, plan.venue, plan.starts, plan.ends) != when
    if not is_moved and (state.seats, state.items) == (wanted.seats, items):
        return None
    if sitting is not None and sitting.opening is not None:
        return Correction((), _note("panels.change-opened", {"title": plan.title}, "warning"))
    if sitting is not None and _has_gone(sitting, wanted.seats):
        return Correction((), _note("panels.change-arrived", {"title": plan.title}, "warning"))
    drafts = [agenda.move(state, agenda.MeetingMoved(*when, reason))] if is_moved else []
    if (state.seats, state.items) != (wanted.seats, items):
        drafts.append(agenda.replan(state, wanted.seats, items, reason, begun))
    come, gone = _differences([i.company for i in state.items], [i.company for i in items], name_of)
    day = f"{date_text(wanted.day)} {wanted.starts} {wanted.venue}"
    values = {"title": wanted.title, "day": day, "come": come, "gone": gone, "order": _order(state, items)}
    return Correction(tuple(drafts), _note("panels.change-meeting", values))


def _known_items(state: agenda.Meeting, wanted: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
    """The wanted items with the ids they have already: an item is a meeting and a company.

    An order that was drawn, swapped or set here stays, unless the file has another one than it was loaded with.
    """
    items = tuple(replace(i, id=known.id) if (known := state.item_of(i.company)) else i for i in wanted)
    if not (state.drawn or state.swaps or _is_loaded_order(state, wanted)):
        return _sorted(items)
    last = max((i.order for i in state.items), default=0)
    placed = {i.id: (i.order, i.start) for i in state.items}
    for n, item in enumerate((i for i in items if i.id not in placed), 1):
        placed[item.id] = (last + n, item.start)
    return _sorted(tuple(replace(i, order=placed[i.id][0], start=placed[i.id][1]) for i in items))


def _is_loaded_order(state: agenda.Meeting, wanted: tuple[AgendaItem, ...]) -> bool:
    loaded = [i.company for i in state.plan.items] if state.plan else []
    named = [i.company for i in _sorted(wanted)]
    return [c for c in named if c in loaded] == [c for c in loaded if c in named]


def _sorted(items: tuple[AgendaItem, ...]) -> tuple[AgendaItem, ...]:
    return tuple(sorted(items, key=lambda i: (i.order, i.id)))


def _order(state: agenda.Meeting, items: tuple[AgendaItem, ...]) -> str:
    """Whether the companies that stay come in another order now."""
    after = [i.id for i in items if state.item(i.id)]
    return "순서 그대로" if after == [i.id for i in state.items if i.id in after] else "순서 바뀜"


def _has_gone(sitting: Sitting, seats: tuple[Seat, ...]) -> bool:
    """Whether somebody who has arrived would lose their seat."""
    known = {s.person for s in seats} | {o.person for o in sitting.observers}
    return any(v.person not in known for v in sitting.visits)


def _moved(before: tuple[Seat, ...], after: tuple[Seat, ...], name_of: Callable[[str], str]) -> tuple[str, str]:
    return _differences([s.person for s in before], [s.person for s in after], name_of)


def _differences(before: list[str], after: list[str], name_of: Callable[[str], str]) -> tuple[str, str]:
    """Who or what came and went, by name."""
    come, gone = [i for i in after if i not in before], [i for i in before if i not in after]
    return ", ".join(map(name_of, come)) or "-", ", ".join(map(name_of, gone)) or "-"


def _note(code: str, values: dict[str, str], level: Level = "note") -> Problem:
    return Problem(code, level, tuple(values.items()))
