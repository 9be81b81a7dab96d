"""회의록: the procedure of the day; what was said is bound to it by the hashes of its 별지."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.documents import contents
from jumpup_desktop.documents.parts import Attendee
from jumpup_desktop.domain.particles import joined
from jumpup_desktop.services.papers import readiness, told
from jumpup_desktop.services.papers.movements import movements
from jumpup_desktop.services.papers.paper_kinds import PaperKind, about_the_day, kind_of, register
from jumpup_desktop.services.papers.proceedings import steps

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from jumpup_desktop.services.papers.day import DayRecord, Turn
    from jumpup_desktop.services.papers.paper_kinds import Asked

CITED = "gist"


def content(asked: Asked) -> contents.Minutes:
    """The day's minutes."""
    day, head = asked.day, asked.head
    annexes = {w.item: (w.number, asked.record_of(w)) for w in asked.papers if w.rule.id == CITED}
    sheets = {w.item: w.number for w in asked.papers if kind_of(w.rule.id).states_outcome}
    return contents.Minutes(
        head=head,
        summary=_summary(day, head.panel),
        keywords=(head.programme, head.panel, *day.kind.words.keywords),
        attendees=attendees(day),
        observers=tuple(_observer(day, o.person, o.role) for o in day.sitting.observers),
        steps=steps(day),
        items=tuple(_item(day, turn, annexes, sheets) for turn in day.turns),
        recording=_recording(day),
        signers=asked.signers,
        audit=asked.audit,
        movements=movements(day),
    )


def _summary(day: DayRecord, panel: str) -> str:
    """The day in a sentence: what was put, how many of it were heard, and how each ended."""
    put, heard = len(day.put), len([turn for turn in day.put if turn.item.fixed])
    if heard < put:
        some = f"{heard}개 기업을 심의함" if heard else "심의한 기업은 없음"
        return f"{panel}에 상정된 {put}개 기업 가운데 {some}. 상정한 안건의 결과는 {_ends(day)}임."
    if not put:
        return f"{panel}에 상정된 기업이 없음."
    is_whole = all(turn.is_resolved for turn in day.put)
    way, verb = (f"{joined(day.kind.method, '으로/로')} ", "의결함") if is_whole else ("", "처리함")
    return f"{panel}에 상정된 {put}개 기업을 {way}심의하여 {joined(_ends(day), '으로/로')} {verb}."


def _ends(day: DayRecord) -> str:
    return ", ".join(f"{word} {n}건" for word, n in _in_order(day).items())


def _in_order(day: DayRecord) -> dict[str, int]:
    """How many of the matters put ended in each way, in the order of the agenda."""
    counts: dict[str, int] = {}
    for turn in day.put:
        word = told.outcome(turn, day.kind).word
        counts[word] = counts.get(word, 0) + 1
    return counts


def _recording(day: DayRecord) -> contents.Recording:
    """What is kept of the day's sound, or what was said about it at the opening."""
    sound, opening = day.sitting.sound, day.sitting.opening
    if sound:
        return contents.Recording(sound.what, sound.sha256, sound.keeper)
    return contents.Recording((opening.sound_record if opening else "") or "하지 않음")


def _item(
    day: DayRecord, turn: Turn, annexes: Mapping[str, tuple[str, str]], sheets: Mapping[str, str]
) -> contents.MinutesItem:
    item, agreed = turn.agenda.id, turn.proposal.conditions if turn.proposal else ()
    number, sha256 = annexes.get(item, ("", ""))
    return contents.MinutesItem(
        order=turn.agenda.order,
        receipt_number=told.receipt(turn),
        company=turn.company.name,
        outcome=told.outcome(turn, day.kind),
        conditions=told.conditions(turn),
        annex_number=number,
        annex_sha256=sha256,
        took_part=len(turn.item.participants) if turn.item.fixed else 0,
        excluded=told.excluded(turn),
        tasks=tuple(f"{c.what}({told.due(c.until)}, {c.checked_by})" for c in agreed),
        sheet_number=sheets.get(item, ""),
        vote=told.vote(turn, day.kind),
        is_put=not turn.is_barred,
    )


def attendees(day: DayRecord) -> tuple[Attendee, ...]:
    """Everyone of the panel who came, in seat order."""
    came = {v.person for v in day.sitting.visits}
    return tuple(_attendee(day, seat.person) for seat in day.meeting.seats if seat.person in came)


def _observer(day: DayRecord, person: str, role: str) -> Attendee:
    facts = day.people.get(person)
    notes = ", ".join(told.attendance(day, person))
    return Attendee("배석", day.name(person), facts.affiliation if facts else "", role, notes)


def _attendee(day: DayRecord, person: str) -> Attendee:
    sitting, facts = day.sitting, day.person(person)
    chair = sitting.chair.person if sitting.chair else ""
    duty = "간사" if person == day.meeting.secretary else "위원장(호선)" if person == chair else "위원"
    notes = ", ".join(told.attendance(day, person))
    return Attendee(duty, facts.name, facts.affiliation, facts.position, notes)


def cited(paper: contents.Paper) -> Collection[str]:
    """The hashes of the 별지 it binds."""
    return {i.annex_sha256 for i in paper.items if i.annex_number} if isinstance(paper, contents.Minutes) else ()


KIND = register(
    PaperKind(
        "minutes", "C", 50, about_the_day, content, "회의 경과 확인",
        cites=CITED, cited=cited, ready=readiness.require_complete,
    )
)  # fmt: skip
