"""Who came in and went out during the day, as the minutes print it: kinds of reasons, never a member's ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.documents import contents
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting.deliberation import out_at, turn_spans
from jumpup_desktop.domain.meeting.sitting import AFTER_CLOSING, AT_ROLL_CALL
from jumpup_desktop.services.papers import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumpup_desktop.domain.meeting.sitting import Visit
    from jumpup_desktop.services.papers.day import DayRecord, Turn


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
        if visit.until and not 0 < closed < visit.until:
            found.append((visit.until, visit.person, "퇴실", leaving(day, visit)))
    found += [step for turn in day.turns for step in _short(day, turn)]
    return tuple(contents.Movement(seoul(at), day.name(p), what, why) for at, p, what, why in sorted(found))


def _short(day: DayRecord, turn: Turn) -> Iterator[tuple[int, str, str, str]]:
    """Out for a moment during a company's turn, and back, of whoever the day has as being in the room meanwhile."""
    for person, _, since, until in turn.item.absences:
        if since and until and _is_there(day, person, since) and _is_there(day, person, until):
            yield since, person, "퇴실", f"자리 비움(제{turn.agenda.order}호)"
            yield until, person, "재입실", "-"


def _is_there(day: DayRecord, person: str, at: int) -> bool:
    stays = (visit for visit in day.sitting.visits if visit.person == person)
    return any(visit.since < at and (not visit.until or at < visit.until) for visit in stays)


def _entering(day: DayRecord, visit: Visit, *, is_back: bool) -> tuple[str, str]:
    turn = _turn_on(day, visit.since)
    if turn is not None and out_at(turn.item, visit.person, visit.since):
        return "입실", f"심의 제외 위원의 입실(제{turn.agenda.order}호)"
    return ("재입실", "-") if is_back else ("입실", "개회 뒤 참석")


def leaving(day: DayRecord, visit: Visit) -> str:
    """The kind: excluded from the company that is on or called next, gone for the day, out for a moment."""
    turn = _turn_on(day, visit.until) or _turn_after(day, visit.until)
    kind = out_at(turn.item, visit.person, visit.until) if turn else ""
    if turn is not None and kind:
        return f"심의 제외(제{turn.agenda.order}호, {told.exclusion_word(kind)})"
    if visit.for_good:
        return "귀가"
    if any(o.person == visit.person for o in day.sitting.observers):
        return "배석 범위 종료"
    known = {AT_ROLL_CALL: "속개 때 자리에 없음", AFTER_CLOSING: AFTER_CLOSING}
    return known.get(visit.reason, "자리 비움")


def _turn_on(day: DayRecord, at: int) -> Turn | None:
    """The company that was in, or called, at this time."""
    for turn in day.turns:
        if any(since <= at and (not until or at < until) for since, until in turn_spans(turn.item)):
            return turn
    return None


def _turn_after(day: DayRecord, at: int) -> Turn | None:
    """The company that was called or opened again next: who is excluded goes out for it."""
    begins = [(since, n) for n, turn in enumerate(day.turns) for since, _ in turn_spans(turn.item) if since >= at]
    return day.turns[min(begins)[1]] if begins else None
