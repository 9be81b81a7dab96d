"""One member's own sheet of one company, opened by their PIN: what they wrote, are writing, and noted before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.opinion import OPINION, OVERALL, Version, opinion_id
from jumpup_desktop.errors import Trouble
from jumpup_desktop.services import member_keys
from jumpup_desktop.store import drafts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jumpup_desktop.domain.meeting.opinion import Opinion
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class OwnText:
    """One criterion of the sheet; `draft` is None where nothing unfinished is kept."""

    criterion: str
    versions: tuple[Version, ...]
    draft: str | None
    draft_base: str
    pre_review: str
    written_on: str


def open_sheet(
    store: Store, meeting: str, item: str, member: str, pin: str, criteria: Sequence[str]
) -> tuple[OwnText, ...]:
    """The whole sheet for its author alone; who signs in ink has no PIN and needs none. Refuses `pin.…`."""
    private = member_keys.unlock_sealing(store, meeting, member, pin)
    return tuple(_own_text(store, item, member, criterion, private) for criterion in (*criteria, OVERALL))


def _own_text(store: Store, item: str, member: str, criterion: str, private: bytes) -> OwnText:
    entity = opinion_id(item, member, criterion)
    known: Opinion | None = store.get(OPINION, entity)
    noted: Opinion | None = store.get(OPINION, opinion_id(item, member, criterion, pre_review=True))
    draft = drafts.load(store.conn, entity, member, private)
    return OwnText(
        criterion,
        known.versions if known else (),
        draft[1] if draft else None,
        draft[0].base if draft else "",
        _noted(store, noted, private) if noted else "",
        noted.written_on if noted else "",
    )


def _noted(store: Store, noted: Opinion, private: bytes) -> str:
    """A pre-review's text; empty where its content did not come with this copy."""
    try:
        return member_keys.unseal(store, noted.sealed_sha256, private)
    except Trouble:
        return ""
