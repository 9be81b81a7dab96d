"""Closing what two laptops said differently: by whom, and what then holds (decided.md, Learnt by trying it)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.record.act import Act, PersonId, act
from jumpup_desktop.domain.record.closing import NUMBER, RULE, SLOT, Closing, ConflictClosed, OpenConflict
from jumpup_desktop.domain.record.event import EventRef, place_of
from jumpup_desktop.domain.rules import about, require, written

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.record.event import Actor, Draft
    from jumpup_desktop.domain.selection.agenda import Meeting

OWN_WORDS = ("opinion", "score")
"""What one member wrote, named in the entity: that member may stand by the closing in place of who presided."""
DECISIVE = ("consensus", *OWN_WORDS, "tally", "exclusion")
DECISIVE_OF_ITEM = ("outcome", "participants", "presence", "out", "challenge", "revealed")
DECISIVE_OF_DAY = ("chair", "acting", "opening", "closing")
DECISIVE_OF_PAPER = ("base", "file", "seal")
"""Outcome, wording, stance, a member's words, taking part, exclusion, presiding, what was signed: what the panel
decided is closed by those who presided over it."""
DECIDED_ELSEWHERE = "decided-elsewhere"
"""Two panels decided one company: it is over when one of them opens its matter again, not by a choice."""
ENDS = (("item", "outcome"), ("consensus", "end"), ("tally", "result"))
"""Slots that one stroke of the chair fills together."""
AGREED = {"end", "proposal"}
"""Slots of a consensus that belong to one wording."""


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
    words = {"item": DECISIVE_OF_ITEM, "sitting": DECISIVE_OF_DAY, "paper": DECISIVE_OF_PAPER}
    is_word = conflict.slot.partition(" ")[0] in words.get(conflict.subject, ())
    return conflict.kind == RULE or conflict.subject in DECISIVE or is_word


def settle(
    conflicts: Collection[OpenConflict],
    act_: SettleConflicts,
    actor: Actor,
    meeting: Meeting | None,
    stands: Callable[[OpenConflict], bool],
    seals: Collection[str],
) -> Draft:
    """Close them, also after 폐회. `stands` says whether the act's chair can stand by one, `seals` are what sealed.

    Refuses `conflict.nothing`, `.not-open` (closed, or another one since it was shown), `.number` (unify instead),
    `.needs-chair`, `.role`, `.reason-missing`; `.sealed` where a paper was sealed on one side and another is chosen;
    `.decided-elsewhere` (reopen one).
    """
    require(act_.choices, "conflict.nothing")
    reason = written(act_.reason, "conflict.reason-missing")
    choices = with_mates(conflicts, act_.choices)
    for choice in choices:
        conflict = _shown(conflicts, choice)
        require(conflict.kind != NUMBER, "conflict.number")
        require(conflict.slot != DECIDED_ELSEWHERE, "conflict.decided-elsewhere")
        gives_up_seal = conflict.kind == SLOT and choice.chosen not in seals and set(choice.over) & set(seals)
        require(not gives_up_seal, "conflict.sealed")
        _may(conflict, act_, actor, meeting, stands)
    closings = tuple(
        Closing(c.subject, c.entity, c.slot, EventRef(c.chosen), tuple(map(EventRef, c.over))) for c in choices
    )
    by = tuple(p for p in (act_.chair, actor.person) if p)
    entity = meeting.id if meeting else choices[0].entity
    base = tuple(dict.fromkeys(EventRef(ref) for c in choices for ref in (c.chosen, *c.over)))
    return about(ConflictClosed(closings, by, reason), entity, base)


def with_mates(conflicts: Collection[OpenConflict], choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The choices, and what the same hand recorded with them, so that no two sides are mixed.

    With a company's outcome goes the end of its deliberation and the wording that was agreed, with a paper's base the
    signatures and the seal. Refuses `conflict.mates` where they were chosen from different sides.
    """
    chosen: dict[tuple[str, str, str, frozenset[str]], Choice] = {}
    left = list(choices)
    while left:
        one = left.pop(0)
        place = (one.subject, one.entity, one.slot, frozenset((one.chosen, *one.over)))
        if place not in chosen:
            left += _mates(conflicts, one)
        require(chosen.setdefault(place, one).chosen == one.chosen, "conflict.mates")
    return tuple(chosen.values())


def _mates(conflicts: Collection[OpenConflict], choice: Choice) -> Iterator[Choice]:
    for one in conflicts:
        if (
            one.entity == choice.entity
            and one.kind == SLOT
            and (one.subject, one.slot) != (choice.subject, choice.slot)
        ):
            side = next((ref for ref in one.refs if _goes_with(one, ref, choice)), "")
            if side:
                yield Choice(one.subject, one.entity, one.slot, side, tuple(ref for ref in one.refs if ref != side))


def _goes_with(conflict: OpenConflict, ref: str, choice: Choice) -> bool:
    """Whether an event was recorded by the stroke, or for a paper on the laptop, that the choice is for."""
    (device, seq, _), (other, other_seq, _) = place_of(EventRef(ref)), place_of(EventRef(choice.chosen))
    if conflict.subject == choice.subject == "paper":
        return device == other and {conflict.slot, choice.slot} <= set(DECISIVE_OF_PAPER)
    if conflict.subject == choice.subject == "consensus" and {conflict.slot, choice.slot} == AGREED:
        return device == other
    is_end = (choice.subject, choice.slot) in ENDS and (conflict.subject, conflict.slot) in ENDS
    return is_end and device == other and abs(seq - other_seq) <= 1


def _shown(conflicts: Collection[OpenConflict], choice: Choice) -> OpenConflict:
    """The conflict as it is open now; what the person was shown must be all of it."""
    wanted = (choice.subject, choice.entity, choice.slot)
    found = [c for c in conflicts if (c.subject, c.entity, c.slot) == wanted]
    fitting = [c for c in found if {choice.chosen, *choice.over} == set(c.refs)]
    require(fitting, "conflict.not-open", slot=choice.slot)
    return fitting[0]


def _may(
    conflict: OpenConflict,
    act_: SettleConflicts,
    actor: Actor,
    meeting: Meeting | None,
    stands: Callable[[OpenConflict], bool],
) -> None:
    if not is_decisive(conflict):
        require(actor.role in ("secretary", "secretariat"), "conflict.role")
        return
    is_secretary = meeting is not None and actor.person == meeting.secretary
    require(is_secretary and act_.chair != actor.person and stands(conflict), "conflict.needs-chair")


def is_author(conflict: OpenConflict, person: str) -> bool:
    """Whether it is about this person's own words: two versions of one text or of one member's points."""
    return conflict.kind == SLOT and conflict.subject in OWN_WORDS and conflict.entity.split(".")[1] == person


def presides(day: Sitting | None, item: Item | None, heard_as: str, person: str) -> bool:
    """Whether a person was elected to preside over a day, as acting chair over this item, and is not excluded from it.

    `item` is the turn it is about, `heard_as` its id in that day; both empty for what is about the whole day.
    """
    elected = (e for e in (day.elections if day else ()) if e.person == person)
    excluded = dict(item.fixed.excluded) if item and item.fixed else {}
    put_out = {out.person for out, _ in (item.shrunk if item else ()) if out.kind != "left"}
    is_out = person in excluded or person in put_out
    return not is_out and any(not e.items or not heard_as or heard_as in e.items for e in elected)
