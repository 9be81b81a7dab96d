"""Files of a company: what was handed in, and how many pages it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.selection.company import COMPANY, FileKind
from jumpup_desktop.errors import Trouble

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Reader
    from jumpup_desktop.store.season_store import Store

_counted: dict[str, int] = {}
"""Pages by the hash of the content, which says nothing about whose it is."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file; `pages` is 0 where it cannot be read inside."""

    sha256: str
    name: str
    kind: FileKind
    pages: int
    is_deck: bool


def files(store: Store, reader: Reader, company: str) -> tuple[FileLine, ...]:
    """What a company handed in."""
    state = store.get(COMPANY, company)
    if state is None or not state.files:
        return ()
    store.access.saw(reader, "files", (company,))
    deck = state.deck.sha256 if state.deck else ""
    return tuple(
        FileLine(f.sha256, f.name, f.kind, _pages(store, f.sha256), is_deck=f.sha256 == deck) for f in state.files
    )


def _pages(store: Store, sha256: str) -> int:
    """How many pages; 0 for what is no PDF, is locked, or did not come with this copy."""
    from jumpup_desktop.documents.print_copy import readable_pages

    if sha256 not in _counted:
        try:
            _counted[sha256] = readable_pages(store.attachment(sha256))
        except Trouble:
            return 0
    return _counted[sha256]
