"""A member's own opinion on one criterion of one company, or the overall line: finalised, then perhaps changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jumpup_desktop.domain.record.act import Act, ItemId, PersonId, act
from jumpup_desktop.domain.record.aggregate import Subject
from jumpup_desktop.domain.record.event import EventRef, kind
from jumpup_desktop.domain.record.frozen import replace
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.record.roles import ROLES
from jumpup_desktop.domain.rules import about, existing, require, said, written

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.policy import MeetingKind, Policy
    from jumpup_desktop.domain.record.event import Draft, Event, Reader
    from jumpup_desktop.domain.record.history import Filling

OVERALL = "overall"


@kind("opinion.finalised")
@dataclass(frozen=True, slots=True)
class OpinionFinalised:
    """개별의견: the text, the optional mark; `after_debate` = 토론 후 작성."""

    item: str
    member: str
    criterion: str
    text: Text
    mark: str = ""
    after_debate: bool = False


@kind("opinion.revised")
@dataclass(frozen=True, slots=True)
class OpinionRevised:
    """최종의견 (토론 반영); a reason only after 의결 (practice 40)."""

    text: Text
    mark: str = ""
    reason: Text = ""


@kind("opinion.pre_reviewed")
@dataclass(frozen=True, slots=True)
class PreReviewed:
    """사전검토의견: private to its author until quoted, sealed; the record holds its hash only (practice 13)."""

    item: str
    member: str
    criterion: str
    sealed_sha256: str
    written_on: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the text."""

    ref: EventRef
    text: Text
    mark: str
    at: int
    kind: Literal["final", "revised"]
    reason: Text = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """All versions of one opinion. `leaves` are those that hold; two are a conflict for its author."""

    id: str
    item: str = ""
    member: str = ""
    criterion: str = ""
    versions: tuple[Version, ...] = ()
    leaves: tuple[Version, ...] = ()
    after_debate: bool = False
    pre_review: bool = False
    sealed_sha256: str = ""
    written_on: str = ""

    @property
    def holding(self) -> tuple[EventRef, ...]:
        """The names of the versions that hold."""
        return tuple(v.ref for v in self.leaves)

    @property
    def text(self) -> str:
        """The text that holds; the later of two while they are in conflict."""
        return self.leaves[-1].text if self.leaves else ""

    @property
    def base(self) -> str:
        """What a change must be built on: the versions that hold, by their names."""
        return " ".join(self.holding)

    @property
    def mark(self) -> str:
        """The mark that holds."""
        return self.leaves[-1].mark if self.leaves else ""


@act("opinion")
@dataclass(frozen=True, slots=True)
class WriteOpinion(Act):
    """개별의견."""

    item: ItemId
    member: PersonId
    criterion: str
    text: str
    mark: str = ""


@act("revise")
@dataclass(frozen=True, slots=True)
class ReviseOpinion(Act):
    """최종의견 (토론 반영); `base` names the versions that the writer had before them."""

    item: ItemId
    member: PersonId
    criterion: str
    text: str
    mark: str = ""
    reason: str = ""
    base: str = ""


@act("pre_review")
@dataclass(frozen=True, slots=True)
class BringPreReview(Act):
    """사전검토의견 typed in from paper."""

    item: ItemId
    member: PersonId
    criterion: str
    text: str
    written_on: str


def opinion_id(item: str, member: str, criterion: str, *, pre_review: bool = False) -> str:
    """The id of (meeting, company, member, criterion); pre-reviews are things of their own."""
    return ".".join((item, member, criterion, *(("pre",) if pre_review else ())))


def finalise(state: Opinion | None, item: Item | None, act: WriteOpinion, kind_: MeetingKind, policy: Policy) -> Draft:
    """개별의견. Refuses `opinion.no-participant`, `.criterion`, `.mark`, `.empty`, `.final-already`, `.item-over`.

    Written after the reveal it is labelled 토론 후 작성, never lost (practice 8).
    """
    turn = existing(item, "opinion.no-participant")
    require(act.member in turn.participants, "opinion.no-participant")
    require(turn.outcome is None, "opinion.item-over")
    require(act.criterion == OVERALL or act.criterion in {c.id for c in kind_.criteria}, "opinion.criterion")
    require(not act.mark or act.mark in policy.opinion.marks, "opinion.mark", mark=act.mark)
    require(state is None or not state.versions, "opinion.final-already")
    text, is_late = written(act.text, "opinion.empty"), turn.revealed is not None
    body = OpinionFinalised(act.item, act.member, act.criterion, text, act.mark, is_late)
    return about(body, opinion_id(act.item, act.member, act.criterion))


