"""A company: its STEP1 facts with their source, corrections, identity over rounds, waiver, coaching."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.record.act import Act, CompanyId, act
from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.rules import about, existing, require, said, written
from jumpup_desktop.domain.selection.step1 import Step1Record

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Draft, Event
    from jumpup_desktop.domain.record.history import Filling


FileKind = Literal["deck", "plan", "other"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: the load, the file by its hash, sheet and row as the spreadsheet numbers it."""

    load: str
    file_sha256: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Waiver:
    """1단계 면제(추천) (J-032, practice 30): who recommended, investment made or planned, series, ground."""

    recommender: str
    recommender_kind: str
    investment: str
    series: str
    ground: Text


@kind("company.loaded")
@dataclass(frozen=True, slots=True)
class CompanyLoaded:
    """A row of the agency's table was taken over."""

    record: Step1Record
    source: Source


@kind("company.corrected")
@dataclass(frozen=True, slots=True)
class CompanyCorrected:
    """Some fields were set anew; only `changed` fields of `record` count."""

    record: Step1Record
    changed: tuple[str, ...]
    reason: Text
    source: Source | None = None


@kind("company.unified")
@dataclass(frozen=True, slots=True)
class CompaniesUnified:
    """This company is the same as `into`, under which it goes on."""

    into: str
    reason: Text


@kind("company.waived")
@dataclass(frozen=True, slots=True)
class Step1Waived:
    """The company goes to STEP2 without STEP1 (추천제)."""

    waiver: Waiver


@kind("company.let_through")
@dataclass(frozen=True, slots=True)
class LetThrough:
    """A company that failed STEP1 is heard all the same: why, and who of the agency approved it (000:521)."""

    reason: Text
    approved_by: str


@act("let_through")
@dataclass(frozen=True, slots=True)
class LetCompanyThrough(Act):
    """A company that failed STEP1 may be heard."""

    company: CompanyId
    reason: str
    approved_by: str


@kind("company.coached")
@dataclass(frozen=True, slots=True)
class CompanyCoached:
    """전문코칭 (J-045, practice 42): offered to all or not; the coach is excluded from this company."""

    offered_to_all: bool
    coach: str
    hours: int
    deck_version: str


@kind("company.file_attached", version=2)
@dataclass(frozen=True, slots=True)
class FileAttached:
    """A file the company handed in, by its hash: the deck (발표자료), the plan, or another paper."""

    sha256: str
    name: str
    kind: FileKind


@dataclass(frozen=True, slots=True)
class Company:
    """A company as its events tell it."""

    id: str
    round: str = ""
    record: Step1Record | None = None
    source: Source | None = None
    corrections: tuple[CompanyCorrected, ...] = ()
    waiver: Waiver | None = None
    let_through: LetThrough | None = None
    coaching: tuple[CompanyCoached, ...] = ()
    unified_into: str = ""
    files: tuple[FileAttached, ...] = ()

    @property
    def deck(self) -> FileAttached | None:
        """The deck that was handed in: the first one."""
        return next((f for f in self.files if f.kind == "deck"), None)

    @property
    def name(self) -> str:
        """Its name as printed; empty once purged."""
        return self.record.name if self.record else ""


def load(state: Company | None, company: str, record: Step1Record, source: Source) -> Draft:
    """Take a row over. Refuses `company.nothing-changed` when the record already says exactly this."""
    require(state is None or state.record != record, "company.nothing-changed", name=record.name)
    return about(CompanyLoaded(record, source), company)


def correct(state: Company, record: Step1Record, reason: str, source: Source | None = None) -> Draft:
    """Correct fields with a reason. Refuses `company.unknown`, `.reason-missing`, `.nothing-changed`."""
    require(state.record, "company.unknown")
    changed = changed_fields(state.record, record)
    require(changed, "company.nothing-changed", name=record.name)
    body = CompanyCorrected(record, changed, written(reason, "company.reason-missing"), source)
    return about(body, state.id)


def unify(state: Company, into: Company, reason: str) -> Draft:
    """Say that two ids are one company. Refuses `company.unify-self`, `company.already-unified`."""
    require(state.id != into.id, "company.unify-self")
    require(not state.unified_into and not into.unified_into, "company.already-unified", name=state.name)
    return about(CompaniesUnified(into.id, written(reason, "company.reason-missing")), state.id)


