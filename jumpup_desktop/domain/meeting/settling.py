"""Closing what two laptops said differently: by whom, and what then holds (decided.md, Learnt by trying it)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.act import Act, PersonId, act
from jumpup_desktop.domain.record.closing import NUMBER, RULE, Closing, ConflictClosed, OpenConflict
from jumpup_desktop.domain.record.event import EventRef
from jumpup_desktop.domain.rules import about, require, written

if TYPE_CHECKING:
    from collections.abc import Collection

    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.record.event import Actor, Draft
    from jumpup_desktop.domain.selection.agenda import Meeting

DECISIVE = ("consensus", "tally", "exclusion")
DECISIVE_OF_ITEM = ("outcome", "participants", "presence", "out", "challenge", "revealed")
"""Outcome, wording, stance, taking part, exclusion: what the panel decided is closed by those who presided over it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What holds from now on in one open conflict, and what it is chosen over; both as the person was shown them."""

    subject: str
    entity: str
    slot: str
    chosen: str
    over: tuple[str, ...]


@act("settle")
@dataclass(frozen=True, slots=True)
class SettleConflicts(Act):
    """Open conflicts are closed at once; `chair` presided over that meeting and stands by it beside the secretary."""

    choices: tuple[Choice, ...]
    reason: str
    chair: PersonId = ""


def is_decisive(conflict: OpenConflict) -> bool:
    """Whether only those who presided can close it, with the secretary, or a further sitting."""
    word = conflict.slot.partition(" ")[0]
    of_item = conflict.subject == "item" and word in DECISIVE_OF_ITEM
    return conflict.sort == RULE or conflict.subject in DECISIVE or of_item


def settle(
    conflicts: Collection[OpenConflict],
    act_: SettleConflicts,
    actor: Actor,
    meeting: Meeting | None,
    day: Sitting | None,
) -> Draft:
    """Close them, also after 폐회.

    Refuses `conflict.nothing`, `.not-open` (closed, or another one since it was shown), `.number` (unify instead),
    `.needs-chair`, `.role`, `.reason-missing`.
    """
    require(act_.choices, "conflict.nothing")
    reason = written(act_.reason, "conflict.reason-missing")
    for choice in act_.choices:
        conflict = _shown(conflicts, choice)
        require(conflict.sort != NUMBER, "conflict.number")
        _may(conflict, act_, actor, meeting, day)
    closings = tuple(
        Closing(c.subject, c.entity, c.slot, EventRef(c.chosen), tuple(map(EventRef, c.over))) for c in act_.choices
    )
    by = tuple(p for p in (act_.chair, actor.person) if p)
    entity = meeting.id if meeting else act_.choices[0].entity
    base = tuple(dict.fromkeys(EventRef(ref) for c in act_.choices for ref in (c.chosen, *c.over)))
    return about(ConflictClosed(closings, by, reason), entity, base)


def _shown(conflicts: Collection[OpenConflict], choice: Choice) -> OpenConflict:
    """The conflict as it is open now; what the person was shown must be all of it."""
    wanted = (choice.subject, choice.entity, choice.slot)
    found = [c for c in conflicts if (c.subject, c.entity, c.slot) == wanted]
    fitting = [c for c in found if {choice.chosen, *choice.over} == set(c.refs)]
    require(fitting, "conflict.not-open", slot=choice.slot)
    return fitting[0]


def _may(
    conflict: OpenConflict, act_: SettleConflicts, actor: Actor, meeting: Meeting | None, day: Sitting | None
) -> None:
    if not is_decisive(conflict):
        require(actor.role in ("secretary", "secretariat"), "conflict.role")
        return
    presided = {e.person for e in day.elections} if day else set()
    is_secretary = meeting is not None and actor.person == meeting.secretary
    require(is_secretary and act_.chair in presided and act_.chair != actor.person, "conflict.needs-chair")
