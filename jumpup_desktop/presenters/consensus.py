"""전원합의: the wording, the proposal, each one's word, the resolution; it never becomes a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting import unanimity
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.services.seen.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from jumpup_desktop.domain.policy import Outcome
    from jumpup_desktop.domain.record.act import Act
    from jumpup_desktop.presenters.room import RoomPresenter
    from jumpup_desktop.services.seen.opinions import TurnSeat
    from jumpup_desktop.services.seen.turn import TurnView


class ConsensusPresenter:
    """One wording per company is kept until it is proposed; a further round begins with the last one.

    `member` is who is chosen in the list; `reworded`: another text or outcome is shown than before. What can be done
    are the verbs of `consensus_verbs`.
    """

    def __init__(self, room: RoomPresenter) -> None:
        self.room = room
        self.member = ""
        self.reworded = Event[None]()
        self._drafts: dict[str, Wording] = {}

    def say(self, code: str, **values: object) -> str:
        """A sentence in the user's language."""
        return self.room.sentences.say(code, values)

    def name(self, person: str) -> str:
        """A person's name."""
        return self.room.day.name(person) if self.room.day else person

    @property
    def turn(self) -> TurnView | None:
        """The company that is shown."""
        return self.room.day.turn if self.room.day else None

    @property
    def wording(self) -> Wording:
        """What is being written for this company; what was proposed last, once the matter is over."""
        turn = self.turn
        if turn is None:
            return Wording()
        item, is_over = turn.entry.item, turn.entry.state == "done"
        if item not in self._drafts:
            self._drafts[item] = (None if is_over else turn.consensus.kept) or _from_last_round(turn)
        elif is_over and _said(self._drafts[item]) != _said(_from_last_round(turn)):
            self._drafts[item] = _from_last_round(turn)
        return self._drafts[item]

    @property
    def differs(self) -> bool:
        """Whether the text that is shown is not the one that was put to the members."""
        turn = self.turn
        is_on = turn is not None and turn.consensus.has_open_round
        return bool(turn and is_on and _said(self.wording) != _said(_from_last_round(turn)))

    def take_back(self) -> None:
        """Show the text that was put to the members again."""
        if self.turn is not None:
            self._drafts[self.turn.entry.item] = _from_last_round(self.turn)
            self.keep()
            self.room.changed.emit(None)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Ways to end by consensus."""
        return tuple(o for o in self._outcomes if o.by_consensus)

    @property
    def exits(self) -> tuple[Outcome, ...]:
        """Ways to end without one: 의결보류, 재심의."""
        return tuple(o for o in self._outcomes if o.is_exit)

    @property
    def _outcomes(self) -> tuple[Outcome, ...]:
        return self.room.day.rules.outcomes if self.room.day else ()

    @property
    def can_propose(self) -> bool:
        """Whether the opinions are open and nothing is decided."""
        turn = self.turn
        return bool(turn and turn.is_revealed and turn.entry.state == "in_room")

    @property
    def can_resolve(self) -> bool:
        """Whether everybody agreed to the wording that is on."""
        turn = self.turn
        if turn is None or not turn.consensus.has_open_round or self.differs:
            return False
        return not turn.consensus.waiting and not any(s.is_away for s in turn.seats)

    @property
    def seat(self) -> TurnSeat | None:
        """The member who is chosen in the list."""
        return next((s for s in self.turn.seats if s.id == self.member), None) if self.turn else None

    def stance(self, seat: TurnSeat) -> str:
        """What a participant said last: agreed, objected, or nothing."""
        turn = self.turn
        if turn is None or not turn.consensus.rounds or not (turn.consensus.has_open_round or turn.entry.is_done):
            return ""
        current = turn.consensus.rounds[-1]
        if seat.id in current.agreed:
            return "agreed"
        return "objected" if any(o.member == seat.id for o in current.objections) else ""

    @property
    def shown(self) -> str:
        """The proposal that the members have before them: what they answer, whatever was merged meanwhile."""
        turn = self.turn
        return turn.consensus.rounds[-1].ref if turn and turn.consensus.has_open_round else ""

    def count_dissent(self, dissenting: int) -> None:
        """How many have another view, asked in private; only the number is kept."""
        self.on_item(lambda item: unanimity.CountDissent(item, dissenting))

    def keep(self) -> None:
        """Keep what is being drafted, so that no crash takes it."""
        turn = self.turn
        if turn is not None and self.can_propose:
            item, kept = turn.entry.item, self.wording.as_kept()
            self.room.work(lambda room: room.keep_wording(item, kept))

    @property
    def reserves_by_wish(self) -> bool:
        """Whether the author of a 유보의견 is asked if it is printed."""
        return self.room.day is None or self.room.day.rules.reserves_by_wish

    def forget(self) -> None:
        """The season was closed."""
        self._drafts = {}

    def on_item(self, *acts: Callable[[str], Act]) -> None:
        """Do these acts, each made with the company that is shown."""
        if self.turn is not None:
            item = self.turn.entry.item
            self.room.act(*(make(item) for make in acts))


def _from_last_round(turn: TurnView) -> Wording:
    if not turn.consensus.rounds:
        return Wording()
    last = turn.consensus.rounds[-1].proposal
    conditions = [(c.what, c.until, c.checked_by) for c in last.conditions]
    return Wording(last.outcome, dict(last.wording), last.overall, conditions)


def _said(wording: Wording) -> tuple[object, ...]:
    """A wording without what is empty, to be compared."""
    texts = tuple(sorted((key, text.strip()) for key, text in wording.texts.items() if text.strip()))
    conditions = tuple(tuple(p.strip() for p in parts) for parts in wording.conditions if any(p.strip() for p in parts))
    return (wording.outcome, texts, wording.overall.strip(), conditions)
