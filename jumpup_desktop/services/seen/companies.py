"""The companies of the STEP1 results: the list, and one company in full."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.dates import date_text, seoul, time_text
from jumpup_desktop.domain.money import won_text
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.selection.company import COMPANY
from jumpup_desktop.domain.selection.loads import LOAD
from jumpup_desktop.services import policies
from jumpup_desktop.store.tables import companies as tables

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.domain.selection.company import Company
    from jumpup_desktop.domain.selection.step1 import Step1Record
    from jumpup_desktop.store.season_store import Store

Result = Literal["passed", "failed", "waived", ""]

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


@dataclass(frozen=True, slots=True)
class CompanyLine:
    """One company of the STEP1 results, as the list shows it; `order` is its Korean sort key."""

    id: str
    name: str
    number: str
    sector: str
    field: str
    route: str
    k_grade: str
    site_grade: str
    overall_grade: str
    result: Result
    order: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One loaded value by its field name."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class LoadedFrom:
    """Where a company's values were loaded from, and when."""

    file: str
    sheet: str
    row: int
    sha256: str
    loaded_at: str


@dataclass(frozen=True, slots=True)
class CompanyDetail:
    """Everything loaded for one company."""

    row: CompanyLine
    as_is: str
    to_be: str
    company: tuple[Fact, ...]
    ai: tuple[Fact, ...]
    site: tuple[Fact, ...]
    outcome: tuple[Fact, ...]
    sources: tuple[LoadedFrom, ...]


def lines(store: Store, reader: Reader) -> tuple[CompanyLine, ...]:
    """Every company the reader may see, by name."""
    store.access.saw(reader, "companies")
    words = _result_words(store)
    return tuple(_line(row, words) for row in tables.companies(store.conn, reader))


def _result_words(store: Store) -> dict[str, Result]:
    step1 = policies.current(store).policy.step1
    return {step1.passed_word: "passed", step1.failed_word: "failed"}


def detail(store: Store, reader: Reader, company: str) -> CompanyDetail:
    """Everything loaded for one company. Refuses `company.unknown`, also where the reader may not see it."""
    state = store.get(COMPANY, company)
    row = tables.company(store.conn, reader, company)
    if state is None or state.record is None or row is None:
        store.access.refused(reader, "company", company)
        raise Refused("company.unknown")
    store.access.saw(reader, "company", (company,))
    record = state.record
    return CompanyDetail(
        _line(row, _result_words(store)),
        record.as_is,
        record.to_be,
        _facts(record, FIELDS),
        _facts(record, AI),
        _facts(record, SITE),
        _facts(record, OUTCOME),
        _sources(store, state),
    )


def _sources(store: Store, state: Company) -> tuple[LoadedFrom, ...]:
    found = []
    for source in [state.source, *(c.source for c in state.corrections)]:
        load = store.get(LOAD, source.load) if source else None
        if source is None or load is None or load.done is None:
            continue
        at = seoul(load.at)
        when = f"{date_text(at.date())} {time_text(at)}"
        found.append(LoadedFrom(load.done.file, source.sheet, source.row, source.file_sha256, when))
    return tuple(found)


def _line(row: tables.CompanyRow, words: dict[str, Result]) -> CompanyLine:
    return CompanyLine(
        row.id, row.name, _dashed(row.number), row.sector, row.field, row.route, row.k_grade, row.site_grade,
        row.overall_grade, "waived" if row.waived else words.get(row.result, ""), row.sort_key,
    )  # fmt: skip


def _dashed(number: str) -> str:
    return f"{number[:3]}-{number[3:5]}-{number[5:]}" if len(number) == 10 else number


def _facts(record: Step1Record, names: tuple[str, ...]) -> tuple[Fact, ...]:
    return tuple(Fact(name, _text(name, getattr(record, name))) for name in names)


def _text(name: str, value: object) -> str:
    if value in (None, "", ()):
        return ""
    if name.endswith("_won") and isinstance(value, int):
        return won_text(value)
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if name == "number":
        return _dashed(str(value))
    return f"{value:,}" if isinstance(value, int) and name != "serial" else str(value)
