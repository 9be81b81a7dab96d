"""The day itself as its events tell it: who came, pledged, chairs, is in the room; recesses and closing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from jumpup_desktop.domain.meeting.on_paper import DayTimes, FormFiled
from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import EventRef, kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.rules import said

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Event
    from jumpup_desktop.domain.record.history import Filling

Mode = Literal["panel_laptop", "shared_laptop", "own_laptops", "paper"]
MODES: tuple[Mode, ...] = get_args(Mode)
Way = Literal["electronic", "ink"]


AT_ROLL_CALL, AFTER_CLOSING = "속개 때 불참", "폐회 뒤 귀가"
"""Why a stay ended that nobody recorded: not there at the roll call, or when the day went on after 폐회."""


@kind("sitting.arrived")
@dataclass(frozen=True, slots=True)
class Arrived:
    """A member or the secretary came; how identity was checked."""

    person: str
    identity: str


@kind("sitting.pledged")
@dataclass(frozen=True, slots=True)
class OpeningSheetSigned:
    """The opening sheet, signed once: pledges by id, how signed, e-signature consent, the drawing's hash."""

    person: str
    pledges: tuple[str, ...]
    way: Way
    esign: bool
    signature_sha256: str = ""


@kind("sitting.sheet_carried")
@dataclass(frozen=True, slots=True)
class SheetCarried:
    """In a further sitting the opening sheet of an earlier one holds: only newcomers pledge (practice 20)."""

    meeting: str
    sheet: OpeningSheetSigned


@kind("sitting.interests_declared")
@dataclass(frozen=True, slots=True)
class InterestsDeclared:
    """Per company of the day: (company, ground) where there is an interest; the others were ticked as none."""

    person: str
    conflicts: tuple[tuple[str, str], ...]


@kind("sitting.key_issued")
@dataclass(frozen=True, slots=True)
class KeyIssued:
    """The member's key of this day: SHA-256 of its certificate."""

    person: str
    certificate_sha256: str


@kind("sitting.pin_reset")
@dataclass(frozen=True, slots=True)
class PinReset:
    """A PIN was set anew by chair and secretary together: one was forgotten, or a new key has one (practice 27)."""

    person: str
    chair: str
    secretary: str


@kind("sitting.observer_admitted")
@dataclass(frozen=True, slots=True)
class ObserverAdmitted:
    """A 배석자: role, and the phases they may be in the room for."""

    person: str
    role: str
    phases: tuple[str, ...]


@kind("sitting.chair_elected")
@dataclass(frozen=True, slots=True)
class ChairElected:
    """위원장 호선: who was named by whom, and who agreed."""

    person: str
    nominated_by: str
    agreed: tuple[str, ...]


@kind("sitting.acting_chair_elected")
@dataclass(frozen=True, slots=True)
class ActingChairElected:
    """위원장 직무대행 for those items (practice 15); no items: until the chair is back."""

    person: str
    items: tuple[str, ...]
    agreed: tuple[str, ...]
    reason: Text


@kind("sitting.on_other_day")
@dataclass(frozen=True, slots=True)
class OnOtherDay:
    """The day is held on another date than planned: which was planned, and why."""

    planned: date
    reason: Text


@kind("sitting.opened", signed=True)
@dataclass(frozen=True, slots=True)
class Opened:
    """개회: who was in the room, quorum, policy accepted, mode, sound record, and how many opinions existed (0)."""

    present: tuple[str, ...]
    quorum: int
    policy_sha256: str
    mode: Mode
    opinions_before: int
    stances_before: int
    sound_record: str = ""


@kind("sitting.sound_kept")
@dataclass(frozen=True, slots=True)
class SoundKept:
    """녹음·속기 of the day (practice 38): what it is, the file's hash, who keeps it; the file stays outside."""

    what: Literal["녹음", "속기", "녹음·속기"]
    sha256: str
    keeper: str


@kind("sitting.opinions_confirmed")
@dataclass(frozen=True, slots=True)
class OpinionsConfirmed:
    """In the signing turn a member confirmed what stands for their opinions, by versions; signed with their key."""

    person: str
    versions: tuple[EventRef, ...]


