"""People of the pool: one random id each, matched by agency number, or by name and birth year."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.rules import about, require, said, written
from jumpup_desktop.domain.text import bare_name, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jumpup_desktop.domain.record.event import Draft, Event
    from jumpup_desktop.domain.record.history import Filling


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is known of a person; `declared` holds (what, text as written) of the pool file."""

    name: str
    birth_year: int | None = None
    agency_number: str = ""
    evaluator_type: str = ""
    job: str = ""
    affiliation: str = ""
    position: str = ""
    speciality: str = ""
    region: str = ""
    declared: tuple[tuple[str, Text], ...] = ()
    pledged: bool = False
    recent_panels: int = 0


@kind("person.added")
@dataclass(frozen=True, slots=True)
class PersonAdded:
    """Somebody enters the pool."""

    facts: PersonFacts


@kind("person.corrected")
@dataclass(frozen=True, slots=True)
class PersonCorrected:
    """Only `changed` fields of `facts` count."""

    facts: PersonFacts
    changed: tuple[str, ...]
    reason: Text


@kind("person.unified")
@dataclass(frozen=True, slots=True)
class PersonsUnified:
    """This person is the same as `into`."""

    into: str
    reason: Text


@kind("person.distinct")
@dataclass(frozen=True, slots=True)
class PersonsDistinct:
    """This person and `other` are two people, whatever their names say."""

    other: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the events tell it."""

    id: str
    facts: PersonFacts = field(default_factory=lambda: PersonFacts(""))
    unified_into: str = ""
    distinct_from: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name as printed; empty once purged."""
        return self.facts.name


@dataclass(frozen=True, slots=True)
class Match:
    """What a row of a pool file is: `same` (one person), `proposed` (somebody decides), `new`."""

    verdict: Literal["same", "proposed", "new"]
    persons: tuple[str, ...] = ()


def match_person(people: Iterable[Person], facts: PersonFacts) -> Match:
    """Who this row is (decided.md, The event): agency number and name, then name and birth year, else proposed."""
    named = [p for p in people if not p.unified_into and one_line(p.name) == one_line(facts.name)]
    numbered = [p for p in named if facts.agency_number and p.facts.agency_number == facts.agency_number]
    born = [p for p in named if facts.birth_year and p.facts.birth_year == facts.birth_year]
    for candidates in (numbered, born):
        if len(candidates) == 1:
            return Match("same", (candidates[0].id,))
    open_ones = tuple(p.id for p in named if _may_be(p.facts, facts))
    return Match("proposed", open_ones) if open_ones else Match("new")


def _may_be(known: PersonFacts, facts: PersonFacts) -> bool:
    pairs = ((known.agency_number, facts.agency_number), (known.birth_year, facts.birth_year))
    return not any(a and b and a != b for a, b in pairs)


def add(state: Person | None, person: str, facts: PersonFacts) -> Draft:
    """Enter somebody. Refuses `person.exists`, `person.name-missing`."""
    require(state is None, "person.exists", name=facts.name)
    return about(PersonAdded(_named(facts)), person)


def correct(state: Person, facts: PersonFacts, reason: str) -> Draft:
    """Correct a person's facts. Refuses `person.nothing-changed`, `person.name-missing`, `person.reason-missing`."""
    facts = _named(facts)
    changed = tuple(f.name for f in fields(facts) if getattr(state.facts, f.name) != getattr(facts, f.name))
    require(changed, "person.nothing-changed", name=state.name)
    return about(PersonCorrected(facts, changed, written(reason, "person.reason-missing")), state.id)


def _named(facts: PersonFacts) -> PersonFacts:
    """A name stands on one line, as papers and certificates hold it."""
    return replace(facts, name=one_line(written(facts.name, "person.name-missing")))


def unify(state: Person, into: Person, reason: str) -> Draft:
    """Two ids are one person. Refuses `person.unify-self`, `person.said-distinct`, `person.reason-missing`."""
    require(state.id != into.id and not into.unified_into, "person.unify-self")
    said = into.id in state.distinct_from or state.id in into.distinct_from
    require(not said, "person.said-distinct", name=state.name)
    return about(PersonsUnified(into.id, written(reason, "person.reason-missing")), state.id)


def keep_apart(state: Person, other: str, reason: str) -> Draft:
    """Two namesakes are two people. Refuses `person.unify-self`, `person.reason-missing`."""
    require(state.id != other, "person.unify-self")
    return about(PersonsDistinct(other, written(reason, "person.reason-missing")), state.id)


def works_for(facts: PersonFacts, organisation: str) -> bool:
    """Whether the affiliation is that organisation, legal form and spacing aside (practice 16: 추천사 제척)."""
    return bool(organisation.strip()) and bare_name(facts.affiliation) == bare_name(organisation)


def evolve_person(state: Person | None, event: Event) -> Person:
    """The person after one more event."""
    person = state or Person(event.entity)
    match said(event):
        case PersonAdded(facts=facts):
            return replace(person, facts=facts)
        case PersonCorrected(facts=facts, changed=changed):
            known = {f.name for f in fields(facts)}
            return replace(person, facts=replace(person.facts, **{n: getattr(facts, n) for n in changed if n in known}))
        case PersonsUnified(into=into):
            return replace(person, unified_into=into)
        case PersonsDistinct(other=other):
            return replace(person, distinct_from=(*person.distinct_from, other))
    return person


def fills_person(event: Event) -> tuple[Filling, ...]:
    """Each fact by itself, and who it is the same as or not."""
    match event.body:
        case PersonAdded(facts=facts):
            return tuple((f"fact {f.name}", getattr(facts, f.name)) for f in fields(facts))
        case PersonCorrected(facts=facts, changed=changed):
            return tuple((f"fact {name}", getattr(facts, name, "")) for name in changed)
        case PersonsUnified(into=into):
            return (("same as", into),)
    return ()


PERSON = Subject("person", evolve_person, fills_person)
