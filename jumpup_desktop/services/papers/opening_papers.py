"""What was signed at the opening, from the record: the panel, each sheet with its pledges and the drawn signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.documents.opening_facts import OpeningPapers, SignedSheet
from jumpup_desktop.documents.parts import Attendee
from jumpup_desktop.domain.dates import date_text
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.services import further_days
from jumpup_desktop.services.drawings import drawing
from jumpup_desktop.services.papers import heads
from jumpup_desktop.services.papers.day import held_on
from jumpup_desktop.services.papers.told import receipt

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.sitting import OpeningSheetSigned, Sitting
    from jumpup_desktop.services.papers.day import DayRecord
    from jumpup_desktop.store.season_store import Store

SAID = "위 내용을 확인하고 서약합니다."


def of_day(store: Store, day: DayRecord) -> OpeningPapers:
    """The panel as it was planned, and every sheet that was signed for this day, members first."""
    order = [*day.meeting.members, day.meeting.secretary]
    latest = {sheet.person: sheet for sheet in day.sitting.sheets}
    sheets = tuple(_sheet(store, day, latest[person]) for person in order if person in latest)
    companies = tuple((str(t.agenda.order), receipt(t), t.company.name, t.agenda.start or "-") for t in day.turns)
    return OpeningPapers(tuple(_seated(day, person) for person in order), companies, sheets)


def _seated(day: DayRecord, person: str) -> Attendee:
    facts = day.person(person)
    duty = "간사" if person == day.meeting.secretary else day.kind.division(day.meeting.evaluator_type(person))
    chair = day.sitting.chair.person if day.sitting.chair else ""
    came = any(visit.person == person for visit in day.sitting.visits)
    note = "위원장" if person == chair else "" if came or not day.sitting.opening else "불참"
    return Attendee(duty, facts.name, facts.affiliation, facts.position, note)


_NOT_ASKED = (("-", "심의에 참여하지 않아 기업별로는 확인하지 않음"),)


def _sheet(store: Store, day: DayRecord, sheet: OpeningSheetSigned) -> SignedSheet:
    """One sheet; what was declared at an earlier sitting is told as far as it is about this day's companies."""
    on, origin = _signed_at(store, day, sheet.person)
    is_carried = sheet.person in day.sitting.carried
    said = f"{on} 회의에서 위와 같이 확인하고 서약하였으며, 이 회의에도 그대로 잇습니다." if is_carried else SAID
    declared, stroke = _declared(day.sitting, origin, sheet.person), drawing(store, sheet.signature_sha256)
    here = {turn.company.id: turn.company.name for turn in day.turns}
    interests = tuple((here[company], ground) for company, ground in declared or () if company in here)
    identified = heads.identified(day, sheet.person)
    return SignedSheet(
        _seated(day, sheet.person),
        f"{identified[0]} {identified[1]:%H:%M}" if identified else "-",
        _way(sheet, is_drawn=stroke is not None),
        tuple((p.name, p.text, p.id in sheet.pledges) for p in day.policy.policy.pledges),
        _NOT_ASKED if sheet.person == day.meeting.secretary else None if declared is None else interests,
        len(here),
        f"{said}  {date_text(day.held_on)}  {day.name(sheet.person)}",
        stroke,
    )


def _way(sheet: OpeningSheetSigned, *, is_drawn: bool) -> str:
    """How it was signed; the drawing is named where there is one."""
    said = "전자서명 동의" if sheet.esign else "수기서명"
    return f"{said}, 서명 그림" if is_drawn else said


def _declared(now: Sitting, origin: Sitting, person: str) -> tuple[tuple[str, str], ...] | None:
    """The interests (company, ground) last declared, that day or with the sheet that holds; None: nobody asked."""
    found = [d.conflicts for sitting in (now, origin) for d in sitting.interests if d.person == person]
    return found[0] if found else None


def _signed_at(store: Store, day: DayRecord, person: str) -> tuple[str, Sitting]:
    """The sitting at which the sheet was signed, and its date: this one, or an earlier one whose sheet holds."""
    for before in further_days.before(store.get, day.meeting) if person in day.sitting.carried else ():
        sitting = store.get(SITTING, before.id)
        if sitting is not None and sitting.sheet(person) and person not in sitting.carried and before.plan:
            return date_text(held_on(before.plan.day, sitting)), sitting
    return date_text(day.held_on), day.sitting
