"""Rules of the day: arrival, the opening sheet, 호선, 개회, 정회·속개, 폐회."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.dates import date_text
from jumpup_desktop.domain.meeting import sitting as sit
from jumpup_desktop.domain.record.act import Act, CompanyId, ItemId, PersonId, act
from jumpup_desktop.domain.rules import about, existing, require, written

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.policy import MeetingKind, Policy
    from jumpup_desktop.domain.record.event import Actor, Draft
    from jumpup_desktop.domain.selection.agenda import Meeting


THE_ONE_THAT_HOLDS = "POLICY"
Lines = tuple[tuple[tuple[float, float], ...], ...]


@act("arrive")
@dataclass(frozen=True, slots=True)
class Arrive(Act):
    """A member or the secretary comes; how identity was checked."""

    person: PersonId
    identity: str = "신분증"


@act("pledge")
@dataclass(frozen=True, slots=True)
class SignOpeningSheet(Act):
    """One signature for all pledges, drawn as `strokes`; with `esign` a new PIN makes the keys of the day.

    `pledges` are those that were ticked, by id; without any, the printed sheet was signed as a whole.
    """

    person: PersonId
    esign: bool = True
    pin: str = ""
    strokes: Lines = ()
    pledges: tuple[str, ...] = ()


@act("carry_sheet")
@dataclass(frozen=True, slots=True)
class CarrySheet(Act):
    """At a further sitting: the opening sheet of the earlier one holds; who signs electronically sets a new PIN."""

    person: PersonId
    pin: str = ""


@act("reset_pin")
@dataclass(frozen=True, slots=True)
class ResetPin(Act):
    """A forgotten PIN is set anew; chair and secretary stand by it."""

    person: PersonId
    chair: PersonId
    pin: str


@dataclass(frozen=True, slots=True)
class DeclaredConflict:
    """A company of the day that a person has an interest in, and the ground."""

    company: CompanyId
    ground: str


@act("declare")
@dataclass(frozen=True, slots=True)
class DeclareInterests(Act):
    """이해관계 확인: the companies with an interest; the others were ticked as none."""

    person: PersonId
    conflicts: tuple[DeclaredConflict, ...] = ()


@act("observe")
@dataclass(frozen=True, slots=True)
class AdmitObserver(Act):
    """A 배석자 comes in; somebody outside the pool is known by name."""

    person: PersonId
    role: str


@act("elect_chair")
@dataclass(frozen=True, slots=True)
class ElectChair(Act):
    """위원장 호선: who was named by whom, and who agreed."""

    person: PersonId
    nominated_by: PersonId
    agreed: tuple[PersonId, ...]


@act("elect_acting_chair")
@dataclass(frozen=True, slots=True)
class ElectActingChair(Act):
    """위원장 직무대행 for these items; none: until the chair is back."""

    person: PersonId
    items: tuple[ItemId, ...]
    agreed: tuple[PersonId, ...]
    reason: str


@act("open")
@dataclass(frozen=True, slots=True)
class OpenDay(Act):
    """개회 under the policy of this hash; THE_ONE_THAT_HOLDS stands for the season's own.

    `other_day`: why it is held on another date than planned.
    """

    policy_sha256: str
    mode: sit.Mode = "panel_laptop"
    sound_record: str = ""
    other_day: str = ""


@act("sound")
@dataclass(frozen=True, slots=True)
class KeepSound(Act):
    """Where the day's 녹음·속기 is kept."""

    what: Literal["녹음", "속기", "녹음·속기"]
    sha256: str
    keeper: str


@act("originals")
@dataclass(frozen=True, slots=True)
class KeepOriginals(Act):
    """Who keeps the pages that are signed in ink, from now on."""

    keeper: str


@act("leave")
@dataclass(frozen=True, slots=True)
class Leave(Act):
    """Somebody leaves the room."""

    person: PersonId
    reason: str
    for_good: bool = False


