"""A company's turn, one handler an act: call in, take part, clocks, reveal, exits without consensus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import attendance, on_paper, opinion, paper_entry, phases, turn
from jumpup_desktop.domain.meeting import item as it
from jumpup_desktop.domain.meeting.presence import require_named
from jumpup_desktop.domain.rules import existing, require
from jumpup_desktop.domain.selection import interests
from jumpup_desktop.domain.selection.company import COMPANY, LetCompanyThrough, let_through
from jumpup_desktop.services import elsewhere, presence, step1_gate
from jumpup_desktop.services.handling import handles

if TYPE_CHECKING:
    from jumpup_desktop.services.case import Case


@handles(turn.Call)
def call(case: Case, act: turn.Call) -> None:
    """호명: the company is called; it has not come in yet. Refuses `item.other-in-room`, `.missing`."""
    entry = elsewhere.entry_here(case, act.item)
    case.require_room_free(act.item)
    draft = turn.call(case.item(act.item), entry, case.day(), case.policy, act.missing)
    elsewhere.require_undecided(case, act.item)
    step1_gate.require_passed(case, entry.company)
    require_named(presence.missing(case, act.item), act.missing, case.name)
    case.write(draft)


@handles(LetCompanyThrough)
def let_company_through(case: Case, act: LetCompanyThrough) -> None:
    """A company that failed STEP1 may be heard, by reason and approver. Refuses `company.…`."""
    known = existing(case.get(COMPANY, act.company), "company.unknown")
    case.write(let_through(known, act, case.policy.step1.failed_word))


@handles(turn.ComeIn, of_today=True)
def come_in(case: Case, act: turn.ComeIn) -> None:
    """The company is in: who takes part is fixed. Refuses `item.missing`, `item.excluded-inside`."""
    plan, state = case.plan(), case.item(act.item)
    day = existing(case.day(), "sitting.not-open")
    out = case.exclusions(state.company) if state else []
    draft = turn.fix_participants(state, day, plan, out, case.policy)
    elsewhere.require_undecided(case, act.item)
    step1_gate.require_passed(case, state.company if state else "")
    presence.require_out(case, act.item)
    known = state.missing if state and not act.missing else ()
    require_named([p for p in presence.missing(case, act.item) if p not in known], act.missing, case.name)
    case.write(draft)


@handles(turn.CheckPresenter, of_today=True)
def check_presenter(case: Case, act: turn.CheckPresenter) -> None:
    """발표자 확인."""
    case.write(turn.check_presenter(case.item(act.item), act, case.presiding(act.item)))


@handles(turn.CheckDeck)
def check_deck(case: Case, act: turn.CheckDeck) -> None:
    """발표자료 확인, against the deck that the record knows as handed in, where it knows one."""
    state = case.item(act.item)
    deck = case.deck(state.company) if state else None
    handed_in = deck.sha256 if deck else act.registered_sha256 or act.sha256
    case.write(turn.check_deck(state, act, handed_in, case.presiding(act.item)))


@handles(phases.StartPhase)
def start_phase(case: Case, act: phases.StartPhase) -> None:
    """A phase begins; only once the company is in the room."""
    case.require_open()
    kind, chosen = case.kind, case.kind.phase(act.phase)
    if chosen is None or chosen.role != "after":
        turn.called(case.item(act.item))
        presence.require_out(case, act.item)
    case.write(phases.start(case.phases(act.item), act, kind))


@handles(phases.FinishPhase)
def finish_phase(case: Case, act: phases.FinishPhase) -> None:
    """A phase ends with its figures."""
    case.write(phases.finish(case.phases(act.item), case.moment))


@handles(phases.UndoSlip)
def undo_slip(case: Case, act: phases.UndoSlip) -> None:
    """The last → was a slip."""
    case.require_open()
    turn.called(case.item(act.item))
    case.write(phases.undo_slip(case.phases(act.item), case.moment))


@handles(phases.PausePhase)
def pause(case: Case, act: phases.PausePhase) -> None:
    """The clock stands."""
    case.write(phases.pause(case.phases(act.item), act.reason))


@handles(phases.ResumePhase)
def resume(case: Case, act: phases.ResumePhase) -> None:
    """The clock goes on."""
    case.write(phases.resume(case.phases(act.item)))


@handles(phases.AddTime)
def add_time(case: Case, act: phases.AddTime) -> None:
    """Time given, allowed by who presides: who that was is said, never filled in. Refuses `clock.approver-missing`."""
    require(act.approved_by, "clock.approver-missing")
    ms, by = act.seconds * 1000, _approver(case, act)
    case.write(phases.add_time(case.phases(act.item), ms, act.reason, by))


@handles(phases.CorrectTime)
def correct_time(case: Case, act: phases.CorrectTime) -> None:
    """Used time set right (negative: given back), allowed by who presides."""
    ms, by = act.seconds * 1000, _approver(case, act)
    case.write(phases.correct(case.phases(act.item), ms, act.reason, by))


def _approver(case: Case, act: phases.AddTime | phases.CorrectTime) -> str:
    """Who presides, and nobody else. Refuses `clock.not-approver`."""
    by = case.presiding(act.item)
    require(act.approved_by in ("", by), "clock.not-approver", name=case.name(by) if by else "-")
    return by


@handles(turn.Postpone, of_today=True)
def postpone(case: Case, act: turn.Postpone) -> None:
    """후순위 이동: a phase that is on ends, and when the company comes again its phases begin anew."""
    draft = turn.postpone(case.item(act.item), act.reason)
    case.write(*phases.begin_anew(case.phases(act.item), case.moment), draft)


@handles(turn.RecordNoShow, of_today=True)
def no_show(case: Case, act: turn.RecordNoShow) -> None:
    """발표 불참, confirmed by the chair, after all calls and the wait."""
    case.require_open()
    chair = _chair_for(case, act.item)
    case.write(turn.no_show(case.item(act.item), case.moment, chair, case.policy, case.kind))


@handles(turn.Withdraw, of_today=True)
def withdraw(case: Case, act: turn.Withdraw) -> None:
    """평가 포기; a phase that is on ends. Not after 폐회: then the day's papers tell how it ended."""
    chair = _chair_for(case, act.item)
    draft = turn.withdraw(case.item(act.item), act, chair, case.kind)
    case.write(*phases.end_running(case.phases(act.item), case.moment), draft)


