"""Verbs of one company's turn: at the door, at the clock, about those who take part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting import paper_entry
from jumpup_desktop.domain.meeting import turn as turns
from jumpup_desktop.domain.meeting.attendance import ElectActingChair, Leave
from jumpup_desktop.domain.meeting.item import EXCLUDED, OUT_KINDS
from jumpup_desktop.domain.meeting.phases import MOST_GIVEN_BACK_MS, AddTime, CorrectTime
from jumpup_desktop.domain.meeting.unanimity import Reopen
from jumpup_desktop.domain.selection.company import LetCompanyThrough
from jumpup_desktop.presenters import roll_call
from jumpup_desktop.presenters.clock_face import digits
from jumpup_desktop.presenters.progress import is_on_paper
from jumpup_desktop.presenters.verbs import Confirm, Form, Line, OneOf, Verb, Word, always, wrong_time

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.presenters.progress import ProgressPresenter
    from jumpup_desktop.presenters.verbs import Question, Talk

    P = ProgressPresenter

STAND_IN_PAPER = "위임장"
MINUTES = (1, 2, 3, 5, 10)
SECONDS = (-300, -60, -30, 30, 60, 300)
MOST_PRESENTERS = 6
Challenged = Literal["excluded", "moved_back", "refused"]
DECISIONS: tuple[Challenged, ...] = ("excluded", "moved_back", "refused")


def _reason(p: P, label: str = "ask.reason", yes: str = "ask.record") -> Line:
    return Line(p.say(label), p.say(yes))


# --- at the door


def _calls(p: P) -> int:
    return p.turn.calls if p.turn else 0


def _can_be_called(p: P) -> bool:
    again = p.state == "called" and p.day is not None and _calls(p) < p.day.rules.call_times
    return p.state == "waiting" or again


def _is_free(p: P) -> bool:
    return p.is_open and p.day is not None and not any(e.state == "in_room" for e in p.day.entries)


def _call_word(p: P) -> Word:
    return Word("verb.call-again", {"n": _calls(p) + 1}) if _calls(p) else Word("verb.call")


def _check_presenter(p: P) -> Talk:
    """발표자 확인; a stand-in is accepted by who presides, with papers."""
    kinds = [p.say("ask.presenter-registered"), p.say("ask.presenter-stand-in")]
    counts = [str(n) for n in range(1, MOST_PRESENTERS + 1)]
    name, kind, count = yield Form(
        (
            Line(p.say("ask.presenter-name")),
            OneOf(p.say("ask.presenter-who"), kinds, preset=0),
            OneOf(p.say("ask.presenter-heads"), counts, preset=0),
        ),
        p.say("ask.confirm"),
    )
    turn, is_stand_in = p.turn, kind == 1
    brought, by = ((STAND_IN_PAPER,), turn.presiding) if is_stand_in and turn else ((), "")
    p.on_item(lambda item: turns.CheckPresenter(item, name, is_stand_in, count + 1, brought, by))


def _elect_acting(p: P) -> Talk:
    """위원장 직무대행 for the company that is shown."""
    day, turn = p.day, p.turn
    if day is None or turn is None:
        return
    able = [m for m in day.members_present if turn.entry.company not in m.conflicts and m.id != day.chair]
    who, why = OneOf(p.say("ask.acting-who"), [m.name for m in able]), _reason(p, "ask.acting-why")
    at, reason = yield Form((who, why), p.say("ask.elect"))
    agreed = tuple(m.id for m in day.members_present)
    p.room.act(ElectActingChair(able[at].id, (turn.entry.item,), agreed, reason))


def _postpone(p: P) -> Talk:
    reason = yield _reason(p, yes="ask.move")
    p.on_item(lambda item: turns.Postpone(item, reason))


def _withdraw(p: P) -> Talk:
    note = yield _reason(p, "ask.withdrawal")
    p.on_item(lambda item: turns.Withdraw(item, note))


def _call(p: P) -> Talk:
    """호명; who is not in the room is named first."""
    through = yield from _let_through(p)
    first, gone = yield from roll_call.without(p, "verb.call")
    first = [*through, *first]
    p.on_item(*(_always(act) for act in first), lambda item: turns.Call(item, gone))


def _let_through(p: P) -> Generator[Question, Any, list[Act]]:
    """A company that failed STEP1 is called only by a reason and an approver (000:521)."""
    turn = p.turn
    if turn is None or not turn.entry.failed_step1:
        return []
    why, by = Line(p.say("ask.step1-failed", name=turn.entry.name)), Line(p.say("ask.step1-approved"))
    reason, approver = yield Form((why, by), p.say("ask.record"))
    return [LetCompanyThrough(turn.entry.company, reason, approver)]


def _come_in(p: P) -> Talk:
    """The company comes in: those excluded are out, and who is missing was named, here or at the call."""
    first = [*(yield from _let_through(p)), *(yield from roll_call.out_first(p))]
    gone = tuple(m.id for m in roll_call.missing(p))
    if p.turn is not None and set(gone) != set(p.turn.missing):
        back, gone = yield from roll_call.without(p, "verb.come_in")
        first = [*first, *back]
    p.on_item(*(_always(act) for act in first), lambda item: turns.ComeIn(item, gone))


def _excluded_out(p: P) -> Talk:
    """Somebody excluded who came in has gone out again."""
    first = yield from roll_call.out_first(p)
    p.room.act(*first)


def _always(act: Act) -> Callable[[str], Act]:
    return lambda _item: act


def _reopen(p: P) -> Talk:
    """재논의, after a roll call of those who take part."""
    reason = yield _reason(p, "ask.reopen-why", "ask.next")
    out = yield from roll_call.out_first(p)
    first, gone = yield from roll_call.participants(p)
    p.on_item(*(_always(act) for act in (*out, *first)), lambda item: Reopen(item, reason, gone))


def _open_opinions(p: P) -> Talk:
    """기업·배석자 퇴실 확인 and 의견 공개, with the chair's word where somebody is unfinished."""
    out = yield from roll_call.out_first(p)
    yield Confirm(p.say("ask.all-left"), p.say("ask.all-left-yes"))
    missing, word = p.unfinished, ""
    if missing:
        word = yield Line(p.say("ask.unfinished", n=len(missing)), p.say("ask.open"))
    first = () if p.turn and p.turn.is_cleared else (turns.ClearRoom,)
    p.on_item(*(_always(act) for act in out), *first, lambda item: turns.Reveal(item, word))