@act("come_back")
@dataclass(frozen=True, slots=True)
class ComeBack(Act):
    """Somebody comes back."""

    person: PersonId


@act("recess")
@dataclass(frozen=True, slots=True)
class Recess(Act):
    """정회 until hh:mm."""

    reason: str
    until: str


@act("resume_day")
@dataclass(frozen=True, slots=True)
class ResumeDay(Act):
    """속개 after the roll call, confirmed by who presides."""

    present: tuple[PersonId, ...]
    chair: PersonId


@act("close")
@dataclass(frozen=True, slots=True)
class CloseDay(Act):
    """폐회; the open items, which are named, are heard another day (차수 변경). `goes_on` without any: all of them."""

    chair: PersonId
    goes_on: bool = False
    open_items: tuple[ItemId, ...] = ()


def arrive(state: Sitting | None, meeting: Meeting, act: Arrive) -> Draft:
    """Somebody of the panel comes.

    Refuses `sitting.not-appointed`, `.present-already`, `.closed`, `.identity-missing`.
    """
    require(any(s.person == act.person for s in meeting.seats), "sitting.not-appointed")
    require(state is None or act.person not in state.present, "sitting.present-already")
    _not_closed(state)
    body = sit.Arrived(act.person, written(act.identity, "sitting.identity-missing"))
    return about(body, meeting.id)


def sign_opening_sheet(state: Sitting | None, act: SignOpeningSheet, drawn: str, policy: Policy) -> Draft:
    """One signature for all pledges (practice 17).

    `drawn` is the hash of the drawn signature. Refuses `sitting.not-present`, `.pledge-missing`, `.sheet-signed`.
    """
    day = _present(state, act.person)
    whole = tuple(p.id for p in policy.pledges if p.required or (p.esign and act.esign))
    pledges = act.pledges or whole
    missing = [p.name for p in policy.pledges if p.required and p.id not in pledges]
    require(not missing, "sitting.pledge-missing", pledges=", ".join(missing))
    consent = [p for p in policy.pledges if p.esign]
    is_given = any(p.id in pledges for p in consent)
    require(act.esign == is_given, "sitting.pledge-missing", pledges=", ".join(p.name for p in consent))
    require(day.sheet(act.person) is None, "sitting.sheet-signed")
    way: sit.Way = "electronic" if act.esign else "ink"
    return about(sit.OpeningSheetSigned(act.person, pledges, way, act.esign, drawn), day.id)


def carry_sheet(state: Sitting | None, earlier: Sitting | None, person: str, policy: Policy) -> Draft:
    """The sheet of an earlier sitting holds. Refuses `sitting.no-earlier-sheet`, `.sheet-signed`, `.pledge-missing`."""
    day = _present(state, person)
    require(day.sheet(person) is None, "sitting.sheet-signed")
    sheet = earlier.sheet(person) if earlier else None
    known = existing(sheet, "sitting.no-earlier-sheet")
    missing = [p.name for p in policy.pledges if p.required and p.id not in known.pledges]
    require(not missing, "sitting.pledge-missing", pledges=", ".join(missing))
    return about(sit.SheetCarried(earlier.id if earlier else "", known), day.id)


def declare_interests(state: Sitting | None, meeting: Meeting, act: DeclareInterests) -> Draft:
    """이해관계 확인 per company. Refuses `sitting.not-present`, `.other-company`, `.ground-missing`."""
    day = _present(state, act.person)
    for one in act.conflicts:
        require(meeting.item_of(one.company), "sitting.other-company")
        written(one.ground, "sitting.ground-missing")
    return about(sit.InterestsDeclared(act.person, tuple((c.company, c.ground) for c in act.conflicts)), day.id)


def issue_key(state: Sitting | None, body: sit.KeyIssued) -> Draft:
    """One key per member and day. Refuses `sitting.sheet-missing`, `.no-esign` (they sign in ink)."""
    day = _present(state, body.person)
    sheet = existing(day.sheet(body.person), "sitting.sheet-missing")
    require(sheet.esign, "sitting.no-esign")
    return about(body, day.id)


