"""Verbs of the morning: who attends without a vote, who leaves and comes back, 위원장 호선, 개회."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.attendance import AdmitObserver, ComeBack, ElectChair, Leave, OpenDay
from jumpup_desktop.presenters.verbs import Confirm, Form, Line, OneOf, Verb

if TYPE_CHECKING:
    from jumpup_desktop.presenters.opening import OpeningPresenter
    from jumpup_desktop.presenters.verbs import Talk

    P = OpeningPresenter


def _observe(p: P) -> Talk:
    """A 배석자 comes in."""
    name, role = yield Form((Line(p.say("ask.observer-name")), Line(p.say("ask.observer-role"))), p.say("ask.add"))
    p.room.act(AdmitObserver(name, role))


def _leave(p: P) -> Talk:
    """Somebody leaves the room; who will not be back signs first what they can (practice 1)."""
    person = p.chosen
    if person is None:
        return
    ways = [p.say("ask.leave-for-now"), p.say("ask.leave-for-good")]
    why = Line(p.say("ask.leave-why", name=person.name))
    how = OneOf(p.say("ask.leave-how", name=person.name), ways)
    reason, way = yield Form((why, how), p.say("ask.leave"))
    is_for_good = way == 1
    if is_for_good and person.unsigned:
        left = p.say("ask.leave-unsigned", name=person.name, n=person.unsigned)
        if not (yield Confirm(left, p.say("ask.leave-all-the-same"), p.say("ask.sign-first"))):
            p.to_be_signed.emit(None)
            return
    p.room.act(Leave(person.id, reason, is_for_good))


def _come_back(p: P) -> None:
    if p.chosen is not None:
        p.room.act(ComeBack(p.chosen.id))


def _elect(p: P) -> Talk:
    """호선 by all members present."""
    day, candidate = p.day, p.candidate
    if day is None:
        return
    members = day.members_present
    at = yield OneOf(p.say("ask.nominated-by"), [member.name for member in members], p.say("ask.record"))
    p.room.act(ElectChair(candidate, members[at].id, tuple(member.id for member in members)))


def _open(p: P) -> Talk:
    """개회; why today, where the day was planned for another date."""
    if p.day is None:
        return
    other = p.day.other_day if p.mode != "paper" else {}
    why = (yield Line(p.say("ask.other-day", **other), p.say("ask.open"))) if other else ""
    p.room.act(OpenDay(p.day.rules.sha256, p.mode, p.sound, why))


OPENING_VERBS: tuple[Verb[OpeningPresenter], ...] = (
    Verb("observer", _observe, is_ready=lambda p: p.day is not None and p.day.state != "closed"),
    Verb("leave", _leave, is_ready=lambda p: bool(p.chosen and p.chosen.is_present)),
    Verb("return", _come_back, is_ready=lambda p: bool(p.chosen and p.chosen.has_come and not p.chosen.is_present)),
    Verb("chair", _elect, is_ready=lambda p: bool(p.day and p.day.members_present)),
    Verb("day_open", _open, is_ready=lambda p: all(c.is_met for c in p.checks()) and not p.room.is_busy),
)  # fmt: skip
