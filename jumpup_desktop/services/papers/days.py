"""What the 의결서, the 회의록 and its 별지 say, taken from the day's record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.documents import contents, parts, words
from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.services.papers.heads import OUTCOMES
from jumpup_desktop.services.papers.proceedings import outcome, steps
from jumpup_desktop.services.papers.sheets import receipt

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from jumpup_desktop.services.papers.day import DayRecord, Turn

Signers = tuple[parts.Signer, ...]


def resolution(
    day: DayRecord, head: parts.PaperHead, signers: Signers, audit: parts.Audit, numbers: Mapping[str, str]
) -> contents.Resolution:
    """의결서 of the day; `numbers` are the sheets' control numbers by item."""
    sitting = day.sitting
    members = day.meeting.members
    came = {v.person for v in sitting.visits}
    observers = {o.person for o in sitting.observers}
    acting = dict.fromkeys(day.name(a.person) for a in sitting.acting)
    quorum = day.policy.policy.panel.quorum
    return contents.Resolution(
        head=head,
        seats=contents.Seats(
            len(members), len([m for m in members if m in came]), len(observers), f"기업별 {quorum}명 이상 충족"
        ),
        chair=day.name(sitting.chair.person) if sitting.chair else "",
        acting_chair="·".join(acting),
        secretary=day.name(day.meeting.secretary),
        items=tuple(_row(turn, numbers) for turn in day.turns),
        remarks=_remarks(day),
        confirmed_on=head.held.end.date(),
        signers=signers,
        audit=audit,
    )


def _row(turn: Turn, numbers: Mapping[str, str]) -> contents.ResolutionItem:
    item = turn.item
    excluded = len(item.fixed.excluded) if item.fixed else 0
    excluded += len([out for out, _ in item.out_since_call if out.sort != "left"])
    return contents.ResolutionItem(
        order=turn.agenda.order,
        receipt_number=receipt(turn),
        company=turn.company.name,
        took_part=len(item.participants) if item.outcome else 0,
        excluded=excluded,
        outcome=outcome(turn),
        conditions=_conditions(turn),
        sheet_number=numbers.get(turn.agenda.id, "-"),
    )


def _conditions(turn: Turn) -> int:
    proposal = turn.consensus.resolved_proposal if turn.consensus else None
    return len(proposal.conditions) if proposal else 0


def _remarks(day: DayRecord) -> tuple[str, ...]:
    found = [f"{day.name(a.person)} 위원이 위원장 직무를 대행함({a.reason})." for a in day.sitting.acting]
    for turn in day.turns:
        order = turn.agenda.order
        outcome = turn.item.outcome.outcome if turn.item.outcome else ""
        if outcome in ("no_show", "withdrawn"):
            found.append(f"제{order}호 안건은 {words.OUTCOMES[OUTCOMES[outcome]]}으로 처리함({_note(turn)}).")
        if turn.item.presenter and turn.item.presenter.is_stand_in:
            found.append(f"제{order}호 안건은 위원장의 허락을 받아 대리인이 발표함.")
    return tuple(found)


def _note(turn: Turn) -> str:
    return turn.item.outcome.note if turn.item.outcome else ""


def minutes(
    day: DayRecord, head: parts.PaperHead, signers: Signers, audit: parts.Audit, annexes: Mapping[str, tuple[str, str]]
) -> contents.Minutes:
    """회의록: procedure only; `annexes` are (number, record hash) of the 별지 by item."""
    counts: dict[str, int] = {}
    for turn in day.turns:
        word = words.OUTCOMES[outcome(turn)]
        counts[word] = counts.get(word, 0) + 1
    totals = ", ".join(f"{word} {n}건" for word, n in counts.items())
    verb = "처리함" if any(t.item.outcome is None for t in day.turns) else "의결함"
    observers = [_observer(day, o.person, o.role) for o in day.sitting.observers]
    return contents.Minutes(
        head=head,
        summary=f"{head.panel}에 상정된 {len(day.turns)}개 기업을 {day.kind.method}로 심의하여 {totals}으로 {verb}.",
        keywords=(head.programme, head.panel, "심층토론", "전원합의", "절대평가"),
        attendees=attendees(day),
        observers=tuple(observers),
        steps=steps(day),
        items=tuple(_item(turn, *annexes[turn.agenda.id]) for turn in day.turns if turn.agenda.id in annexes),
        recording=_recording(day),
        signers=signers,
        audit=audit,
    )


def _recording(day: DayRecord) -> contents.Recording:
    """What is kept of the day's sound, or what was said about it at the opening."""
    sound, opening = day.sitting.sound, day.sitting.opening
    if sound:
        return contents.Recording(sound.what, sound.sha256, sound.keeper)
    return contents.Recording((opening.sound_record if opening else "") or "하지 않음")


def _item(turn: Turn, number: str, sha256: str) -> contents.MinutesItem:
    return contents.MinutesItem(
        turn.agenda.order, receipt(turn), turn.company.name, outcome(turn), _conditions(turn), number, sha256
    )


def attendees(day: DayRecord) -> tuple[contents.Attendee, ...]:
    """Everyone of the panel who came, in seat order."""
    return tuple(_attendee(day, seat.person) for seat in day.meeting.seats if _came(day, seat.person))


def _came(day: DayRecord, person: str) -> bool:
    return any(v.person == person for v in day.sitting.visits)


def _observer(day: DayRecord, person: str, role: str) -> contents.Attendee:
    facts = day.people.get(person)
    return contents.Attendee("배석", day.name(person), facts.affiliation if facts else "", role)


def _attendee(day: DayRecord, person: str) -> contents.Attendee:
    sitting, facts = day.sitting, day.people[person]
    chair = sitting.chair.person if sitting.chair else ""
    duty = "간사" if person == day.meeting.secretary else "위원장(호선)" if person == chair else "위원"
    visits = [v for v in sitting.visits if v.person == person]
    notes = []
    if sitting.opened_at and visits[0].since > sitting.opened_at:
        notes.append(f"{seoul(visits[0].since):%H:%M} 참석")
    left = [(f"{seoul(v.until):%H:%M} 퇴장", v.reason) for v in visits if v.until and v.until != sitting.closed_at]
    notes += [f"{time}({reason})" if reason else time for time, reason in left]
    return contents.Attendee(duty, facts.name, facts.affiliation, facts.position, ", ".join(notes))


def gist(day: DayRecord, turn: Turn, head: parts.PaperHead, signers: Signers, audit: parts.Audit) -> contents.Gist:
    """별지 of one company: what was said, by the policy's style of naming speakers."""
    entries = turn.item.gists
    start = turn.item.calls[0].utc_ms if turn.item.calls else turn.item.outcome_at
    span: tuple[datetime, datetime] = (seoul(start), seoul(turn.item.outcome_at))
    return contents.Gist(
        head=head,
        annex_number=f"별지 제{turn.agenda.order}호",
        order=turn.agenda.order,
        receipt_number=receipt(turn),
        company=turn.company.name,
        span=span,
        remarks=tuple(contents.Remark(_speaker(day, e.speaker), e.text) for e in entries),
        signers=signers,
        audit=audit,
    )


def _speaker(day: DayRecord, speaker: str) -> str:
    members = day.meeting.members
    style = day.policy.policy.disclosure.gist_style
    if speaker not in members:
        return day.name(speaker)
    if style == "named":
        return day.name(speaker)
    return f"위원 {chr(ord('A') + members.index(speaker))}" if style == "letters" else "위원"