def revise(state: Opinion | None, item: Item | None, act: ReviseOpinion) -> Draft:
    """토론 반영. Refuses `opinion.not-final`, `.not-author`, `.empty`; after 의결 `.reason-missing` (practice 40)."""
    known = existing(state, "opinion.not-final")
    require(known.versions, "opinion.not-final")
    require(known.member == act.member, "opinion.not-author")
    if item is not None and item.outcome is not None:
        written(act.reason, "opinion.reason-missing")
    body = OpinionRevised(written(act.text, "opinion.empty"), act.mark, act.reason)
    return about(body, known.id, known.holding)


def pre_review(state: Opinion | None, body: PreReviewed) -> Draft:
    """사전검토의견 typed in or brought along. Refuses `opinion.pre-review-exists`, `.empty`."""
    require(state is None, "opinion.pre-review-exists")
    written(body.sealed_sha256, "opinion.empty")
    return about(body, opinion_id(body.item, body.member, body.criterion, pre_review=True))


def may_read(opinion: Opinion, reader: Reader, item: Item | None, own_final: frozenset[str]) -> bool:
    """Reveal rule: the author always; others after the reveal, participants once their own are final; never excluded.

    `own_final` holds criteria the reader has finalised for this item.
    """
    if opinion.member == reader.person:
        return True
    if opinion.pre_review or item is None or item.revealed is None:
        return False
    if item.fixed and reader.person in {p for p, _ in item.fixed.excluded}:
        return False
    role = ROLES[reader.role]
    if role.reads_opened:
        return True
    is_out = reader.person in {out.person for out, _ in item.shrunk}
    return role.takes_part and not is_out and reader.person in item.participants and OVERALL in own_final


def missing(kind_: MeetingKind, own: str, final: frozenset[str], policy: Policy) -> tuple[str, ...]:
    """Criteria ids a member must still write: the own type's and the overall line, as policy asks."""
    needed = [own] if policy.opinion.own_criterion_required and own in {c.id for c in kind_.criteria} else []
    needed += [OVERALL] if policy.opinion.overall_required else []
    return tuple(c for c in needed if c not in final)


def evolve_opinion(state: Opinion | None, event: Event) -> Opinion:
    """The opinion after one more event."""
    opinion = state or Opinion(event.entity)
    match said(event):
        case OpinionFinalised() as b:
            version = Version(event.ref, b.text, b.mark, event.header.utc_ms, "final")
            return replace(
                opinion, item=b.item, member=b.member, criterion=b.criterion,
                after_debate=opinion.after_debate or b.after_debate,
                versions=(*opinion.versions, version), leaves=_leaves(opinion, event, version),
            )  # fmt: skip
        case OpinionRevised() as b:
            version = Version(event.ref, b.text, b.mark, event.header.utc_ms, "revised", b.reason)
            return replace(opinion, versions=(*opinion.versions, version), leaves=_leaves(opinion, event, version))
        case PreReviewed() as b:
            return replace(
                opinion, item=b.item, member=b.member, criterion=b.criterion,
                pre_review=True, sealed_sha256=b.sealed_sha256, written_on=b.written_on,
            )  # fmt: skip
    return opinion


def _leaves(opinion: Opinion, event: Event, version: Version) -> tuple[Version, ...]:
    """What nothing has replaced, after one more version."""
    return (*(v for v in opinion.leaves if v.ref not in event.header.base), version)


def again_opinion(opinion: Opinion, event: Event) -> Opinion:
    """The version of this event, chosen when a conflict is closed, holds alone."""
    chosen = tuple(v for v in opinion.versions if v.ref == event.ref)
    return replace(opinion, leaves=chosen) if chosen else evolve_opinion(opinion, event)


def fills_opinion(event: Event) -> tuple[Filling, ...]:
    """The text with its mark."""
    match event.body:
        case OpinionFinalised(text=text, mark=mark) | OpinionRevised(text=text, mark=mark):
            return (("text", (text, mark)),)
        case PreReviewed(sealed_sha256=sealed):
            return (("pre-review", sealed),)
    return ()


OPINION = Subject("opinion", evolve_opinion, fills_opinion, again_opinion)
