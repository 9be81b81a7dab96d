"""The day, one use case each: arrival, opening sheet, 호선, 개회, 정회·속개, 폐회, exclusions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import attendance as rule
from jumpup_desktop.domain.meeting import paper_entry, turn
from jumpup_desktop.domain.meeting import sitting as sit
from jumpup_desktop.domain.meeting.opinion import OVERALL
from jumpup_desktop.domain.rules import existing, require
from jumpup_desktop.domain.selection import agenda, interests
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from jumpup_desktop.domain.changes import Changes
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.on_paper import DayTimes
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.services.ports import Desk, Transaction
    from jumpup_desktop.store.season_store import Store


def find(store: Store, given: str) -> str:
    """A meeting's id from its id or its panel's code. Refuses `meeting.unknown`."""
    return existing(meetings.meeting_of(store.conn, given), "meeting.unknown", meeting=given)


def plan(tx: Transaction, actor: Actor, meeting: str, body: agenda.MeetingPlanned) -> None:
    """Plan a day."""
    state = tx.state("meeting", meeting)
    known = state if isinstance(state, agenda.Meeting) else None
    tx.append(actor, [agenda.plan(known, meeting, body)], round_id=body.round)


def reorder(tx: Transaction, actor: Actor, meeting: str, items: tuple[str, ...], reason: str) -> None:
    """Set the order of companies anew; planned times follow from the day's start. Refuses `sitting.opened-already`."""
    state = existing(tx.state("meeting", meeting), "meeting.unknown", meeting=meeting)
    sitting = tx.state("sitting", meeting)
    require(sitting is None or sitting.opening is None, "sitting.opened-already")
    require(sorted(items) == sorted(i.id for i in state.items), "meeting.draw-order")
    begun = [i.id for i in state.items if tx.state("item", i.id) is not None]
    drafts = agenda.replan(state, state.seats, _timed(state, items), reason, begun)
    tx.append(actor, [drafts])


def _timed(state: agenda.Meeting, items: tuple[str, ...]) -> tuple[agenda.AgendaItem, ...]:
    """The items in their new order, each at the place in time that its order had before."""
    starts = [i.start for i in state.items]
    known = {i.id: i for i in state.items}
    return tuple(replace(known[item], order=n, start=starts[n - 1]) for n, item in enumerate(items, 1))


def draw(desk: Desk, actor: Actor, order: tuple[str, ...], method: str, witness: str) -> Changes:
    """발표순서 추첨, before any company is called. Refuses `meeting.item-begun`."""
    require(not any(desk.item(i) for i in order), "meeting.item-begun")
    return desk.write(actor, agenda.draw(desk.plan(), order, method, witness))


def swap(desk: Desk, actor: Actor, first: str, second: str, asked_by: str) -> Changes:
    """Two companies that both agreed change places; neither was called yet. Refuses `meeting.item-begun`."""
    require(desk.item(first) is None and desk.item(second) is None, "meeting.item-begun")
    return desk.write(actor, agenda.swap(desk.plan(), first, second, asked_by, both_agreed=True))


def arrive(desk: Desk, actor: Actor, person: str, identity: str) -> Changes:
    """Somebody comes."""
    return desk.write(actor, rule.arrive(desk.day(), desk.plan(), person, identity))


def sign_opening_sheet(desk: Desk, actor: Actor, body: sit.OpeningSheetSigned) -> Changes:
    """One signature for all pledges."""
    return desk.write(actor, rule.sign_opening_sheet(desk.day(), body, desk.policy))


def declare_interests(desk: Desk, actor: Actor, body: sit.InterestsDeclared) -> Changes:
    """이해관계 확인; each declared conflict excludes at once (회피)."""
    drafts = [rule.declare_interests(desk.day(), desk.plan(), body)]
    for company, ground in body.conflicts:
        known = desk.exclusion(company, body.person)
        if known is None or not known.holds:
            _not_taking_part(desk, company, body.person)
            out = interests.ExclusionSet(company, body.person, "own_request", ground, actor.person)
            drafts.append(interests.exclude(known, out, desk.meeting))
    return desk.write(actor, *drafts)


def exclude(desk: Desk, actor: Actor, body: interests.ExclusionSet) -> Changes:
    """심의 제외 before the company is called. Refuses `exclusion.takes-part` after that: then the set shrinks."""
    _not_taking_part(desk, body.company, body.person)
    return desk.write(actor, interests.exclude(desk.exclusion(body.company, body.person), body, desk.meeting))


def _not_taking_part(desk: Desk, company: str, person: str) -> None:
    entry = desk.plan().item_of(company)
    state = desk.item(entry.id) if entry else None
    require(state is None or person not in state.participants, "exclusion.takes-part")


def issue_key(desk: Desk, actor: Actor, body: sit.KeyIssued) -> Changes:
    """One key per member and day."""
    return desk.write(actor, rule.issue_key(desk.day(), body))


def reset_pin(desk: Desk, actor: Actor, person: str, chair: str) -> Changes:
    """A forgotten PIN is set anew, the chair and the secretary stand by it (practice 27)."""
    return desk.write(actor, rule.reset_pin(desk.day(), desk.plan(), person, chair, desk.plan().secretary))


def admit_observer(desk: Desk, actor: Actor, person: str, role: str) -> Changes:
    """배석."""
    return desk.write(actor, rule.admit_observer(desk.day(), desk.plan(), person, role, desk.policy))


def elect_chair(desk: Desk, actor: Actor, person: str, nominated_by: str, agreed: tuple[str, ...]) -> Changes:
    """호선."""
    return desk.write(actor, rule.elect_chair(desk.day(), desk.plan(), person, nominated_by, agreed))


