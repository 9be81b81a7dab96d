"""Rules of one company's turn: calling in, the door, who takes part, what is said, ends without consensus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.meeting import item as it
from jumpup_desktop.domain.meeting.attendance import members_present
from jumpup_desktop.domain.meeting.clock import NS, span
from jumpup_desktop.domain.meeting.item import GistKind, OutKind
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.act import Act, ItemId, PersonId, act
from jumpup_desktop.domain.rules import about, existing, require, written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from jumpup_desktop.domain.meeting.consensus import Consensus
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.opinion import Opinion
    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.policy import MeetingKind, Policy
    from jumpup_desktop.domain.record.event import Draft, Moment
    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.domain.selection.interests import Exclusion
    from jumpup_desktop.domain.selection.running_order import AgendaItem


@act("call")
@dataclass(frozen=True, slots=True)
class Call(Act):
    """호명; `missing` are the members who are not in the room, named and confirmed by whoever calls."""

    item: ItemId
    missing: tuple[PersonId, ...] = ()


@act("come_in")
@dataclass(frozen=True, slots=True)
class ComeIn(Act):
    """The company is in; who takes part is fixed. `missing` as at the call."""

    item: ItemId
    missing: tuple[PersonId, ...] = ()


@act("presenter")
@dataclass(frozen=True, slots=True)
class CheckPresenter(Act):
    """발표자 확인; a stand-in brings papers and is accepted by who presides."""

    item: ItemId
    name: str
    stand_in: bool = False
    headcount: int = 1
    papers: tuple[str, ...] = ()
    accepted_by: PersonId = ""


@act("deck")
@dataclass(frozen=True, slots=True)
class CheckDeck(Act):
    """발표자료 확인, by hash; where the record knows no deck, `registered_sha256` is the one handed in."""

    item: ItemId
    sha256: str
    registered_sha256: str = ""
    reason: str = ""
    allowed_by: PersonId = ""


@act("postpone")
@dataclass(frozen=True, slots=True)
class Postpone(Act):
    """후순위 이동."""

    item: ItemId
    reason: str


@act("no_show")
@dataclass(frozen=True, slots=True)
class RecordNoShow(Act):
    """발표 불참."""

    item: ItemId


@act("withdraw")
@dataclass(frozen=True, slots=True)
class Withdraw(Act):
    """평가 포기 with the company's paper."""

    item: ItemId
    note: str


@act("step_out")
@dataclass(frozen=True, slots=True)
class StepOut(Act):
    """A participant is out for a moment; the round waits."""

    item: ItemId
    person: PersonId
    reason: str


@act("step_in")
@dataclass(frozen=True, slots=True)
class StepIn(Act):
    """Back again."""

    item: ItemId
    person: PersonId


@act("shrink")
@dataclass(frozen=True, slots=True)
class Shrink(Act):
    """A participant leaves the set (practice 3)."""

    item: ItemId
    person: PersonId
    kind: OutKind
    reason: str
    confirmed_by: PersonId


@act("clear_room")
@dataclass(frozen=True, slots=True)
class ClearRoom(Act):
    """기업·배석자 퇴실 확인."""

    item: ItemId


@act("gist")
@dataclass(frozen=True, slots=True)
class NoteGist(Act):
    """발언 요지."""

    item: ItemId
    kind: GistKind
    speaker: PersonId
    text: str


@act("correct_gist")
@dataclass(frozen=True, slots=True)
class CorrectGist(Act):
    """A gist is put right, by whose wish; `entry` is its id, or which of the item it is (from 1)."""

    item: ItemId
    entry: str
    text: str
    asked_by: PersonId


@act("reveal")
@dataclass(frozen=True, slots=True)
class Reveal(Act):
    """The opinions are opened; `word`: why all the same while somebody is unfinished."""

    item: ItemId
    word: str = ""


@act("challenge")
@dataclass(frozen=True, slots=True)
class Challenge(Act):
    """현장 기피: the company's ground, the member's word, what was decided and by whom."""

    item: ItemId
    challenge: str
    member: PersonId
    ground: str
    answer: str
    upheld: bool
    reason: str
    decided_by: PersonId


def call(
    state: Item | None, entry: AgendaItem, day: Sitting | None, policy: Policy, missing: tuple[str, ...] = ()
) -> Draft:
    """호명; `missing` were named as not in the room.

    Refuses `sitting.not-open`, `item.concluded`, `item.in-room`, `item.calls-used`;
    `sitting.only-items` where the day goes on after 폐회 for other items.
    """
    require(day is not None and day.is_open, "sitting.not-open")
    require(day is None or not day.only or entry.id in day.only, "sitting.only-items")
    if state is not None:
        require(state.outcome is None, "item.concluded")
        require(state.fixed is None, "item.in-room")
        require(len(state.calls) < policy.calls.times, "item.calls-used", times=policy.calls.times)
    attempt = len(state.calls) + 1 if state else 1
    return about(it.Called(entry.company, attempt, missing), entry.id)


