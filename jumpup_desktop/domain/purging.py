"""What was said is taken out of the record for good; that it was said, when and by which chain, stays (§ retention)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import EventRef, kind, subject_of
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.rules import about, require, written

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Draft, Event


@kind("record.purged", signed=True)
@dataclass(frozen=True, slots=True)
class RecordPurged:
    """The bodies of these events are gone here and in every file that learns of it: on what ground, by whom."""

    events: tuple[EventRef, ...]
    ground: Text
    by: str


@dataclass(frozen=True, slots=True)
class Purges:
    """Everything that was purged in a season."""

    id: str
    events: tuple[EventRef, ...] = ()


ONE_TEXT = ("text", "gist", "answer", "stance", "reservation", "proposal")
KEPT = ("device", "record", "conflict", "season", "policy", "meeting", "paper")
"""Subjects that hold the record itself together: without what they say, no other file could take it in any more, and
a sealed paper would be open again."""
KEPT_KINDS = ("sitting.key_issued",)
PRINTED = ("item", "consensus", "sitting", "tally", "score", "clock", "exclusion")
"""What the papers of one day are made from."""
NAMED = ("company", "person", "panel")
"""What the papers of any day name: companies, people and panels."""
GISTS = ("item.gist_noted", "item.gist_corrected")
"""What somebody noted beside it."""


def is_text(kind_name: str) -> bool:
    """Whether the bodies of this kind can go without breaking the record."""
    return subject_of(kind_name) not in KEPT and kind_name not in KEPT_KINDS


def is_printed(kind_name: str) -> bool:
    """Whether papers say it: gone before they are sealed, they would say something else."""
    return subject_of(kind_name) in PRINTED and kind_name not in GISTS


def is_named(kind_name: str) -> bool:
    """Whether papers of any day may name it; what a company handed in is named by its hash alone."""
    return subject_of(kind_name) in NAMED and kind_name != "company.file_attached"


def is_one_text(slot: str) -> bool:
    """Whether a slot holds one text of one person, whose older versions say nothing else."""
    return slot.partition(" ")[0] in ONE_TEXT


def require_text(kind_name: str) -> None:
    """Refuses `record.kept` for a kind whose bodies the record cannot do without."""
    require(is_text(kind_name), "record.kept", kind=kind_name)


def purge(season: str, events: tuple[EventRef, ...], ground: str, by: str) -> Draft:
    """Purge these events. Refuses `record.nothing`, `record.ground-missing`."""
    require(events, "record.nothing")
    return about(RecordPurged(events, written(ground, "record.ground-missing"), by), season)


def evolve_purges(state: Purges | None, event: Event) -> Purges:
    """The purges after one more event."""
    known = state or Purges(event.entity)
    if not isinstance(event.body, RecordPurged):
        return known
    return replace(known, events=tuple(dict.fromkeys((*known.events, *event.body.events))))


RECORD = Subject("record", evolve_purges)
