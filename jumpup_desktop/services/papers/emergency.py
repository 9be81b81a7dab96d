"""비상 서식 of a planned day, written any morning before it (practice 39)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.documents.blank_day import BlankCompany, BlankDay, BlankPaper, BlankPerson
from jumpup_desktop.domain.dates import date_with_weekday, seoul
from jumpup_desktop.domain.filenames import file_name
from jumpup_desktop.domain.record.season import SEASON
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.panels import PANEL
from jumpup_desktop.domain.selection.people import PERSON
from jumpup_desktop.errors import trouble_of
from jumpup_desktop.services import policies
from jumpup_desktop.services.papers.day import day_number
from jumpup_desktop.services.papers.desk import APP
from jumpup_desktop.services.papers.exported import Exported, leave
from jumpup_desktop.services.papers.paper_kinds import kind_of
from jumpup_desktop.store import journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jumpup_desktop.domain.policy import MeetingKind
    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.store.season_store import Store


def write_forms(store: Store, reader: Reader, meeting: str, out: Path) -> tuple[Exported, ...]:
    """Write every form of the day into a folder, dated by the last fact; nothing enters the record. Raises Trouble."""

    from jumpup_desktop.documents.blank_forms import forms

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise trouble_of(error) from error
    day, done = blank_day(store, meeting), []
    store.access.exported(reader, f"forms {day.number}")
    written = seoul(journal.last_written_at(store.conn))
    for form in forms(day, created=written, app_version=APP):
        path = out / file_name(form.number, form.name, ending=".pdf")
        done.append(leave(path, form.name, form.number, form.pdf))
    return tuple(done)


def _round(store: Store, round_: str) -> str:
    return dict(store.known(SEASON, store.season).rounds).get(round_, "")


def blank_day(store: Store, meeting_id: str) -> BlankDay:
    """What the forms are headed with, as planned."""
    meeting = store.known(MEETING, meeting_id)
    plan = meeting.plan
    assert plan is not None  # a meeting that was found was planned
    policy = policies.current(store).policy
    kind = policy.meeting(plan.meeting_kind)
    panel = store.get(PANEL, plan.panel)
    return BlankDay(
        number=day_number(store, meeting),
        programme=f"{policy.policy.programme} {_round(store, plan.round)}".strip(),
        panel=panel.name if panel else plan.title,
        meeting=plan.title.removeprefix(panel.name).strip() if panel else plan.title,
        date=date_with_weekday(plan.day),
        place=plan.venue,
        host=policy.office.host,
        method=kind.method,
        members=tuple(_person(store, meeting, m, kind) for m in meeting.members),
        secretary=_person(store, meeting, meeting.secretary, kind),
        companies=tuple(_company(store, e.order, e.company, e.start) for e in meeting.items),
        pledges=tuple((p.name, p.text) for p in policy.pledges),
        criteria=tuple(c.name for c in kind.criteria),
        phases=tuple((p.name, p.minutes) for p in kind.phases),
        outcomes=tuple(o.name for o in kind.outcomes),
        marks=policy.opinion.marks,
        overall=kind.words.overall,
        papers=tuple(_papers(kind)),
    )


def _papers(kind: MeetingKind) -> Iterator[BlankPaper]:
    """The papers that have a form for the pen, in the order of making."""
    for rule in sorted(kind.papers, key=lambda r: kind_of(r.id).order):
        if scope := kind_of(rule.id).by_hand:
            yield BlankPaper(scope, rule.name, rule.title, rule.confirmation)


def _person(store: Store, meeting: Meeting, person: str, kind: MeetingKind) -> BlankPerson:
    state = store.get(PERSON, person)
    division = kind.division(meeting.evaluator_type(person))
    return BlankPerson(state.facts.name, division, state.facts.affiliation) if state else BlankPerson("", division, "")


def _company(store: Store, order: int, company: str, start: str) -> BlankCompany:
    state = store.get(COMPANY, company)
    record = state.record if state else None
    number = (record.receipt_number or f"{record.serial:03d}") if record else ""
    return BlankCompany(order, number, state.name if state else "", start)