def _presenter_word(p: P) -> Word:
    return Word("verb.presenter-again" if p.turn and p.turn.presenter else "verb.presenter")


DOOR: tuple[Verb[ProgressPresenter], ...] = (
    Verb("call", _call, _can_be_called, _is_free, _call_word),
    Verb("come_in", _come_in, lambda p: p.state == "called"),
    Verb("excluded_out", _excluded_out, lambda p: p.state == "in_room" and bool(roll_call.excluded_inside(p))),
    Verb("presenter", _check_presenter, word=_presenter_word,
        is_offered=lambda p: p.state == "in_room" and bool(p.turn and not (p.turn.presenter and p.turn.is_cleared))),
    Verb("acting", _elect_acting, lambda p: p.is_open and p.needs_acting_chair),
    Verb("clear", _open_opinions, lambda p: p.is_past_writing and bool(p.turn and not p.turn.is_revealed)),
    Verb("postpone", _postpone,
        lambda p: bool(p.turn and p.state in ("called", "in_room") and not p.turn.is_cleared)),
    Verb("no_show", lambda p: p.on_item(turns.RecordNoShow),
        lambda p: p.state == "called" and p.day is not None and _calls(p) >= p.day.rules.call_times),
    Verb("withdraw", _withdraw, lambda p: p.is_open and p.state in ("waiting", "called", "in_room")),
    Verb("reopen", _reopen, lambda p: p.is_open and p.state == "done" and bool(p.turn and p.turn.consensus.is_over)),
)  # fmt: skip


