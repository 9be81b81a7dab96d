"""The matrix of opinions as the window shows it: where each one stands, and what may be said of its substance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import opinion as op
from jumpup_desktop.domain.meeting import substance
from jumpup_desktop.domain.meeting.opinion import OPINION
from jumpup_desktop.presenters.ports.room import OpinionCell, TextVersion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.opinion import Opinion, Version
    from jumpup_desktop.domain.policy import MeetingKind, Policy
    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.presenters.ports.room import Seat
    from jumpup_desktop.store.season_store import Store


class Matrix:
    """One company's cells; `unfinished` are the opinions of which drafts are kept."""

    def __init__(self, store: Store, meeting: Meeting, item: Item, policy: Policy, unfinished: frozenset[str]) -> None:
        self._store, self._meeting, self._item, self._policy = store, meeting, item, policy
        self._kind: MeetingKind = policy.meeting(meeting.plan.meeting_kind if meeting.plan else "")
        self._unfinished = unfinished

    def cells(self, seats: Sequence[Seat]) -> tuple[OpinionCell, ...]:
        """Every seat's cells, criterion by criterion, the overall line last."""
        found = {(s.id, c): self._known(self._item.id, s.id, c) for s in seats for c in self._criteria}
        texts = [(key, known.text) for key, known in found.items() if known is not None]
        return tuple(self._cell(seat, c, found[seat.id, c], texts) for seat in seats for c in self._criteria)

    @property
    def _criteria(self) -> tuple[str, ...]:
        return (*(c.id for c in self._kind.criteria), op.OVERALL)

    def _known(self, item: str, member: str, criterion: str) -> Opinion | None:
        state: Opinion | None = self._store.get(OPINION, op.opinion_id(item, member, criterion))
        return state if state is not None and state.versions else None

    def _cell(
        self, seat: Seat, criterion: str, known: Opinion | None, texts: Sequence[tuple[tuple[str, str], str]]
    ) -> OpinionCell:
        needed = op.missing(self._kind, seat.own, frozenset(), self._policy)
        has_draft = op.opinion_id(self._item.id, seat.id, criterion) in self._unfinished
        empty = OpinionCell(seat.id, criterion, criterion in needed, has_draft=has_draft)
        if known is None:
            return empty
        beside = [text for key, text in texts if key != (seat.id, criterion)]
        beside += [o.text for o in self._of_other_companies(seat.id, criterion)]
        return replace(
            empty,
            state="after" if known.after_debate else "final",
            mark=known.mark,
            text=known.text if self._item.revealed else "",
            versions=len(known.versions),
            base=known.base,
            advice=tuple(substance.advice(known.text, beside, self._policy.opinion)),
        )

    def _of_other_companies(self, member: str, criterion: str) -> list[Opinion]:
        found = [self._known(i.id, member, criterion) for i in self._meeting.items if i.id != self._item.id]
        return [o for o in found if o is not None]


def version_line(version: Version) -> TextVersion:
    """One version of a text for the list."""
    from jumpup_desktop.domain.dates import seoul

    return TextVersion(f"{seoul(version.at):%H:%M:%S}", version.sort, version.text, version.mark, version.reason)
