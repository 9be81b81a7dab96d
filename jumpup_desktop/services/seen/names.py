"""What people are called on screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.selection.people import PERSON

if TYPE_CHECKING:
    from jumpup_desktop.store.season_store import Store


def person_name(store: Store, person: str) -> str:
    """A person's name; who is not in the pool is known by what was written."""
    state = store.get(PERSON, person) if person else None
    return state.facts.name if state else person