# --- from a form, on a day held on paper (practice 39)


def _is_on_paper(p: P) -> bool:
    return bool(p.day and is_on_paper(p) and p.day.state != "planned" and p.state in ("in_room", "done"))


def _write_times(p: P) -> Talk:
    times = (Line(p.say("ask.called-at")), Line(p.say("ask.ended-at")))
    called, ended = yield Form(times, p.say("ask.record"), lambda given: [wrong_time(p, time) for time in given])
    p.on_item(lambda item: paper_entry.WriteItemTimes(item, called, ended))


def _look_again(p: P) -> Talk:
    """Another pair of eyes: everything entered for this company stands on the form."""
    day, turn = p.day, p.turn
    if day is None or turn is None:
        return
    out = {*turn.excluded, *(m.id for m in day.people if turn.entry.company in m.conflicts)}
    others = [m for m in day.people if m.role == "member" and m.has_come and m.id not in out]
    at = yield OneOf(p.say("ask.looked-by"), [m.name for m in others], p.say("ask.is-same"))
    p.on_item(lambda item: paper_entry.LookAgain(item, others[at].id))


ON_PAPER: tuple[Verb[ProgressPresenter], ...] = (
    Verb("times", _write_times, _is_on_paper),
    Verb("look", _look_again,
        lambda p: _is_on_paper(p) and p.state == "done" and bool(p.turn and not p.turn.looked_by)),
)  # fmt: skip


# --- at the clock


def _is_in(p: P) -> bool:
    return p.is_open and p.state == "in_room"


def _has_clock(p: P) -> bool:
    return _is_in(p) and p.turn is not None and p.turn.clock is not None


def _go_word(p: P) -> Word:
    clock = p.turn.clock if p.turn else None
    return Word("verb.go") if clock is None else Word("verb.go-on" if clock.is_paused else "verb.stop")


def _approved(p: P, amount: OneOf, yes: str) -> Generator[Question, Any, tuple[int, str, str]]:
    """How much (its place), why, and who allowed it: asked for, never filled in; who presides stands first."""
    turn = p.turn
    seats = sorted(turn.seats, key=lambda s: s.id != turn.presiding) if turn else []
    by = OneOf(p.say("ask.approved-by"), [s.name for s in seats])
    at, reason, who = yield Form((amount, _reason(p), by), p.say(yes))
    return at, reason, seats[who].id


def _add_time(p: P) -> Talk:
    """Give time, allowed by who presides."""
    amount = OneOf(p.say("ask.minutes"), [str(n) for n in MINUTES])
    at, reason, by = yield from _approved(p, amount, "ask.add")
    p.on_item(lambda item: AddTime(item, MINUTES[at] * 60, reason, by))


def _correct_time(p: P) -> Talk:
    """Set used time right; negative gives it back."""
    amount = OneOf(p.say("ask.used-time-by"), [p.say("ask.used-time", n=f"{s:+d}") for s in SECONDS])
    at, reason, by = yield from _approved(p, amount, "ask.correct")
    p.on_item(lambda item: CorrectTime(item, SECONDS[at], reason, by))


