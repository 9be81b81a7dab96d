"""One use case's writes: events, the states they make, the rows that show them; all of it or nothing."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.record import closing
from jumpup_desktop.domain.record.event import Draft
from jumpup_desktop.store import conflicts, journal, projection
from jumpup_desktop.store.tables import meetings
from jumpup_desktop.store.tables.registry import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from jumpup_desktop.domain.record.aggregate import Aggregate, Subject
    from jumpup_desktop.domain.record.closing import OpenConflict
    from jumpup_desktop.domain.record.event import Actor, Event, EventRef, Moment
    from jumpup_desktop.domain.record.history import History
    from jumpup_desktop.store.clocks import Clocks
    from jumpup_desktop.store.connection import Connection
    from jumpup_desktop.store.tables.subject import Row

Key = tuple[str, str]
S = TypeVar("S")


class StateCache:
    """Aggregates already folded, so that the next event does not read them anew."""

    def __init__(self, size: int = 4096) -> None:
        self._known: dict[Key, Aggregate[object]] = {}
        self._size = size

    def get(self, conn: Connection, subject: Subject[S], entity: str) -> S | None:
        """The state of an aggregate, folded from its events where it is not known; None when it has no event."""
        return cast("S | None", self.of(conn, (subject.name, entity)).state)

    def of(self, conn: Connection, key: Key) -> Aggregate[object]:
        """The whole aggregate, for a subject that is known by its name only."""
        if key not in self._known:
            self.put(key, SUBJECTS[key[0]].subject.fold(journal.events_of(conn, *key), key[1]))
        return self._known[key]

    def put(self, key: Key, aggregate: Aggregate[object]) -> None:
        """Keep an aggregate; the oldest goes when there are too many."""
        if len(self._known) >= self._size:
            self._known.pop(next(iter(self._known)))
        self._known[key] = aggregate

    def forget(self, keys: Iterable[Key] | None = None) -> None:
        """Drop these aggregates (or all), so that they are read anew."""
        if keys is None:
            self._known.clear()
            return
        for key in keys:
            self._known.pop(key, None)


class Transaction:
    """An open BEGIN IMMEDIATE. Obtained from `Store.transaction()` only."""

    def __init__(self, conn: Connection, log: journal.Journal, cache: StateCache, clocks: Clocks) -> None:
        self.conn = conn
        self._journal = log
        self._cache = cache
        self._clocks = clocks
        self.touched: set[Key] = set()
        self.round = ""

    def get(self, subject: Subject[S], entity: str) -> S | None:
        """The state of an aggregate as this transaction sees it; None when it has no event."""
        return self._cache.get(self.conn, subject, entity)

    def known(self, subject: Subject[S], entity: str) -> S:
        """The state of an aggregate whose id came from the record itself. Refuses `record.dangling` when there is none.

        Our own rules name nothing that is not there; what was brought from elsewhere may.
        """
        state = self.get(subject, entity)
        if state is None:
            raise Refused("record.dangling", subject=subject.name, entity=entity)
        return state

    def new_id(self) -> str:
        """A fresh random 128-bit id."""
        return secrets.token_hex(16)

    def open_conflicts(self) -> list[OpenConflict]:
        """Everything two laptops said differently that nobody has closed."""
        return conflicts.all_open(self.conn)

    def now(self) -> Moment:
        """A reading of the clocks, so that a rule and its event see the same moment."""
        return self._clocks.now()

    def append(
        self,
        actor: Actor,
        drafts: Draft | Sequence[Draft],
        *,
        moment: Moment | None = None,
        meeting: str | None = None,
        sign: journal.Sign | None = None,
    ) -> tuple[EventRef, ...]:
        """Write events one after the other and show each aggregate's new state.

        A draft that answers nothing shown builds on the heads of its aggregate. `sign` signs each over its header.
        """
        at, place = moment or self._clocks.now(), journal.EventPlace(self.round, meeting)
        many = [drafts] if isinstance(drafts, Draft) else list(drafts)
        return tuple(self._append_one(draft, actor, at, place, sign) for draft in many)

    def places_of(self, company: str) -> list[tuple[str, str]]:
        """Every (meeting, item) under which a company is planned."""
        return meetings.places_of(self.conn, company)

    def meetings_on(self, day: date) -> list[str]:
        """Every meeting that is planned for a day."""
        return [row.id for row in meetings.meetings(self.conn) if row.day == day.isoformat()]

    def meeting_of_item(self, item: str) -> str:
        """The meeting on whose agenda an item stands; empty where it stands on none."""
        return meetings.meeting_of_item(self.conn, item)

    def history(self, subject: Subject[S], entity: str) -> History:
        """What built on what in an aggregate."""
        return self._cache.of(self.conn, (subject.name, entity)).history

    def _append_one(
        self, draft: Draft, actor: Actor, at: Moment, place: journal.EventPlace, sign: journal.Sign | None
    ) -> EventRef:
        before = self._cache.of(self.conn, (draft.subject, draft.entity))
        base = before.history.seen(draft.base) if draft.base else before.history.heads
        for subject, entity in closing.concerned_by(draft.body):
            self._cache.of(self.conn, (subject, entity))
        event = self._journal.append(replace(draft, base=base), actor, at, place, sign)
        self._show((draft.subject, draft.entity), event)
        for key in closing.concerned(event):
            journal.route(self.conn, self._journal.number, event.header.seq, key)
            self._show(key, event)
        if isinstance(event.body, closing.ConflictClosed):
            conflicts.find_between(self.conn)
        return event.ref

    def _show(self, key: Key, event: Event) -> None:
        shown, before = SUBJECTS[key[0]], self._cache.of(self.conn, key)
        after = shown.subject.grown(before, event)
        self._cache.put(key, after)
        self.touched.add(key)
        projection.show_change(self.conn, shown, key[1], before, after)

    def load(self, actor: Actor, drafts: Sequence[Draft]) -> int:
        """Write many events that each begin an aggregate of their own (a load), as fast as the engine can."""
        events = self._journal.append_many(drafts, actor, self._clocks.now(), journal.EventPlace(self.round))
        rows: dict[str, list[Row]] = {}
        for event in events:
            shown = SUBJECTS[event.header.subject]
            state = shown.subject.evolve(None, event)
            self.touched.add((shown.subject.name, event.entity))
            for table, values in shown.rows(state).items():
                rows.setdefault(table, []).extend(values)
        projection.insert_rows(self.conn, rows)
        return len(events)