def renew_key(state: Sitting | None, meeting: Meeting, body: sit.KeyIssued, chair: str) -> list[Draft]:
    """A new key and PIN before chair and secretary, where the first died with the last seal: for a 정정본, a 재의결,
    or for somebody who came back after leaving for good.

    Refuses `sitting.not-closed`, `sitting.sheet-missing`, `.no-esign`, `.reset-two`.
    """
    day = existing(state, "sitting.not-closed")
    came_back = body.person in day.present and any(v.person == body.person and v.for_good for v in day.visits)
    require(day.closing or day.reconvened or came_back, "sitting.not-closed")
    require(existing(day.sheet(body.person), "sitting.sheet-missing").esign, "sitting.no-esign")
    require_two(day, meeting, chair)
    return [about(sit.PinReset(body.person, chair, meeting.secretary), day.id), about(body, day.id)]


def reset_pin(state: Sitting | None, meeting: Meeting, act: ResetPin) -> Draft:
    """A forgotten PIN: chair (or acting chair) and secretary together (practice 27), in the signing turns too.

    Refuses `sitting.never-came`, `sitting.reset-two`.
    """
    day = existing(state, "sitting.never-came")
    chair, secretary = act.chair, meeting.secretary
    require(any(v.person == act.person for v in day.visits), "sitting.never-came")
    require_two(day, meeting, chair)
    return about(sit.PinReset(act.person, chair, secretary), day.id)


def require_two(day: Sitting, meeting: Meeting, chair: str) -> None:
    """Somebody who presides and the secretary, two people who are there or came that day. Refuses `.reset-two`."""
    presides = chair in {e.person for e in day.elections}
    came = {v.person for v in day.visits} if day.closing else set(day.present)
    require(presides and chair != meeting.secretary and {chair, meeting.secretary} <= came, "sitting.reset-two")


def admit_observer(state: Sitting | None, meeting: Meeting, act: AdmitObserver, kind_: MeetingKind) -> Draft:
    """배석 by policy (Q-6, practice 16). Refuses `sitting.observer-is-member`, `.role-missing`."""
    _not_closed(state)
    require(all(s.person != act.person for s in meeting.seats), "sitting.observer-is-member")
    body = sit.ObserverAdmitted(act.person, written(act.role, "sitting.role-missing"), kind_.observed)
    return about(body, meeting.id)


def observers_out(state: Sitting, phases: Collection[str]) -> tuple[str, ...]:
    """Observers in the room who may not be there in one of these phases."""
    barred = {o.person for o in state.observers if not set(phases) <= set(o.phases)}
    return tuple(p for p in state.present if p in barred)


def elect_chair(state: Sitting | None, meeting: Meeting, act: ElectChair) -> Draft:
    """호선 by all members present, before the opening; after it only somebody acts for the chair.

    Refuses `sitting.not-member`, `.not-present`, `.election-open`, `.chair-stays`.
    """
    day = _present(state, act.person)
    require(day.opening is None, "sitting.chair-stays")
    _election(day, meeting, act.person, act.agreed)
    return about(sit.ChairElected(act.person, act.nominated_by, act.agreed), day.id)


def elect_acting_chair(
    state: Sitting | None, meeting: Meeting, act: ElectActingChair, excluded: Collection[str] = ()
) -> Draft:
    """직무대행 for items (practice 15).

    Refuses `sitting.not-member`, `.not-present`, `.election-open`, `.reason-missing`.

    `excluded` are those out of the items: they neither stand nor agree.
    """
    day = _present(state, act.person)
    require(act.person not in excluded, "sitting.acting-excluded")
    reason = written(act.reason, "sitting.reason-missing")
    _election(day, meeting, act.person, (*act.agreed, *excluded))
    return about(sit.ActingChairElected(act.person, act.items, act.agreed, reason), day.id)