def _give_back(p: P) -> Talk:
    """What an outage took is given back to the company: one key, and why; who presides allows it."""
    turn, now = p.turn, p.room.now()
    if turn is None or turn.clock is None or turn.outage is None:
        return
    outage = turn.outage.at(now.utc_ms)
    lost = min(MOST_GIVEN_BACK_MS // 1000, -(-outage.lost_ms // 1000))
    span = {"since": f"{seoul(outage.since):%H:%M:%S}", "until": f"{seoul(outage.until):%H:%M:%S}"}
    said = {**span, "lost": digits(lost)}
    reason = yield Line(p.say("ask.give-back", **said), p.say("ask.correct"), p.say("ask.outage"))
    p.on_item(lambda item: CorrectTime(item, -lost, reason))


CLOCK: tuple[Verb[ProgressPresenter], ...] = (
    Verb("go", lambda p: p.go(), is_ready=lambda p: _is_in(p) and bool(p.turn and (p.turn.phase or p.turn.next_phase)),
        word=_go_word, keys=("Space", "F2")),
    Verb("next", lambda p: p.next(), is_ready=_has_clock, keys=("→", "F3")),
    Verb("slip", lambda p: p.undo(), lambda p: p.can_undo, keys=("←",)),
    Verb("add", _add_time, is_ready=_has_clock),
    Verb("correct", _correct_time, is_ready=_has_clock),
    Verb("give_back", _give_back, lambda p: _has_clock(p) and bool(p.turn and p.turn.outage), keys=("F4",),
        leads=always),
)  # fmt: skip


# --- about those who take part


def _away(p: P) -> Talk | None:
    """Out for a moment, or back again; the round waits."""
    seat = next((s for s in p.turn.seats if s.id == p.person), None) if p.turn else None
    if seat is None:
        return None
    if seat.is_away:
        p.on_item(lambda item: turns.StepIn(item, seat.id))
        return None
    return _step_out(p, seat.id)


def _step_out(p: P, person: str) -> Talk:
    reason = yield _reason(p)
    p.on_item(lambda item: turns.StepOut(item, person, reason))


def _shrink(p: P) -> Talk:
    """A participant leaves the set, confirmed by who presides, or by another where that one leaves."""
    turn, person = p.turn, p.person
    if turn is None or not person:
        return
    words = [p.say(f"ask.out-{kind}") for kind in OUT_KINDS]
    at = yield OneOf(p.say("ask.out-kind"), words, p.say("ask.next"))
    if OUT_KINDS[at] == "by_challenge":
        yield from _challenge(p, person)
        return
    reason = yield _reason(p, "ask.reason-confirmed")
    yield from _out(p, person, turns.Shrink(turn.entry.item, person, OUT_KINDS[at], reason, p.confirming(person)))


def _out(p: P, person: str, *acts: Act) -> Talk:
    """Who is excluded from now on leaves the room: the secretary says whether they have."""
    name = p.day.name(person) if p.day else person
    has_left = yield Confirm(p.say("ask.excluded-out", names=name), p.say("ask.excluded-out-yes"), p.say("ask.not-yet"))
    p.room.act(*acts, *([Leave(person, EXCLUDED)] if has_left else ()))


def _challenge(p: P, person: str) -> Talk:
    """현장 기피: the company's ground and the member's word; who presides decides (practice 14)."""
    turn = p.turn
    if turn is None:
        return
    words = [p.say(f"ask.challenge-{decision}") for decision in DECISIONS]
    ground, answer, at, reason = yield Form(
        (
            Line(p.say("ask.challenge-ground")),
            Line(p.say("ask.challenge-answer")),
            OneOf(p.say("ask.challenge-decision"), words),
            _reason(p, "ask.challenge-why"),
        ),
        p.say("ask.record"),
    )
    item, number, decision = turn.entry.item, f"기피-{turn.challenges + 1}", DECISIONS[at]
    by = p.confirming(person)
    filed = turns.Challenge(item, number, person, ground, answer, decision == "excluded", reason, by)
    if decision == "excluded":
        yield from _out(p, person, filed)
    else:
        p.room.act(filed, *([turns.Postpone(item, reason)] if decision == "moved_back" else ()))


TAKING_PART: tuple[Verb[ProgressPresenter], ...] = (
    Verb("away", _away, is_ready=_is_in),
    Verb("shrink", _shrink, is_ready=_is_in),
)

TURN_VERBS: tuple[Verb[ProgressPresenter], ...] = (*DOOR, *ON_PAPER, *CLOCK, *TAKING_PART)
