"""진행 순서 of the minutes: what happened when, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.documents import contents, words
from jumpup_desktop.domain.dates import date_text, seoul
from jumpup_desktop.domain.meeting.phases import Phases
from jumpup_desktop.domain.particles import joined
from jumpup_desktop.services.papers import told

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.item import DeckChecked
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
        why = f". 예정일 {words.day(other.planned)}: {other.reason}" if (other := sitting.other_day) else ""
        found.append(DayMoment(sitting.opened_at, _OPENING, "opening", "개회", f"위원장 {chair}{why}"))
    for recess, since, until in sitting.recesses:
        found.append(DayMoment(since, _RECESS, "recess", "정회", recess.reason))
        if until:
            found.append(DayMoment(until, _RESUMING, "recess", "속개", ""))
    found += _orders(day)
    found += [step for turn in day.turns for step in _turn_steps(turn, day)]
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
    return f"{', '.join(orders)}: 동의 철회"


def _turn_steps(turn: Turn, day: DayRecord) -> list[DayMoment]:
    """One company's calls, moves back, ends; what a form tells without a time stands beside its call."""
    item, rank = turn.item, turn.agenda.order * 100
    head, name, hand = f"제{turn.agenda.order}호 안건", turn.company.name, ""
    name += " (1단계 탈락, 승인을 받아 심의)" if turn.was_let_through else ""
    name += "".join(f" ({date_text(one.day)} {day.kind.outcome(one.outcome).name})" for one in turn.earlier[-1:])
    found = []
    if item.paper_times:
        hand = " (수기)"
        name += "".join(f", 후순위 이동: {reason}" for _, _, reason in item.earlier)
        if item.calls:
            found.append(DayMoment(item.calls[-1].utc_ms, rank + 1, "company", f"{head} 호명", name + hand))
    else:
        found += [DayMoment(at, rank + 1, "company", said, name) for at, said in _calls(turn, head)]
        found += [DayMoment(at, rank + 2, "moved", f"{head} 후순위 이동", why) for _, at, why in item.earlier]
        found += _happenings(turn, day, head)
    if item.outcome_at:
        ended = told.outcome(turn, day.kind).word + hand
        found.append(DayMoment(item.outcome_at, rank + 3, "decision", f"{head} {_ending(turn, day.kind)}", ended))
    return found


def _calls(turn: Turn, head: str) -> list[tuple[int, str]]:
    """Every call of the day, counted where there were several in one turn."""
    found, moves = [], [at for _, at, _ in turn.item.earlier]
    for at in turn.item.attempts:
        before = max((moved for moved in moves if moved < at), default=0)
        nth = sum(1 for other in turn.item.attempts if before < other <= at)
        found.append((at, f"{head} 호명" + (f"({nth}회)" if nth > 1 else "")))
    return found


def _happenings(turn: Turn, day: DayRecord, head: str) -> list[DayMoment]:
    """A changed deck, a challenge, an end before the last one, what was opened again, what happened to the clock."""
    item, rank, found = turn.item, turn.agenda.order * 100, []
    if item.deck and item.deck.sha256 != item.deck.registered_sha256 and item.deck_at:
        found.append(DayMoment(item.deck_at, rank + 2, "moved", f"{head} 발표자료 변경", _deck(day, item.deck)))
    for challenge in item.challenges:
        upheld = challenge.decision is not None and challenge.decision.upheld
        found.append(
            DayMoment(challenge.at, rank + 2, "moved", f"{head} 기피 신청", "받아들임" if upheld else "받아들이지 않음")
        )
    for ended, at, _ in item.reopened:
        way = day.kind.outcome(ended.outcome)
        word = day.kind.words.ended if way.is_exit or way.is_unheard else day.kind.words.resolved
        found.append(DayMoment(at, rank + 3, "decision", f"{head} {word}", way.word))
    for n, (_, again_at) in enumerate(item.reopenings):
        found.append(DayMoment(again_at, rank + 3, "moved", f"{head} 다시 논의", _why(turn, n)))
    return [*found, *_clocks(turn, day, head)]


