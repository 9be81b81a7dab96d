"""What a sealed paper of a season says, read back from its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from jumpup_desktop.documents.contents import Paper as Content
from jumpup_desktop.domain.meeting.paper import PAPER
from jumpup_desktop.services.records import paper_in
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from jumpup_desktop.store.season_store import Store

P = TypeVar("P", bound=Content)


def sealed_pdf(store: Store, meeting: str, rule: str) -> bytes:
    """The sealed file of the newest edition, of the last such paper of a day."""
    row = [row for row in meetings.papers(store.conn, meeting) if row.rule == rule][-1]
    sealed = store.known(PAPER, row.id).sealed
    assert sealed is not None, f"{row.number} is not sealed"
    return store.attachment(sealed.sha256)


def printed(store: Store, meeting: str, rule: str, kind: type[P]) -> P:
    """What it says."""
    told = paper_in(sealed_pdf(store, meeting, rule))
    assert isinstance(told, kind)
    return told
