"""마감 인쇄: what is printed when a day is sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.services.papers import day_lists, desk, signing
from jumpup_desktop.services.papers.export import leaving
from jumpup_desktop.services.papers.paper_kinds import kind_of
from jumpup_desktop.store.tables import meetings

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.store.season_store import Store


def closing_print(store: Store, reader: Reader, meeting: str) -> tuple[bytes, ...]:
    """The PDFs: each sealed paper as often as its kind says (the 의결서 twice), then the 등록부."""
    rows = [row for row in meetings.papers(store.conn, meeting) if row.status == "sealed"]
    newest = sorted({(row.rule, row.item): row for row in rows}.values(), key=lambda row: kind_of(row.rule).letter)
    wanted = [row for row in newest for _ in range(kind_of(row.rule).closing_copies)]
    leaving(store, reader, "print", wanted)
    papers = [store.attachment(signing.current_sha256(store, desk.existing(store, row.id))) for row in wanted]
    return (*papers, day_lists.register(store, meeting))