@kind("sitting.originals_kept")
@dataclass(frozen=True, slots=True)
class OriginalsKept:
    """Who keeps the pages that are signed in ink (practice 5)."""

    keeper: str


@kind("sitting.left")
@dataclass(frozen=True, slots=True)
class Left:
    """Somebody left the room; `for_good` when they will not be back today."""

    person: str
    reason: Text
    for_good: bool = False


@kind("sitting.returned")
@dataclass(frozen=True, slots=True)
class Returned:
    """Somebody came back."""

    person: str


@kind("sitting.recessed")
@dataclass(frozen=True, slots=True)
class Recessed:
    """정회: why, planned resumption (hh:mm), who keeps the laptop."""

    reason: Text
    until: str
    keeper: str


@kind("sitting.resumed")
@dataclass(frozen=True, slots=True)
class Resumed:
    """속개 after a roll call: who is there, who is missing, confirmed by the chair."""

    present: tuple[str, ...]
    missing: tuple[str, ...]
    chair: str


@kind("sitting.closed", version=3, signed=True)
@dataclass(frozen=True, slots=True)
class Closed:
    """폐회: who was there. `goes_on`: 차수 변경, these open items are heard another day.

    `barred` are the items that were never put, because their companies had failed STEP1 (000:521).
    """

    present: tuple[str, ...]
    chair: str
    goes_on: bool = False
    open_items: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()


@kind("sitting.reconvened", signed=True)
@dataclass(frozen=True, slots=True)
class Reconvened:
    """After 폐회 the day goes on for these items alone (동의 철회, practice 5c): why, who is there, who presides."""

    items: tuple[str, ...]
    reason: Text
    present: tuple[str, ...]
    chair: str


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay in the room, in utc_ms; `until` 0 while it lasts."""

    person: str
    since: int
    until: int = 0
    reason: Text = ""
    for_good: bool = False


@dataclass(frozen=True, slots=True)
class Identified:
    """How and when (utc_ms) somebody's identity was checked."""

    person: str
    how: str
    at: int


@dataclass(frozen=True, slots=True)
class Election:
    """When the members chose who presides (호선), over which items as acting chair; `at` in utc_ms."""

    person: str
    at: int
    acting: bool = False
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """The day as far as it went."""

    id: str
    visits: tuple[Visit, ...] = ()
    identified: tuple[Identified, ...] = ()
    sheets: tuple[OpeningSheetSigned, ...] = ()
    carried: tuple[str, ...] = ()
    """Whose sheet was signed at an earlier sitting."""
    interests: tuple[InterestsDeclared, ...] = ()
    keys: tuple[KeyIssued, ...] = ()
    resets: tuple[PinReset, ...] = ()
    reset_at: tuple[int, ...] = ()
    """When each of them was (utc_ms)."""
    observers: tuple[ObserverAdmitted, ...] = ()
    chair: ChairElected | None = None
    acting: tuple[ActingChairElected, ...] = ()
    elections: tuple[Election, ...] = ()
    other_day: OnOtherDay | None = None
    opening: Opened | None = None
    opened_at: int = 0
    sound: SoundKept | None = None
    confirmed: tuple[OpinionsConfirmed, ...] = ()
    originals: str = ""
    """Who keeps the pages that are signed in ink."""
    recesses: tuple[tuple[Recessed, int, int], ...] = ()
    closing: Closed | None = None
    closed_at: int = 0
    reconvened: tuple[tuple[Reconvened, int, Closed | None, int], ...] = ()
    """Each time the day went on after 폐회: when (utc_ms), and the closing it took back, with its time."""
    forms: tuple[FormFiled, ...] = ()
    paper_times: DayTimes | None = None

    @property
    def last_closing(self) -> Closed | None:
        """The 폐회, or where the day went on after it the one that this took back."""
        return self.closing or (self.reconvened[-1][2] if self.reconvened else None)

    @property
    def present(self) -> tuple[str, ...]:
        """Who is in the room now, observers too, in order of coming."""
        return tuple(v.person for v in self.visits if not v.until)

    @property
    def heads(self) -> tuple[str, ...]:
        """Who was elected to preside, over the day or over some items: the chair first."""
        return (*((self.chair.person,) if self.chair else ()), *(a.person for a in self.acting))

    @property
    def only(self) -> tuple[str, ...]:
        """The items that a day goes on for after 폐회; all where it was never closed."""
        return self.reconvened[-1][0].items if self.reconvened else ()

    @property
    def left_for_good(self) -> frozenset[str]:
        """Who has left and will not be back today."""
        return frozenset(v.person for v in self.visits if v.for_good and v.person not in self.present)

    @property
    def in_recess(self) -> bool:
        """Whether the day stands."""
        return bool(self.recesses) and not self.recesses[-1][2]

    @property
    def is_open(self) -> bool:
        """Whether companies can be heard now."""
        return self.opening is not None and self.closing is None and not self.in_recess

    def sheet(self, person: str) -> OpeningSheetSigned | None:
        """The opening sheet of a person, the last one."""
        return next((s for s in reversed(self.sheets) if s.person == person), None)

    def presiding(self, item: str, participants: tuple[str, ...]) -> str:
        """Who presides over an item: the chair if taking part, else the acting chair elected for it."""
        chair = self.chair.person if self.chair else ""
        if chair in participants:
            return chair
        fitting = [a.person for a in self.acting if not a.items or item in a.items]
        return next((p for p in reversed(fitting) if p in participants), "")


