"""A panel's day in memory: real rules and use cases, events folded as the season file folds them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, cast

import pytest

from jumpup_desktop.domain.meeting.afterwards import Clash, clashes
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record import chain
from jumpup_desktop.domain.record.aggregate import Aggregate
from jumpup_desktop.domain.record.closing import RULE, SLOT, ConflictClosed, OpenConflict, concerned
from jumpup_desktop.domain.record.event import (
    ENVELOPE,
    Draft,
    Event,
    EventRef,
    Header,
    Moment,
    kind_of,
    place_of,
    subject_of,
)
from jumpup_desktop.domain.record.knowledge import Import, Knowledge, Spot
from jumpup_desktop.domain.record.season import DeviceRestored, JournalImported
from jumpup_desktop.domain.rules import about
from jumpup_desktop.domain.selection.agenda import MeetingPlanned
from jumpup_desktop.domain.selection.panels import Seat
from jumpup_desktop.domain.selection.running_order import AgendaItem
from jumpup_desktop.services import meetings
from jumpup_desktop.store import codec
from jumpup_desktop.store.tables.registry import SUBJECTS
from tests.domain.given import POLICY, SECRETARY, TYPES, Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jumpup_desktop.domain.record.aggregate import Subject
    from jumpup_desktop.domain.record.event import Actor

S = TypeVar("S")
MINUTE = 60_000
NINE_O_CLOCK = 1_772_496_000_000


def refusal(action: Callable[[], object]) -> str:
    """The code with which the action is refused."""
    with pytest.raises(Refused) as caught:
        action()
    return caught.value.code


def moment(ms: int, boot: str = "b") -> Moment:
    """A moment at which all clocks agree."""
    return Moment(ms, 540, boot, ms * 1_000_000, ms * 1_000_000)


def event(body: object, entity: str, seq: int = 1, at: Moment | None = None, draft: Draft | None = None) -> Event:
    """An event as the journal would give it back; a body of None is a purged one."""
    when, name = at or moment(NINE_O_CLOCK), kind_of(draft.body if draft else body) if draft or body else "item.called"
    base = draft.base if draft else ()
    header = Header(
        ENVELOPE, "d", seq, "record", "", seq, "r", None, subject_of(name), entity, base, name, 1,
        "", "s", "secretary", None, "passphrase", when.utc_ms, when.utc_offset_min, when.boot_id, when.boottime_ns,
        when.monotonic_ns, "t",
    )  # fmt: skip
    return Event(header, body, _hash(header))


def _hash(header: Header) -> str:
    return chain.event_hash(codec.encode_header(header))


def grown(state: Any, draft: Draft, seq: int = 1, at: Moment | None = None) -> Any:
    """The aggregate after what a rule decided."""
    return SUBJECTS[draft.subject].subject.evolve(state, event(draft.body, draft.entity, seq, at, draft))


Key = tuple[str, str]


@dataclass
class Record:
    """Events in order and the states they made: what a season file does on one laptop, without the file."""

    device: str = "d"
    events: list[Event] = field(default_factory=list)
    known: dict[Key, Aggregate[object]] = field(default_factory=dict)
    now: int = NINE_O_CLOCK
    seq: int = 0
    lamport: int = 0

    @property
    def states(self) -> dict[Key, Any]:
        """The state of everything the record speaks of."""
        return {key: aggregate.state for key, aggregate in self.known.items()}

    def get(self, subject: Subject[S], entity: str) -> S | None:
        return cast("S | None", self.of((subject.name, entity)).state)

    def of(self, key: Key) -> Aggregate[object]:
        """One thing with its history."""
        return self.known.get(key, Aggregate(entity=key[1]))

    def places_of(self, company: str) -> list[tuple[str, str]]:
        plans = [(key[1], state) for key, state in self.states.items() if key[0] == "meeting"]
        return [(meeting, i.id) for meeting, state in plans for i in state.items if i.company == company]

    def meetings_on(self, day: date) -> list[str]:
        plans = [(key[1], state) for key, state in self.states.items() if key[0] == "meeting"]
        return [meeting for meeting, state in plans if state.plan and state.plan.day == day]

    def meeting_of_item(self, item: str) -> str:
        plans = [(key[1], state) for key, state in self.states.items() if key[0] == "meeting"]
        return next((meeting for meeting, state in plans if state.item(item)), "")

    def new_id(self) -> str:
        return f"{self.device}{self.seq:031x}"

    def append(
        self, actor: Actor, drafts: Draft | Sequence[Draft], *, moment: Moment | None = None, meeting: str | None = None
    ) -> tuple[EventRef, ...]:
        many = [drafts] if isinstance(drafts, Draft) else drafts
        return tuple(self._one(draft, moment, meeting) for draft in many)

    def _one(self, draft: Draft, at: Moment | None, meeting: str | None) -> EventRef:
        self.seq, self.lamport = self.seq + 1, self.lamport + 1
        before = self.of((draft.subject, draft.entity)).history
        base = before.seen(draft.base) if draft.base else before.heads
        plain = event(draft.body, draft.entity, self.seq, at or moment(self.now), draft)
        header = replace(plain.header, device=self.device, lamport=self.lamport, meeting=meeting, base=base)
        told = Event(header, draft.body, _hash(header))
        self.events.append(told)
        self._show(told)
        return told.ref

    def _show(self, told: Event) -> None:
        for key in dict.fromkeys(((told.header.subject, told.entity), *concerned(told))):
            self.known[key] = SUBJECTS[key[0]].subject.grown(self.of(key), told)

    def copied(self, device: str) -> Record:
        """The same record on another laptop, which goes on under its own name."""
        copy = Record(device, list(self.events), dict(self.known), self.now, 0, self.lamport)
        copy.append(SECRETARY, about(DeviceRestored("", "", "copy", copy.heads(), ""), device))
        return copy

    def heads(self) -> tuple[tuple[EventRef, int], ...]:
        """The end of every chain."""
        return tuple((e.ref, e.header.lamport) for e in {e.header.device: e for e in self.events}.values())

    def take(self, other: Record) -> None:
        """Import another laptop's record: the union, folded anew; the import lists every chain's end."""
        known = {e.ref for e in self.events}
        new = [e for e in other.events if e.ref not in known]
        if not new:
            return
        self.events = sorted([*self.events, *new], key=lambda e: e.order)
        self.lamport = max(e.header.lamport for e in self.events)
        self.refold()
        if any(e.header.kind != "device.imported" for e in new):
            self.append(SECRETARY, about(JournalImported("", len(new), 0, self.heads()), self.device))

    def refold(self) -> None:
        """Every state from the events alone."""
        self.known = {}
        for told in self.events:
            self._show(told)

    def knowledge(self) -> Knowledge:
        """Who knew what."""
        imports = [
            Import(Spot(e.header.device, e.header.seq), tuple(Spot(*place_of(ref)[:2]) for ref, _ in e.body.heads))
            for e in self.events
            if isinstance(e.body, JournalImported | DeviceRestored)
        ]
        return Knowledge().learnt(imports)

    def clashes(self) -> list[Clash]:
        """What merged laptops did that the rules would have refused."""
        who = self.knowledge()

        def concurrent(one: Event, other: Event) -> bool:
            spots = [Spot(e.header.device, e.header.seq) for e in (one, other)]
            return who.are_concurrent(*spots)

        return clashes([e for e in self.events if not isinstance(e.body, ConflictClosed)], concurrent)

    def open_conflicts(self) -> list[OpenConflict]:
        """Both sorts."""
        found = [
            OpenConflict(SLOT, *key, one.slot, one.refs)
            for key, aggregate in self.known.items()
            for one in aggregate.history.conflicts
        ]
        found += [OpenConflict(RULE, c.event.header.subject, c.event.entity, c.code, c.refs) for c in self.clashes()]
        return sorted(found, key=lambda c: (c.subject, c.entity, c.slot, c.refs))


class Room(Decision):
    """One panel with members m1 (chair) … mN, secretary s, companies c1 … of items i1 …"""

    record: Record

    def __init__(self, members: int = 7, quorum: int = 5, companies: int = 2) -> None:
        self.record = Record()
        self.policy = replace(POLICY, panel=replace(POLICY.panel, quorum=quorum))
        self.members = tuple(f"m{n}" for n in range(1, members + 1))
        self.policy_sha256 = ""
        seats = [Seat(m, TYPES[n % 4], "member") for n, m in enumerate(self.members)]
        entries = tuple(AgendaItem(f"i{n}", n, f"c{n}", 55) for n in range(1, companies + 1))
        body = MeetingPlanned(
            "selection", "r", "p", "2분과 평가위원회", date(2026, 3, 3), "3층 A회의실", "09:00", "18:00",
            (*seats, Seat("s", "", "secretary")), entries,
        )  # fmt: skip
        meetings.plan(self.record, SECRETARY, "m", body)

    def clock(self) -> Moment:
        return moment(self.record.now)

    def wait(self, minutes: int) -> Room:
        """Let time pass."""
        self.record.now += minutes * MINUTE
        return self
