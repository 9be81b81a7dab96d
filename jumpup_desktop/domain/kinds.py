"""A kind of meeting as policy describes it: what is judged, in which phases, how it ends, what is printed of it."""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.templates import filled, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SignerSet = Literal["participants", "present_at_closing", "secretary_and_chair", "excluded"]
PhaseRole = Literal["prepare", "pitch", "questions", "writing", "closed", "decision", "after"]
Decision = Literal["consensus", "scores"]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the panel's criteria and the evaluator type that must write it (000:560-573).

    `points` is the most a member may give, where the kind is decided by scores.
    """

    id: str
    name: str
    name_en: str
    evaluators: str
    points: int = 0


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of a company's turn; `warning_s` and `danger_s` are seconds before its end.

    `role` is what the room does in it: the members write in `writing`, the door is closed in `closed` and `decision`,
    `after` follows the outcome. `observers`: whether a 배석자 may be in the room (practice 16).
    """

    id: str
    name: str
    minutes: int
    warning_s: int
    danger_s: int
    role: PhaseRole
    observers: bool = False
    name_en: str = ""

    @property
    def is_private(self) -> bool:
        """Whether only those who take part are in the room."""
        return self.role in ("closed", "decision")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way a company's turn can end; `by_consensus` outcomes need every participant's agreement.

    `by_absence` follows the calls, `by_withdrawal` the company's own paper; `from_score` is the least result that gives
    it. One that is nothing of all this is an exit without agreement. `printed` is its word on papers, `sentence` what
    the sheet says, a template with {name}, {conditions}, {reason}, {result}; `conditional` the same with conditions.
    """

    id: str
    name: str
    by_consensus: bool
    sentence: str
    name_en: str = ""
    printed: str = ""
    conditional: str = ""
    by_absence: bool = False
    by_withdrawal: bool = False
    from_score: str = ""

    @property
    def word(self) -> str:
        """What papers call it."""
        return self.printed or self.name

    @property
    def is_exit(self) -> bool:
        """Whether a turn can end with it although nobody agreed on anything: 의결보류, 재심의."""
        return not (self.by_consensus or self.is_unheard or self.from_score)

    @property
    def is_unheard(self) -> bool:
        """Whether the company itself ended its turn: by not coming, or by giving up."""
        return self.by_absence or self.by_withdrawal

    def said_of(self, name: str, conditions: int = 0, reason: str = "", result: str = "") -> str:
        """The sentence of the sheet about one company."""
        template = self.conditional if conditions and self.conditional else self.sentence
        return filled(template, {"name": name, "conditions": conditions, "reason": reason, "result": result})


@dataclass(frozen=True, slots=True)
class PaperRule:
    """One paper of the meeting: its name, title and confirming sentence, whose signatures it needs (practice 1).

    `id` names the kind of paper that the program makes (`services/papers/kinds/`).
    """

    id: str
    name: str
    title: str
    confirmation: str
    signers: SignerSet
    due_working_days: int


@dataclass(frozen=True, slots=True)
class Scoring:
    """How members' points become one result: digits after the point, sum or mean, without the highest and lowest."""

    scale: int
    combine: Literal["sum", "mean"]
    drop_extremes: bool


@dataclass(frozen=True, slots=True)
class KindWords:
    """What the papers of a kind of meeting say beside its criteria and outcomes."""

    overall: str
    no_wording: str
    next_sitting: str
    resolved: str
    ended: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingKind:
    """A kind of meeting held in the same room: criteria, phases, outcomes, papers, words, forbidden words.

    `decided_by` is the method of decision; with `scores` the kind says in `scoring` how they are added up.
    """

    id: str
    name: str
    decided_by: Decision
    method: str
    vote_line: str
    forbidden_words: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    phases: tuple[Phase, ...]
    outcomes: tuple[Outcome, ...]
    papers: tuple[PaperRule, ...]
    words: KindWords
    scoring: Scoring | None = None

    def criterion(self, key: str) -> Criterion:
        """The criterion by id or name. Raises KeyError."""
        for criterion in self.criteria:
            if key in (criterion.id, criterion.name):
                return criterion
        raise KeyError(key)

    def division(self, criterion: str) -> str:
        """The evaluator type that belongs to a criterion; empty for somebody without one."""
        return next((c.evaluators for c in self.criteria if c.id == criterion), "")

    def phase(self, key: str) -> Phase | None:
        """The phase by id or name; none when the policy has no such phase."""
        return next((phase for phase in self.phases if key in (phase.id, phase.name)), None)

    def outcome(self, key: str) -> Outcome:
        """The outcome by id or name. Refuses `policy.outcome-unknown`: another laptop's file may bring one."""
        for outcome in self.outcomes:
            if key in (outcome.id, outcome.name):
                return outcome
        raise Refused("policy.outcome-unknown", outcome=key)

    def paper(self, rule: str) -> PaperRule | None:
        """The rule of a paper by id; none when the policy has no such paper."""
        return next((paper for paper in self.papers if paper.id == rule), None)

    @property
    def observed(self) -> tuple[str, ...]:
        """Ids of the phases in which a 배석자 may be in the room."""
        return tuple(p.id for p in self.phases if p.observers)


