"""Panels as the agency's workbook lists them. Times are minutes since midnight."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PanelDay:
    """One panel's day (분과)."""

    code: str
    name: str
    sectors: tuple[str, ...]
    week: str
    day: date | None
    venue: str
    starts: int | None
    ends: int | None
    companies: int | None
    members: int | None
    chair: str
    secretary: str
    laptop: str
    remark: str


@dataclass(frozen=True, slots=True)
class Evaluator:
    """One evaluator of the pool (위원) with what they declared; texts as written, entries divided by `;`."""

    number: str
    name: str
    kind: str
    occupation: str
    affiliation: str
    position: str
    specialty: str
    wished_sector: str
    region: str
    former_jobs: tuple[str, ...]
    shares: tuple[str, ...]
    advisory: tuple[str, ...]
    relatives: tuple[str, ...]
    joint_projects: tuple[str, ...]
    contracts: tuple[str, ...]
    recent_evaluations: int | None
    pledge: str
    remark: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """One person's place on one panel day (분과위원); `role` is 위원 or 간사."""

    panel: str
    order: int | None
    number: str
    name: str
    kind: str
    occupation: str
    role: str


@dataclass(frozen=True, slots=True)
class ScheduledItem:
    """One company's turn (일정); minutes planned for each phase."""

    panel: str
    day: date | None
    order: int | None
    kind: str
    serial: int | None
    company: str
    company_number: str
    english_name: str
    prepare: int | None
    pitch: int | None
    questions: int | None
    deliberation: int | None
    decision: int | None
    changeover: int | None
    starts: int | None
    ends: int | None


@dataclass(frozen=True, slots=True)
class Sanction:
    """Someone kept out for a time (제재명단); `kind` is 위원 or 기업; the last day counts."""

    number: int | None
    kind: str
    name: str
    affiliation: str
    company_number: str
    reason: str
    since: date | None
    until: date | None
    content: str

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day; open ends hold."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class PanelTables:
    """All five lists; keys are row numbers in their sheets."""

    days: dict[int, PanelDay]
    evaluators: dict[int, Evaluator]
    appointments: dict[int, Appointment]
    agenda: dict[int, ScheduledItem]
    sanctions: dict[int, Sanction]

    def days_by_code(self) -> dict[str, PanelDay]:
        """The panel days by their code (P01)."""
        return {day.code: day for day in self.days.values() if day.code}
