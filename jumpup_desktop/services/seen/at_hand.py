"""The day that is at hand: the one that is on, else the one whose papers wait, else the next that is planned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.dates import date_with_weekday
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.phases import PHASES
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.panels import PANEL
from jumpup_desktop.services import policies
from jumpup_desktop.services.seen.day import entry_state
from jumpup_desktop.services.seen.turn import EntryState
from jumpup_desktop.services.step1_gate import is_put
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from jumpup_desktop.store.season_store import Store

Stage = Literal["running", "signing", "planned"]


@dataclass(frozen=True, slots=True)
class DayAtHand:
    """What is on there: the company in the room and its phase, or how many papers are sealed."""

    stage: Stage
    panel: str
    place: str
    date: str
    companies: tuple[tuple[int, EntryState], ...] = ()
    """The order of each company with where it stands."""
    company: str = ""
    """Who is in the room or was called, by order and name."""
    phase: str = ""
    phase_en: str = ""
    until: str = ""
    """In recess: when it goes on (HH:MM)."""
    papers: int = 0
    sealed: int = 0


def day_at_hand(store: Store) -> DayAtHand | None:
    """None where nothing is planned any more."""
    conn = store.conn
    if running := meetings.running_days(conn):
        return _on(store, _named(store, "running", running[-1].id), running[-1].id)
    if waiting := [day.id for day, is_open in meetings.closed_days(conn) if is_open]:
        rows = meetings.papers(conn, waiting[0])
        sealed = sum(row.status == "sealed" for row in rows)
        return replace(_named(store, "signing", waiting[0]), papers=len(rows), sealed=sealed, companies=())
    planned = next((day for day in meetings.meetings(conn) if not day.opened_ms), None)
    return _named(store, "planned", planned.id) if planned else None


def _named(store: Store, stage: Stage, meeting: str) -> DayAtHand:
    known, sitting = store.known(MEETING, meeting), store.get(SITTING, meeting)
    policy, plan = policies.accepted(store, sitting).policy, known.plan
    assert plan is not None  # a meeting in a list was planned
    panel = store.get(PANEL, plan.panel)
    put = [entry for entry in known.items if is_put(store.get, entry, policy, sitting)]
    return DayAtHand(
        stage,
        f"{panel.code} {panel.name}" if panel else plan.title,
        plan.venue,
        date_with_weekday(plan.day),
        tuple((entry.order, entry_state(store.get(ITEM, entry.id))) for entry in put),
    )


def _on(store: Store, day: DayAtHand, meeting: str) -> DayAtHand:
    """The recess, or the company that is in or was called."""
    known, sitting = store.known(MEETING, meeting), store.get(SITTING, meeting)
    if sitting is not None and sitting.in_recess:
        return replace(day, until=sitting.recesses[-1][0].until)
    entry = next((e for e in known.items if entry_state(store.get(ITEM, e.id)) in ("in_room", "called")), None)
    if entry is None or known.plan is None:
        return day
    company, phases = store.get(COMPANY, entry.company), store.get(PHASES, entry.id)
    running = phases.running.phase if phases is not None and phases.running else ""
    kind = policies.accepted(store, sitting).policy.meeting(known.plan.meeting_kind)
    named = replace(day, company=f"{entry.order}. {company.name if company else '-'}")
    phase = next((p for p in kind.phases if p.id == running), None)
    return replace(named, phase=phase.name, phase_en=phase.name_en or phase.name) if phase else named