def _chair_for(case: Case, item: str) -> str:
    """Who presides over a company that has not come in: never someone excluded from it."""
    day, entry = case.day(), case.plan().item(item)
    if day is None or entry is None:
        return ""
    out = {e.set.person for e in case.exclusions(entry.company) if e.holds and e.set}
    return day.presiding(item, tuple(p for p in day.present if p not in out))


@handles(turn.StepOut, of_today=True)
def step_out(case: Case, act: turn.StepOut) -> None:
    """Short absence of a participant."""
    case.write(turn.step_out(case.item(act.item), act.person, act.reason))


@handles(turn.StepIn, of_today=True)
def step_in(case: Case, act: turn.StepIn) -> None:
    """Back again, of somebody who is in the building. Refuses `sitting.not-present` for who went home."""
    day = case.day()
    require(day is not None and act.person in day.present, "sitting.not-present")
    case.write(turn.step_in(case.item(act.item), act.person))


@handles(turn.Shrink, of_today=True)
def shrink(case: Case, act: turn.Shrink) -> None:
    """A participant leaves the set (practice 3); 제척·기피·회피 also excludes from the company from now on."""
    state = case.item(act.item)
    draft = turn.shrink(state, case.consensus(act.item), act, case.presiding(act.item))
    if state is None or act.kind == "left":
        case.write(draft)
        return
    known = case.exclusion(state.company, act.person)
    by = "" if act.kind == "by_law" else act.confirmed_by
    out = interests.ExclusionSet(state.company, act.person, act.kind, act.reason, by)
    case.write(draft, interests.exclude(known, out))


@handles(turn.ClearRoom, of_today=True)
def clear_room(case: Case, act: turn.ClearRoom) -> None:
    """기업·배석자 퇴실 확인. Refuses `item.excluded-inside`."""
    presence.require_out(case, act.item)
    day = existing(case.day(), "sitting.not-open")
    inside = attendance.observers_out(day, [p.id for p in case.kind.phases if p.is_private])
    case.write(turn.clear_room(case.item(act.item), inside, case.presiding(act.item)))


@handles(turn.NoteGist)
def note_gist(case: Case, act: turn.NoteGist) -> None:
    """발언 요지. Of a deliberation that stands still because somebody excluded is there it is refused."""
    presence.require_deliberation(case, act.item)
    body = it.GistNoted(case.tx.new_id(), act.kind, act.speaker, act.text)
    case.write(turn.note_gist(case.item(act.item), body))


@handles(turn.CorrectGist)
def correct_gist(case: Case, act: turn.CorrectGist) -> None:
    """A gist is put right."""
    case.write(turn.correct_gist(case.item(act.item), act))


@handles(paper_entry.WriteItemTimes)
def write_times(case: Case, act: paper_entry.WriteItemTimes) -> None:
    """The times of a form, on a day held on paper."""
    body = on_paper.PaperTimes(act.called, act.ended)
    case.write(paper_entry.write_times(case.item(act.item), case.day(), body))


@handles(paper_entry.LookAgain)
def look_again(case: Case, act: paper_entry.LookAgain) -> None:
    """Somebody else compared the entry with the form, as it stands now."""
    body = on_paper.LookedAgain(act.person, paper_entry.versions_of(case.opinions(act.item)))
    case.write(paper_entry.look_again(case.item(act.item), case.day(), body, case.actor.person))


@handles(turn.Reveal, of_today=True)
def reveal(case: Case, act: turn.Reveal) -> None:
    """Open the opinions for the debate. Refuses `item.excluded-inside`."""
    presence.require_out(case, act.item)
    plan, state = case.plan(), case.item(act.item)
    people, kind, policy = state.participants if state else (), case.kind, case.policy
    needed = {p: opinion.missing(kind, plan.evaluator_type(p), frozenset(), policy) for p in people}
    case.write(turn.reveal(state, case.opinions(act.item), act.word, needed))


@handles(turn.Challenge, of_today=True)
def challenge(case: Case, act: turn.Challenge) -> None:
    """기피 신청, the member's word, the decision of who presides.

    An upheld challenge takes the member out of the set and out of the company at once.
    """
    presiding = case.presiding(act.item)
    filed = it.ChallengeFiled(act.challenge, act.member, act.ground)
    case.write(turn.file_challenge(case.item(act.item), filed))
    answer = it.ChallengeAnswered(act.challenge, act.answer)
    case.write(turn.answer_challenge(case.item(act.item), answer))
    require(presiding in (act.decided_by, act.member), "item.chair-confirms")
    decision = it.ChallengeDecided(act.challenge, act.upheld, act.reason, act.decided_by)
    case.write(turn.decide_challenge(case.item(act.item), decision))
    if not act.upheld:
        return
    shrink(case, turn.Shrink(act.item, act.member, "by_challenge", act.reason, act.decided_by))
