"""What a day's papers could not print as it is written: names and texts with characters that their font lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.wording import printed_texts
from jumpup_desktop.domain.problems import Problem
from jumpup_desktop.services.papers.proceedings import moments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jumpup_desktop.services.papers.day import DayRecord, Turn

Written = tuple[str, str]
"""Where something is written, and what."""


def warnings(day: DayRecord) -> list[Problem]:
    """`minutes.unprintable` for each word, where it stands first: people, companies, the meeting, texts."""
    from jumpup_desktop.documents.missing import unprintable

    found: dict[str, str] = {}
    for where, said in _written(day):
        for word in unprintable(said):
            found.setdefault(word, where)
    return [Problem("minutes.unprintable", "warning", (("where", where), ("found", w))) for w, where in found.items()]


def _written(day: DayRecord) -> Iterator[Written]:
    yield from _of_people(day)
    yield from (("회의", day.plan.title), ("장소", day.plan.venue))
    yield from (("위원장 직무대행의 사유", acting.reason) for acting in day.sitting.acting)
    for turn in day.turns:
        yield from _of_company(turn)
        yield from _of_turn(day, turn)
    yield from (("진행 순서", f"{moment.what} {moment.note}") for moment in moments(day))


def _of_people(day: DayRecord) -> Iterator[Written]:
    seated = [seat.person for seat in day.meeting.seats]
    for person in dict.fromkeys([*seated, *(o.person for o in day.sitting.observers)]):
        name, facts = day.name(person), day.people.get(person)
        yield "이름", name
        if facts:
            yield from ((f"{name}의 소속", facts.affiliation), (f"{name}의 직위", facts.position))
    yield from ((f"배석자 {day.name(o.person)}", o.role) for o in day.sitting.observers)


def _of_company(turn: Turn) -> Iterator[Written]:
    name, record = turn.company.name, turn.company.record
    yield "기업명", name
    if record is None:
        return
    facts = {
        "대표자": record.representative,
        "신청경로": f"{record.route} {record.recommender}",
        "중점분야": record.field,
        "AS-IS": record.as_is,
        "TO-BE": record.to_be,
    }
    yield from ((f"{name}의 {what}", said) for what, said in facts.items())


def _of_turn(day: DayRecord, turn: Turn) -> Iterator[Written]:
    head, item = f"제{turn.agenda.order}호 안건", turn.item
    yield from ((f"{head} {where}", said) for where, said in printed_texts(item, turn.consensus, day.kind))
    yield from ((f"{head} 심의 제외", out.reason) for out, _ in item.shrunk)
    yield from ((f"{head} 퇴장", absence[1]) for absence in item.absences)
    if item.outcome:
        yield f"{head} 의결", item.outcome.note