def _election(day: Sitting, meeting: Meeting, person: str, agreed: tuple[str, ...]) -> None:
    require(person in meeting.members, "sitting.not-member")
    missing = [p for p in members_present(day, meeting) if p not in agreed]
    chair = day.chair.person if day.chair else ""
    require(not [p for p in missing if p != chair], "sitting.election-open", count=len(missing))


def open_day(state: Sitting | None, meeting: Meeting, body: sit.Opened, policy: Policy) -> Draft:
    """개회.

    Refuses `sitting.opened-already`, `.no-chair`, `.quorum`, `.sheet-missing`, `.not-blank`, `.no-secretary`.
    """
    day = existing(state, "sitting.no-chair")
    require(day.opening is None, "sitting.opened-already")
    seated = day.chair is not None and day.chair.person in meeting.members
    require(seated and day.chair and day.chair.person in day.present, "sitting.no-chair")
    require(meeting.secretary in day.present, "sitting.no-secretary")
    there = members_present(day, meeting)
    require(len(there) >= policy.panel.quorum, "sitting.quorum", present=len(there), quorum=policy.panel.quorum)
    require(all(day.sheet(p) for p in there), "sitting.sheet-missing")
    require(body.opinions_before == 0 and body.stances_before == 0, "sitting.not-blank")
    written(body.policy_sha256, "sitting.policy-missing")
    return about(body, day.id)


def on_other_day(meeting: Meeting, today: date, act: OpenDay) -> list[Draft]:
    """Why the day is not held on the date it was planned for; a day on paper was held before it is typed.

    Refuses `sitting.other-day` where nobody says why.
    """
    planned = meeting.plan.day if meeting.plan else today
    if planned == today or act.mode == "paper":
        return []
    require(act.other_day.strip(), "sitting.other-day", planned=date_text(planned), today=date_text(today))
    return [about(sit.OnOtherDay(planned, act.other_day), meeting.id)]


def keep_sound(state: Sitting | None, act: KeepSound) -> Draft:
    """A 녹음·속기 file and its keeper (practice 38), after the opening; a later one takes its place.

    Refuses `sitting.not-open`, `sitting.sound-hash`, `sitting.sound-keeper`.
    """
    day = existing(state, "sitting.not-open")
    require(day.opening, "sitting.not-open")
    require(re.fullmatch("[0-9a-f]{64}", act.sha256), "sitting.sound-hash")
    keeper = written(act.keeper, "sitting.sound-keeper")
    return about(sit.SoundKept(act.what, act.sha256, keeper), day.id)


def keep_originals(state: Sitting | None, keeper: str) -> Draft:
    """The keeper of ink originals (practice 5); a later one takes their place on papers that are fixed from then on.

    Refuses `sitting.not-open`, `sitting.originals-keeper`.
    """
    day = existing(state, "sitting.not-open")
    require(day.opening, "sitting.not-open")
    return about(sit.OriginalsKept(written(keeper, "sitting.originals-keeper")), day.id)


def leave(state: Sitting | None, act: Leave) -> Draft:
    """Somebody leaves the room. Refuses `sitting.not-present`, `sitting.reason-missing`."""
    day = _present(state, act.person)
    return about(sit.Left(act.person, written(act.reason, "sitting.reason-missing"), act.for_good), day.id)


def come_back(state: Sitting | None, person: str) -> Draft:
    """Somebody comes back. Refuses `sitting.never-came`, `sitting.present-already`, `sitting.closed`."""
    day = existing(state, "sitting.never-came")
    _not_closed(day)
    require(any(v.person == person for v in day.visits), "sitting.never-came")
    require(person not in day.present, "sitting.present-already")
    return about(sit.Returned(person), day.id)


def recess(state: Sitting | None, body: sit.Recessed, *, clock_runs: bool) -> Draft:
    """정회 (practice 20). Refuses `sitting.not-open`, `sitting.reason-missing`, `sitting.clock-runs`."""
    day = _open(state)
    require(not clock_runs, "sitting.clock-runs")
    written(body.reason, "sitting.reason-missing")
    return about(body, day.id)