def fix_participants(
    state: Item | None, day: Sitting, meeting: Meeting, exclusions: Iterable[Exclusion], policy: Policy
) -> Draft:
    """The company is in: members in the room, less the excluded, are the set.

    Refuses `item.not-called`, `.quorum`, `sitting.sheet-missing`.
    """
    item = existing(state, "item.not-called")
    require(item.calls and item.fixed is None, "item.not-called")
    sets = [e.set for e in exclusions if e.holds and e.set]
    out = {s.person: s.kind for s in sets if s.company == item.company}
    there = members_present(day, meeting)
    people = tuple(p for p in there if p not in out)
    require(len(people) >= policy.panel.quorum, "item.quorum", present=len(people), quorum=policy.panel.quorum)
    unpledged = [p for p in people if day.sheet(p) is None]
    require(not unpledged, "sitting.sheet-missing", count=len(unpledged))
    excluded = tuple((p, str(out[p])) for p in meeting.members if p in out)
    absent = tuple(p for p in meeting.members if p not in there and p not in out)
    return about(it.ParticipantsFixed(people, excluded, absent, policy.panel.quorum), item.id)


def check_presenter(state: Item | None, act: CheckPresenter, presiding: str) -> Draft:
    """발표자 확인, ID seen; a stand-in needs papers and the chair: refuses `item.stand-in`."""
    item = called(state)
    if act.stand_in:
        require(presiding and act.papers and act.accepted_by == presiding, "item.stand-in", name=act.name)
    body = it.PresenterChecked(act.name, act.stand_in, True, act.headcount, act.papers, act.accepted_by)
    return about(body, item.id)


def check_deck(state: Item | None, act: CheckDeck, handed_in: str, presiding: str) -> Draft:
    """The deck against the one handed in. Refuses `item.deck-changed` without a reason and the chair's leave."""
    same = act.sha256 == handed_in
    require(same or (presiding and act.reason.strip() and act.allowed_by == presiding), "item.deck-changed")
    return about(it.DeckChecked(act.sha256, handed_in, act.reason, act.allowed_by), called(state).id)


def postpone(state: Item | None, reason: str) -> Draft:
    """후순위 이동. Refuses `item.not-called`, `item.begun`, `item.reason-missing`."""
    item = existing(state, "item.not-called")
    require(item.outcome is None, "item.concluded")
    require(item.revealed is None and not item.cleared, "item.begun")
    return about(it.Postponed(written(reason, "item.reason-missing")), item.id)


def no_show(state: Item | None, now: Moment, confirmed_by: str, policy: Policy, kind_: MeetingKind) -> Draft:
    """발표 불참 after all calls and the wait since the first; a wrong or corrected wall clock does not shorten it.

    Refuses `item.not-called`, `item.in-room`, `item.calls-left`, `item.wait`, `item.no-such-end`
    where this kind of meeting knows no such outcome.
    """
    item = existing(state, "item.not-called")
    require(item.outcome is None and item.fixed is None, "item.in-room")
    left = policy.calls.times - len(item.calls)
    require(left <= 0, "item.calls-left", left=left)
    waited = span(item.calls[0], now)
    enough = (waited.ran_ns + waited.gap_ns) // NS >= policy.calls.wait_minutes * 60_000
    require(enough, "item.wait", minutes=policy.calls.wait_minutes)
    return _conclude(item, _end_by(kind_, "by_absence"), confirmed_by, f"호명 {len(item.calls)}회")


def withdraw(state: Item | None, act: Withdraw, confirmed_by: str, kind_: MeetingKind) -> Draft:
    """평가 포기 with the company's 포기서. Refuses `item.concluded`, `item.withdrawal-paper`, `item.no-such-end`."""
    known = state or it.Item(act.item)
    require(known.outcome is None, "item.concluded")
    note = written(act.note, "item.withdrawal-paper")
    return _conclude(known, _end_by(kind_, "by_withdrawal"), confirmed_by, note)


def _end_by(kind_: MeetingKind, way: Literal["by_absence", "by_withdrawal"]) -> str:
    """The outcome that the kind of meeting has for a company which does not come, or gives up."""
    return existing(next((o for o in kind_.outcomes if getattr(o, way)), None), "item.no-such-end").id


def _conclude(item: Item, outcome: str, by: str, note: str) -> Draft:
    return about(it.Concluded(outcome, written(by, "item.chair-confirms"), note), item.id)


def step_out(state: Item | None, person: str, reason: str) -> Draft:
    """Short absence; the round waits. Refuses `item.not-participant`, `item.away`, `item.reason-missing`."""
    item = _participant(state, person)
    require(person not in item.away, "item.away")
    return about(it.ParticipantLeft(person, written(reason, "item.reason-missing")), item.id)


def step_in(state: Item | None, person: str) -> Draft:
    """Back again. Refuses `item.not-participant`, `item.not-away`."""
    item = _participant(state, person)
    require(person in item.away, "item.not-away")
    return about(it.ParticipantReturned(person), item.id)