def waive(state: Company, waiver: Waiver) -> Draft:
    """Waive STEP1 by recommendation (practice 30). Refuses `company.recommender-missing`, `.reason-missing`."""
    written(waiver.recommender, "company.recommender-missing", name=state.name)
    written(waiver.ground, "company.reason-missing")
    return about(Step1Waived(waiver), state.id)


def let_through(state: Company, act: LetCompanyThrough, failed_word: str) -> Draft:
    """Let a company be heard that failed.

    Refuses `company.not-failed`, `company.reason-missing`, `company.approver-missing`.
    """
    require(has_failed(state, failed_word), "company.not-failed", name=state.name)
    reason = written(act.reason, "company.reason-missing")
    return about(LetThrough(reason, written(act.approved_by, "company.approver-missing")), state.id)


def has_failed(state: Company | None, failed_word: str) -> bool:
    """Whether it stopped at STEP1, and nobody let it through: only who reached the gate is heard (000:521)."""
    return bool(state and state.record and state.record.result == failed_word and state.let_through is None)


def coach(state: Company, coaching: CompanyCoached) -> Draft:
    """Record coaching (practice 42). Refuses `company.coach-missing`."""
    written(coaching.coach, "company.coach-missing", name=state.name)
    return about(coaching, state.id)


def attach_file(state: Company | None, body: FileAttached) -> Draft:
    """A file of the company, or what a known one is called now. Refuses `company.unknown`, `company.file-known`.

    The deck that was handed in first stays what a deck is compared with.
    """
    company = existing(state, "company.unknown")
    known = next((f for f in company.files if f.sha256 == body.sha256), None)
    require(known is None or (known.kind != body.kind and known != company.deck), "company.file-known", name=body.name)
    return about(body, company.id)


def changed_fields(old: Step1Record | None, new: Step1Record) -> tuple[str, ...]:
    """Names of the fields that differ."""
    return tuple(f.name for f in fields(new) if old is None or getattr(old, f.name) != getattr(new, f.name))


def evolve_company(state: Company | None, event: Event) -> Company:
    """The company after one more event."""
    company = state or Company(event.entity)
    match said(event):
        case CompanyLoaded(record=record, source=source):
            return replace(company, round=event.header.round, record=record, source=source)
        case CompanyCorrected() as body:
            return replace(company, record=_merged(company.record, body), corrections=(*company.corrections, body))
        case CompaniesUnified(into=into):
            return replace(company, unified_into=into)
        case Step1Waived(waiver=waiver):
            return replace(company, waiver=waiver)
        case LetThrough() as body:
            return replace(company, let_through=body)
        case CompanyCoached() as body:
            return replace(company, coaching=(*company.coaching, body))
        case FileAttached() as body:
            return replace(company, files=_with_file(company, body))
    return company


def _with_file(company: Company, body: FileAttached) -> tuple[FileAttached, ...]:
    """A file called something else moves to the end; the same again (from another laptop), or the deck, stays."""
    known = next((f for f in company.files if f.sha256 == body.sha256), None)
    if known is not None and (known.kind == body.kind or known == company.deck):
        return company.files
    return (*(f for f in company.files if f.sha256 != body.sha256), body)


def _merged(record: Step1Record | None, body: CompanyCorrected) -> Step1Record:
    if record is None:
        return body.record
    known = {f.name for f in fields(record)}
    return replace(record, **{name: getattr(body.record, name) for name in body.changed if name in known})


def fills_company(event: Event) -> tuple[Filling, ...]:
    """Each fact by itself, who it is the same as, its waiver."""
    match event.body:
        case CompanyLoaded(record=record):
            return tuple((f"fact {f.name}", getattr(record, f.name)) for f in fields(record))
        case CompanyCorrected(record=record, changed=changed):
            return tuple((f"fact {name}", getattr(record, name, "")) for name in changed)
        case CompaniesUnified(into=into):
            return (("unified", into),)
        case Step1Waived(waiver=waiver):
            return (("waiver", waiver),)
        case LetThrough() as body:
            return (("let through", body),)
    return ()


COMPANY = Subject("company", evolve_company, fills_company)
