"""One use case's writes: events, the states they make, the rows that show them; all of it or nothing."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from jumpup_desktop.domain.record.aggregate import State, fold
from jumpup_desktop.domain.record.event import Draft, kind_of, subject_of
from jumpup_desktop.store import journal, projection
from jumpup_desktop.store.tables.registry import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jumpup_desktop.domain.record.event import Actor, Event, EventId, Moment
    from jumpup_desktop.store.clocks import Clocks
    from jumpup_desktop.store.connection import Connection

Key = tuple[str, str]


class StateCache:
    """States of aggregates already folded, so that the next event does not read them anew."""

    def __init__(self, size: int = 4096) -> None:
        self._states: dict[Key, State] = {}
        self._size = size

    def get(self, conn: Connection, key: Key) -> State:
        """The state of an aggregate, folded from its events where it is not known."""
        if key not in self._states:
            self.put(key, fold(SUBJECTS[key[0]].evolve, journal.events_of(conn, *key)))
        return self._states[key]

    def put(self, key: Key, state: State) -> None:
        """Keep a state; the oldest goes when there are too many."""
        if len(self._states) >= self._size:
            self._states.pop(next(iter(self._states)))
        self._states[key] = state

    def forget(self, keys: Iterable[Key] | None = None) -> None:
        """Drop these states (or all), so that they are read anew."""
        if keys is None:
            self._states.clear()
            return
        for key in keys:
            self._states.pop(key, None)


class Transaction:
    """An open BEGIN IMMEDIATE. Obtained from `Store.transaction()` only."""

    def __init__(self, conn: Connection, log: journal.Journal, cache: StateCache, clocks: Clocks) -> None:
        self.conn = conn
        self._journal = log
        self._cache = cache
        self._clocks = clocks
        self.touched: set[Key] = set()
        self.round = ""

    def state(self, subject: str, entity: str) -> State:
        """The state of an aggregate as this transaction sees it; None when it has no event."""
        return self._cache.get(self.conn, (subject, entity))

    def new_id(self) -> str:
        """A fresh random 128-bit id."""
        return secrets.token_hex(16)

    def now(self) -> Moment:
        """A reading of the clocks, so that a rule and its event see the same moment."""
        return self._clocks.now()

    def append(
        self,
        actor: Actor,
        drafts: Draft | Sequence[Draft],
        *,
        moment: Moment | None = None,
        round_id: str | None = None,
    ) -> tuple[EventId, ...]:
        """Write events one after the other and show each aggregate's new state."""
        at = moment or self._clocks.now()
        many = [drafts] if isinstance(drafts, Draft) else list(drafts)
        return tuple(self._append_one(draft, actor, at, self.round if round_id is None else round_id) for draft in many)

    def _append_one(self, draft: Draft, actor: Actor, at: Moment, round_id: str) -> EventId:
        key = (subject_of(kind_of(draft.body)), draft.entity)
        before = self.state(*key)
        event = self._journal.append(draft, actor, at, round_id)
        self._show(key, before, event)
        return event.header.id

    def _show(self, key: Key, before: State, event: Event) -> None:
        subject = SUBJECTS[key[0]]
        after = subject.evolve(before, event)
        self._cache.put(key, after)
        self.touched.add(key)
        projection.show(self.conn, subject, key[1], after, is_new=before is None)

    def load(self, actor: Actor, drafts: Sequence[Draft]) -> int:
        """Write many events that each begin an aggregate of their own (a load), as fast as the engine can."""
        events = self._journal.append_many(drafts, actor, self._clocks.now(), self.round)
        rows: dict[str, list[Any]] = {}
        for event in events:
            subject = SUBJECTS[subject_of(event.header.kind)]
            state = subject.evolve(None, event)
            self.touched.add((subject.name, event.entity))
            for table, values in subject.rows(state).items():
                rows.setdefault(table, []).extend(values)
        projection.insert_rows(self.conn, rows)
        return len(events)

    def log_access(self, actor: Actor, draft: Draft) -> None:
        """Note who looked at or took what, in the access stream."""
        self._journal.append(draft, actor, self._clocks.now(), self.round, "access")
