"""Verbs of the whole day: its order, 정회, 속개, 폐회."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jumpup_desktop.domain.meeting.attendance import CloseDay, ComeBack, Recess, ResumeDay
from jumpup_desktop.domain.selection.agenda import DrawOrder, SwapOrder
from jumpup_desktop.presenters.verbs import (
    Confirm,
    Form,
    Line,
    OneOf,
    Order,
    Question,
    Several,
    Verb,
    Word,
    opens_its_window,
    wrong_time,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from jumpup_desktop.presenters.progress import ProgressPresenter
    from jumpup_desktop.presenters.verbs import Talk
    from jumpup_desktop.services.seen.turn import Entry

    P = ProgressPresenter

LUNCH, AFTER_LUNCH = "점심", "13:00"


def _is_on(p: P) -> bool:
    return p.day is not None and p.day.state in ("open", "recess")


def _waiting(p: P) -> Sequence[Entry]:
    return [e for e in p.day.entries if e.state == "waiting"] if p.day else []


def _change_order(p: P) -> Talk:
    """A swap both companies agreed to; or the draw, before the first company is called (practice 14)."""
    day, waiting = p.day, _waiting(p)
    if day is None or not waiting[1:]:
        return
    ways = [p.say("ask.order-swap")] + ([p.say("ask.order-draw")] if len(waiting) == len(day.entries) else [])
    way = yield OneOf(p.say("ask.order-how"), ways, p.say("ask.next"))
    if way == 0:
        yield from _swap(p, waiting)
    else:
        people = [(person.id, person.name) for person in day.people if person.is_present]
        order, method, witness = yield Order([(e.item, e.name) for e in day.entries], people)
        p.room.act(DrawOrder(tuple(order), method, witness))


def _swap(p: P, waiting: Sequence[Entry]) -> Talk:
    names = [f"{e.order}. {e.name}" for e in waiting]
    first, second, asked_by = yield Form(
        (OneOf(p.say("ask.swap-first"), names), OneOf(p.say("ask.swap-second"), names), Line(p.say("ask.swap-by"))),
        p.say("ask.order-swap-yes"),
        lambda given: ["", p.say("ask.swap-same") if given[0] == given[1] else "", ""],
    )
    p.room.act(SwapOrder(waiting[first].item, waiting[second].item, asked_by))


def _recess_or_resume(p: P) -> Talk:
    return _resume(p) if p.day is not None and p.day.state == "recess" else _recess(p)


def _recess(p: P) -> Talk:
    reason, until = yield Form(
        (Line(p.say("ask.reason"), text=LUNCH), Line(p.say("ask.recess-until"), text=AFTER_LUNCH)),
        p.say("ask.recess"),
        lambda given: ["", wrong_time(p, given[1])],
    )
    p.room.act(Recess(reason, until))


def _resume(p: P) -> Talk:
    """속개 after the roll call: nobody is ticked before they answered (practice 20)."""
    day = p.day
    if day is None:
        return
    came = [person for person in day.people if person.has_come and person.role != "observer"]
    names = [person.name for person in came]
    chosen = yield Several(p.say("ask.roll-call"), names, p.say("ask.resume"), taken=False)
    present = tuple(came[n].id for n in chosen)
    p.room.act(ResumeDay(present, _head(p, present)))


def _close(p: P) -> Talk:
    """폐회; where nobody's words are noted of a company, that is said first."""
    day = p.day
    if day is None:
        return
    said, lacking = p.say("ask.close"), [e.name for e in day.entries if e.lacks_gist]
    left = [e for e in day.entries if e.is_left]
    if left:
        said = p.say("ask.close-open", names=", ".join(f"{e.order}. {e.name}" for e in left))
    if lacking:
        said += "\n\n" + p.say("ask.close-lacking", names=", ".join(lacking))
    back = yield from _back(p)
    yield Confirm(said, p.say("ask.close-open-yes" if left else "ask.close-yes"))
    there = (*(person.id for person in day.people if person.is_present), *back)
    p.room.act(
        *(ComeBack(person) for person in back), CloseDay(_head(p, there), bool(left), tuple(e.item for e in left))
    )


def _back(p: P) -> Generator[Question, Any, tuple[str, ...]]:
    """Who is out is named before the day ends; who has come back is ticked."""
    out = [m for m in (p.day.people if p.day else ()) if m.has_come and not m.is_present and m.role != "observer"]
    if not out:
        return ()
    names = [m.name for m in out]
    label = p.say("ask.close-missing", names=", ".join(names))
    chosen = yield Several(label, names, p.say("ask.next"), taken=False)
    return tuple(out[n].id for n in chosen)


def _head(p: P, present: tuple[str, ...]) -> str:
    """Who presides of those present: the chair, else an acting chair."""
    heads = (p.day.chair, *p.day.acting) if p.day else ()
    return next((person for person in heads if person in present), "")


DAY_VERBS: tuple[Verb[ProgressPresenter], ...] = (
    Verb("order", _change_order, lambda p: _is_on(p) and len(_waiting(p)) > 1),
    Verb("day_times", opens_its_window, lambda p: _is_on(p) and p.day is not None and p.day.mode == "paper"),
    Verb("recess", _recess_or_resume, _is_on, lambda p: not (p.turn and p.turn.phase),
        lambda p: Word("verb.resume" if p.day and p.day.state == "recess" else "verb.recess")),
    Verb("close", _close, _is_on,
        lambda p: p.is_open and p.day is not None and not any(e.state == "in_room" for e in p.day.entries)),
    Verb("stage", opens_its_window, _is_on),
)  # fmt: skip