_POINTS = re.compile(r"[0-9]+(\.[0-9]+)?")
PLACES = ("name", "conditions", "reason", "result")


def faults(kind: MeetingKind) -> list[str]:
    """What contradicts itself in a kind of meeting, by the place in the policy file; empty when it can be held."""
    path = f"meetings.{kind.id}"
    found = [] if kind.criteria and kind.outcomes else [path]
    lists: tuple[tuple[str, Iterable[str]], ...] = (
        ("criteria", [c.id for c in kind.criteria]),
        ("phases", [p.id for p in kind.phases]),
        ("outcomes", [o.id for o in kind.outcomes]),
        ("papers", [p.id for p in kind.papers]),
    )
    found += [f"{path}.{name}" for name, ids in lists if len(set(ids)) != len(list(ids))]
    for way in ("by_absence", "by_withdrawal"):
        found += [f"{path}.outcomes.{way}"] if sum(getattr(o, way) for o in kind.outcomes) > 1 else []
    found += [f"{path}.outcomes.{o.id}.sentence" for o in kind.outcomes if not _is_whole(o)]
    found += [f"{path}.{place}" for place, said in _printed(kind) if any(w in said for w in kind.forbidden_words)]
    return found + [f"{path}.{fault}" for fault in _scoring_faults(kind)]


def _printed(kind: MeetingKind) -> Iterator[tuple[str, str]]:
    """What the kind itself puts on papers, by its place in the policy: none of its own forbidden words."""
    yield "method", f"{kind.name} {kind.method} {kind.vote_line}"
    yield "words", " ".join((*kind.words.keywords, *(v for v in astuple(kind.words) if isinstance(v, str))))
    yield from ((f"criteria.{c.id}", c.name) for c in kind.criteria)
    yield from ((f"phases.{p.id}", p.name) for p in kind.phases)
    yield from ((f"papers.{p.id}", f"{p.name} {p.title} {p.confirmation}") for p in kind.papers)
    for outcome in kind.outcomes:
        said = (outcome.name, outcome.printed, outcome.sentence, outcome.conditional)
        yield f"outcomes.{outcome.id}", " ".join(said)


def _is_whole(outcome: Outcome) -> bool:
    """Whether its sentences hold no place that nothing is written into."""
    try:
        named = places(outcome.sentence) | places(outcome.conditional)
    except ValueError:
        return False
    return named <= set(PLACES)


def _scoring_faults(kind: MeetingKind) -> Iterable[str]:
    """A kind decided by scores says how; one that is not has none of it, so that no score is ever shown there."""
    scored = [o for o in kind.outcomes if o.from_score]
    if kind.decided_by != "scores":
        has_some = kind.scoring or scored or any(c.points for c in kind.criteria)
        return ["scoring"] if has_some else []
    if kind.scoring is None or not 0 <= kind.scoring.scale <= 4:
        return ["scoring"]
    found = [f"criteria.{c.id}.points" for c in kind.criteria if c.points < 1]
    found += [f"outcomes.{o.id}.from_score" for o in scored if not _POINTS.fullmatch(o.from_score)]
    return found or ([] if any(not o.from_score.strip("0.") for o in scored) else ["outcomes.from_score"])
