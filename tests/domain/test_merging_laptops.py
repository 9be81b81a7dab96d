"""Two and three laptops go on from one copy, do what they like, are merged in any order: one record, no lost word."""

from __future__ import annotations

import copy
import hashlib
import itertools
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jumpup_desktop.domain.meeting import consensus as con
from jumpup_desktop.domain.meeting import item as it
from jumpup_desktop.domain.meeting import paper as pap
from jumpup_desktop.domain.meeting import signing as rules
from jumpup_desktop.domain.meeting import sitting as sit
from jumpup_desktop.domain.meeting.attendance import CloseDay, ComeBack, Leave, Recess, ResumeDay
from jumpup_desktop.domain.meeting.consensus import CONSENSUS
from jumpup_desktop.domain.meeting.opinion import OpinionFinalised, OpinionRevised, ReviseOpinion, WriteOpinion
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.domain.meeting.phases import FinishPhase, PausePhase, PhaseStarted, ResumePhase, StartPhase
from jumpup_desktop.domain.meeting.settling import Choice, SettleConflicts
from jumpup_desktop.domain.meeting.turn import Call, ComeIn, CorrectGist, NoteGist, Shrink, StepIn, StepOut
from jumpup_desktop.domain.meeting.unanimity import Agree, EndWithout, Object, Reopen, Reserve, Resolve
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record.closing import OpenConflict
from jumpup_desktop.domain.record.event import EventRef
from jumpup_desktop.domain.selection import agenda, company
from jumpup_desktop.domain.selection.agenda import SwapOrder
from jumpup_desktop.domain.selection.company import COMPANY, Source
from jumpup_desktop.domain.selection.interests import Exclude, ExclusionSet
from jumpup_desktop.domain.selection.step1 import Step1Record
from jumpup_desktop.store.tables.registry import SUBJECTS
from tests.domain.build import Room
from tests.domain.given import SECRETARY, Decision

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.record.event import Event

PEOPLE = ("m1", "m2", "m3", "m4")
SOURCE = Source("l", "f" * 64, "결과", 2)


def _correct(room: Decision, n: int) -> None:
    known = room.record.get(COMPANY, "c1")
    assert known is not None
    assert known.record is not None
    facts = replace(known.record, name=f"㈜이름{n % 3}") if n % 2 else replace(known.record, field=f"분야{n % 3}")
    room.record.append(SECRETARY, company.correct(known, facts, "정정", SOURCE))


def _paper(room: Decision, n: int) -> None:
    """A paper of the first company, one step on."""
    state, record = room.record.get(PAPER, "p1"), room.record
    if state is None:
        record.append(SECRETARY, rules.draft(None, "p1", pap.PaperDrafted("company_sheet", "i1", "B01")), meeting="m")
    elif state.frozen is None:
        body = pap.PaperFrozen(f"{n % 3}" * 64, (("m2", "electronic"), ("m1", "electronic")))
        record.append(SECRETARY, rules.freeze(state, body), meeting="m")
    elif n % 4 == 0:
        record.append(SECRETARY, rules.thaw(state, "다시", "s"), meeting="m")
    elif state.waiting:
        onto = state.revision_sha256 or state.frozen.base_sha256
        file = hashlib.sha256(f"{onto} {n % 7}".encode()).hexdigest()
        record.append(SECRETARY, rules.sign(state, state.waiting[0], "c" * 64, file, onto), meeting="m")
    else:
        record.append(SECRETARY, rules.seal(state, state.revision_sha256, "s"), meeting="m")


def _settle(room: Decision, n: int) -> None:
    """Any of the values that stand in an open conflict is chosen over the others."""
    found = [c for c in room.record.open_conflicts() if c.kind == "values"]
    one = found[n % len(found)] if found else None
    if one is not None:
        chosen = one.refs[n % len(one.refs)]
        over = tuple(ref for ref in one.refs if ref != chosen)
        choice = Choice(one.subject, one.entity, one.slot, chosen, over)
        room.do(SettleConflicts((choice,), "확인함", "m1"))


