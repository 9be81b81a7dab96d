"""The whole round of signing turns: who is next, in their own way, until every paper can be sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jumpup_desktop.documents.strokes import Stroke
from jumpup_desktop.documents.verifying import Verdict
from jumpup_desktop.services.papers import desk, signing

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.services.papers.day import DayRecord
    from jumpup_desktop.services.papers.paper_kinds import Wanted
    from jumpup_desktop.store.season_store import Store


@dataclass(slots=True)
class SigningPass:
    """What the turns came to: PINs asked of each person, and the verdict on each sealed paper."""

    pins_asked: dict[str, int] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)


def freeze_all(store: Store, actor: Actor, day: DayRecord, papers: tuple[Wanted, ...]) -> None:
    """Fix the base of every paper that is not fixed yet, the 별지 before the 회의록 that cites them."""
    for want in papers:
        if desk.existing(store, want.id).frozen is None:
            desk.freeze(store, actor, day, want)


def everyone(day: DayRecord) -> tuple[str, ...]:
    """Everybody who may have to sign, members in seat order, then the secretary; who presides comes last."""
    chair = day.sitting.chair.person if day.sitting.chair else ""
    acting = [a.person for a in day.sitting.acting]
    order = [*day.meeting.members, day.meeting.secretary]
    last = [*acting, chair]
    return tuple(dict.fromkeys([p for p in order if p not in last] + [p for p in last if p]))


@dataclass(frozen=True, slots=True)
class Hands:
    """What people sign with: PINs and drawn signatures by person."""

    pins: Mapping[str, str]
    strokes: Mapping[str, Stroke]


class Turns:
    """Lets everyone sign in turn until nobody can sign any more, then seals what is complete.

    `people`: only these. Whoever has left is passed over: nobody signs from outside the room.
    """

    def __init__(
        self, store: Store, actor: Actor, day: DayRecord, papers: tuple[Wanted, ...], people: tuple[str, ...] = ()
    ) -> None:
        self._store, self._actor, self._day, self._papers = store, actor, day, papers
        self._people = people or everyone(day)

    def run(self, hands: Hands, before_turn: Callable[[str], None] | None = None) -> SigningPass:
        """Every turn, then the seals; `before_turn` hears whose turn it is."""
        result = SigningPass()
        is_moving = True
        while is_moving:
            moved = [self._turn(person, hands, before_turn, result) for person in self._people]
            is_moving = any(moved)
        result.verdicts = signing.seal_ready(self._store, self._actor, self._day, self._papers)
        return result

    def _turn(self, person: str, hands: Hands, before_turn: Callable[[str], None] | None, result: SigningPass) -> bool:
        inked = signing.sign_in_ink(self._store, self._actor, self._day, self._papers, person)
        if not signing.waiting_for(self._store, self._papers, person) or not signing.may_sign(self._day, person):
            return bool(inked)
        if before_turn:
            before_turn(person)
        hand = signing.Hand(person, hands.strokes.get(person), self._day.plan.venue)
        result.pins_asked[person] = result.pins_asked.get(person, 0) + 1
        pin = hands.pins[person]
        return bool(signing.sign_turn(self._store, self._actor, self._day, self._papers, hand, pin)) or bool(inked)
