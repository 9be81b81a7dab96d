"""One company's turn as its events tell it: calls, door, participants, what was said, how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from jumpup_desktop.domain.meeting.clock import moment_of
from jumpup_desktop.domain.meeting.on_paper import LookedAgain, PaperTimes
from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import Moment, kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.rules import said

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Event
    from jumpup_desktop.domain.record.history import Filling


GistKind = Literal["question", "answer", "remark"]
OutKind = Literal["own_request", "by_challenge", "by_law", "left"]
EXCLUDED = "심의 제외"
"""Why somebody goes out who is excluded from the company."""
GIST_KINDS: tuple[GistKind, ...] = get_args(GistKind)
OUT_KINDS: tuple[OutKind, ...] = get_args(OutKind)


@kind("item.called", version=2)
@dataclass(frozen=True, slots=True)
class Called:
    """호명, the n-th of the day for this company (practice 14); who was named as not in the room."""

    company: str
    attempt: int
    missing: tuple[str, ...] = ()


@kind("item.participants_fixed")
@dataclass(frozen=True, slots=True)
class ParticipantsFixed:
    """심의 참여 위원, fixed at the call (practice 3): who takes part; who is excluded (person, kind); who is absent."""

    participants: tuple[str, ...]
    excluded: tuple[tuple[str, str], ...]
    absent: tuple[str, ...]
    quorum: int


@kind("item.presenter_checked")
@dataclass(frozen=True, slots=True)
class PresenterChecked:
    """Who presents: registered or stand-in with papers (위임장, 재직증명), ID seen, heads in the room."""

    name: str
    is_stand_in: bool
    id_seen: bool
    headcount: int
    papers: tuple[str, ...] = ()
    accepted_by: str = ""


@kind("item.deck_checked")
@dataclass(frozen=True, slots=True)
class DeckChecked:
    """The deck shown, by hash; where it is not the one handed in, why and by whose leave."""

    sha256: str
    registered_sha256: str
    reason: Text = ""
    allowed_by: str = ""


@kind("item.postponed")
@dataclass(frozen=True, slots=True)
class Postponed:
    """후순위 이동: the company comes later today."""

    reason: Text


@kind("item.left")
@dataclass(frozen=True, slots=True)
class ParticipantLeft:
    """A participant is out of the room for a moment; the round waits."""

    person: str
    reason: Text


@kind("item.returned")
@dataclass(frozen=True, slots=True)
class ParticipantReturned:
    """The participant is back."""

    person: str


@kind("item.shrunk", version=2)
@dataclass(frozen=True, slots=True)
class ParticipantOut:
    """A participant left the set: 회피, 기피 or 퇴장, with reason, confirmed by who presides (practice 3)."""

    person: str
    kind: OutKind
    reason: Text
    confirmed_by: str


@kind("item.room_cleared")
@dataclass(frozen=True, slots=True)
class RoomCleared:
    """기업·배석자 퇴실 확인 before 심층토론."""

    confirmed_by: str


@kind("item.gist_noted", version=2)
@dataclass(frozen=True, slots=True)
class GistNoted:
    """발언 요지: entry id, phase, question, answer or remark, who said it."""

    entry: str
    kind: GistKind
    speaker: str
    text: Text


@kind("item.gist_corrected")
@dataclass(frozen=True, slots=True)
class GistCorrected:
    """A gist was put right, by whose wish."""

    entry: str
    text: Text
    asked_by: str


@kind("item.opinions_revealed")
@dataclass(frozen=True, slots=True)
class OpinionsRevealed:
    """The members' opinions were opened; `unfinished` write after it (토론 후 작성); `word`: why all the same."""

    unfinished: tuple[str, ...]
    word: Text = ""


@kind("item.challenge_filed")
@dataclass(frozen=True, slots=True)
class ChallengeFiled:
    """기피 신청 by the company against a member."""

    challenge: str
    member: str
    ground: Text


@kind("item.challenge_answered")
@dataclass(frozen=True, slots=True)
class ChallengeAnswered:
    """What the member says to it."""

    challenge: str
    text: Text


@kind("item.challenge_decided")
@dataclass(frozen=True, slots=True)
class ChallengeDecided:
    """Whether it was upheld, why, by whom."""

    challenge: str
    upheld: bool
    reason: Text
    decided_by: str


@kind("item.concluded")
@dataclass(frozen=True, slots=True)
class Concluded:
    """The turn ended with an outcome of policy; `note` holds 포기서 or the record of calls."""

    outcome: str
    confirmed_by: str
    note: Text = ""


@kind("item.reopened")
@dataclass(frozen=True, slots=True)
class Reopened:
    """The matter is open again, why, by whom; everything before stays."""

    reason: Text
    by: str


