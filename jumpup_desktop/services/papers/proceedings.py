"""진행 순서 of the minutes: what happened when, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.documents import contents
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.services.papers import told

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.sitting import Closed, Election, Reconvened
    from jumpup_desktop.domain.policy import MeetingKind
    from jumpup_desktop.services.papers.day import DayRecord, Turn


MomentKind = Literal["opening", "election", "recess", "company", "moved", "decision", "closing"]


@dataclass(frozen=True, slots=True, order=True)
class DayMoment:
    """When something happened (utc_ms); in the same moment (a form has minutes only) `rank` says what comes first."""

    at: int
    rank: int
    kind: MomentKind
    what: str
    note: str


_FIRST, _OPENING, _RESUMING, _RECESS, _LAST = 0, 1, 2, 10**6, 10**7


def steps(day: DayRecord) -> tuple[contents.Step, ...]:
    """진행 순서, as the minutes print it."""
    return tuple(contents.Step(seoul(one.at), one.what, one.note) for one in moments(day))


def moments(day: DayRecord) -> tuple[DayMoment, ...]:
    """What happened when, in order."""
    sitting = day.sitting
    found = [_election(day, e) for e in sitting.elections]
    if sitting.opened_at:
        chair = day.name(sitting.chair.person) if sitting.chair else ""
        found.append(DayMoment(sitting.opened_at, _OPENING, "opening", "개회", f"위원장 {chair}"))
    for recess, since, until in sitting.recesses:
        found.append(DayMoment(since, _RECESS, "recess", "정회", recess.reason))
        if until:
            found.append(DayMoment(until, _RESUMING, "recess", "속개", ""))
    found += [step for turn in day.turns for step in _turn_steps(turn, day.kind)]
    for reconvened, at, closing, closed_at in sitting.reconvened:
        found += _closed(closing, closed_at)
        found.append(DayMoment(at, _RESUMING, "recess", "폐회 뒤 속개", _only(day, reconvened)))
    found += _closed(sitting.closing, sitting.closed_at)
    return tuple(sorted(found))


def _closed(closing: Closed | None, at: int) -> list[DayMoment]:
    if closing is None:
        return []
    return [DayMoment(at, _LAST, "closing", "폐회", "남은 안건은 다음 차수에서 심의" if closing.goes_on else "")]


def _only(day: DayRecord, reconvened: Reconvened) -> str:
    orders = [f"제{i.order}호 안건" for i in day.meeting.items if i.id in reconvened.items]
    return f"{', '.join(orders)}: {reconvened.reason}"


def _turn_steps(turn: Turn, kind: MeetingKind) -> list[DayMoment]:
    """One company's calls, moves back and end; what a form tells without a time stands beside its call."""
    item, head, name = turn.item, f"제{turn.agenda.order}호 안건", turn.company.name
    rank, found, hand = turn.agenda.order * 100, [], ""
    if item.paper_times:
        hand = " (수기)"
        name += "".join(f", 후순위 이동: {reason}" for _, _, reason in item.earlier)
    else:
        for called, moved, reason in item.earlier:
            found.append(DayMoment(called, rank + 1, "company", f"{head} 호명", name))
            found.append(DayMoment(moved, rank + 2, "moved", f"{head} 후순위 이동", reason))
    if item.calls:
        found.append(DayMoment(item.calls[-1].utc_ms, rank + 1, "company", f"{head} 호명", name + hand))
    if item.outcome_at:
        ended = told.outcome(turn, kind).word + hand
        found.append(DayMoment(item.outcome_at, rank + 3, "decision", f"{head} {_ending(turn, kind)}", ended))
    return found


def _election(day: DayRecord, e: Election) -> DayMoment:
    if not e.acting:
        return DayMoment(e.at, _FIRST, "election", "위원장 호선", day.name(e.person))
    orders = [i.order for i in day.meeting.items if i.id in e.items]
    scope = "·".join(f"제{n}호" for n in orders)
    rank = min(orders, default=0) * 100
    name = day.name(e.person)
    return DayMoment(e.at, rank, "election", "위원장 직무대행 호선", f"{name}({scope} 안건)" if scope else name)


def _ending(turn: Turn, kind: MeetingKind) -> str:
    """의결 only where something was resolved; otherwise how the item ended."""
    return kind.words.resolved if turn.is_resolved else kind.words.ended
