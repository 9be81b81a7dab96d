"""Companies and what was loaded of them, as the window shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.loads import LOAD
from jumpup_desktop.presenters.ports.companies import CompanyDetail, CompanyRow, Fact, Result, Source
from jumpup_desktop.presenters.ports.season import Overview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.app.holder import Holder
    from jumpup_desktop.domain.selection.company import Company
    from jumpup_desktop.domain.selection.step1 import Step1Record
    from jumpup_desktop.store.tables.companies import CompanyRow as StoredRow

FIELDS = (
    "serial", "number", "founded", "ksic", "industry", "mean_sales_won", "total_assets_won", "headcount", "place",
    "route", "recommender", "recommender_kind", "series", "invested_won", "field", "representative", "receipt_number",
    "age_years", "feeder", "written_reviews",
)  # fmt: skip
AI = (
    "ai_provider", "ai_model", "ai_date", "k_grade", "growth_path", "performance", "technology", "activity",
    "personnel", "stability", "peers",
)  # fmt: skip
SITE = (
    "site_date", "site_experts", "site_novelty", "site_business", "site_management", "site_infrastructure",
    "site_network", "site_experts_score", "site_grade",
)  # fmt: skip
OUTCOME = ("overall_grade", "gate_grade", "result", "remark")


class Companies:
    """The companies of the season."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder

    def rows(self) -> Sequence[CompanyRow]:
        """Every company, by name."""
        from jumpup_desktop.store.tables import companies

        step1 = self._holder.policy.policy.step1
        words: dict[str, Result] = {step1.passed_word: "passed", step1.failed_word: "failed"}
        found = companies.companies(self._holder.store.conn, self._holder.reader)
        return [_row(row, "waived" if row.waived else words.get(row.result, "")) for row in found]

    def detail(self, company: str) -> CompanyDetail:
        """Everything loaded for one company. Refuses `company.unknown`."""
        from jumpup_desktop.domain.problems import Refused

        store = self._holder.store
        state: Company | None = store.get(COMPANY, company)
        row = next((row for row in self.rows() if row.id == company), None)
        if state is None or state.record is None or row is None:
            raise Refused("company.unknown")
        record = state.record
        return CompanyDetail(
            row,
            record.as_is,
            record.to_be,
            _facts(record, FIELDS),
            _facts(record, AI),
            _facts(record, SITE),
            _facts(record, OUTCOME),
            self._sources(state),
        )

    def _sources(self, state: Company) -> tuple[Source, ...]:
        from jumpup_desktop.domain.dates import date_text, seoul, time_text

        found = []
        for source in [state.source, *(c.source for c in state.corrections)]:
            load = self._holder.store.get(LOAD, source.load) if source else None
            if source is None or load is None or load.done is None:
                continue
            at = seoul(load.at)
            when = f"{date_text(at.date())} {time_text(at)}"
            found.append(Source(load.done.file, source.sheet, source.row, source.file_sha256, when))
        return tuple(found)


def _row(row: StoredRow, result: Result) -> CompanyRow:
    number = f"{row.number[:3]}-{row.number[3:5]}-{row.number[5:]}" if len(row.number) == 10 else row.number
    return CompanyRow(
        row.id, row.name, number, row.sector, row.field, row.route, row.k_grade, row.site_grade, row.overall_grade,
        row.gate_grade, result, row.sort_key,
    )  # fmt: skip


def _facts(record: Step1Record, names: tuple[str, ...]) -> tuple[Fact, ...]:
    return tuple(Fact(name, _text(name, getattr(record, name))) for name in names)


def _text(name: str, value: Any) -> str:  # noqa: ANN401 - any field of the record
    from datetime import date

    from jumpup_desktop.domain.dates import date_text
    from jumpup_desktop.domain.money import won_text

    if value in (None, "", ()):
        return ""
    if name.endswith("_won"):
        return won_text(int(value))
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if name == "number" and len(str(value)) == 10:
        return f"{value[:3]}-{value[3:5]}-{value[5:]}"
    return f"{value:,}" if isinstance(value, int) and name != "serial" else str(value)


class Overviews:
    """Where the season stands, in counts that no panel may be swayed by."""

    def __init__(self, holder: Holder, companies: Companies) -> None:
        self._holder, self._companies = holder, companies

    def overview(self) -> Overview:
        """All counts of the start screen."""
        from datetime import date

        from jumpup_desktop.domain.dates import date_with_weekday
        from jumpup_desktop.store.tables import companies, meetings, people

        store, conn = self._holder.store, self._holder.store.conn
        results = [row.result for row in self._companies.rows()]
        days = meetings.meetings(conn)
        papers = meetings.all_papers(conn)
        waiting = [day for day in days if not day.closed_ms]
        quorum = self._holder.policy.policy.panel.quorum
        return Overview(
            companies=len(results),
            passed=results.count("passed"),
            failed=results.count("failed"),
            waived=results.count("waived"),
            sources=companies.count_loads(conn),
            panels=len(days),
            members=people.count_people(conn),
            panels_with_agenda=sum(day.items > 0 for day in days),
            panels_short=sum(day.members < quorum for day in days),
            next_panel=waiting[0].title if waiting else "",
            next_date=date_with_weekday(date.fromisoformat(waiting[0].day)) if waiting else "",
            meetings_opened=sum(day.opened_ms > 0 for day in days),
            papers=len(papers),
            papers_sealed=sum(paper.status == "sealed" for paper in papers),
            last_backup=store.last_backup(),
        )