@dataclass(frozen=True, slots=True)
class Gist:
    """One entry of what was said; `at` in utc_ms; `before` holds earlier texts."""

    entry: str
    kind: str
    speaker: str
    text: Text
    at: int
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChallengeHeard:
    """A 기피 신청 and what came of it."""

    filed: ChallengeFiled
    answer: str = ""
    decision: ChallengeDecided | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """The turn as far as it went; times in utc_ms, calls with all clocks: the wait runs by those.

    `earlier`: for each time the company moved back, its first call, the move, and why.
    """

    id: str
    company: str = ""
    calls: tuple[Moment, ...] = ()
    missing: tuple[str, ...] = ()
    """Who was named at the last call as not in the room."""
    fixed: ParticipantsFixed | None = None
    participants: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    absences: tuple[tuple[str, str, int, int], ...] = ()
    shrunk: tuple[tuple[ParticipantOut, int], ...] = ()
    turn_began: int = 0
    """How many had left the set when the company last moved back."""
    presenter: PresenterChecked | None = None
    deck: DeckChecked | None = None
    deck_at: int = 0
    attempts: tuple[int, ...] = ()
    """Every call of the day, in utc_ms; `calls` are those of this turn."""
    postponed: tuple[Postponed, ...] = ()
    earlier: tuple[tuple[int, int, str], ...] = ()
    cleared_at: int = 0
    gists: tuple[Gist, ...] = ()
    revealed: OpinionsRevealed | None = None
    revealed_at: int = 0
    challenges: tuple[ChallengeHeard, ...] = ()
    outcome: Concluded | None = None
    outcome_at: int = 0
    history: tuple[tuple[Concluded, int], ...] = ()
    """Each end it came to, and when."""
    reopenings: tuple[tuple[Reopened, int], ...] = ()
    """Each time it was opened again, and when."""
    paper_times: PaperTimes | None = None
    looked_again: LookedAgain | None = None

    @property
    def cleared(self) -> bool:
        """Whether the company is out and the door closed."""
        return self.cleared_at > 0

    @property
    def is_called(self) -> bool:
        """Whether the company is in the room now: participants fixed and no outcome yet."""
        return self.fixed is not None and self.outcome is None

    @property
    def reopened(self) -> tuple[tuple[Concluded, int, int], ...]:
        """Each end that was opened again, when it had ended and when it was opened (utc_ms)."""
        found = []
        for _, again in self.reopenings:
            before = [(ended, at) for ended, at in self.history if at <= again]
            if before:
                found.append((*max(before, key=lambda one: one[1]), again))
        return tuple(found)

    @property
    def out_since_call(self) -> tuple[tuple[ParticipantOut, int], ...]:
        """Who left the set in this turn, less those whom the last call already counts as excluded or absent."""
        known = {p for p, _ in self.fixed.excluded} | set(self.fixed.absent) if self.fixed else set()
        return tuple((out, at) for out, at in self.shrunk if out.person not in known)

    @property
    def in_room(self) -> tuple[str, ...]:
        """Participants not away for the moment."""
        return tuple(p for p in self.participants if p not in self.away)


def evolve_item(state: Item | None, event: Event) -> Item:
    """The turn after one more event."""
    item, at, body = state or Item(event.entity), event.header.utc_ms, said(event)
    return _ending(_talk(_room(_door(item, body, moment_of(event.header)), body, at), body, at), body, at)


def _door(item: Item, body: object, now: Moment) -> Item:
    match body:
        case Called(company=company, missing=missing):
            attempts = (*item.attempts, now.utc_ms)
            return replace(item, company=company, calls=(*item.calls, now), missing=missing, attempts=attempts)
        case PresenterChecked():
            return replace(item, presenter=body)
        case DeckChecked():
            return replace(item, deck=body, deck_at=now.utc_ms)
        case Postponed():
            return _moved_back(item, body, now.utc_ms)
    return item


def _moved_back(item: Item, body: Postponed, at: int) -> Item:
    for person in item.away:
        item = _back(item, person, at)
    first = item.calls[0].utc_ms if item.calls else at
    earlier = (*item.earlier, (first, at, body.reason))
    moved = (*item.postponed, body)
    begun = replace(item, postponed=moved, earlier=earlier, turn_began=len(item.shrunk))
    return replace(begun, fixed=None, calls=(), participants=(), away=())


def _room(item: Item, body: object, at: int) -> Item:
    match body:
        case ParticipantsFixed(participants=people):
            gone = {out.person for out, _ in item.shrunk[item.turn_began :]} if item.fixed else set()
            there = tuple(p for p in people if p not in gone)
            away = tuple(p for p in item.away if p in there) if item.fixed else ()
            known = (p for p in item.missing if p in body.absent)
            missing = tuple(dict.fromkeys((*known, *body.absent)))
            return replace(item, fixed=body, participants=there, away=away, missing=missing)
        case ParticipantLeft(person=person, reason=reason):
            absences = (*item.absences, (person, reason, at, 0))
            return replace(item, away=(*item.away, person), absences=absences)
        case ParticipantReturned(person=person):
            return _back(item, person, at)
        case ParticipantOut(person=person):
            back = _back(item, person, at)
            rest = tuple(p for p in back.participants if p != person)
            return replace(back, participants=rest, shrunk=(*back.shrunk, (body, at)))
        case RoomCleared():
            return replace(item, cleared_at=item.cleared_at or at)
    return item


