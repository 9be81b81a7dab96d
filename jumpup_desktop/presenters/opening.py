"""개회: one sheet and one signature per member, the chair elected, the day opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.attendance import (
    Arrive,
    CarrySheet,
    ComeBack,
    DeclaredConflict,
    DeclareInterests,
    Lines,
    SignOpeningSheet,
)
from jumpup_desktop.domain.meeting.opinion import BringPreReview
from jumpup_desktop.domain.problems import Problem
from jumpup_desktop.presenters.event import Event

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jumpup_desktop.domain.meeting.sitting import Mode
    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.services.seen.day import DayView, PersonSeen


@dataclass(slots=True)
class OpeningSheet:
    """The opening sheet as a person fills it in; companies of interest by id."""

    identity: str = ""
    pledges: set[str] = field(default_factory=set)
    conflicts: list[str] = field(default_factory=list)
    ground: str = ""
    pin: str = ""
    pin_again: str = ""
    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class OpeningCheck:
    """One thing the opening needs: a code, its figures, whether it is so."""

    code: str
    text: str
    is_met: bool


class OpeningPresenter:
    """The people of the day and the one whose sheet is shown; `candidate`, `mode` and `sound` as they are chosen.

    What can be done beside the sheet are the verbs of `opening_verbs`.
    """

    def __init__(self, room: RoomPresenter) -> None:
        self.room = room
        self.person = self.candidate = ""
        self.mode: Mode = "panel_laptop"
        self.sound = ""
        self.to_be_signed: Event[None] = Event()
        """Somebody signs before they leave."""

    def say(self, code: str, **values: object) -> str:
        """A sentence in the user's language."""
        return self.room.sentences.say(code, values)

    @property
    def day(self) -> DayView | None:
        """The day as it stands."""
        return self.room.day

    @property
    def chosen(self) -> PersonSeen | None:
        """Whose sheet is shown; at first the next one without a signature."""
        people = self.day.people if self.day else ()
        found = next((p for p in people if p.id == self.person), None)
        return found or next((p for p in people if not p.has_sheet), people[0] if people else None)

    def choose(self, person: str) -> None:
        """Show another person's sheet."""
        self.person = person
        self.room.changed.emit(None)

    def register(self, sheet: OpeningSheet, done: Callable[[], None]) -> None:
        """출석, 서약, 이해관계, 서명 in one go; what is missing is said and nothing is recorded."""
        person, day = self.chosen, self.day
        if person is None or day is None:
            return
        problem = self._lacking(sheet)
        if problem is not None:
            self.room.say(self.room.sentences.of(problem))
            return
        if person.carries and not sheet.strokes:
            acts = _carried(person, sheet)
        else:
            acts = _acts(person, sheet, esign=self._signs_electronically(sheet))
        self.room.act(*acts, done=lambda: self._on_registered(done))

    def _lacking(self, sheet: OpeningSheet) -> Problem | None:
        day = self.day
        names = [p.name for p in day.rules.pledges if p.required and p.id not in sheet.pledges] if day else []
        if names:
            return Problem("sitting.pledge-missing", "error", (("pledges", ", ".join(names)),))
        if sheet.conflicts and not sheet.ground.strip():
            return Problem("sitting.ground-missing")
        if self._signs_electronically(sheet) and sheet.pin != sheet.pin_again:
            return Problem("pin.differ")
        return None

    def _signs_electronically(self, sheet: OpeningSheet) -> bool:
        """Whether the consent to sign electronically was ticked."""
        pledges = self.day.rules.pledges if self.day else ()
        return any(p.esign and p.id in sheet.pledges for p in pledges)

    def _on_registered(self, done: Callable[[], None]) -> None:
        self.person = ""
        done()
        self.room.changed.emit(None)

    def note(
        self, person: str, item: str, criterion: str, text: str, written_on: str, done: Callable[[], None]
    ) -> None:  # fmt: skip
        """사전검토의견 from paper, sealed to its author at once; `done` once it is kept."""
        self.room.act(BringPreReview(item, person, criterion, text, written_on), done=done)

    def drawing(self, person: str, done: Callable[[str, Lines], None]) -> None:
        """The lines of the signature that a person drew, once they are read; none where there is none."""
        self.room.work(lambda room: room.drawing(person), lambda drawn: done(person, drawn.lines if drawn else ()))

    def checks(self) -> Sequence[OpeningCheck]:
        """What the opening still needs, in the order of the morning."""
        day = self.day
        if day is None:
            return ()
        members = day.members_present
        secretary = next((p for p in day.people if p.role == "secretary"), None)
        signed = sum(p.has_sheet for p in members)
        return (
            OpeningCheck("quorum", f"{len(members)}/{day.rules.quorum}", len(members) >= day.rules.quorum),
            OpeningCheck("sheets", f"{signed}/{len(members)}", signed == len(members) > 0),
            OpeningCheck("secretary", "", bool(secretary and secretary.is_present)),
            OpeningCheck("chair", day.name(day.chair) if day.chair else "", bool(day.chair)),
            OpeningCheck("policy", day.rules.sha256[:8], True),
        )


def _arrival(person: PersonSeen, sheet: OpeningSheet) -> list[Act]:
    if person.is_present:
        return []
    return [ComeBack(person.id) if person.has_come else Arrive(person.id, sheet.identity)]


def _carried(person: PersonSeen, sheet: OpeningSheet) -> list[Act]:
    """At a further sitting the sheet of the earlier one holds; a new PIN makes the keys of this day."""
    return [*_arrival(person, sheet), CarrySheet(person.id, sheet.pin)]


def _acts(person: PersonSeen, sheet: OpeningSheet, *, esign: bool) -> list[Act]:
    acts = _arrival(person, sheet)
    pin = sheet.pin if esign else ""
    acts.append(SignOpeningSheet(person.id, esign, pin, sheet.strokes, tuple(sorted(sheet.pledges))))
    conflicts = tuple(DeclaredConflict(company, sheet.ground.strip()) for company in sheet.conflicts)
    return [*acts, DeclareInterests(person.id, conflicts)]