ACTS: dict[str, Callable[[Decision, str, int], object]] = {
    "propose": lambda r, _, n: r.do(replace(r.proposal(), overall=f"{n % 4}안")),
    "agree": lambda r, who, _: r.do(Agree("i1", who)),
    "object": lambda r, who, n: r.do(Object("i1", who, "growth", f"이유{n % 2}")),
    "reserve": lambda r, who, n: r.do(Reserve("i1", who, f"유보{n % 2}", bool(n % 2))),
    "resolve": lambda r, *_: r.do(Resolve("i1")),
    "fail": lambda r, *_: r.do(EndWithout("i1", "deferred", "이견")),
    "reopen": lambda r, *_: r.do(Reopen("i1", "자료")),
    "out": lambda r, who, _: r.do(StepOut("i1", who, "전화")),
    "in": lambda r, who, _: r.do(StepIn("i1", who)),
    "leave": lambda r, who, _: r.do(Leave(who, "전화")),
    "back": lambda r, who, _: r.do(ComeBack(who)),
    "shrink": lambda r, who, _: r.do(Shrink("i1", who, "left", "열차", r.case.presiding("i1"))),
    "exclude": lambda r, who, _: r.do(Exclude("c2", who, "by_law", "친족")),
    "start": lambda r, *_: r.do(StartPhase("i1", "decision", "바로")),
    "finish": lambda r, *_: r.do(FinishPhase("i1")),
    "pause": lambda r, _, n: r.do(PausePhase("i1", f"사유{n % 2}")),
    "go": lambda r, *_: r.do(ResumePhase("i1")),
    "gist": lambda r, who, n: r.do(NoteGist("i1", "remark", who, f"말{n}")),
    "correct": lambda r, who, n: r.do(CorrectGist("i1", r.item().gists[0].entry, f"고침{n % 3}", who)),
    "opinion": lambda r, who, n: r.do(WriteOpinion("i1", who, "market", f"글{n % 2}")),
    "revise": lambda r, who, n: r.do(ReviseOpinion("i1", who, "overall", f"다시{n % 3}", reason="토론")),
    "call": lambda r, *_: r.do(Call("i2")).do(ComeIn("i2")),
    "swap": lambda r, *_: r.do(SwapOrder("i2", "i3", "기업")),
    "recess": lambda r, *_: r.do(Recess("점심", "13:00")),
    "resume": lambda r, *_: r.do(ResumeDay((*PEOPLE, "s"), "m1")),
    "close": lambda r, *_: r.do(CloseDay("m1", goes_on=True)),
    "load": lambda r, _, n: _correct(r, n),
    "paper": lambda r, _, n: _paper(r, n),
    "settle": lambda r, _, n: _settle(r, n),
}
OPEN = {name: one for name, one in ACTS.items() if name != "settle"}
LIKELY = sorted(OPEN) + ["agree"] * 6 + ["propose", "resolve", "paper", "paper", "paper", "load", "reopen"] * 2
STEP = st.tuples(st.integers(0, 2), st.sampled_from(LIKELY), st.sampled_from(PEOPLE), st.integers(0, 20))
MERGE = st.tuples(st.integers(0, 2), st.integers(0, 2))
SETTLE = st.tuples(st.integers(0, 2), st.just("settle"), st.sampled_from(PEOPLE), st.integers(0, 20))
CLOSED_HISTORY = st.lists(st.one_of(STEP, STEP, STEP, MERGE, MERGE, SETTLE, SETTLE), min_size=8, max_size=40)
HISTORY = st.lists(st.one_of(STEP, STEP, STEP, STEP, STEP, MERGE), min_size=6, max_size=36)


def _morning() -> Room:
    room = Room(4, quorum=2, companies=3)
    room.record.append(SECRETARY, company.load(None, "c1", Step1Record(serial=1, name="㈜가"), SOURCE))
    return room.opened().debated().do(NoteGist("i1", "question", "m2", "매출은?"))


MORNING = _morning()


@dataclass
class Laptops:
    """Laptops with a true memory of what each knew when it wrote."""

    rooms: list[Room]
    knew: dict[EventRef, frozenset[EventRef]]

    def act(self, at: int, name: str, who: str, n: int) -> None:
        room = self.rooms[at % len(self.rooms)]
        before = list(room.record.events)
        room.record.now += 1000
        try:
            ACTS[name](room, who, n)
        except (Refused, IndexError):
            _undo(room, before)
        known = {e.ref for e in before}
        for told in room.record.events[len(before) :]:
            self.knew[told.ref] = frozenset(known)
            known.add(told.ref)

    def merge(self, here: int, there: int) -> None:
        one, other = self.rooms[here % len(self.rooms)], self.rooms[there % len(self.rooms)]
        known = {e.ref for e in [*one.record.events, *other.record.events]}
        one.record.take(other.record)
        for told in one.record.events:
            self.knew.setdefault(told.ref, frozenset(known))