def elect_acting_chair(desk: Desk, actor: Actor, body: sit.ActingChairElected) -> Changes:
    """위원장 직무대행 for items; who is excluded from one of them neither stands nor agrees."""
    plan_ = desk.plan()
    entries = [plan_.item(i) for i in body.items]
    out = {e.set.person for a in entries if a for e in desk.exclusions(a.company) if e.holds and e.set}
    return desk.write(actor, rule.elect_acting_chair(desk.day(), plan_, body, out))


def open_day(
    desk: Desk, actor: Actor, policy_sha256: str, mode: sit.Mode = "panel_laptop", sound_record: str = ""
) -> Changes:
    """개회: who is there, the quorum, and that nobody has judged yet, are taken from the record.

    Refuses `sitting.policy-differs` where another policy is accepted than the one that holds.
    """
    require(desk.policy_sha256 in ("", policy_sha256), "sitting.policy-differs")
    day, plan_ = desk.day(), desk.plan()
    opinions, stances = _said_so_far(desk, plan_)
    present, quorum = day.present if day else (), desk.policy.panel.quorum
    body = sit.Opened(present, quorum, policy_sha256, mode, opinions, stances, sound_record)
    return desk.write(actor, rule.open_day(day, plan_, body, desk.policy))


def _said_so_far(desk: Desk, plan_: agenda.Meeting) -> tuple[int, int]:
    """How many opinions and stances the meeting holds; pre-reviews are neither (practice 13)."""
    criteria = (*(c.id for c in desk.kind.criteria), OVERALL)
    written = [desk.opinion(i.id, m, c) for i in plan_.items for m in plan_.members for c in criteria]
    rounds = [r for i in plan_.items if (c := desk.consensus(i.id)) for r in c.rounds]
    return len([o for o in written if o and o.versions]), sum(len(r.trail) for r in rounds)


def keep_sound(desk: Desk, actor: Actor, body: sit.SoundKept) -> Changes:
    """The day's 녹음·속기 is kept somewhere: its hash and its keeper enter the record."""
    return desk.write(actor, rule.keep_sound(desk.day(), body))


def leave(desk: Desk, actor: Actor, person: str, reason: str, *, for_good: bool = False) -> Changes:
    """Somebody leaves the room; a participant of the company that is in is then away, and its round waits."""
    drafts = [rule.leave(desk.day(), person, reason, for_good=for_good)]
    item = _item_in_room(desk)
    if item and person in item.in_room:
        drafts.append(turn.step_out(item, person, reason, desk.meeting))
    return desk.write(actor, *drafts)


def come_back(desk: Desk, actor: Actor, person: str) -> Changes:
    """Somebody comes back, into the round that waited."""
    drafts = [rule.come_back(desk.day(), person)]
    item = _item_in_room(desk)
    if item and person in item.away:
        drafts.append(turn.step_in(item, person, desk.meeting))
    return desk.write(actor, *drafts)


def _item_in_room(desk: Desk) -> Item | None:
    """The turn of the company that is in the room now."""
    turns = (desk.item(entry.id) for entry in desk.plan().items)
    return next((t for t in turns if t and t.is_called), None)


def recess(desk: Desk, actor: Actor, body: sit.Recessed) -> Changes:
    """정회; no phase may be on."""
    runs = any((p := desk.phases(i.id)) and p.running for i in desk.plan().items)
    return desk.write(actor, rule.recess(desk.day(), body, clock_runs=runs))


def resume(desk: Desk, actor: Actor, present: tuple[str, ...], chair: str) -> Changes:
    """속개 after the roll call; a missing participant of the company that is in is away, and its round waits."""
    draft = rule.resume(desk.day(), desk.plan(), present, chair, desk.policy)
    item = _item_in_room(desk)
    missing = [p for p in item.in_room if p not in present] if item else []
    return desk.write(actor, draft, *(turn.step_out(item, p, "속개 때 불참", desk.meeting) for p in missing))


def _require_whole_entry(desk: Desk, over: list[Item]) -> None:
    """After 폐회 nobody could add the forms' times any more."""
    day = desk.day()
    require(day is not None and day.paper_times, "on-paper.day-times")
    stays = {person for person, _, _ in day.paper_times.stays} if day and day.paper_times else set()
    left = [v.person for v in (day.visits if day else ()) if day and v.until and v.person not in (*day.present, *stays)]
    require(not left, "on-paper.stay-missing", count=len(set(left)))
    timeless = [t for t in over if not t.paper_times]
    require(not timeless, "on-paper.item-times", count=len(timeless))
    unseen = [t for t in over if not paper_entry.is_looked(t, desk.opinions(t.id))]
    require(not unseen, "on-paper.not-looked", count=len(unseen))


def write_day(desk: Desk, actor: Actor, body: DayTimes) -> Changes:
    """The times of a day held on paper."""
    return desk.write(actor, paper_entry.write_day(desk.day(), body, desk.meeting))


def close(desk: Desk, actor: Actor, chair: str, *, goes_on: bool = False) -> Changes:
    """폐회. Refuses `on-paper.day-times`, `.item-times`, `.not-looked` for a day on paper whose entry is not whole."""
    turns = [desk.item(i.id) for i in desk.plan().items]
    if paper_entry.is_paper(desk.day()):
        _require_whole_entry(desk, [t for t in turns if t is not None and t.outcome])
    left = sum(1 for t in turns if t is None or t.outcome is None)
    return desk.write(actor, rule.close(desk.day(), desk.plan(), chair, left, goes_on=goes_on))
