"""STEP1 companies as lists and pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

Result = Literal["passed", "failed", "waived", ""]


@dataclass(frozen=True, slots=True)
class CompanyRow:
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
    gate_grade: str
    result: Result
    order: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One loaded value by its field name."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a company's values were loaded from."""

    file: str
    sheet: str
    row: int
    sha256: str
    loaded_at: str


@dataclass(frozen=True, slots=True)
class CompanyDetail:
    """Everything loaded for one company."""

    row: CompanyRow
    as_is: str
    to_be: str
    company: tuple[Fact, ...]
    ai: tuple[Fact, ...]
    site: tuple[Fact, ...]
    outcome: tuple[Fact, ...]
    sources: tuple[Source, ...]


class CompaniesPort(Protocol):
    """The companies of the current round."""

    def rows(self) -> Sequence[CompanyRow]: ...
    def detail(self, company: str) -> CompanyDetail: ...
