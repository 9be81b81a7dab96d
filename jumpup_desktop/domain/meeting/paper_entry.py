"""Rules of entering a day that was held on paper (practice 39)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.act import Act, ItemId, PersonId, act
from jumpup_desktop.domain.rules import about, existing, require, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.on_paper import DayTimes, FormFiled, LookedAgain, PaperTimes
    from jumpup_desktop.domain.meeting.opinion import Opinion
    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.record.event import Draft, EventRef

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class RecessTime:
    """One recess of a day held on paper (HH:MM)."""

    since: str
    until: str
    reason: str


@dataclass(frozen=True, slots=True)
class StayTime:
    """One person's stay in the room of a day held on paper (HH:MM)."""

    person: PersonId
    came: str
    left: str


@act("paper_times")
@dataclass(frozen=True, slots=True)
class WriteItemTimes(Act):
    """The times of a company's form (HH:MM)."""

    item: ItemId
    called: str
    ended: str


@act("day_times")
@dataclass(frozen=True, slots=True)
class WriteDayTimes(Act):
    """The times of the day's forms (HH:MM)."""

    opened: str
    closed: str
    recesses: tuple[RecessTime, ...] = ()
    stays: tuple[StayTime, ...] = ()


@act("look_again")
@dataclass(frozen=True, slots=True)
class LookAgain(Act):
    """Somebody else compares the entry with the form."""

    item: ItemId
    person: PersonId


def is_paper(day: Sitting | None) -> bool:
    """Whether the day was opened as one held on paper."""
    return day is not None and day.opening is not None and day.opening.mode == "paper"


def write_times(state: Item | None, day: Sitting | None, body: PaperTimes) -> Draft:
    """The times of the form. Refuses `on-paper.not-paper`, `item.not-called`, `on-paper.times`."""
    require(is_paper(day), "on-paper.not-paper")
    item = existing(state, "item.not-called")
    good = _TIME.fullmatch(body.called) and _TIME.fullmatch(body.ended) and body.called <= body.ended
    require(good, "on-paper.times")
    return about(body, item.id)


def write_day(day: Sitting | None, body: DayTimes) -> Draft:
    """The times of the day. Refuses `on-paper.not-paper`, `on-paper.times`."""
    require(is_paper(day), "on-paper.not-paper")
    pairs = [(body.opened, body.closed), *((since, until) for since, until, _ in body.recesses)]
    pairs += [(came, left) for _, came, left in body.stays]
    good = all(_TIME.fullmatch(a) and _TIME.fullmatch(b) and a <= b for a, b in pairs)
    require(good and all(body.opened <= a and b <= body.closed for a, b, _ in body.recesses), "on-paper.times")
    return about(body, existing(day, "on-paper.not-paper").id)


def is_looked(item: Item, opinions: Iterable[Opinion]) -> bool:
    """Whether somebody compared the entry as it stands: what was written after the look was not looked at."""
    return item.looked_again is not None and item.looked_again.seen == versions_of(opinions)


def versions_of(opinions: Iterable[Opinion]) -> tuple[EventRef, ...]:
    """The texts there are to compare; clocks say nothing of an order."""
    return tuple(sorted(v.ref for o in opinions for v in o.versions))


def look_again(state: Item | None, day: Sitting | None, body: LookedAgain, typist: str) -> Draft:
    """The second look.

    Refuses `on-paper.not-paper`, `item.not-called`, `on-paper.open`, `on-paper.same-eyes`; `on-paper.excluded` for who
    may not read the company's papers (practice 4).
    """
    require(is_paper(day), "on-paper.not-paper")
    item = existing(state, "item.not-called")
    require(item.outcome, "on-paper.open")
    require(written(body.by, "on-paper.same-eyes") != typist, "on-paper.same-eyes")
    out = {person for person, _ in item.fixed.excluded} if item.fixed else set()
    out |= {gone.person for gone, _ in item.shrunk if gone.kind != "left"}
    require(body.by not in out, "on-paper.excluded")
    return about(body, item.id)


def is_filed(day: Sitting | None, number: str, found: tuple[int, ...]) -> bool:
    """Whether every one of these pages of a form is on record already."""
    known = {page for f in (day.forms if day else ()) if f.number == number for page in f.found}
    return set(found) <= known


def file_form(day: Sitting | None, body: FormFiled) -> Draft:
    """Scanned pages of a form. Refuses `sitting.not-open` before the opening, `on-paper.form-known`."""
    sitting = existing(day, "sitting.not-open")
    require(not is_filed(sitting, body.number, body.found), "on-paper.form-known")
    return about(body, sitting.id)
