"""A company's turn, one use case each: call in, take part, clocks, reveal, exits without consensus."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import attendance, on_paper, paper_entry, phases, turn
from jumpup_desktop.domain.meeting import item as it
from jumpup_desktop.domain.rules import existing, require
from jumpup_desktop.domain.selection import interests

if TYPE_CHECKING:
    from jumpup_desktop.domain.changes import Changes
    from jumpup_desktop.domain.record.event import Actor, Moment
    from jumpup_desktop.services.ports import Desk


def call(desk: Desk, actor: Actor, item: str) -> Changes:
    """호명: the company is called; it has not come in yet. Refuses `item.other-in-room`."""
    plan = desk.plan()
    others = [desk.item(i.id) for i in plan.items if i.id != item]
    require(not any(t and t.is_called for t in others), "item.other-in-room")
    return desk.write(actor, turn.call(desk.item(item), plan.item(item), desk.day(), plan, desk.policy))


def come_in(desk: Desk, actor: Actor, item: str) -> Changes:
    """The company is in: who takes part is fixed."""
    plan, state = desk.plan(), desk.item(item)
    day = existing(desk.day(), "sitting.not-open")
    out = desk.exclusions(state.company) if state else []
    return desk.write(actor, turn.fix_participants(state, day, plan, out, desk.policy))


def check_presenter(desk: Desk, actor: Actor, item: str, body: it.PresenterChecked) -> Changes:
    """발표자 확인."""
    draft = turn.check_presenter(desk.item(item), body, desk.presiding(item), desk.meeting)
    return desk.write(actor, draft)


def check_deck(desk: Desk, actor: Actor, item: str, body: it.DeckChecked) -> Changes:
    """발표자료 확인, against the deck that the record knows as handed in, where it knows one."""
    state = desk.item(item)
    deck = desk.deck(state.company) if state else None
    body = replace(body, registered_sha256=deck.sha256) if deck else body
    return desk.write(actor, turn.check_deck(desk.item(item), body, desk.presiding(item), desk.meeting))


def start_phase(desk: Desk, actor: Actor, item: str, phase: str, reason: str = "") -> Changes:
    """A phase begins; only once the company is in the room."""
    desk.require_open()
    turn.called(desk.item(item)) if phase != "changeover" else None
    return desk.write(actor, phases.start(desk.phases(item), item, phase, desk.kind, desk.meeting, reason=reason))


def finish_phase(desk: Desk, actor: Actor, item: str, now: Moment) -> Changes:
    """A phase ends with its figures."""
    return desk.write(actor, phases.finish(desk.phases(item), now, desk.meeting))


def undo_slip(desk: Desk, actor: Actor, item: str, now: Moment) -> Changes:
    """The last → was a slip."""
    desk.require_open()
    turn.called(desk.item(item))
    return desk.write(actor, phases.undo_slip(desk.phases(item), now, desk.meeting))


def pause(desk: Desk, actor: Actor, item: str, reason: str) -> Changes:
    """The clock stands."""
    return desk.write(actor, phases.pause(desk.phases(item), reason, desk.meeting))


def resume(desk: Desk, actor: Actor, item: str) -> Changes:
    """The clock goes on."""
    return desk.write(actor, phases.resume(desk.phases(item), desk.meeting))


def add_time(desk: Desk, actor: Actor, item: str, ms: int, reason: str) -> Changes:
    """Time given, allowed by who presides."""
    draft = phases.add_time(desk.phases(item), ms, reason, desk.presiding(item), desk.meeting)
    return desk.write(actor, draft)


def correct_time(desk: Desk, actor: Actor, item: str, ms: int, reason: str) -> Changes:
    """Used time set right (negative: given back), allowed by who presides."""
    return desk.write(actor, phases.correct(desk.phases(item), ms, reason, desk.presiding(item), desk.meeting))


def postpone(desk: Desk, actor: Actor, item: str, reason: str, now: Moment) -> Changes:
    """후순위 이동: a phase that is on ends, and when the company comes again its phases begin anew."""
    draft = turn.postpone(desk.item(item), reason, desk.meeting)
    return desk.write(actor, *phases.begin_anew(desk.phases(item), now, desk.meeting), draft)


def no_show(desk: Desk, actor: Actor, item: str, now: Moment) -> Changes:
    """발표 불참, confirmed by the chair, after all calls and the wait."""
    draft = turn.no_show(desk.item(item), now, _chair_for(desk, item), desk.policy, desk.meeting)
    return desk.write(actor, draft)


def withdraw(desk: Desk, actor: Actor, item: str, paper: str, now: Moment) -> Changes:
    """평가 포기; a phase that is on ends."""
    draft = turn.withdraw(desk.item(item), item, paper, _chair_for(desk, item), desk.meeting)
    return desk.write(actor, *phases.end_running(desk.phases(item), now, desk.meeting), draft)


def _chair_for(desk: Desk, item: str) -> str:
    """Who presides over a company that has not come in: never someone excluded from it."""
    day, entry = desk.day(), desk.plan().item(item)
    if day is None or entry is None:
        return ""
    out = {e.set.person for e in desk.exclusions(entry.company) if e.holds and e.set}
    return day.presiding(item, tuple(p for p in day.present if p not in out))


def step_out(desk: Desk, actor: Actor, item: str, person: str, reason: str) -> Changes:
    """Short absence of a participant."""
    return desk.write(actor, turn.step_out(desk.item(item), person, reason, desk.meeting))


def step_in(desk: Desk, actor: Actor, item: str, person: str) -> Changes:
    """Back again."""
    return desk.write(actor, turn.step_in(desk.item(item), person, desk.meeting))


def shrink(desk: Desk, actor: Actor, item: str, body: it.ParticipantOut) -> Changes:
    """A participant leaves the set (practice 3); 제척·기피·회피 also excludes from the company from now on."""
    state = desk.item(item)
    draft = turn.shrink(state, desk.consensus(item), body, desk.presiding(item), desk.meeting)
    if state is None or body.sort == "left":
        return desk.write(actor, draft)
    known = desk.exclusion(state.company, body.person)
    out = interests.ExclusionSet(state.company, body.person, body.sort, body.reason, body.confirmed_by)
    return desk.write(actor, draft, interests.exclude(known, out, desk.meeting))


def clear_room(desk: Desk, actor: Actor, item: str) -> Changes:
    """기업·배석자 퇴실 확인."""
    day = existing(desk.day(), "sitting.not-open")
    inside = attendance.observers_out(day, "deliberation")
    return desk.write(actor, turn.clear_room(desk.item(item), inside, desk.presiding(item), desk.meeting))


def note_gist(desk: Desk, actor: Actor, item: str, body: it.GistNoted) -> Changes:
    """발언 요지."""
    return desk.write(actor, turn.note_gist(desk.item(item), body, desk.meeting))


def correct_gist(desk: Desk, actor: Actor, item: str, body: it.GistCorrected) -> Changes:
    """A gist is put right."""
    return desk.write(actor, turn.correct_gist(desk.item(item), body, desk.meeting))


def write_times(desk: Desk, actor: Actor, item: str, body: on_paper.PaperTimes) -> Changes:
    """The times of a form, on a day held on paper."""
    return desk.write(actor, paper_entry.write_times(desk.item(item), desk.day(), body, desk.meeting))


def look_again(desk: Desk, actor: Actor, item: str, body: on_paper.LookedAgain) -> Changes:
    """Somebody else compared the entry with the form, as it stands now."""
    body = replace(body, seen=paper_entry.versions_of(desk.opinions(item)))
    return desk.write(actor, paper_entry.look_again(desk.item(item), desk.day(), body, actor.person, desk.meeting))


def reveal(desk: Desk, actor: Actor, item: str, word: str = "") -> Changes:
    """Open the opinions for the debate."""
    plan, state = desk.plan(), desk.item(item)
    needed = {p: plan.evaluator_type(p) for p in (state.participants if state else ())}
    return desk.write(actor, turn.reveal(state, desk.opinions(item), word, needed, desk.meeting))


def challenge(
    desk: Desk, actor: Actor, item: str, body: it.ChallengeFiled | it.ChallengeAnswered | it.ChallengeDecided
) -> Changes:
    """기피 신청, the member's word, the decision."""
    rule = {"filed": turn.file_challenge, "answered": turn.answer_challenge, "decided": turn.decide_challenge}
    name = type(body).__name__.removeprefix("Challenge").lower()
    if isinstance(body, it.ChallengeDecided):
        return _decide_challenge(desk, actor, item, body)
    return desk.write(actor, rule[name](desk.item(item), body, desk.meeting))  # type: ignore[operator]  # one rule per body


def _decide_challenge(desk: Desk, actor: Actor, item: str, body: it.ChallengeDecided) -> Changes:
    """Who presides decides; an upheld challenge takes the member out of the set and out of the company at once."""
    state, presiding = desk.item(item), desk.presiding(item)
    decided = turn.decide_challenge(state, body, desk.meeting)
    filed = next((c.filed for c in state.challenges if c.filed.challenge == body.challenge), None) if state else None
    challenged = filed.member if filed else ""
    require(presiding in (body.decided_by, challenged), "item.chair-confirms")
    changes = desk.write(actor, decided)
    if not body.upheld or state is None or challenged not in state.participants:
        return changes
    out = it.ParticipantOut(challenged, "by_challenge", body.reason, body.decided_by)
    return changes | shrink(desk, actor, item, out)
