"""What was signed at the opening, from the record: the panel, each sheet with its pledges and the drawn signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.documents.opening_sheets import OpeningPapers, Seated, SignedSheet
from jumpup_desktop.domain.dates import date_text, seoul
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.services import further_days
from jumpup_desktop.services.drawings import drawing
from jumpup_desktop.services.papers.day import held_on
from jumpup_desktop.services.papers.told import receipt

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.sitting import OpeningSheetSigned
    from jumpup_desktop.services.papers.day import DayRecord
    from jumpup_desktop.store.season_store import Store


def of_day(store: Store, day: DayRecord) -> OpeningPapers:
    """The panel as it was planned, and every sheet that was signed for this day, members first."""
    order = [*day.meeting.members, day.meeting.secretary]
    latest = {sheet.person: sheet for sheet in day.sitting.sheets}
    sheets = tuple(_sheet(store, day, latest[person]) for person in order if person in latest)
    companies = tuple((str(t.agenda.order), receipt(t), t.company.name, t.agenda.start or "-") for t in day.turns)
    return OpeningPapers(tuple(_seated(day, person) for person in order), companies, sheets, day.chain_head)


def _seated(day: DayRecord, person: str) -> Seated:
    facts = day.person(person)
    duty = "간사" if person == day.meeting.secretary else day.kind.division(day.meeting.evaluator_type(person))
    chair = day.sitting.chair.person if day.sitting.chair else ""
    came = any(visit.person == person for visit in day.sitting.visits)
    note = "위원장" if person == chair else "" if came or not day.sitting.opening else "불참"
    return Seated(duty, facts.name, facts.affiliation, facts.position, note)


def _sheet(store: Store, day: DayRecord, sheet: OpeningSheetSigned) -> SignedSheet:
    found = next((one for one in day.sitting.identified if one.person == sheet.person), None)
    pledges = tuple((p.name, p.text, p.id in sheet.pledges) for p in day.policy.policy.pledges)
    declared = next((d.conflicts for d in day.sitting.interests if d.person == sheet.person), None)
    interests = tuple((_company(store, company), ground) for company, ground in declared or ())
    signed = "전자서명 동의, 서명 그림" if sheet.esign else "수기서명(서명 그림)"
    on, said, companies = date_text(day.held_on), "위 내용을 확인하고 서약합니다.", len(day.turns)
    if sheet.person in day.sitting.carried:
        on, heard, declared = _earlier(store, day, sheet.person)
        interests = tuple((_company(store, company), ground) for company, ground in declared or ())
        said, companies = f"{on} 회의에서 위와 같이 확인하고 서약하였으며, 이 회의에도 그대로 잇습니다.", heard
        on = date_text(day.held_on)
    return SignedSheet(
        _seated(day, sheet.person),
        f"{found.how} {seoul(found.at):%H:%M}" if found else "-",
        signed,
        pledges,
        None if declared is None else interests,
        companies,
        f"{said}  {on}  {day.name(sheet.person)}",
        drawing(store, sheet.signature_sha256),
    )


def _earlier(store: Store, day: DayRecord, person: str) -> tuple[str, int, tuple[tuple[str, str], ...] | None]:
    """Of the earlier sitting whose sheet holds: its date, how many companies, what was declared (None: not asked)."""
    for before in further_days.before(store.get, day.meeting):
        sitting = store.get(SITTING, before.id)
        if sitting is not None and sitting.sheet(person) and person not in sitting.carried and before.plan:
            declared = next((d.conflicts for d in sitting.interests if d.person == person), None)
            return date_text(held_on(before.plan.day, sitting)), len(before.items), declared
    return "-", 0, None


def _company(store: Store, company: str) -> str:
    known = store.get(COMPANY, company)
    return known.name if known else company
