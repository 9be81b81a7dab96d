"""Who came in and went out during the day, as the minutes print it: kinds of reasons, never a member's ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.documents import contents
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.services.papers import told

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.sitting import Visit
    from jumpup_desktop.services.papers.day import DayRecord, Turn

AT_ROLL_CALL = "속개 때 불참"


def movements(day: DayRecord) -> tuple[contents.Movement, ...]:
    """Every coming and going after the opening, observers included, in order of time."""
    opened, closed, found = day.sitting.opened_at, day.sitting.closed_at, []
    seen: set[str] = set()
    for visit in sorted(day.sitting.visits, key=lambda v: v.since):
        is_back = visit.person in seen
        seen.add(visit.person)
        if opened and visit.since > opened:
            said = _entering(day, visit, is_back=is_back)
            found.append((visit.since, visit.person, *said))
        if visit.until and visit.until != closed:
            found.append((visit.until, visit.person, "퇴실", _leaving(day, visit)))
    return tuple(contents.Movement(seoul(at), day.name(p), what, why) for at, p, what, why in sorted(found))


def _entering(day: DayRecord, visit: Visit, *, is_back: bool) -> tuple[str, str]:
    turn = _excluded_turn(day, visit.person, visit.since)
    if turn is not None:
        return "입실", f"심의 제외 위원의 입실(제{turn.agenda.order}호), 심의 중단"
    return ("재입실", "-") if is_back else ("입실", "개회 뒤 참석")


def _leaving(day: DayRecord, visit: Visit) -> str:
    """The kind: excluded from the company that was on or called next, gone for the day, out for a moment."""
    turn = _excluded_turn(day, visit.person, visit.until)
    if turn is not None:
        kind = turn.exclusions[visit.person].set
        word = told.exclusion_word(kind.kind) if kind else ""
        return f"심의 제외(제{turn.agenda.order}호, {word})"
    if visit.for_good:
        return "귀가"
    if any(o.person == visit.person for o in day.sitting.observers):
        return "배석 범위 종료"
    return "불참" if visit.reason == AT_ROLL_CALL else "자리 비움"


def _excluded_turn(day: DayRecord, person: str, at: int) -> Turn | None:
    """The turn that somebody was excluded from and that was on at this time, or was called next."""
    mine = [t for t in day.turns if person in t.exclusions and t.item.attempts]
    on = [t for t in mine if t.item.attempts[0] <= at and (not t.item.outcome_at or at < t.item.outcome_at)]
    if on:
        return on[0]
    calls = sorted((t.item.attempts[0], t.agenda.order) for t in day.turns if t.item.attempts)
    following = next((order for called, order in calls if called >= at), 0)
    return next((t for t in mine if t.agenda.order == following), None)
