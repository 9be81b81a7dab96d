"""All subjects of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.aggregate import CONFLICT
from jumpup_desktop.store.tables import companies, meetings, people, scores, seasons
from jumpup_desktop.store.tables.subject import shown

if TYPE_CHECKING:
    from jumpup_desktop.store.tables.subject import Shown

SUBJECTS: dict[str, Shown] = {
    one.subject.name: one
    for subjects in (
        *(module.SUBJECTS for module in (seasons, companies, people, meetings, scores)),
        (shown(CONFLICT, (), lambda _state: {}),),
    )
    for one in subjects
}