def resume(state: Sitting | None, meeting: Meeting, act: ResumeDay, policy: Policy) -> Draft:
    """속개 with roll call of those who came before.

    Refuses `sitting.not-in-recess`, `.never-came`, `.quorum`, `.chair-confirms`.
    """
    day = existing(state, "sitting.not-in-recess")
    require(day.in_recess, "sitting.not-in-recess")
    present, chair = act.present, act.chair
    came = {v.person for v in day.visits}
    require(came.issuperset(present), "sitting.never-came")
    there = [p for p in meeting.members if p in present]
    require(len(there) >= policy.panel.quorum, "sitting.quorum", present=len(there), quorum=policy.panel.quorum)
    require(chair in day.heads and chair in present, "sitting.chair-confirms")
    missing = tuple(p for p in members_present(day, meeting) if p not in present)
    return about(sit.Resumed(present, missing, chair), day.id)


def close(
    state: Sitting | None, meeting: Meeting, act: CloseDay, open_items: Collection[str], barred: tuple[str, ...] = ()
) -> Draft:
    """폐회. Refuses `sitting.not-open`, `.items-open`, `.items-not-open` unless the open ones are named (차수 변경).

    On a day held on paper who left before the closing that the form tells was not there, whatever was typed.
    """
    day = _open(state)
    chair = act.chair
    orders = ", ".join(str(i.order) for i in meeting.items if i.id in open_items)
    require(set(act.open_items) >= set(open_items), "sitting.items-open", count=len(open_items), orders=orders)
    strange = ", ".join(str(i.order) for i in meeting.items if i.id in set(act.open_items) - set(open_items))
    require(set(act.open_items) == set(open_items), "sitting.items-not-open", orders=strange or "-")
    require(chair in day.heads and chair in day.present, "sitting.chair-confirms")
    gone = _gone(day)
    require(chair not in gone, "sitting.chair-confirms")
    there = tuple(p for p in members_present(day, meeting) if p not in gone)
    return about(sit.Closed(there, chair, bool(open_items), act.open_items, barred), day.id)


def reconvene(state: Sitting | None, meeting: Meeting, body: sit.Reconvened) -> Draft:
    """The day goes on for some items after 폐회.

    Refuses `sitting.not-closed`, `.never-came`, `.reason-missing`, `.chair-confirms`.
    """
    day = existing(state, "sitting.not-closed")
    require(day.closing, "sitting.not-closed")
    require(set(day.present) >= set(body.present), "sitting.never-came")
    require(body.chair and body.chair in body.present, "sitting.chair-confirms")
    require(all(meeting.item(i) for i in body.items), "item.other-panel", venue="")
    written(body.reason, "sitting.reason-missing")
    return about(body, day.id)


def _gone(day: Sitting) -> set[str]:
    """Who left before the closing, as the forms of a paper day tell."""
    times = day.paper_times
    return {person for person, _, left in times.stays if left < times.closed} if times else set()


def members_present(day: Sitting, meeting: Meeting) -> tuple[str, ...]:
    """Members in the room, in the order of seats."""
    return tuple(p for p in meeting.members if p in day.present)


def _present(state: Sitting | None, person: str) -> Sitting:
    _not_closed(state)
    day = existing(state, "sitting.not-present")
    require(person in day.present, "sitting.not-present")
    return day


def _open(state: Sitting | None) -> Sitting:
    day = existing(state, "sitting.not-open")
    require(day.is_open, "sitting.not-open")
    return day


def _not_closed(state: Sitting | None) -> None:
    require(state is None or state.closing is None, "sitting.closed")


def is_presiding(actor: Actor, presiding: str) -> bool:
    """Whether the actor, or the one the secretary types for, presides."""
    return bool(presiding) and presiding in (actor.person, actor.on_behalf_of)
