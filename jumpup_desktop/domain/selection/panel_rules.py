"""Checks across the lists of panels: nobody and nothing in two rooms at one time (practice 34)."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import date_text
from jumpup_desktop.domain.identifiers import has_check_digit
from jumpup_desktop.domain.problems import Level, Place, Problem
from jumpup_desktop.domain.text import bare_name

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator

    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.domain.selection.panel_tables import Appointment, PanelDay, PanelTables, Sanction

MEMBER, SECRETARY, COMPANY = "위원", "간사", "기업"


def panel_problems(tables: PanelTables, policy: Policy, known_numbers: Collection[str]) -> Iterator[Problem]:
    """All problems of the five lists. `known_numbers`: companies of the STEP1 list, empty before one is loaded.

    A problem's place is (sheet, row, field).
    """
    yield from _codes(tables)
    yield from _people(tables)
    yield from _composition(tables, policy)
    yield from _two_rooms(tables)
    yield from _things_twice(tables)
    yield from _agenda(tables, known_numbers)
    yield from _order(tables)
    yield from _sanctions(tables)


def problem(sheet: str, row: int, field: str, code: str, level: Level = "error", /, **values: object) -> Problem:
    """A problem at a place of one of the lists."""
    return Problem(f"panels.{code}", level, tuple((k, str(v)) for k, v in values.items()), Place(sheet, row, field))


def _codes(tables: PanelTables) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for row, day in tables.days.items():
        if not day.code:
            yield problem("분과", row, "code", "missing")
        elif day.code in seen:
            yield problem("분과", row, "code", "code-twice", code=day.code, row=seen[day.code])
        if day.day is None:
            yield problem("분과", row, "day", "missing")
        seen.setdefault(day.code, row)
    lists = (("분과위원", tables.appointments.items()), ("일정", tables.agenda.items()))
    for sheet, entries in lists:
        for row, entry in entries:
            if entry.panel not in seen:
                yield problem(sheet, row, "panel", "panel-unknown", code=entry.panel)


def _people(tables: PanelTables) -> Iterator[Problem]:
    known = {person.number: person for person in tables.evaluators.values()}
    for row, seat in tables.appointments.items():
        if seat.role == SECRETARY:
            continue
        person = known.get(seat.number)
        if person is None:
            yield problem("분과위원", row, "number", "member-unknown", number=seat.number, name=seat.name)
        elif person.name != seat.name:
            yield problem("분과위원", row, "name", "member-name", "warning", found=seat.name, listed=person.name)
    for first, second in _twice((p.number, row) for row, p in tables.evaluators.items()):
        number = tables.evaluators[second].number
        yield problem("위원", second, "number", "evaluator-twice", number=number, row=first)


def _composition(tables: PanelTables, policy: Policy) -> Iterator[Problem]:
    seats = _members(tables)
    level: Level = "error" if policy.panel.all_types_required else "warning"
    wanted_kinds = {criterion.name for criterion in policy.panel_kind.criteria}
    for row, day in tables.days.items():
        members = seats.get(day.code, [])
        wanted = day.members or policy.panel.members
        if len(members) != wanted:
            yield problem("분과", row, "members", "member-count", panel=day.code, found=len(members), wanted=wanted)
        if missing := sorted(wanted_kinds - {seat.kind for seat in members}):
            yield problem("분과", row, "code", "kind-missing", level, panel=day.code, kinds=", ".join(missing))


def _members(tables: PanelTables) -> dict[str, list[Appointment]]:
    seats: defaultdict[str, list[Appointment]] = defaultdict(list)
    for seat in tables.appointments.values():
        if seat.role != SECRETARY:
            seats[seat.panel].append(seat)
    return seats


def _two_rooms(tables: PanelTables) -> Iterator[Problem]:
    days = tables.days_by_code()
    places: defaultdict[str, list[tuple[int, PanelDay]]] = defaultdict(list)
    for row, seat in tables.appointments.items():
        if seat.panel in days:
            places[seat.number].append((row, days[seat.panel]))
    for number, held in places.items():
        for (_, one), (row, other) in combinations(held, 2):
            if one.code == other.code:
                yield problem("분과위원", row, "number", "seat-twice", number=number, panel=one.code)
            elif overlaps(one, other):
                values = {"name": tables.appointments[row].name, "one": _when(one), "other": _when(other)}
                yield problem("분과위원", row, "number", "two-rooms", "error", **values)


def _when(day: PanelDay) -> str:
    """A panel with its time, as far as both are known."""
    held = date_text(day.day) if day.day else ""
    times = [f"{t // 60:02d}:{t % 60:02d}" if t is not None else "" for t in (day.starts, day.ends)]
    return f"{day.code} {day.name}({held} {'–'.join(times)})" if any(times) else f"{day.code} {day.name}({held})"


def overlaps(one: PanelDay, other: PanelDay) -> bool:
    """Whether two panels sit at the same time; an unknown time counts as the whole day."""
    if one.day is None or one.day != other.day:
        return False
    starts, ends = (one.starts or 0, other.starts or 0), (one.ends or 1440, other.ends or 1440)
    return max(starts) < min(ends)


def _things_twice(tables: PanelTables) -> Iterator[Problem]:
    for field in ("venue", "secretary", "laptop"):
        for (_, one), (row, other) in combinations(tables.days.items(), 2):
            thing = getattr(one, field)
            if thing and thing == getattr(other, field) and overlaps(one, other):
                yield problem("분과", row, field, f"{field}-twice", found=thing, one=_when(one), other=_when(other))


def _agenda(tables: PanelTables, known_numbers: Collection[str]) -> Iterator[Problem]:
    days = tables.days_by_code()
    for row, item in tables.agenda.items():
        if not item.company_number:
            yield problem("일정", row, "company_number", "missing")
        elif not has_check_digit(item.company_number):
            yield problem("일정", row, "company_number", "brn-checksum", number=item.company_number)
        elif known_numbers and item.company_number not in known_numbers:
            values = {"name": item.company, "number": item.company_number}
            yield problem("일정", row, "company_number", "company-unknown", "error", **values)
        held = days.get(item.panel)
        if held and item.day and held.day and item.day != held.day:
            yield problem("일정", row, "day", "day-differs", found=date_text(item.day), listed=date_text(held.day))
    for first, second in _twice((item.company_number, row) for row, item in tables.agenda.items()):
        one, other = tables.agenda[first], tables.agenda[second]
        code = "company-twice" if one.panel == other.panel else "company-in-two"
        yield problem("일정", second, "company_number", code, name=other.company, one=one.panel, other=other.panel)


def _twice(pairs: Iterable[tuple[Hashable, int]]) -> Iterator[tuple[int, int]]:
    first: dict[Hashable, int] = {}
    for value, row in pairs:
        if value and value in first:
            yield first[value], row
        first.setdefault(value, row)


def _order(tables: PanelTables) -> Iterator[Problem]:
    orders: defaultdict[str, list[tuple[int | None, int]]] = defaultdict(list)
    for row, item in tables.agenda.items():
        orders[item.panel].append((item.order, row))
    for panel, listed in orders.items():
        for wanted, (order, row) in enumerate(sorted(listed, key=lambda pair: (pair[0] or 0, pair[1])), 1):
            if order != wanted:
                yield problem("일정", row, "order", "order-gap", panel=panel, found=order or "", wanted=wanted)
                break
    for row, day in tables.days.items():
        if day.companies is not None and day.companies != len(orders.get(day.code, ())):
            values = {"panel": day.code, "stated": day.companies, "found": len(orders.get(day.code, ()))}
            yield problem("분과", row, "companies", "company-count", "warning", **values)


def _sanctions(tables: PanelTables) -> Iterator[Problem]:
    days, people = tables.days_by_code(), {p.number: p for p in tables.evaluators.values()}
    for row, seat in tables.appointments.items():
        day, person = days.get(seat.panel), people.get(seat.number)
        for ban in tables.sanctions.values():
            if ban.kind == MEMBER and day and day.day and ban.name == seat.name and ban.holds_on(day.day):
                place = person.affiliation if person else ""
                yield _sanctioned("분과위원", row, "name", ban, same=ban.affiliation == place)
    for row, item in tables.agenda.items():
        for ban in tables.sanctions.values():
            if (
                ban.kind == COMPANY
                and item.day
                and ban.holds_on(item.day)
                and _is_company(ban, item.company_number, item.company)
            ):
                yield _sanctioned("일정", row, "company", ban, same=True)


def _is_company(ban: Sanction, number: str, name: str) -> bool:
    return ban.company_number == number if ban.company_number and number else bare_name(ban.name) == bare_name(name)


def _sanctioned(sheet: str, row: int, field: str, ban: Sanction, *, same: bool) -> Problem:
    """Same name and affiliation, or the same name only: someone must look who it is."""
    until = date_text(ban.until) if ban.until else ""
    code = "sanctioned" if same else "sanctioned-perhaps"
    return problem(
        sheet,
        row,
        field,
        code,
        "warning",
        name=ban.name,
        place=ban.affiliation,
        reason=ban.reason,
        until=until,
    )