def evolve_sitting(state: Sitting | None, event: Event) -> Sitting:
    """The day after one more event."""
    sitting, at, body = state or Sitting(event.entity), event.header.utc_ms, said(event)
    return _course(_room(_chair(_papers(sitting, body, at), body, at), body, at), body, at)


def _sheets(s: Sitting, body: object) -> Sitting:
    match body:
        case OpeningSheetSigned():
            return replace(s, sheets=(*s.sheets, body))
        case SheetCarried(sheet=sheet):
            return replace(s, sheets=(*s.sheets, sheet), carried=(*s.carried, sheet.person))
    return s


def _signing(s: Sitting, body: object) -> Sitting:
    match body:
        case OriginalsKept(keeper=keeper):
            return replace(s, originals=keeper)
        case OpinionsConfirmed():
            return replace(s, confirmed=(*s.confirmed, body))
    return s


def _papers(s: Sitting, body: object, at: int) -> Sitting:
    s = _signing(_sheets(s, body), body)
    match body:
        case InterestsDeclared():
            return replace(s, interests=(*(i for i in s.interests if i.person != body.person), body))
        case KeyIssued():
            return replace(s, keys=(*(k for k in s.keys if k.person != body.person), body))
        case PinReset():
            return replace(s, resets=(*s.resets, body), reset_at=(*s.reset_at, at))
        case SoundKept():
            return replace(s, sound=body)
        case DayTimes():
            return replace(s, paper_times=body)
        case FormFiled():
            return replace(s, forms=(*s.forms, body))
    return s


def _chair(s: Sitting, body: object, at: int) -> Sitting:
    match body:
        case ChairElected(person=person):
            return replace(s, chair=body, elections=(*s.elections, Election(person, at)))
        case ActingChairElected(person=person, items=items):
            elections = (*s.elections, Election(person, at, acting=True, items=items))
            return replace(s, acting=(*s.acting, body), elections=elections)
    return s


def _room(s: Sitting, body: object, at: int) -> Sitting:
    match body:
        case Arrived(person=person, identity=how):
            return replace(_came(s, person, at), identified=(*s.identified, Identified(person, how, at)))
        case Returned(person=person):
            return _came(s, person, at)
        case ObserverAdmitted(person=person):
            return replace(_came(s, person, at), observers=(*s.observers, body))
        case Left(person=person, reason=reason, for_good=for_good):
            return _went(s, person, reason, at, for_good=for_good)
        case Resumed(present=present, missing=missing):
            return _resumed(s, present, missing, at)
    return s


def _course(s: Sitting, body: object, at: int) -> Sitting:
    """How the day goes: opened, in recess, closed, gone on with after that."""
    match body:
        case OnOtherDay():
            return replace(s, other_day=body)
        case Opened():
            return replace(s, opening=body, opened_at=at)
        case Recessed():
            return replace(s, recesses=(*s.recesses, (body, at, 0)))
        case Closed():
            return replace(s, closing=body, closed_at=at)
        case Reconvened():
            return _reconvened(s, body, at)
    return s


