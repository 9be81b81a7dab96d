"""Rules of one company's turn: calling in, the door, who takes part, what is said, ends without consensus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import item as it
from jumpup_desktop.domain.meeting.attendance import members_present
from jumpup_desktop.domain.meeting.clock import NS, span
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.rules import about, existing, require, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jumpup_desktop.domain.meeting.consensus import Consensus
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.opinion import Opinion
    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.policy import Policy
    from jumpup_desktop.domain.record.event import Draft, Moment
    from jumpup_desktop.domain.selection.agenda import AgendaItem, Meeting
    from jumpup_desktop.domain.selection.interests import Exclusion


def call(state: Item | None, agenda: AgendaItem | None, day: Sitting | None, meeting: Meeting, policy: Policy) -> Draft:
    """호명. Refuses `item.other-panel`, `sitting.not-open`, `item.concluded`, `item.in-room`, `item.calls-used`."""
    entry = existing(agenda, "item.other-panel", venue=meeting.plan.venue if meeting.plan else "")
    require(day is not None and day.is_open, "sitting.not-open")
    if state is not None:
        require(state.outcome is None, "item.concluded")
        require(state.fixed is None, "item.in-room")
        require(len(state.calls) < policy.calls.times, "item.calls-used", times=policy.calls.times)
    attempt = len(state.calls) + 1 if state else 1
    return about(it.Called(entry.company, attempt), entry.id, meeting.id)


def fix_participants(
    state: Item | None, day: Sitting, meeting: Meeting, exclusions: Iterable[Exclusion], policy: Policy
) -> Draft:
    """The company is in: members in the room, less the excluded, are the set.

    Refuses `item.not-called`, `.quorum`, `sitting.sheet-missing`.
    """
    item = existing(state, "item.not-called")
    require(item.calls and item.fixed is None, "item.not-called")
    sets = [e.set for e in exclusions if e.holds and e.set]
    out = {s.person: s.sort for s in sets if s.company == item.company}
    there = members_present(day, meeting)
    people = tuple(p for p in there if p not in out)
    require(len(people) >= policy.panel.quorum, "item.quorum", present=len(people), quorum=policy.panel.quorum)
    unpledged = [p for p in people if day.sheet(p) is None]
    require(not unpledged, "sitting.sheet-missing", count=len(unpledged))
    excluded = tuple((p, str(out[p])) for p in meeting.members if p in out)
    absent = tuple(p for p in meeting.members if p not in there and p not in out)
    return about(it.ParticipantsFixed(people, excluded, absent, policy.panel.quorum), item.id, meeting.id)


def check_presenter(state: Item | None, body: it.PresenterChecked, presiding: str, meeting: str) -> Draft:
    """발표자 확인. Refuses `item.id-not-seen`; a stand-in needs papers and the chair: `item.stand-in`."""
    item = called(state)
    require(body.id_seen, "item.id-not-seen", name=body.name)
    if body.is_stand_in:
        require(presiding and body.papers and body.accepted_by == presiding, "item.stand-in", name=body.name)
    return about(body, item.id, meeting)


def check_deck(state: Item | None, body: it.DeckChecked, presiding: str, meeting: str) -> Draft:
    """The deck by hash. Refuses `item.deck-changed` when another one has no reason and chair's leave."""
    same = body.sha256 == body.registered_sha256
    require(same or (presiding and body.reason.strip() and body.allowed_by == presiding), "item.deck-changed")
    return about(body, called(state).id, meeting)


def postpone(state: Item | None, reason: str, meeting: str) -> Draft:
    """후순위 이동. Refuses `item.not-called`, `item.begun`, `item.reason-missing`."""
    item = existing(state, "item.not-called")
    require(item.outcome is None, "item.concluded")
    require(item.revealed is None and not item.cleared, "item.begun")
    return about(it.Postponed(written(reason, "item.reason-missing")), item.id, meeting)


def no_show(state: Item | None, now: Moment, confirmed_by: str, policy: Policy, meeting: str) -> Draft:
    """발표 불참 after all calls and the wait since the first; a wrong or corrected wall clock does not shorten it.

    Refuses `item.not-called`, `item.in-room`, `item.calls-left`, `item.wait`.
    """
    item = existing(state, "item.not-called")
    require(item.outcome is None and item.fixed is None, "item.in-room")
    left = policy.calls.times - len(item.calls)
    require(left <= 0, "item.calls-left", left=left)
    waited = span(item.calls[0], now)
    enough = (waited.ran_ns + waited.gap_ns) // NS >= policy.calls.wait_minutes * 60_000
    require(enough, "item.wait", minutes=policy.calls.wait_minutes)
    return _conclude(item, "no_show", confirmed_by, f"호명 {len(item.calls)}회", meeting)


def withdraw(state: Item | None, item: str, paper: str, confirmed_by: str, meeting: str) -> Draft:
    """평가 포기 with the company's 포기서. Refuses `item.concluded`, `item.withdrawal-paper`."""
    known = state or it.Item(item)
    require(known.outcome is None, "item.concluded")
    return _conclude(known, "withdrawn", confirmed_by, written(paper, "item.withdrawal-paper"), meeting)


def _conclude(item: Item, outcome: str, by: str, note: str, meeting: str) -> Draft:
    return about(it.Concluded(outcome, written(by, "item.chair-confirms"), note), item.id, meeting)