def _undo(room: Room, before: list[Event]) -> None:
    """All of an act or nothing of it, as a transaction would."""
    if len(room.record.events) != len(before):
        room.record.events = before
        room.record.seq = max((e.header.seq for e in before if e.header.device == room.record.device), default=0)
        room.record.lamport = max(e.header.lamport for e in before)
        room.record.refold()


def _laptops(count: int) -> Laptops:
    rooms = []
    for n in range(count):
        room = copy.copy(MORNING)
        room.record = MORNING.record.copied("abc"[n])
        rooms.append(room)
    known: set[EventRef] = set()
    knew = {}
    for told in MORNING.record.events:
        knew[told.ref] = frozenset(known)
        known.add(told.ref)
    for room in rooms:
        knew[room.record.events[-1].ref] = frozenset(known)
    return Laptops(rooms, knew)


def play(count: int, history: list[tuple[int, str, str, int] | tuple[int, int]], order: list[int]) -> Laptops:
    """The history, then everybody takes everybody's record, in that order, until nothing new comes."""
    laptops = _laptops(count)
    for step in history:
        if len(step) == 4:
            laptops.act(*step)
        else:
            laptops.merge(*step)
    for _ in range(3):
        for n in order:
            for other in reversed(order):
                if n % count != other % count:
                    laptops.merge(n, other)
    return laptops


Fault = tuple[str, object]


def faults(laptops: Laptops) -> list[Fault]:
    """What of the open conflicts is not as a plain reading finds it, and all that may never be."""
    first = laptops.rooms[0].record
    values = [c for c in first.open_conflicts() if c.kind == "values"]
    rules = {c.refs for c in first.open_conflicts() if c.kind == "rule"}
    found: list[Fault] = []
    if values != (wanted := slot_conflicts(first.events)):
        found.append(("other values in conflict", (values, wanted)))
    if rules != (broken := rule_conflicts(first.events, laptops.knew)):
        found.append(("other rules in conflict", rules ^ broken))
    return [*found, *faults_of_closed(laptops)]


def faults_of_closed(laptops: Laptops) -> list[Fault]:
    """What may never be, even where people closed conflicts in between."""
    first, *others = [room.record for room in laptops.rooms]
    found: list[Fault] = [("another record", one.states) for one in others if one.states != first.states]
    opened = first.open_conflicts()
    found += [("other conflicts", one.open_conflicts()) for one in others if one.open_conflicts() != opened]
    pairs = [pair for one in opened if one.kind == "values" for pair in itertools.permutations(one.refs, 2)]
    known = [pair for pair in pairs if pair[0] in laptops.knew[EventRef(pair[1])]]
    found += [("in conflict with what its writer knew", pair) for pair in known]
    live = first.states
    first.refold()
    if first.states != live:
        found.append(("replay is not live", first.states))
    said = {(e.body.proposal, e.body.member) for e in first.events if isinstance(e.body, con.Agreed)}
    state = first.get(CONSENSUS, "i1")
    counted = {(each.ref, member) for each in (state.rounds if state else ()) for member in each.agreed}
    return [*found, *(("agreed to another text", one) for one in counted - said)]


def slot_conflicts(events: list[Event]) -> list[OpenConflict]:
    """The oracle: all pairs, by the closure of what names what within a thing."""
    by_thing = defaultdict(list)
    for told in events:
        by_thing[told.header.subject, told.entity].append(told)
    found = []
    for (subject, entity), told_here in by_thing.items():
        past: dict[EventRef, set[EventRef]] = {}
        slots: dict[str, list[tuple[Event, object]]] = defaultdict(list)
        for told in told_here:
            past[told.ref] = set(told.header.base).union(*(past.get(b, set()) for b in told.header.base))
            for slot, value in SUBJECTS[subject].subject.fills(told):
                slots[slot].append((told, value))
        for slot, filled in slots.items():
            held = [(e, v) for e, v in filled if not any(e.ref in past[later.ref] for later, _ in filled)]
            if any(v != held[0][1] for _, v in held):
                found.append(OpenConflict("values", subject, entity, slot, tuple(e.ref for e, _ in held)))
    return sorted(found, key=lambda c: (c.subject, c.entity, c.slot, c.refs))


OPEN_ONLY = (
    it.Called, it.ParticipantsFixed, it.Postponed, it.Concluded, it.Reopened, it.OpinionsRevealed, it.RoomCleared,
    con.Proposed, con.Agreed, con.Objected, con.Reserved, con.Resolved, con.NotReached, con.ConsensusReopened,
    OpinionFinalised, PhaseStarted, sit.Arrived, sit.Left, sit.Returned, sit.ObserverAdmitted, sit.Recessed,
    sit.Resumed, sit.OpeningSheetSigned, sit.InterestsDeclared, sit.ChairElected, sit.ActingChairElected,
)  # fmt: skip