def shrink(state: Item | None, consensus: Consensus | None, act: Shrink, presiding: str) -> Draft:
    """Take a participant out of the set (practice 3).

    Refuses `item.not-participant`, `.reason-missing`, `.chair-confirms`; `.objected` after that member has objected:
    then only 의결보류 is open; `.quorum` when too few would remain.
    """
    item = _participant(state, act.person)
    reason = written(act.reason, "item.reason-missing")
    by_itself = presiding == act.person and act.confirmed_by in item.participants
    require(act.confirmed_by and (act.confirmed_by == presiding or by_itself), "item.chair-confirms")
    require(act.confirmed_by != act.person, "item.chair-confirms")
    require(consensus is None or act.person not in consensus.objectors_ever, "item.objected")
    quorum = item.fixed.quorum if item.fixed else 0
    require(len(item.participants) - 1 >= quorum, "item.quorum", present=len(item.participants) - 1, quorum=quorum)
    return about(it.ParticipantOut(act.person, act.kind, reason, act.confirmed_by), item.id)


def clear_room(state: Item | None, observers_inside: tuple[str, ...], confirmed_by: str) -> Draft:
    """기업·배석자 퇴실 확인. Refuses `item.not-called`, `item.observers-inside`."""
    item = called(state)
    require(not observers_inside, "item.observers-inside", count=len(observers_inside))
    return about(it.RoomCleared(written(confirmed_by, "item.chair-confirms")), item.id)


def note_gist(state: Item | None, body: it.GistNoted) -> Draft:
    """발언 요지. Refuses `item.not-called`, `item.text-missing`, `item.gist-exists`; `item.speaker-out` of a member who
    takes no part in the matter: excluded from it, or not there when it was called.
    """
    item = existing(state, "item.not-called")
    out = (*(p for p, _ in item.fixed.excluded), *item.fixed.absent) if item.fixed else ()
    require(body.speaker not in out, "item.speaker-out")
    written(body.text, "item.text-missing")
    require(all(g.entry != body.entry for g in item.gists), "item.gist-exists")
    return about(body, item.id)


def correct_gist(state: Item | None, act: CorrectGist) -> Draft:
    """Put a gist right. Refuses `item.gist-unknown`, `item.text-missing`."""
    item = existing(state, "item.gist-unknown")
    text = written(act.text, "item.text-missing")
    names = {name: g.entry for n, g in enumerate(item.gists, 1) for name in (str(n), g.entry)}
    entry = existing(names.get(act.entry), "item.gist-unknown")
    return about(it.GistCorrected(entry, text, act.asked_by), item.id)


def reveal(state: Item | None, opinions: Iterable[Opinion], word: str, needed: Mapping[str, Collection[str]]) -> Draft:
    """Open the opinions (practice 8). `needed` are the criteria that each participant must write.

    Refuses `item.not-called`, `item.room-not-cleared`, `item.unfinished` unless the chair gave one word.
    """
    item = called(state)
    require(item.cleared, "item.room-not-cleared")
    final = {(o.member, o.criterion) for o in opinions if o.versions and not o.pre_review}
    lacking = tuple(p for p in item.participants if any((p, c) not in final for c in needed.get(p, ())))
    require(not lacking or word.strip(), "item.unfinished", count=len(lacking))
    return about(it.OpinionsRevealed(lacking, word.strip()), item.id)


def file_challenge(state: Item | None, body: it.ChallengeFiled) -> Draft:
    """기피 신청. Refuses `item.not-participant`, `item.reason-missing`."""
    item = _participant(state, body.member)
    written(body.ground, "item.reason-missing")
    return about(body, item.id)


def answer_challenge(state: Item | None, body: it.ChallengeAnswered) -> Draft:
    """The member's word. Refuses `item.challenge-unknown`, `item.challenge-decided`."""
    _challenge(state, body.challenge)
    return about(body, called(state).id)


def decide_challenge(state: Item | None, body: it.ChallengeDecided) -> Draft:
    """Decide at once; never by the one concerned.

    Refuses `item.challenge-own`, `.challenge-decided`, `.reason-missing`.
    """
    challenge = _challenge(state, body.challenge)
    require(body.decided_by and body.decided_by != challenge.filed.member, "item.challenge-own")
    written(body.reason, "item.reason-missing")
    return about(body, called(state).id)


def _challenge(state: Item | None, which: str) -> it.ChallengeHeard:
    for challenge in called(state).challenges:
        if challenge.filed.challenge == which:
            require(challenge.decision is None, "item.challenge-decided")
            return challenge
    raise Refused("item.challenge-unknown")


def called(state: Item | None) -> Item:
    """The item whose company is in the room. Refuses `item.not-called`, `item.not-come-in`, `item.concluded`."""
    item = existing(state, "item.not-called")
    require(item.outcome is None, "item.concluded")
    require(item.fixed, "item.not-come-in" if item.calls else "item.not-called")
    return item


def _participant(state: Item | None, person: str) -> Item:
    item = called(state)
    require(person in item.participants, "item.not-participant")
    return item
