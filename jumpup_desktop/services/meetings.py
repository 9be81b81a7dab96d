"""The day, one handler an act: arrival, opening sheet, 호선, 개회, 정회·속개, 폐회, exclusions; how it is planned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting import attendance as rule
from jumpup_desktop.domain.meeting import paper_entry, turn
from jumpup_desktop.domain.meeting import sitting as sit
from jumpup_desktop.domain.meeting.consensus import CONSENSUS
from jumpup_desktop.domain.meeting.item import ITEM
from jumpup_desktop.domain.meeting.on_paper import DayTimes
from jumpup_desktop.domain.meeting.opinion import OVERALL
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.rules import existing, require
from jumpup_desktop.domain.selection import agenda, further, interests
from jumpup_desktop.domain.selection.agenda import MEETING
from jumpup_desktop.services import bookings, further_days, presence
from jumpup_desktop.services.handling import handles
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.record.event import Actor, Draft
    from jumpup_desktop.domain.selection.running_order import AgendaItem
    from jumpup_desktop.services.case import Case, Transaction
    from jumpup_desktop.store.season_store import Store


def find(store: Store, given: str, day: str = "") -> str:
    """A meeting's id from its id, its panel's code, or code and 차수 (`P05-2`): the code alone is the first sitting.

    Of a panel's sittings the one planned for this day, or held on it, where one is named; of several rounds' the last
    round's, or with `P05@2026-03-03` the one that was planned for that date.

    Refuses `meeting.unknown`, `meeting.several`.
    """
    name, _, on = given.partition("@")
    found = [one for one in meetings.named_so(store.conn, name) if on in ("", one.day)]
    require(found, "meeting.unknown", meeting=given)
    fitting = found
    if found[1:]:
        first = min(one.sitting for one in found)
        fitting = [one for one in found if (one.day == day if day else one.sitting == first)]
        fitting = fitting or [one for one in found if day and opened_on(store, one.id) == day]
    require(fitting, "meeting.several", names=", ".join(f"{one.code}@{one.day}" for one in found))
    return fitting[-1].id


def opened_on(store: Store, meeting: str) -> str:
    """The ISO date a day was opened on; empty before that."""
    sitting = store.get(SITTING, meeting)
    return seoul(sitting.opened_at).date().isoformat() if sitting and sitting.opened_at else ""


def plan(tx: Transaction, actor: Actor, meeting: str, body: agenda.MeetingPlanned) -> None:
    """Plan a day."""
    tx.append(actor, agenda.plan(tx.get(MEETING, meeting), meeting, body), meeting=meeting)


def reorder(tx: Transaction, actor: Actor, meeting: str, items: tuple[str, ...], reason: str) -> None:
    """Set the order of companies anew; planned times follow from the day's start. Refuses `sitting.opened-already`."""
    state = existing(tx.get(MEETING, meeting), "meeting.unknown", meeting=meeting)
    sitting = tx.get(SITTING, meeting)
    require(sitting is None or sitting.opening is None, "sitting.opened-already")
    require(sorted(items) == sorted(i.id for i in state.items), "meeting.draw-order")
    begun = [i.id for i in state.items if tx.get(ITEM, i.id) is not None]
    draft = agenda.replan(state, state.seats, _timed(state, items), reason, begun)
    tx.append(actor, draft, meeting=meeting)


def arrange(store: Store, actor: Actor, meeting: str, items: tuple[str, ...]) -> None:
    """Set the order of companies anew on the preparation screen. Refuses as `reorder`."""
    with store.transaction() as tx:
        reorder(tx, actor, meeting, items, "준비 화면에서 순서를 바꿈")


def _timed(state: agenda.Meeting, items: tuple[str, ...]) -> tuple[AgendaItem, ...]:
    """The items in their new order, each at the place in time that its order had before."""
    starts = [i.start for i in state.items]
    known = {i.id: i for i in state.items}
    return tuple(replace(known[item], order=n, start=starts[n - 1]) for n, item in enumerate(items, 1))


