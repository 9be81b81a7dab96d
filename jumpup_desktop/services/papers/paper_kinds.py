"""Kinds of paper, each one registered thing in a file of its own under `kinds/`; a policy names those it wants."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.documents.contents import Paper as Content
from jumpup_desktop.documents.opening_facts import OpeningPapers
from jumpup_desktop.documents.parts import Audit, PaperHead, Signer
from jumpup_desktop.domain.policy import PaperRule, Policy
from jumpup_desktop.domain.problems import Refused
from jumpup_desktop.domain.rules import require
from jumpup_desktop.services import policies
from jumpup_desktop.services.papers.day import DayRecord

if TYPE_CHECKING:
    from jumpup_desktop.domain.record.event import Actor
    from jumpup_desktop.services.papers.day import Turn
    from jumpup_desktop.services.policies import PolicyText
    from jumpup_desktop.store.season_store import Store

FOLDER = "jumpup_desktop.services.papers.kinds"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One paper the meeting must have."""

    id: str
    rule: PaperRule
    item: str
    number: str
    edition: int = 1


@dataclass(frozen=True, slots=True)
class Asked:
    """What a paper is written from: the day, what every paper shares, and the day's other papers.

    `record_of` gives the hash of a paper's record as it was fixed, a stand-in before that; `opening` what was signed
    before the day began.
    """

    day: DayRecord
    want: Wanted
    head: PaperHead
    signers: tuple[Signer, ...]
    audit: Audit
    papers: tuple[Wanted, ...]
    record_of: Callable[[Wanted], str]
    opening: Callable[[], OpeningPapers]

    @property
    def turn(self) -> Turn:
        """The turn it is about. Raises KeyError for a paper about the whole day."""
        return self.day.turn(self.want.item)


def about_the_day(_day: DayRecord) -> Sequence[str]:
    """One paper about the whole day."""
    return ("",)


def each_heard(day: DayRecord) -> Sequence[str]:
    """One paper for each company that was in and whose turn ended."""
    return tuple(t.agenda.id for t in day.turns if t.item.fixed and t.item.outcome)


def confirmed(said: str, turns: Sequence[Turn]) -> str:
    """What a signature confirms of these matters: where nothing was resolved the deliberation, or that they met."""
    if any(turn.is_resolved for turn in turns):
        return said
    return said.replace("심의·의결", "심의" if any(turn.item.fixed for turn in turns) else "회의")


def cites_nothing(_paper: Content) -> Collection[str]:
    """The paper carries no hash of another one."""
    return ()


def always_ready(_day: DayRecord) -> None:
    """Nothing has to be there before the paper is fixed."""


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper; what it says and how it looks is the class that `content` makes (`documents/contents.py`).

    `letter` stands in its number, `order` is the order of making: what is cited comes first. `items` tells about which
    items there is one (an empty id: the whole day). `cites` is the kind whose frozen hashes it carries, `cited` reads
    them from a finished one. `ready` refuses while the day lacks something that the paper must say. `by_hand`: for what
    a blank form of it is printed, where a day is held on paper. `signs` is what a signature confirms (`confirmed`).
    """

    id: str
    letter: str
    order: int
    items: Callable[[DayRecord], Sequence[str]]
    content: Callable[[Asked], Content]
    signs: str
    cites: str = ""
    cited: Callable[[Content], Collection[str]] = cites_nothing
    ready: Callable[[DayRecord], None] = always_ready
    states_outcome: bool = False
    prints_remarks: bool = False
    closing_copies: int = 0
    by_hand: Literal["", "company", "day"] = ""


_KINDS: dict[str, PaperKind] = {}


def register(kind: PaperKind) -> PaperKind:
    """Make a kind of paper known. Raises ValueError where its id is taken."""
    if kind.id in _KINDS:
        raise ValueError(f"paper kind {kind.id} is taken")
    _KINDS[kind.id] = kind
    return kind


@cache
def _load() -> None:
    """Each file of the folder registers its kind."""
    for module in pkgutil.iter_modules(importlib.import_module(FOLDER).__path__):
        importlib.import_module(f"{FOLDER}.{module.name}")


def known() -> Collection[PaperKind]:
    """Every kind of paper that can be made."""
    _load()
    return _KINDS.values()


def require_known(policy: Policy) -> None:
    """A policy is taken up only where the program can make all its papers, each with a number of its own.

    Refuses `paper.kind-unknown`, `paper.same-number`, `paper.no-day-paper`: a day ends with one about the whole day.
    """
    for meeting in policy.meetings:
        kinds = [kind_of(rule.id) for rule in meeting.papers]
        numbered = {(kind.letter, kind.items is about_the_day) for kind in kinds}
        require(len(numbered) == len(kinds), "paper.same-number", kind=meeting.id)
        require(any(kind.items is about_the_day for kind in kinds), "paper.no-day-paper", kind=meeting.id)


def adopt(store: Store, actor: Actor, new: PolicyText, reason: str) -> bool:
    """Adopt a policy whose papers can all be made. Refuses as `require_known` and `policies.adopt` do."""
    require_known(new.policy)
    return policies.adopt(store, actor, new, reason)


def kind_of(rule: str) -> PaperKind:
    """The kind of paper that a policy names. Refuses `paper.kind-unknown`."""
    _load()
    if rule not in _KINDS:
        raise Refused("paper.kind-unknown", name=rule)
    return _KINDS[rule]
