"""서로 다른 기록: what two laptops said differently, what a person decides about it, and what that comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.settling import Choice, SettleConflicts
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.presenters.event import Event
from jumpup_desktop.presenters.verbs import Line, OneOf
from jumpup_desktop.services.conflict_places import ConflictEffects
from jumpup_desktop.services.seen.conflicts import ConflictSeen, Side, Stander, asked_at_once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jumpup_desktop.domain.record.closing import OpenConflict
    from jumpup_desktop.presenters.messages import Sentences
    from jumpup_desktop.presenters.tasks import Tasks
    from jumpup_desktop.presenters.verbs import Talk
    from jumpup_desktop.services.open_season import OpenSeason
    from jumpup_desktop.store.branches import Branch


Key = tuple[str, str, str, frozenset[str]]
MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class ConflictGroup:
    """Conflicts of one company, or of what belongs to no company of a meeting: closed by one event."""

    title: str
    meeting: str
    conflicts: tuple[ConflictSeen, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person chose about a meeting, `place` is the meeting in which it is closed, and what it comes to."""

    meeting: str
    place: str
    act: SettleConflicts
    effects: ConflictEffects


class ConflictsPresenter:
    """`changed` when the list was read anew, `decided` with what a choice comes to before it is recorded, `settled`
    with the sealed papers (id, name) that say otherwise, `failed` with what went wrong.
    """

    def __init__(self, season: OpenSeason, tasks: Tasks, sentences: Sentences) -> None:
        self._season, self._tasks, self._sentences = season, tasks, sentences
        self.changed: Event[None] = Event()
        self.decided: Event[Decided] = Event()
        self.settled: Event[Decided] = Event()
        self.failed: Event[str] = Event()
        self.open: Sequence[ConflictSeen] = ()
        self.branches: Sequence[Branch] = ()
        self._raw: Sequence[OpenConflict] = ()
        self._standers: dict[tuple[ConflictSeen, ...], Sequence[Stander]] = {}

    def say(self, code: str, **values: object) -> str:
        """A sentence in the user's language."""
        return self._sentences.say(code, values)

    @property
    def count(self) -> int:
        """How many things a person has to decide."""
        return len(self.open) + len(self.branches)

    @property
    def groups(self) -> tuple[ConflictGroup, ...]:
        """What is open, company by company; what is about no company, day by day."""
        keys = dict.fromkeys((one.meeting, one.company) for one in self.open)
        found = [(key, tuple(one for one in self.open if (one.meeting, one.company) == key)) for key in keys]
        return tuple(
            ConflictGroup(ones[0].company_name or self.say("ask.conflict-day"), meeting, ones)
            for (meeting, _), ones in found
        )

    def refresh(self) -> None:
        """Read them again."""
        language, season = self._sentences.language, self._season

        def read() -> None:
            from jumpup_desktop.services.seen import conflicts
            from jumpup_desktop.store import branches
            from jumpup_desktop.store import conflicts as stored

            store = season.store
            self.open = conflicts.open_conflicts(store, season.reader, language)
            self.branches, self._raw = branches.not_adopted(store.conn), stored.all_open(store.conn)
            self._standers = {group.conflicts: conflicts.standers(store, group.conflicts) for group in self.groups}

        self._tasks.submit(read, lambda _none: self.changed.emit(None), self._on_fault)

    def talk(self) -> Talk:
        """What is open is asked company by company, each side with its words; nothing is chosen before."""
        if self.branches:
            branch = self.branches[0]
            reason = yield Line(self.say("ask.branch", n=branch.events), self.say("ask.join"))
            self._adopt(branch, reason)
            return
        groups = [group for group in self.groups if any(one.can_be_chosen for one in group.conflicts)]
        if not groups:
            if self.open:
                self.failed.emit(self.say("conflict.number"))
            return
        names = [f"{group.title} — {len(group.conflicts)}" for group in groups]
        at = (yield OneOf(self.say("ask.conflict-group"), names, self.say("ask.next"))) if groups[1:] else 0
        try:
            yield from self._ask_group(groups[at])
        except Refused as refused:
            self._on_fault(refused)

    def _ask_group(self, group: ConflictGroup) -> Talk:
        from jumpup_desktop.domain.meeting.settling import with_mates

        chosen: tuple[Choice, ...] = ()
        standers = self._standers[group.conflicts]
        open_now = [one for one in group.conflicts if standers or not one.needs_chair]
        if not asked_at_once(open_now):
            raise Refused("conflict.no-chair")
        for asked in asked_at_once(open_now):
            known = {_key(c.subject, c.entity, c.slot, (c.chosen, *c.over)) for c in with_mates(self._raw, chosen)}
            left = [one for one in asked if _key_of(one) not in known]
            if left:
                at = (yield self._which_side(group, left)) - 1
                chosen += tuple(_choice(one, left[0].sides[at]) for one in left)
        chair, place = "", group.meeting
        if any(one.needs_chair for one in open_now):
            names = [f"{one.name} ({one.sitting})" if one.sitting else one.name for one in standers]
            at = yield OneOf(self.say("ask.conflict-chair"), names, self.say("ask.next"))
            chair, place = standers[at].person, standers[at].meeting
        reason = yield Line(self.say("ask.conflict-why"), self.say("ask.next"))
        self._look(group.meeting, place, SettleConflicts(chosen, reason, chair))

    def _which_side(self, group: ConflictGroup, asked: Sequence[ConflictSeen]) -> OneOf:
        """Which side holds; the first line of the choice is none of them."""
        first = asked[0]
        names = [f"{n}. {side.at} {side.laptop} {side.by}".strip() for n, side in enumerate(first.sides, 1)]
        words = [dict.fromkeys(self._words(group, asked, side)) for side in first.sides]
        told = ["\n".join((name, *[*said][:MOST_TOLD])) for name, said in zip(names, words, strict=True)]
        title = first.title if not asked[1:] else self.say("ask.conflict-several", title=first.title, n=len(asked))
        label = "\n\n".join((title, group.title, *told, self.say("ask.conflict-side")))
        return OneOf(label, [self.say("ask.choose"), *names], self.say("ask.next"), nothing=0)

    def _words(self, group: ConflictGroup, asked: Sequence[ConflictSeen], side: Side) -> Iterator[str]:
        """What this side said, and what goes with it."""
        from jumpup_desktop.domain.meeting.settling import with_mates

        choices = with_mates(self._raw, tuple(_choice(one, side) for one in asked))
        refs = {choice.chosen for choice in choices}
        said = (each for one in (*asked, *group.conflicts) for each in one.sides)
        yield from (each.text for each in said if each.ref in refs and each.text)

    def _look(self, meeting: str, place: str, act: SettleConflicts) -> None:
        season = self._season

        def work() -> Decided:
            from jumpup_desktop.services.papers.conflict_effects import effects

            return Decided(meeting, place, act, effects(season.store, season.actor, place, act, about=meeting))

        self._tasks.submit(work, self.decided.emit, self._on_fault)

    def told(self, decided: Decided) -> str:
        """What it comes to, in words."""
        seen = decided.effects
        lines = [self.say("ask.effects", closed=seen.closed, left=seen.left)]
        lines += [self.say("ask.effect-outcome", company=company, word=word) for company, word in seen.outcomes]
        lines += [self.say("ask.effect-paper", name=name) for _, name in seen.editions]
        return "\n".join(lines)

    def settle(self, decided: Decided) -> None:
        """What was chosen holds from now on."""
        season = self._season

        def work() -> None:
            from jumpup_desktop.services.room import close_conflicts

            close_conflicts(season.store, season.actor, decided.place, decided.act)

        self._do(work, lambda: self.settled.emit(decided))

    def correct(self, decided: Decided) -> None:
        """Begin the 정정본 of each sealed paper that says otherwise."""
        season, reason = self._season, decided.act.reason

        def work() -> None:
            from jumpup_desktop.services.papers.signing_table import SigningTable

            table = SigningTable(season.store, decided.meeting, season.pin_cost)
            table.correct_all([paper for paper, _ in decided.effects.editions], reason)

        self._do(work, lambda: None)

    def _adopt(self, branch: Branch, reason: str) -> None:
        """Take a branch into the record."""
        season = self._season

        def work() -> None:
            from jumpup_desktop.domain.record.event import EventRef
            from jumpup_desktop.services import journals

            journals.adopt(season.store, season.actor, EventRef(branch.first), reason)

        self._do(work, lambda: None)

    def _do(self, work: Callable[[], None], done: Callable[[], None]) -> None:
        self._tasks.submit(work, lambda _none: done(), self._on_fault)

    def _on_fault(self, error: Exception) -> None:
        self.failed.emit(self._sentences.of(error))


def _choice(one: ConflictSeen, wanted: Side) -> Choice:
    """The side that was chosen, or what the same laptop recorded beside it."""
    refs = [side.ref for side in one.sides]
    same = [side.ref for side in one.sides if side.device == wanted.device]
    chosen = wanted.ref if wanted.ref in refs else same[0]
    over = tuple(side.ref for side in one.sides if side.ref != chosen)
    return Choice(one.subject, one.entity, one.slot, chosen, over)


def _key_of(one: ConflictSeen) -> Key:
    return _key(one.subject, one.entity, one.slot, (side.ref for side in one.sides))


def _key(subject: str, entity: str, slot: str, refs: Iterable[str]) -> Key:
    return subject, entity, slot, frozenset(refs)
