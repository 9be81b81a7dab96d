"""The matrix of opinions: where each one stands, and what may be said of its substance; a member's own sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.dates import seoul
from jumpup_desktop.domain.meeting import opinion as op
from jumpup_desktop.domain.meeting import substance
from jumpup_desktop.domain.meeting.item import ITEM, Item
from jumpup_desktop.domain.meeting.opinion import OPINION
from jumpup_desktop.domain.problems import Problem, Refused
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import own_sheets, policies
from jumpup_desktop.store import drafts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.domain.meeting.opinion import Opinion, Version
    from jumpup_desktop.domain.policy import MeetingKind, Policy
    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.domain.selection.agenda import Meeting
    from jumpup_desktop.services.own_sheets import OwnText
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class TurnSeat:
    """A participant of the turn; `own` is the criterion that person must write."""

    id: str
    name: str
    own: str
    is_away: bool


@dataclass(frozen=True, slots=True)
class OpinionCell:
    """One opinion of the matrix; `text` is empty until opinions are opened; `has_draft`: unfinished text is kept.

    `base` names the version that holds; `advice` are notes on the text's substance, which block nothing.
    """

    member: str
    criterion: str
    is_required: bool
    state: Literal["none", "final", "after"] = "none"
    mark: str = ""
    text: str = ""
    versions: int = 0
    has_draft: bool = False
    base: str = ""
    advice: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One version of an opinion: when (HH:MM:SS), how it came about, its text."""

    at: str
    kind: Literal["final", "revised", "settled"]
    text: str
    mark: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One criterion of a member's own sheet; `draft` is None where nothing unfinished is kept."""

    criterion: str
    versions: tuple[TextVersion, ...] = ()
    draft: str | None = None
    draft_base: str = ""
    pre_review: str = ""
    written_on: str = ""


class Matrix:
    """One company's cells."""

    def __init__(self, store: Store, reader: Reader, meeting: Meeting, item: str, policy: Policy) -> None:
        self._store, self._reader, self._meeting, self._policy = store, reader, meeting, policy
        self.item = store.get(ITEM, item) or Item(item)
        self._kind: MeetingKind = policy.meeting(meeting.plan.meeting_kind if meeting.plan else "")
        self._unfinished = drafts.kept(store.conn)
        self._own: frozenset[str] = frozenset()

    def cells(self, seats: Sequence[TurnSeat]) -> tuple[OpinionCell, ...]:
        """Every seat's cells, criterion by criterion, the overall line last."""
        found = {(s.id, c): self._known(self.item.id, s.id, c) for s in seats for c in self._criteria}
        texts = [(key, known.text) for key, known in found.items() if known is not None]
        self._own = frozenset(c for (member, c), known in found.items() if known and member == self._reader.person)
        return tuple(self._cell(seat, c, found[seat.id, c], texts) for seat in seats for c in self._criteria)

    @property
    def _criteria(self) -> tuple[str, ...]:
        return (*(c.id for c in self._kind.criteria), op.OVERALL)

    def _known(self, item: str, member: str, criterion: str) -> Opinion | None:
        state = self._store.get(OPINION, op.opinion_id(item, member, criterion))
        return state if state is not None and state.versions else None

    def _cell(
        self, seat: TurnSeat, criterion: str, known: Opinion | None, texts: Sequence[tuple[tuple[str, str], str]]
    ) -> OpinionCell:
        needed = op.missing(self._kind, seat.own, frozenset(), self._policy)
        has_draft = op.opinion_id(self.item.id, seat.id, criterion) in self._unfinished
        empty = OpinionCell(seat.id, criterion, criterion in needed, has_draft=has_draft)
        if known is None:
            return empty
        may_read = op.may_read(known, self._reader, self.item, self._own)
        beside = [text for key, text in texts if key != (seat.id, criterion)]
        beside += [o.text for o in self._of_other_companies(seat.id, criterion)]
        return replace(
            empty,
            state="after" if known.after_debate else "final",
            mark=known.mark if may_read else "",
            text=known.text if may_read else "",
            versions=len(known.versions),
            base=known.base,
            advice=tuple(substance.advice(known.text, beside, self._policy.opinion)),
        )

    def _of_other_companies(self, member: str, criterion: str) -> list[Opinion]:
        found = [self._known(i.id, member, criterion) for i in self._meeting.items if i.id != self.item.id]
        return [o for o in found if o is not None]


def versions(store: Store, reader: Reader, item: str, member: str, criterion: str) -> tuple[TextVersion, ...]:
    """All versions of an opinion that the reader may read; none of any other."""
    turn, known = store.get(ITEM, item), store.get(OPINION, op.opinion_id(item, member, criterion))
    own = store.get(OPINION, op.opinion_id(item, reader.person, op.OVERALL))
    final = frozenset({op.OVERALL} if own and own.versions else ())
    if turn is None or known is None or not op.may_read(known, reader, turn, final):
        return ()
    store.access.saw(reader, "versions", (turn.company,))
    return tuple(map(_version, known.versions))


def own_sheet(store: Store, reader: Reader, meeting: str, item: str, member: str, pin: str) -> tuple[OwnLine, ...]:
    """A member's own sheet, opened by their PIN: the member looks. Refuses `pin.…`."""
    turn = store.get(ITEM, item)
    company = turn.company if turn else ""
    criteria = [c.id for c in policies.kind_of(store, meeting).criteria]
    try:
        found = own_sheets.open_sheet(store, meeting, item, member, pin, criteria)
    except (Refused, Trouble) as refused:
        store.access.refused(replace(reader, person=member, role="member"), f"own-sheet {refused.code}", company)
        raise
    store.access.saw(replace(reader, person=member, role="member"), "own-sheet", (company,))
    return tuple(map(_own, found))


def _own(own: OwnText) -> OwnLine:
    noted = own.pre_review, own.written_on
    return OwnLine(own.criterion, tuple(map(_version, own.versions)), own.draft, own.draft_base, *noted)


def _version(version: Version) -> TextVersion:
    return TextVersion(f"{seoul(version.at):%H:%M:%S}", version.kind, version.text, version.mark, version.reason)