def rule_conflicts(events: list[Event], knew: dict[EventRef, frozenset[EventRef]]) -> set[tuple[EventRef, ...]]:
    """The oracle: all pairs of which neither writer had the other, by a plain reading of each rule."""
    found: set[tuple[EventRef, ...]] = set()
    for one in events:
        for other in events:
            if one is other or other.ref in knew[one.ref] or one.ref in knew[other.ref]:
                continue
            came_back = any(
                isinstance(e.body, it.ParticipantReturned) and isinstance(other.body, it.ParticipantLeft)
                and (e.entity, e.body.person) == (other.entity, other.body.person)
                and other.ref in knew[e.ref] and one.ref not in knew[e.ref] and e.ref not in knew[one.ref]
                for e in events
            )  # fmt: skip
            was_read = isinstance(other.body, it.Concluded) and any(
                isinstance(e.body, it.Concluded) and e.entity == other.entity and one.ref in knew[e.ref] for e in events
            )
            is_paper = isinstance(one.body, pap.PaperFrozen | pap.PaperSealed)
            if _do_not_go_together(one, other) and not came_back and (is_paper or not was_read):
                found.add((one.ref, other.ref))
    return found


def _do_not_go_together(one: Event, other: Event) -> bool:
    said, against = one.body, other.body
    if isinstance(against, sit.Closed) and isinstance(said, OPEN_ONLY):
        return True
    if isinstance(said, pap.PaperFrozen | pap.PaperSealed):
        decides = (it.Concluded, it.Reopened, con.Resolved, con.NotReached, con.ConsensusReopened)
        return isinstance(against, decides) and other.entity == "i1"
    if isinstance(said, agenda.OrderSwapped):
        return isinstance(against, it.Called) and other.entity in (said.first, said.second)
    if isinstance(said, OpinionFinalised | OpinionRevised) and isinstance(against, it.Concluded):
        return other.entity == one.entity.partition(".")[0] and not getattr(said, "reason", "")
    return _word_of_somebody_out(one, other)


def _word_of_somebody_out(one: Event, other: Event) -> bool:
    against, people = other.body, _speakers(one)
    item = one.body.item if isinstance(one.body, OpinionFinalised) else one.entity
    if isinstance(against, ExclusionSet):
        return against.company == item.replace("i", "c") and against.person in people
    if isinstance(against, it.ParticipantOut):
        return other.entity == item and against.person in people
    if isinstance(against, it.ParticipantLeft):
        return other.entity == item and against.person in people
    return False


def _speakers(one: Event) -> tuple[str, ...]:
    said = one.body
    if isinstance(said, con.Agreed | con.Objected | con.Reserved | OpinionFinalised):
        return (said.member,)
    if isinstance(said, con.Proposed):
        return (said.proposed_by,)
    return said.participants if isinstance(said, con.Resolved | it.ParticipantsFixed) else ()


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(2, 3), HISTORY, st.permutations(range(3)))
def test_random_laptops_come_together_in_any_order(
    count: int, history: list[tuple[int, str, str, int] | tuple[int, int]], order: list[int]
) -> None:
    """One record, one list of conflicts, replay equals live; no word counts for a text it was not given to."""
    assert faults(play(count, history, order)) == []


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(2, 3), CLOSED_HISTORY, st.permutations(range(3)))
def test_random_laptops_that_close_conflicts_come_together(
    count: int, history: list[tuple[int, str, str, int] | tuple[int, int]], order: list[int]
) -> None:
    """Whoever closed what, knowing what: one record, one list of conflicts, replay equals live."""
    assert faults_of_closed(play(count, history, order)) == []


@pytest.mark.long
@settings(max_examples=4_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(2, 3), CLOSED_HISTORY, st.permutations(range(3)))
def test_thousands_of_laptops_that_close_conflicts_come_together(
    count: int, history: list[tuple[int, str, str, int] | tuple[int, int]], order: list[int]
) -> None:
    assert faults_of_closed(play(count, history, order)) == []


@pytest.mark.long
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(2, 3), HISTORY, st.permutations(range(3)))
def test_ten_thousand_random_laptops_come_together(
    count: int, history: list[tuple[int, str, str, int] | tuple[int, int]], order: list[int]
) -> None:
    assert faults(play(count, history, order)) == []
