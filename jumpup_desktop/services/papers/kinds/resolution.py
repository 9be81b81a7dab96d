"""의결서: what the panel resolved that day, in one table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jumpup_desktop.documents import contents, words
from jumpup_desktop.domain.dates import date_text, seoul
from jumpup_desktop.domain.meeting.deliberation import heard
from jumpup_desktop.domain.meeting.signing import out_of
from jumpup_desktop.domain.particles import joined
from jumpup_desktop.services.papers import told
from jumpup_desktop.services.papers.paper_kinds import PaperKind, about_the_day, confirmed, kind_of, register

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jumpup_desktop.domain.meeting.sitting import ActingChairElected, Closed, Reconvened
    from jumpup_desktop.services.papers.day import DayRecord, EarlierHearing, Turn
    from jumpup_desktop.services.papers.paper_kinds import Asked


def content(asked: Asked) -> contents.Resolution:
    """The day's resolution; each row names the paper that states the company's outcome."""
    day = asked.day
    sitting = day.sitting
    numbers = {w.item: w.number for w in asked.papers if kind_of(w.rule.id).states_outcome}
    said = replace(asked.head.words, confirmation=confirmed(asked.head.words.confirmation, day.turns))
    return contents.Resolution(
        head=replace(asked.head, words=said),
        seats=_seats(day),
        chair=day.name(sitting.chair.person) if sitting.chair else "",
        acting_chair="·".join(dict.fromkeys(day.name(a.person) for a in sitting.acting)),
        secretary=day.name(day.meeting.secretary),
        items=tuple(_row(day, turn, numbers) for turn in day.turns),
        totals=told.totals(day),
        remarks=_remarks(day),
        confirmed_on=asked.head.held.end.date(),
        signers=asked.signers,
        audit=asked.audit,
    )


def _seats(day: DayRecord) -> contents.Seats:
    members = day.meeting.members
    came = {v.person for v in day.sitting.visits}
    observers = {o.person for o in day.sitting.observers}
    return contents.Seats(len(members), len([m for m in members if m in came]), len(observers), _quorum(day))


def _quorum(day: DayRecord) -> str:
    """Whether every company had its quorum to the end; which had not."""
    if not any(turn.item.fixed for turn in day.turns):
        return "심의한 기업 없음"
    lost = [f"제{turn.agenda.order}호" for turn in day.turns if told.lost_quorum(turn)]
    head = f"기업별 {day.policy.policy.panel.quorum}명 이상"
    return f"{head}, {'·'.join(lost)} 안건은 심의 중 미달" if lost else f"{head} 충족"


def _row(day: DayRecord, turn: Turn, numbers: Mapping[str, str]) -> contents.ResolutionItem:
    item = turn.item
    excluded = len(item.fixed.excluded) if item.fixed else 0
    excluded += len([out for out, _ in item.out_since_call if out.kind != "left"])
    return contents.ResolutionItem(
        order=turn.agenda.order,
        receipt_number=told.receipt(turn),
        company=turn.company.name,
        took_part=len(item.participants) if item.outcome else 0,
        excluded=excluded,
        outcome=told.outcome(turn, day.kind),
        conditions=told.conditions(turn),
        sheet_number=numbers.get(turn.agenda.id, "-"),
    )


def _remarks(day: DayRecord) -> tuple[str, ...]:
    """Who acted as chair for what, who came late, left, was missing or out; what was not heard, who stood in."""
    found = [_other_day(day)] if day.sitting.other_day else []
    found += [again(day, turn, one) for turn in day.turns for one in turn.earlier[-1:]]
    found += [_went_on(day, *one) for one in day.sitting.reconvened]
    found += [_acting(day, a) for a in day.sitting.acting]
    found += [*_attendance(day), *_not_there(day)]
    for turn in day.turns:
        order, ended = turn.agenda.order, turn.item.outcome
        if out := told.excluded(turn):
            found.append(f"제{order}호 안건의 심의에서 위원 {words.exclusions(out)} 제외됨.")
        if ended and (way := day.kind.outcome(ended.outcome)).is_unheard:
            found.append(f"제{order}호 안건은 {joined(way.word, '으로/로')} 처리함({ended.note}).")
        found += [f"제{order}호 안건은 1단계에서 탈락한 기업이어서 상정하지 않음."] if turn.is_barred else []
        found += _step1(turn)
        found += [*_inside(day, turn), *_short(day, turn)]
        found += [
            f"{day.name(out.person)} 위원은 {seoul(at):%H:%M}부터 제{order}호 안건의 심의에서 빠짐."
            for out, at in turn.item.shrunk
            if out.kind == "left" and at
        ]
        if turn.item.presenter and turn.item.presenter.is_stand_in:
            found.append(f"제{order}호 안건은 위원장의 허락을 받아 대리인이 발표함.")
    return tuple(found)


def _inside(day: DayRecord, turn: Turn) -> list[str]:
    """Who was excluded and yet there confirms no exclusion: what the agency decided of it stands here."""
    head = f"제{turn.agenda.order}호 안건의"
    inside = [p for p in out_of(day.meeting, day.sitting, turn.item) if heard(day.sitting, turn.item, p)]
    told_of = [f"{head} 심의 중 심의 제외 위원 {len(inside)}명이 회의실에 있었음(회의록 참조)."] if inside else []
    known = dict.fromkeys(told.agency(turn.exclusions[p].agency) for p in inside if p in turn.exclusions)
    return told_of + [f"{head} 심의 제외에 대한 기관의 결정: {decided}." for decided in known]


def _short(day: DayRecord, turn: Turn) -> list[str]:
    """Whose absence took the quorum from a matter."""
    if not told.lost_quorum(turn):
        return []
    away = ((who, since) for who, _, since, _ in turn.item.absences if who in turn.item.away)
    names = ", ".join(f"{day.name(who)} 위원({seoul(since):%H:%M}부터)" for who, since in away)
    return [f"제{turn.agenda.order}호 안건은 {names} 자리에 없어 정족수에 미치지 못함."] if names else []


def again(day: DayRecord, turn: Turn, before: EarlierHearing) -> str:
    """How an earlier sitting ended for a company, and what came of it now."""
    word = day.kind.outcome(before.outcome).word
    item = f"제{before.order}호 안건으로 " if before.order else ""
    ended = joined(word, "으로/로")
    now = "다시 심의함" if turn.item.fixed else "다시 상정하였으나 심의하지 않음"
    return f"제{turn.agenda.order}호 안건은 {date_text(before.day)} 회의에서 {item}심의하여 {ended} 끝나 {now}."


def _went_on(day: DayRecord, again: Reconvened, at: int, _closing: Closed | None, closed_at: int) -> str:
    orders = "·".join(f"제{i.order}호" for i in day.meeting.items if i.id in again.items)
    return f"{orders} 안건은 폐회({seoul(closed_at):%H:%M}) 뒤 동의 철회로 {seoul(at):%H:%M} 속개하여 다시 심의함."


def _other_day(day: DayRecord) -> str:
    other = day.sitting.other_day
    return f"예정일({date_text(other.planned)})과 다른 날에 개회함({other.reason})." if other else ""


def _step1(turn: Turn) -> list[str]:
    """That a company that was heard had failed, who approved that, or that nobody did."""
    head, through = f"제{turn.agenda.order}호 안건은 1단계에서 탈락한 기업으로, ", turn.company.let_through
    if turn.was_let_through and through:
        return [f"{head}{through.approved_by} 승인으로 심의함({through.reason})."]
    return [f"{head}심의하게 한 승인이 기록에 없음."] if turn.has_failed and turn.item.attempts else []


def _acting(day: DayRecord, elected: ActingChairElected) -> str:
    orders = "·".join(f"제{i.order}호" for i in day.meeting.items if i.id in elected.items)
    scope = f"{orders} 안건의 " if orders else ""
    return f"{day.name(elected.person)} 위원이 {scope}위원장 직무를 대행함."


def _attendance(day: DayRecord) -> list[str]:
    """Members who never came, came after the opening, or had left before the closing."""
    came = {v.person for v in day.sitting.visits}
    said = ((m, told.attendance(day, m) if m in came else ("불참",)) for m in day.meeting.members)
    return [f"{day.name(member)} 위원 {note}." for member, notes in said for note in notes]


def _not_there(day: DayRecord) -> list[str]:
    """Members who came that day and took no part in some of what was heard, though nothing excluded them."""
    came, found = {visit.person for visit in day.sitting.visits}, list[str]()
    for member in day.meeting.members:
        missed = [t.agenda.order for t in day.turns if t.item.fixed and member in t.item.fixed.absent]
        if member in came and missed:
            orders = "·".join(f"제{n}호" for n in missed)
            found.append(f"{day.name(member)} 위원은 {orders} 안건의 심의를 시작할 때 자리에 없어 참여하지 않음.")
    return found


KIND = register(
    PaperKind("resolution", "A", 40, about_the_day, content, "의결 결과 확인", closing_copies=2, by_hand="day")
)