def _reconvened(s: Sitting, body: Reconvened, at: int) -> Sitting:
    """Whoever is not there any more has left at the latest now; for the others the day goes on."""
    for person in s.present:
        s = s if person in body.present else _went(s, person, AFTER_CLOSING, s.closed_at or at)
    ended = (body, at, s.closing, s.closed_at)
    return replace(s, reconvened=(*s.reconvened, ended), closing=None, closed_at=0)


def _resumed(s: Sitting, present: tuple[str, ...], missing: tuple[str, ...], at: int) -> Sitting:
    for person in missing:
        s = _went(s, person, AT_ROLL_CALL, at)
    for person in present:
        s = _came(s, person, at)
    return replace(s, recesses=_ended(s.recesses, at))


def _came(s: Sitting, person: str, at: int) -> Sitting:
    return s if person in s.present else replace(s, visits=(*s.visits, Visit(person, at)))


def _went(s: Sitting, person: str, reason: str, at: int, *, for_good: bool = False) -> Sitting:
    def ended(v: Visit) -> Visit:
        return replace(v, until=at, reason=reason, for_good=for_good)

    return replace(s, visits=tuple(ended(v) if v.person == person and not v.until else v for v in s.visits))


def _ended(recesses: tuple[tuple[Recessed, int, int], ...], at: int) -> tuple[tuple[Recessed, int, int], ...]:
    return (*recesses[:-1], (*recesses[-1][:2], at)) if recesses else ()


def again_sitting(state: Sitting, event: Event) -> Sitting:
    """What was chosen holds, last of its kind; that somebody was elected or a recess began stays told once."""
    grown = replace(evolve_sitting(state, event), elections=state.elections)
    match event.body:
        case OpeningSheetSigned() as sheet:
            return replace(grown, sheets=(*(s for s in state.sheets if s != sheet), sheet))
        case ActingChairElected() as elected:
            return replace(grown, acting=(*(a for a in state.acting if a != elected), elected))
        case Recessed() if state.in_recess:
            return state
    return grown


def fills_sitting(event: Event) -> tuple[Filling, ...]:
    """Each one's sheet, key and presence, who presides, and the day's opening, recesses and closing."""
    body = event.body
    return _fills_of_person(body) or _fills_of_chair(body) or _fills_of_day(body)


def _fills_of_person(body: object) -> tuple[Filling, ...]:
    match body:
        case Arrived(person=person) | Returned(person=person) | ObserverAdmitted(person=person):
            return ((f"presence {person}", "in"),)
        case Left(person=person):
            return ((f"presence {person}", "out"),)
        case OpeningSheetSigned(person=person) as sheet:
            return ((f"sheet {person}", sheet),)
        case SheetCarried(sheet=sheet):
            return ((f"sheet {sheet.person}", sheet),)
        case InterestsDeclared(person=person, conflicts=conflicts):
            return ((f"interests {person}", conflicts),)
        case KeyIssued(person=person, certificate_sha256=certificate):
            return ((f"key {person}", certificate),)
    return ()


def _fills_of_chair(body: object) -> tuple[Filling, ...]:
    match body:
        case ChairElected(person=person):
            return (("chair", person),)
        case ActingChairElected(person=person, items=items):
            return ((f"acting {' '.join(items)}", person),)
    return ()


def _fills_of_day(body: object) -> tuple[Filling, ...]:
    match body:
        case Opened() | Closed():
            return (("closing" if isinstance(body, Closed) else "opening", body),)
        case Reconvened():
            return (("closing", ""),)
        case DayTimes():
            return (("paper times", body),)
        case Recessed():
            return (("recess", "on"),)
        case Resumed(present=present):
            return (("recess", present),)
    return _fills_of_notes(body)


def _fills_of_notes(body: object) -> tuple[Filling, ...]:
    match body:
        case OnOtherDay(reason=reason):
            return (("other day", reason),)
        case SoundKept():
            return (("sound", body),)
        case OriginalsKept(keeper=keeper):
            return (("originals", keeper),)
    return ()


SITTING = Subject("sitting", evolve_sitting, fills_sitting, again_sitting)
