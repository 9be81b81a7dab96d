"""Signing a paper: who must, whose turn it is, in which way; what is refused. No path ends unsealable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jumpup_desktop.domain.meeting.deliberation import heard
from jumpup_desktop.domain.meeting.paper import (
    InkChosen,
    InkScanned,
    InkSigned,
    Paper,
    PaperDrafted,
    PaperDropped,
    PaperFrozen,
    PaperSealed,
    PaperSigned,
    PaperThawed,
    SigningRefused,
    Way,
    number_of,
    paper_id,
)
from jumpup_desktop.domain.meeting.sitting import OpinionsConfirmed
from jumpup_desktop.domain.record.act import Act, ItemId, PersonId, act
from jumpup_desktop.domain.record.limits import Text
from jumpup_desktop.domain.rules import about, existing, require, written

if TYPE_CHECKING:
    from jumpup_desktop.domain.meeting.item import Item
    from jumpup_desktop.domain.meeting.sitting import Sitting
    from jumpup_desktop.domain.policy import PaperRule
    from jumpup_desktop.domain.record.event import Draft, EventRef
    from jumpup_desktop.domain.selection.agenda import Meeting


@dataclass(frozen=True, slots=True)
class RefusalOf:
    """Who refuses to sign which paper, why, and the two who confirm it."""

    person: PersonId
    paper: str
    reason: Text
    confirmed_by: tuple[PersonId, ...]
    item: ItemId = ""


@act("papers")
@dataclass(frozen=True, slots=True)
class SignPapers(Act):
    """The papers are fixed, signed in turns and sealed."""

    refusals: tuple[RefusalOf, ...] = ()


@act("sign")
@dataclass(frozen=True, slots=True)
class SignTurn(Act):
    """One person signs everything that can be signed by then, at any hour of the day."""

    person: PersonId


@act("to_ink")
@dataclass(frozen=True, slots=True)
class ToInk(Act):
    """Somebody signs in ink what they have not signed: they left before it, or their PIN is lost."""

    person: PersonId
    reason: str


@act("correct")
@dataclass(frozen=True, slots=True)
class CorrectPaper(Act):
    """A 정정본 of a sealed paper begins; `in_ink` sign it in ink, the others get new keys."""

    paper: str
    reason: str
    item: ItemId = ""
    in_ink: tuple[PersonId, ...] = ()


@act("scans")
@dataclass(frozen=True, slots=True)
class ReturnScans(Act):
    """The ink pages come back from the scanner, askew by `skew` degrees."""

    skew: float = 0.8


def signers_of(rule: PaperRule, meeting: Meeting, day: Sitting, item: Item | None) -> tuple[str, ...]:
    """Whose signatures a paper needs, who presides last (practice 1): set from the record, not from the panel list."""
    chair = day.chair.person if day.chair else ""
    if rule.signers == "excluded":
        return excluded(meeting, day, item) if item else ()
    if rule.signers == "participants":
        people = item.participants if item else ()
        last = _presided(day, item, people) if item else ""
    elif rule.signers == "present_at_closing":
        there = day.closing.present if day.closing else ()
        closer = day.closing.chair if day.closing else ""
        last = day.presiding("", there) or (closer if closer in there else "")
        people = (*there, meeting.secretary)
    else:
        last = (day.presiding(item.id, item.participants) or chair) if item else chair
        people = (meeting.secretary, last)
    return (*(p for p in dict.fromkeys(people) if p and p != last), *((last,) if last else ()))


def _presided(day: Sitting, item: Item, people: tuple[str, ...]) -> str:
    """Who confirmed how the item ended, else who presides over it: elections later in the day change nothing of it."""
    confirmed = item.outcome.confirmed_by if item.outcome else ""
    return confirmed if confirmed in people else day.presiding(item.id, people)


def is_due(rule: PaperRule, meeting: Meeting, day: Sitting, item: Item | None) -> bool:
    """Whether a paper can be fixed: those of its participants from 의결 on (practice 1), the others after 폐회.

    What the excluded confirm waits as long as one of them may still come.
    """
    if day.closing is not None:
        return True
    if item is None or item.outcome is None:
        return False
    is_whole = all(any(v.person == p for v in day.visits) for p in _out(item) if p in meeting.members)
    return rule.signers == "participants" or (rule.signers == "excluded" and is_whole)


def out_of(meeting: Meeting, day: Sitting, item: Item) -> tuple[str, ...]:
    """Members excluded from an item who came that day."""
    came = {v.person for v in day.visits}
    return tuple(p for p in meeting.members if p in _out(item) & came)


def _out(item: Item) -> set[str]:
    """Everybody excluded from an item, at its call or since."""
    before = {p for p, _ in item.fixed.excluded} if item.fixed else set()
    return before | {gone.person for gone, _ in item.out_since_call if gone.kind != "left"}


def excluded(meeting: Meeting, day: Sitting, item: Item) -> tuple[str, ...]:
    """Members out of an item who came that day, who presides otherwise last: they confirm it (practice 4).

    Only who can say so truly: whoever was in the room during the deliberation, or saw the opinions before, cannot.
    """
    out = {p for p in out_of(meeting, day, item) if not heard(day, item, p)}
    heads = [*(a.person for a in day.acting), day.chair.person if day.chair else ""]
    return tuple(
        sorted((p for p in meeting.members if p in out), key=lambda p: heads.index(p) + 1 if p in heads else 0)
    )


def ways_of(people: tuple[str, ...], day: Sitting, paper: Paper | None) -> tuple[tuple[str, Way], ...]:
    """How each will sign: by the consent of the opening sheet, or in ink where they chose it for this paper; who
    refused before stays refused.
    """
    refused = {r.person for r in paper.refusals} if paper else set()
    inks = paper.inks if paper else ()
    return tuple((p, "refused" if p in refused else "ink" if p in inks else _way(day, p)) for p in people)


def confirm_opinions(state: Sitting | None, person: str, versions: tuple[EventRef, ...]) -> Draft:
    """A member stands by these versions of what they wrote (practice 9). Refuses `sitting.never-came`."""
    day = existing(state, "sitting.never-came")
    require(any(visit.person == person for visit in day.visits), "sitting.never-came")
    return about(OpinionsConfirmed(person, versions), day.id)


def choose_ink(state: Paper | None, person: str) -> Draft:
    """A signer without a key signs this paper in ink. Refuses `paper.unknown`, `.sealed`, `.frozen-already`."""
    known = _unsealed(state)
    require(known.frozen is None, "paper.frozen-already")
    return about(InkChosen(person), known.id)


def _way(day: Sitting, person: str) -> Way:
    sheet = day.sheet(person)
    return "electronic" if sheet and sheet.esign else "ink"


def draft(state: Paper | None, paper: str, body: PaperDrafted, replaced: Paper | None = None) -> Draft:
    """Begin a paper.

    Refuses `paper.exists`; a later edition needs a sealed one, its hash, a reason: `paper.edition`.
    """
    require(state is None, "paper.exists")
    if body.edition > 1:
        seal = replaced.sealed if replaced else None
        number = replaced.drafted.edition + 1 if replaced and replaced.drafted else 0
        fits = seal and seal.sha256 == body.replaces_sha256 and body.edition == number
        require(fits and body.reason.strip(), "paper.edition")
    return about(body, paper)


def next_edition(old: Paper | None) -> str:
    """The id of the edition after this one. Refuses `paper.unknown`."""
    drafted = existing(old.drafted if old else None, "paper.unknown")
    return paper_id(old.meeting if old else "", drafted.rule, drafted.item, drafted.edition + 1)


def further_edition(old: Paper | None, reason: str, after: Paper | None = None) -> Draft:
    """The edition that replaces a sealed paper; `after` is what there is of it.

    Refuses `paper.unknown`, `paper.not-sealed`, `paper.edition`, `paper.exists`.
    """
    known = existing(old, "paper.unknown")
    seal, drafted = existing(known.sealed, "paper.not-sealed"), existing(known.drafted, "paper.unknown")
    edition = drafted.edition + 1
    number = number_of(drafted.number, drafted.edition, edition)
    body = PaperDrafted(drafted.rule, drafted.item, number, edition, seal.sha256, reason)
    return draft(after, next_edition(known), body, known)


def freeze(state: Paper | None, body: PaperFrozen) -> Draft:
    """Fix the base. Refuses `paper.unknown`, `.frozen-already`, `.sealed`, `.no-signers`, `.hash-missing`."""
    known = _unsealed(state)
    require(known.frozen is None, "paper.frozen-already")
    require(body.signers, "paper.no-signers")
    written(body.base_sha256, "paper.hash-missing")
    return about(body, known.id)


def sign(state: Paper | None, person: str, certificate_sha256: str, revision_sha256: str, onto_sha256: str) -> Draft:
    """An electronic signature, put into the file `onto_sha256`.

    Refuses `paper.not-signer`, `.signed-already`, `.in-ink`, `.chair-last`.
    """
    known = _turn(state, person, "electronic")
    written(certificate_sha256, "paper.hash-missing")
    written(revision_sha256, "paper.hash-missing")
    return about(PaperSigned(_fixed(known), person, certificate_sha256, revision_sha256, onto_sha256), known.id)


def sign_ink(state: Paper | None, person: str) -> Draft:
    """An ink signature. Refuses as `sign`; `paper.electronic` where that signer has a field."""
    known = _turn(state, person, "ink")
    return about(InkSigned(_fixed(known), person), known.id)


def _turn(state: Paper | None, person: str, way: Way) -> Paper:
    known = _unsealed(state)
    frozen = existing(known.frozen, "paper.not-frozen")
    wanted = dict(frozen.signers).get(person)
    require(wanted, "paper.not-signer")
    require(person in known.waiting, "paper.signed-already")
    require(wanted == way, "paper.in-ink" if wanted == "ink" else "paper.electronic")
    require(
        person != frozen.signers[-1][0] or known.waiting == (person,),
        "paper.chair-last",
        count=len(known.waiting) - 1,
    )
    return known


def file_scan(state: Paper | None, body: InkScanned) -> Draft:
    """File a scan, before or after sealing. Refuses `paper.not-ink`, `paper.hash-missing`."""
    known = existing(state, "paper.unknown")
    require(any(m.person == body.person and m.way == "ink" for m in known.marks), "paper.not-ink")
    written(body.scan_sha256, "paper.hash-missing")
    return about(body, known.id)


def refuse_signing(state: Paper | None, body: SigningRefused, by: str) -> list[Draft]:
    """서명 거부 (practice 5b): the paper thaws, so that the next base prints it.

    Refuses `paper.not-signer`, `.signed-already`, `.reason-missing`, `.two-confirm`.
    """
    known = _unsealed(state)
    if known.frozen:
        require(body.person in dict(known.frozen.signers), "paper.not-signer")
        require(body.person in known.waiting, "paper.signed-already")
    written(body.reason, "paper.reason-missing")
    others = set(body.confirmed_by) - {body.person}
    require(len(others) >= 2, "paper.two-confirm")
    drafts = [about(body, known.id)]
    return [*drafts, about(PaperThawed(f"서명 거부: {body.reason}", by), known.id)] if known.frozen else drafts


def thaw(state: Paper | None, reason: str, by: str) -> Draft:
    """Open again; given signatures become void. Refuses `paper.not-frozen`, `.sealed`, `.reason-missing`."""
    known = _unsealed(state)
    require(known.frozen, "paper.not-frozen")
    return about(PaperThawed(written(reason, "paper.reason-missing"), by), known.id)


def drop(state: Paper | None, reason: str) -> Draft:
    """A paper that was begun is not made. Refuses `paper.unknown`, `.sealed`, `.reason-missing`."""
    return about(PaperDropped(written(reason, "paper.reason-missing")), _unsealed(state).id)


def seal(state: Paper | None, sha256: str, sealed_by: str) -> Draft:
    """Close for ever. Refuses `paper.not-frozen`, `.signatures-missing`, `.hash-missing`, `.sealed`."""
    known = _unsealed(state)
    require(known.frozen, "paper.not-frozen")
    require(not known.waiting, "paper.signatures-missing", count=len(known.waiting))
    written(sha256, "paper.hash-missing")
    return about(PaperSealed(_fixed(known), sha256, sealed_by), known.id)


def _fixed(paper: Paper) -> EventRef:
    return existing(paper.frozen_by, "paper.not-frozen")


def _unsealed(state: Paper | None) -> Paper:
    known = existing(state, "paper.unknown")
    require(known.sealed is None, "paper.sealed")
    return known