@handles(agenda.DrawOrder)
def draw(case: Case, act: agenda.DrawOrder) -> None:
    """발표순서 추첨, before any company is called. Refuses `meeting.item-begun`."""
    require(not any(case.item(i) for i in act.order), "meeting.item-begun")
    case.write(agenda.draw(case.plan(), act))


@handles(agenda.SwapOrder)
def swap(case: Case, act: agenda.SwapOrder) -> None:
    """Two companies that both agreed change places; neither was called yet. Refuses `meeting.item-begun`."""
    require(case.item(act.first) is None and case.item(act.second) is None, "meeting.item-begun")
    case.write(agenda.swap(case.plan(), act, both_agreed=True))


@handles(rule.Arrive)
def arrive(case: Case, act: rule.Arrive) -> None:
    """Somebody comes."""
    case.write(rule.arrive(case.day(), case.plan(), act))


@handles(rule.SignOpeningSheet)
def sign_opening_sheet(case: Case, act: rule.SignOpeningSheet) -> None:
    """One signature for all pledges; who signs electronically gets the keys of the day."""
    keys = case.keys
    drawn = keys.keep_drawing(act.strokes) if keys and act.strokes else ""
    case.write(rule.sign_opening_sheet(case.day(), act, drawn, case.policy))
    if not act.esign or keys is None:
        return
    body = sit.KeyIssued(act.person, keys.issue(act.person, case.name(act.person), act.pin))
    case.write(rule.issue_key(case.day(), body))


@handles(rule.ResetPin)
def reset_pin(case: Case, act: rule.ResetPin) -> None:
    """A forgotten PIN is set anew, the chair and the secretary stand by it (practice 27)."""
    case.write(rule.reset_pin(case.day(), case.plan(), act))
    if case.keys:
        case.keys.reset(act.person, act.pin)


@handles(rule.DeclareInterests)
def declare_interests(case: Case, act: rule.DeclareInterests) -> None:
    """이해관계 확인; each declared conflict excludes at once (회피)."""
    drafts = [rule.declare_interests(case.day(), case.plan(), act)]
    for one in act.conflicts:
        known = case.exclusion(one.company, act.person)
        if known is None or not known.holds:
            drafts.append(_exclude(case, one.company, act.person, "own_request", one.ground, case.actor.person))
    case.write(*drafts)


@handles(interests.Exclude)
def exclude(case: Case, act: interests.Exclude) -> None:
    """심의 제외 before the company is called. Refuses `exclusion.takes-part` after that: then the set shrinks."""
    case.write(_exclude(case, act.company, act.person, act.kind, act.ground, act.decided_by))


def _exclude(
    case: Case, company: str, person: str, kind: interests.ExclusionKind, ground: str, decided_by: str
) -> Draft:
    entry = case.plan().item_of(company)
    state = case.item(entry.id) if entry else None
    require(state is None or person not in state.participants, "exclusion.takes-part")
    out = interests.ExclusionSet(company, person, kind, ground, decided_by)
    return interests.exclude(case.exclusion(company, person), out)


@handles(interests.RecordAgencyDecision)
def record_agency_decision(case: Case, act: interests.RecordAgencyDecision) -> None:
    """The agency's decision on an exclusion, whenever it comes; the panel does not make it."""
    seats = case.plan().seats
    panel = {s.person for s in seats} | {case.name(s.person) for s in seats}
    case.write(interests.record_agency_decision(case.exclusion(act.company, act.person), act, panel))


@handles(rule.AdmitObserver)
def admit_observer(case: Case, act: rule.AdmitObserver) -> None:
    """배석."""
    case.write(rule.admit_observer(case.day(), case.plan(), act, case.kind))


@handles(rule.ElectChair)
def elect_chair(case: Case, act: rule.ElectChair) -> None:
    """호선."""
    case.write(rule.elect_chair(case.day(), case.plan(), act))