def _deck(day: DayRecord, deck: DeckChecked) -> str:
    """By whose leave another deck than the one handed in was shown, and why."""
    chair = day.sitting.chair.person if day.sitting.chair else ""
    who = f" {day.name(deck.allowed_by)}" if deck.allowed_by else ""
    office = "위원장" if deck.allowed_by in ("", chair) else "위원장 직무대행"
    return f"{office}{who} 허락" + (f": {deck.reason}" if deck.reason else "")


def _clocks(turn: Turn, day: DayRecord, head: str) -> list[DayMoment]:
    """A clock that ran over an outage, time that was given, and every time that was set right."""
    phases, rank, found = turn.phases or Phases(turn.item.id), turn.agenda.order * 100, []
    names = {p.id: p.name for p in day.kind.phases}
    for phase, since, at in phases.restarts:
        lost = f"{names.get(phase, phase)}, {seoul(since):%H:%M} 이후 중단"
        found.append(DayMoment(at, rank + 2, "moved", f"{head} 시계 다시 켬", lost))
    for phase, ms, reason, who, at in phases.additions:
        more = f"{names.get(phase, phase)}, {_length(ms)} 더함: {reason}{_allowed(day, who)}"
        found.append(DayMoment(at, rank + 2, "moved", f"{head} 시간 추가", more))
    for phase, ms, reason, at, who in phases.corrections:
        said = "돌려줌" if ms < 0 else "더 셈"
        right = f"{names.get(phase, phase)}, {_length(abs(ms))} {said}: {reason}{_allowed(day, who)}"
        found.append(DayMoment(at, rank + 3, "moved", f"{head} 시계 바로잡음", right))
    return found


def _allowed(day: DayRecord, who: str) -> str:
    return f" ({day.name(who)} 승인)" if who else ""


def _length(ms: int) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    return f"{minutes}분 {seconds}초" if minutes else f"{seconds}초"


def _why(turn: Turn, nth: int) -> str:
    """동의 철회 is told apart; what was said stands in the closed record."""
    opened = turn.consensus.reopenings if turn.consensus else ()
    return "동의 철회" if nth < len(opened) and opened[nth].withdrawn_by else "재논의"


def _orders(day: DayRecord) -> list[DayMoment]:
    """The draw and each swap, with both places and both planned times (practice 14)."""
    found, plan = [], day.meeting
    companies = {turn.agenda.id: turn.company.name for turn in day.turns}
    if plan.drawn and plan.drawn_at:
        order = ", ".join(f"{n}. {companies.get(item, '-')}" for n, item in enumerate(plan.drawn.order, 1))
        said = f"{plan.drawn.method}, 입회 {day.name(plan.drawn.witness)}. {order}"
        found.append(DayMoment(plan.drawn_at, 0, "moved", "발표순서 추첨", said))
    for noted in plan.swaps:
        first, second = noted.first_before, noted.second_before
        one, other = (companies.get(item, "-") for item in (noted.swap.first, noted.swap.second))
        one, other = f"제{first[0]}호 {one}({first[1] or '-'})", f"제{second[0]}호 {other}({second[1] or '-'})"
        said = f"{joined(one, '과/와')} {joined(other, '을/를')} 맞바꿈(번호는 그 전의 순서). "
        found.append(DayMoment(noted.at, 0, "moved", "발표순서 바꿈", said + f"신청 {noted.swap.asked_by}, 양쪽 동의"))
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
    """의결 only where something was resolved; otherwise how the item ended. What was not heard is but noted."""
    ended = turn.item.outcome
    if ended is not None and kind.outcome(ended.outcome).is_unheard:
        return "처리"
    return kind.words.resolved if turn.is_resolved else kind.words.ended