def _back(item: Item, person: str, at: int) -> Item:
    ended = tuple((p, why, a, at if p == person and not b else b) for p, why, a, b in item.absences)
    return replace(item, away=tuple(p for p in item.away if p != person), absences=ended)


def _talk(item: Item, body: object, at: int) -> Item:
    match body:
        case GistNoted(entry=entry, kind=kind, speaker=speaker, text=text):
            others = tuple(g for g in item.gists if g.entry != entry)
            return replace(item, gists=(*others, Gist(entry, kind, speaker, text, at)))
        case GistCorrected(entry=entry, text=text):
            return replace(item, gists=tuple(_reworded(g, text) if g.entry == entry else g for g in item.gists))
        case OpinionsRevealed():
            return replace(item, revealed=body, revealed_at=at)
        case ChallengeFiled():
            return replace(item, challenges=(*item.challenges, ChallengeHeard(body, at=at)))
        case ChallengeAnswered(challenge=which, text=text):
            return replace(item, challenges=_challenge(item, which, text, None))
        case ChallengeDecided(challenge=which):
            return replace(item, challenges=_challenge(item, which, "", body))
    return item


def _reworded(gist: Gist, text: str) -> Gist:
    return replace(gist, text=text, before=(*gist.before, gist.text))


def _challenge(item: Item, which: str, answer: str, decision: ChallengeDecided | None) -> tuple[ChallengeHeard, ...]:
    return tuple(
        replace(c, answer=answer or c.answer, decision=decision or c.decision) if c.filed.challenge == which else c
        for c in item.challenges
    )


def _ending(item: Item, body: object, at: int) -> Item:
    match body:
        case Concluded():
            return replace(item, outcome=body, outcome_at=at, history=(*item.history, (body, at)))
        case Reopened():
            reopened = (*item.reopenings, (body, at))
            return replace(item, outcome=None, outcome_at=0, reopenings=reopened, looked_again=None)
        case PaperTimes():
            return replace(item, paper_times=body, looked_again=None)
        case LookedAgain():
            return replace(item, looked_again=body)
    return item


def again_item(state: Item, event: Event) -> Item:
    """What was chosen holds; that it happened stays told once."""
    body = event.body
    match body:
        case ParticipantLeft(person=person):
            return state if person in state.away else replace(state, away=(*state.away, person))
        case ParticipantOut(person=person):
            before, now = state.shrunk[: state.turn_began], state.shrunk[state.turn_began :]
            others = tuple(one for one in now if one[0].person != person)
            shrunk = (*before, *others, (body, event.header.utc_ms))
            return replace(state, participants=tuple(p for p in state.participants if p != person), shrunk=shrunk)
        case GistNoted(entry=entry, text=text) | GistCorrected(entry=entry, text=text):
            same = {g.entry for g in state.gists if g.text == text}
            return state if entry in same else _talk(state, GistCorrected(entry, text, ""), 0)
        case Postponed():
            begun = replace(state, turn_began=len(state.shrunk))
            return replace(begun, fixed=None, calls=(), participants=(), away=())
    grown = evolve_item(state, event)
    return replace(grown, history=state.history, reopenings=state.reopenings, attempts=state.attempts)


def fills_item(event: Event) -> tuple[Filling, ...]:
    """The door, the set, each one's presence, each text, each decision, the outcome."""
    body = event.body
    return _fills_of_door(body) or _fills_of_set(body) or _fills_of_talk(body) or _fills_of_end(body)


def _fills_of_door(body: object) -> tuple[Filling, ...]:
    match body:
        case PresenterChecked():
            return (("presenter", body),)
        case DeckChecked():
            return (("deck", body),)
        case PaperTimes():
            return (("paper times", body),)
        case OpinionsRevealed():
            return (("revealed", True),)
    return ()


def _fills_of_set(body: object) -> tuple[Filling, ...]:
    match body:
        case ParticipantsFixed(participants=people):
            return (("participants", people),)
        case Postponed():
            return (("participants", ""),)
        case ParticipantLeft(person=person):
            return ((f"presence {person}", "out"),)
        case ParticipantReturned(person=person):
            return ((f"presence {person}", "in"),)
        case ParticipantOut(person=person, kind=kind):
            return ((f"out {person}", kind),)
    return ()


def _fills_of_talk(body: object) -> tuple[Filling, ...]:
    match body:
        case GistNoted(entry=entry, text=text) | GistCorrected(entry=entry, text=text):
            return ((f"gist {entry}", text),)
        case ChallengeAnswered(challenge=which, text=text):
            return ((f"answer {which}", text),)
        case ChallengeDecided(challenge=which, upheld=upheld, reason=reason):
            return ((f"challenge {which}", (upheld, reason)),)
    return ()


def _fills_of_end(body: object) -> tuple[Filling, ...]:
    match body:
        case Concluded(outcome=outcome):
            return (("outcome", outcome),)
        case Reopened():
            return (("outcome", ""),)
    return ()


ITEM = Subject("item", evolve_item, fills_item, again_item)