@handles(rule.ElectActingChair)
def elect_acting_chair(case: Case, act: rule.ElectActingChair) -> None:
    """위원장 직무대행 for items; who is excluded from one of them neither stands nor agrees."""
    plan_ = case.plan()
    entries = [plan_.item(i) for i in act.items]
    out = {e.set.person for a in entries if a for e in case.exclusions(a.company) if e.holds and e.set}
    case.write(rule.elect_acting_chair(case.day(), plan_, act, out))


@handles(rule.OpenDay)
def open_day(case: Case, act: rule.OpenDay) -> None:
    """개회: who is there, the quorum, and that nobody has judged yet, are taken from the record.

    Refuses `sitting.policy-differs` where another policy is accepted than the one that holds; `sitting.other-day`.
    """
    accepted = case.policy_sha256 if act.policy_sha256 == rule.THE_ONE_THAT_HOLDS else act.policy_sha256
    require(case.policy_sha256 in ("", accepted), "sitting.policy-differs")
    day, plan_ = case.day(), case.plan()
    opinions, stances = _said_so_far(case, plan_)
    present, quorum = day.present if day else (), case.policy.panel.quorum
    body = sit.Opened(present, quorum, accepted, act.mode, opinions, stances, act.sound_record)
    opened = rule.open_day(day, plan_, body, case.policy)
    case.write(*rule.on_other_day(plan_, seoul(case.moment.utc_ms).date(), act), opened)


def _said_so_far(case: Case, plan_: agenda.Meeting) -> tuple[int, int]:
    """How many opinions and stances the meeting holds; pre-reviews are neither (practice 13)."""
    criteria = (*(c.id for c in case.kind.criteria), OVERALL)
    written = [case.opinion(i.id, m, c) for i in plan_.items for m in plan_.members for c in criteria]
    rounds = [r for i in plan_.items if (c := case.get(CONSENSUS, i.id)) for r in c.rounds]
    return len([o for o in written if o and o.versions]), sum(len(r.trail) for r in rounds)


@handles(rule.KeepSound)
def keep_sound(case: Case, act: rule.KeepSound) -> None:
    """The day's 녹음·속기 is kept somewhere: its hash and its keeper enter the record."""
    case.write(rule.keep_sound(case.day(), act))


@handles(rule.KeepOriginals)
def keep_originals(case: Case, act: rule.KeepOriginals) -> None:
    """Who keeps the ink originals enters the record."""
    case.write(rule.keep_originals(case.day(), act.keeper))


@handles(rule.Leave)
def leave(case: Case, act: rule.Leave) -> None:
    """Somebody leaves the room; a participant of the company that is in is then away, and its round waits."""
    drafts = [rule.leave(case.day(), act)]
    item = _item_in_room(case)
    if item and act.person in item.in_room:
        drafts.append(turn.step_out(item, act.person, act.reason))
    case.write(*drafts)


@handles(rule.ComeBack)
def come_back(case: Case, act: rule.ComeBack) -> None:
    """Somebody comes back, into the round that waited."""
    drafts = [rule.come_back(case.day(), act.person)]
    item = _item_in_room(case)
    if item and act.person in item.away:
        drafts.append(turn.step_in(item, act.person))
    case.write(*drafts)


def _item_in_room(case: Case) -> Item | None:
    """The turn of the company that is in the room now."""
    turns = (case.item(entry.id) for entry in case.plan().items)
    return next((t for t in turns if t and t.is_called), None)


@handles(rule.Recess)
def recess(case: Case, act: rule.Recess) -> None:
    """정회; no phase may be on. Who types keeps the laptop."""
    runs = any((p := case.phases(i.id)) and p.running for i in case.plan().items)
    body = sit.Recessed(act.reason, act.until, case.actor.person)
    case.write(rule.recess(case.day(), body, clock_runs=runs))


