"""What a member wrote, or the secretary typed for them, and has not confirmed yet (practice 9)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.opinion import OPINION, OVERALL, opinion_id
from jumpup_desktop.domain.meeting.signing import confirm_opinions
from jumpup_desktop.domain.meeting.sitting import SITTING
from jumpup_desktop.domain.record.event import Actor, EventRef

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from jumpup_desktop.documents.authority import Identity
    from jumpup_desktop.domain.meeting.opinion import Opinion
    from jumpup_desktop.services.papers.day import DayRecord, Turn
    from jumpup_desktop.store.season_store import Store


@dataclass(frozen=True, slots=True)
class TextToConfirm:
    """One text of a member as it holds: company and criterion by id and name, its versions, what they are based on."""

    item: str
    criterion: str
    company: str
    name: str
    text: str
    mark: str
    versions: tuple[EventRef, ...]


def unconfirmed(store: Store, day: DayRecord, person: str) -> tuple[TextToConfirm, ...]:
    """Texts of the companies whose turn has ended, in the order of the day, that their author has not confirmed.

    Where two laptops hold two versions there is nothing to confirm until one was chosen.
    """
    done = {ref for one in day.sitting.confirmed if one.person == person for ref in one.versions}
    found = []
    for turn in day.turns:
        for criterion, name, known in texts_of(store, day, turn, person) if turn.item.outcome else ():
            if len(known.holding) == 1 and not done.issuperset(known.holding):
                place = turn.agenda.id, criterion, turn.company.name, name
                found.append(TextToConfirm(*place, known.text, known.mark, known.holding))
    return tuple(found)


def texts_of(store: Store, day: DayRecord, turn: Turn, person: str) -> Iterator[tuple[str, str, Opinion]]:
    """What a person wrote of a company: criterion (or the overall line) by id and name, and all its versions."""
    for criterion, name in (*((c.id, c.name) for c in day.kind.criteria), (OVERALL, day.kind.words.overall)):
        known = store.get(OPINION, opinion_id(turn.agenda.id, person, criterion))
        if known is not None and known.versions:
            yield criterion, name, known


def confirm(
    store: Store, day: DayRecord, person: str, shown: Collection[EventRef] | None, identity: Identity
) -> None:  # fmt: skip
    """Their author confirms the versions they were shown, as far as those still hold; None: all that hold.

    With the key that the PIN opened: one event, signed with it.
    """
    texts = unconfirmed(store, day, person)
    versions = tuple(ref for text in texts for ref in text.versions if shown is None or ref in shown)
    if not versions:
        return
    with store.transaction() as tx:
        draft = confirm_opinions(tx.get(SITTING, day.meeting.id), person, versions)
        tx.append(Actor(person, "member", "pin"), draft, meeting=day.meeting.id, sign=identity.sign)
