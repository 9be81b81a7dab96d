"""심의 제외 of a person from a company: 제척 (by law), 기피 (by challenge), 회피 (by own request)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.act import Act, CompanyId, PersonId, act
from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.rules import about, existing, require, said, written

if TYPE_CHECKING:
    from collections.abc import Collection

    from jumpup_desktop.domain.record.event import Draft, Event
    from jumpup_desktop.domain.record.history import Filling

ExclusionKind = Literal["by_law", "by_challenge", "own_request"]


@kind("exclusion.set", version=2)
@dataclass(frozen=True, slots=True)
class ExclusionSet:
    """A person is out of a company at once; `decided_by` is the chair, or the law itself (empty)."""

    company: str
    person: str
    kind: ExclusionKind
    ground: Text
    decided_by: str


@kind("exclusion.agency_decided", version=2)
@dataclass(frozen=True, slots=True)
class AgencyDecided:
    """The head of the agency decided later (Conflict-of-Interest Act art. 7): whom the result was sent to.

    `official`: the 이해충돌방지담당관 or another public official who looked at it (art. 7②), nobody of the panel.
    """

    upheld: bool
    measure: Text
    decided_on: date
    told_member: bool
    told_applicant: bool
    official: str = ""


@kind("exclusion.lifted")
@dataclass(frozen=True, slots=True)
class ExclusionLifted:
    """The exclusion ended before the company was called, e.g. a wrong name."""

    reason: Text
    decided_by: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """An exclusion as its events tell it; it holds from `ExclusionSet` until lifted."""

    id: str
    set: ExclusionSet | None = None
    set_at: int = 0
    """When (utc_ms)."""
    agency: AgencyDecided | None = None
    lifted: bool = False

    @property
    def holds(self) -> bool:
        """Whether the person is out."""
        return self.set is not None and not self.lifted


@act("exclude")
@dataclass(frozen=True, slots=True)
class Exclude(Act):
    """심의 제외 before the company is called."""

    company: CompanyId
    person: PersonId
    kind: ExclusionKind
    ground: str
    decided_by: PersonId = ""


@act("agency_decided")
@dataclass(frozen=True, slots=True)
class RecordAgencyDecision(Act):
    """조치 결과: what the agency decided, on which day (ISO), who looked at it, whom it told (practice 26)."""

    company: CompanyId
    person: PersonId
    upheld: bool
    measure: str
    decided_on: str
    official: str
    told_member: bool = False
    told_applicant: bool = False


def exclusion_id(company: str, person: str) -> str:
    """The id of the one exclusion of a person from a company, so that two reports of it meet."""
    return f"{company}.{person}"


def exclude(state: Exclusion | None, body: ExclusionSet) -> Draft:
    """Put somebody out; by law (제척) nobody decides it.

    Refuses `exclusion.already`, `.ground-missing`, `.decider-missing`, `.own-case`, `.by-law`.
    """
    require(state is None or not state.holds, "exclusion.already")
    written(body.ground, "exclusion.ground-missing")
    require(body.kind == "by_law" or body.decided_by, "exclusion.decider-missing")
    require(body.kind != "by_law" or not body.decided_by, "exclusion.by-law")
    require(body.kind != "by_challenge" or body.decided_by != body.person, "exclusion.own-case")
    return about(body, exclusion_id(body.company, body.person))


def record_agency_decision(state: Exclusion | None, act: RecordAgencyDecision, panel: Collection[str]) -> Draft:
    """Record what the agency decided (practice 26).

    Refuses `exclusion.unknown`, `.measure-missing`, `.not-a-day`, `.official-missing`; `.official-of-panel` for one of
    these: colleagues on the panel do not look after each other (art. 7②).
    """
    known = existing(state, "exclusion.unknown")
    measure = written(act.measure, "exclusion.measure-missing")
    official = written(act.official, "exclusion.official-missing")
    require(official not in panel, "exclusion.official-of-panel", name=official)
    try:
        on = date.fromisoformat(act.decided_on)
    except ValueError:
        raise Refused("exclusion.not-a-day", day=act.decided_on) from None
    return about(AgencyDecided(act.upheld, measure, on, act.told_member, act.told_applicant, official), known.id)


def lift(state: Exclusion | None, reason: str, decided_by: str) -> Draft:
    """End it. Refuses `exclusion.unknown`, `.ground-missing`; by law it ends only with the law's ground gone."""
    known = existing(state, "exclusion.unknown")
    require(known.holds, "exclusion.unknown")
    return about(ExclusionLifted(written(reason, "exclusion.ground-missing"), decided_by), known.id)


def evolve_exclusion(state: Exclusion | None, event: Event) -> Exclusion:
    """The exclusion after one more event."""
    exclusion = state or Exclusion(event.entity)
    match said(event):
        case ExclusionSet() as body:
            return replace(exclusion, set=body, set_at=event.header.utc_ms, lifted=False)
        case AgencyDecided() as body:
            return replace(exclusion, agency=body)
        case ExclusionLifted():
            return replace(exclusion, lifted=True)
    return exclusion


def fills_exclusion(event: Event) -> tuple[Filling, ...]:
    """Whether the person is out, and what the agency decided."""
    match event.body:
        case ExclusionSet(kind=kind):
            return (("exclusion", kind),)
        case ExclusionLifted():
            return (("exclusion", ""),)
        case AgencyDecided() as body:
            return (("agency", body),)
    return ()


EXCLUSION = Subject("exclusion", evolve_exclusion, fills_exclusion)