@handles(rule.ResumeDay)
def resume(case: Case, act: rule.ResumeDay) -> None:
    """속개 after the roll call; a missing participant of the company that is in is away, and its round waits."""
    draft = rule.resume(case.day(), case.plan(), act, case.policy)
    item = _item_in_room(case)
    missing = [p for p in item.in_room if p not in act.present] if item else []
    case.write(draft, *(turn.step_out(item, p, sit.AT_ROLL_CALL) for p in missing))


@handles(paper_entry.WriteDayTimes)
def write_day(case: Case, act: paper_entry.WriteDayTimes) -> None:
    """The times of a day held on paper."""
    recesses = tuple((r.since, r.until, r.reason) for r in act.recesses)
    stays = tuple((s.person, s.came, s.left) for s in act.stays)
    case.write(paper_entry.write_day(case.day(), DayTimes(act.opened, act.closed, recesses, stays)))


@handles(rule.CloseDay)
def close(case: Case, act: rule.CloseDay) -> None:
    """폐회. Refuses `on-paper.day-times`, `.item-times`, `.not-looked` for a day on paper whose entry is not whole."""
    turns = [case.item(i.id) for i in case.plan().items]
    if paper_entry.is_paper(case.day()):
        _require_whole_entry(case, [t for t in turns if t is not None and t.outcome])
    require(not any(t and t.is_called for t in turns), "sitting.company-in-room")
    still = presence.open_items(case)
    act = replace(act, open_items=tuple(dict.fromkeys((*act.open_items, *_passed_on(case.day(), still)))))
    case.write(rule.close(case.day(), case.plan(), act, still, presence.barred_items(case)))


def _passed_on(day: sit.Sitting | None, still: tuple[str, ...]) -> tuple[str, ...]:
    """What the last closing passed on stays so where the day went on after it."""
    before = day.last_closing if day else None
    return tuple(i for i in still if before and i in before.open_items)


@handles(further.PlanNextSitting)
def plan_next(case: Case, act: further.PlanNextSitting) -> None:
    """차수 변경, 재심의, 의결보류: the next day of the panel, once this one is over.

    Refuses `meeting.planned-already`, `meeting.not-over`.
    """
    day = case.day()
    require(day is not None and day.closing, "meeting.not-over")
    meeting = case.plan()
    following = further.next_id(meeting.id)
    left = further_days.hearable(case.get, case.tx.places_of, meeting, case.policy)
    body = further.plan_next(meeting, act, left)
    drafts = agenda.plan(case.get(MEETING, following), following, body)
    bookings.require_free(case.tx, [agenda.Meeting(following, body, body.seats, body.items)], case.name)
    case.tx.append(case.actor, drafts, meeting=following)


@handles(rule.CarrySheet)
def carry_sheet(case: Case, act: rule.CarrySheet) -> None:
    """The sheet of an earlier sitting holds; who signs electronically gets the keys of this day."""
    earlier = further_days.with_sheet(case.get, case.plan(), act.person)
    case.write(rule.carry_sheet(case.day(), earlier, act.person, case.policy))
    sheet = existing(case.day(), "sitting.no-earlier-sheet").sheet(act.person)
    if sheet is None or not sheet.esign or case.keys is None:
        return
    issued = case.keys.issue(act.person, case.name(act.person), act.pin)
    case.write(rule.issue_key(case.day(), sit.KeyIssued(act.person, issued)))


def _require_whole_entry(case: Case, over: list[Item]) -> None:
    """After 폐회 nobody could add the forms' times any more."""
    day = case.day()
    require(day is not None and day.paper_times, "on-paper.day-times")
    stays = {person for person, _, _ in day.paper_times.stays} if day and day.paper_times else set()
    left = [v.person for v in (day.visits if day else ()) if day and v.until and v.person not in (*day.present, *stays)]
    require(not left, "on-paper.stay-missing", count=len(set(left)))
    timeless = [t for t in over if not t.paper_times]
    require(not timeless, "on-paper.item-times", count=len(timeless))
    unseen = [t for t in over if not paper_entry.is_looked(t, case.opinions(t.id))]
    require(not unseen, "on-paper.not-looked", count=len(unseen))