def step_out(state: Item | None, person: str, reason: str, meeting: str) -> Draft:
    """Short absence; the round waits. Refuses `item.not-participant`, `item.away`, `item.reason-missing`."""
    item = _participant(state, person)
    require(person not in item.away, "item.away")
    return about(it.ParticipantLeft(person, written(reason, "item.reason-missing")), item.id, meeting)


def step_in(state: Item | None, person: str, meeting: str) -> Draft:
    """Back again. Refuses `item.not-participant`, `item.not-away`."""
    item = _participant(state, person)
    require(person in item.away, "item.not-away")
    return about(it.ParticipantReturned(person), item.id, meeting)


def shrink(
    state: Item | None, consensus: Consensus | None, body: it.ParticipantOut, presiding: str, meeting: str
) -> Draft:
    """Take a participant out of the set (practice 3).

    Refuses `item.not-participant`, `.reason-missing`, `.chair-confirms`; `.objected` after that member has objected:
    then only 의결보류 is open; `.quorum` when too few would remain.
    """
    item = _participant(state, body.person)
    written(body.reason, "item.reason-missing")
    by_itself = presiding == body.person and body.confirmed_by in item.participants
    require(body.confirmed_by and (body.confirmed_by == presiding or by_itself), "item.chair-confirms")
    require(body.confirmed_by != body.person, "item.chair-confirms")
    require(consensus is None or body.person not in consensus.objectors_ever, "item.objected")
    quorum = item.fixed.quorum if item.fixed else 0
    require(len(item.participants) - 1 >= quorum, "item.quorum", present=len(item.participants) - 1, quorum=quorum)
    return about(body, item.id, meeting)


def clear_room(state: Item | None, observers_inside: tuple[str, ...], confirmed_by: str, meeting: str) -> Draft:
    """기업·배석자 퇴실 확인. Refuses `item.not-called`, `item.observers-inside`."""
    item = called(state)
    require(not observers_inside, "item.observers-inside", count=len(observers_inside))
    return about(it.RoomCleared(written(confirmed_by, "item.chair-confirms")), item.id, meeting)


def note_gist(state: Item | None, body: it.GistNoted, meeting: str) -> Draft:
    """발언 요지. Refuses `item.not-called`, `item.text-missing`, `item.gist-exists`."""
    item = existing(state, "item.not-called")
    written(body.text, "item.text-missing")
    require(all(g.entry != body.entry for g in item.gists), "item.gist-exists")
    return about(body, item.id, meeting)


def correct_gist(state: Item | None, body: it.GistCorrected, meeting: str) -> Draft:
    """Put a gist right. Refuses `item.gist-unknown`, `item.text-missing`."""
    item = existing(state, "item.gist-unknown")
    written(body.text, "item.text-missing")
    require(any(g.entry == body.entry for g in item.gists), "item.gist-unknown")
    return about(body, item.id, meeting)


def reveal(state: Item | None, opinions: Iterable[Opinion], word: str, needed: dict[str, str], meeting: str) -> Draft:
    """Open the opinions (practice 8). `needed` is each participant's own criterion.

    Refuses `item.not-called`, `item.room-not-cleared`, `item.unfinished` unless the chair gave one word.
    """
    item = called(state)
    require(item.cleared, "item.room-not-cleared")
    final = {(o.member, o.criterion) for o in opinions if o.versions and not o.pre_review}
    lacking = tuple(p for p in item.participants if (p, needed.get(p, "")) not in final or (p, "overall") not in final)
    require(not lacking or word.strip(), "item.unfinished", count=len(lacking))
    return about(it.OpinionsRevealed(lacking, word.strip()), item.id, meeting)


def file_challenge(state: Item | None, body: it.ChallengeFiled, meeting: str) -> Draft:
    """기피 신청. Refuses `item.not-participant`, `item.reason-missing`."""
    item = _participant(state, body.member)
    written(body.ground, "item.reason-missing")
    return about(body, item.id, meeting)


def answer_challenge(state: Item | None, body: it.ChallengeAnswered, meeting: str) -> Draft:
    """The member's word. Refuses `item.challenge-unknown`, `item.challenge-decided`."""
    _challenge(state, body.challenge)
    return about(body, called(state).id, meeting)


def decide_challenge(state: Item | None, body: it.ChallengeDecided, meeting: str) -> Draft:
    """Decide at once; never by the one concerned.

    Refuses `item.challenge-own`, `.challenge-decided`, `.reason-missing`.
    """
    challenge = _challenge(state, body.challenge)
    require(body.decided_by and body.decided_by != challenge.filed.member, "item.challenge-own")
    written(body.reason, "item.reason-missing")
    return about(body, called(state).id, meeting)


def _challenge(state: Item | None, which: str) -> it.Challenge:
    for challenge in called(state).challenges:
        if challenge.filed.challenge == which:
            require(challenge.decision is None, "item.challenge-decided")
            return challenge
    raise Refused("item.challenge-unknown")


def called(state: Item | None) -> Item:
    """The item whose company is in the room. Refuses `item.not-called`, `item.concluded`."""
    item = existing(state, "item.not-called")
    require(item.outcome is None, "item.concluded")
    require(item.fixed, "item.not-called")
    return item


def _participant(state: Item | None, person: str) -> Item:
    item = called(state)
    require(person in item.participants, "item.not-participant")
    return item
