"""Tables of a held day beside the lists that are always printed: who was there, how the day ran, STEP1, conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.documents.day_lists import DayList
from jumpup_desktop.domain.dates import date_text, seoul
from jumpup_desktop.domain.selection.running_order import arranged
from jumpup_desktop.services.papers import heads, told
from jumpup_desktop.services.papers.fees import Stay, open_hours
from jumpup_desktop.services.papers.movements import leaving
from jumpup_desktop.services.papers.told import receipt

if TYPE_CHECKING:
    from jumpup_desktop.services.papers.day import DayRecord, Turn

WAIVED = "면제"


def attendance(day: DayRecord) -> DayList:
    """참석자 등록부: every stay in the room, attendees too; kinds of reasons, never what was said."""
    roles = {seat.person: "간사" if seat.person == day.meeting.secretary else "위원" for seat in day.meeting.seats}
    roles |= {o.person: f"배석자({o.role})" for o in day.sitting.observers}
    rows, first = [], dict[str, int]()
    for number, visit in enumerate(day.sitting.visits):
        first.setdefault(visit.person, number)
    for visit in sorted(day.sitting.visits, key=lambda one: (first[one.person], one.since)):
        facts = day.people.get(visit.person)
        where, why = facts.affiliation if facts else "", leaving(day, visit) if visit.until else ""
        for since, until in open_hours(day.sitting, Stay(visit.since, visit.until or day.sitting.closed_at)):
            came, left = f"{seoul(since):%H:%M}", f"{seoul(until):%H:%M}" if until else ""
            said = why if until == visit.until else ""
            rows.append((day.name(visit.person), roles.get(visit.person, ""), where, came, left, said))
    columns = (("성명", 30), ("구분", 32), ("소속", 44), ("입실", 16), ("퇴실", 16), ("사유", 34))
    return DayList("참석자 등록부", columns, tuple(rows))


def running(day: DayRecord) -> DayList:
    """발표 진행표 (practice 17): planned and real times of each company, presenter, how it ended."""
    rows = []
    for turn in day.turns:
        item, heard = turn.item, heads.span(day, turn.agenda.id)
        called = f"{seoul(item.attempts[-1]):%H:%M}" if item.attempts else "-"
        called = f"{heard.start:%H:%M}" if item.calls and not item.attempts else called
        ended = f"{heard.end:%H:%M}" if item.outcome else "-"
        presenter = item.presenter
        if item.paper_times:
            called, ended = (f"{time} 수기" for time in (item.paper_times.called, item.paper_times.ended))
        who = f"{presenter.name}{' (대리)' if presenter.is_stand_in else ''}" if presenter else "-"
        count = f"{presenter.headcount}" if presenter else "-"
        calls = str(max(len(item.calls), len(item.attempts)))
        planned = _planned(day, turn)
        rows.append(
            (str(turn.agenda.order), turn.company.name, planned, called, calls, who, count, ended, outcome(day, turn))
        )
    columns = (
        ("발표순", 15), ("기업", 38), ("계획", 14), ("호명", 14), ("횟수", 12), ("발표자", 27), ("인원", 12),
        ("끝", 14), ("의결", 26),
    )  # fmt: skip
    note = "폐회한 뒤 속개하여 심의한 시각은 회의록에 있습니다." if day.sitting.reconvened else ""
    return DayList("발표 진행표", columns, tuple(rows), note)


def _planned(day: DayRecord, turn: Turn) -> str:
    """When it was planned, and that the order was drawn; after a swap both times, and at whose wish (practice 14)."""
    times, who = list[str](), list[str]()
    for noted in day.meeting.swaps:
        before = {noted.swap.first: noted.first_before, noted.swap.second: noted.second_before}
        if turn.agenda.id in before:
            times.append(before[turn.agenda.id][1] or "-")
            who.append(noted.swap.asked_by)
    first, *later = (*times, turn.agenda.start or "-")
    is_drawn = day.meeting.drawn is not None and turn.agenda.id in day.meeting.drawn.order
    if not times and (moved := _before_swaps(day).get(turn.agenda.id, first)) != first:
        return f"{moved}{'(순서 추첨)' if is_drawn else ''} → {first}(앞 순서가 바뀜)"
    said = "".join(f" → {time}(맞바꿈, 신청 {by})" for time, by in zip(later, who, strict=True))
    return f"{first}{'(순서 추첨)' if is_drawn else ''}{said}"


def _before_swaps(day: DayRecord) -> dict[str, str]:
    """When each company was planned before the first swap: others than the two may have moved, by their lengths."""
    if not day.meeting.swaps:
        return {}
    swap = day.meeting.swaps[0].swap
    back = {swap.first: swap.second, swap.second: swap.first}
    order = [back.get(item, item) for item in swap.order]
    return {entry.id: entry.start for entry in arranged(day.meeting.items, order) if entry.start}


def step1(day: DayRecord) -> DayList:
    """STEP1 결과표: what the agency gave, as loaded; 「면제」 where the company was recommended."""
    rows = []
    for turn in day.turns:
        r = turn.company.record
        if r is None:
            continue
        through = turn.company.let_through
        result = f"{r.result}({through.approved_by} 승인)" if through and turn.was_let_through else r.result
        given = (
            r.k_grade, r.growth_path, r.site_grade, r.overall_grade, date_text(r.ai_date) if r.ai_date else "", result
        )  # fmt: skip
        facts = tuple(value or (WAIVED if r.waived else "-") for value in given)
        rows.append((str(turn.agenda.order), receipt(turn), turn.company.name, *facts))
    columns = (
        ("발표순", 14), ("접수번호", 20), ("기업", 36), ("K-value", 16), ("성장경로", 24), ("현장평가", 16),
        ("종합", 12), ("기준일", 21), ("1단계 결과", 20),
    )  # fmt: skip
    return DayList("STEP1 결과표", columns, tuple(rows))


def conditions(day: DayRecord) -> DayList:
    """조건: what, until when, who checks, of every company that was resolved with some."""
    rows = []
    for turn in day.turns:
        proposal = turn.proposal
        agreed = proposal.conditions if proposal else ()
        rows += [(str(turn.agenda.order), turn.company.name, c.what, told.due(c.until), c.checked_by) for c in agreed]
    columns = (("발표순", 15), ("기업", 40), ("무엇을", 70), ("언제까지", 25), ("확인·점검자", 26))
    return DayList("조건", columns, tuple(rows))


def outcome(day: DayRecord, turn: Turn) -> str:
    """How a company ended, in the papers' words."""
    return told.outcome(turn, day.kind).word
